"""A language in which every string of the interface stands in brackets, and what of a site built in
it stands in none and is no text of the lab's own: words that stand in no table."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from labpress.content import PartialDate, said_date
from labpress.lab import Lab
from labpress.wording import Text, shipped, wording

LANG = "qps"
OPEN, CLOSE = "‹", "›"
"""Brackets that the fonts for print have too, and no text of the lab."""
SPOKEN = ("aria-label", "alt", "title", "placeholder", "aria-description", "data-shown")
SILENT = {"script", "style", "template", "time", "math", "svg", "code", "pre", "noscript"}
CITED = {"cite-group", "cite-line", "ref", "address", "chart-table"}
"""Classes of what the formatter of citations says, of addresses, and of what stands in data."""
GLOSSARY = "docs/glossary.md"
"""Its terms stand on every page that uses them."""
TERM = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
NAMES = {"PDF", "DOCX", "ZIP", "JSON", "RSS", "Atom", "JSON Feed", "ORCID"} | {
    *("BibTeX", "BIB", "RIS", "CSL-JSON"),
}
"""Names that are the same in every language."""
ROW = r"\s[–·|]\s|[,.:;()“”]+\s*|\s(?:and|or)\s"
"""What stands between names in a row."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}


def pseudo_table() -> str:
    """The whole table of the language, as YAML."""
    sections: dict[str, dict[str, Text]] = {}
    for key, text in shipped("en").items():
        section, _, name = key.partition(".")
        sections.setdefault(section, {})[name] = _bracketed(text)
    return yaml.safe_dump(sections, allow_unicode=True, width=10_000)


def _bracketed(text: Text) -> Text:
    if isinstance(text, str):
        return f"{OPEN}{text}{CLOSE}"
    return {form: f"{OPEN}{one}{CLOSE}" for form, one in text.items()}


@dataclasses.dataclass(frozen=True)
class Stray:
    """Words of a page that are neither in brackets nor the lab's own."""

    page: str
    place: str
    words: str


def strays(
    site: Path, own: frozenset[str], bodies: Mapping[str, frozenset[str]]
) -> Iterator[Stray]:
    """Those of every page of `site`; `own` are the texts of its lab that may stand on any page,
    `bodies` those of each page's own text, by its file."""
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        reader = _Reader()
        reader.feed(TERM.sub(r"\1", file.read_text("utf-8")))
        known = own | bodies.get(name, frozenset())
        for place, words in reader.found:
            if not _is_own(words, known):
                yield Stray(name, place, words)


class _Reader(HTMLParser):
    """Gathers what a page says outside brackets, with the elements and classes it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._path: list[tuple[str, set[str]]] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = set(values.get("class", "").split())
        if tag not in VOID:
            self._path.append((tag, classes))
        if self._is_silent():
            return
        for name in SPOKEN:
            if name in values and _outside(values[name]):
                self._say(f"{name}=", _outside(values[name]))
        if tag == "meta" and values.get("name") == "description":
            self._say("description", _outside(values.get("content", "")))

    def handle_endtag(self, tag: str) -> None:
        while self._path and tag in {name for name, _ in self._path}:
            if self._path.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._is_silent():
            return
        outside, self._depth = _read(data, self._depth)
        for words in outside:
            self._say("", words)

    def _is_silent(self) -> bool:
        return any(tag in SILENT or classes & CITED for tag, classes in self._path)

    def _say(self, where: str, words: str) -> None:
        if re.search(r"[^\W\d_]", words):
            last = ".".join([self._path[-1][0], *sorted(self._path[-1][1])]) if self._path else ""
            self.found.append((f"{last} {where}".strip(), words))


def _outside(text: str) -> str:
    return " ".join(_read(text, 0)[0])


def _read(text: str, depth: int) -> tuple[list[str], int]:
    """What of `text` is outside brackets, of which `depth` are open before it; how many after."""
    found = [""]
    for sign in text:
        if sign == OPEN:
            depth += 1
            found.append("")
        elif sign == CLOSE:
            depth -= 1
        elif not depth:
            found[-1] += sign
    return [words for words in found if words.strip()], depth


def _is_own(words: str, own: frozenset[str]) -> bool:
    plain = re.sub(r"\s*\((?:\d+|RSS|Atom|JSON Feed)\)$", "", _plain(words))
    if plain in own or plain.strip(" ,.:;()“”–·") in own or "://" in plain:
        return True
    for between in (r" – ", r"(?<=\.) "):  # a page and its site; one sentence after the other
        if len(parts := re.split(between, plain)) > 1:
            return all(_is_own(part, own) for part in parts)
    # names in a row, and what stands between them and the words in brackets
    parts = re.split(ROW, plain)
    return all(part in own or part in NAMES or not re.search(r"[^\W\d_]", part) for part in parts)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u200b]+", " ", text).strip()


def own_texts(lab: Lab, settings: Mapping[str, Any]) -> frozenset[str]:
    """Every text of the lab's own that may stand on any page: of mkdocs.yml, of fields, and each
    paragraph that another page may quote."""
    found = {"and", "or"}  # between names, which Babel joins
    for item in lab.items:
        found |= set(_texts_of(item))
        found |= {mark.context for mark in item.body.marks}
        if item.path == GLOSSARY:
            found |= set(_runs(item.body.html))
    for known in (lab.authors, lab.statement, lab.redirects, settings):
        found |= set(_texts_of(known))
    return _as_shown(found)


def body_texts(html: str) -> frozenset[str]:
    """The runs of words of a text, as they stand between two tags."""
    return _as_shown(_runs(html))


def _as_shown(texts: Iterable[str]) -> frozenset[str]:
    plain = {_plain(text) for text in texts}
    shown = {text[:1].upper() + text[1:] for text in plain}
    return frozenset(one for text in plain | shown for one in (text, text.rstrip(".")) if one)


def _texts_of(value: object) -> Iterator[str]:
    if isinstance(value, PartialDate):
        yield said_date(value, wording(LANG))
    elif isinstance(value, str):
        yield value
        yield from re.split(r"[,.:;()“”–·]+\s*", value)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _texts_of(name)
            yield from _texts_of(one)
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _texts_of(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in ("body", "lines"):
                yield from _texts_of(getattr(value, field.name))


def _runs(html: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(html)
    for _, words in reader.found:
        yield words
        yield from re.split(r"[,.:;()“”–·]+\s*", words)
