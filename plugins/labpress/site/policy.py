"""Policy: what a browser may load, run and ask on the pages of a lab (Content-Security-Policy).

Its strict part stands in every page; a web server can send the whole of it, and more headers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SELF = "'self'"
NONE = "'none'"
WASM = "'wasm-unsafe-eval'"


@dataclass(frozen=True, slots=True)
class Policy:
    """`wasm`: search runs WebAssembly. `frames` are the origins of players, `media` those of films
    that are files, `asked` those that count. `allowed` origins may serve whatever a page names."""

    wasm: bool = False
    frames: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    @property
    def meta(self) -> str:
        """The part that a page itself can set."""
        return "; ".join(f"{name} {value}" for name, value in self._directives().items())

    @property
    def header(self) -> str:
        """The whole: only a header can say who may put a page into a frame."""
        return f"{self.meta}; frame-ancestors {NONE}"

    @property
    def is_closed(self) -> bool:
        """Whether no page ever asks another host for anything."""
        return not (self.frames or self.media or self.asked or self.allowed)

    def _directives(self) -> dict[str, str]:
        return {
            "default-src": NONE,
            "script-src": _sources([SELF, *([WASM] if self.wasm else []), *self.allowed]),
            "style-src": _sources([SELF, *self.allowed]),
            "img-src": _sources([SELF, *self.allowed]),
            "font-src": _sources([SELF, *self.allowed]),
            "media-src": _sources([SELF, *self.media, *self.allowed]),
            "connect-src": _sources([SELF, *self.asked, *self.allowed]),
            "frame-src": _sources([*self.frames, *self.allowed]) or NONE,
            "worker-src": SELF,
            "manifest-src": SELF,
            "object-src": NONE,
            "base-uri": NONE,
            "form-action": SELF,
        }


def _sources(origins: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(origins))
