"""Settings: what mkdocs.yml says about a lab, in plain values. Nothing here knows MkDocs."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from labpress import content
from labpress.content import STAGES, Stage
from labpress.lab.look import Look
from labpress.markdown import DIALECT, Dialect
from labpress.outside import LinkRules, Resolvers
from labpress.problems import Problem

if TYPE_CHECKING:
    from labpress.outside import Remote


def day_in(time_zone: str) -> str:
    """Today there, as `2026-11-23`. Raises ZoneInfoNotFoundError or ValueError for no time zone."""
    return datetime.datetime.now(ZoneInfo(time_zone)).date().isoformat()


PDFS = ("screen", "a4", "letter", "large", "large-letter", "a3", "grey", "ink-saver", "poker")
"""The ways in which cards and decks can be offered in print."""
OFFERED = PDFS[:4]
DECKS = ("toolkits", "essays", "stages", "library")
"""What can have a deck of its own on the site."""


@dataclass(frozen=True)
class FontFile:
    """A font of the lab's own for print: its file, as mkdocs.yml names it, and on which line."""

    path: Path
    name: str
    line: int | None = None


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says about a lab, in plain values. Folders are absolute.

    `site_url` is "" while the lab has no permanent address. `excluded` and `draft` tell whether
    a path of the site's folders is kept off the site, or for `serve` alone. `style` is a CSL file;
    None is the shipped APA. Where `plain_language` is None, no advice on language is wanted.
    `release` knows the lab's day. `fonts` are for scripts that the fonts of the house have not.
    `policed`: pages carry a policy of what they may load; `allowed` are the other hosts that it
    lets in. `pdfs` are the ways in which cards and `decks` are offered in print (see PDFS and
    DECKS). `look` is the site's own; `problems` are those of mkdocs.yml itself, such as colours
    that can hardly be read. `remote` are the bibliographies and the style that are fetched from the
    web: `bib_files` and `style` name their copies. `resolvers` are asked of works to be added.
    `bib_by_default`: every page that cites has its references at its end, also where the text does
    not say so. `prints` tells whether publishing makes PDFs.
    """

    root: Path
    docs_dir: Path
    essays_dir: Path
    site_name: str
    site_url: str = ""
    language: str = "en-GB"
    wording: str = "wording"
    bib_files: tuple[Path, ...] = ()
    style: Path | None = None
    stages: tuple[Stage, ...] = STAGES
    good_for: tuple[str, ...] = ()
    licence: str = "CC BY 4.0"
    dialect: Dialect = DIALECT
    excluded: Callable[[str], bool] = field(default=lambda path: False)
    draft: Callable[[str], bool] = field(default=lambda path: False)
    plain_language: content.PlainLanguage | None = field(default_factory=content.plain_language)
    links: LinkRules = field(default_factory=LinkRules)
    release: content.Release = field(default_factory=lambda: content.Release(day_in("UTC")))
    fonts: tuple[FontFile, ...] = ()
    pdfs: tuple[str, ...] = OFFERED
    decks: tuple[str, ...] = ("toolkits", "essays", "library")
    look: Look = field(default_factory=Look)
    problems: tuple[Problem, ...] = ()
    policed: bool = True
    allowed: tuple[str, ...] = ()
    remote: tuple[Remote, ...] = ()
    resolvers: Resolvers = field(default_factory=Resolvers)
    bib_by_default: bool = True
    prints: bool = True

    @property
    def wording_dir(self) -> Path:
        """The folder of the lab's own words for the interface; it need not be there."""
        return self.root / self.wording

    @property
    def own_bib_files(self) -> tuple[Path, ...]:
        """The bibliographies that the lab keeps itself: only these may be written to."""
        copies = {remote.file for remote in self.remote}
        return tuple(path for path in self.bib_files if path not in copies)

    @property
    def own_files(self) -> tuple[Path, ...]:
        """The bibliographies and the style that change when somebody here changes them."""
        copies = {remote.file for remote in self.remote}
        own = self.style if self.style not in copies else None
        return (*self.own_bib_files, *filter(None, [own]))

    def relative(self, path: Path | str) -> str:
        """A path as problems name it: relative to the lab's folder, with `/`.

        What cannot be printed is a question mark: it could forge another line of a report.
        """
        text, root = str(path), f"{self.root}{os.sep}"
        if text.startswith(root):  # a lab asks for this thousands of times
            name = text[len(root) :].replace(os.sep, "/")
        else:
            name = Path(path).relative_to(self.root).as_posix()
        if name.isprintable():
            return name
        return "".join(letter if letter.isprintable() else "?" for letter in name)

    def holds(self, path: Path | str) -> bool:
        """Whether a path lies in one of the two folders that writers write in."""
        return f"{path}{os.sep}".startswith(self._held)

    def site_path(self, path: str) -> str:
        """A path below the lab's folder as the site sees it: docs/ vanishes, essays/ stays."""
        docs, essays = self._folders
        if path.startswith(essays):
            return f"essays/{path.removeprefix(essays)}"
        return path.removeprefix(docs)

    @cached_property
    def _held(self) -> tuple[str, str]:
        """How all paths begin that lie in one of the two folders."""
        return f"{self.docs_dir}{os.sep}", f"{self.essays_dir}{os.sep}"

    @cached_property
    def _folders(self) -> tuple[str, str]:
        """The two folders that writers write in, as paths begin that lie in them."""
        return f"{self.relative(self.docs_dir)}/", f"{self.relative(self.essays_dir)}/"
