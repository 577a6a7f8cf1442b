"""Sides: to which side the cells of a table stand, as a class: pages allow no style within them."""

from __future__ import annotations

import re
from functools import lru_cache

CELL = re.compile(r"<(t[dh])\b([^>]*?) style=\"([^\"]*)\"([^>]*)>")
SIDE = re.compile(r"text-align:\s*(left|right|center)")
CLASS = re.compile(r'(\sclass=")([^"]*")')


def sided(html: str) -> str:
    """`html` with the style of each cell of a table as a class such as `to-right`."""
    return CELL.sub(lambda found: _cell(*found.groups()), html)


@lru_cache(maxsize=256)  # the cells of a lab's tables are written in a few ways
def _cell(name: str, before: str, style: str, after: str) -> str:
    side = SIDE.search(style)
    own = before + after
    if side is None:
        return f"<{name}{own}>"
    value = f"to-{side[1]}"
    if CLASS.search(own):
        return f"<{name}{CLASS.sub(lambda m: f'{m[1]}{value} {m[2]}', own, count=1)}>"
    return f'<{name}{own} class="{value}">'
