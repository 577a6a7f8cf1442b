"""The reference pages of the guide, written from the code: fields, commands and settings."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterable, Iterator
from typing import Any

import click

from labpress.cli import main
from labpress.cli.crash import TRACEBACK
from labpress.content import (
    FIELDS,
    SECTIONS,
    STAGES,
    Adapted,
    Approval,
    Author,
    Change,
    Contact,
    Fault,
    Field,
    Left,
    Stage,
    Statement,
    ToolkitItem,
    Video,
)
from labpress.content.fields import fields_of
from labpress.content.statement import Checked
from labpress.markdown import DIALECT
from labpress.mkdocs_plugins.cards import CardsConfig
from labpress.mkdocs_plugins.citations import CitationsConfig
from labpress.mkdocs_plugins.library import LibraryConfig
from labpress.mkdocs_plugins.print import PDF_IN_SERVE, PrintConfig
from labpress.mkdocs_plugins.reading_time import ReadingTimeConfig
from labpress.mkdocs_plugins.search import SearchConfig
from labpress.mkdocs_plugins.sharing import SharingConfig

ITEMS = {
    "essay": ("Essay", "essays/<slug>.md"),
    "card": ("Card", "docs/cards/<slug>.md"),
    "toolkit": ("Toolkit", "docs/toolkits/<slug>.md"),
    "output": ("Output", "docs/outputs/<slug>.md"),
    "project": ("Project", "docs/projects/<slug>.md"),
}
PARTS: dict[str, tuple[str, type[Any]]] = {
    "approved": ("the sign-off of a text, under `approved`", Approval),
    "changes": ("one change, an entry of `changes`", Change),
    "video": ("a film, under `video`", Video),
    "adapted_from": ("whose work a card was made from, under `adapted_from`", Adapted),
}
STATED: dict[str, tuple[str, type[Any]]] = {
    "contact": ("whom to tell of a fault, under `contact`", Contact),
    "checked": ("the last check, under `checked`", Checked),
    "faults": ("one fault, an entry of `faults`", Fault),
    "burden and exempt": ("content that is not mended, an entry of `burden` or `exempt`", Left),
}
STAGE_KEYS = {
    "id": "What stands in front matter and in addresses: small letters, figures and hyphens",
    "title": "Its name in full",
    "word": "Its short name; made from the id if it is not given",
    "question": "What the lab asks itself in this stage",
    "colour": 'The colour of its cards, in quotes: `"#0b5563"`; white words must be readable on it',
    "dark": "The same for dark pages, a lighter one",
    "icon": "The sign that goes with the colour: one of the three that are shipped, "
    + ", ".join(f"`{stage.icon}`" for stage in STAGES),
}
SYNTAX = {
    "abbr": "an abbreviation explained once",
    "admonition": "a box, `!!! note`",
    "attr_list": "a class or a size in braces after a picture, link or heading",
    "def_list": "terms with their meanings",
    "footnotes": "footnotes",
    "md_in_html": "Markdown inside HTML, as in a figure with a caption",
    "sane_lists": "lists that begin where you begin them",
    "smarty": "quotation marks, dashes and apostrophes as printers set them",
    "tables": "tables",
    "toc": "a place to link to for each heading",
    "pymdownx.arithmatex": "formulas",
    "pymdownx.caret": "words that were put in, `^^like this^^`",
    "pymdownx.details": "a box that opens, `???`",
    "pymdownx.highlight": "program code in colours",
    "pymdownx.inlinehilite": "the same in a line",
    "pymdownx.keys": "keys to press, `++ctrl+s++`",
    "pymdownx.mark": "marked words, `==like this==`",
    "pymdownx.superfences": "program code between lines of three backticks",
    "pymdownx.tabbed": "tabs",
    "pymdownx.tasklist": "lists to tick",
    "pymdownx.tilde": "words that were struck out, `~~like this~~`",
}
VARIABLES = {
    TRACEBACK: "With any value: where something stops that nobody foresaw, show Python's own "
    "account of it. For reports to those who mend programs.",
    PDF_IN_SERVE: "With any value: `mkdocs serve` makes the PDFs too, as `labpress serve --pdf` "
    "does.",
}
PLUGINS: dict[str, type[Any]] = {
    "labpress/library": LibraryConfig,
    "labpress/citations": CitationsConfig,
    "labpress/reading-time": ReadingTimeConfig,
    "labpress/cards": CardsConfig,
    "labpress/print": PrintConfig,
    "labpress/sharing": SharingConfig,
    "labpress/search": SearchConfig,
}


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    return {
        "fields.md": "\n".join(_fields()),
        "commands.md": "\n".join(_commands()),
        "settings.md": "\n".join(_settings()),
    }


def _fields() -> Iterator[str]:
    yield from _head("Fields", "Every field that may stand at the top of a file, and its form.")
    yield "The fields stand between two lines of `---` at the top of a file. A name that is not in"
    yield "these lists is an error, so that nothing you wrote is dropped in silence. Put quotes"
    yield 'around a text that has a colon in it: `title: "Why: we fail"`.'
    for kind, (title, path) in ITEMS.items():
        yield from ("", f"## {title}", "", f"In `{path}`.", "", *_table(FIELDS[kind]))
        if kind == "card":
            yield from ("", "### Sections of a card", "", "Below the fields, each under `##`.", "")
            yield from ("| Section | What belongs there |", "|---|---|")
            for section in SECTIONS:
                name = f"**{section.name}** (required)" if section.required else section.name
                yield f"| {name} | {_cell(section.help)} |"
    yield from ("", "## Fields with parts", "")
    yield "Some fields have parts. They stand below the field, each on a line of its own and two"
    yield "spaces further in; [lists and parts](cards.md#fields-with-parts) shows how."
    for name, (what, model) in PARTS.items():
        yield from ("", f"### {name}", "", f"For {what}.", "", *_table(fields_of(model)))
    yield from ("", "### Steps of a toolkit", "")
    yield "Each entry of `items` is the name of a card, or one of `card`, `essay`, `output` and"
    yield "`break` with these below it."
    yield from ("", *_table(fields_of(ToolkitItem)))
    yield from ("", "## People and organisations", "")
    yield "In `docs/authors.yml`, for each name that signs something. A name that is not there"
    yield "stands as it was signed."
    yield from ("", *_table(fields_of(Author)))
    yield from ("", "## The accessibility statement", "")
    yield "In `docs/accessibility.yml`; [the guide](accessibility.md) tells who needs which form."
    yield from ("", *_table(fields_of(Statement)))
    for name, (what, part) in STATED.items():
        yield from ("", f"### {name}", "", f"For {what}.", "", *_table(fields_of(part)))
    yield ""


def _table(table: Iterable[Field]) -> Iterator[str]:
    yield from ("| Field | Form | What it is for |", "|---|---|---|")
    for field in table:
        name = f"**`{field.name}`** (required)" if field.required else f"`{field.name}`"
        form = field.form.removeprefix("write ").removeprefix("it ")
        yield f"| {name} | {_cell(form)} | {_cell(field.help)} |"


def _help(command: click.Command, name: str) -> tuple[str, ...]:
    context = click.Context(command, info_name=name, terminal_width=72)
    return ("", "```", command.get_help(context), "```")


def _commands() -> Iterator[str]:
    yield from _head("Commands", "What each labpress command does, and its options.")
    yield "Work in the folder that holds `mkdocs.yml`."
    for name, command in sorted(main.commands.items()):
        yield from ("", f"## labpress {name}", *_help(command, f"labpress {name}"))
        below = command.commands if isinstance(command, click.Group) else {}
        for own, verb in sorted(below.items()):
            yield from _help(verb, f"labpress {name} {own}")
    yield from ("", "## Environment variables", "")
    yield "Few will need these. They are set before a command, as in"
    yield f"`{TRACEBACK}=1 labpress publish`."
    yield from ("", "| Variable | What it does |", "|---|---|")
    yield from (f"| `{name}` | {_cell(help)} |" for name, help in VARIABLES.items())
    yield ""


def _settings() -> Iterator[str]:
    yield from _head("Settings", "The options of Labpress’s plugins in mkdocs.yml.")
    yield "All settings are in `mkdocs.yml`: MkDocs' own, and the options of these plugins,"
    yield "which stand in this order under `plugins:`."
    for name, config in PLUGINS.items():
        yield from ("", f"## {name}", "", inspect.cleandoc(config.__doc__ or ""), "")
        if config.HELP:
            yield from ("| Option | Default | What it does |", "|---|---|---|")
        for option, help in config.HELP.items():
            default = getattr(config, option).default
            yield f"| `{option}` | {_default(default)} | {_cell(help)} |"
    yield from ("", "## Stages of your own", "")
    yield "Under `stages:` of `labpress/library`, in their order; without any, a lab has"
    yield ", ".join(f"`{stage.id}`" for stage in STAGES) + ". `id` and `title` are required."
    yield from ("", "| Key | What it is |", "|---|---|")
    for key in dataclasses.fields(Stage):
        yield f"| `{key.name}` | {_cell(STAGE_KEYS[key.name])} |"
    yield from ("", "## Markdown", "")
    yield "[How to write](essays.md) shows what these give. All are on in every lab; more may be"
    yield "added under `markdown_extensions:` in `mkdocs.yml`, where these can also be set up"
    yield "in another way."
    yield from ("", "| Extension | For |", "|---|---|")
    yield from (f"| `{name}` | {_cell(SYNTAX[name])} |" for name in DIALECT.extensions)
    yield ""


def _head(title: str, description: str) -> Iterator[str]:
    yield from ("---", f"title: {title}", f"description: {description}", "---", "")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _default(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    if value is None or value in ("", {}):
        return "none"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
