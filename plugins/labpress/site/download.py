"""Download: a file made for paper that a page offers, with what it is and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """`path` is the file's path on the site without a leading slash; `size` is in bytes.

    `pages` and `size` are 0 where they are not known; `note` says more in a few words.
    """

    path: str
    label: str
    pages: int = 0
    size: int = 0
    note: str = ""

    @property
    def facts(self) -> str:
        """Such as `2 pages, 38 kB`, as far as it is known."""
        pages = f"{self.pages} page{'' if self.pages == 1 else 's'}" if self.pages else ""
        return ", ".join(part for part in (pages, _weight(self.size)) if part)


def _weight(size: int) -> str:
    if not size:
        return ""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
