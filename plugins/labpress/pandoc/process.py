"""Pandoc: one long-lived `pandoc lua` process, one JSON line for each request and each answer.

Starting pandoc costs more than most tasks, so a build starts it once. Each task is a Lua file.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from labpress.pandoc.child import Child, started
from labpress.pandoc.memory import Memory
from labpress.problems import PandocError

TASKS = Path(__file__).parent
# a request of 2 MB of one paragraph already took pandoc 6 s and 700 MB
LARGEST_REQUEST = 8 * 1024 * 1024


class Pandoc:
    """A pandoc to ask: `ask("references", text=…, format="bibtex")`, from any thread.

    The process starts with the first request, and again with the next request after it died.
    `timeout` is in seconds and for one request; a pandoc that takes longer is killed. `tasks` is
    the folder of the Lua files, one a task. As a context manager it ends the process.

    `memory` knows the answers of earlier builds, once it is told where the lab is.
    """

    def __init__(self, timeout: float = 120, tasks: Path = TASKS) -> None:
        self.timeout = timeout
        self.tasks = tasks
        self.memory = Memory()
        self._lock = threading.Lock()
        self._child: Child | None = None
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

    def recall(self, task: str, **request: Any) -> dict[str, Any]:
        """What `ask` answers, from memory if it can be: for tasks that read and write no files."""
        key = self.memory.key(self.tasks / f"{task}.lua", request)
        known = self.memory.get(key)
        if known is None:
            known = self.ask(task, **request)
            self.memory.put(key, known)
        return dict(known)

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()
        self.memory.prune()

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

    def _said(self, child: Child, line: bytes) -> bytes:
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

    def _alive(self) -> Child:
        child = self._child
        if child is None or child.expired or child.process.poll() is not None:
            return self._restarted()
        return child

    def _restarted(self) -> Child:
        self._end()
        self._child = started()
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def _read(said: bytes, number: int) -> dict[str, Any] | None:
    """The answer to request `number`, or None if this is none."""
    try:
        answer = json.loads(said)
    except ValueError:
        return None
    if not isinstance(answer, dict) or answer.pop("id", None) != number:
        return None
    return answer
