"""The reference pages of the guide, written from the code: fields, commands and settings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import click

from labpress.cli import main
from labpress.content import FIELDS
from labpress.mkdocs_plugins.cards import CardsConfig
from labpress.mkdocs_plugins.citations import CitationsConfig
from labpress.mkdocs_plugins.library import LibraryConfig
from labpress.mkdocs_plugins.print import PrintConfig
from labpress.mkdocs_plugins.reading_time import ReadingTimeConfig

ITEMS = {
    "essay": ("Essay", "essays/<slug>.md"),
    "card": ("Card", "docs/cards/<slug>.md"),
    "toolkit": ("Toolkit", "docs/toolkits/<slug>.md"),
    "output": ("Output", "docs/outputs/<slug>.md"),
    "project": ("Project", "docs/projects/<slug>.md"),
}
PLUGINS: dict[str, type[Any]] = {
    "labpress/library": LibraryConfig,
    "labpress/citations": CitationsConfig,
    "labpress/reading-time": ReadingTimeConfig,
    "labpress/cards": CardsConfig,
    "labpress/print": PrintConfig,
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
        yield from ("", f"## {title}", "", f"In `{path}`.", "", "| Field | Form | What it is for |")
        yield "|---|---|---|"
        for field in FIELDS[kind]:
            name = f"**`{field.name}`** (required)" if field.required else f"`{field.name}`"
            form = field.form.removeprefix("write ")
            yield f"| {name} | {_cell(form)} | {_cell(field.help)} |"
    yield ""


def _commands() -> Iterator[str]:
    yield from _head("Commands", "What each labpress command does, and its options.")
    yield "Work in the folder that holds `mkdocs.yml`."
    for name, command in sorted(main.commands.items()):
        context = click.Context(command, info_name=f"labpress {name}", max_content_width=80)
        yield from ("", f"## labpress {name}", "", "```", command.get_help(context), "```")
    yield ""


def _settings() -> Iterator[str]:
    yield from _head("Settings", "The options of Labpress's plugins in mkdocs.yml.")
    yield "All settings are in `mkdocs.yml`: MkDocs' own, and the options of these five plugins,"
    yield "which stand in this order under `plugins:`."
    for name, config in PLUGINS.items():
        yield from ("", f"## {name}", "", inspect.cleandoc(config.__doc__ or ""), "")
        if config.HELP:
            yield from ("| Option | Default | What it does |", "|---|---|---|")
        for option, help in config.HELP.items():
            default = getattr(config, option).default
            yield f"| `{option}` | {_default(default)} | {_cell(help)} |"
    yield ""


def _head(title: str, description: str) -> Iterator[str]:
    yield from ("---", f"title: {title}", f"description: {description}", "---", "")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _default(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return (
        "none" if value is None else f"`{str(value).lower() if value in (True, False) else value}`"
    )
