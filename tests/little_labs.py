"""Labs for tests: the texts of small valid items, and settings for a folder that holds them."""

from __future__ import annotations

import contextlib
import shutil
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from labpress.content import STAGES
from labpress.lab import Lab, Settings

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "labs" / "small"

ESSAY = """
---
title: {title}
summary: What it says.
authors: The Lab team
date: 2018-08
---

{body}
"""
CARD = """
---
title: {title}
purpose: Follow one problem back through its causes.
stages: discover
time: 20-60 minutes
people: 2-8
code: {code}
---

## Why

Because.

## How

1. One.
2. Two.
3. Three.
"""

OpenLab = Callable[[Mapping[str, str]], Lab]


def essay(body: str = "Text.", title: str = "An essay") -> str:
    """The text of a small valid essay."""
    return ESSAY.format(title=title, body=textwrap.dedent(body)).lstrip()


def card(code: str, title: str = "A card", more: str = "") -> str:
    """The text of a small valid card; `more` are lines of front matter."""
    text = CARD.format(title=title, code=code).lstrip()
    return text.replace("\n---\n\n## Why", f"\n{more}\n---\n\n## Why") if more else text


def example_in(lab: Path, *, kept: bool) -> Path:
    """A copy of the example lab in `lab`; if `kept`, with what the lab itself has kept of its PDFs,
    so that they need not be made afresh."""
    for name in ("docs", "essays"):
        shutil.copytree(ROOT / name, lab / name)
    shutil.copyfile(ROOT / "mkdocs.yml", lab / "mkdocs.yml")
    store = ROOT / ".labpress" / "print"
    (lab / ".labpress").mkdir()
    with contextlib.suppress(OSError):  # Windows may refuse: then the PDFs are made afresh
        if kept:
            store.mkdir(parents=True, exist_ok=True)
            (lab / ".labpress" / "print").symlink_to(store, target_is_directory=True)
    return lab


def settings_of(root: Path) -> Settings:
    """Settings as mkdocs.yml would give them for a plain lab in `root`."""
    plain = Settings(root, root / "docs", root / "essays", "A lab", stages=STAGES)
    bib_files = tuple(sorted((root / "essays").glob("*.bib")))
    return replace(plain, site_url="https://lab.example/", bib_files=bib_files)
