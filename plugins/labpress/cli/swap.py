"""Builds a site beside the public folder and swaps it in whole: readers never see half of it.

Beside `site/`, while a publish runs or after one was killed, there may be:
    .site.next       a build, never public; after an exchange, the old site
    .site.next.done  says that .site.next is whole
    .site.old        the public site while two renames swap it
    .site.lock       held by the publish that runs

The site before the last one is kept as `spare` where it can be: the next build then finds in it
most of what it would write.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from labpress.cli import lock
from labpress.problems import PublishError
from labpress.store import make_folder

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
# what a folder of sources holds and a built site does not; MkDocs copies no Markdown
_SOURCES = ("*.md", "mkdocs.y*ml", ".git", "pyproject.toml")
_BUILT = "sitemap.xml"  # MkDocs writes one into every site, before the first page


def exchange(a: Path, b: Path) -> bool:
    """Swaps two folders in one step. False where kernel, libc or file system cannot."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # not Linux, or an older libc
        return False
    if call(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(a), None, str(b))


def publish(
    site: Path,
    build: Callable[[Path], None],
    swap: Callable[[Path, Path], bool] = exchange,
    spare: Path | None = None,
) -> None:
    """Runs `build` into a folder, then makes that folder `site`. It does not exist yet, or it is
    `spare`, in which the site of before is left.

    What `build` raises goes through and leaves `site` as it was. Raises PublishError where the site
    cannot be put in place: before the build, wherever that can be known then. Whatever was in
    `site` is deleted, so a folder that is not a built site is refused.
    """
    _refuse(site.resolve())
    beside = _Beside.of(site)
    with _one_at_a_time(beside):
        _recover(beside)
        if beside.next.exists():  # or old files would get into the new site
            raise PublishError(f"cannot delete {beside.next}, left by an earlier run (delete it)")
        if spare is not None:
            _moved(spare, beside.next)
        try:
            build(beside.next)
            if not (beside.next / _BUILT).is_file():
                raise PublishError(f"the build made no site (there is no {_BUILT} in it)")
            _put_in_place(beside, swap)
            if spare is not None:
                _spared(beside, spare)
        finally:
            _recover(beside)


def recover(site: Path) -> None:
    """Ends whatever a killed publish left: completes a swap half done, deletes the rest."""
    beside = _Beside.of(site)
    if any(part.exists() for part in (beside.next, beside.done, beside.old, beside.lock)):
        with _one_at_a_time(beside):
            _recover(beside)


@dataclass(frozen=True, slots=True)
class _Beside:
    """A site folder and its siblings; links are resolved, so that all are on one file system."""

    site: Path
    next: Path
    done: Path
    old: Path
    lock: Path

    @classmethod
    def of(cls, site: Path) -> _Beside:
        site = site.resolve()
        ends = ("next", "next.done", "old", "lock")
        return cls(site, *(site.with_name(f".{site.name}.{end}") for end in ends))


def _refuse(site: Path) -> None:
    """Raises PublishError if `site` is something that must not, or cannot, be swapped away."""
    if not os.path.lexists(site):
        return
    if not site.is_dir():
        raise PublishError(
            f"{site} is a file, and the site needs a folder of that name (move the file away, "
            "or give site_dir in mkdocs.yml another name)"
        )
    if _is_mount_point(site):
        raise _mounted(site)
    sources = sorted(path.name for pattern in _SOURCES for path in site.glob(pattern))
    if sources:
        raise PublishError(
            f"{site} holds sources ({', '.join(sources[:3])}), and publishing would delete them "
            "(give site_dir in mkdocs.yml a folder that holds nothing but the site)"
        )
    if any(site.iterdir()) and not (site / _BUILT).exists():
        raise PublishError(
            f"{site} is full of something that is no built site, and publishing would delete it "
            "(empty the folder if nothing in it matters, or give site_dir another name)"
        )


def _put_in_place(beside: _Beside, swap: Callable[[Path, Path], bool]) -> None:
    _flush(beside.next)
    beside.done.touch()
    if not beside.site.exists():
        _move(beside.next, beside.site, beside.site)
        return
    try:
        swapped = swap(beside.next, beside.site)
    except OSError as problem:
        raise _in_the_way(beside.site, problem) from None
    if not swapped:
        _move(beside.site, beside.old, beside.site)
        _move(beside.next, beside.site, beside.site)


def _spared(beside: _Beside, spare: Path) -> None:
    """Keeps the old site as `spare`."""
    beside.done.unlink(missing_ok=True)
    old = next((folder for folder in (beside.next, beside.old) if folder.exists()), None)
    if old is not None:
        with suppress(OSError):
            make_folder(spare.parent)
        _moved(old, spare)


def _moved(folder: Path, to: Path) -> None:
    """Renames a folder that is of use there; where it cannot be, it is none."""
    with suppress(OSError):  # on another disk, or somebody has it open
        folder.rename(to)


def _recover(beside: _Beside) -> None:
    """As `recover`, with the lock held. What it cannot delete, the next publish tries again."""
    if not beside.site.exists():  # killed between the two renames
        if beside.done.exists() and beside.next.exists():
            _move(beside.next, beside.site, beside.site)
        elif beside.old.exists():
            _move(beside.old, beside.site, beside.site)
    beside.done.unlink(missing_ok=True)  # before its folder, so that it never speaks for another
    for leftover in (beside.next, beside.old):
        shutil.rmtree(leftover, ignore_errors=True)


def _move(folder: Path, to: Path, site: Path) -> None:
    try:
        folder.rename(to)
    except OSError as problem:
        raise _in_the_way(site, problem) from None


def _in_the_way(site: Path, problem: OSError) -> PublishError:
    # a bind mount of the same disk looks like any folder until it is moved
    if problem.errno in {errno.EBUSY, errno.EXDEV}:
        return _mounted(site)
    return PublishError(
        f"cannot put the new site in place of {site}: {problem.strerror} (close what has it open, "
        "such as a web server or a window on that folder, then publish again)"
    )


def _mounted(site: Path) -> PublishError:
    return PublishError(
        f"{site} is a mount point, so it cannot be swapped for a new site "
        f"(mount the folder above it, {site.parent}, instead)"
    )


def _is_mount_point(site: Path) -> bool:
    if os.path.ismount(site):
        return True
    try:  # on Linux this knows bind mounts too; spaces and the like are written in octal
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    written = "".join(f"\\{ord(c):03o}" if c in " \t\n\\" else c for c in str(site))
    return any(line.split(" ", 5)[4] == written for line in mounts.splitlines())


def _flush(folder: Path) -> None:
    """So that a power cut after the swap cannot leave a public site of empty files."""
    if sys.platform == "win32":  # has no call for a whole folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(descriptor)
    except AttributeError:  # no Linux: flush every disk
        os.sync()
    finally:
        os.close(descriptor)


@contextmanager
def _one_at_a_time(beside: _Beside) -> Iterator[None]:
    """Two publishes at once would delete each other's build."""
    try:
        beside.lock.parent.mkdir(parents=True, exist_ok=True)
        handle = lock.take(beside.lock)
    except OSError as problem:
        raise PublishError(
            f"cannot write in {beside.site.parent}: {problem.strerror} (get the right to write "
            "there, or give site_dir in mkdocs.yml another folder)"
        ) from None
    if handle is None:
        raise PublishError(f"another publish of {beside.site} is running (wait until it has ended)")
    try:
        yield
    finally:
        lock.release(handle, beside.lock)
