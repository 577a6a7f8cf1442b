"""Inspection: all that can be said about a lab, for `labpress check`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from labpress.cli.terminal import progress
from labpress.content.plainness import plainness
from labpress.lab import Lab
from labpress.outside import Asking, Memory, Pace
from labpress.outside.addresses import addresses
from labpress.outside.survey import survey
from labpress.pandoc import Pandoc
from labpress.printing import Editions
from labpress.problems import Problem, in_order

MEMORY = ".labpress/links.json"
"""Where good answers of other sites are kept for a week, below the lab's folder."""


@dataclass(frozen=True)
class Inspection:
    """`language` is advice on how texts are written, apart from what is wrong with them."""

    written: int
    problems: tuple[Problem, ...]
    language: tuple[Problem, ...]


def inspect(lab: Lab, pandoc: Pandoc, *, external: bool = False) -> Inspection:
    """Looks at an open lab. With `external`, other sites are asked whether they still answer."""
    problems = [*lab.problems, *Editions(lab, pandoc).fit()]
    if external:
        problems += _outside(lab)
    rules = lab.settings.plain_language
    language = [advice for item in lab.items if rules for advice in plainness(item, rules)]
    written = sum(item.kind != "page" for item in lab.items)
    return Inspection(written, in_order(problems), in_order(language))


def _outside(lab: Lab) -> tuple[Problem, ...]:
    settings = lab.settings
    authors = settings.relative(settings.docs_dir / "authors.yml")

    def text(path: str) -> str:
        file = settings.root / path
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""

    found = addresses(lab.items, lab.bibliography, lab.authors.values(), authors, text)
    asking = Asking(settings.links.agent, Pace())
    memory = Memory(settings.root / MEMORY, datetime.date.today())
    with progress(f"Asking {len({address.url for address in found})} outside addresses"):
        return survey(found, settings.links, asking, memory)
