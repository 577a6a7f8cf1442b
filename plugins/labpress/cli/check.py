"""`labpress check`: everything that is wrong in a lab, in one list."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from labpress.cli.inspection import Inspection, inspect
from labpress.cli.last_site import lost_addresses
from labpress.cli.old_site import old_sitemap_option, unanswered
from labpress.cli.options import config_option, last_option
from labpress.cli.reports import summary
from labpress.cli.terminal import (
    blocking,
    plainly,
    reading,
    show_problems,
    tally,
)
from labpress.cli.watching import state_of, wait_for_change, watched
from labpress.mkdocs_plugins.host import look_at, read_settings
from labpress.problems import LabpressError, in_order


@click.command()
@config_option
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    show_default=True,
    help="text: a line each. json: for programs. github: notes on the lines of a pull request. "
    "gitlab: a code-quality report.",
)
@click.option(
    "--summary",
    "summary_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also add a list for people to this file, in Markdown, by file and with what to do.",
)
@click.option(
    "--links",
    default="",
    metavar="URL",
    help="Where the files can be seen or edited, so that the summary's lines lead there.",
)
@click.option(
    "--plain-language",
    is_flag=True,
    help="Also list the advice on language: long sentences, long words, abbreviations.",
)
@click.option(
    "--external",
    is_flag=True,
    help="Also ask other sites whether the addresses you link to still lead there.",
)
@last_option
@old_sitemap_option
@click.option("--watch", is_flag=True, help="Check again whenever you save a file.")
@plainly
def check(
    config_file: Path,
    strict: bool,
    form: str,
    summary_file: Path | None,
    links: str,
    plain_language: bool,
    external: bool,
    last: str,
    old_sitemaps: tuple[Path, ...],
    watch: bool,
) -> None:
    """Look for mistakes in your essays, cards and toolkits, and say where each one is.

    Nothing is changed and no site is made. Each line names the file, the line, what is wrong and
    what to do about it. Errors stop publishing; warnings and advice do not.
    """
    if watch:
        if external or form != "text" or summary_file or last or old_sitemaps:
            raise click.UsageError("--watch goes with --strict and --plain-language only")
        _watch(config_file, plain_language)
        return
    with reading(config_file) as (lab, pandoc):
        found = inspect(lab, pandoc, external=external)
        moved = [
            *lost_addresses(lab, look_at(config_file).site, last),
            *unanswered(lab, old_sitemaps),
        ]
    found = replace(found, problems=in_order([*found.problems, *moved]))
    problems = in_order([*found.problems, *(found.language if plain_language else ())])
    show_problems(problems, form)
    if summary_file:
        with summary_file.open("a", encoding="utf-8") as file:  # a host gives one for all steps
            file.write(summary(problems, links))
    if form == "text":
        _say_how_many(found, plain_language)
    sys.exit(1 if blocking(problems, strict=strict) else 0)


def _say_how_many(found: Inspection, plain_language: bool) -> None:
    what = f"Checked {found.written} essays, cards, toolkits, outputs and projects"
    click.echo(f"{what}: {tally(found.problems)}.", err=True)
    if found.language:
        more = "" if plain_language else " (labpress check --plain-language lists it)"
        number = tally(found.language)
        click.echo(f"On language: {number}{more}.", err=True)


def _watch(config_file: Path, plain_language: bool) -> None:
    """Checks, waits for a change, and so on until Ctrl+C. The list always is the present one."""
    places: tuple[Path, ...] = (config_file,)
    try:
        while True:
            click.clear()  # on a terminal only
            before = state_of(places)
            click.echo("Checking …", err=True)
            try:
                places = watched(read_settings(config_file), config_file)
                before = state_of(places)
                with reading(config_file) as (lab, pandoc):
                    found = inspect(lab, pandoc)
                shown = [*found.problems, *(found.language if plain_language else ())]
                show_problems(in_order(shown))
                _say_how_many(found, plain_language)
            except LabpressError as error:
                click.echo(f"Checked nothing: {error}", err=True)
            click.echo("Waiting for you to save a file. Ctrl+C ends this.", err=True)
            wait_for_change(places, before)
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)
