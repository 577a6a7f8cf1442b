"""Facts: every field of an item that its own text does not show, with a name and in words.

They come from the table of fields, so that one added later is not forgotten here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from labpress.articles.addresses import Addresses
from labpress.articles.filling import Node, element, linked
from labpress.catalogue import Ask
from labpress.content import FIELDS, Card, Change, Item, PartialDate, Toolkit, said_date, said_time
from labpress.markdown.html_tree import Element
from labpress.wording import Wording

_SHOWN_NAMES = """
    title subtitle authors date image image_alt image_credit key_points items purpose challenge
    draft redirect_from sources lang
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
LABELS = {
    "doi": "DOI",
    "n": "Responses",
    "url": "Address",
    "conflicts": "Interests",
    "publish_on": "To be published on",
    "review_by": "To be read again by",
}


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
            found.append((label_of(field.name), nodes))
    return [(label, nodes) for label, nodes in found if nodes]


def label_of(name: str) -> str:
    """A field's name as a person reads it: `do_first` -> `Do first`."""
    words = name.replace("_", " ")
    return LABELS.get(name, words[:1].upper() + words[1:])


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
    words = text_of(value)
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
    title = stage.title if stage else name
    return f"{title}: {when}" if when else title


def text_of(value: object) -> str:
    """A field's value in words; of one with several parts each, with its name."""
    if value is True:
        return "yes"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    if isinstance(value, Change):
        version = f", version {value.version}" if value.version else ""
        return f"{value.date}{version}: {value.text}"
    if is_dataclass(value) and not isinstance(value, type) and "__str__" not in vars(type(value)):
        parts = {one.name: text_of(getattr(value, one.name)) for one in fields(value)}
        return "; ".join(f"{label_of(k)}: {words}" for k, words in parts.items() if words)
    return "" if value is None else str(value)


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
