"""Players: who shows a film that a lab names by its address, and whom a reader's browser then asks.

YouTube https://developers.google.com/youtube/player_parameters  (`youtube-nocookie.com`)
Vimeo   https://developer.vimeo.com/player/sdk/embed             (`dnt=1`)
PeerTube's films are known by the form of their addresses, on whatever host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

FILMS = (".mp4", ".m4v", ".webm", ".ogv")
"""Files that browsers play by themselves."""
_NAME = re.compile(r"[\w-]{4,40}")


@dataclass(frozen=True, slots=True)
class Player:
    """`source` is what the frame, or the film, is asked from; `host` says so to a reader, `owner`
    whose that is. `is_file`: no frame is needed."""

    name: str
    owner: str
    source: str
    is_file: bool = False

    @property
    def host(self) -> str:
        """The host without `www.`, as a reader may have seen it."""
        return urlsplit(self.source).netloc.removeprefix("www.")

    @property
    def origin(self) -> str:
        """What a policy names."""
        parts = urlsplit(self.source)
        return f"{parts.scheme}://{parts.netloc}"


def player_of(address: str) -> Player | None:
    """The player of the film at `address`; None for a page that only tells of one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.")
    if host in ("youtube.com", "youtu.be", "youtube-nocookie.com"):
        return _youtube(host, parts)
    if host in ("vimeo.com", "player.vimeo.com"):
        return _vimeo(parts)
    if parts.path.lower().endswith(FILMS):
        return Player(host, host, address, is_file=True)
    return _peertube(host, parts)


def _youtube(host: str, parts: SplitResult) -> Player | None:
    steps = parts.path.strip("/").split("/")
    if host == "youtu.be":
        name = steps[0]
    elif steps[0] in ("embed", "shorts", "live", "v"):
        name = steps[1] if len(steps) > 1 else ""
    else:
        name = parse_qs(parts.query).get("v", [""])[0]
    if not _NAME.fullmatch(name):
        return None
    start = _seconds(parse_qs(parts.query).get("t", [""])[0])
    asked = f"?autoplay=1&rel=0{f'&start={start}' if start else ''}"
    source = f"https://www.youtube-nocookie.com/embed/{quote(name)}{asked}"
    return Player("YouTube", "Google", source)


def _vimeo(parts: SplitResult) -> Player | None:
    found = re.fullmatch(
        r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(\d+)(?:/(\w+))?/?", parts.path
    )
    if found is None:
        return None
    key = found[2] or parse_qs(parts.query).get("h", [""])[0]
    own = f"h={quote(key)}&" if key else ""
    return Player(
        "Vimeo", "Vimeo", f"https://player.vimeo.com/video/{found[1]}?{own}dnt=1&autoplay=1"
    )


def _peertube(host: str, parts: SplitResult) -> Player | None:
    found = re.fullmatch(r"/(?:w|videos/watch|videos/embed)/([\w-]{10,40})", parts.path)
    if found is None:
        return None
    asked = "?autoplay=1&p2p=0&warningTitle=0"
    source = f"{parts.scheme}://{parts.netloc}/videos/embed/{found[1]}{asked}"
    return Player("PeerTube", host, source)


def _seconds(text: str) -> int:
    """`90`, `90s` or `1m30s`."""
    found = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?", text)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds
