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
        """Such as `2 pages, 38 kB`, as far as it is known."""
        pages = f"{self.pages} page{'' if self.pages == 1 else 's'}" if self.pages else ""
        return ", ".join(part for part in (pages, _weight(self.size)) if part)


def _weight(size: int) -> str:
    if not size:
        return ""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
