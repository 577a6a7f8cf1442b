"""A lab to bring files into, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from labpress.importing import Intake, Wishes
from labpress.lab import open_lab
from labpress.pandoc import Pandoc
from labpress.problems import Problem
from little_labs import settings_of

REFERENCES = """@article{card2017,
  author = {Card, Alan J.},
  title = {The problem with '5 whys'},
  journal = {BMJ Quality \\& Safety},
  year = {2017},
  doi = {10.1136/bmjqs-2016-005849}
}
"""


SUMMARY = (
    "summary:                           "
    "# What the essay says; also its standfirst, in lists and in search results"
)
"""The line that a person must fill in."""


@dataclass
class Bench:
    """A lab in `root`, and the last intake."""

    root: Path
    pandoc: Pandoc

    def take(
        self,
        files: dict[str, bytes],
        kind: str = "essay",
        wishes: Wishes | None = None,
        mapping: str = "",
        name: str = "",
    ) -> Intake:
        """Files from a folder outside the lab, taken but not yet put into it."""
        outside = self.root.parent / "outside"
        intake = Intake(settings_of(self.root), self.pandoc, kind, wishes or Wishes(), name=name)
        for at, data in {**files, **({"fields.yml": mapping.encode()} if mapping else {})}.items():
            (outside / at).parent.mkdir(parents=True, exist_ok=True)
            (outside / at).write_bytes(data)
        if mapping:
            intake.map_fields(outside / "fields.yml")
        for at in files:
            if not at.startswith("beside/"):
                intake.take(outside / at)
        return intake

    def bring(self, files: dict[str, bytes], kind: str = "essay", **more: object) -> str:
        """The text that one file became, once it is in the lab."""
        intake = self.take(files, kind, **more)  # type: ignore[arg-type]  # as take() has them
        assert intake.faults == []
        self.written = intake.put()
        self.todo = [(p.line, p.message) for p in intake.problems]
        return (self.root / self.written[0]).read_text(encoding="utf-8")

    def checked(self) -> list[Problem]:
        """What `labpress check` says of the lab now, but for works that no text of it cites: the
        bibliography was there before any."""
        found = open_lab(settings_of(self.root), self.pandoc).problems
        return [one for one in found if not one.message.startswith("nothing cites")]

    def files(self) -> dict[str, bytes]:
        """Every file of the lab."""
        paths = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}
