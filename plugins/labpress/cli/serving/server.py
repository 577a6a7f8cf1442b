"""Server: sends the last good site to browsers on this computer, and tells them of the next one."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from labpress.cli.serving.answers import Answer, answer, is_known_host
from labpress.cli.serving.notice import EVENTS, told
from labpress.cli.serving.stage import Stage
from labpress.problems import LabpressError

HEARTBEAT = 15.0
"""Seconds after which a page that waits is sent a sign, so that one which has gone is noticed."""
STRANGER = (
    "This address is served to the computer that it runs on. To see it under another name, start "
    "it with: labpress serve --allow-host {}\n"
)
REFUSED = {
    errno.EADDRINUSE: "port {port} is taken, perhaps by another `labpress serve` (end that, or "
    "take another port: --port {other})",
    errno.EACCES: "port {port} is kept for the system (take another: --port 8000)",
    errno.EADDRNOTAVAIL: "{host} is no address of this computer (leave --host out)",
}


@contextmanager
def listening(host: str, port: int, stage: Stage, names: Collection[str] = ()) -> Iterator[None]:
    """Answers on that address meanwhile. `names` are hosts by which it may be asked, besides this
    computer's numbers. Raises LabpressError if nobody may listen there."""
    handler: Callable[..., Handler] = partial(Handler, stage, frozenset((host.lower(), *names)))
    try:
        server = _Server((host, port), handler)
    except OSError as error:
        raise LabpressError(_refused(error, host, port)) from None
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    # on Windows two programs could else listen on one port
    allow_reuse_address = sys.platform != "win32"
    # pages that wait for the next build hold a thread each, and must not hold the end up
    block_on_close = False
    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: Callable[..., Handler]) -> None:
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, handler)

    def server_bind(self) -> None:
        """Without asking for this computer's name, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, self.allow_reuse_address)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers one browser. Nothing is kept: the next save may change every file."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # headers and content in one go
    timeout = 60  # of a connection that asks nothing more

    def __init__(self, stage: Stage, names: Collection[str], *arguments: Any) -> None:
        self._stage, self._names = stage, names
        super().__init__(*arguments)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing: the terminal is for problems."""

    def do_GET(self) -> None:
        """A file of the site, or of our own, or the events of the builds to come."""
        said = self.headers.get("Host", "")
        if not is_known_host(said, self._names):
            name = "".join(sign for sign in said if sign.isalnum() or sign in ".-")[:100]
            self._send(Answer(403, content=STRANGER.format(name).encode()))
        elif self.path.partition("?")[0] == EVENTS:
            self._tell()
        else:
            self._send(answer(self.path, self._stage.scene))

    do_HEAD = do_GET

    def _send(self, made: Answer) -> None:
        self.send_response(made.status)
        if made.location:
            self.send_header("Location", made.location)
        self._head(made.type)
        self.send_header("Content-Length", str(len(made.content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(made.content)

    def _head(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")

    def _tell(self) -> None:
        """The scene, and each that says something else, for as long as the page is open."""
        self.close_connection = True
        self.send_response(200)
        self._head("text/event-stream; charset=utf-8")
        self.end_headers()
        scene, said = self._stage.scene, told(self._stage.scene)
        self._say(f"data: {said}\n\n")
        while self.command != "HEAD":
            scene, before = self._stage.wait(scene, HEARTBEAT), said
            said = told(scene)
            self._say(":\n\n" if said == before else f"data: {said}\n\n")

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode("utf-8", "replace"))
        self.wfile.flush()


def _refused(error: OSError, host: str, port: int) -> str:
    number = error.errno or 0
    if isinstance(error, socket.gaierror):
        number = errno.EADDRNOTAVAIL
    # Windows has numbers of its own
    number = {10048: errno.EADDRINUSE, 10013: errno.EACCES, 10049: errno.EADDRNOTAVAIL}.get(
        number, number
    )
    words = REFUSED.get(number, "cannot listen on {host}:{port}: {why}")
    return words.format(host=host, port=port, other=port % 65535 + 1, why=error.strerror or error)
