"""`labpress new`: a file with the fields of its kind, filled as far as can be known."""

from __future__ import annotations

import datetime
from pathlib import Path

import click
import yaml

from labpress.catalogue.codes import next_code
from labpress.catalogue.permalinks import FOLDERS
from labpress.cli.new_lab import make_lab
from labpress.cli.options import config_option
from labpress.cli.terminal import plainly
from labpress.content import FIELDS, KINDS, Field, slug_from
from labpress.lab import NO_SLUGS, Settings, codes
from labpress.mkdocs_plugins.host import read_settings
from labpress.problems import LabpressError

OWN_WORDS = ("summary", "purpose", "challenge")
"""Left empty: a sentence of ours might well be published as the writer's."""
COLUMN = 34
"""Where the comments beside optional fields begin."""

BODIES = {
    "essay": "Begin here: the title above is the page's heading.\n\n## First heading\n",
    "card": (
        "## Why\n\nOne to three sentences.\n\n"
        "## How\n\n1. First step.\n2. Second step.\n3. Third step.\n\n"
        "## You will have\n\n## Watch out for\n\n-\n"
    ),
    "toolkit": "Who this is for, and why this order.\n",
    "output": "What was found, and how.\n",
    "project": "What the project is about.\n",
}


@click.command()
@click.argument("kind", type=click.Choice([*KINDS, "lab"]))
@click.argument("title")
@config_option
@plainly
def new(kind: str, title: str, config_file: Path) -> None:
    """Start a new essay, card, toolkit, output or project with the given TITLE, or a whole lab.

    Writes one file with every field: the required ones filled as far as they can be, the others
    as comments that say what they are for. Nothing that exists is overwritten.

    `labpress new lab TITLE` makes a folder here with a small lab to start from, which can be
    published at once.
    """
    if kind == "lab":
        made = make_lab(title, Path.cwd()).name
        click.echo(f"Made {made}/. Its README.md says what to fill in. To look at it:")
        click.echo(f"cd {made} && labpress serve")
        return
    settings = read_settings(config_file)
    folder = settings.essays_dir if kind == "essay" else settings.docs_dir / FOLDERS[kind]
    path = folder / f"{file_name(title)}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft_of(kind, title, settings))
    except FileExistsError:
        name = settings.relative(path)
        raise LabpressError(f"{name} is there already (choose another title)") from None
    click.echo(f"Wrote {settings.relative(path)}. Fill in the fields at its top, then look at it:")
    click.echo("labpress serve")


def file_name(title: str) -> str:
    """The slug that a title gives. Raises LabpressError where it gives none that can be used."""
    slug = slug_from(title)
    if not slug:
        raise LabpressError(
            f"no file name can be made from '{title}' (use a title with some plain letters)"
        )
    if slug in {name.lower() for name in NO_SLUGS}:
        raise LabpressError(f"'{slug}' stands for a whole folder (choose another title)")
    return slug


def draft_of(kind: str, title: str, settings: Settings) -> str:
    """The whole text of a new item of `kind`."""
    known = {
        "title": _quoted(title),
        "date": datetime.date.today().isoformat(),
        "code": next_code(codes(settings)) if kind == "card" else "",
        "draft": "true",
    }
    lines = [_line(field, known.get(field.name, "")) for field in FIELDS[kind]]
    return "\n".join(["---", *lines, "---", "", BODIES[kind]])


def _line(field: Field, known: str) -> str:
    """A field to fill in; one that may be left out is a comment that says what it is for."""
    own = field.name in OWN_WORDS or field.sample == field.form
    sample = known or ("" if own else field.sample)
    if sample and (field.required or known):
        return f"{field.name}: {sample}"
    if field.required:
        return f"{f'{field.name}:':<{COLUMN}} # {field.form}"
    return f"{f'# {field.name}:':<{COLUMN}} {field.help}"


def _quoted(text: str) -> str:
    """A value that YAML reads back as this very text."""
    return yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").strip()
