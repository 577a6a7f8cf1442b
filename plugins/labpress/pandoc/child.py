"""Child: the running pandoc with its three pipes, which the process of Labpress talks to."""

from __future__ import annotations

import subprocess
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from labpress.pandoc.program import found
from labpress.problems import PandocMissing

LOOP = Path(__file__).parent / "loop.lua"
# so much of pandoc's last words says enough
LAST_WORDS = 500


@dataclass(slots=True)
class Child:
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


def started() -> Child:
    with ExitStack() as stack:
        warnings = stack.enter_context(tempfile.TemporaryFile())
        try:
            # run in its own folder: a path on the command line is mangled where LANG=C
            process = subprocess.Popen(
                [found(), "lua", LOOP.name],
                cwd=LOOP.parent,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=warnings,
            )
        except OSError as error:
            raise PandocMissing(
                f"pandoc cannot be started: {error} (pip install pypandoc_binary brings it)"
            ) from error
        stack.pop_all()  # the file lives as long as the process, and is closed in end()
    assert process.stdin is not None and process.stdout is not None
    return Child(process, process.stdin, process.stdout, warnings)
