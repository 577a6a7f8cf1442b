"""Rich text: what a section's HTML says, as plain data that the templates set without evaluating
any of it. What a card cannot carry is noted as a Loss, never dropped in silence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from labpress.markdown.html_tree import Element, parse_html
from labpress.printing.fonts import STAND_IN, Alphabet, missing_letters
from labpress.printing.languages import line_in, with_numbers

Run = str | dict[str, Any]
"""A text, or `{"kind": em | strong | sub | sup | strike | code | break, "of": runs}`."""
Point = dict[str, Any]
"""One point or step of a list: `{"of": runs, "points": [runs, …]}`."""
Block = dict[str, Any]
"""`{"kind": "paragraph", "of": runs}` or `{"kind": "list", "ordered": …, "items": points}`."""

_KINDS = {
    "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em", "strong": "strong",
    "b": "strong", "sub": "sub", "sup": "sup", "del": "strike", "s": "strike",
    "code": "code", "kbd": "code", "samp": "code",
}  # fmt: skip
_PLAIN = frozenset(
    ("a", "abbr", "span", "small", "ins", "u", "mark", "time", "bdi", "bdo", "label")
)
_LISTS = ("ul", "ol")
_SKIPPED = ("h2", "wbr")
_NAMES = {
    "img": "a picture", "svg": "a picture", "picture": "a picture", "figure": "a figure",
    "table": "a table", "pre": "a block of code", "blockquote": "a quotation",
    "details": "a folded block", "dl": "a list of definitions", "hr": "a rule",
    "video": "a video", "audio": "a recording", "iframe": "an embedded page", "math": "a formula",
    "input": "a tick box", "labpress-card": "a “Try this” block",
    "labpress-bibliography": "a list of references",
    **{f"h{n}": "a heading" for n in (1, 3, 4, 5, 6)},
}  # fmt: skip
_CLASSES = {
    "arithmatex": "a formula",
    "highlight": "a block of code",
    "admonition": "a box",
    "tabbed-set": "a set of tabs",
    "footnote-ref": "a footnote",
}

TAIL = 8
"""So many characters at least are tied at the end of a text; `WIDE_TAIL` where lines are long."""
WIDE_TAIL = 12


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that cannot be printed; `mark` is its number among the body's marks, if any."""

    what: str
    mark: int | None = None


