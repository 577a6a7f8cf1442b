"""`labpress publish`: builds the site beside the last one and swaps it in whole."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

from labpress import printing
from labpress.cli import swap
from labpress.cli.last_site import last_option, lost_addresses
from labpress.cli.terminal import (
    blocking,
    config_option,
    plainly,
    progress,
    reading,
    show_problems,
    tally,
)
from labpress.mkdocs_plugins.host import build_site, site_folder
from labpress.problems import Problem, in_order

LONGEST = 200
"""Letters of a preview's banner."""


@click.command()
@config_option
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@click.option(
    "--preview",
    default="",
    metavar="WORDS",
    help="Make a preview: a banner says of what in these words, search engines are kept out, and "
    "cards are printed without an address.",
)
@click.option("--site-url", metavar="URL", help="The address of this site, for that in mkdocs.yml.")
@click.option(
    "--page-files",
    is_flag=True,
    help="Pages as files (about.html), for a place that shows no index.html of a folder.",
)
@last_option
@plainly
def publish(
    config_file: Path,
    strict: bool,
    preview: str,
    site_url: str | None,
    page_files: bool,
    last: str,
) -> None:
    """Make the website and its PDFs.

    The new site takes the place of the last one only when it is whole: if anything stops this
    command half way, the last good site is still there. Errors in your files stop it before it
    begins.
    """
    start = time.monotonic()
    site = site_folder(config_file)
    options = _options(preview, site_url, page_files=page_files)
    with reading(config_file) as (lab, pandoc):
        printed: tuple[Problem, ...] = ()
        if lab.settings.prints:  # else nothing of printing is imported
            press = printing.Editions(lab, pandoc, site_url, preview=bool(options["preview"]))
            printed = press.fit()
        lost = () if preview and not last else lost_addresses(lab, site, last)
        problems = in_order([*lab.problems, *printed, *lost])
        show_problems(problems)
        if blocking(problems, strict=strict):
            what = f"Not published: {tally(problems)}. "
            click.echo(what + ("The last site is unchanged." if site.exists() else ""), err=True)
            sys.exit(1)
        with progress("Building the site"):

            def build(to: Path) -> None:
                build_site(config_file, to, lab, pandoc, problems, strict=strict, **options)

            swap.publish(site, build)
    pages = sum(1 for _ in site.rglob("*.html"))
    pdfs = sum(1 for _ in site.rglob("*.pdf"))
    took = time.monotonic() - start
    made = f"{pages} pages and {pdfs} PDF{'s'[: pdfs != 1]}"
    click.echo(f"Published {made} to {_near(site)} in {took:.1f} s.")
    click.echo(f"Open {_near(site / 'index.html')} in a browser, or see it live: labpress serve")


def _options(preview: str, site_url: str | None, *, page_files: bool) -> dict[str, Any]:
    """What `build_site` takes besides. The words of a preview are a stranger's: one short line."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in preview).split())
    options: dict[str, Any] = {"preview": words[:LONGEST]}
    if site_url:
        options["site_url"] = site_url
    if page_files:
        options["use_directory_urls"] = False
    return options


def _near(path: Path) -> str:
    """A path as short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
