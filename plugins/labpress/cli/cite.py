"""`labpress cite`: sources found on the web or in a file, added to the lab's bibliography."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from labpress.citations import Entry
from labpress.cli.options import config_option
from labpress.cli.terminal import plainly, progress, reading, show_problems
from labpress.importing.additions import Additions, additions, entry_of, found_works, put
from labpress.importing.naming_works import Name, name_of
from labpress.lab import Settings


@click.group()
def cite() -> None:
    """Keep the lab's list of sources."""


@cite.command(short_help="Add a source to the lab's bibliography.")
@click.argument("work", metavar="DOI|ISBN|URL|FILE")
@config_option
@plainly
def add(work: str, config_file: Path) -> None:
    """Add a source to the lab's bibliography, or say which entry it has there.

    What is known of a DOI, an ISBN or a web address is fetched from the services that mkdocs.yml
    names (labpress/citations: resolvers), else from doi.org and Wikipedia's citation service. A
    FILE (.ris, .bib, .json, .yaml) may hold many sources. Each new one gets a citekey, such as
    card2017, and stands at the end of the bibliography; no other entry is touched. Compare it with
    the source itself: what services know is not always right.
    """
    name = name_of(work)
    with reading(config_file) as (lab, pandoc):
        settings = lab.settings
        if there := entry_of(name, lab.bibliography):
            click.echo(_known(there))
            return
        with progress(f"Asking about {name.text}"):
            works, problems = found_works(name, settings, pandoc)
        made = additions(works, settings, pandoc)
        if made.new:
            put(made, settings)
    show_problems(problems)
    _say(made, settings, name)


def _known(entry: Entry) -> str:
    return f"There already: [@{entry.key}] in {entry.path}:{entry.line}"


def _say(made: Additions, settings: Settings, name: Name) -> None:
    for entry in made.known:
        click.echo(_known(entry))
    for title in made.refused:
        click.echo(f"This could not be written down, so add it by hand: {title}", err=True)
    for key, text in made.new.items():
        click.echo(f"Added to {settings.relative(made.path)}: cite it as [@{key}]")
        if name.kind != "file":
            click.echo(f"\n{text}\n")
    if made.new and made.path not in settings.bib_files:
        path = settings.relative(made.path)
        click.echo(f"It is a new file: see that mkdocs.yml names it (bib_file: {path})")
    if made.refused or not (made.new or made.known):
        sys.exit(1)
