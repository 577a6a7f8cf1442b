"""Download: a file that a page offers to take away, such as a PDF, with what it is and weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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

    @property
    def about(self) -> str:
        """Format and facts together: `PDF, 2 pages, 38 kB`."""
        return ", ".join(part for part in (self.format, self.facts) if part)

    @property
    def facts(self) -> str:
        """Such as `2 pages, 38 kB`, as far as it is known; no line ends between number and unit."""
        pages = f"{self.pages}\u00a0page{'' if self.pages == 1 else 's'}" if self.pages else ""
        return ", ".join(part for part in (pages, _weight(self.size)) if part)


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


def _weight(size: int) -> str:
    if not size:
        return ""
    known = f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
    return known.replace(" ", "\u00a0")
