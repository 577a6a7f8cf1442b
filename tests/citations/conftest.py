"""One pandoc for all tests of citations: starting it is most of what a test would cost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from labpress.citations import Bibliography, load
from labpress.pandoc import Pandoc

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def pandoc() -> Iterator[Pandoc]:
    with Pandoc() as pandoc:
        yield pandoc


@pytest.fixture(scope="session")
def bibliography(pandoc: Pandoc) -> Bibliography:
    bibliography, problems = load([DATA / "references.bib"], DATA, pandoc)
    assert problems == ()
    return bibliography
