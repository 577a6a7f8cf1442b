"""Citing: finds pandoc's citations in running text and leaves a `<labpress-cite>` for each.

Only where a citation stands, its source and its keys are read here. What its inside says (prefix,
locator, suffix) is read from the source by the citations room.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from labpress.markdown.elements import Own
from labpress.markdown.places import STAMP, line_of, unstamp
from labpress.markdown.words import unstashed

_KEY = rf"@{STAMP}?(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<key>[^\W](?:\w|[:.#$%&\-+?<>~/](?=\w))*))"
_CITE = re.compile(rf"(?<![\w\\/])(?<!\w-)-?{_KEY}")
_IN_TEXT = rf"(?<![\w/\\.+])(?<!\w-)-?{_KEY}"
_BEFORE = re.compile(rf"{_IN_TEXT}[ ]$")
_BRACKET = re.compile(r"\\.|[\[\]]", re.S)
_LONGEST_KEY = 200
_ESCAPED = re.compile("\x02(\\d+)\x03")


class _Citing(InlineProcessor):
    """What both kinds of citation share. Links in whose text they stand are left alone."""

    ANCESTOR_EXCLUDES = ("a",)  # with the S: without it Python-Markdown ignores the name

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self._data, self._pairs = "", dict[int, int]()

    def closing(self, data: str, start: int) -> int:
        """Index after the `]` that closes `data[start]`, or -1. Pairs are kept for the next call,
        so that a thousand brackets in a row do not cost a million steps."""
        if data is not self._data:
            self._data, self._pairs = data, _pairs(data)
        return self._pairs.get(start, -1)

    def element(self, source: str) -> Own | None:
        """The mark for `source`, or None if it cites nothing."""
        found = list(_CITE.finditer(source))
        if not found:
            return None
        keys = " ".join(cite["braced"] or cite["key"] for cite in found)
        written = _ESCAPED.sub(lambda m: "\\" + chr(int(m[1])), unstamp(self._as_text(source)))
        element = Own("labpress-cite", {"keys": keys, "source": written})
        line = line_of(found[0][0])
        element.line = line - source.count("\n", 0, found[0].start()) if line else None
        return element

    def _as_text(self, source: str) -> str:
        return unstashed(self.unescape(source), self.md)


class _Cluster(_Citing):
    """`[see @key, p. 10; -@other]`, and `@key [p. 3; see @other]`, of which the brackets are seen
    first. Where nothing outside brackets cites, `in_text` is False."""

    def __init__(self, pattern: str, md: Markdown, in_text: bool) -> None:
        super().__init__(pattern, md)
        self._in_text = in_text

    def handleMatch(  # type: ignore[override]  # the base class types both of its generations
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int, int] | tuple[None, None, None]:
        start = m.start()
        end = self.closing(data, start)
        if end < 0 or data[end : end + 1] == "(" or data[:start].endswith("!"):
            return None, None, None
        if self.element(data[start:end]) is None:
            return None, None, None
        before = _BEFORE.search(data, max(0, start - _LONGEST_KEY), start)
        if before and self._in_text:
            start = before.start()
        return self.element(data[start:end]), start, end


class _InText(_Citing):
    """`@key`, `-@key` and `@key [p. 3]`."""

    def handleMatch(  # type: ignore[override]  # the same
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int] | tuple[None, None, None]:
        end = m.end()
        if data.startswith(" [", end):
            close = self.closing(data, end + 1)
            if close > 0 and data[close : close + 1] not in ("(", "[", ":"):
                end = close
        element = self.element(data[m.start() : end])
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
