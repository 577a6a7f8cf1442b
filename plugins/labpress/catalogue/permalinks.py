"""Permanent addresses: where each item stands on the site, and what old addresses lead there."""

from __future__ import annotations

from collections.abc import Iterable

from labpress.content import Card, Item, token

FOLDERS = {
    "essay": "essays",
    "card": "cards",
    "toolkit": "toolkits",
    "output": "outputs",
    "project": "projects",
}


def permalink(item: Item) -> str:
    """The item's path on the site, such as `essays/impact/`: no host, no leading slash.

    Ordinary pages have none of their own: their host decides where they stand.
    """
    return f"{FOLDERS[item.kind]}/{item.slug}/"


def short_address(card: Card) -> str:
    """The path printed on a card, such as `c/QL-07/`. It never changes and is never reused."""
    return f"c/{card.code}/"


def forwards(items: Iterable[Item]) -> dict[str, Item]:
    """Old and short paths, written like permalinks, each with the item that it leads to."""
    found: dict[str, Item] = {}
    for item in items:
        if isinstance(item, Card) and item.code:
            found[short_address(item)] = item
        for old in item.redirect_from:
            found.setdefault(normal(old), item)
    return found


def page_address(site_path: str) -> str:
    """Where MkDocs puts an ordinary page: `guide/index.md` is `guide/`, `about.md` is `about/`."""
    stem = site_path.rpartition(".")[0]
    folder, _, name = stem.rpartition("/")
    return f"{folder}/" if name in ("index", "README") else f"{stem}/"


def normal(address: str) -> str:
    """A path as `permalink` writes it: `/old/page`, `old/page/index.html`: `old/page/`."""
    path = address.strip().lstrip("/")
    path = f"{path.removesuffix('index.html')}" if path.endswith("/index.html") else path
    is_file = "." in path.rpartition("/")[2]
    return path if is_file or path.endswith("/") or not path else path + "/"


def author_path(name: str) -> str:
    """Where the page of the one who signs with that name stands."""
    return f"authors/{token(name)}/"


def tag_path(tag: str) -> str:
    """Where the page of a tag stands."""
    return f"tags/{token(tag)}/"


def series_path(name: str) -> str:
    """Where the page of a series of essays stands."""
    return f"series/{token(name)}/"
