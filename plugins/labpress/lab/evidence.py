"""Evidence: every work that the lab cites, in words, with the places that cite it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from labpress.catalogue import Citing
from labpress.citations import Bibliography, Entry, Formatted, Formatter
from labpress.citations.alone import set_alone
from labpress.pandoc import Pandoc

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.lab.lab import Lab

NUMBER = re.compile(r'^\s*<span class="ref-number">.*?</span>\s*')
LETTER = re.compile(r"^[a-z]\b")
YEAR = re.compile(r"\d{4}")
# an author who has come before, in styles that do not say a name twice
DASHES = ("\u2014", "\u2013", "---", "___", "<em>\u2014")
NO_DATE = "n.d."
Csl = Mapping[str, Any]
Place = tuple[str, str]
"""The path of a page, and a citekey on it."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work as a CSL item, as HTML in the site's style, and who cites it, by item and in reading
    order. `name` is the citekey, or more where an essay with sources of its own means another work
    by it."""

    key: str
    name: str
    csl: Csl
    html: str
    citings: tuple[Citing, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """The last names, or those of bodies, of who wrote it, else of who edited it."""
        return names_of(self.csl)

    @property
    def year(self) -> str:
        """The year in which it came out, "" if that is not known."""
        return year_of(self.csl)


def evidence(
    lab: Lab,
    citings: Mapping[str, tuple[Citing, ...]],
    formatted: Mapping[str, Formatted],
    pandoc: Pandoc,
) -> tuple[Work, ...]:
    """The works of `citings` by who wrote them, then by year. `formatted` has the references of
    pages by path: what stands there already is not asked of pandoc once more."""
    named = dict(_named(lab, citings))
    items = {name: csl for name, (_, csl, _) in named.items()}
    lines = _lines(lab, items, _by_page(named), formatted, pandoc)
    works = (Work(key, name, csl, lines[name], own) for name, (key, csl, own) in named.items())
    return tuple(sorted(works, key=_order))


def works_in(lab: Lab, citings: Mapping[str, tuple[Citing, ...]]) -> int:
    """How many works `citings` are of, before anything is set."""
    return sum(1 for _ in _named(lab, citings))


def _named(
    lab: Lab, citings: Mapping[str, tuple[Citing, ...]]
) -> Iterator[tuple[str, tuple[str, Csl, tuple[Citing, ...]]]]:
    """Each work that a page may cite, under a name of its own."""
    texts: dict[int, str] = {}  # nearly always the same work is meant by all

    def text_of(entry: Entry) -> str:
        if id(entry) not in texts:
            texts[id(entry)] = json.dumps(entry.csl, sort_keys=True)
        return texts[id(entry)]

    for key, own in citings.items():
        meant: dict[str, list[Citing]] = {}
        for one in own:
            known = lab.known_to(one.source)
            if key in known:
                meant.setdefault(text_of(known[key]), []).append(one)
        # the work that the whole lab means has the bare name
        common = lab.sources.common
        first = text_of(common[key]) if key in common else ""
        for n, text in enumerate(sorted(meant, key=lambda text: text != first)):
            name = f"{key}-{meant[text][0].source.slug}" if n else key
            yield name, (key, json.loads(text), tuple(meant[text]))


def _by_page(named: Mapping[str, tuple[str, Csl, tuple[Citing, ...]]]) -> dict[Place, str]:
    """What a citekey means on each page, by the names of works."""
    return {(one.source.path, key): name for name, (key, _, own) in named.items() for one in own}


def names_of(csl: Csl) -> tuple[str, ...]:
    """As in `Work.people`."""
    people = csl.get("author") or csl.get("editor") or csl.get("director") or ()
    known = (one for one in people if isinstance(one, Mapping))
    named = (one.get("family") or one.get("literal") or one.get("given") for one in known)
    return tuple(str(name) for name in named if name)


def year_of(csl: Csl) -> str:
    """As in `Work.year`."""
    issued = csl.get("issued")
    if not isinstance(issued, Mapping):
        return ""
    parts = issued.get("date-parts")
    first = parts[0][0] if parts and parts[0] else ""
    found = YEAR.search(str(first) or str(issued.get("literal", "")))
    return found[0] if found else ""


def _lines(
    lab: Lab,
    items: Mapping[str, Csl],
    meant: Mapping[Place, str],
    formatted: Mapping[str, Formatted],
    pandoc: Pandoc,
) -> dict[str, str]:
    """Each work as one line that stands for itself, without number or `2018a`."""
    lines = dict(_from_pages(lab, items, meant, formatted))
    language = lab.settings.language
    for style in (lab.settings.style, None):  # a style of notes may have no list of references
        missing = [key for key in items if not lines.get(key)]
        if missing:
            make = partial(_formatter, pandoc, style, language)
            made = set_alone([items[key] for key in missing], make, language)
            lines |= dict(zip(missing, made, strict=True))
    return lines


def _from_pages(
    lab: Lab,
    items: Mapping[str, Csl],
    meant: Mapping[Place, str],
    formatted: Mapping[str, Formatted],
) -> Iterator[tuple[str, str]]:
    """The lines that pages in the lab's language and style have of `items`."""
    settings = lab.settings
    plain = {
        item.path
        for item in lab.items
        if item.lang in ("", settings.language) and lab.style_of(item) == settings.style
    }
    for path, page in formatted.items():
        if path not in plain:
            continue
        for one in page.references:
            html = NUMBER.sub("", one.html)
            name = meant.get((path, one.key), "")
            if name and not html.startswith(DASHES):
                yield name, _without_letter(html, items[name])


def _without_letter(html: str, csl: Csl) -> str:
    """`2018a` as 2018: the letter told it from another work of the page it was set for."""
    year = year_of(csl)
    if not year:
        return html.replace(f"{NO_DATE}-a", NO_DATE, 1)
    head, found, rest = html.partition(year)
    return head + found + LETTER.sub("", rest)


def _formatter(pandoc: Pandoc, style: Path | None, language: str, works: Bibliography) -> Formatter:
    return Formatter(pandoc, works, style, language)


def _order(work: Work) -> tuple[object, ...]:
    title = str(work.csl.get("title", ""))
    names = work.people or (re.sub(r"<[^>]+>", "", title),)
    return ([_folded(name) for name in names[:3]], work.year, _folded(title), work.name)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum() or letter.isspace())
