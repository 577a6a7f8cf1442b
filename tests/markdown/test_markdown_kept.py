"""A kept Body says the same as the one that was parsed."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from labpress.markdown import Body, parse
from labpress.markdown.kept import packed, unpacked
from labpress.objects import dumped, loaded

TEXTS = sorted(Path(__file__).parent.rglob("golden/**/*.md"))
NAMES = [field.name for field in fields(Body)]


def kept(body: Body) -> Body:
    values, rest = packed(body)
    return unpacked(loaded(dumped(values)), lambda: rest)


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_every_part_is_the_same(path: Path) -> None:
    body = parse(path.read_text(encoding="utf-8"))
    again = kept(body)
    assert [getattr(again, name) for name in NAMES] == [getattr(body, name) for name in NAMES]
    assert again.html == body.html


def test_a_copy_with_other_values_has_them() -> None:
    body = kept(parse("# One\n\nText [@key].\n"))
    other = replace(body, plain="other", sections=body.sections[:0])
    assert (other.plain, other.html, other.marks) == ("other", "", body.marks)


def test_what_is_forgotten_is_fetched_again() -> None:
    whole = parse("# One\n\nText.\n")
    values, rest = packed(whole)
    fetched: list[bytes] = []

    def fetch() -> bytes:
        fetched.append(rest)
        return rest

    body = unpacked(values, fetch)
    assert (body.ids, body.length, body.marks) == (whole.ids, whole.length, whole.marks)
    assert fetched == []  # what others ask is at hand
    for number in (1, 2):
        assert (body.html, body.plain, body.source) == (whole.html, whole.plain, whole.source)
        assert len(fetched) == number
        body.forget()
    whole.forget()
    assert whole.html
