"""`labpress check`: everything that is wrong in a lab, in one list."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from labpress.cli.reports import summary
from labpress.cli.terminal import (
    blocking,
    config_option,
    plainly,
    reading,
    show_problems,
    tally,
)
from labpress.printing import Editions
from labpress.problems import in_order


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
@plainly
def check(
    config_file: Path, strict: bool, form: str, summary_file: Path | None, links: str
) -> None:
    """Look for mistakes in your essays, cards and toolkits, and say where each one is.

    Nothing is changed and no site is made. Each line names the file, the line, what is wrong and
    what to do about it. Errors stop publishing; warnings and advice do not.
    """
    with reading(config_file) as (lab, pandoc):
        problems = in_order([*lab.problems, *Editions(lab, pandoc).fit()])
    show_problems(problems, form)
    if summary_file:
        with summary_file.open("a", encoding="utf-8") as file:  # a host gives one for all steps
            file.write(summary(problems, links))
    if form == "text":
        written = sum(item.kind != "page" for item in lab.items)
        what = f"Checked {written} essays, cards, toolkits, outputs and projects"
        click.echo(f"{what}: {tally(problems)}.", err=True)
    sys.exit(1 if blocking(problems, strict=strict) else 0)
