"""`labpress import`: Word files, spreadsheets of cards, Markdown and web pages into the lab."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from labpress.cli.options import config_option
from labpress.cli.terminal import plainly, progress, reading, show_problems
from labpress.importing import Comments, Intake, Tracked, Wishes
from labpress.lab import Lab, open_lab
from labpress.pandoc import Pandoc
from labpress.problems import in_order

PATIENCE = 9
"""Seconds for one file: a book takes three, and what takes longer was made to."""


@click.command(name="import")
@click.argument(
    "files",
    metavar="FILE…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["essay", "card"]),
    default="essay",
    show_default=True,
    help="What the text becomes. The rows of a spreadsheet are always cards.",
)
@click.option("--name", default="", help="The new file's name without .md, for a single file.")
@click.option(
    "--tracked",
    type=click.Choice([wish.value for wish in Tracked]),
    default=Tracked.ACCEPT.value,
    show_default=True,
    help="Tracked changes: accept or reject all of them, or show both texts side by side.",
)
@click.option(
    "--comments",
    type=click.Choice([wish.value for wish in Comments]),
    default=Comments.LIST.value,
    show_default=True,
    help="Comments: list them at the end, or keep each in the text too, hidden from readers.",
)
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file of their fields and ours, such as `headline: title`.",
)
@config_option
@plainly
def import_(
    files: tuple[Path, ...],
    kind: str,
    name: str,
    tracked: str,
    comments: str,
    mapping: Path | None,
    config_file: Path,
) -> None:
    """Bring in each FILE: Word (.docx), cards in a spreadsheet (.csv, .xlsx), Markdown or HTML.

    Writes an essay, or with `--as card` a card, with its pictures beside it and its sources in
    the bibliography, and ends with a list of what somebody must still look at. Nothing that is
    there is overwritten, and if one file cannot come in, none does.
    """
    if name and len(files) > 1:
        raise click.UsageError("--name is for one file at a time")
    with reading(config_file) as (before, pandoc), Pandoc(timeout=PATIENCE) as patient:
        wishes = Wishes(Tracked(tracked), Comments(comments))
        intake = Intake(before.settings, patient, kind, wishes, name=name)
        if mapping:
            intake.map_fields(mapping)
        for file in files:
            with progress(f"Reading {file.name}"):
                intake.take(file)
        if intake.faults:
            show_problems(in_order(intake.faults))
            click.echo("Nothing was brought in.", err=True)
            sys.exit(1)
        new = intake.put()
        _say(intake, new, before, open_lab(before.settings, pandoc))


def _say(intake: Intake, new: list[str], before: Lab, after: Lab) -> None:
    """What was written, and what is still to be looked at: ours, and what the checks say of it."""
    for path in new:
        known = (after.settings.root / path) in before.settings.bib_files
        click.echo(f"{'Added to' if known else 'Wrote'} {path}")
    if intake.skipped:
        click.echo(f"Left as they are: {', '.join(intake.skipped)}")
    known_before = frozenset(before.problems)
    found = [problem for problem in after.problems if problem not in known_before]
    todo = in_order([*intake.problems, *found])
    if todo:
        click.echo("\nStill to look at:")
        show_problems(todo)
    if intake.made:
        click.echo("\nEach is a draft until you take out its line `draft: true`. Look at it with:")
        click.echo("labpress serve")
