"""Essay runs: the words of a line of an essay as plain data that the templates set without
evaluating any of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from labpress.articles import Losses
from labpress.articles.filling import Node
from labpress.articles.pieces import TICKS
from labpress.articles.terms import TERM
from labpress.citations.noting import letter_of
from labpress.markdown.html_tree import Element, words_of
from labpress.printing.essay_joins import Run, breakable, closed_up, said
from labpress.printing.essay_words import spoken
from labpress.printing.fonts import STAND_IN, absence, grouped, missing_letters
from labpress.printing.fonts.own import NONE, OwnFonts
from labpress.printing.monospace import shown_in_code
from labpress.printing.paper import in_words

Block = dict[str, Any]
Lettered = Literal["", "paper", "all"]

_KINDS = {
    "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em", "strong": "strong",
    "b": "strong", "sub": "sub", "sup": "sup", "del": "strike", "s": "strike", "ins": "under",
    "u": "under", "mark": "mark", "kbd": "key", "small": "small",
}  # fmt: skip
_CLASSES = {"smallcaps": "caps", "ref-number": "number"}
_TICK = {letter.strip(): letter for letter in TICKS.values()}
_DONE = TICKS[True].strip()
NUMBERED = re.compile(r"\b((?:pp?|[Cc]h|[Nn]o|[Vv]ol|[Ff]ig)\.) (?=\d)")
"""What stands on one line with its number: `p. 10`."""
_INLINE_NAMES = """
    a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub
    sup u var
