"""Sets up the Python environments that scripts/publish and scripts/test run in.

An environment holds exactly what a lock file names, each file checked against its hash, and
Labpress itself as an editable install. When nothing has changed, `ready` only reads three files.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
STAMP = "labpress-environment"


class SetupError(Exception):
    """The environment could not be made; the text says why and what to do."""


def ready(name: str, lock: str, root: Path = ROOT) -> Path:
    """The Python of the environment `.labpress/<name>`, set up first if it is not as `lock` says.

    Raises SetupError. A set-up that was stopped half way left no stamp, so it is done afresh.
    """
    folder = root / ".labpress" / name
    if _state(folder) == _wanted(folder, root, lock):
        return _python(folder)
    try:
        folder.parent.mkdir(exist_ok=True)
        with _waiting_turn(folder.with_suffix(".lock")) as turn:
            _bring_up_to_date(folder, root, lock, turn)
    except OSError as problem:
        raise SetupError(f"cannot set up {folder}: {problem}") from None
    return _python(folder)


def program() -> Path:
    """The `labpress` of the publishing environment, which is set up first. Raises SetupError."""
    python = ready("venv", "requirements.lock")
    return python.with_name("labpress" + python.suffix)


def run(command: Sequence[str]) -> int:
    """Runs `command` in the foreground; its exit code, 130 if it was stopped with Ctrl-C."""
    sys.stdout.flush()
    with subprocess.Popen(command) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:  # it went to the child as well, which now ends in its own time
            process.wait()
            return 130


def requirements_digest(root: Path = ROOT) -> str:
    """Of everything in pyproject.toml that the lock files are made from. Both begin with it."""
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = table["project"]
    keys = ("requires-python", "dependencies", "optional-dependencies")
    made_from = [table["build-system"]["requires"], *(project.get(key) for key in keys)]
    return _digest(json.dumps(made_from, sort_keys=True))


def _bring_up_to_date(folder: Path, root: Path, lock: str, turn: int) -> None:
    packages, project = _wanted(folder, root, lock)
    if _state(folder) == (packages, project):  # another run did it while this one waited
        return
    if _state(folder)[0] != packages:
        _make_afresh(folder, turn)
        say(f"Installing what {lock} names into {folder.relative_to(root)} (once, about a minute).")
        exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        _pip(folder, turn, *exactly, "-r", str(root / lock))
    _pip(folder, turn, "--no-index", "--no-deps", "--no-build-isolation", "-e", str(root))
    wanted = _wanted(folder, root, lock)  # again, because only now it has a Python to speak of
    partial = folder / f"{STAMP}.partial"
    partial.write_text("\n".join(wanted), encoding="utf-8")
    partial.replace(folder / STAMP)


def _make_afresh(folder: Path, turn: int) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "this Python has no venv module that works (on Debian and Ubuntu: apt install "
            "python3-venv; elsewhere: install Python from python.org)"
        )
    say(f"Making a Python environment in {folder}.")
    if folder.exists():
        shutil.rmtree(folder)
    done = _child([sys.executable, "-m", "venv", str(folder)], turn)
    if done.returncode:
        raise SetupError(f"Python could not make an environment in {folder}:\n{_said(done)}")


def _pip(folder: Path, turn: int, *arguments: str) -> None:
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    done = _child([str(_python(folder)), "-m", "pip", "install", *quiet, *arguments], turn)
    if done.returncode:
        raise SetupError(
            f"pip could not install what Labpress needs. It said:\n{_said(done)}"
            "  Is this computer online? The first run fetches packages, and so does the first\n"
            "  after a lock file has changed. Then run the same command again."
        )


def _child(command: Sequence[str], turn: int) -> subprocess.CompletedProcess[bytes]:
    """Runs `command`, which holds the turn too: should this process be killed, the next waits."""
    # these two would quietly change what is installed, or refuse the editable install
    clean = {k: v for k, v in os.environ.items() if k not in {"PIP_REQUIRE_HASHES", "PIP_USER"}}
    held = () if os.name == "nt" else (turn,)
    return subprocess.run(command, env=clean, capture_output=True, check=False, pass_fds=held)


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = (done.stdout + done.stderr).decode(errors="replace").strip().splitlines()
    telling = [line for line in lines if line.strip() and "Retrying" not in line]
    return "".join(f"  | {line}\n" for line in telling[-8:])


def _wanted(folder: Path, root: Path, lock: str) -> tuple[str, str]:
    """What the stamp must say: a digest of the packages, and one of the project's own metadata.

    The folder's place is in it, because an environment that was moved or copied does not work; so
    is the Python behind it, because a system upgrade can put another one there.
    """
    try:
        packages = (root / lock).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SetupError(f"{lock} is missing: take it from the repository again") from None
    python = os.path.realpath(_python(folder))
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    return _digest("\n".join((packages, str(folder), python))), _digest(project)


def _state(folder: Path) -> tuple[str, str]:
    """The stamp of the last set-up that ended well, if its Python is still there."""
    try:
        packages, project = (folder / STAMP).read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return "", ""
    return (packages, project) if _python(folder).exists() else ("", "")


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def say(text: str) -> None:
    """A line on the way, on the error stream, so that the output stays the command's own."""
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def _waiting_turn(path: Path) -> Iterator[int]:
    """Two set-ups at once would spoil each other's. The lock, a file descriptor, dies with the
    processes that hold it."""
    with path.open("a+") as lock:
        told = False
        while not _locked(lock.fileno()):
            if not told:
                say("Waiting for another run that is setting up the environment.")
            told = True
            time.sleep(0.2)
        yield lock.fileno()


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
