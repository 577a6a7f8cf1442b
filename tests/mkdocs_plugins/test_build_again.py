"""Publishing again: what was printed before is taken from the store, to the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typst
from click.testing import CliRunner

from labpress.cli import main
from labpress.printing.store import IN_LAB, store_of


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates for which Typst made a PDF."""
    made: list[str] = []
    compiler = typst.Compiler

    class Counting:
        def __init__(self, template: str, **options: Any) -> None:
            self._template, self._compiler = Path(template).name, compiler(template, **options)

        def compile_with_warnings(self, **options: Any) -> Any:
            made.append(self._template)
            return self._compiler.compile_with_warnings(**options)

        def query(self, selector: str) -> Any:
            return self._compiler.query(selector)

        def compile(self, **options: Any) -> Any:
            return self._compiler.compile(**options)

    monkeypatch.setattr(typst, "Compiler", Counting)
    return made


def publish(lab: Path) -> dict[str, bytes]:
    """The site of `lab`, by path."""
    result = CliRunner().invoke(main, ["publish", "-f", str(lab / "mkdocs.yml")])
    assert result.exit_code == 0, result.output
    store_of.cache_clear()
    site = lab / "site"
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def pdfs(site: dict[str, bytes]) -> dict[str, bytes]:
    """Only what is printed."""
    return {path: content for path, content in site.items() if path.endswith(".pdf")}


def test_only_what_has_changed_is_printed_again(small_lab: Path, drawn: list[str]) -> None:
    first = publish(small_lab)
    assert len(drawn) >= len(pdfs(first)) > 2
    drawn.clear()
    assert pdfs(publish(small_lab)) == pdfs(first)
    assert drawn == []
    card = sorted((small_lab / "docs" / "cards").glob("*.md"))[0]
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("\n1. ", "\n1. Say hello. ", 1), encoding="utf-8")
    third = pdfs(publish(small_lab))
    changed = [path for path in third if third[path] != pdfs(first)[path]]
    assert changed
    assert len(drawn) == len(changed)


def test_nothing_of_the_store_is_published(small_lab: Path) -> None:
    site = publish(small_lab)
    assert (small_lab / IN_LAB).is_dir()
    assert [path for path in site if "cache" in path or path.endswith(".kept")] == []