@dataclass
class Reader:
    """Reads one section. `cite` gives the words of a cluster as its author wrote it, `title` the
    title of an item named as `card:five-whys`; `own` are the letters of the lab's own fonts, `dir`
    the direction of the text; `losses` and `letters` fill as it reads."""

    cite: Callable[[str], str]
    title: Callable[[str], str]
    quotes: tuple[str, str] = ("“", "”")
    own: Sequence[Alphabet] = ()
    dir: str = "ltr"
    losses: list[Loss] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)

    def text(self, words: str) -> str:
        """`words` fit to be set: composed, without controls, a box for a letter no font has."""
        composed = unicodedata.normalize("NFC", words)
        shown = "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc")
        missing = missing_letters(shown.replace("\n", " ").replace("\t", " "), self.own)
        self.letters += [letter for letter in missing if letter not in self.letters]
        # the longest first: an emoji may be a part of another
        for letter in sorted(missing, key=len, reverse=True):
            shown = shown.replace(letter, STAND_IN)
        shown = with_numbers(shown) if self.dir == "rtl" else shown
        # an ellipsis belongs to the words before it
        return re.sub(r"[ \t\n\r\f]+", " ", shown).replace(" …", "\u00a0…")

    def line(self, words: str, least: int = TAIL) -> str:
        """A field of front matter, set on one line or broken without a lone last word."""
        return line_in(bound(self.text(words).strip(), least), self.dir)

    def blocks(self, html: str) -> list[Block]:
        """The paragraphs and lists of a section, its heading left out."""
        found: list[Block] = []
        loose: list[Element | str] = []
        for child in [*parse_html(html).children, Element("wbr", {})]:
            if isinstance(child, str) or self._is_inline(child):
                loose.append(child)
                continue
            found += self._paragraph(loose)
            loose = []
            found += self._block(child)
        return found

    def _is_inline(self, element: Element) -> bool:
        known = element.tag in _KINDS or element.tag in _PLAIN or element.tag in ("q", "br")
        return known or element.tag in ("labpress-cite", "labpress-link")

    def _block(self, element: Element) -> list[Block]:
        if element.tag in _SKIPPED or "footnote" in element.classes:
            return []
        if element.tag == "p":
            return self._paragraph(element.children)
        if element.tag in _LISTS:
            items = [self._point(item, 0) for item in _items(element)]
            return [{"kind": "list", "ordered": element.tag == "ol", "items": items}]
        self._lose(element)
        return []

    def _paragraph(self, children: Sequence[Element | str]) -> list[Block]:
        runs = _tidy(self._runs(children))
        return [{"kind": "paragraph", "of": runs}] if runs else []

    def _point(self, item: Element, depth: int) -> Point:
        runs: list[Run] = []
        points: list[list[Run]] = []
        for child in item.children:
            if isinstance(child, Element) and child.tag in _LISTS:
                points += self._points(child, depth)
            elif isinstance(child, Element) and child.tag == "p":
                runs += [{"kind": "break", "of": []}] if _tidy(runs) else []
                runs += self._runs(child.children)
            else:
                runs += self._runs([child])
        return {"of": _tidy(runs), "points": points}

    def _points(self, element: Element, depth: int) -> list[list[Run]]:
        if depth:
            self.losses.append(Loss("a list inside a list inside a list"))
            return []
        return [self._point(item, depth + 1)["of"] for item in _items(element)]

    def _runs(self, children: Iterable[Element | str]) -> list[Run]:
        runs: list[Run] = []
        for child in children:
            runs += [self.text(child)] if isinstance(child, str) else self._inline(child)
        return runs

    def _inline(self, element: Element) -> list[Run]:
        tag, inside = element.tag, element.children
        if tag == "labpress-cite":
            return [self.text(self.cite(element.attributes.get("source", "")))]
        if tag == "labpress-link" and not inside:
            return [self.text(self.title(element.attributes.get("to", "")))]
        if self._is_note(element) or not (self._is_inline(element) or tag in _SKIPPED):
            self._lose(element)
            return []
        if tag == "br":
            return [{"kind": "break", "of": []}]
        if tag == "q":
            return [self.quotes[0], *self._runs(inside), self.quotes[1]]
        if tag in _KINDS:
            return [{"kind": _KINDS[tag], "of": self._runs(inside)}]
        return self._runs(inside)

    def _is_note(self, element: Element) -> bool:
        own = [element, *(element.within() if element.tag == "sup" else ())]
        return any(name in e.classes for e in own for name in _CLASSES)

    def _lose(self, element: Element) -> None:
        inner = (e for e in (element, *element.within()))
        named = next((_name(e) for e in inner if _name(e)), f"<{element.tag}>")
        number = element.attributes.get("src", "").removeprefix("labpress:")
        self.losses.append(Loss(named, int(number) if number.isdecimal() else None))


def bound(words: str, least: int = TAIL, most: int = 16) -> str:
    """`words` with the last ones tied together, so that no line holds a short last word alone.

    The tied tail is two words or more, of `least` to `most` characters: a long word is not pulled
    along, and a longer tail would leave a gap before it in a narrow column.
    """
    parts = words.split(" ")
    count = 2 if len(parts) > 3 else 1
    while count < len(parts) - 2 and len(" ".join(parts[-count:])) < least:
        count += 1
    while count > 1 and len(" ".join(parts[-count:])) > most:
        count -= 1
    return " ".join([*parts[:-count], "\u00a0".join(parts[-count:])])


def plain(runs: Iterable[Run]) -> str:
    """The words of `runs`, to count them."""
    return "".join(r if isinstance(r, str) else plain(r["of"]) or " " for r in runs)


def _name(element: Element) -> str:
    of_class = (_CLASSES[name] for name in _CLASSES if name in element.classes)
    return next(of_class, _NAMES.get(element.tag, ""))


def _items(element: Element) -> list[Element]:
    return [e for e in element.children if isinstance(e, Element) and e.tag == "li"]


def _tidy(runs: Sequence[Run]) -> list[Run]:
    """Without white space at the ends, neighbouring texts joined, the last words tied together."""
    joined: list[Run] = []
    for run in runs:
        if isinstance(run, str) and joined and isinstance(joined[-1], str):
            joined[-1] = re.sub(" +", " ", joined[-1] + run)
        else:
            joined.append(run)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip(" ")
    if joined and isinstance(joined[-1], str):
        joined[-1] = bound(joined[-1].rstrip(" "))
    return [run for run in joined if run]
