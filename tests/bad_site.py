"""A web site on this machine that misbehaves in each way that sites on the web do."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from local_site import LocalSite, running

HUGE = 10**10
GO_ON = 30  # seconds: longer than any test waits


class BadSite(LocalSite):
    """`asked` has (method, path, moment) of each request; `most` how many were open at a time."""

    def __init__(self) -> None:
        super().__init__(_Handler)
        self.asked: list[tuple[str, str, float]] = []
        self.agents: set[str] = set()
        self.tally: Counter[str] = Counter()
        self.now = self.most = self.sent = 0
        self.lock = threading.Lock()

    @property
    def place(self) -> tuple[str, int]:
        """Host and port."""
        return ("127.0.0.1", int(self.server_address[1]))


class _Handler(BaseHTTPRequestHandler):
    server: BadSite

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def _answer(self) -> None:
        site, path = self.server, urlsplit(self.path).path
        with site.lock:
            site.asked.append((self.command, path, time.monotonic()))
            site.agents.add(self.headers["User-Agent"])
            site.tally[path] += 1
            site.now += 1
            site.most = max(site.most, site.now)
        try:
            getattr(self, f"_{path.strip('/').replace('-', '_') or 'home'}", self._gone)()
        finally:
            with site.lock:
                site.now -= 1

    def _send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _times(self) -> int:
        return self.server.tally[urlsplit(self.path).path]

    def _home(self) -> None:
        self._send(200, b"home")

    def _good(self) -> None:
        time.sleep(0.02)
        self._send(200, b"good")

    def _gone(self) -> None:
        self._send(404)

    def _gone_for_ever(self) -> None:
        self._send(410)

    def _no_head(self) -> None:
        self._send(200 if self.command == "GET" else 405)

    def _head_lies(self) -> None:
        self._send(200 if self.command == "GET" else 404)

    def _head_hangs_up(self) -> None:
        if self.command == "GET":
            self._send(200)

    def _moved(self) -> None:
        self._send(301, Location="/moved-again")

    def _moved_again(self) -> None:
        self._send(308, Location=self.server.url("/good") + "#part")

    def _found(self) -> None:
        self._send(302, Location="/good")

    def _moved_then_found(self) -> None:
        self._send(301, Location="/found")

    def _moved_away(self) -> None:
        self._send(301, Location="/nothing")

    def _moved_home(self) -> None:
        self._send(301, Location="/")

    def _moved_oddly(self) -> None:
        head = "HTTP/1.0 301 Moved\r\nLocation: /good?q=é\x1b[31m\r\n\r\n"
        self.wfile.write(head.encode())

    def _circle(self) -> None:
        self._send(301, Location="/circle-back")

    def _circle_back(self) -> None:
        self._send(301, Location="/circle")

    def _endless(self) -> None:
        self._send(302, Location=f"/endless?{self._times()}")

    def _to_nowhere(self) -> None:
        self._send(302)

    def _to_ftp(self) -> None:
        self._send(302, Location="ftp://127.0.0.1/x")

    def _to_private(self) -> None:
        self._send(302, Location="http://10.1.2.3/admin")

    def _to_other_port(self) -> None:
        self._send(302, Location="http://localhost:1/")

    def _forbidden(self) -> None:
        self._send(403)

    def _no_robots(self) -> None:
        self._send(999)

    def _busy(self) -> None:
        if self._times() < 2:
            self._send(429, Retry_After="0")
        else:
            self._send(200)

    def _busy_until(self) -> None:
        if self._times() < 2:
            self._send(503, Retry_After=formatdate(time.time() - 5, usegmt=True))
        else:
            self._send(200)

    def _busy_for_long(self) -> None:
        self._send(429, Retry_After="3600")

    def _ill_once(self) -> None:
        self._send(500 if self._times() < 3 else 200)

    def _ill(self) -> None:
        self._send(500)

    def _silent(self) -> None:
        self.server.over.wait(GO_ON)

    def _drips(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        while not self.server.over.wait(0.02):
            self.wfile.write(b".")

    def _huge(self) -> None:
        self.send_response(200 if self.command == "GET" else 405)
        self.send_header("Content-Length", str(HUGE))
        self.end_headers()
        block = b"x" * 65536
        while self.command == "GET" and not self.server.over.is_set():
            self.server.sent += self.connection.send(block)

    def _hangs_up(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def _nonsense(self) -> None:
        self.wfile.write(b"What do you want?\r\n\r\n")

    def _archive(self) -> None:
        (url,) = parse_qs(urlsplit(self.path).query)["url"]
        copy = {"available": True, "url": f"https://web.example/web/2018/{url}", "status": "200"}
        found = {"closest": copy} if url.endswith("gone-for-ever") else {}
        self._send(200, json.dumps({"url": url, "archived_snapshots": found}).encode())

    def _bad_archive(self) -> None:
        self._send(200, b'{"archived_snapshots": [')

    def _sly_archive(self) -> None:
        copy = {"available": True, "url": "javascript:alert(1)"}
        self._send(200, json.dumps({"archived_snapshots": {"closest": copy}}).encode())


@contextmanager
def bad_site(tls: ssl.SSLContext | None = None) -> Iterator[BadSite]:
    """The site, for as long as a test needs it; with `tls` it speaks nothing else."""
    site = BadSite()
    if tls is not None:
        site.socket = tls.wrap_socket(site.socket, server_side=True)
    with running(site):
        yield site
