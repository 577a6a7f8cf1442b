"""`labpress publish`: the website and its PDFs, made only if something has changed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click

from labpress.cli.main import lasting
from labpress.cli.options import config_option, last_option
from labpress.cli.unchanged import last_published

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
@click.option(
    "--no-cache",
    is_flag=True,
    help="Make everything afresh, whatever was kept in .labpress/ by earlier runs.",
)
@click.option(
    "--explain",
    "page",
    default="",
    metavar="PAGE",
    help="Say why this page, a file or an address, was made again, or was not.",
)
def publish(
    config_file: Path,
    strict: bool,
    preview: str,
    site_url: str | None,
    page_files: bool,
    last: str,
    no_cache: bool,
    page: str,
) -> None:
    """Make the website and its PDFs.

    The new site takes the place of the last one only when it is whole: if anything stops this
    command half way, the last good site is still there. Errors in your files stop it before it
    begins. Of what was made before, only that is made again of which something has changed.
    """
    start = time.monotonic()
    settings = _settings(preview, site_url, page_files=page_files)
    # what is compared with, or asked for besides, may change without the lab
    options = "" if last or page or no_cache else repr((strict, sorted(settings.items())))
    known = last_published(config_file.absolute().parent, options) if options else None
    if known:
        for line in known.said:
            click.echo(line)
        where = _near(Path(known.to))
        click.echo(f"Nothing has changed since {known.made} were published to {where}.")
        return
    # all that makes a site, which takes longer to import than to see that nothing has changed
    with lasting():
        from labpress.cli.publishing import Wanted, publish_lab  # noqa: PLC0415  # it is slow

    done = publish_lab(Wanted(config_file, strict, settings, last, not no_cache, page, options))
    took = time.monotonic() - start
    click.echo(f"Published {done.made} to {_near(done.site)} in {took:.1f} s.")
    index = _near(done.site / "index.html")
    if done.why:
        click.echo(done.why)
    click.echo(f"Open {index} in a browser, or see it live: labpress serve")


def _settings(preview: str, site_url: str | None, *, page_files: bool) -> dict[str, Any]:
    """What a build takes besides. The words of a preview are a stranger's: one short line."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in preview).split())
    settings: dict[str, Any] = {"preview": words[:LONGEST]}
    if site_url:
        settings["site_url"] = site_url
    if page_files:
        settings["use_directory_urls"] = False
    return settings


def _near(path: Path) -> str:
    """A path as short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