"""
INLINE = frozenset(_INLINE_NAMES.split())


@dataclass
class Words:
    """What reading an essay needs and finds. `notes` are the texts of its footnotes by name,
    `blocks` reads them; `anchors` are the ids that its own links lead to. `prefix` keeps the names
    of one essay of a book from another's. `home` is the lab's address, whose pages need no words.
    `own` are the lab's own fonts. `lettered` notes have a letter for a sign: those that "paper"
    alone needs, for an address or a term's meaning, so that all others have the numbers of the
    page; or "all", beside raised numbers of sources.
    """

    losses: Losses
    notes: Mapping[str, Element]
    anchors: frozenset[str]
    blocks: Callable[[Sequence[Node]], list[Block]]
    pictures: Mapping[str, str]
    own: OwnFonts = NONE
    prefix: str = ""
    home: str = ""
    lettered: Lettered = ""
    formulas: list[dict[str, Any]] = field(default_factory=list)
    missing: dict[str, int | None] = field(default_factory=dict)
    """The letters that no font has, each with the line where it was met first."""
    bare: int = 0
    """More than 0 where no note can stand: what would be one is set in brackets."""
    brief: int = 0
    """More than 0 where an address is set in brackets, though a note could stand."""
    _told: set[str] = field(default_factory=set)
    _open: list[str] = field(default_factory=list)
    _numbered: set[str] = field(default_factory=set)
    _named: set[str] = field(default_factory=set)
    _letters: int = 0
    _signs: dict[str, dict[str, str]] = field(default_factory=dict)

    def text(self, words: str, code: bool = False) -> str:
        """`words` fit to be set: composed, without controls, a box for a letter no font has."""
        composed = unicodedata.normalize("NFC", words)
        shown = "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc")
        for letter in missing_letters(re.sub(r"[\n\t☐☒]", " ", shown), self.own.alphabets):
            if not (code and shown_in_code(letter)):
                shown = shown.replace(letter, STAND_IN)
                if letter not in self.missing:
                    self.missing[letter] = self.losses.line_of(letter)
        if not code:
            shown = NUMBERED.sub("\\1\u00a0", re.sub(r"[ \t\n\r\f]+", " ", shown))
        return breakable(shown)

    def runs(self, nodes: Iterable[Node]) -> list[Run]:
        """The words of `nodes`, which are no blocks."""
        return closed_up(run for node in nodes for run in self._one(node))

    def line(self, nodes: Iterable[Node]) -> list[Run]:
        """The same without white space at the ends."""
        found = self.runs(nodes)
        while found and isinstance(found[0], str) and not found[0].lstrip(" "):
            found.pop(0)
        while found and isinstance(found[-1], str) and not found[-1].rstrip(" "):
            found.pop()
        if found and isinstance(found[0], str):
            found[0] = found[0].lstrip(" ")
        if found and isinstance(found[-1], str):
            found[-1] = found[-1].rstrip(" ")
        return found

    def without_notes(self, nodes: Iterable[Node]) -> list[Run]:
        """The same where no note can stand, such as in a heading that is listed elsewhere too."""
        self.bare += 1
        found = self.line(nodes)
        self.bare -= 1
        return found

    def heading(self, nodes: Iterable[Node]) -> list[Run]:
        """The words of a heading with its notes."""
        self.brief += 1
        found = self.line(nodes)
        self.brief -= 1
        return found

    def _one(self, node: Node) -> Iterable[Run]:
        if isinstance(node, str):
            return self._ticked(self.text(node))
        tag, attributes = node.tag, node.attributes
        if "data-note" in attributes:
            return self._note(attributes["data-note"])
        if "data-math" in attributes:
            return [self.formula(node)]
        if "cite-note" in node.classes:
            return self.aside([Element("p", {}, node.children)])
        if tag == "br":
            return [{"kind": "break"}]
        if tag == "img":
            return [self.picture(node)]
        if tag in ("code", "samp"):
            return [{"kind": "code", "text": self.text(words_of(node), code=True)}]
        if tag == "q":
            return ["“", *self.runs(node.children), "”"]
        if tag == "a":
            return self._link(node)
        return self._span(node, self.runs(node.children))

    def _span(self, node: Element, inside: list[Run]) -> Sequence[Run]:
        """The runs of an element of letters, with its own look, language and name, if any."""
        if node.tag in _KINDS:
            inside = [{"kind": _KINDS[node.tag], "of": inside}]
        elif names := [name for name in _CLASSES if name in node.classes]:
            inside = [{"kind": _CLASSES[names[0]], "of": inside}]
        lang, direction = node.attributes.get("lang", ""), node.attributes.get("dir", "")
        if lang or direction:
            inside = [{"kind": "lang", **spoken(lang, direction), "of": inside}]
        name = self.name(node.attributes.get("id", ""))
        return [{"kind": "place", "name": name}, *inside] if name else inside

    def name(self, own: str) -> str:
        """The name that links to the id `own` lead to: it is given once."""
        if not own or own in self._named:
            return ""
        self._named.add(own)
        return self.prefix + own

    def _ticked(self, words: str) -> list[Run]:
        parts = re.split("([☐☒])", words)
        return [
            {"kind": "tick", "done": part == _DONE} if part in _TICK else part
            for part in parts
            if part
        ]

    def _link(self, node: Element) -> Sequence[Run]:
        address, shown = node.attributes.get("href", ""), words_of(node)
        if shown == address and self._is_ours(address):
            plain = self.text(in_words(address).rstrip("/"))
            return [{"kind": "link", "to": address, "of": [plain]}]
        inside = self.runs(node.children)
        if address.startswith("#"):
            if address[1:] not in self.anchors:
                return inside
            return [{"kind": "to", "name": self.prefix + address[1:], "of": inside}]
        if not address.startswith(("https:", "http:", "mailto:", "tel:", "ftp:")):
            return inside
        link: Run = {"kind": "link", "to": address, "of": inside}
        return [link, *self._address(address, shown)]

    def _address(self, address: str, words: str) -> Sequence[Run]:
        """The address of another site in words, once, since paper cannot be pressed."""
        plain = in_words(address).rstrip("/").removeprefix("mailto:").removeprefix("tel:")
        # a style may print a DOI without its resolver
        said = plain.removeprefix("doi.org/") in words
        if self._is_ours(address) or said or address in self._told:
            return []
        self._told.add(address)
        shown: Run = {"kind": "link", "to": address, "of": [self.text(plain)]}
        if self.bare or self.brief or self._open:
            return [" (", shown, ")"]
        note = {"kind": "note", "name": "", "of": [{"kind": "p", "of": [shown]}]}
        return [{**note, **self._letter()}]

    def _letter(self) -> dict[str, str]:
        """The sign of a note that the page does not have."""
        if not self.lettered:
            return {}
        self._letters += 1
        return {"sign": letter_of(self._letters)}

    def _is_ours(self, address: str) -> bool:
        return bool(self.home) and address.startswith(self.home)

    def _note(self, name: str) -> Sequence[Run]:
        """The footnote of that name; one within itself is left out."""
        note = self.notes.get(name)
        if note is None or name in self._open:
            return []
        if name in self._numbered and not self.bare:
            return [{"kind": "again", "name": self.prefix + name, **self._signs.get(name, {})}]
        return self.aside(note.children, name)

    def aside(self, nodes: Sequence[Node], name: str = "") -> Sequence[Run]:
        """A note at the foot of the page, or in brackets where none can stand."""
        self._open.append(name)
        blocks = self.blocks(nodes)
        self._open.pop()
        if self.bare or self._open:
            return [" (", *said(blocks), ")"]
        if name:
            self._numbered.add(name)
        sign = self._letter() if name.startswith(TERM) or self.lettered == "all" else {}
        self._signs[name] = sign
        return [{"kind": "note", "name": name and self.prefix + name, "of": blocks, **sign}]

    def formula(self, node: Element) -> dict[str, Any]:
        """A formula, whose `code` is still to be filled in."""
        tex, block = words_of(node), node.attributes["data-math"] == "display"
        run = {"kind": "math", "tex": self.text(tex), "block": block, "code": ""}
        self.formulas.append(run)
        return run

    def picture(self, node: Element) -> dict[str, Any]:
        """A picture within a line or for itself."""
        own = node.attributes
        return {
            "kind": "picture",
            "file": self.pictures.get(own.get("src", ""), ""),
            "alt": self.text(own.get("alt", "")).strip(),
            "width": _length(own.get("width", "")),
        }

    def say_missing(self) -> None:
        """Reports the letters that no font has: of a whole script that is one line."""
        for group in grouped(list(self.missing)):
            self.losses.say(*absence(group), self.missing[group[0]])


def _length(written: str) -> str:
    """A width as written in HTML: pixels or a share of the line; "" for none or another."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(px|%)?", written.strip())
    return f"{found[1]}{found[2] or 'px'}" if found and float(found[1]) else ""
