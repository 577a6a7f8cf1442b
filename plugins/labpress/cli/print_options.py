"""Options of `labpress print`: what may be said about paper, and about which cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from labpress.cli.measures import millimetres, minutes_after_midnight, not_empty
from labpress.printing import FORMATS, SHEETS
from labpress.printing.layouts import DUPLEX, EDITIONS, ORDERS
from labpress.printing.usual import NO_SHEET

FOR_CARDS = {
    "sheet": None,
    "duplex": "long",
    "order": "page",
    "edition": "colour",
    "copies": 1,
    "bleed": 0,
    "start": None,
    "since": None,
}
"""Options that have no say in how an essay is printed, with what each is if nobody names it."""


def _choice(names: Iterable[str]) -> click.Choice[str]:
    """One of `names`, as people write them: A4 as well as a4."""
    return click.Choice(tuple(names), case_sensitive=False)


_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option("--toolkit", metavar="SLUG", default="", help="A toolkit's deck."),
    click.option(
        "--essay", metavar="SLUG", default="", help="The cards that an essay asks to try."
    ),
    click.option("--stage", metavar="ID", default="", help="All cards of a stage."),
    click.option("--all", "whole", is_flag=True, help="All cards of the lab."),
    click.option("--blank", is_flag=True, help="Cards to write on."),
    click.option(
        "--test-sheet", is_flag=True, help="A sheet that shows how exact your printer is."
    ),
    click.option(
        "--since",
        callback=not_empty,
        metavar="REF",
        default=None,
        help="Only the cards whose printed words changed since: a commit, a tag, or a deck "
        "that was printed (its PDF or JSON).",
    ),
    click.option(
        "--size",
        type=_choice(FORMATS),
        default=None,
        help="The size of a card, or of an essay's pages.  [default: a6-safe, an essay a4]",
    ),
    click.option(
        "--sheet",
        type=_choice((*SHEETS, NO_SHEET)),
        default=None,
        help="The paper to lay cards on; none: card by card.  [default: a4]",
    ),
    click.option(
        "--duplex",
        type=_choice(DUPLEX),
        default="long",
        show_default=True,
        help="The edge on which sheets are flipped; none: backs on sheets of their own.",
    ),
    click.option(
        "--order",
        type=_choice(ORDERS),
        default="page",
        show_default=True,
        help="stack: the pile is in order once it is cut.",
    ),
    click.option(
        "--edition",
        type=_choice(EDITIONS),
        default="colour",
        show_default=True,
        help="How cards look; large: large print, 18 points on A4 or Letter.",
    ),
    click.option(
        "--copies", type=click.IntRange(1, 1000), default=1, help="How many of each card."
    ),
    click.option(
        "--start",
        callback=minutes_after_midnight,
        metavar="TIME",
        default=None,
        help="When the run sheet begins, such as 09:30.",
    ),
    click.option(
        "--gutter",
        callback=millimetres,
        metavar="LENGTH",
        default="4mm",
        show_default=True,
        help="Between cards.",
    ),
    click.option(
        "--margin",
        callback=millimetres,
        metavar="LENGTH",
        default="5mm",
        show_default=True,
        help="What your printer cannot print on.",
    ),
    click.option(
        "--bleed",
        callback=millimetres,
        metavar="LENGTH",
        default="0mm",
        show_default=True,
        help="For a print shop, such as 3mm: card by card, with a note for the shop.",
    ),
    click.option("--marks/--no-marks", default=True, help="Crop marks.", show_default=True),
)


def said_for_cards(options: Mapping[str, Any]) -> list[str]:
    """Those that were given, as they are written."""
    return [f"--{name}" for name, usual in FOR_CARDS.items() if options[name] != usual]


def print_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a verb all of them, by their names."""
    for option in reversed(_OPTIONS):
        verb = option(verb)
    return verb
