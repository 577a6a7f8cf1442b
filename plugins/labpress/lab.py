"""Opens a lab: reads every file from disk once; gives items, bibliography, catalogue, problems.

The same for `labpress check`, the site and the paper. Nothing here knows MkDocs.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from labpress import citations, content
from labpress.catalogue import Catalogue, check
from labpress.catalogue.codes import code_in, next_code
from labpress.catalogue.permalinks import FOLDERS
from labpress.citations import Bibliography, Formatted, Formatter, PageCitations, parse_cluster
from labpress.content import STAGES, Author, Item, Rules, Stage
from labpress.content.history import last_changes
from labpress.markdown import DIALECT, Body, Dialect
from labpress.outside import LinkRules
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem, in_order

NO_SLUGS = ("index", "README")
"""Names that stand for the folder they lie in, as MkDocs has it."""


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says about a lab, in plain values. Folders are absolute.

    `site_url` is "" while the lab has no permanent address. `excluded` tells whether a path below
    `docs_dir` is kept off the site. `style` is a CSL file; None is the shipped APA. Where
    `plain_language` is None, no advice on language is wanted.
    """

    root: Path
    docs_dir: Path
    essays_dir: Path
    site_name: str
    site_url: str = ""
    language: str = "en-GB"
    bib_files: tuple[Path, ...] = ()
    style: Path | None = None
    stages: tuple[Stage, ...] = STAGES
    good_for: tuple[str, ...] = ()
    licence: str = "CC BY 4.0"
    dialect: Dialect = DIALECT
    excluded: Callable[[str], bool] = field(default=lambda path: False)
    plain_language: content.PlainLanguage | None = field(default_factory=content.plain_language)
    links: LinkRules = field(default_factory=LinkRules)

    def relative(self, path: Path) -> str:
        """A path as problems name it: relative to the lab's folder, with `/`.

        What cannot be printed is a question mark: it could forge another line of a report.
        """
        name = path.relative_to(self.root).as_posix()
        return "".join(letter if letter.isprintable() else "?" for letter in name)

    def holds(self, path: Path) -> bool:
        """Whether a path lies in one of the two folders that writers write in."""
        return path.is_relative_to(self.docs_dir) or path.is_relative_to(self.essays_dir)

    def site_path(self, path: str) -> str:
        """A path below the lab's folder as the site sees it: docs/ vanishes, essays/ stays."""
        docs, essays = self.relative(self.docs_dir), self.relative(self.essays_dir)
        if path.startswith(f"{essays}/"):
            return f"essays/{path.removeprefix(f'{essays}/')}"
        return path.removeprefix(f"{docs}/")


@dataclass(frozen=True)
class Lab:
    """A whole lab as it lies on disk. `items` has ordinary pages too; `unread` broken files."""

    settings: Settings
    items: tuple[Item, ...]
    unread: frozenset[str]
    authors: dict[str, Author]
    bibliography: Bibliography
    catalogue: Catalogue
    problems: tuple[Problem, ...]

    def item_at(self, path: Path) -> Item | None:
        """The item or page that one file holds."""
        return self._by_path.get(self.settings.relative(path))

    @cached_property
    def _by_path(self) -> dict[str, Item]:
        return {item.path: item for item in self.items}

    def format_citations(
        self, pandoc: Pandoc, bodies: dict[str, Body] | None = None
    ) -> dict[str, Formatted]:
        """The citations and references of every page, by path, formatted in one batch.

        `bodies` are formatted instead of the lab's own where given: texts that were changed later.
        """
        bodies = bodies if bodies is not None else {item.path: item.body for item in self.items}
        cited = {path: body for path, body in bodies.items() if _cites(body)}
        langs = {item.path: item.lang for item in self.items}
        pages = {
            path: _page_citations(body, self.bibliography, langs.get(path, ""))
            for path, body in cited.items()
        }
        style, language = self.settings.style, self.settings.language
        made = Formatter(pandoc, self.bibliography, style, language).format(pages) if pages else {}
        return {path: _with_handles(cited[path], made[path], self.bibliography) for path in made}


