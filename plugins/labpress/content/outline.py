"""Outline: the lists and words in a section's HTML, as far as the checks of a card count them."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)


@dataclass(frozen=True, slots=True)
class Outline:
    """`numbered` and `bulleted` are the entries of each list that stands in no other list;
    `words` is the text without headings."""

    numbered: tuple[int, ...]
    bulleted: tuple[int, ...]
    words: str


def outline(html: str) -> Outline:
    """The outline of a section's HTML."""
    counter = _Counter()
    counter.feed(html)
    counter.close()
    words = " ".join("".join(counter.words).split())
    return Outline(tuple(counter.lists["ol"]), tuple(counter.lists["ul"]), words)


class _Counter(HTMLParser):
    """Keeps the open elements, and counts entries of lists that are in no other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self.lists: dict[str, list[int]] = {"ol": [], "ul": []}
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        outer = [name for name in self._open if name in self.lists]
        if tag in self.lists and not outer:
            self.lists[tag].append(0)
        elif tag == "li" and len(outer) == 1:
            self.lists[outer[0]][-1] += 1
        if tag not in _VOID:
            self._open.append(tag)
        if tag in ("p", "li", "br", "td", "div"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"h1", "h2", "h3", "h4", "h5", "h6"} & set(self._open):
            self.words.append(data)
