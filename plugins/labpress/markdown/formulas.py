"""Formulas: where a text's TeX stands in its HTML, and MathML in its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from labpress.markdown.body import Body

# As pymdownx writes it; the TeX is escaped, so that no other tag is in it.
_WRITTEN = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\(?:\((?P<inline>[^<]*)\\\)|\[(?P<block>[^<]*)\\\])'
    r"</(?P=tag)>"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """TeX, and whether it stands on a line of its own."""

    tex: str
    display: bool


def formulas_in(page: str) -> Iterator[Formula]:
    """The formulas of a text's HTML, in their order."""
    return (_formula(found) for found in _WRITTEN.finditer(page))


def with_math(page: str, known: Mapping[Formula, str]) -> str:
    """`page` with the MathML of its formulas; one that is not known stays as its TeX."""

    def shown(found: re.Match[str]) -> str:
        math = known.get(_formula(found), "")
        if not math:
            return found[0]
        return f'<div class="formula">{math}</div>' if found["tag"] == "div" else math

    return _WRITTEN.sub(shown, page)


def line_of_formula(body: Body, formula: Formula) -> int | None:
    """The line of the file on which a formula begins, by its first line."""
    first = body.sections[0].line if body.sections else None
    at = body.source.find(formula.tex.strip().partition("\n")[0])
    return first + body.source.count("\n", 0, at) if first and at >= 0 else None


def _formula(found: re.Match[str]) -> Formula:
    tex = found["inline"] if found["inline"] is not None else found["block"]
    return Formula(html.unescape(tex).strip(), found["inline"] is None)
