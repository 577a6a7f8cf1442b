"""Asking: whether one address still leads somewhere. HEAD first, GET where that is refused, after
its redirects, with patience for a busy site."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from labpress.outside.answers import Answer
from labpress.outside.connection import Connections, Host, PrivateAddress
from labpress.outside.pace import BUSY, Pace, Turns

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_EVER = frozenset({301, 308})
GONE = frozenset({404, 410})
HOPS = 10
RESOLVERS = frozenset({"doi.org", "dx.doi.org"})
"""Hosts whose redirect is the answer: a DOI that leads on is alive, whatever its publisher says
to robots, and its address is meant to stay as it is."""

_UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


@dataclass(frozen=True)
class _Reply:
    """One answer of a host: a status, or in `fault` what came in place of one."""

    status: int = 0
    location: str = ""
    wait: float | None = None
    fault: Answer | None = None
    slow: bool = False

    @property
    def settled(self) -> bool:
        """Whether asking again would be of no use."""
        if self.fault is not None:
            return self.fault.state != "unsure"
        return self.status not in BUSY


class Asking:
    """Asks addresses at a `pace`; may be used by several threads.

    `inside` and `resolvers` are for tests: hosts that may be asked although they are not public,
    and hosts taken for the DOI's.
    """

    def __init__(
        self,
        agent: str,
        pace: Pace,
        inside: frozenset[Host] = frozenset(),
        resolvers: frozenset[str] = RESOLVERS,
    ) -> None:
        self.pace = pace
        self._resolvers = resolvers
        self._connections = Connections(agent, inside)
        self._turns = Turns(pace.delay)

    def ask(self, url: str) -> Answer:
        """What became of `url`, whose part after `#` is not looked at."""
        try:
            return self._follow(urldefrag(url).url)
        except ValueError:  # such as a host or a port that cannot be
            return Answer("malformed")

    def _follow(self, url: str) -> Answer:
        here, moved, for_ever = url, "", True
        seen = {here}
        for _ in range(HOPS):
            reply = self._patiently(here)
            if reply.fault is not None:
                return reply.fault
            if reply.status not in REDIRECTS or not reply.location:
                return _verdict(reply.status, moved)
            if urlsplit(here).netloc in self._resolvers:
                return Answer("good")
            here = _next(here, reply.location)
            if urlsplit(here).scheme not in ("http", "https"):
                return Answer("unsure", why="it leads to an address that is not on the web")
            if here in seen:
                break
            seen.add(here)
            for_ever = for_ever and reply.status in FOR_EVER
            moved = here if for_ever else moved
        return Answer("unsure", why="it leads in a circle, at least for a program")

    def read(self, url: str, most: int) -> bytes | None:
        """Up to `most` bytes of what stands at `url`; None if it cannot be had."""
        with self._turns.of(urlsplit(url).netloc):
            try:
                pace = self.pace
                with self._connections.request("GET", url, pace.timeout, pace.deadline) as reply:
                    return reply.read(most) if reply.status == 200 else None
            except (OSError, http.client.HTTPException, ValueError):
                return None

    def _patiently(self, url: str) -> _Reply:
        """The first settled reply, or the last one. A silent host is asked twice, no more."""
        silences = 0
        for turn in range(2 + self.pace.retries):
            reply = self._once("GET" if turn else "HEAD", url)
            silences += reply.slow
            last = turn == 1 + self.pace.retries or silences == 2
            if last or (reply.settled and (turn or reply.fault or reply.status < 400)):
                break
            wait = self._wait(reply, turn)
            if wait > self.pace.patience:
                break
            time.sleep(wait)
        return reply

    def _wait(self, reply: _Reply, turn: int) -> float:
        if reply.wait is not None:
            return reply.wait
        if turn == 0 and reply.status not in BUSY:
            return 0.0  # HEAD was refused: a GET may follow at once
        backoff: float = self.pace.backoff * 2**turn
        return backoff

    def _once(self, method: str, url: str) -> _Reply:
        pace = self.pace
        with self._turns.of(urlsplit(url).netloc):
            try:
                with self._connections.request(method, url, pace.timeout, pace.deadline) as reply:
                    where = reply.getheader("Location", "")
                    return _Reply(reply.status, where, _seconds(reply.getheader("Retry-After")))
            except PrivateAddress:
                return _Reply(fault=Answer("private"))
            except ssl.SSLCertVerificationError as error:
                return _Reply(fault=Answer("certificate", why=error.verify_message))
            except socket.gaierror as error:
                lost = error.errno == socket.EAI_NONAME
                return _Reply(fault=Answer("no-host" if lost else "offline"))
            except TimeoutError:
                why = f"no answer in {pace.timeout:.0f} seconds"
                return _Reply(fault=Answer("unsure", why=why), slow=True)
            except OSError as error:
                if error.errno in _UNREACHABLE:
                    return _Reply(fault=Answer("offline"))
                return _Reply(fault=Answer("unsure", why="the connection failed"))
            except http.client.HTTPException:
                return _Reply(fault=Answer("unsure", why="the site's answer makes no sense"))


def _verdict(status: int, moved: str) -> Answer:
    if status in GONE:
        return Answer("gone", status)
    if 200 <= status < 300:
        return Answer("moved", status, moved) if moved else Answer("good", status)
    return Answer("unsure", status, why=f"the site answers {status} to a program")


def _next(here: str, location: str) -> str:
    """Where a redirect leads. What a site sends may be any bytes; an address has few signs."""
    sent = location.encode("latin-1", errors="replace").strip()
    target = quote(sent, safe="!#$%&'()*+,/:;=?@[]~-._")
    try:
        return urldefrag(urljoin(here, target)).url
    except ValueError:
        return ""


def _seconds(header: str | None) -> float | None:
    """`Retry-After`, which is a number of seconds or a date."""
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
    except ValueError:
        return None
