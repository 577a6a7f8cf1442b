"""Glossary: the terms of a lab, from the list of definitions on its page `glossary.md`: several
names may stand above one meaning, the plain one first."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from labpress.catalogue.term_pattern import folded, pattern
from labpress.content import Item, token
from labpress.markdown import Body
from labpress.problems import Level, Problem

FILE = "glossary.md"
LONGEST = 400
"""Letters of a meaning that is shown beside a text."""
NAME_LONGEST = 80
TOLD = frozenset(("text", "quote", "cell"))
"""The kinds of blocks whose terms are explained."""
_TAG = re.compile(r"<(/?)(dl|dt|dd|p|labpress-cite|labpress-card)\b([^>]*)>")
_ANY = re.compile(r"<[^>]*>")
_OWN_ID = re.compile(r'\bid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Term:
    """`names` has the plain one first; `meaning` is the first paragraph of what it means, plain.
    `id` is where it stands on the page of the glossary."""

    id: str
    names: tuple[str, ...]
    meaning: str

    @property
    def name(self) -> str:
        """What it is called in plain words."""
        return self.names[0]


@dataclass(frozen=True)
class Glossary:
    """The terms of one page; `page` is None for a lab without any."""

    page: Item | None = None
    terms: tuple[Term, ...] = ()
    _found: dict[Item, tuple[Term, ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the names of all terms, in text and in HTML."""
        return pattern(name for term in self.terms for name in term.names)

    def is_on(self, item: Item) -> bool:
        """Whether `item` is the glossary's own page."""
        return self.page is not None and item.path == self.page.path

    def term(self, written: str) -> Term | None:
        """The term that a text found by `pattern` means."""
        key = folded(written)
        without = key.removesuffix("s")
        known = self._by_name
        return known.get(key) or known.get(without) or known.get(without.casefold())

    def used_in(self, item: Item) -> tuple[Term, ...]:
        """The terms that the running text of `item` uses, in the order of their first use."""
        if not self.terms or self.is_on(item) or not self._speaks(item):
            return ()
        if item not in self._found:
            told = "\n".join(block.text for block in item.body.blocks if block.kind in TOLD)
            terms = (self.term(match[0]) for match in self.pattern.finditer(told))
            self._found[item] = tuple(dict.fromkeys(term for term in terms if term))
        return self._found[item]

    def _speaks(self, item: Item) -> bool:
        """Whether `item` is in the glossary's language, as far as the two say."""
        own = self.page.lang.partition("-")[0] if self.page else ""
        other = item.lang.partition("-")[0]
        return not (own and other) or own == other

    @cached_property
    def _by_name(self) -> dict[str, Term]:
        found: dict[str, Term] = {}
        for term in self.terms:
            for name in term.names:
                found.setdefault(folded(name), term)
        return found


NO_GLOSSARY = Glossary()
"""That of a lab without one."""


@dataclass
class Entry:
    """An entry of a list of definitions as it stands in HTML: each name and meaning with where it
    begins and ends there, and where the entry is over."""

    names: list[tuple[int, int]] = field(default_factory=list)
    meanings: list[tuple[int, int]] = field(default_factory=list)
    end: int = 0
    deep: bool = False


def entries(page: str) -> list[Entry]:
    """The entries of the outer lists in the HTML `page`; one that holds a list itself is `deep`."""
    found: list[Entry] = []
    depth = start = 0
    for tag in _TAG.finditer(page):
        closing, name = bool(tag[1]), tag[2]
        if name == "dl":
            depth += -1 if closing else 1
            if not closing and depth > 1 and found:
                found[-1].deep = True
            elif closing and depth == 0 and found:
                found[-1].end = tag.start()
        elif depth != 1 or name not in ("dt", "dd"):
            continue
        elif not closing:
            if name == "dt" and (not found or found[-1].meanings or found[-1].end):
                _end(found, tag.start())
                found.append(Entry())
            start = tag.start()
        elif found:
            (found[-1].names if name == "dt" else found[-1].meanings).append((start, tag.end()))
    return found


def _end(found: list[Entry], at: int) -> None:
    if found and not found[-1].end:
        found[-1].end = at


def read_glossary(item: Item) -> tuple[Glossary, tuple[Problem, ...]]:
    """The glossary on a page and what is wrong in it."""
    reader = _Reader(item)
    terms = tuple(reader.terms())
    return Glossary(reader.page, terms), tuple(reader.problems)


