"""The one pandoc: it answers, it fails without dying, and when it dies it comes back."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypandoc
import pytest

from labpress.pandoc import Pandoc, process
from labpress.problems import PandocError

TASKS = Path(__file__).parent / "tasks"


@pytest.fixture(scope="module")
def pandoc() -> Iterator[Pandoc]:
    with Pandoc(tasks=TASKS) as pandoc:
        yield pandoc


def _signal(pandoc: Pandoc, number: int) -> None:
    assert pandoc.pid is not None
    os.kill(pandoc.pid, number)


@pytest.mark.parametrize(
    "text", ["", "words", "Ørsted “quotes” \n two lines \u2028 \x00 \U0001f600", "x" * 300_000]
)
def test_a_text_comes_back_as_it_went(pandoc: Pandoc, text: str) -> None:
    assert pandoc.ask("echo", text=text) == {"said": text}


def test_what_a_task_raises_is_told_and_the_process_goes_on(pandoc: Pandoc) -> None:
    pandoc.ask("echo", text="")
    before = pandoc.pid
    with pytest.raises(PandocError) as caught:
        pandoc.ask("raising")
    assert str(caught.value) == "pandoc could not do 'raising': the text has no end"
    assert pandoc.ask("echo", text="on") == {"said": "on"}
    assert pandoc.pid == before


@pytest.mark.parametrize("task", ["nosuch", "../tasks/echo", "", "echo.lua"])
def test_an_unknown_task_never_reaches_pandoc(pandoc: Pandoc, task: str) -> None:
    with pytest.raises(PandocError, match="there is no pandoc task"):
        pandoc.ask(task)


def test_too_large_a_request_is_refused(pandoc: Pandoc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LARGEST_REQUEST", 1000)
    with pytest.raises(PandocError, match=r"bytes are too much for one pandoc task 'echo'"):
        pandoc.ask("echo", text="x" * 1000)
    assert pandoc.ask("echo", text="small") == {"said": "small"}


def test_a_process_killed_between_two_requests_is_started_again(pandoc: Pandoc) -> None:
    for number in range(5):
        pandoc.ask("echo", text="before")
        _signal(pandoc, signal.SIGKILL)
        assert pandoc.ask("echo", text=f"after {number}") == {"said": f"after {number}"}


def test_a_process_that_dies_on_its_task_says_its_last_words(pandoc: Pandoc) -> None:
    with pytest.raises(PandocError, match="ended in the middle of its task: stack overflow"):
        pandoc.ask("suicide")
    assert pandoc.ask("echo", text="again") == {"said": "again"}


def test_a_task_without_end_is_stopped_in_time() -> None:
    with Pandoc(timeout=0.3, tasks=TASKS) as pandoc:
        with pytest.raises(PandocError, match=r"took longer than 0\.3 seconds and was stopped"):
            pandoc.ask("forever")
        pandoc.timeout = 60
        assert pandoc.ask("echo", text="again") == {"said": "again"}


def test_the_clock_runs_while_a_long_request_is_written() -> None:
    # a pipe holds 64 kB: writing waits for a pandoc that does not read
    with Pandoc(timeout=60, tasks=TASKS) as pandoc:
        pandoc.ask("echo", text="")
        _signal(pandoc, signal.SIGSTOP)
        pandoc.timeout = 0.3
        with pytest.raises(PandocError, match="took longer"):
            pandoc.ask("echo", text="x" * 1_000_000)


def test_warnings_of_pandoc_stay_with_pandoc(
    pandoc: Pandoc, capfd: pytest.CaptureFixture[str]
) -> None:
    assert pandoc.ask("noise") == {"said": "done"}
    assert capfd.readouterr() == ("", "")


def test_close_ends_the_process() -> None:
    pandoc = Pandoc(tasks=TASKS)
    pandoc.close()
    pandoc.ask("echo", text="")
    pid = pandoc.pid
    assert pid is not None
    pandoc.close()
    assert pandoc.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_threads_get_their_own_answers(pandoc: Pandoc) -> None:
    start = threading.Barrier(4)

    def ask(number: int) -> list[str]:
        start.wait()
        return [pandoc.ask("echo", text=f"{number}-{n}")["said"] for n in range(20)]

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(ask, range(4)))
    assert said == [[f"{number}-{n}" for n in range(20)] for number in range(4)]


def test_a_missing_pandoc_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pypandoc, "get_pandoc_path", lambda: "/nowhere/pandoc")
    with pytest.raises(PandocError, match="pip install pypandoc_binary"):
        Pandoc(tasks=TASKS).ask("echo", text="")


def test_references_become_csl_json() -> None:
    text = "@book{ohno1988, author = {Ohno, Taiichi}, title = {Production}, year = 1988}"
    with Pandoc() as pandoc:
        answer = pandoc.ask("references", text=text, format="biblatex")
    assert json.loads(answer["items"]) == [
        {
            "id": "ohno1988",
            "type": "book",
            "author": [{"family": "Ohno", "given": "Taiichi"}],
            "issued": {"date-parts": [[1988]]},
            "title": "Production",
        }
    ]
