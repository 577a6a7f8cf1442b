"""The page of evidence: its rows, the ways to the places that cite, and what it is filtered by."""

from __future__ import annotations

from typing import Any

import pytest

from labpress.catalogue import Ask, Catalogue
from labpress.citations import Formatted, Reference
from labpress.content import STAGES, Essay, Page
from labpress.lab.evidence import Work
from labpress.markdown import parse
from labpress.site import EvidenceView, evidence_view
from labpress.site.evidence import work_id
from labpress.site.reference import cited, references_html
from labpress.wording import wording

TEXT = "One [@a].\n\nTwo [@a; @b] and again [@a].\n\n## Three\n\n[@a]\n"
ITEMS = (
    Essay(path="essays/e.md", slug="e", title="An < essay", body=parse(TEXT), stages=("develop",)),
    Essay(path="essays/f.md", slug="f", title="Before", body=parse("[@b]"), stages=("discover",)),
    Page(path="docs/about.md", title="About", body=parse("[@lp-main]")),
)
CSL: dict[str, dict[str, Any]] = {
    "a": {
        "type": "article-journal",
        "author": [{"family": "Ōe"}, {"literal": "WHO"}],
        "issued": {"date-parts": [[2018, 3]]},
    },
    "b": {"type": "book", "editor": [{"family": "Ed"}], "issued": {"literal": "about 1999"}},
    "lp-main": {"type": "song"},
}


@pytest.fixture
def view() -> EvidenceView:
    ask = Ask(Catalogue(ITEMS, {}, str), STAGES, lambda item: item.path.removesuffix(".md") + "/")
    found = ask.citings()
    works = [Work(key, key, CSL[key], f"<i>{key}</i>", found[key]) for key in CSL]
    return evidence_view(works, ask, ())


def test_a_row_says_what_it_is_found_by(view: EvidenceView) -> None:
    first, second, third = view.rows
    assert (first.id, first.kind, first.year, first.people) == (
        "a",
        "article",
        "2018",
        ("Ōe", "WHO"),
    )
    assert (second.kind, second.year, second.people) == ("book", "1999", ("Ed",))
    assert (third.kind_word, third.year, third.people) == ("Other source", "", ())
    assert second.in_essays == ("e", "f") and third.in_essays == ()
    assert second.in_stages == ("discover", "develop")  # in the lab's order


def test_it_leads_to_every_paragraph_and_to_each_once(view: EvidenceView) -> None:
    row = view.rows[0]
    assert row.times == 4
    (own,) = row.cited_in
    urls = [own.link.url, *(way.url for way in own.more)]
    assert len(urls) == len(set(urls)) == 3
    assert all(url.startswith("essays/e/#") for url in urls)
    anchors = {mark.anchor for mark in ITEMS[0].body.marks if mark.kind == "cite"}
    assert {url.partition("#")[2] for url in urls} == anchors
    assert own.more[0].label == "Paragraph 2 of 3 that cites it in An < essay"


def test_filters_offer_what_parts_the_list(view: EvidenceView) -> None:
    said = {
        one.name: [(choice.value, choice.count) for choice in one.choices] for one in view.filters
    }
    assert said["year"] == [("2018", 1), ("1999", 1)]
    assert dict(said["kind"]) == {"article": 1, "book": 1, "other": 1}
    assert said["essay"] == [("e", 2), ("f", 1)]  # by title
    assert [choice.value for choice in view.stages] == ["discover", "develop"]
    assert view.orders[0].value == "author"


@pytest.mark.parametrize(
    ("key", "made"),
    [("smith2018", "smith2018"), ("doi:10.1/x_y", "doi:10.1/x_y"), ("lp-main", "work-lp-main")],
)
def test_its_address_is_the_citekey(key: str, made: str) -> None:
    """Labpress' own ids begin with `lp-`, so no key may."""
    assert work_id(key) == made


def test_a_reference_says_how_often_it_is_cited() -> None:
    link = '<a href="#ref-a">A</a>'
    rows = cited(
        Formatted((link, link, '<a href="#ref-b">B</a>'), tuple(Reference(k, k) for k in "abc"))
    ).references
    lines = references_html(rows, wording("en-GB")).split("<li")[1:]
    assert ["Cited 2 times" in one for one in lines] == [True, False, False]
    assert ["Cited once" in one for one in lines] == [False, True, False]
    assert [one.count('class="back"') for one in lines] == [2, 1, 0]


def test_works_between_the_ends_of_a_range_are_told_and_led_back_from() -> None:
    """`[1–3]` has links to 1 and 3 alone."""
    keys = ("a", "b", "c", "d", "e")
    body = parse("[@a; @b; @c; @e; @gone] and [@d; @b]\n")
    links = {key: f'<a href="#ref-{key}">{n}</a>' for n, key in enumerate(keys, 1)}
    texts = (f"[{links['a']}–{links['c']},{links['e']}]", f"[{links['b']},{links['d']}]")
    made = cited(Formatted(texts, tuple(Reference(key, key) for key in keys)), body)
    assert 'id="cite-c-1" href="#ref-c" data-with="b"' in made.citations[0]
    assert "data-with" not in made.citations[1]
    backs = {row.key: [(back.id, back.text) for back in row.backs] for row in made.references}
    assert backs["b"] == [("cite-c-1", "[1–3,5]"), ("cite-b-2", "2")]
    assert backs["d"] == [("cite-d-1", "4")]
