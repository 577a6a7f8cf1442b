"""Remaking: which pages of a build are still good from the last one, and why the others are not.

A page is a pure function of what all pages have in common, of the facts that concern it alone, and
of what it asked. It is good while a digest of each is the same; see docs/decisions/0006-trace.md.
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
from labpress.mkdocs_plugins.outputs import Outputs, content_digest, write_files
from labpress.mkdocs_plugins.pages import LabPage
from labpress.mkdocs_plugins.questions import is_settled, said_of
from labpress.mkdocs_plugins.record import PICTURE, digest
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
    """The pages of one build. `name` tells builds with other options apart; `outputs` has what is
    in the site already. `reasons` has for each page that is made what has changed, by its path on
    the site; `to_make` are these pages, and `made_here` what those were made of that are done."""

    objects: Objects
    name: str
    outputs: Outputs | None = None
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    to_make: list[LabPage] = field(default_factory=list)
    made_here: dict[str, Trace] = field(default_factory=dict)
    _common: dict[str, str] = field(default_factory=dict)
    _facts: dict[str, dict[str, str]] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _traces: dict[str, Trace] = field(default_factory=dict)
    _around: str = ""
    _missing: dict[str, bytes] = field(default_factory=dict)

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
        self._common, self._around = witness.common(), witness.around(files)
        before, around, traces = self._read()
        common = tuple(name for name, now in self._common.items() if before.get(name) != now)
        same = around == self._around
        for page in _pages(files):
            path = page.file.dest_uri
            self._facts[path] = witness.facts(page)
            self._files[page.item.path] = path
            trace = traces.get(path)
            if trace is None:
                self._make(page, "it is new")
            elif why := common or self._changed(page, trace, witness, same=same):
                self._make(page, *why)
            elif not self._is_there(page, trace):
                self._make(page, "what was kept of it is lost")
            else:
                session.kept.append(page)
                self._traces[path] = trace
                page.keep(config)

    def _make(self, page: LabPage, *why: str) -> None:
        self.reasons[page.file.dest_uri] = why
        self.to_make.append(page)

    def _changed(
        self, page: LabPage, trace: Trace, witness: Witness, *, same: bool
    ) -> tuple[str, ...]:
        """What has changed of all that a page was made of; of its questions the first that has.
        `same`: nothing has that most questions are about, so only the others need be asked."""
        facts = self._facts[page.file.dest_uri].items()
        if changed := tuple(name for name, now in facts if trace.facts.get(name) != now):
            return changed
        asked = ((q, was) for q, was in trace.asked.items() if not (same and is_settled(q)))
        first = next(
            (question for question, was in asked if witness.again(page, question) != was), None
        )
        return (said_of(first),) if first else ()

    def _is_there(self, page: LabPage, trace: Trace) -> bool:
        """Whether a page that is still good is in the site already, or can be put there."""
        if self.outputs and self.outputs.has(page.file.dest_uri, trace.html):
            return True
        html = self.objects.get(trace.html)
        if html is not None:
            self._missing[page.file.dest_uri] = html
        return html is not None

    def made(self, page: LabPage, output: str) -> None:
        """Keeps a page that was made, unless somebody was warned of something while it was."""
        page.item.body.forget()
        page.markdown = page.content = ""  # of thousands of pages, one is looked at after another
        html = output.encode("utf-8", "xmlcharrefreplace")
        path, asked = page.file.dest_uri, page.record.questions
        # a draft, which `serve` alone shows, is made each time
        if path not in self._facts or page.record.is_doubtful or not html.strip():
            return
        key = content_digest(html)
        self.objects.put(key, html)
        self.made_here[path] = Trace(self._facts[path], asked, key)

    def adopt(self, traces: Mapping[str, Trace], session: Session) -> None:
        """Takes in what another process has made; the pictures that it shows are made here."""
        self.made_here |= traces
        if session.pictures:
            for question in (asked for trace in traces.values() for asked in trace.asked):
                if question[0] == PICTURE:
                    session.pictures.of(str(question[1]))

    def put_kept(self, folder: Path) -> None:
        """Writes the pages that need not be made into the site in `folder`, and what is to be known
        in the next build."""
        write_files(folder, self._missing.items())
        self._traces |= self.made_here
        for path, trace in self._traces.items():
            if self.outputs:
                self.outputs.wrote(path, trace.html)
        book = (FORM, self._common, self._around, self._traces)
        self.objects.put(self._book, dumped(book))
        self.objects.prune()

    @property
    def _book(self) -> str:
        return digest(FORM, self.name)

    def _read(self) -> tuple[Mapping[str, str], str, Mapping[str, Trace]]:
        packed = self.objects.get(self._book)
        try:
            form, *book = loaded(packed) if packed else (FORM, {}, "", {})
            common, around, traces = book
        except (LookupError, ValueError):
            return {}, "", {}
        return (common, around, traces) if form == FORM else ({}, "", {})


def _pages(files: Files) -> Iterator[LabPage]:
    for file in files.documentation_pages():
        if isinstance(file.page, LabPage) and isinstance(file, LabFile):
            yield file.page
