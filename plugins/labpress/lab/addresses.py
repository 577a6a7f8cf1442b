"""Addresses: every address at which a lab's site answers, and those it had and lost.

They are written as on a site of folders (`essays/impact/`), whatever the site's own form. What
other plugins make is not among them, nor PDFs and other files that are made of the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from labpress import content
from labpress.catalogue import forwards, permalink, withheld
from labpress.catalogue.groups import FOLDERS as GROUPS
from labpress.catalogue.groups import group_pages
from labpress.catalogue.permalinks import FOLDERS, page_address
from labpress.catalogue.redirects import FILE, Redirect, as_path
from labpress.citations import is_bibliography
from labpress.content import Item
from labpress.lab.settings import Settings
from labpress.problems import Level, Problem, did_you_mean

HEAD = (
    "# Every address of this site. Labpress compares the next site with it, so that none is lost."
)
NOT_FILES = ("authors.yml", content.STATEMENT)


def own_addresses(settings: Settings, items: Iterable[Item]) -> dict[str, Item | None]:
    """Each page and file of the site, with the item that stands there if it is one."""
    items = tuple(items)
    found: dict[str, Item | None] = dict.fromkeys(uploads(settings, items))
    found |= dict.fromkeys(["", *(f"{folder}/" for folder in FOLDERS.values())])
    found |= dict.fromkeys(f"stages/{stage.id}/" for stage in settings.stages)
    if (settings.docs_dir / content.STATEMENT).is_file():
        found["accessibility/"] = None
    shown = [item for item in items if not item.draft]
    found |= dict.fromkeys(group_pages(item for item in shown if item.kind != "page"))
    for item in shown:
        own = item.kind != "page"
        place = permalink(item) if own else page_address(settings.site_path(item.path)).lstrip("/")
        found[place] = item
    return found


def uploads(settings: Settings, items: Iterable[Item]) -> Iterator[str]:
    """The site's paths of figures and other files that lie beside texts and are published."""
    there = {}
    for folder in (settings.docs_dir, settings.essays_dir):
        for path in folder.rglob("*"):
            is_kept = is_bibliography(path, settings.bib_files)
            if is_kept and folder == settings.essays_dir:
                continue
            if path.is_file() and not content.is_markdown(path):
                name = settings.site_path(settings.relative(path))
                if name not in NOT_FILES and not settings.excluded(name):
                    there[settings.relative(path)] = name
    held = withheld(items, there, settings.site_path)
    yield from (name for path, name in there.items() if path not in held)


def answering(
    own: Iterable[str], items: Iterable[Item], redirects: Iterable[Redirect]
) -> frozenset[str]:
    """All at which somebody is answered: pages, files, and old addresses that lead on."""
    shown = [item for item in items if not item.draft]
    return frozenset([*own, *forwards(shown), *(one.old for one in redirects)])


def as_list(addresses: Iterable[str]) -> str:
    """The text that a site carries as its addresses.txt."""
    lines = sorted(quote(f"/{path}", safe="/-._~") for path in addresses)
    return "\n".join([HEAD, *lines, ""])


def lost(
    last: str, now: Iterable[str], own: Mapping[str, Item | None], items: Iterable[Item]
) -> Iterator[Problem]:
    """An error for each address in the last site's list that this one has not.

    Tags are sorted and renamed all the time: a page of theirs may go with the last item that has
    the tag, and nothing is said.
    """
    now = frozenset(now)
    held = {permalink(item): item for item in items if item.draft and item.kind != "page"}
    for line in last.splitlines():
        path = as_path(line)
        if line.startswith("/") and path not in now and not path.startswith(GROUPS["tag"]):
            yield _lost(path, held.get(path), own)


def _lost(path: str, held: Item | None, own: Mapping[str, Item | None]) -> Problem:
    if held is not None:
        why = f"is held back {held.held}" if held.held else "is a draft"
        message = f"'/{path}' is on the published site, and now {why}"
        hint = f"publish it, or let the address go: add `/{path},gone` to {FILE}"
        return Problem(Level.ERROR, held.path, 1, 1, message, hint)
    message = f"'/{path}' is on the published site, and on this one nothing answers there"
    hint = f"add the line `{redirect_line(path, own)}`, or `/{path},gone` to let it go"
    return Problem(Level.ERROR, FILE, None, None, message, hint)


def redirect_line(path: str, own: Mapping[str, Item | None]) -> str:
    """A line for redirects.csv, with the new address that is nearest in name, if one is near."""
    folder, _, name = path.rstrip("/").rpartition("/")
    names = {_name(place): place for place in own if place}
    beside = {n: place for n, place in names.items() if place.startswith(f"{folder}/")}
    for known in (beside, names):
        if name in known or (near := did_you_mean(name, known)):
            best = known[name if name in known else near.split("'")[1]]
            item = own[best]
            target = f"{item.kind}:{item.slug}" if item and item.kind != "page" else f"/{best}"
            return f"/{path},{target}"
    return f"/{path},NEW ADDRESS"


def _name(place: str) -> str:
    return place.rstrip("/").rpartition("/")[2]
