"""`labpress` and its verbs. Only the verb that is asked for is imported: one that has next to
nothing to do would else wait longest for what the others need."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from importlib import import_module

import click

from labpress.cli import crash

VERBS = {
    "new": "Start a new essay, card, toolkit, output or project with the given TITLE, or a whole "
    "lab.",
    "import": "Bring in each FILE: Word (.docx), cards in a spreadsheet (.csv, .xlsx), Markdown or "
    "HTML.",
    "cite": "Keep the lab's list of sources.",
    "check": "Look for mistakes in your essays, cards and toolkits, and say where each one is.",
    "serve": "See the site on your own computer while you write.",
    "publish": "Make the website and its PDFs.",
    "deploy": "Put a built SITE, a folder or a zip, onto the branch that GitHub Pages serves.",
    "print": "Make one PDF: cards to cut, a deck, an essay, or a project's essays as one book.",
    "export": "Make a copy of an essay, card, toolkit, output or project to use elsewhere.",
    "schema": "Tell your editor which fields there are, what they are for and what may stand in "
    "them.",
}
"""The first sentence of each verb's help, which `labpress --help` says without its module."""
SELDOM = (50_000, 20, 100)
"""How often Python looks for circles of objects that nobody holds any more. A lab is made of half a
million of objects and of hardly any circle, so as seldom as is told here saves a third of the time
of opening one, for a few MiB."""
KEYWORDS = {"import", "print"}
"""Verbs that name something in Python already: there they end in an underscore."""


class Commands(MutableMapping[str, click.Command]):
    """The verbs by name; the module of each is imported when it is first asked for."""

    def __init__(self) -> None:
        self._read: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._read and name in VERBS:
            with lasting():
                module = import_module(f"labpress.cli.{name}{'_' * (name == 'import')}")
            self._read[name] = getattr(module, f"{name}{'_' * (name in KEYWORDS)}")
        return self._read[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._read[name] = command

    def __delitem__(self, name: str) -> None:
        del self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**VERBS, **self._read})

    def __len__(self) -> int:
        return len({**VERBS, **self._read})

    def __contains__(self, name: object) -> bool:
        return name in VERBS or name in self._read


@contextmanager
def lasting() -> Iterator[None]:
    """For imports. What modules hold is never let go, so that looking for what could be, now and at
    every later search, would cost a good part of a start and find nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()


class Verbs(click.Group):
    """The group of all verbs, which lists them without importing any."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of verbs, as click would of the verbs themselves."""
        told = {name: click.Command(name, help=says) for name, says in VERBS.items()}
        click.Group(commands=told).format_commands(ctx, formatter)


@click.group(
    cls=Verbs,
    commands=Commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(package_name="labpress", prog_name="labpress")
def main() -> None:
    """Publish what your lab has learned: essays, toolkits and method cards, as a website and on
    paper.

    Work in the folder that holds mkdocs.yml. Write in essays/ and docs/, look at the result with
    `labpress serve`, see what needs mending with `labpress check`, and make the site with
    `labpress publish`.
    """
    sys.excepthook = crash.say
