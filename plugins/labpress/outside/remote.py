"""Remote: a bibliography or a style that mkdocs.yml names by its web address, and the copy of it
that is kept, so that a build without a network has one."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from labpress.outside.connection import Connections, Host
from labpress.outside.fetching import MOVED, Unreachable
from labpress.problems import Level, Problem

FRESH = 300
"""Seconds in which a copy is not asked for again: `publish` reads the lab more than once, and
`serve` after each change."""
LARGEST = 20_000_000
"""Bytes of the whole, all pages of it together."""
PAGES = 500
TRIES, HOPS = 3, 5
LATER = frozenset({429, 503})
PATIENCE = 30
"""Seconds that a busy service may ask us to wait."""
NEXT = re.compile(r'<([^<>]*)>\s*;[^,<]*\brel="?next\b', re.IGNORECASE)
WEB_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Remote:
    """What stands at `url`, the `file` that its copy is kept in, and the line of the settings that
    names it, if it is known."""

    url: str
    file: Path
    line: int | None = None

    @property
    def said(self) -> str:
        """The address as a problem names it: a key to a private library may stand after the `?`."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.hostname}{parts.path}"


@dataclass(frozen=True)
class Waits:
    """Seconds: the longest silence, the longest request, and the longest whole, all its pages."""

    timeout: float = 10.0
    deadline: float = 30.0
    whole: float = 300.0
    again: float = 1.0


WAITS = Waits()


def renew(remote: Remote, agent: str, settings: str, waits: Waits = WAITS) -> Problem | None:
    """Fetches it, unless the copy is fresh. A problem, in the file `settings`, where that fails:
    advice while there is a copy to use, else an error."""
    age = _age(remote.file)
    if age is not None and age < FRESH:
        return None
    try:
        text = b"\n".join(_pages(remote, agent, waits))
        _keep(remote.file, text)
    except Unreachable as error:
        return _missed(remote, str(error), settings, has_copy=age is not None)
    except OSError as error:
        why = f"{remote.said} cannot be kept: {error.strerror or error}"
        return _missed(remote, why, settings, has_copy=age is not None)
    return None


def _missed(remote: Remote, why: str, settings: str, *, has_copy: bool) -> Problem:
    if not has_copy:
        hint = "check the address and the connection, or save the file and name it instead"
        return Problem(Level.ERROR, settings, remote.line, None, why, hint)
    with contextlib.suppress(OSError):  # the next builds need not wait for it again
        os.utime(remote.file)
    message = f"{why}, so the copy of it that was kept is used"
    hint = "build again when it answers"
    return Problem(Level.ADVICE, settings, remote.line, None, message, hint)


def _age(file: Path) -> float | None:
    try:
        return max(0.0, time.time() - file.stat().st_mtime)
    except OSError:
        return None


def _pages(remote: Remote, agent: str, waits: Waits) -> Iterator[bytes]:
    """Its pages one after another, as long as each names a next one on the same host."""
    parts = urlsplit(remote.url)
    # the lab's settings name this host, so it may be one of its own network; no redirect may
    own = frozenset({_host(remote.url)})
    connections, here, left = Connections(agent, own), remote.url, LARGEST
    over = time.monotonic() + waits.whole
    for _ in range(PAGES):
        answer = _patiently(remote, connections, here, left, waits)
        yield answer.text
        left -= len(answer.text)
        if not answer.next or urlsplit(answer.next)[:2] != parts[:2]:
            return
        if time.monotonic() > over:
            raise Unreachable(f"{remote.said} takes more than {waits.whole:.0f} seconds")
        here = answer.next
    raise Unreachable(f"{remote.said} has more than {PAGES} pages")


def _host(url: str) -> Host:
    try:
        parts = urlsplit(url)
        return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:  # a port that cannot be
        raise Unreachable(f"{url} is not an address that can be opened") from None


@dataclass(frozen=True, slots=True)
class _Answer:
    text: bytes = b""
    next: str = ""
    moved: str = ""
    wait: float | None = None


def _patiently(
    remote: Remote, connections: Connections, url: str, most: int, waits: Waits
) -> _Answer:
    """One page, after redirects; a busy service and a lost connection are tried again."""
    for turn in range(1, TRIES + 1):
        try:
            answer = _followed(remote, connections, url, most, waits)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if turn == TRIES or isinstance(error, TimeoutError):  # nobody waits for it twice
                why = (error.strerror if isinstance(error, OSError) else "") or error
                raise Unreachable(f"{remote.said} cannot be fetched: {why}") from None
            time.sleep(waits.again)
            continue
        if answer.wait is None:
            return answer
        if turn < TRIES:
            time.sleep(min(answer.wait, PATIENCE))
    raise Unreachable(f"{remote.said} cannot be fetched: the site is too busy")


def _followed(
    remote: Remote, connections: Connections, url: str, most: int, waits: Waits
) -> _Answer:
    for _ in range(HOPS):
        if urlsplit(url).scheme not in ("http", "https"):
            break
        with connections.request("GET", url, waits.timeout, waits.deadline) as reply:
            answer = _read(remote, url, reply, most, waits)
        if not answer.moved:
            return answer
        url = answer.moved
    raise Unreachable(f"{remote.said} cannot be fetched: it leads on and on")


def _read(
    remote: Remote, url: str, reply: http.client.HTTPResponse, most: int, waits: Waits
) -> _Answer:
    if reply.status in MOVED:
        return _Answer(moved=urljoin(url, reply.getheader("Location", "")))
    if reply.status in LATER:
        wait = reply.getheader("Retry-After", "")
        return _Answer(wait=float(wait) if wait.isdecimal() else waits.again)
    if reply.status != 200:
        raise Unreachable(f"{remote.said} cannot be fetched: the site answers {reply.status}")
    text = reply.read(most + 1)
    if len(text) > most:
        raise Unreachable(f"{remote.said} is longer than {LARGEST:,} bytes")
    if WEB_PAGE.match(text):
        raise Unreachable(f"{remote.said} gives a web page, not a file")
    found = NEXT.search(reply.getheader("Link", ""))
    return _Answer(_as_utf_8(text, reply), urljoin(url, found[1]) if found else "")


def _as_utf_8(text: bytes, reply: http.client.HTTPResponse) -> bytes:
    """The text in UTF-8 where the site says that it is in another encoding."""
    try:
        return text.decode(reply.headers.get_content_charset("utf-8")).encode("utf-8")
    except (UnicodeDecodeError, LookupError):  # whoever reads the file says on which line
        return text


def _keep(file: Path, text: bytes) -> None:
    """Writes the copy as a whole or not at all, where git does not look."""
    file.parent.mkdir(parents=True, exist_ok=True)
    (file.parent / ".gitignore").write_bytes(b"*\n")
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(text)
        Path(beside).replace(file)
    finally:
        Path(beside).unlink(missing_ok=True)
