"""Who cites which work, and what of that is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from labpress.catalogue import Ask, Catalogue, permalink
from labpress.content import STAGES, Card, Duration, Essay, Item, Page, People
from labpress.markdown import parse

TEXT = "One [@a; see @b, p. 3].\n\nTwo: @a says [-@{c/d}].\n\nA note.[^1]\n\n[^1]: As @a has it.\n"


def essay(slug: str, text: str, **more: Any) -> Essay:
    body = parse(text)
    known = Essay(path=f"essays/{slug}.md", slug=slug, title=slug, body=body, lang="en-GB")
    return replace(known, **more)


def card(text: str, *sources: str) -> Card:
    return Card(
        path="docs/cards/c.md",
        slug="c",
        title="C",
        code="QL-01",
        body=parse(text),
        people=People(2, 2),
        time=Duration(60, 60),
        sources=sources,
    )


def asked(items: Iterable[Item], drafts: bool = False) -> Ask:
    return Ask(Catalogue(tuple(items), {}, str), STAGES, permalink, drafts=drafts, lang="en-GB")


def test_every_place_counts_in_reading_order() -> None:
    found = asked([essay("e", TEXT)]).citings()
    assert set(found) == {"a", "b", "c/d"}
    assert len(found["a"]) == 3 and len(found["b"]) == 1
    places = [one.mark for one in found["a"] if one.mark]
    assert [mark.n for mark in places] == sorted(mark.n for mark in places)
    assert len({mark.anchor for mark in places}) == 3 and all(mark.anchor for mark in places)


def test_a_cards_sources_count_unless_its_text_cites_them() -> None:
    found = asked([card("As [@a] has it.", "a", "b", "b")]).citings()
    assert [one.mark is None for one in found["a"]] == [False]
    assert [one.mark is None for one in found["b"]] == [True]


def test_ordinary_pages_cite_too() -> None:
    page = Page(path="docs/about.md", title="About", body=parse("We are [@a]."))
    assert [one.source for one in asked([page]).citings()["a"]] == [page]


def test_what_only_drafts_cite_is_told_to_nobody() -> None:
    items = [essay("out", "[@a]"), essay("held", "[@a] and [@b]", draft=True)]
    found = asked(items).citings()
    assert set(found) == {"a"} and len(found["a"]) == 1
    assert set(asked(items, drafts=True).citings()) == {"a", "b"}


def test_a_translation_is_told_of_once() -> None:
    first = essay("one", "[@a]")
    second = essay("eins", "[@a] [@b]", lang="de", translation_of="one")
    found = asked([first, second]).citings()
    assert [one.source for one in found["a"]] == [first]
    assert [one.source for one in found["b"]] == [second]


def test_the_answer_is_written_down() -> None:
    first, second = asked([essay("e", "[@a]")]), asked([essay("e", "[@a] and more [@a]")])
    first.citings()
    second.citings()
    assert first.asked[("citings",)] != second.asked[("citings",)]
