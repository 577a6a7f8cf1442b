"""`labpress serve` in a process of its own: what is saved is seen, and problems do not end it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from built_labs import change
from little_labs import essay

LONGEST = 60
"""Seconds, on a computer that is busy; alone it takes two."""
COMMAND = [sys.executable, "-c", "from labpress.cli import main; main()", "serve"]


def free_port() -> int:
    """One on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def served(small_lab: Path) -> Iterator[tuple[Path, str]]:
    """The small lab being served, and its address."""
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "--port", str(port)],
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
        time.sleep(0.05)
    return text


def test_a_saved_file_is_served_and_a_broken_one_does_not_end_it(
    served: tuple[Path, str],
) -> None:
    lab, address = served
    page = until(f"{address}essays/why-we-wait/", "Waiting has causes")
    assert "five-whys.pdf" not in read(f"{address}cards/five-whys/")
    assert "http://127.0.0.1" not in page.replace(address, "")

    path = lab / "essays/why-we-wait.md"
    change(path, "Waiting has causes", "Waiting has reasons")
    until(f"{address}essays/why-we-wait/", "Waiting has reasons")
    change(lab / "essays/references.bib", "{2017}", "{2027}")
    until(f"{address}essays/why-we-wait/", "2027")

    path.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (lab / "essays/draft.md").write_text(
        essay(title="Half written").replace("date:", "draft: yes\ndate:"), encoding="utf-8"
    )
    assert "Draft" in until(f"{address}essays/draft/", "Half written")
    assert "Half written" in read(f"{address}essays/")
    assert "Waiting has reasons" in read(f"{address}essays/why-we-wait/")


def test_who_waits_is_told_of_each_build(served: tuple[Path, str]) -> None:
    lab, address = served
    until(address, "The small lab")
    path = lab / "essays/why-we-wait.md"
    good = path.read_text(encoding="utf-8")
    with urllib.request.urlopen(f"{address}.labpress/events", timeout=LONGEST) as events:

        def told() -> dict[str, object]:
            line = next(line for line in events if line.startswith(b"data: "))
            found: dict[str, object] = json.loads(line.removeprefix(b"data: "))
            return found

        first = told()
        path.write_text(good.replace("causes", "reasons"), encoding="utf-8")
        second = told()
        assert second["build"] != first["build"]
        path.write_bytes(path.read_bytes())  # saved without a change, so nothing is told
        time.sleep(1)
        (lab / "mkdocs.yml").write_text("nav: [\n", encoding="utf-8")
        broken = told()
        assert (broken["build"], broken["heading"]) == (second["build"], "1 error")
    assert "reasons" in read(f"{address}essays/why-we-wait/")


def strangers_answer(address: str, host: str) -> int:
    """The status that is answered to one who asks by that name."""
    request = urllib.request.Request(address, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_other_sites_cannot_read_it(served: tuple[Path, str]) -> None:
    _, address = served
    until(address, "The small lab")
    assert strangers_answer(address, "localhost:8000") == 200
    assert strangers_answer(address, "evil.example") == 403


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (lambda port: ["--port", str(port)], "is taken, perhaps by another `labpress serve`"),
        (lambda port: ["--host", "192.0.2.1"], "is no address of this computer"),
        (lambda port: ["-f", "none.yml"], "there is no none.yml (go to the lab's folder"),
    ],
)
def test_what_keeps_it_from_serving_is_said(
    small_lab: Path, options: Callable[[int], list[str]], words: str
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [*COMMAND, "--port", str(port), *options(port)]
        done = subprocess.run(
            command, cwd=small_lab, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_it_ends_in_peace_and_leaves_nothing_behind(small_lab: Path, tmp_path: Path) -> None:
    port, temporary = free_port(), tmp_path / "temporary"
    temporary.mkdir()
    (small_lab / "mkdocs.yml").write_text("nav: [\n", encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "--port", str(port)],
        cwd=small_lab,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert process.stderr and process.stdout
    lines = [process.stderr.readline() for _ in range(2)]
    page = urllib.request.Request(f"http://127.0.0.1:{port}/")
    with pytest.raises(urllib.error.HTTPError) as broken:
        urllib.request.urlopen(page, timeout=10)
    assert "mkdocs.yml:2:1" in broken.value.read().decode()
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=30)[::-1]
    assert process.returncode == 0
    assert "There is no site yet." in lines[1]
    assert rest == "Ended.\n"
    assert said.startswith("mkdocs.yml:2:1: no YAML")
    assert list(temporary.iterdir()) == []


def test_helpers_of_a_large_build_end_without_a_word(small_lab: Path) -> None:
    for number in range(60):  # so many texts are read by several processes
        text = essay(title=f"Essay {number}")
        (small_lab / f"essays/essay-{number}.md").write_text(text, encoding="utf-8")
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "--port", str(port)], cwd=small_lab, stderr=subprocess.PIPE, text=True
    )
    until(f"http://127.0.0.1:{port}/essays/essay-59/", "Essay 59")
    process.terminate()
    said = process.communicate(timeout=30)[1].splitlines()
    assert process.returncode == 0
    assert [line.partition(" ")[0] for line in said][::2] == ["Serving", "Ended."]
    assert len(said) == 3
