"""`labpress export`: one item as a Word file, as plain Markdown or as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from labpress.cli.card_tables import TABLES, table_of_cards
from labpress.cli.naming import item_named
from labpress.cli.options import config_option
from labpress.cli.print import write_whole
from labpress.cli.terminal import plainly, progress, reading, show_problems
from labpress.content import KINDS, Item
from labpress.exporting import Exported, Exports
from labpress.lab import Lab
from labpress.printing import png_of
from labpress.problems import LabpressError


@dataclass(frozen=True, slots=True)
class Form:
    """A form that an item can go out in, and the ending of its file's name."""

    ending: str
    make: Callable[[Exports, Item], Exported]


FORMS = {
    "docx": Form(".docx", Exports.word),
    "md": Form(".zip", Exports.markdown),
    "json": Form(".json", Exports.data),
}


@click.command()
@click.argument("name", metavar="SLUG")
@click.option(
    "--to",
    "to",
    type=click.Choice([*FORMS, *TABLES]),
    required=True,
    help="docx: Word. md: pandoc's Markdown. json: data. csv, xlsx: a table of all cards.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write, by default SLUG.docx, SLUG.zip or SLUG.json here; one that is there "
    "is replaced. For md also a new folder.",
)
@config_option
@plainly
def export(name: str, to: str, out: Path | None, config_file: Path) -> None:
    """Make a copy of an essay, card, toolkit, output or project to use elsewhere.

    docx is for comments: the whole page in Word, with its citations and references in words. md is
    plain Markdown for pandoc with its bibliography and pictures, zipped. json is for programs. What
    cannot go along is listed with its place.

    SLUG is a name or a card's code. Where two kinds share a name, say which: essay:impact. All
    cards at once are `labpress export cards --to csv` (or xlsx), which `labpress import` reads.
    """
    with reading(config_file) as (lab, pandoc):
        if to in TABLES:
            _export_table(lab, name, to, out)
            return
        form = FORMS[to]
        item = item_named(lab, name, tuple(KINDS))
        target = out or Path(f"{item.slug}{form.ending}")
        refuse(target, form.ending, lab)
        with progress("Writing"):
            exported = form.make(Exports(lab, pandoc, [item], png_of), item)
    show_problems(exported.problems)
    write(exported, target, form.ending)
    weight = sum(map(len, exported.files.values()))
    click.echo(f"Wrote {target}, {max(1, round(weight / 1000))} kB.")


def _export_table(lab: Lab, name: str, to: str, out: Path | None) -> None:
    target = out or Path(f"{name}.{to}")
    table = table_of_cards(lab, name, to)
    refuse(target, f".{to}", lab)
    write_whole(target, table)
    click.echo(f"Wrote {target}, {max(1, round(len(table) / 1000))} kB.")


def refuse(target: Path, ending: str, lab: Lab) -> None:
    """Raises LabpressError for a target that would write over something that is no export."""
    if ending == ".zip" and target.suffix != ending:
        if target.exists() and not (target.is_dir() and not any(target.iterdir())):
            raise LabpressError(
                f"{target} is there already (name a new folder, or a file that ends in .zip)"
            )
        return
    if target.suffix.lower() != ending:
        raise LabpressError(f"{target} does not end in {ending} (give it that ending)")
    if target.resolve() in {path.resolve() for path in lab.settings.bib_files}:
        raise LabpressError(f"{target} is the lab's bibliography (name another file)")


def write(exported: Exported, target: Path, ending: str) -> None:
    """Writes the one file, all of them zipped, or all of them into a new folder."""
    if ending == ".zip" and target.suffix == ending:
        write_whole(target, exported.zipped)
    elif ending == ".zip":
        for name, content in exported.files.items():
            write_whole(target / name, content)
    else:
        write_whole(target, next(iter(exported.files.values())))
