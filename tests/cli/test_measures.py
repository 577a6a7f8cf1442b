"""Lengths and times of day as people write them."""

from __future__ import annotations

import click
import pytest

from labpress.cli.measures import millimetres, minutes_after_midnight

CONTEXT = click.Context(click.Command("print"))
OPTION = click.Option(["--it"])


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("3mm", 3),
        ("3", 3),
        (" 3 MM ", 3),
        ("0.5cm", 5),
        ("0,5 cm", 5),
        ("0.125in", 3.175),
        ("72pt", 25.4),
        ("0", 0),
    ],
)
def test_a_length(written: str, length: float) -> None:
    assert millimetres(CONTEXT, OPTION, written) == pytest.approx(length)


@pytest.mark.parametrize("written", ["", "mm", "-1mm", "3 miles", "1e3", "٣mm", "3mm 4mm", "nan"])
def test_what_is_no_length(written: str) -> None:
    with pytest.raises(click.BadParameter, match="is no length"):
        millimetres(CONTEXT, OPTION, written)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("9:30", 570), ("09.30", 570), (" 14:00 ", 840), ("0:00", 0), ("23:59", 1439), (None, None)],
)
def test_a_time_of_day(written: str | None, minutes: int | None) -> None:
    assert minutes_after_midnight(CONTEXT, OPTION, written) == minutes


@pytest.mark.parametrize("written", ["", "9", "24:00", "9:60", "9:3", "half past nine", "٩:٣٠"])
def test_what_is_no_time_of_day(written: str) -> None:
    with pytest.raises(click.BadParameter, match="is no time of day"):
        minutes_after_midnight(CONTEXT, OPTION, written)
