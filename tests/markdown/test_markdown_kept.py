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
    return unpacked(loaded(dumped(packed(body))))


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
