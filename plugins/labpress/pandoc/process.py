"""Pandoc: one long-lived `pandoc lua` process, one JSON line for each request and each answer.

Starting pandoc costs more than most tasks, so a build starts it once. Each task is a Lua file.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import pypandoc

from labpress.problems import PandocError, PandocMissing

TASKS = Path(__file__).parent
LOOP = TASKS / "loop.lua"
# a request of 2 MB of one paragraph already took pandoc 6 s and 700 MB
LARGEST_REQUEST = 8 * 1024 * 1024
# so much of pandoc's last words says enough
LAST_WORDS = 500


class Pandoc:
    """A pandoc to ask: `ask("references", text=…, format="bibtex")`, from any thread.

    The process starts with the first request, and again with the next request after it died.
    `timeout` is in seconds and for one request; a pandoc that takes longer is killed. `tasks` is
    the folder of the Lua files, one a task. As a context manager it ends the process.
    """

    def __init__(self, timeout: float = 120, tasks: Path = TASKS) -> None:
        self.timeout = timeout
        self.tasks = tasks
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process's number, or None while there is none."""
        return self._child.process.pid if self._child else None

    def ask(self, task: str, **request: Any) -> dict[str, Any]:
        """The answer of the task's Lua function to `request`; PandocError if there is none."""
        with self._lock:
            self._asked += 1
            line = self._line(task, request)
            answer = self._answer(line)
        if not answer.pop("ok"):
            raise PandocError(f"pandoc could not do '{task}': {answer['error']}")
        return answer

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _line(self, task: str, request: dict[str, Any]) -> bytes:
        file = self.tasks / f"{task}.lua"
        if not task.isidentifier() or not file.is_file():
            raise PandocError(f"there is no pandoc task '{task}'")
        whole = {**request, "id": self._asked, "file": str(file.resolve())}
        line = json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        if len(line) > LARGEST_REQUEST:
            raise PandocError(
                f"{len(line):,} bytes are too much for one pandoc task '{task}' "
                f"(at most {LARGEST_REQUEST:,})"
            )
        return line

    def _answer(self, line: bytes) -> dict[str, Any]:
        child = self._alive()
        used = child.used
        said = self._said(child, line)
        if not said and used and not child.expired:
            # it died since the last request, or this one is to blame: a new one will tell
            child = self._restarted()
            said = self._said(child, line)
        answer = _read(said, self._asked)
        if answer is not None:
            return answer
        expired, words = child.expired, child.last_words()
        self._end()
        if expired:
            raise PandocError(f"pandoc took longer than {self.timeout:g} seconds and was stopped")
        raise PandocError(f"pandoc ended in the middle of its task: {words}")

    def _said(self, child: _Child, line: bytes) -> bytes:
        """What the process answers, nothing if it died. It dies when its time is up."""
        # blocking reads and writes, and a clock that ends them by ending the process
        clock = threading.Timer(self.timeout, child.expire)
        clock.daemon = True
        clock.start()
        try:
            return child.say(line)
        except BrokenPipeError:
            return b""
        finally:
            clock.cancel()

    def _alive(self) -> _Child:
        child = self._child
        if child is None or child.expired or child.process.poll() is not None:
            return self._restarted()
        return child

    def _restarted(self) -> _Child:
        self._end()
        self._child = _started()
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


@dataclass(slots=True)
class _Child:
    """A running pandoc and its three pipes. Its warnings go to a file, not to the writer."""

    process: subprocess.Popen[bytes]
    stdin: IO[bytes]
    stdout: IO[bytes]
    warnings: IO[bytes]
    used: bool = False
    expired: bool = False

    def say(self, line: bytes) -> bytes:
        self.used = True
        self.stdin.write(line)
        self.stdin.flush()
        return self.stdout.readline()

    def expire(self) -> None:
        self.expired = True
        self.process.kill()

    def last_words(self) -> str:
        self.warnings.seek(0)
        words = self.warnings.read().decode("utf-8", "replace").strip()
        return words[-LAST_WORDS:] or "it said nothing"

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.stdout.close()
        self.warnings.close()
        try:
            self.stdin.close()
        except BrokenPipeError:
            # what was left to write has no reader any more
            return


def _started() -> _Child:
    warnings = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process, closed in end()
    try:
        # run in its own folder: a path on the command line is mangled where LANG=C
        process = subprocess.Popen(
            [pypandoc.get_pandoc_path(), "lua", LOOP.name],
            cwd=LOOP.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=warnings,
        )
    except OSError as error:
        warnings.close()
        raise PandocMissing(
            f"pandoc cannot be started: {error} (pip install pypandoc_binary brings it)"
        ) from error
    assert process.stdin is not None and process.stdout is not None
    return _Child(process, process.stdin, process.stdout, warnings)


def _read(said: bytes, number: int) -> dict[str, Any] | None:
    """The answer to request `number`, or None if this is none."""
    try:
        answer = json.loads(said)
    except ValueError:
        return None
    if not isinstance(answer, dict) or answer.pop("id", None) != number:
        return None
    return answer
