"""Citing: finds pandoc's citations in running text and leaves a `<labpress-cite>` for each.

Where a citation stands is found here; what it says is read by the citations room, which also has
the last word on whether brackets cite anything.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from bisect import bisect_left

from markdown import Markdown
from markdown.util import INLINE_PLACEHOLDER_RE

from labpress.citations import parse_cluster
from labpress.markdown.elements import Own
from labpress.markdown.places import STAMP, line_of, unstamp
from labpress.markdown.signs import Signed
from labpress.markdown.words import unstashed

_KEY = (
    rf"@{STAMP}?(?:\{{(?P<braced>[^{{}}\s]+)\}}"
    r"|(?P<key>[^\W](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*))"
)
_IN_TEXT = rf"(?<![\w/\\.+])(?<!\w-)-?{_KEY}"
_BEFORE = re.compile(rf"{_IN_TEXT}[ ]*\n?[ ]*$")
_GAP = re.compile(r"[ ]*\n?[ ]*(?=\[)")
_BRACKET = re.compile(r"\\.|[\[\]]", re.S)
_LONGEST_KEY = 200
_ESCAPED = re.compile("\x02(\\d+)\x03")
_PLACED = re.compile(rf"@{STAMP}")
# `{title="…"}`, which becomes attributes when all that stands in a line is known
_ATTRIBUTES = re.compile(r"""\{:?[^{}\n"']*(?:=(?:"[^"\n]*"|'[^'\n]*')[^{}\n"']*)+\}""")


class _Citing(Signed):
    """What both kinds of citation share."""

    signs = frozenset("@")

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self._data, self._pairs = "", dict[int, int]()
        self._attributes: list[tuple[int, int]] = []

    def look_at(self, data: str) -> None:
        """Finds brackets and attributes once for all citations of `data`, so that a thousand
        brackets in a row do not cost a million steps."""
        if data is not self._data:
            self._data, self._pairs = data, _pairs(data)
            self._attributes = [found.span() for found in _ATTRIBUTES.finditer(data)]

    def closing(self, start: int) -> int:
        """Index after the `]` that closes the bracket at `start`, or -1."""
        return self._pairs.get(start, -1)

    def is_attribute(self, at: int) -> bool:
        """Whether what stands there will be part of an attribute."""
        found = bisect_left(self._attributes, (at, 0)) - 1
        return found >= 0 and at < self._attributes[found][1]

    def element(self, source: str) -> Own | None:
        """The mark for `source`, or None if it cites nothing."""
        written = _ESCAPED.sub(lambda m: "\\" + chr(int(m[1])), unstamp(self._as_text(source)))
        works = parse_cluster(written).citations
        if not works:
            return None
        keys = " ".join(work.key for work in works)
        element = Own("labpress-cite", {"keys": keys, "source": written})
        place = _PLACED.search(source)
        line = line_of(place[0]) if place else None
        element.line = line - source.count("\n", 0, place.start()) if line and place else None
        return element

    def _as_text(self, source: str) -> str:
        """`source` with the words of what was set aside; code keeps its ticks, since no citation
        can stand in it."""
        nodes = getattr(self.md.treeprocessors["inline"], "stashed_nodes", {})

        def ticked(found: re.Match[str]) -> str:
            node = nodes.get(found[1])
            is_code = isinstance(node, etree.Element) and node.tag == "code"
            return f"`{found[0]}`" if is_code else found[0]

        return unstashed(self.unescape(INLINE_PLACEHOLDER_RE.sub(ticked, source)), self.md)


class _Cluster(_Citing):
    """`[see @key, p. 10; -@other]`, and `@key [p. 3; see @other]`, of which the brackets are seen
    first. Where nothing outside brackets cites, `in_text` is False."""

    begins = "["

    def __init__(self, pattern: str, md: Markdown, in_text: bool) -> None:
        super().__init__(pattern, md)
        self._in_text = in_text

    def handleMatch(  # type: ignore[override]  # the base class types both of its generations
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int, int] | tuple[None, None, None]:
        self.look_at(data)
        start = m.start()
        end = self.closing(start)
        if end < 0 or data[end : end + 1] == "(" or data[:start].endswith("!"):
            return None, None, None
        if not self._may_cite(data, start, end) or self.is_attribute(start):
            return None, None, None
        element = self.element(data[start:end])
        if element is None:
            return None, None, None
        before = _BEFORE.search(data, max(0, start - _LONGEST_KEY), start)
        if before and self._in_text:
            start = before.start()
            element = self.element(data[start:end])
        return element, start, end

    def _may_cite(self, data: str, start: int, end: int) -> bool:
        """Whether an @ stands between the brackets themselves, not in brackets within them."""
        at = start + 1
        while (sign := data.find("@", at, end)) >= 0:
            inner = data.find("[", at, sign)
            if inner < 0:
                return True
            at = max(inner + 1, self.closing(inner))
        return False


class _InText(_Citing):
    """`@key`, `-@key` and `@key [p. 3]`."""

    begins = "-@"

    def handleMatch(  # type: ignore[override]  # the same
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int] | tuple[None, None, None]:
        self.look_at(data)
        end = m.end()
        gap = _GAP.match(data, end)
        if gap:
            close = self.closing(gap.end())
            if close > 0 and data[close : close + 1] not in ("(", "[", ":"):
                end = close
        element = None if self.is_attribute(m.start()) else self.element(data[m.start() : end])
        return (element, m.start(), end) if element is not None else (None, None, None)


def _pairs(text: str) -> dict[int, int]:
    """The index after its `]` for each `[` that has one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            pairs[opened.pop()] = found.end()
    return pairs


def register(md: Markdown, *, in_text: bool = True) -> None:
    """Clusters at 85: code, links, raw HTML and attributes are set aside by then. In-text keys at
    64: before emphasis, since keys hold underscores."""
    md.inlinePatterns.register(_Cluster(r"\[", md, in_text), "labpress-cluster", 85)
    if in_text:
        md.inlinePatterns.register(_InText(_IN_TEXT, md), "labpress-in-text", 64)
