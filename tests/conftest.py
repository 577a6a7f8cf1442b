"""Labs for tests: a few files written to a folder and opened as a real lab."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from labpress.content import STAGES
from labpress.lab import Lab, Settings, open_lab
from labpress.pandoc import Pandoc

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


@pytest.fixture(scope="session")
def pandoc() -> Iterator[Pandoc]:
    """One pandoc for all tests: starting it takes longer than most of them."""
    with Pandoc() as process:
        yield process


@pytest.fixture
def open_files(tmp_path: Path, pandoc: Pandoc) -> OpenLab:
    """Writes files, by their paths below the lab's folder, and opens the lab that they make."""

    def opened(files: Mapping[str, str]) -> Lab:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for folder in ("docs", "essays"):
            (tmp_path / folder).mkdir(exist_ok=True)
        return open_lab(settings_of(tmp_path), pandoc)

    return opened


def settings_of(root: Path) -> Settings:
    """Settings as mkdocs.yml would give them for a plain lab in `root`."""
    plain = Settings(root, root / "docs", root / "essays", "A lab", stages=STAGES)
    bib_files = tuple(sorted((root / "essays").glob("*.bib")))
    return replace(plain, site_url="https://lab.example/", bib_files=bib_files)


@pytest.fixture
def small_lab(tmp_path: Path) -> Path:
    """A copy of the small lab, with its mkdocs.yml."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))
