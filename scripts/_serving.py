"""Serves a built site as web hosts do, its texts compressed, so that its weight can be measured."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of `site` meanwhile."""
    handler: Callable[..., Host] = partial(Host, site)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Host(BaseHTTPRequestHandler):
    """Answers with files: texts compressed, and all but pages to be kept."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, *arguments: Any) -> None:
        self._site = site
        super().__init__(*arguments)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Answers with a file, or the site's own page where there is none."""
        path = self._site / unquote(self.path.partition("?")[0]).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        code = 200 if path.is_file() else 404
        content = packed(path if code == 200 else self._site / "404.html")
        kind = mimetypes.guess_type(path.name)[0] or "text/html"
        text = path.suffix in PACKED
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        is_page = path.suffix == ".html"
        self.send_header("Cache-Control", "no-cache" if is_page else "max-age=31536000")
        self.end_headers()
        self.wfile.write(content)


@cache
def packed(path: Path) -> bytes:
    """The file as it travels."""
    content = path.read_bytes()
    return gzip.compress(content, 9) if path.suffix in PACKED else content
