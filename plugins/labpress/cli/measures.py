"""What a printing verb takes on the command line: lengths on paper, a time of day, a reference."""

from __future__ import annotations

import re

import click

UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "": 1.0}


def millimetres(ctx: click.Context, param: click.Parameter, value: str) -> float:
    """A length such as `3mm`, `0.125in` or, in millimetres, `3`. Raises click.BadParameter."""
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*", value.lower(), re.ASCII)
    if not found or found[2] not in UNITS:
        raise click.BadParameter(f"'{value}' is no length (write 3mm, 0.5cm or 0.125in)")
    return float(found[1].replace(",", ".")) * UNITS[found[2]]


def minutes_after_midnight(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> int | None:
    """A time of day such as `9:30` or `14.00`. Raises click.BadParameter."""
    if value is None:
        return None
    found = re.fullmatch(r"\s*(\d{1,2})[:.](\d\d)\s*", value, re.ASCII)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise click.BadParameter(f"'{value}' is no time of day (write 09:30)")
    return int(found[1]) * 60 + int(found[2])


def not_empty(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Not nothing: a script's variable that was never set would else mean that all is printed.
    Raises click.BadParameter."""
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty (name a commit, a tag or a deck)")
    return value
