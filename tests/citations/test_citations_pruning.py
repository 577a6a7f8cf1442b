"""Pruning: a style without what no work at hand can reach, which prints the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import labpress.citations.formatter
from labpress.citations import Bibliography, Entry, Formatter, PageCitations, parse_cluster
from labpress.citations.pruning import prune
from labpress.citations.styles import FOLDER
from labpress.citations.trimming import trimmed
from labpress.pandoc import Pandoc

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl">{macros}<citation><layout>{layout}</layout>
</citation></style>"""
BOOK = {"id": "a", "type": "book", "title": "A", "volume": 2}
TYPES = (
    *("article-journal", "book", "broadcast", "chapter", "dataset", "entry-encyclopedia"),
    *("interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"),
    *("paper-conference", "patent", "personal_communication", "report", "review", "software"),
    *("song", "speech", "thesis", "webpage", ""),
)


def pruned(layout: str, macros: str = "", works: tuple[dict[str, Any], ...] = (BOOK,)) -> str:
    """The branches that are left, by their values."""
    root = ElementTree.fromstring(STYLE.format(layout=layout, macros=macros))
    prune(root, works)
    return " ".join(one.get("value", "") for one in root.iter() if one.get("value"))


@pytest.mark.parametrize(
    ("condition", "stays"),
    [
        ('type="book"', True),
        ('type="song"', False),
        ('type="song book"', False),
        ('type="song book" match="any"', True),
        ('type="song map" match="any"', False),
        ('type="song" match="none"', True),
        ('type="book" match="none"', True),
        ('variable="volume"', True),
        ('variable="Volume"', True),
        ('variable="issue"', False),
        ('variable="locator"', True),
        ('variable="year-suffix"', True),
        ('variable="issue" match="none"', True),
        ('is-numeric="issue"', False),
        ('is-numeric="volume"', True),
        ('is-uncertain-date="issued"', False),
        ('type="song" variable="volume"', False),
        ('type="song" variable="volume" match="any"', True),
        ('type="song" locator="page" match="any"', True),
        ('type="song" locator="page"', False),
        ('position="first"', True),
        ('disambiguate="true"', True),
    ],
)
def test_what_a_book_reaches(condition: str, stays: bool) -> None:
    layout = (
        f'<choose><if {condition}><text value="if"/></if><else-if type="book">'
        '<text value="book"/></else-if><else><text value="else"/></else></choose>'
    )
    assert pruned(layout) == ("if book else" if stays else "book else")


def test_macros_that_are_named_no_more_go() -> None:
    macros = (
        '<macro name="song"><text value="song"/></macro>'
        '<macro name="book"><text macro="title"/></macro>'
        '<macro name="title"><text value="title"/></macro>'
    )
    layout = '<choose><if type="song"><text macro="song"/></if></choose><text macro="book"/>'
    assert pruned(layout, macros) == "title"


@pytest.mark.parametrize("note", ["type: song", "{:type: song}", "Issue: 3"])
def test_nothing_goes_where_a_note_may_say_what_a_work_is(note: str) -> None:
    layout = '<choose><if type="song"><text value="song"/></if></choose>'
    assert pruned(layout, works=({**BOOK, "note": note},)) == "song"
    assert pruned(layout, works=({**BOOK, "note": "A song"},)) == ""


def test_the_place_of_the_letter_stays() -> None:
    letter = '<text value="letter"/><text variable="year-suffix"/>'
    song = f'<choose><if type="song">{letter}</if></choose>'
    assert pruned(song) == "letter"
    assert pruned(song + letter) == "letter"
    assert pruned(song + f'<names variable="author"><substitute>{letter}</substitute></names>') == (
        "letter letter"
    )
    ring = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
    assert pruned('<text macro="a"/>', ring) == ""  # on which pandoc would never end


def work(number: int, kind: str) -> dict[str, Any]:
    """A work of that kind, with other fields for each number."""
    known: dict[str, Any] = {
        "author": [{"family": "Smith", "given": "J."}, {"family": "Reed", "given": "A."}],
        "issued": {"date-parts": [[2001, 3]]},
        "container-title": "A whole",
        "publisher": "Press",
        "volume": "4",
        "page": "10-20",
        "genre": "Talk",
        "number": "A-7",
        "editor": [{"family": "Ohno", "given": "T."}],
        "event-title": "A meeting",
        "URL": "https://example.org/",
        "medium": "Film",
    }
    left = {name: value for n, (name, value) in enumerate(known.items()) if (number + n) % 3}
    return {
        "id": f"w{number}",
        "title": f"Title {number % 4}",
        **left,
        **({"type": kind} if kind else {}),
    }


@pytest.mark.parametrize("style", sorted(FOLDER.glob("*.csl")), ids=lambda path: str(path.stem))
def test_the_same_is_printed(style: Path, pandoc: Pandoc, monkeypatch: pytest.MonkeyPatch) -> None:
    works = [work(number, kind) for number, kind in enumerate(TYPES * 2)]
    known = Bibliography({one["id"]: Entry(one["id"], "", 1, one) for one in works})
    formatter = Formatter(pandoc, known, style, "en-GB")
    pages = {
        str(n): PageCitations(
            tuple(
                parse_cluster(f"[see @{one['id']}, p. 4; @{other['id']}]")
                for one, other in zip(works[n:], works[n + 1 : n + 4], strict=False)
            )
        )
        for n in range(0, len(works) - 4, 4)
    }
    made = {name: formatter.format({name: page})[name] for name, page in pages.items()}
    monkeypatch.setattr(
        labpress.citations.formatter, "trimmed", lambda text, langs, works: trimmed(text, langs)
    )
    assert made == formatter.format(pages)
