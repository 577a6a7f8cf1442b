"""Opens a lab: reads every file from disk once; gives items, bibliography, catalogue, problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from labpress import citations, content
from labpress.catalogue import Catalogue, check, forwards
from labpress.catalogue.codes import next_code
from labpress.catalogue.redirects import FILE, Redirect, Site, read_redirects
from labpress.citations import Bibliography, Formatted
from labpress.content import STATEMENT, Author, Item, Rules, Statement
from labpress.content.history import last_changes
from labpress.lab.addresses import answering, lost, own_addresses
from labpress.lab.behind import behind_problems, translations_behind
from labpress.lab.charting import Charts
from labpress.lab.citing import formatted
from labpress.lab.essay_sources import EssaySources, essay_sources
from labpress.lab.fetching import fetched
from labpress.lab.files import codes, files
from labpress.lab.foreign import foreign_problems
from labpress.lab.formulas import mathml_of, read_formulas
from labpress.lab.holding import secret_works, softened
from labpress.lab.pictures import picture_problems
from labpress.lab.settings import Settings
from labpress.lab.strays import headless, strays
from labpress.lab.terms import with_glossary
from labpress.lab.uncited import uncited
from labpress.markdown import Body
from labpress.markdown.formulas import Formula, formulas_in
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem, in_order
from labpress.wording import Tables


@dataclass(frozen=True)
class Lab:
    """A whole lab as it lies on disk. `items` has ordinary pages too; `unread` broken files.
    `bibliography` has all works; which of them a page may cite, `known_to` says."""

    settings: Settings
    items: tuple[Item, ...]
    unread: frozenset[str]
    authors: dict[str, Author]
    bibliography: Bibliography
    catalogue: Catalogue
    problems: tuple[Problem, ...]
    redirects: tuple[Redirect, ...] = ()
    math: Mapping[Formula, str] = field(default_factory=dict)
    statement: Statement | None = None
    tables: Tables = field(default_factory=Tables)
    behind: Mapping[str, content.PartialDate] = field(default_factory=dict)
    sources: EssaySources = field(default_factory=EssaySources)

    @cached_property
    def own_addresses(self) -> Mapping[str, Item | None]:
        """Every page and file of the site, with the item that is there, if it is one."""
        return own_addresses(self.settings, self.items)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """All at which the site answers: also old addresses that lead on, and those let go."""
        return answering(self.own_addresses, self.items, self.redirects)

    def lost_since(self, last: str) -> tuple[Problem, ...]:
        """Errors for addresses of the last site, as its list has them, that this one lost."""
        return in_order(lost(last, self.addresses, self.own_addresses, self.items))

    def is_listed(self, item: Item) -> bool:
        """Whether lists and decks have `item` for its text: of a text that is there in several
        languages they have the one in the site's, else the first that was written."""
        version = self.catalogue.relations.version
        langs = (self.settings.language,)
        return version(item, langs, lambda one: not one.draft or one is item) is item

    def item_at(self, path: Path) -> Item | None:
        """The item or page that one file holds."""
        return self._by_path.get(self.settings.relative(path))

    @cached_property
    def _by_path(self) -> dict[str, Item]:
        return {item.path: item for item in self.items}

    @cached_property
    def secret(self) -> frozenset[str]:
        """The citekeys that only drafts cite."""
        return secret_works(self.items, self.bibliography)

    def math_in(self, body: Body, pandoc: Pandoc) -> Mapping[Formula, str]:
        """The MathML of a text's formulas, also of one that was changed later."""
        new = [one for one in formulas_in(body.html) if one not in self.math]
        return {**self.math, **mathml_of(new, pandoc)[0]} if new else self.math

    def format_citations(
        self, pandoc: Pandoc, bodies: dict[str, Body] | None = None
    ) -> dict[str, Formatted]:
        """The citations and references of every page, by path, formatted in one batch.

        `bodies` are formatted instead of the lab's own where given: texts that were changed later.
        """
        bodies = bodies if bodies is not None else {item.path: item.body for item in self.items}
        return formatted(self, pandoc, bodies)

    def known_to(self, item: Item) -> Bibliography:
        """The works that an item may cite: an essay's own before those that all may."""
        return self.sources.known.get(item.path, self.sources.common)

    def style_of(self, item: Item) -> Path | None:
        """The CSL style of an item's citations; None is the shipped APA."""
        return self.sources.styles.get(item.path, self.settings.style)

    def bib_files_of(self, item: Item) -> tuple[Path, ...]:
        """The bibliographies that an item may cite, in the order in which they count."""
        own = self.sources.files.get(item.path, ())
        return (*own, *(file for file in self.settings.bib_files if file not in own))


