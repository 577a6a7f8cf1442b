"""Remaking: which pages of a build are still good from the last one, and why the others are not.

A page is a pure function of what all pages have in common, of the facts that concern it alone, and
of what it asked. It is good while a digest of each is the same; see docs/decisions/0010.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from labpress.catalogue.door import Question
from labpress.mkdocs_plugins.lab_file import LabFile
from labpress.mkdocs_plugins.pages import LabPage
from labpress.mkdocs_plugins.questions import said_of
from labpress.mkdocs_plugins.record import digest
from labpress.mkdocs_plugins.session import Session
from labpress.mkdocs_plugins.witness import Witness
from labpress.objects import Objects, dumped, loaded

IN_LAB = Path(".labpress", "pages")
"""Below the lab's root: in no folder that is published, watched or kept by git."""
FORM = "labpress pages 1"


@dataclass(frozen=True)
class Trace:
    """What a page was made of, as digests by name and by question, and the key of its HTML."""

    facts: Mapping[str, str]
    asked: Mapping[Question, str]
    html: str


@dataclass
class Remaking:
    """The pages of one build. `name` tells builds with other options apart. `reasons` has for each
    page that is made what has changed, by its path on the site."""

    objects: Objects
    name: str
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _common: dict[str, str] = field(default_factory=dict)
    _facts: dict[str, dict[str, str]] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _traces: dict[str, Trace] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """What pages may be called: their files in the lab, and their addresses."""
        return [*self._files, *self._facts]

    def path_of(self, name: str) -> str | None:
        """The path on the site of a page that is called so, if there is one."""
        stem = name.strip("/").removeprefix("./")
        paths = (self._files.get(stem), stem, f"{stem}/index.html".lstrip("/"), f"{stem}.html")
        return next((path for path in paths if path in self._facts), None)

    def decide(self, session: Session, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
        """Keeps every page that is still good."""
        witness = Witness(session, config, nav)
        self._common = witness.common()
        before, traces = self._read()
        common = tuple(name for name, now in self._common.items() if before.get(name) != now)
        for page in _pages(files):
            path = page.file.dest_uri
            facts = self._facts[path] = witness.facts(page)
            self._files[page.item.path] = path
            trace = traces.get(path)
            why = _reasons(page, trace, facts, witness) if not (common and before) else common
            html = self.objects.get(trace.html) if trace and not why else None
            if html is None or trace is None:
                self.reasons[path] = why or ("it was not kept",)
                continue
            session.kept.append((page, html.decode("utf-8")))
            self._traces[path] = trace
            page.keep(config)

    def made(self, page: LabPage, output: str) -> None:
        """Keeps a page that was made, unless somebody was warned of something while it was."""
        html = output.encode("utf-8", "xmlcharrefreplace")
        path, asked = page.file.dest_uri, page.record.questions
        # a draft, which `serve` alone shows, is made each time
        if path not in self._facts or page.record.is_doubtful or not html.strip():
            return
        key = digest(html)
        self.objects.put(key, html)
        self._traces[path] = Trace(self._facts[path], asked, key)

    def put_kept(self, session: Session) -> None:
        """Writes the pages that need not be made, and what is to be known in the next build."""
        for page, html in session.kept:
            target = Path(page.file.abs_dest_path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(html.encode("utf-8"))
        self.objects.put(self._book, dumped((FORM, self._common, self._traces)))
        self.objects.prune()

    @property
    def _book(self) -> str:
        return digest(FORM, self.name)

    def _read(self) -> tuple[Mapping[str, str], Mapping[str, Trace]]:
        packed = self.objects.get(self._book)
        try:
            form, common, traces = loaded(packed) if packed else (FORM, {}, {})
        except (LookupError, ValueError):
            return {}, {}
        return (common, traces) if form == FORM else ({}, {})


def _pages(files: Files) -> Iterator[LabPage]:
    for file in files.documentation_pages():
        if isinstance(file.page, LabPage) and isinstance(file, LabFile):
            yield file.page


def _reasons(
    page: LabPage, trace: Trace | None, facts: Mapping[str, str], witness: Witness
) -> tuple[str, ...]:
    """What has changed of all that a page was made of; of its questions the first that has."""
    if trace is None:
        return ("it is new",)
    changed = tuple(name for name, now in facts.items() if trace.facts.get(name) != now)
    return changed or _answered(page, trace.asked, witness)


def _answered(page: LabPage, asked: Mapping[Question, str], witness: Witness) -> tuple[str, ...]:
    for question, before in asked.items():
        try:
            now = witness.again(page, question)
        except LookupError:
            now = ""
        if now != before:
            return (said_of(question),)
    return ()
