"""Piece: HTML with places for values, each escaped unless it is HTML itself.

It says what `Markup.format` says in a third of its time, for what stands often in a page.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

PLACE = re.compile(r"\{(\w*)\}")


class Piece:
    """HTML of our own such as `<a href="{}">{}</a>`, or with names for its places: `{title}`.

    It has places of the one kind or of the other, and no braces besides.
    """

    def __init__(self, html: str) -> None:
        self._parts = PLACE.split(html)
        names = self._parts[1::2]
        self._places = [name or at for at, name in enumerate(names)]

    def __call__(self, *values: object, **named: object) -> Markup:
        """The HTML with `values` in its places, in their order, or with those of these names."""
        given: Any = named or values
        parts = self._parts.copy()
        parts[1::2] = [escape(given[place]) for place in self._places]
        return Markup("".join(parts))