def open_lab(settings: Settings, pandoc: Pandoc) -> Lab:
    """Reads a lab from disk. Whatever is wrong in its files is in `problems`, all of it."""
    settings, unfetched = fetched(settings)
    problems: list[Problem] = list(unfetched)
    read: dict[Path, Item | None] = {}
    tables, untold = content.read_tables(settings.wording_dir, settings.root, settings.language)
    problems += untold
    rules = replace(_rules(settings), tables=tables)
    kinds = {path: kind for kind, path in files(settings)}
    for path, kind in kinds.items():
        read[path], found = _read(kind, path, settings, rules)
        problems += found
    common, found = citations.load(settings.bib_files, settings.root, pandoc)
    authors, faults = content.read_authors(settings.docs_dir / "authors.yml", settings.root)
    changed = last_changes(settings.root)
    found_items = (item for item in read.values() if item is not None)
    released = [settings.release.of(_set_aside(item, settings)) for item in found_items]
    dated = tuple(_dated(item, changed) for item, _ in released)
    items, glossary, unclear = with_glossary(dated, settings)
    unread = {
        settings.relative(path): (kind, content.slug_of(path.as_posix()))
        for path, kind in kinds.items()
        if read[path] is None
    }
    charts = Charts(settings)
    catalogue = Catalogue(items, unread, settings.site_path, charts.chart, glossary)
    redirects, unled = _redirects(settings, catalogue)
    behind = translations_behind(catalogue, settings.root, settings.release.today)
    problems += behind_problems(catalogue, behind)
    math, unread_formulas = read_formulas(items, pandoc)
    said = [
        *settings.problems,
        *unled,
        *headless(items, settings),
        *(problem for _, own in released for problem in own),
    ]
    problems += unread_formulas
    statement, unstated = _statement(settings)
    problems += unstated
    sources, unsourced = essay_sources(items, common, settings, pandoc)
    problems += unsourced
    bibliography = sources.whole()
    across = check(catalogue, common, lambda path: (settings.root / path).is_file(), sources.known)
    seen = (
        *picture_problems(items, settings),
        *foreign_problems(items, settings),
        *charts.problems(items),
        *unclear,
        *(() if unread else uncited(items, bibliography, settings)),
    )
    return Lab(
        settings,
        items,
        frozenset(unread),
        authors,
        bibliography,
        catalogue,
        in_order(
            [
                *softened(
                    [*problems, *found, *faults, *across, *seen, *strays(items, settings)], items
                ),
                *said,
            ]
        ),
        redirects,
        math,
        statement,
        tables,
        behind,
        sources,
    )


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
        exists=lambda path: (settings.root / path).is_file(),
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


def _read(
    kind: str, path: Path, settings: Settings, rules: Rules
) -> tuple[Item | None, tuple[Problem, ...]]:
    name = settings.relative(path)
    if fault := content.file_problem(path, settings.root):
        return None, (Problem(Level.ERROR, name, None, None, *fault),)
    try:
        text = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        hint = "get the right to read it, or take it away"
        return None, (Problem(Level.ERROR, name, None, None, message, hint),)
    if kind == "page":
        return content.read_page(name, text, rules)
    return content.read_item(kind, name, text, rules)


def _dated(item: Item, changed: Callable[[str], content.PartialDate | None]) -> Item:
    """A card without `updated` takes the day of its last commit."""
    if isinstance(item, content.Card) and item.updated is None:
        return replace(item, updated=changed(item.path))
    return item
