"""Formatter: the citations and references of every page, set in one CSL style, in one batch.

Each page is formatted from only the works it cites, so that `2019a` does not depend on the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from labpress.citations import kept
from labpress.citations.bibliography import Bibliography
from labpress.citations.clusters import Cluster
from labpress.citations.locators import with_labels
from labpress.citations.long_lists import MOST, Listed
from labpress.citations.plans import BULKY, Plan, groups, known_in, without
from labpress.citations.setting import set_page, way
from labpress.citations.styles import APA, is_of_notes, names_authors, style_text
from labpress.citations.trimming import trimmed
from labpress.pandoc import Pandoc
from labpress.problems import PandocError, PandocMissing


@dataclass(frozen=True, slots=True)
class PageCitations:
    """What a page cites, in reading order.

    `full`: its references are the whole bibliography, without the works in `secret` that it does
    not cite. `lang`: its language, if not the site's. `uncited`: keys of works that are among the
    references though the text does not cite them; unknown ones are left out. `style`: the file of
    its CSL style, if not the formatter's; `known`: its bibliography, likewise. `notes`: for a style
    of notes, the number of the note in which each cluster stands, which "see note 3" leads to.
    """

    clusters: tuple[Cluster, ...]
    full: bool = False
    lang: str = ""
    secret: frozenset[str] = frozenset()
    uncited: tuple[str, ...] = ()
    style: Path | None = None
    known: Bibliography | None = None
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of a list of references: HTML to stand in an element with the id `ref-KEY`."""

    key: str
    html: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """One HTML text for each cluster of a page, and its references in the style's order."""

    citations: tuple[str, ...]
    references: tuple[Reference, ...]


