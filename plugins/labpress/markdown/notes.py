"""Notes: the footnotes and citations of a text's HTML in the order in which they are read, since a
style of notes numbers both in one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# Exact, because a Body is written in one form only.
_SIGN = re.compile(
    r'<labpress-cite(?: (?!n=)[\w-]+="[^"]*")* n="(?P<cite>\d+)"[^>]*></labpress-cite>'
    r'|<a class="footnote-ref" href="#(?P<note>fn:[^"]+)">'
)
_LIST = re.compile(r'<div class="footnote">\s*<hr>')
_NOTE = re.compile(r'<li id="(?P<name>fn:[^"]+)">')
_TAG = re.compile(r"<[^>]*>")

DEEPEST = 50
"""Notes in notes in notes that are still read where they are called."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A footnote where it is first called, or a citation.

    `name` is the note's id or the number of the citation's mark. `within` is the id of the note in
    which it stands, "" in the text itself; `before` and `after` are the letters beside it there.
    """

    kind: str
    name: str
    within: str = ""
    before: str = ""
    after: str = ""


def signs(html: str) -> tuple[Sign, ...]:
    """All signs of a text. What stands in a note follows the sign of that note."""
    found = _LIST.search(html)
    text = html[: found.start()] if found else html
    order = _Order(dict(_notes(html[found.end() :])) if found else {})
    return (*order.of(text, ""), *order.uncalled())


@dataclass
class _Order:
    """`notes` are the texts of the footnotes by their ids."""

    notes: Mapping[str, str]
    _called: set[str] = field(default_factory=set)
    _read: set[str] = field(default_factory=set)
    _depth: int = 0

    def of(self, html: str, within: str) -> Iterator[Sign]:
        for found in _SIGN.finditer(html):
            if found["cite"]:
                before = _TAG.sub("", html[: found.start()]).rstrip()[-1:] if within else ""
                after = _TAG.sub("", html[found.end() :])[:1] if within else ""
                yield Sign("cite", found["cite"], within, before, after)
            elif found["note"] not in self._called:
                self._called.add(found["note"])
                yield Sign("note", found["note"], within)
                if self._depth < DEEPEST:
                    yield from self._inside(found["note"])

    def _inside(self, name: str) -> Iterator[Sign]:
        self._read.add(name)
        self._depth += 1
        yield from self.of(self.notes.get(name, ""), name)
        self._depth -= 1

    def uncalled(self) -> Iterator[Sign]:
        """What stands in notes that no text calls: nobody reads it, but it is formatted."""
        for name in self.notes:
            if name not in self._read:
                yield from self._inside(name)


def _notes(html: str) -> Iterator[tuple[str, str]]:
    """Each note of the list with its text."""
    heads = list(_NOTE.finditer(html))
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(html)
        yield head["name"], html[head.end() : end]
