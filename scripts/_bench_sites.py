"""The folders that the programs build: the same lab, laid out and written as each wants it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from _bench_lab import Lab, bibliography, card, essay
from _bench_tongues import HUGO, MKDOCS, OURS, Tongue

FRONT = "---\ntitle: Page {n}\n---\n"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a folder things lie, and how texts are written."""

    essays: str
    cards: str
    index: str
    output: str
    bibliography: str
    kept: tuple[str, ...]
    """What a program remembers of its last run."""
    tongue: Tongue
    gone: str = ""
    """The file that says which addresses are let go, if there is one."""


LABPRESS = Layout(
    *("essays", "docs/cards", "docs/index.md", "site", "essays/references.bib"),
    (".labpress",),
    OURS,
    "redirects.csv",
)
DOCS = Layout(
    *("docs/essays", "docs/cards", "docs/index.md", "site", "references.bib"),
    (".cache",),
    MKDOCS,
)
CONTENT = Layout(
    *("content/essays", "content/cards", "content/_index.md", "public", "references.bib"),
    ("resources", ".hugo_build.lock"),
    HUGO,
)


@dataclass(frozen=True, slots=True)
class Site:
    """A lab in a folder of its own."""

    folder: Path
    layout: Layout
    lab: Lab

    @property
    def output(self) -> Path:
        """Where its pages go."""
        return self.folder / self.layout.output

    def essay(self, number: int) -> Path:
        """The file of an essay, counted from 1."""
        return self.folder / self.layout.essays / f"essay-{number:04}.md"

    def card(self, number: int) -> Path:
        """The file of a card, counted from 1."""
        return self.folder / self.layout.cards / f"card-{number:04}.md"

    @property
    def bibliography(self) -> Path:
        """The file of the works that are cited."""
        return self.folder / self.layout.bibliography

    def write(self, emptied: bool = False) -> None:
        """All texts, and without their words if `emptied`."""
        lab, tongue = self.lab, self.layout.tongue
        texts = {self.folder / self.layout.index: "# A lab to measure with\n"}
        texts |= {self.essay(n): essay(n, lab, tongue) for n in range(1, lab.essays + 1)}
        texts |= {self.card(n): card(n, lab) for n in range(1, lab.cards + 1)}
        if emptied:
            texts = {path: FRONT.format(n=n) for n, path in enumerate(texts)}
        if lab.cited:
            texts[self.bibliography] = bibliography()
        put(texts)


def put(texts: Mapping[Path, str]) -> None:
    """Writes each text into its file, and makes the folders for it."""
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
