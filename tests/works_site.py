"""A web site on this machine that gives bibliographies: paged, busy, endless, moved, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from local_site import LocalSite, running


@dataclass(frozen=True)
class Said:
    """What the site answers at one address."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class WorksSite(LocalSite):
    """`says` has the answers by path and query, the last of a list for ever; `asked` has all that
    was asked for."""

    def __init__(self) -> None:
        super().__init__(_Handler)
        self.says: dict[str, list[Said]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.accepts: list[str] = []

    def say(self, path: str, *answers: Said | bytes) -> str:
        """From now on `path` is answered so, one after another; gives its address."""
        self.says[path] = [one if isinstance(one, Said) else Said(one) for one in answers]
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    server: WorksSite

    def do_GET(self) -> None:
        site = self.server
        site.asked.append(self.path)
        site.agents.add(self.headers["User-Agent"])
        site.accepts.append(self.headers["Accept"])
        if self.path == "/silent":
            site.over.wait(30)
            return
        answers = site.says.get(self.path, [Said(status=404)])
        said = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(said.status)
        for name, value in said.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def works_site() -> Iterator[WorksSite]:
    """The site, for as long as a test needs it."""
    with running(WorksSite()) as site:
        yield site
