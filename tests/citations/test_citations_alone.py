"""Works set one by one, though pandoc is asked once: each as if it stood in a list of its own."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import labpress.citations
from labpress.citations import Bibliography, Formatter
from labpress.citations.alone import set_alone
from labpress.pandoc import Pandoc

STYLES = sorted((Path(labpress.citations.__file__).parent / "styles").glob("*.csl"))
SMITH = [{"family": "Smith", "given": "Jane"}]


def work(title: str, **more: Any) -> dict[str, Any]:
    issued = {"date-parts": [[2018]]}
    return {"type": "book", "title": title, "author": SMITH, "issued": issued, **more}


def formatter_of(pandoc: Pandoc, style: Path | None, known: Bibliography) -> Formatter:
    return Formatter(pandoc, known, style, "en-GB")


def lines(pandoc: Pandoc, works: list[dict[str, Any]], style: Path | None = None) -> list[str]:
    return set_alone(works, partial(formatter_of, pandoc, style))


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_each_line_is_what_the_work_alone_would_have(pandoc: Pandoc, style: Path) -> None:
    """No letter after the year, no number, no dash for the author who has come before."""
    works = [work("Anna"), work("Bernd"), work("Carla"), work("Dora", editor=SMITH)]
    together = lines(pandoc, works, style)
    alone = [lines(pandoc, [one], style)[0] for one in works]
    assert together == alone
    for text, title in zip(together, ("Anna", "Bernd", "Carla", "Dora"), strict=True):
        words = re.sub(r"<[^>]*>", "", text)
        assert words.startswith("Smith") or words.startswith("J. Smith")
        assert title in words and "2018" in words and "2018a" not in words
        assert not re.search(r"[\U000F0000-\U000FFFFD]", words)


def test_the_words_are_those_of_each_works_language(pandoc: Pandoc) -> None:
    works = [
        work("A", type="chapter", **{"container-title": "B", "language": lang})
        for lang in ("en-GB", "cy", "en-GB")
    ]
    english, welsh, again = lines(pandoc, works)
    assert "In <em>B</em>" in english and english == again
    assert "Yn <em>B</em>" in welsh
    assert len(set(set_alone(works, partial(Formatter, pandoc), "en-GB"))) == 1


def test_names_of_every_form_keep_their_signs(pandoc: Pandoc) -> None:
    names = [{"literal": "NHS & Co."}, {"family": "Ven", "non-dropping-particle": "van de"}]
    first, second = lines(pandoc, [work("A", author=[name]) for name in names])
    assert first.startswith("NHS &amp; Co. (2018)") and second.startswith("van de Ven")


def test_no_works_need_no_pandoc() -> None:
    assert set_alone([], lambda known: pytest.fail("a formatter was asked for")) == []


def test_a_line_is_set_once(tmp_path: Path) -> None:
    works = [work("Anna"), work("Bernd")]
    with Pandoc() as first:
        first.memory.open(tmp_path)
        known = lines(first, works)
    with Pandoc() as later:
        later.memory.open(tmp_path)
        assert lines(later, works) == known
        assert later.pid is None
        assert lines(later, [*works, work("Carla")])[:2] == known
        assert later.pid is not None


def test_a_line_is_set_anew_in_another_style_or_language(tmp_path: Path) -> None:
    chapter = work("A", type="chapter", **{"container-title": "B"})
    with Pandoc() as kept, Pandoc() as plain:
        kept.memory.open(tmp_path)
        for style in (*STYLES[:2], None):
            for lang in ("en-GB", "cy"):
                made = [
                    set_alone([chapter], partial(formatter_of, one, style), lang)
                    for one in (kept, plain)
                ]
                assert made[0] == made[1]


def test_works_that_nobody_signs_are_set_together_each_time(tmp_path: Path) -> None:
    works = [work("Same", author=[]), work("Same", author=[])]
    with Pandoc() as pandoc:
        pandoc.memory.open(tmp_path)
        assert [lines(pandoc, works) for _ in range(2)] == [lines(Pandoc(), works)] * 2