class _Reader:
    """Reads one page, and gives each entry of it an id that links can lead to."""

    def __init__(self, item: Item) -> None:
        self.page = item
        self.problems: list[Problem] = []
        self._html = item.body.html
        self._lines = _lines(item.body)
        self._ids = set(item.body.ids)
        self._named: dict[str, int | None] = {}

    def terms(self) -> Iterator[Term]:
        found = entries(self._html)
        if not found:
            self._say(None, "the glossary has no terms",
                      "write a term on a line, and below it `:   ` and what it means",
                      Level.WARNING)  # fmt: skip
        places: dict[int, str] = {}
        for entry in found:
            term = self._term(entry)
            if term is not None:
                places[entry.names[0][0]] = term.id
                yield term
        self.page = _with_ids(self.page, places)

    def _term(self, entry: Entry) -> Term | None:
        names = [_plain(self._html[start:end]) for start, end in entry.names]
        names = [name for name in names if name]
        if not names:
            return None
        line = self._lines.get(names[0])
        kept = tuple(name for name in names if self._is_new(name))
        meaning = _first(self._html[slice(*entry.meanings[0])]) if entry.meanings else ""
        if not meaning:
            self._say(line, f"'{names[0]}' has no meaning", "write it below, after `:   `")
        if entry.deep:
            message = f"a term stands in the meaning of '{names[0]}', where it is not found"
            self._say(line, message, "give it a line of its own", Level.WARNING)
        if len(meaning) > LONGEST:
            message = f"the meaning of '{names[0]}' has {len(meaning)} letters; at most {LONGEST}"
            hint = "say it shorter, and the rest in a paragraph of its own"
            self._say(line, message, hint, Level.WARNING)
        return Term(self._id(entry, names[0]), kept, meaning) if kept and meaning else None

    def _is_new(self, name: str) -> bool:
        line, key = self._lines.get(name), folded(name)
        if len(name) < 2 or len(name) > NAME_LONGEST:
            self._say(line, f"'{name}' is too {'short' if len(name) < 2 else 'long'} for a term",
                      f"write 2 to {NAME_LONGEST} letters")  # fmt: skip
            return False
        if key in self._named:
            first = self._named[key]
            where = f" (line {first})" if first else ""
            self._say(line, f"the term '{name}' is there twice", f"keep one of the two{where}")
            return False
        self._named[key] = line
        return True

    def _id(self, entry: Entry, name: str) -> str:
        start = entry.names[0][0]
        own = _OWN_ID.search(self._html[start : self._html.index(">", start)])
        if own:
            return html.unescape(own[1])
        made = token(re.sub(r"[‐‑–—]", "-", name))
        while made in self._ids:
            made += "-"
        self._ids.add(made)
        return made

    def _say(self, line: int | None, message: str, hint: str, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(level, self.page.path, line, None, message, hint))


def _lines(body: Body) -> dict[str, int]:
    """The line of each text by its words, the first one with them."""
    found: dict[str, int] = {}
    for block in body.blocks:
        found.setdefault(" ".join(block.text.split()), block.line)
    return found


def _plain(part: str) -> str:
    return " ".join(html.unescape(_ANY.sub("", part)).split())


def _first(meaning: str) -> str:
    """The plain text of a meaning's first paragraph, without its citations."""
    words = re.sub(r"<labpress-(cite|card)\b.*?</labpress-\1>", "", meaning, flags=re.S)
    paragraph = re.search(r"<p\b[^>]*>(.*?)</p>", words, re.S)
    inner = (
        paragraph[1] if paragraph else re.split(r"<(?:ul|ol|dl|pre|table|blockquote)\b", words)[0]
    )
    return re.sub(r"\s+([.,;:])", r"\1", _plain(inner))


def _with_ids(item: Item, places: dict[int, str]) -> Item:
    """`item` with these ids for the names that begin at those places of its HTML."""
    sections, at = [], 0
    for section in item.body.sections:
        out, last = [], 0
        inside = {start - at: name for start, name in places.items()
                  if at <= start < at + len(section.html)}  # fmt: skip
        for start, name in sorted(inside.items()):
            if section.html.startswith("<dt>", start):
                out += [section.html[last:start], f'<dt id="{html.escape(name)}">']
                last = start + len("<dt>")
        sections.append(replace(section, html="".join([*out, section.html[last:]])))
        at += len(section.html)
    ids = item.body.ids | frozenset(places.values())
    return replace(item, body=replace(item.body, sections=tuple(sections), ids=ids))
