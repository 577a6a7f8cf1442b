"""The last published site: its list of addresses, so that the next one loses none of them."""

from __future__ import annotations

from pathlib import Path

import click

from labpress.lab import Lab
from labpress.outside import Unreachable, fetch
from labpress.problems import LabpressError, Problem

LIST = "addresses.txt"
HEAD = "# Every address of this site."


def lost_addresses(lab: Lab, site: Path, last: str) -> tuple[Problem, ...]:
    """Errors for what the last site had and this one has not. Says so where nothing is compared.

    Raises LabpressError where `last` names something that cannot be read.
    """
    try:
        text = _list(last, lab) if last else _read(site / LIST)
    except Unreachable as error:  # a site's first day must not be its last
        click.echo(f"{error}, so no address is compared.", err=True)
        return ()
    if text is not None and text.startswith(HEAD):
        return lab.lost_since(text)
    if last:
        what = "has no addresses.txt of Labpress" if text is None else "is no list of addresses"
        click.echo(f"{last} {what}, so no address is compared.", err=True)
    return ()


def _list(last: str, lab: Lab) -> str | None:
    if last.startswith(("https://", "http://")):
        url = last if last.endswith(".txt") else f"{last.rstrip('/')}/{LIST}"
        return fetch(url, lab.settings.links.agent)
    path = Path(last)
    if not path.exists():
        raise LabpressError(f"there is no {last} (name the last site's folder, file or address)")
    return _read(path / LIST if path.is_dir() else path)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None
