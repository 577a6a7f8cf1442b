"""Download: a file that a page offers to take away, such as a PDF, with what it is and weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.wording import Wording


@dataclass(frozen=True, slots=True)
class Download:
    """`path` is the file's path on the site without a leading slash; `size` is in bytes.

    `pages` and `size` are 0 where they are not known; `note` says more in a few words. Files of one
    `group` stand under that heading. On a `sheet` several cards lie side by side, to be cut.
    """

    path: str
    label: str
    pages: int = 0
    size: int = 0
    note: str = ""
    group: str = ""
    sheet: bool = False

    @property
    def format(self) -> str:
        """`PDF`, as the path ends: who presses a link should know that no page comes."""
        name = self.path.rpartition("/")[2]
        return name.rpartition(".")[2].upper() if "." in name else ""

    def about(self, say: Wording) -> str:
        """Such as `PDF, 2 pages, 38 kB`, as far as it is known; no line ends between number and
        unit."""
        pages = say("download.pages", n=self.pages) if self.pages else ""
        parts = (self.format, _fixed(pages), _fixed(_weight(self.size, say)))
        return say.own(", ".join(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files under one heading, "" for those that need none."""

    title: str
    files: tuple[Download, ...]

    @property
    def sheets(self) -> bool:
        """Whether some must be printed with care, or they cannot be cut."""
        return any(file.sheet for file in self.files)


def shelved(files: Iterable[Download]) -> tuple[Shelf, ...]:
    """`files` by their groups, in the order in which they come; those without a group first.

    So the first file of the first shelf is what most readers want.
    """
    groups: dict[str, list[Download]] = {"": []}
    for file in files:
        groups.setdefault(file.group, []).append(file)
    return tuple(Shelf(title, tuple(own)) for title, own in groups.items() if own)


def _weight(size: int, say: Wording) -> str:
    if not size:
        return ""
    if size >= 1_000_000:
        return say("download.megabytes", size=say.number(round(size / 1e6, 1)))
    return say("download.kilobytes", size=say.number(max(1, round(size / 1000))))


def _fixed(words: str) -> str:
    return words.replace(" ", "\u00a0")
