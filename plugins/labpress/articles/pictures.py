"""Pictures: the image files that a text shows, gathered under plain names to go along with it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from labpress.articles.losses import Losses
from labpress.content.picture_file import to_publish
from labpress.problems import Level

Picture = Callable[[str, int | None], str]
"""Where the picture is that a text names on a line; "" where it cannot be shown."""
Draw = Callable[[bytes, str], bytes]
"""Makes what a medium shows of a picture, given with its format: `svg`. Nothing if it cannot."""


@dataclass(frozen=True)
class Medium:
    """What shows the pictures: the endings that it `shows`, and those that are drawn for it, each
    with its format. `ending` is that of a drawn picture, "" where it stays as it was."""

    name: str
    shows: frozenset[str]
    drawn: Mapping[str, str]
    draw: Draw
    ending: str = ".png"


@dataclass
class Pictures:
    """The pictures of one item. `files` has each under its new name; `medium` is None where all
    formats may stay as they are."""

    root: Path
    item_path: str
    losses: Losses
    medium: Medium | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def name_of(self, source: str, line: int | None) -> str:
        """The new name of the picture at `source`, as written in the text; "" if it cannot go
        along, which is reported."""
        parts = urlsplit(source)
        if parts.scheme or parts.netloc:
            self.losses.say(
                f"the picture {source} is on another site, so only a link to it goes along",
                "save it beside the text and show that file",
                line,
                Level.ADVICE,
            )
            return ""
        return self.file(posixpath.join(posixpath.dirname(self.item_path), parts.path), line)

    def file(self, path: str, line: int | None) -> str:
        """The new name of the picture at `path` below the lab's folder, or ""."""
        path = posixpath.normpath(unquote(path))
        if path not in self._names:
            self._names[path] = self._taken(path, line)
        return self._names[path]

    def drawn(self, name: str, content: bytes) -> str:
        """The new name of a picture that was drawn here, or "" if the medium cannot show it."""
        return self._added(name, content, None)

    def attach(self, link: str) -> str:
        """The new name of a file of the lab that a link leads to, which goes along; "" else."""
        parts = urlsplit(link)
        path = posixpath.join(posixpath.dirname(self.item_path), unquote(parts.path))
        path, file = posixpath.normpath(path), self.root / path
        is_ours = parts.path and not (parts.scheme or parts.netloc or path.startswith(("../", "/")))
        if not is_ours or not file.is_file():
            return ""
        if path not in self._names:
            self._names[path] = _free(f"files/{file.name}", self.files)
            self.files[self._names[path]] = to_publish(file)
        return self._names[path]

    def _taken(self, path: str, line: int | None) -> str:
        file = self.root / path
        if path.startswith(("../", "/")) or not file.is_file():
            self.losses.say(f"there is no picture '{path}'", "check its name", line)
            return ""
        return self._added(file.name, to_publish(file), line)

    def _added(self, name: str, content: bytes, line: int | None) -> str:
        """The new name under which a picture goes along, or "" if the medium cannot show it."""
        if self.medium is not None:
            name, content = self._fit_for(self.medium, name, content, line)
        if not name:
            return ""
        free = _free(f"figures/{name}", self.files)
        self.files[free] = content
        return free

    def _fit_for(
        self, medium: Medium, name: str, content: bytes, line: int | None
    ) -> tuple[str, bytes]:
        suffix = posixpath.splitext(name)[1].lower()
        if suffix in medium.shows:
            return name, content
        drawn = medium.draw(content, medium.drawn[suffix]) if suffix in medium.drawn else b""
        if not drawn:
            hint = "see whether the file is whole"
            self.losses.say(
                f"{medium.name} cannot show '{name}', so only its words go along",
                hint if suffix in medium.drawn else "save it as PNG or JPEG",
                line,
            )
            return "", b""
        return f"{posixpath.splitext(name)[0]}{medium.ending or suffix}", drawn


def _free(name: str, taken: dict[str, bytes]) -> str:
    """`name`, with a number if another folder's file has it already."""
    stem, suffix = posixpath.splitext(name)
    numbered = (f"{stem}-{n}{suffix}" for n in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)