class Formatter:
    """Sets citations in the CSL style of the file `style`, in words and quotes of `lang`."""

    def __init__(
        self,
        pandoc: Pandoc,
        bibliography: Bibliography,
        style: Path | None = None,
        lang: str = "en-GB",
    ) -> None:
        self.pandoc = pandoc
        self.bibliography = bibliography
        self.style = style or APA
        self.lang = lang

    def format(self, pages: Mapping[str, PageCitations]) -> dict[str, Formatted]:
        """Every page's citations, by the same names; citations link to `#ref-KEY`.

        A citekey that the bibliography does not have stands in the text, marked `cite-unknown`.
        """
        long = {name: self._long(page) for name, page in pages.items()}
        parts = {
            f"{name}\n{number}": part
            for name, page in pages.items()
            for number, part in enumerate(_parts(page, long[name]))
        }
        made = self._format(parts)
        done: dict[str, list[Formatted]] = {}
        for name, one in made.items():
            done.setdefault(name.rpartition("\n")[0], []).append(one)
        return {name: _joined(done[name], long[name]) for name in pages}

    def key(self, *parts: str) -> str:
        """A key of all that has a say in how a work is set, and of `parts`."""
        text = style_text(self.style)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return self.pandoc.memory.key(
            self.pandoc.tasks / "citations.lua", kept.way(), digest, self.lang, parts
        )

    def _long(self, page: PageCitations) -> Listed | None:
        """What a page lists, if that is too much to be set at a time."""
        plan = self._plan(page)
        if len(plan.uncited) <= MOST or not names_authors(style_text(plan.style)):
            return None
        items = {key: plan.known[key].csl for key in plan.keys}
        return Listed(items, plan.uncited)

    def _format(self, pages: Mapping[str, PageCitations]) -> dict[str, Formatted]:
        plans = {name: self._plan(page) for name, page in pages.items()}
        made: dict[str, Mapping[str, Any]] = {}
        alike: dict[tuple[Path, int], dict[str, Plan]] = {}
        for name, plan in plans.items():
            if plan.keys:
                alike.setdefault((plan.style, id(plan.known)), {})[name] = plan
        for (style, _), own in alike.items():
            made |= self._made(own, style)
        return {
            name: self._formatted(page, plans[name], made.get(name, NOTHING))
            for name, page in pages.items()
        }

    def _formatted(self, page: PageCitations, plan: Plan, made: Mapping[str, Any]) -> Formatted:
        ready = iter(made["citations"])
        citations = tuple(
            self._in_words(
                cluster, _with_unknown(cluster, known, next(ready) if known else ""), plan
            )
            for cluster, known in zip(page.clusters, plan.clusters, strict=True)
        )
        references = tuple(Reference(one["key"], one["html"]) for one in made["references"])
        return Formatted(citations, references)

    def _in_words(self, cluster: Cluster, html: str, plan: Plan) -> str:
        """Two authors who are part of an English sentence are joined by "and", as APA wants it.

        A style can say so only of brackets, so pandoc writes "&" in both places. A corporate name
        keeps the "&" that is its own.
        """
        first = cluster.citations[0] if cluster.citations else None
        if first is None or first.mode != "author-in-text" or not plan.lang.startswith("en"):
            return html
        if first.key not in plan.known:
            return html
        names = plan.known[first.key].csl.get("author", ())
        if len(names) != 2 or not all("family" in name for name in names):
            return html
        one, other = (escape(name["family"]) for name in names)
        return html.replace(f"{one} &amp; {other}", f"{one} and {other}", 1)

    def _plan(self, page: PageCitations) -> Plan:
        entries = page.known if page.known is not None else self.bibliography
        known = tuple(known_in(cluster, entries) for cluster in page.clusters)
        cited = dict.fromkeys(one["key"] for cluster in known for one in cluster)
        wanted = [key for key in page.uncited if key in entries]
        if page.full:
            wanted += [key for key in entries if key not in page.secret]
        uncited = [key for key in dict.fromkeys(wanted) if key not in cited]
        lang, style = page.lang or self.lang, page.style or self.style
        notes = page.notes or (0,) * len(known)
        return Plan(known, (*cited, *uncited), tuple(uncited), lang, style, entries, notes)

    def _made(self, plans: Mapping[str, Plan], style: Path) -> dict[str, Mapping[str, Any]]:
        """What pandoc makes of each page; it is asked only for what it has not made before."""
        text = style_text(style)
        noted = is_of_notes(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        task, memory = self.pandoc.tasks / "citations.lua", self.pandoc.memory
        keys = {
            name: memory.key(task, way(), digest, plan.request(noted), plan.items())
            for name, plan in plans.items()
        }
        # pages that cite the same are asked for once
        wanted = {keys[name]: plan for name, plan in plans.items()}
        made = {key: memory.get(key) for key in wanted}
        for group in groups({key: wanted[key] for key, known in made.items() if known is None}):
            for key, page in zip(group, self._asked(group.values(), style, text), strict=True):
                made[key] = page
                memory.put(key, page)
        return {name: made[key] for name, key in keys.items()}

    def _asked(self, plans: Iterable[Plan], style: Path, text: str) -> list[Mapping[str, Any]]:
        noted = is_of_notes(text)
        unused = BULKY - {name for name in BULKY if name in text}
        pages = [
            {**plan.request(noted), "references": json.dumps(without(plan.items(), unused))}
            for plan in plans
        ]
        suffixes = (one["suffix"] for page in pages for own in page["clusters"] for one in own)
        works = (work for plan in plans for work in plan.items())
        read = trimmed(text, (plan.lang for plan in plans), works)
        try:
            answer = self.pandoc.ask(
                "citations",
                style=with_labels(read, suffixes),
                pages=pages,
            )
        except PandocMissing:  # no style is to blame for that
            raise
        except PandocError as error:
            raise PandocError(f"citations in the style {style.name}: {error}") from error
        made = zip(answer["pages"], pages, strict=True)
        return [set_page(one, page["clusters"]) for one, page in made]


def _parts(page: PageCitations, long: Listed | None) -> list[PageCitations]:
    if long is None:
        return [page]
    first, *rest = long.parts()
    own = replace(page, full=False, uncited=first)
    return [own, *(replace(own, clusters=(), notes=(), uncited=part) for part in rest)]


def _joined(made: Sequence[Formatted], long: Listed | None) -> Formatted:
    if long is None:
        return made[0]
    keys = long.in_order(reference.key for part in made for reference in part.references)
    known = {reference.key: reference for part in made for reference in part.references}
    return Formatted(made[0].citations, tuple(known[key] for key in keys))


NOTHING: Mapping[str, Any] = {"citations": (), "references": ()}


def _with_unknown(cluster: Cluster, known: list[dict[str, str]], html: str) -> str:
    """`html` of the known works, and each unknown key before or after it, as it stood."""
    if not cluster.citations:
        return escape(cluster.source)
    keys = {one["key"] for one in known}
    first = next((n for n, one in enumerate(cluster.citations) if one.key in keys), None)
    before: list[str] = []
    after: list[str] = []
    for number, one in enumerate(cluster.citations):
        if one.key not in keys:
            side = before if first is None or number < first else after
            side.append(f'<span class="cite-unknown">{escape(one.key)}</span>')
    return " ".join([*before, *([html] if html else []), *after])
