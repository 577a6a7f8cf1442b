"""Fixtures for all tests: one pandoc, labs made of a few files, a copy of the small lab; and the
order of the files."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from labpress.lab import Lab, open_lab
from labpress.pandoc import Pandoc
from little_labs import SMALL, OpenLab, settings_of

LONGEST = (
    *("test_build", "test_browser_axe", "test_browser_reading", "test_warm", "test_browser_weight"),
    *("test_browser_private", "test_cli_verbs", "test_docs", "test_unchanged", "test_workflows"),
    *("test_browser_essays", "test_browser_keyboard", "test_browser_search", "test_browser_serve"),
    *("test_wording_everywhere", "test_browser_widgets", "test_serve_rebuilding"),
)
"""Files whose tests take half a minute and more together."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first: one that came last would leave all processors but one idle."""
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


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


@pytest.fixture
def small_lab(tmp_path: Path) -> Path:
    """A copy of the small lab, with its mkdocs.yml."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No host is looked up but this machine: a test that would ask another one fails."""
    look_up = socket.getaddrinfo

    def here(host: str, *args: Any, **kwargs: Any) -> Any:
        is_number = re.fullmatch(r"[0-9a-fx.:%]+", host) is not None
        assert is_number or host == "localhost", f"a test must not ask {host}"
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", here)
