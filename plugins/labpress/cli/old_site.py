"""`labpress check --old-sitemap`: which addresses of a former site have no answer on this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from labpress.catalogue.old_sites import OldAddress, read_old_site
from labpress.catalogue.redirects import as_path
from labpress.lab import Lab, redirect_line
from labpress.problems import Level, Problem

MOST = 20
"""Sitemaps that one index may name."""

GUESSED = 500
"""Addresses for which the nearest new one is looked for, which takes a while."""

old_sitemap_option = click.option(
    "--old-sitemap",
    "old_sitemaps",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Also say which addresses of an old site have no answer on this one. FILE is its "
    "sitemap.xml or a list with an address a line; may be given more than once.",
)


def unanswered(lab: Lab, files: Sequence[Path]) -> tuple[Problem, ...]:
    """A warning for each page and upload of the old site that a reader would not find."""
    seen: set[str] = set()
    return tuple(problem for file in files for problem in _of_file(lab, file, seen))


def _of_file(lab: Lab, file: Path, seen: set[str], depth: int = 0) -> Iterator[Problem]:
    site = read_old_site(file)
    for address in site.addresses:
        yield from _of_address(lab, file, address, seen)
    for other in site.sitemaps[:MOST] if depth == 0 else ():
        beside = file.parent / (urlsplit(other.url).path.rpartition("/")[2] or "?")
        if beside.is_file():
            yield from _of_file(lab, beside, seen, depth + 1)
        else:
            message = f"this names another sitemap, {other.url}"
            hint = f"fetch it, put it beside {file.name} and check again"
            yield Problem(Level.WARNING, file.name, other.line, None, message, hint)


def _of_address(lab: Lab, file: Path, address: OldAddress, seen: set[str]) -> Iterator[Problem]:
    parts = urlsplit(address.url)
    base = urlsplit(lab.settings.site_url).path.strip("/")
    path = as_path(parts.path)
    path = path.removeprefix(f"{base}/") if base else path
    known = f"{path}?{parts.query}"
    if known in seen:
        return
    seen.add(known)
    if parts.query:
        message = f"'/{path}?{parts.query}' has no answer here: a page's address has no ?"
        hint = "your web server can lead it on: see the guide on moving a site"
        yield Problem(Level.WARNING, file.name, address.line, None, message, hint)
    elif path not in lab.addresses:
        message = f"'/{path}' has no answer on this site"
        near = lab.own_addresses if len(seen) < GUESSED else {}
        hint = f"add to redirects.csv: {redirect_line(path, near)}"
        yield Problem(Level.WARNING, file.name, address.line, None, message, hint)
