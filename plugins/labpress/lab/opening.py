"""Opens a lab: reads every file from disk once, and gathers all that is wrong in any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from labpress import citations, content
from labpress.catalogue import Catalogue, check, forwards
from labpress.catalogue.codes import next_code
from labpress.catalogue.redirects import FILE, Redirect, Site, read_redirects
from labpress.content import STATEMENT, Item, Rules, Statement
from labpress.content.history import last_changes
from labpress.lab.addresses import own_addresses
from labpress.lab.behind import behind_problems, translations_behind
from labpress.lab.charting import Charts
from labpress.lab.essay_sources import essay_sources
from labpress.lab.fetching import fetched
from labpress.lab.files import codes, files
from labpress.lab.foreign import foreign_problems
from labpress.lab.formulas import read_formulas
from labpress.lab.holding import softened
from labpress.lab.lab import Lab
from labpress.lab.pictures import picture_problems
from labpress.lab.reading import Reader, key_of_reading
from labpress.lab.settings import Settings
from labpress.lab.strays import headless, strays
from labpress.lab.terms import with_glossary
from labpress.lab.uncited import uncited
from labpress.objects import Objects
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem, in_order

Read = TypeVar("Read")


def open_lab(settings: Settings, pandoc: Pandoc, kept: Objects | None = None) -> Lab:
    """Reads a lab from disk. Whatever is wrong in its files is in `problems`, all of it. `kept` has
    what was read of the same files before."""
    found = _Findings()
    settings = found.of(fetched(settings))
    tables = found.of(content.read_tables(settings.wording_dir, settings.root, settings.language))
    rules = replace(_rules(settings), tables=tables)
    kinds = {path: kind for kind, path in files(settings)}
    reader = Reader(settings, rules, kept or Objects(None), key_of_reading(rules) if kept else "")
    read = {path: found.of(one) for path, one in reader.read(kinds).items()}
    changed = last_changes(settings.root)
    items = tuple(
        _dated(found.firmly(settings.release.of(_set_aside(item, settings))), changed)
        for item in read.values()
        if item is not None
    )
    items, glossary = found.of(with_glossary(items, settings))
    unread = _unread(kinds, read, settings)
    charts = Charts(settings)
    catalogue = Catalogue(items, unread, settings.site_path, charts.chart, glossary)
    common = found.of(citations.load(settings.bib_files, settings.root, pandoc))
    sources = found.of(essay_sources(items, common, settings, pandoc))
    lab = Lab(
        settings,
        items,
        frozenset(unread),
        found.of(content.read_authors(settings.docs_dir / "authors.yml", settings.root)),
        sources.whole(),
        catalogue,
        redirects=found.firmly(_redirects(settings, catalogue)),
        math=found.of(read_formulas(items, pandoc)),
        statement=found.of(_statement(settings)),
        tables=tables,
        behind=translations_behind(catalogue, settings.root, settings.release.today),
        sources=sources,
        changed=changed,
    )
    return replace(lab, problems=_problems(lab, charts, found))


class _Findings:
    """Gathers what is wrong in each part while it is read. `firm` is held against a lab even where
    the item it is about is held back."""

    def __init__(self) -> None:
        self.plain: list[Problem] = []
        self.firm: list[Problem] = []

    def of(self, read: tuple[Read, Iterable[Problem]]) -> Read:
        """The part that was read; its problems are kept."""
        self.plain += read[1]
        return read[0]

    def firmly(self, read: tuple[Read, Iterable[Problem]]) -> Read:
        """The same, for problems that stay what they are."""
        self.firm += read[1]
        return read[0]


def _problems(lab: Lab, charts: Charts, found: _Findings) -> tuple[Problem, ...]:
    """All that is wrong: in the parts, and between them."""
    items, settings, sources = lab.items, lab.settings, lab.sources
    across = (
        *check(
            lab.catalogue,
            sources.common,
            cache(lambda path: (settings.root / path).is_file()),
            sources.known,
        ),
        *behind_problems(lab.catalogue, lab.behind),
        *picture_problems(items, settings),
        *foreign_problems(items, settings),
        *charts.problems(items),
        *strays(items, settings),
        *(() if lab.unread else uncited(items, lab.bibliography, settings)),
    )
    firm = (*found.firm, *settings.problems, *headless(items, settings))
    return in_order([*softened([*found.plain, *across], items), *firm])


def _unread(
    kinds: Mapping[Path, str], read: Mapping[Path, Item | None], settings: Settings
) -> dict[str, tuple[str, str]]:
    """The broken files by path, with the kind and slug of what they would be."""
    return {
        settings.relative(path): (kind, content.slug_of(path.as_posix()))
        for path, kind in kinds.items()
        if read[path] is None
    }


def _statement(settings: Settings) -> tuple[Statement | None, tuple[Problem, ...]]:
    """What docs/accessibility.yml says, unless a page of the lab's own stands in its place."""
    file, page = settings.docs_dir / STATEMENT, settings.docs_dir / "accessibility.md"
    statement, problems = content.read_statement(file, settings.root, settings.release.today)
    if not file.is_file() or not page.is_file():
        return statement, problems
    message = f"{page.name} stands where the page made of this file would"
    hint = "keep one of the two; of this one a page is made in the form that the law asks for"
    both = Problem(Level.WARNING, settings.relative(file), None, None, message, hint)
    return None, (*problems, both)


def _set_aside(item: Item, settings: Settings) -> Item:
    """A draft where mkdocs.yml says that its file is one."""
    aside = settings.draft(settings.site_path(item.path))
    return replace(item, draft=True) if aside and not item.draft else item


def _redirects(
    settings: Settings, catalogue: Catalogue
) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """What redirects.csv beside mkdocs.yml says, if it is there."""
    path = settings.root / FILE
    if not path.is_file():
        return (), ()
    items = catalogue.items
    leads = forwards(item for item in items if not item.draft)
    site = Site(catalogue, own_addresses(settings, items), leads, settings.site_url)
    return read_redirects(path.read_bytes(), site)


def _rules(settings: Settings) -> Rules:
    return Rules(
        stages=settings.stages,
        good_for=settings.good_for,
        dialect=settings.dialect,
        licence=settings.licence,
        lang=settings.language,
        exists=cache(lambda path: (settings.root / path).is_file()),
        next_code=_free_codes(settings),
    )


def _free_codes(settings: Settings) -> Callable[[], str]:
    """Gives a free code at each call, never one twice: two cards may lack theirs in one run."""
    taken: list[str] = []

    def free() -> str:
        if not taken:  # every card's file is read for its code, so only once and only if asked
            taken.extend(codes(settings))
        taken.append(next_code(taken))
        return taken[-1]

    return free


def _dated(item: Item, changed: Callable[[str], content.PartialDate | None]) -> Item:
    """A card without `updated` takes the day of its last commit."""
    if isinstance(item, content.Card) and item.updated is None:
        return replace(item, updated=changed(item.path))
    return item
