"""SiteFile: where a file that stands beside an item's own file is found on the site."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from labpress.site.addresses import LISTS, outside

if TYPE_CHECKING:
    from labpress.content import Item


def site_file(item: Item, written: str) -> str:
    """The path on the site of the file that `item` names `written`, or a whole web address.

    Nothing for anything else, such as a path that leads out of the site.
    """
    if not written or ":" in written.partition("/")[0]:
        return outside(written)
    stem = posixpath.splitext(posixpath.basename(item.path))[0]
    folder = LISTS[item.kind] + (f"{item.slug}/" if stem == "index" else "")
    path = posixpath.normpath(posixpath.join(folder, written))
    return "" if path.startswith(("..", "/")) else path
