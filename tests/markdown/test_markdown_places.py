"""Every mark has its line, and finding it out never changes the HTML."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from labpress.markdown import Body, Dialect, parse, places
from labpress.markdown.dialect import DIALECT

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "places.yml").read_text(encoding="utf-8")
)
MIXTURES = 60


def body_of(source: str) -> tuple[str, int]:
    """A case's text and the line it begins on: the case with front matter counts its lines."""
    if not source.startswith("---\ntitle"):
        return source, 1
    front, _, text = source.partition("\n---\n")
    return text, front.count("\n") + 3


def without_stamps(text: str, first: int, monkeypatch: pytest.MonkeyPatch) -> Body:
    fresh = Dialect(DIALECT.extensions, DIALECT.configs)
    with monkeypatch.context() as patch:
        patch.setattr(places, "stamp", lambda lines, first: lines)
        return parse(text, first, fresh)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_mark_has_its_line(case: dict[str, Any]) -> None:
    body = parse(*body_of(case["source"]))
    assert [[mark.kind, mark.key, mark.line] for mark in body.marks] == case["marks"]
    assert [mark.n for mark in body.marks] == list(range(len(body.marks)))


def test_stamps_change_nothing_but_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for case in CASES:
        text, first = body_of(case["source"].replace("\U00100041", "x"))
        plain = without_stamps(text, first, monkeypatch)
        assert parse(text, first).html == plain.html, case["name"]


def test_stamps_change_nothing_in_mixtures_of_all_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    sources = [case["source"].replace("\U00100041", "x") for case in CASES]
    for _ in range(MIXTURES):
        lines = "\n\n".join(chance.sample(sources, 4)).split("\n")
        text = "\n".join(line for line in lines if chance.random() > 0.1)
        stamped, plain = parse(text), without_stamps(text, 1, monkeypatch)
        assert (stamped.html, stamped.contents) == (plain.html, plain.contents), text
        assert stamped.plain == plain.plain
        assert [(m.kind, m.key, m.context) for m in stamped.marks] == [
            (m.kind, m.key, m.context) for m in plain.marks
        ]
        assert not any("\U00100000" <= char <= "\U0010fffd" for char in stamped.html)
