"""Fixtures of the importing tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from import_bench import REFERENCES, Bench
from labpress.pandoc import Pandoc


@pytest.fixture
def bench(tmp_path: Path, pandoc: Pandoc) -> Bench:
    root = tmp_path / "lab"
    for folder in ("essays", "docs/cards"):
        (root / folder).mkdir(parents=True)
    (root / "essays" / "references.bib").write_text(REFERENCES, encoding="utf-8")
    return Bench(root, pandoc)
