"""Addresses: where on the web a link of an item leads once the text has left its site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from labpress.catalogue import permalink
from labpress.content import Item
from labpress.lab import Settings


class Addresses:
    """Full addresses of a lab's pages and files; "" for all of them while it has no `site_url`.

    `url` gives an item's path on its site where the host has decided it otherwise than we would.
    """

    def __init__(self, settings: Settings, url: Callable[[Item], str] | None = None) -> None:
        self.settings = settings
        self.path_of = url or self._path_of
        self._base = settings.site_url and settings.site_url.rstrip("/") + "/"

    def of_item(self, item: Item, anchor: str = "") -> str:
        """The address of an item's page."""
        if not self._base:
            return ""
        return urljoin(self._base, self.path_of(item)) + (f"#{anchor}" if anchor else "")

    def of_link(self, item: Item, link: str) -> str:
        """The address of a link as written in `item`, which leads to no item or page of the lab."""
        if link.lower().startswith("doi:"):
            return f"https://doi.org/{link[4:]}"
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith("#"):
            return link
        if not self._base:
            return ""
        if parts.path.startswith("/"):
            return urljoin(self._base, link)
        here = posixpath.dirname(self.settings.site_path(item.path))
        path = posixpath.normpath(posixpath.join(here, parts.path))
        return urljoin(self._base, parts._replace(path=path).geturl())

    def _path_of(self, item: Item) -> str:
        """As MkDocs decides it: an ordinary page stands where its file does."""
        if item.kind != "page":
            return permalink(item)
        path = self.settings.site_path(item.path).rpartition(".")[0]
        folder, _, name = path.rpartition("/")
        own = folder if name in ("index", "README") else path
        return f"{own}/" if own else ""
