"""LocalSite: a web site on this machine, for as long as a test needs it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar


class LocalSite(ThreadingHTTPServer):
    """`over` is set when the test has ended, so that answers that make it wait stop waiting."""

    daemon_threads = True

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.over = threading.Event()

    def url(self, path: str) -> str:
        """The address of `path`."""
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """The other side hangs up on us, as it should."""


Site = TypeVar("Site", bound=LocalSite)


@contextmanager
def running(site: Site) -> Iterator[Site]:
    """`site`, which answers meanwhile."""
    thread = threading.Thread(target=site.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        site.shutdown()
        with contextlib.suppress(OSError):
            site.server_close()
        thread.join()
