"""`labpress serve` in a process of its own: what is saved is seen, and problems do not end it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from little_labs import essay

LONGEST = 60
"""Seconds; the polling of MkDocs and a rebuild take about two."""


@pytest.fixture
def served(small_lab: Path) -> Iterator[tuple[Path, str]]:
    """The small lab being served, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from labpress.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "serve", "--port", str(port)],
        cwd=small_lab,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield small_lab, f"http://127.0.0.1:{port}/"
    process.terminate()
    process.wait(timeout=30)


def read(url: str) -> str:
    """A page, or "" while it is not there."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def until(url: str, words: str) -> str:
    """The page as soon as it has `words`."""
    waited = time.monotonic() + LONGEST
    while words not in (text := read(url)):
        assert time.monotonic() < waited, f"{words!r} never came to {url}"
        time.sleep(0.1)
    return text


def test_a_saved_file_is_served_and_a_broken_one_does_not_end_it(
    served: tuple[Path, str],
) -> None:
    lab, address = served
    page = until(f"{address}essays/why-we-wait/", "Waiting has causes")
    assert "five-whys.pdf" not in read(f"{address}cards/five-whys/")
    assert "http://127.0.0.1" not in page.replace(address, "")

    path = lab / "essays/why-we-wait.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Waiting has causes", "Waiting has reasons"), encoding="utf-8")
    until(f"{address}essays/why-we-wait/", "Waiting has reasons")

    bib = lab / "essays/references.bib"
    bib.write_text(bib.read_text(encoding="utf-8").replace("{2017}", "{2027}"), encoding="utf-8")
    until(f"{address}essays/why-we-wait/", "2027")

    path.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (lab / "essays/draft.md").write_text(
        essay(title="Half written").replace("date:", "draft: yes\ndate:"), encoding="utf-8"
    )
    assert "Draft" in until(f"{address}essays/draft/", "Half written")
    assert "Half written" in read(f"{address}essays/")
