"""Facts: every field of an item that its own text does not show, with a name and in words.

They come from the table of fields, so that one added later is not forgotten here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from labpress.articles.addresses import Addresses
from labpress.articles.filling import Node, element, linked
from labpress.catalogue import Ask
from labpress.content import (
    FIELDS,
    Card,
    Change,
    Duration,
    Item,
    PartialDate,
    Period,
    Toolkit,
    said_date,
    said_period,
    said_stage,
    said_time,
)
from labpress.markdown.html_tree import Element
from labpress.wording import Wording

_SHOWN_NAMES = """
    title subtitle authors date image image_alt image_credit key_points items purpose challenge
    draft redirect_from sources lang bibliography csl
"""
SHOWN = frozenset(_SHOWN_NAMES.split())
"""What stands elsewhere in the text, and what only the site needs."""
EDITORIAL = frozenset(("publish_on", "review_by", "reviewed_by", "approved"))
"""What those who look after the lab know, and the site does not tell."""
NAMED = {
    "project": "project",
    "projects": "project",
    "do_first": "card",
    "do_next": "card",
    "goes_with": "card",
    "related": "essay",
}
"""Fields that name other items, with the kind that is meant where none is said."""
KNOWN = {
    "type": "output-types",
    "setting": "places",
    "access": "output",
    "difficulty": "card",
    "maturity": "card",
}
"""Fields with a few known values, and the section of the table that has words for them."""


def facts(
    item: Item, ask: Ask, addresses: Addresses, hidden: frozenset[str]
) -> list[tuple[str, Sequence[Node]]]:
    """The names and values of what is known about `item`, in the order of its fields."""
    skipped = SHOWN | hidden | ({"summary"} if not getattr(item, "subtitle", "") else frozenset())
    found = []
    for field in FIELDS[item.kind]:
        value = getattr(item, field.name)
        if field.name not in skipped and value not in (None, "", (), False):
            nodes = list(_nodes(field.name, value, item, ask, addresses))
            found.append((label_of(field.name, ask.say), nodes))
    return [(label, nodes) for label, nodes in found if nodes]


def label_of(name: str, say: Wording) -> str:
    """A field's name as a person reads it: `do_first` -> `Do first`."""
    return say.plain(f"fields.{name}")


def _nodes(name: str, value: object, item: Item, ask: Ask, addresses: Addresses) -> Iterator[Node]:
    values = value if isinstance(value, tuple) else (value,)
    if name in named_kinds(item):
        values = tuple(one for one in values if target_of(name, str(one), item, ask))
    for number, one in enumerate(values):
        if number:
            yield element("br") if is_dataclass(one) and len(values) > 1 else ", "
        yield from _one(name, one, item, ask, addresses)


def _one(name: str, value: object, item: Item, ask: Ask, addresses: Addresses) -> Sequence[Node]:
    other = target_of(name, str(value), item, ask)
    if other is not None:
        return linked([other.title], addresses.of_item(other))
    if name == "stages":
        return [_stage(value, ask)]
    words = _known(name, value, ask.say) or text_of(value, ask.say)
    if words.startswith(("https://", "http://")):
        return linked([words], words)
    return linked([words], f"https://doi.org/{words}") if name == "doi" else [words]


def named_kinds(item: Item) -> dict[str, str]:
    """The fields of `item` that name other items, with the kind that is meant."""
    return {**NAMED, "translation_of": item.kind}


def target_of(name: str, value: str, item: Item, ask: Ask) -> Item | None:
    """The item that a field names; None for a draft, of which nothing is told, and other fields."""
    kind = named_kinds(item).get(name, "")
    said, colon, slug = value.partition(":")
    return (ask.item(said, slug) if colon else ask.item(kind, value)) if kind else None


def _stage(value: object, ask: Ask) -> str:
    """A stage's title; of a project's stage also when it was."""
    name, when = value if isinstance(value, tuple) else (str(value), None)
    stage = ask.stage(name)
    title = str(said_stage(stage, ask.say).title) if stage else name
    return f"{title}: {said_period(when, ask.say)}" if isinstance(when, Period) else title


def _known(name: str, value: object, say: Wording) -> str:
    """A value that stands in the table of words; "" for any other."""
    if name == "status":
        return say.plain(f"project.status-{value}")
    return str(say.known(KNOWN[name], str(value))) if name in KNOWN else ""


def text_of(value: object, say: Wording) -> str:
    """A field's value in words; of one with several parts each, with its name."""
    if value is True:
        return say.plain("output.yes").lower()
    if isinstance(value, int) and not isinstance(value, bool):
        return say.number(value)
    if isinstance(value, Change):
        return change_text(value, say)
    if isinstance(value, PartialDate):
        return str(said_date(value, say))
    if isinstance(value, Period):
        return str(said_period(value, say))
    if isinstance(value, Duration):
        return str(said_time(value, say))
    if is_dataclass(value) and not isinstance(value, type) and "__str__" not in vars(type(value)):
        parts = {one.name: text_of(getattr(value, one.name), say) for one in fields(value)}
        return "; ".join(f"{label_of(k, say)}: {words}" for k, words in parts.items() if words)
    return "" if value is None else str(value)


def change_text(change: Change, say: Wording) -> str:
    """`February 2019, version 1.1: The table is new`."""
    given = {"date": said_date(change.date, say), "text": change.text}
    if change.version:
        return say.plain("book.change-version", version=change.version, **given)
    return say.plain("book.change", **given)


def steps(toolkit: Toolkit, ask: Ask, addresses: Addresses) -> Element:
    """A toolkit's cards, essays and breaks in order, as a table."""
    rows, say = [], ask.say
    for step in toolkit.items:
        other = ask.item(step.kind, step.name) if step.kind != "break" else None
        if other is None and step.kind != "break":
            continue  # a draft, or one that the checks have reported
        words = linked([other.title], addresses.of_item(other)) if other else [step.name]
        minutes = f"{step.minutes}" if step.minutes else ""
        note = step.note
        if step.optional:
            key = "book.note-optional" if note else "book.optional"
            note = say.plain(key, **({"note": note} if note else {}))
        rows.append([[minutes], words, [note]])
    return table([say.plain(f"book.{name}") for name in ("minutes", "step", "note")], rows)


def table(heads: Sequence[str], rows: Sequence[Sequence[Sequence[Node]]]) -> Element:
    """A table with a header row."""
    head = element("tr", *(element("th", words) for words in heads))
    body = (element("tr", *(element("td", *cell) for cell in row)) for row in rows)
    return element("table", element("thead", head), element("tbody", *body))


def date_line(item: Item, say: Wording) -> str:
    """The line under the title: when an essay or output is from, for what a card is fit."""
    date, updated = getattr(item, "date", None), getattr(item, "updated", None)
    if isinstance(date, PartialDate) and date:
        first = said_date(date, say)
        last = say.plain("article.updated", date=said_date(updated, say)) if updated else ""
        return say.plain("book.dates", date=first, updated=last) if last else first
    if not isinstance(item, Card):
        return ""
    people = say.plain("card.some-people", range=item.people.text) if item.people else ""
    facts = (item.code, said_time(item.time, say), people)
    return " · ".join(fact for fact in facts if fact)
