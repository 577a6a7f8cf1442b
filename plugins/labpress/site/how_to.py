"""How to: a card's method in the words of schema.org: its steps, its time and what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from labpress.content import Card, Duration
from labpress.markdown.html_tree import Element, parse_html
from labpress.site.head import text_of


def method(card: Card) -> dict[str, Any]:
    """Steps, time and supplies of a card; what is not known is empty."""
    steps = enumerate(steps_of(card), 1)
    return {
        "totalTime": iso_of(card.time),
        "supply": [{"@type": "HowToSupply", "name": name} for name in card.materials],
        "step": [{"@type": "HowToStep", "position": n, "text": text} for n, text in steps],
    }


def steps_of(card: Card) -> Iterator[str]:
    """What the numbered list of the section "How" says, one text a step."""
    section = card.section("How")
    lists = (one for one in parse_html(section.html).within() if one.tag == "ol") if section else ()
    first: Element | None = next(iter(lists), None)
    for child in first.children if first else ():
        is_step = isinstance(child, Element) and child.tag == "li"
        if is_step and (text := " ".join(text_of(child).split())):
            yield text


def iso_of(time: Duration) -> str:
    """The longest time as ISO 8601 writes it, `PT1H30M`; "" of one that has no end or comes again.

    Half a day is half a day's work.
    """
    minutes = time.minutes_max
    if minutes is None or time.per or time.over:
        return ""
    if time.unit in ("week", "month") and time.max.is_integer():
        return f"P{int(time.max)}{time.unit[0].upper()}"
    if time.unit in ("day", "week", "month"):
        days, minutes = divmod(minutes, 480)
        head = f"P{days}D" if days else "P"
    else:
        head = "P"
    hours, rest = divmod(minutes, 60)
    tail = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (rest, "M")) if n)
    return f"{head}T{tail}" if tail else head
