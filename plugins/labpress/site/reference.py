"""ReferenceRow: one reference of a page, with the ways back to where it is cited.

The citation formatter gives HTML with links to `#ref-KEY`; here each such link gets an id, so
that the reference can lead back to every one of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.citations.noting import START
from labpress.site.piece import Piece

if TYPE_CHECKING:
    from labpress.citations import Formatted
    from labpress.markdown import Body
    from labpress.wording import Wording

CITATION = re.compile(r'<a\b[^>]*?href="#ref-(?P<key>[^"]+)"[^>]*>(?P<text>.*?)</a>', re.DOTALL)
LONGEST = 60
"""Letters of a citation that a way back to it says."""
GROUP = Piece('<span class="cite-group"{}>{}</span>')
NOTE = Piece(' data-note="{}"')
LINK = Piece('<a class="cite" id="{}" href="#ref-{}"{}>{}</a>')
WITH = Piece(' data-with="{}"')
LIST = Piece('<ul class="refs" role="list">{}</ul>')
REFERENCE = Piece(
    '<li id="ref-{key}"><span class="ref" id="lp-text-{key}">{text}</span>{times}{backs}</li>'
)
TIMES = Piece(' <span class="times">{}</span>')
WAY = Piece(' <a class="back" href="#{}" aria-label="{}">↑{}</a>')


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from a reference: the id of the citation, and its words for a screen reader."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """`key` is the citekey as it stands in ids; `html` comes from the citation formatter."""

    key: str
    html: Markup
    backs: tuple[Back, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A page's citations ready for the screen, and its references with their ways back."""

    citations: tuple[Markup, ...]
    references: tuple[ReferenceRow, ...]


def cited(formatted: Formatted | None, body: Body | None = None) -> Cited:
    """Number the citations of one page and give each reference its ways back. `body` knows what a
    citation such as `1–4` cites between its ends."""
    if formatted is None:
        return Cited((), ())
    order = {item.key: n for n, item in enumerate(formatted.references)}
    marks = [mark for mark in body.marks if mark.kind == "cite"] if body else []
    keys = {n: mark.key.split() for n, mark in enumerate(marks, 1)}
    backs: dict[str, list[Back]] = {}
    citations = tuple(
        _citation(one, backs, f"cite-{n}", _between(one, keys.get(n, ()), order))
        for n, one in enumerate(formatted.citations, 1)
    )
    rows = tuple(
        ReferenceRow(item.key, Markup(item.html), tuple(backs.get(item.key, ())))
        for item in formatted.references
    )
    return Cited(citations, rows)


def _between(source: str, keys: Iterable[str], order: Mapping[str, int]) -> dict[str, list[str]]:
    """The works that a citation has no link of its own for, by that of the work that ends their
    range."""
    linked = [html.unescape(match["key"]) for match in CITATION.finditer(source)]
    found: dict[str, list[str]] = {}
    for key in sorted({key for key in keys if key in order} - set(linked), key=order.__getitem__):
        ends = [one for one in linked if order.get(one, -1) > order[key]] or linked[-1:]
        if ends:
            found.setdefault(min(ends, key=lambda one: order.get(one, -1)), []).append(key)
    return found


def _citation(
    source: str, backs: dict[str, list[Back]], name: str, between: dict[str, list[str]]
) -> Markup:
    """One citation, `name` if it is a note; the way back to a note is to its sign in the text."""
    is_note = START in source

    def numbered(match: re.Match[str]) -> str:
        key, text = html.unescape(match["key"]), Markup(match["text"])
        own = backs.setdefault(key, [])
        place = f"cite-{key}-{len(own) + 1}"
        back = f"fnref-{name}" if is_note else place
        own.append(Back(back, _short(text.striptags())))
        others = between.pop(key, [])
        whole = Markup(source).striptags() if others else ""
        for other in others:
            backs.setdefault(other, []).append(Back(back, _short(whole)))
        more = WITH(" ".join(others)) if others else ""
        return str(LINK(place, key, more, text))

    return GROUP(NOTE(name) if is_note else "", Markup(CITATION.sub(numbered, source)))


def _short(words: str) -> str:
    """The first of many words, such as those of a whole note."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def references_html(rows: Iterable[ReferenceRow], say: Wording) -> Markup:
    """The list of references as it stands in a page."""
    return LIST(Markup("").join(_reference(row, say) for row in rows))


def _reference(row: ReferenceRow, say: Wording) -> Markup:
    backs = Markup("").join(
        WAY(back.id, _way(back, number, len(row.backs), say), number if len(row.backs) > 1 else "")
        for number, back in enumerate(row.backs, 1)
    )
    times = say("references.times", n=len(row.backs)) if row.backs else ""
    return REFERENCE(key=row.key, text=row.html, times=TIMES(times) if times else "", backs=backs)


def _way(back: Back, number: int, of: int, say: Wording) -> str:
    if of > 1:
        return say.plain("references.back-one-of", n=number, of=of, text=back.text)
    return say.plain("references.back", text=back.text)