def open_lab(settings: Settings, pandoc: Pandoc) -> Lab:
    """Reads a lab from disk. Whatever is wrong in its files is in `problems`, all of it."""
    problems: list[Problem] = []
    read: dict[Path, Item | None] = {}
    rules = _rules(settings)
    for kind, path in files(settings):
        read[path], found = _read(kind, path, settings, rules)
        problems += found
    bibliography, found = citations.load(settings.bib_files, settings.root, pandoc)
    authors, faults = content.read_authors(settings.docs_dir / "authors.yml", settings.root)
    changed = last_changes(settings.root)
    today = datetime.date.today().isoformat()
    found_items = (item for item in read.values() if item is not None)
    items = tuple(_embargoed(_dated(item, changed), today) for item in found_items)
    unread = {
        settings.relative(path): (kind, slug(path))
        for kind, path in files(settings)
        if read[path] is None
    }
    catalogue = Catalogue(items, unread, settings.site_path)
    across = check(catalogue, bibliography, lambda path: (settings.root / path).is_file())
    return Lab(
        settings,
        items,
        frozenset(unread),
        authors,
        bibliography,
        catalogue,
        in_order([*problems, *found, *faults, *across]),
    )


def files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Every Markdown file of a lab with the kind of what it holds, in a fixed order.

    A file that is no item is an ordinary page. One beside items whose name begins with `_` is put
    off, and read by nobody.
    """
    docs, essays = settings.docs_dir, settings.essays_dir
    folders = {kind: docs / FOLDERS[kind] for kind in FOLDERS} | {"essay": essays}
    items = {path: kind for kind, folder in folders.items() for path in _items_in(folder)}
    for path in (*sorted(essays.rglob("*")), *sorted(docs.rglob("*"))):
        put_off = path.name.startswith("_") and path.parent in folders.values()
        if put_off or path.is_dir() or not content.is_markdown(path):
            continue
        if not settings.excluded(settings.site_path(settings.relative(path))):
            yield items.get(path, "page"), path


def slug(path: Path) -> str:
    """The name in an item's address: its file's, or its folder's where the file is `index.md`."""
    return path.parent.name if path.stem in NO_SLUGS else path.stem


def codes(settings: Settings) -> list[str]:
    """The codes that the lab's cards declare, those of broken files too."""
    folder, root = settings.docs_dir / FOLDERS["card"], settings.root
    paths = (path for path in _items_in(folder) if content.file_problem(path, root) is None)
    texts = (path.read_text("utf-8", errors="replace") for path in paths)
    return [code for code in map(code_in, texts) if code]


def _items_in(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("*") if path.stem not in NO_SLUGS]
    found += [path for path in folder.glob("*/*") if path.stem == "index"]
    hidden = (".", "_")
    return sorted(
        path
        for path in found
        if content.is_markdown(path) and not path.name.startswith(hidden) and not path.is_dir()
    )


def _rules(settings: Settings) -> Rules:
    return Rules(
        stages=settings.stages,
        good_for=settings.good_for,
        dialect=settings.dialect,
        licence=settings.licence,
        lang=settings.language,
        exists=lambda path: (settings.root / path).is_file(),
        next_code=lambda: next_code(codes(settings)),
    )


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


def _embargoed(item: Item, today: str) -> Item:
    """An item that may not be published yet is a draft until the first build on its day."""
    waits = item.publish_on is not None and item.publish_on.iso > today
    return replace(item, draft=True) if waits else item


def _cites(body: Body) -> bool:
    return any(mark.kind in ("cite", "bibliography") for mark in body.marks)


def _page_citations(body: Body, known: Bibliography, lang: str) -> PageCitations:
    clusters = tuple(
        parse_cluster(mark.text)
        for mark in body.marks
        if mark.kind == "cite" and not _is_handle(mark.key, mark.text, known)
    )
    full = any(mark.kind == "bibliography" and mark.key == "full" for mark in body.marks)
    return PageCitations(clusters, full, lang)


def _is_handle(keys: str, source: str, known: Bibliography) -> bool:
    """`@name` outside brackets that is no key: somebody's name on a network, so plain text."""
    return not source.startswith("[") and not any(key in known for key in keys.split())


def _with_handles(body: Body, made: Formatted, known: Bibliography) -> Formatted:
    """One text for each citation mark: the formatted ones, with handles as written between them."""
    ready = iter(made.citations)
    marks = (mark for mark in body.marks if mark.kind == "cite")
    texts = (
        html.escape(mark.text) if _is_handle(mark.key, mark.text, known) else next(ready)
        for mark in marks
    )
    return Formatted(tuple(texts), made.references)
