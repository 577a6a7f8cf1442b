"""Publishing: a lab is read, checked and built beside the last site, and swapped in whole."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from labpress import printing
from labpress.cli import swap, unchanged
from labpress.cli.explaining import explained
from labpress.cli.last_site import lost_addresses
from labpress.cli.terminal import (
    blocking,
    line_of,
    plainly,
    progress,
    reading_of,
    show_problems,
    tally,
)
from labpress.cli.unchanged import Published
from labpress.mkdocs_plugins.host import Looked, build_site, look_at
from labpress.mkdocs_plugins.record import Record, noticing
from labpress.mkdocs_plugins.remaking import Remaking
from labpress.problems import Problem, in_order

SPARE = Path(".labpress", "before", "site")
"""Where the site before the last one is kept, for the files that it has in common with the next."""


@dataclass(frozen=True)
class Wanted:
    """What a writer asked for. `settings` are what `build_site` takes besides; `options` says all
    that has a say in the site in one line. Nothing is remembered where `options` is ""."""

    config_file: Path
    strict: bool
    settings: Mapping[str, Any]
    last: str
    cache: bool
    page: str
    options: str


@dataclass(frozen=True)
class Done:
    """Where a site is, of what it is made in words, and `why` a page was made again."""

    site: Path
    made: str
    why: str


@plainly
def publish_lab(wanted: Wanted) -> Done:
    """Makes the site, and says what is wrong in the lab. Ends the program where something stops it;
    the last site is then as it was."""
    looked = look_at(wanted.config_file)
    root = looked.settings.root
    before = unchanged.begin(root, looked.sources)
    unchanged.forget(root)
    with reading_of(looked.settings, cache=wanted.cache) as (lab, pandoc):
        printed: tuple[Problem, ...] = ()
        preview = str(wanted.settings.get("preview", ""))
        if lab.settings.prints:  # else nothing of printing is imported
            url = wanted.settings.get("site_url")
            printed = printing.Editions(lab, pandoc, url, preview=bool(preview)).fit()
        skipped = preview and not wanted.last
        lost = () if skipped else lost_addresses(lab, looked.site, wanted.last)
        problems = in_order([*lab.problems, *printed, *lost])
        show_problems(problems)
        if blocking(problems, strict=wanted.strict):
            what = f"Not published: {tally(problems)}. "
            there = looked.site.exists()
            click.echo(what + ("The last site is unchanged." if there else ""), err=True)
            sys.exit(1)
        if wanted.cache and looked.strangers:
            whose = " and ".join(looked.strangers)
            click.echo(f"Every page is made, since {whose} may change any of them.", err=True)
        made: list[Remaking | None] = []
        said = Record()
        with progress("Building the site"):

            def build(to: Path) -> None:
                own = {"strict": wanted.strict, "cache": wanted.cache, **wanted.settings}
                with noticing(said):
                    made.append(build_site(wanted.config_file, to, lab, pandoc, problems, **own))

            spare = root / SPARE if wanted.cache and not looked.others else None
            swap.publish(looked.site, build, spare=spare)
    why = explained(wanted.page, made[0], looked.strangers) if wanted.page else ""
    outputs = made[0].outputs if made[0] else None
    files = outputs.stamps if outputs else unchanged.stamps_of(looked.site)
    done = Done(looked.site, _counted(files), why)
    # what MkDocs has warned of is to be heard again
    if wanted.options and looked.is_alone and not said.is_doubtful:
        unchanged.remember(root, _published(wanted, looked, done, problems), before, files)
    return done


def _counted(files: Collection[str]) -> str:
    pages, pdfs = (sum(path.endswith(end) for path in files) for end in (".html", ".pdf"))
    return f"{pages} pages and {pdfs} PDF{'s'[: pdfs != 1]}"


def _published(
    wanted: Wanted, looked: Looked, done: Done, problems: tuple[Problem, ...]
) -> Published:
    return Published(
        options=wanted.options,
        sources=tuple(map(str, looked.sources)),
        to=str(looked.site),
        made=done.made,
        said=tuple(map(line_of, problems)),
        until=unchanged.end_of_day(looked.time_zone),
    )
