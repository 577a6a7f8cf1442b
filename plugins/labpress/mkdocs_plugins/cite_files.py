"""Files for citing the lab's own pages, for BibTeX, RIS and CSL-JSON, and what pages say of them.

A lab has three for every page of a work. So they are no files of MkDocs, which would look through
all of them again and again; and while nothing changes that they tell of, none is made.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from labpress.citations.styles import APA, style_text
from labpress.citations.writing import forms_of
from labpress.content import Item
from labpress.lab.made_by import made_by
from labpress.lab.own_works import OwnWork, own_works
from labpress.mkdocs_plugins.outputs import Outputs, content_digest, write_files
from labpress.mkdocs_plugins.record import digest
from labpress.mkdocs_plugins.session import Session
from labpress.objects import Objects, dumped, loaded
from labpress.site.cite_this import ENDINGS, CiteThis, cite_this

IN_LAB = Path(".labpress", "cites")
"""Below the lab's root: in no folder that is published, watched or kept by git."""
LARGEST = 64 * 2**20
TOGETHER = 64
"""Works that are kept in one piece, of which a build mostly wants one or all."""
CITED = ("essay", "card", "toolkit", "output")
"""The kinds of work; a project is what some of them came from."""
NUMBERS = re.compile(r"\[\s+([\d,\s]+?)\s+\]")
"""A list of nothing but numbers, one a line."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One page as a work, its text in each form, and where its files lie, but for their ending."""

    work: OwnWork
    texts: Mapping[str, str]
    stem: str

    @property
    def files(self) -> dict[str, str]:
        """The text of each file by its path on the site."""
        return {self.stem + ENDINGS[form]: text for form, text in self.texts.items()}

    @property
    def cite_this(self) -> CiteThis:
        """How its page says so."""
        return cite_this(self.work.line, self.texts, self.stem)


@dataclass(frozen=True, slots=True)
class Told:
    """What a build must know of one: a digest of the work, in which piece it is kept, and its files
    with a digest of the content of each."""

    work: str
    piece: int
    files: tuple[tuple[str, str], ...]


class CiteFiles:
    """All of one build, by the paths of their items: `told`, and each whole when it is wanted, by
    `fetch` of its piece."""

    def __init__(
        self, told: Mapping[str, Told], fetch: Callable[[int], Mapping[str, Cited]]
    ) -> None:
        self._told, self._fetch = told, fetch
        self._pieces: dict[int, Mapping[str, Cited]] = {}

    def digest(self, path: str) -> str:
        """A digest of how the page of the item at `path` is cited, "" if it is no work."""
        return self._told[path].work if path in self._told else ""

    def of(self, path: str) -> Cited | None:
        """How the page of the item at `path` is cited."""
        if path not in self._told:
            return None
        piece = self._told[path].piece
        if piece not in self._pieces:
            self._pieces[piece] = self._fetch(piece)
        return self._pieces[piece][path]

    def put(self, folder: Path, outputs: Outputs | None, files: Files) -> None:
        """Writes the files into the site in `folder`, but for those that are there. A file of the
        lab's own of that name wins."""
        write_files(folder, self._new(outputs, files))

    def _new(self, outputs: Outputs | None, files: Files) -> Iterator[tuple[str, bytes]]:
        own = files.src_uris
        for path, told in self._told.items():
            free = {name: what for name, what in told.files if name not in own}
            new = {n: what for n, what in free.items() if not (outputs and outputs.has(n, what))}
            cited = self.of(path) if new else None
            for name, text in cited.files.items() if cited else ():
                if name in new:
                    yield name, text.encode()
                    if outputs:
                        outputs.wrote(name, new[name])


def cite_files(session: Session, config: MkDocsConfig) -> CiteFiles:
    """Those of every work that this build shows."""
    shown = [one for one in session.lab.items if session.serving or not one.draft]
    items = [one for one in shown if one.kind in CITED and one.path in session.files]
    root = session.lab.settings.root / IN_LAB
    kept = Objects(root if session.pandoc.memory.is_open else None)
    key = _key(session, config, items)

    def make() -> Sequence[tuple[str, Cited]]:
        return tuple(_cited(session, config, items))

    found = _kept(kept, key, make) or _new(kept, key, make())
    kept.prune(LARGEST)
    return found


def _kept(
    kept: Objects, key: str, make: Callable[[], Sequence[tuple[str, Cited]]]
) -> CiteFiles | None:
    """What an earlier build made, if nothing has changed of which it tells."""
    told = _loaded(kept, key)
    if told is None:
        return None
    again = cache(lambda: dict(make()))

    def fetch(piece: int) -> Mapping[str, Cited]:
        found = _loaded(kept, f"{key}-{piece}")
        return again() if found is None else found  # it may have been lost since

    return CiteFiles(told, fetch)


def _new(kept: Objects, key: str, cited: Sequence[tuple[str, Cited]]) -> CiteFiles:
    told: dict[str, Told] = {}
    pieces = [dict(cited[at : at + TOGETHER]) for at in range(0, len(cited), TOGETHER)]
    for number, piece in enumerate(pieces):
        kept.put(f"{key}-{number}", dumped(piece))
        for path, one in piece.items():
            files = ((name, content_digest(text.encode())) for name, text in one.files.items())
            told[path] = Told(digest(one.work), number, tuple(files))
    kept.put(key, dumped(told))
    return CiteFiles(told, pieces.__getitem__)


def _loaded(kept: Objects, key: str) -> Mapping[str, Any] | None:
    content = kept.get(key)
    try:
        found: Mapping[str, Any] | None = loaded(content) if content else None
    except LookupError:
        return None
    return found


def _key(session: Session, config: MkDocsConfig, items: Sequence[Item]) -> str:
    """A digest of all of which the files tell."""
    lab, seen = session.lab, session.lab.catalogue.seen
    settings, files = lab.settings, session.files
    works = [
        (item.path, seen(item), files[item.path].dest_uri, files[item.path].url, changed)
        for item in items
        for changed in [lab.changed(item.path)]
    ]
    people = sorted((name, repr(author)) for name, author in lab.authors.items())
    words = (lab.tables.default, sorted(lab.tables.own.items()))
    about = (settings.site_name, settings.language, config.site_url, config.use_directory_urls)
    return digest(made_by(), works, people, words, about, style_text(settings.style or APA))


def _cited(
    session: Session, config: MkDocsConfig, items: Sequence[Item]
) -> Iterator[tuple[str, Cited]]:
    def address(item: Item) -> str:
        return urljoin(config.site_url, session.url(item)) if config.site_url else ""

    works = own_works(session.lab, items, session.ask, address, session.pandoc)
    # which asks pandoc once
    forms = forms_of([works[item.path].csl for item in items], session.pandoc)
    for item, own in zip(items, forms, strict=True):
        csljson = NUMBERS.sub(lambda found: f"[{' '.join(found[1].split())}]", own["csljson"])
        texts = {"bibtex": own["bibtex"], "ris": own["ris"], "csljson": csljson}
        yield item.path, Cited(works[item.path], texts, _stem(session, item))


def _stem(session: Session, item: Item) -> str:
    """Beside the page, under a name that still says what it is in a folder of downloads."""
    file = session.files[item.path]
    folder = posixpath.dirname(file.dest_uri)
    own = folder if file.use_directory_urls else posixpath.join(folder, item.slug)
    return posixpath.join(own, f"cite-{item.slug}")
