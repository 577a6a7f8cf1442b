"""Answers: which file of a site an address stands for, and as what it is sent."""

from __future__ import annotations

import ipaddress
import mimetypes
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from labpress.cli.serving.notice import HERE, SCRIPT, STYLE, waiting_page, with_script
from labpress.cli.serving.stage import Scene

TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".gz": "application/gzip",
    ".vtt": "text/vtt",
}
"""What files are by their endings. Systems know others, and some know these wrongly."""
WRITTEN = ("text/", "application/json", "application/xml", "application/manifest+json")
OURS = {SCRIPT: "serve.js", STYLE: "serve.css"}


@dataclass(frozen=True)
class Answer:
    """What is sent: a status, what the content is, and where to go instead, if there is such."""

    status: int
    type: str = "text/plain; charset=utf-8"
    content: bytes = b""
    location: str = ""


def answer(address: str, scene: Scene) -> Answer:
    """What a browser gets that asks for an address of this host, such as `/sub/cards/?want=focus`.

    Nothing outside the site's folder is ever read.
    """
    parts = urlsplit(f"//local{address}" if address.startswith("/") else address)
    path, query = unquote(parts.path, errors="replace"), f"?{parts.query}" if parts.query else ""
    if path in OURS:
        return _file(HERE / OURS[path], 200, scene)
    if not path.startswith(scene.mount):
        front = path in ("", "/") or f"{path}/" == scene.mount
        return _elsewhere(scene.mount) if front else _lost(scene)
    if scene.site is None:
        return Answer(503, _type(".html"), waiting_page(scene))
    found = _found(path[len(scene.mount) :], scene.site)
    if found is None:
        return _lost(scene)
    if found.is_dir():  # an address of a folder ends in a slash, or its links lead elsewhere
        return _elsewhere(f"/{path.strip('/')}/{query}") if _is_shown(found) else _lost(scene)
    return _file(found, 200, scene)


def is_known_host(said: str, names: Collection[str]) -> bool:
    """Whether a request is meant for this computer, by the name that it was asked by.

    A page of another site can give its own name this computer's number, and then read all that is
    served here; so only numbers count, `localhost`, and `names`.
    """
    name = urlsplit(f"//{said}").hostname if said else None
    if not name:
        return False
    name = name.rstrip(".").lower()
    return name == "localhost" or name.endswith(".localhost") or name in names or _is_number(name)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _found(path: str, site: Path) -> Path | None:
    """The file or folder of the site, if there is one."""
    parts = path.split("/")
    if any(part in ("..", ".") or set(part) & set("\\:\0") for part in parts):
        return None
    place = site.joinpath(*filter(None, parts))
    if path.endswith("/") or not path:
        place /= "index.html"
    try:
        return place if place.is_file() or (place.is_dir() and path) else None
    except OSError:  # a name longer than any file's
        return None


def _is_shown(folder: Path) -> bool:
    return (folder / "index.html").is_file()


def _elsewhere(path: str) -> Answer:
    place, mark, query = path.partition("?")
    return Answer(302, location=f"/{quote(place.lstrip('/'))}{mark}{query}")


def _lost(scene: Scene) -> Answer:
    """The site's own page for what is not there."""
    page = scene.site / "404.html" if scene.site else None
    if page and page.is_file():
        return _file(page, 404, scene)
    return Answer(404, content=b"404")


def _file(path: Path, status: int, scene: Scene) -> Answer:
    try:
        content = path.read_bytes()
    except OSError:  # it went with an older site, between two looks
        return Answer(404, content=b"404")
    page = path.suffix == ".html"
    return Answer(status, _type(path.name), with_script(content, scene) if page else content)


def _type(name: str) -> str:
    ending = f".{name.rpartition('.')[2].lower()}"
    kind = TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(WRITTEN) else kind
