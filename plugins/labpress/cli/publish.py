"""`labpress publish`: builds the site beside the last one and swaps it in whole."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from labpress.cli import swap
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


@click.command()
@config_option
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@plainly
def publish(config_file: Path, strict: bool) -> None:
    """Make the website and its PDFs.

    The new site takes the place of the last one only when it is whole: if anything stops this
    command half way, the last good site is still there. Errors in your files stop it before it
    begins.
    """
    start = time.monotonic()
    site = site_folder(config_file)
    with reading(config_file) as (lab, _):
        show_problems(lab.problems)
        if blocking(lab.problems, strict=strict):
            what = f"Not published: {tally(lab.problems)}. "
            click.echo(what + ("The last site is unchanged." if site.exists() else ""), err=True)
            sys.exit(1)
        with progress("Building the site"):
            swap.publish(site, lambda to: build_site(config_file, to, lab, strict=strict))
    pages = sum(1 for _ in site.rglob("*.html"))
    pdfs = sum(1 for _ in site.rglob("*.pdf"))
    took = time.monotonic() - start
    click.echo(f"Published {pages} pages and {pdfs} PDFs to {_near(site)} in {took:.1f} s.")
    click.echo(f"Open {_near(site / 'index.html')} in a browser, or see it live: labpress serve")


def _near(path: Path) -> str:
    """A path as short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
