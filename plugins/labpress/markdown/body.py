"""Body: what one file's text says, parsed once and read by the catalogue, the checks, the site and
the paper. In its HTML every link and citation is a numbered mark that a medium fills in later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from labpress.charts.options import Said
from labpress.markdown.length import length_of
from labpress.problems import Level

LIMIT = 400_000
"""Characters of a text that is still parsed; what comes in longer could take minutes."""

OPEN_LIMIT = 400
"""Brackets that one paragraph may open without closing; each costs as much as all before it."""

OWN_SCHEMES = ("card", "essay", "toolkit", "output", "project")
"""Kinds of item a writer links to as `card:five-whys`."""

UNKNOWN = "??"
"""The words of a reference to what is not there; the parser has reported it with its place."""

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a Block's text for what is no language: code, a key, a formula."""


_ELEMENT = re.compile(r"<([a-zA-Z][\w:-]*)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A Problem whose path is not known yet: parsing knows a text, not its file."""

    level: Level
    line: int | None
    message: str
    hint: str = ""


class Mark(NamedTuple):
    """One thing in a text that other items or checks ask about, in reading order.

    `n` is its number in the HTML, `key` what it names as the author wrote it, `text` its own
    words, `context` the plain text of the paragraph (cell, item, caption) it stands in, and
    `anchor` the id of that paragraph. Kinds: cite, card, essay, toolkit, output, project, link,
    image, heading, list, try-this, bibliography, chart. `said` are the options of a chart. `within`
    says of a citation whether it stands in a "heading", a "link" or a "note".

    A named tuple, since a lab has them by the ten thousand and a dataclass takes ten times as long
    to be made.
    """

    n: int
    kind: str
    key: str
    line: int | None
    text: str = ""
    context: str = ""
    anchor: str = ""
    said: tuple[Said, ...] = ()
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading, caption or table cell as it is read, in reading order.

    `kind` is text, heading, cell or quote (a text inside a quotation). `text` keeps its line
    breaks, so that the line of each word is known; citations, notes and what stands in blocks of
    its own are left out, and code or a formula is one OBJECT.
    """

    kind: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands from one H2 to the next, its heading included; the first one has no name."""

    name: str
    id: str
    line: int | None
    html: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents, with those of the levels below it."""

    level: int
    id: str
    name: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Body:
    """A parsed text. It pickles, and the same text always gives an equal Body.

    `plain` is the text a reader reads: without code, comments, alternative texts and citations.
    `blocks` are the same text piece by piece, with lines. `ids` are all the places in it that a
    link may point to.
    """

    source: str
    sections: tuple[Section, ...] = ()
    marks: tuple[Mark, ...] = ()
    contents: tuple[Heading, ...] = ()
    ids: frozenset[str] = frozenset()
    plain: str = ""
    blocks: tuple[Block, ...] = ()
    faults: tuple[Fault, ...] = ()

    @cached_property
    def length(self) -> tuple[int, int]:
        """The words of `plain`, and its characters of scripts without spaces."""
        return length_of(self.plain)

    @cached_property
    def told(self) -> str:
        """A digest of what others may ask of the text: its marks, whatever their lines, and where a
        link may point to."""
        marks = [
            (m.n, m.kind, m.key, m.text, m.context, m.anchor, m.said, sorted(m.within))
            for m in self.marks
        ]
        return _digest(repr((marks, sorted(self.ids))))

    @cached_property
    def digest(self) -> str:
        """A digest of the text as it was written, and as it was read."""
        return _digest(f"{self.source}\0{self.html}")

    @cached_property
    def elements(self) -> frozenset[str]:
        """The names of all elements of HTML in it, in small letters."""
        return frozenset(name.lower() for name in _ELEMENT.findall(self.html))

    @cached_property
    def has_math(self) -> bool:
        """Whether there are formulas in it."""
        return "arithmatex" in self.html

    @cached_property
    def has_films(self) -> bool:
        """Whether there are films in it."""
        return "film-link" in self.html

    def forget(self) -> None:
        """Says that nobody will soon ask what the text says: of many texts, a build needs one after
        the other. What cannot be had again stays."""

    @property
    def html(self) -> str:
        """The whole text's HTML, its marks not yet filled in."""
        return "".join(section.html for section in self.sections)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
