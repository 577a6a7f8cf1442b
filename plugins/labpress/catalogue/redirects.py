"""Redirects: what redirects.csv says of addresses that a former site had, and its mistakes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from labpress.catalogue.catalogue import Catalogue, names
from labpress.catalogue.held import held_hint, held_name
from labpress.catalogue.links import Target
from labpress.catalogue.permalinks import permalink
from labpress.catalogue.redirect_rows import Cell, Place, Row, rows
from labpress.content import KINDS, Item
from labpress.problems import Level, Problem, did_you_mean

FILE = "redirects.csv"
STATUSES = {"301": 301, "302": 302, "307": 302, "308": 301, "410": 410}
"""Moved for good, moved for now, and gone, by the numbers that web servers use."""
GONE = ("gone", "410")
LONGEST = 200
"""Bytes of one part of an address, which must be the name of a folder."""
MOST = 20_000
"""Lines of one file."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """One old address. `old` is a path without its first slash: a folder's ends in a slash.

    `new` is where it leads: a path on the site, with its anchor, or a whole web address; "" for an
    address that was let go. `title` is what the page that leads on says.
    """

    old: str
    new: str
    title: str
    status: int
    place: Place

    @property
    def is_gone(self) -> bool:
        """Whether the address was let go on purpose."""
        return self.status == 410

    @property
    def is_page(self) -> bool:
        """Whether a page at the old address can lead on. A web server gives any other file to a
        browser as what its name says, such as a PDF."""
        return self.old.endswith("/") or self.old.rpartition(".")[2].lower() in ("html", "htm")


@dataclass(frozen=True)
class Site:
    """What redirects are held against: the lab's items, every address that the site has of its own
    (a path, with the item there if it is one), those that forward already, and its own address."""

    catalogue: Catalogue
    addresses: Mapping[str, Item | None]
    forwards: Mapping[str, Item]
    url: str = ""


@dataclass(eq=False)  # Python itself writes to an exception, so it cannot be frozen
class _Fault(Exception):
    """What is wrong with one row: it is reported, and the next row is read."""

    place: Place
    message: str
    hint: str = ""
    level: Level = Level.ERROR

    @property
    def problem(self) -> Problem:
        return Problem(self.level, FILE, *self.place, self.message, self.hint)


def read_redirects(data: bytes, site: Site) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """Every redirect that can be made, chains led to their end, and what is wrong with others."""
    try:
        text = data.decode("utf-8-sig").replace("\0", "\ufffd")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it again as CSV UTF-8"
        return (), (Problem(Level.ERROR, FILE, line, None, "this is not UTF-8 text", hint),)
    found: dict[str, Redirect] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows(text)):
        try:
            if number >= MOST:
                raise _Fault(_first(row).place, f"more than {MOST} lines", "leave the rest out")
            one = _redirect(row, site)
            if one.old in found:
                first = found[one.old].place[0]
                raise _Fault(one.place, f"'/{one.old}' stands in line {first} already", "remove it")
            found[one.old] = one
        except _Fault as fault:
            problems.append(fault.problem)
    return _led_on(found, site, problems), tuple(problems)


def _first(row: Row) -> Cell:
    return next(iter(row.values()))


def _redirect(row: Row, site: Site) -> Redirect:
    if "more" in row:
        hint = 'put an address that has a comma in it into double quotes: "/a,b/"'
        raise _Fault(row["more"].place, "a line has an old address, a new one and a status", hint)
    old_cell = row.get("old") or _first(row)
    old = _old(old_cell, site)
    new, status = row.get("new", Cell("", old_cell.place)), _status(row.get("status"))
    if new.text.casefold() in GONE or (not new.text and status == 410):
        return Redirect(old, "", "", 410, old_cell.place)
    if not new.text:
        hint = "write where it leads, such as `essay:name`, or `gone` to let the address go"
        raise _Fault(new.place, f"'/{old}' has no new address", hint)
    address, title = _new(new, site)
    return Redirect(old, address, title, 301 if status == 410 else status, new.place)


def _status(cell: Cell | None) -> int:
    if cell is None or not cell.text:
        return 301
    if cell.text not in STATUSES:
        hint = "301 (moved for good), 302 (for now) or 410 (gone); without one it is 301"
        raise _Fault(cell.place, f"'{cell.text}' is not a status that a page can have", hint)
    return STATUSES[cell.text]


def _old(cell: Cell, site: Site) -> str:
    """The path of an old address, whole (`https://old.example/a/`) or not."""
    try:
        parts = urlsplit(cell.text)
    except ValueError:
        raise _Fault(cell.place, f"'{cell.text}' is no address", "write it as /old/page/") from None
    if parts.query or parts.fragment:
        hint = "only a web server can lead it on: see the guide on moving a site"
        message = f"'{cell.text}': no page can stand at an address with ? or #"
        raise _Fault(cell.place, message, hint, Level.WARNING)
    path = as_path(parts.path)
    bits = path.rstrip("/").split("/")
    if not path:
        raise _Fault(cell.place, "this is the home page, which is there", "remove the line")
    if (
        parts.scheme not in ("", "http", "https")
        or any(bit in ("", ".", "..") or len(bit.encode()) > LONGEST for bit in bits)
        or re.search(r'[\x00-\x1f\x7f\\:*?"<>|#%]', path)
    ):
        raise _Fault(cell.place, f"'{cell.text}' is no path on a site", "write it as /old/page/")
    item = site.addresses.get(path)
    if path in site.addresses:
        what = item.path if item else "a page or file of this site"
        raise _Fault(cell.place, f"at '/{path}' there is {what}", "remove the line")
    return path


def as_path(path: str) -> str:
    """A path as `permalink` writes it: decoded, no slash at its head, a folder's at its end."""
    path = re.sub(r"/{2,}", "/", unquote(path.strip())).lstrip("/")
    path = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
    ending = re.search(r"\.([A-Za-z][A-Za-z0-9]{0,7}|[a-z0-9]{0,3}[a-z])$", path)
    return path if not path or path.endswith("/") or ending else path + "/"


def _new(cell: Cell, site: Site) -> tuple[str, str]:
    """Where a redirect leads, and the title of that."""
    kind, colon, name = cell.text.partition(":")
    if colon and kind in KINDS:
        return _item(cell, kind, name, site)
    try:
        parts = urlsplit(cell.text)
        host = parts.hostname
    except ValueError:
        raise _Fault(cell.place, f"'{cell.text}' is no address") from None
    own = urlsplit(site.url)
    if parts.scheme in ("http", "https") and host:
        if host != own.hostname or not parts.path.startswith(own.path or "/"):
            if not cell.text.isprintable() or re.search(r"\s", cell.text):
                raise _Fault(cell.place, f"'{cell.text}' is no address", "write spaces as %20")
            return cell.text, cell.text
        return _on_site(cell, parts.path.removeprefix(own.path), parts.fragment, site)
    if parts.scheme or parts.netloc:
        hint = "write a path on this site, an address with https://, or such as `essay:name`"
        raise _Fault(cell.place, f"'{cell.text}' is no place to lead to", hint)
    return _on_site(cell, parts.path, parts.fragment, site)


def _item(cell: Cell, kind: str, name: str, site: Site) -> tuple[str, str]:
    name, _, anchor = name.partition("#")
    item = site.catalogue.find(kind, name)
    if item is None:
        if site.catalogue.is_unread(Target(kind, name)):
            return f"{kind}s/{name}/", name
        known = [one for other in site.catalogue.of(kind) for one in names(other)]
        raise _Fault(cell.place, f"unknown {kind} '{name}'", did_you_mean(name, known))
    _check(cell, item, anchor)
    return permalink(item) + (f"#{anchor}" if anchor else ""), item.title


def _check(cell: Cell, item: Item, anchor: str) -> None:
    if item.draft:
        raise _Fault(cell.place, f"this leads to {held_name(item)}", held_hint(item, "this line"))
    if anchor and anchor not in item.body.ids:
        message = f"'{item.path}' has no heading or anchor '#{anchor}'"
        raise _Fault(cell.place, message, did_you_mean(anchor, item.body.ids), Level.WARNING)


def _on_site(cell: Cell, written: str, fragment: str, site: Site) -> tuple[str, str]:
    path, anchor = as_path(written), unquote(fragment)
    item = site.addresses.get(path)
    if item is not None:
        _check(cell, item, anchor)
    return path + (f"#{anchor}" if anchor else ""), item.title if item else f"/{path}"


def _led_on(
    found: Mapping[str, Redirect], site: Site, problems: list[Problem]
) -> tuple[Redirect, ...]:
    """The redirects with chains led to their end; loops and ends that are not there are told."""
    ready = []
    for one in found.values():
        try:
            ready.append(_at_its_end(one, found, site, problems))
        except _Fault as fault:
            problems.append(fault.problem)
    return tuple(ready)


def _at_its_end(
    one: Redirect, found: Mapping[str, Redirect], site: Site, problems: list[Problem]
) -> Redirect:
    if one.old in site.forwards:
        other = site.forwards[one.old]
        raise _Fault(one.place, f"'/{one.old}' leads to {other.path} already", "remove the line")
    way, here = [one.old], one
    while not here.is_gone and "://" not in here.new:
        path, _, anchor = here.new.partition("#")
        if path in found and path not in site.addresses:
            if path in way:
                loop = " -> ".join(f"/{step}" for step in [*way, path])
                raise _Fault(one.place, f"this leads in a circle: {loop}", "correct one of them")
            way.append(path)
            here = found[path]
            continue
        if (item := site.forwards.get(path)) is not None:
            way.append(path)
            anchored = f"#{anchor}" if anchor else ""
            here = replace(one, new=permalink_of(item, site) + anchored, title=item.title)
        elif path not in site.addresses:
            hint = did_you_mean(path, site.addresses) or "write the path of a page or file"
            raise _Fault(one.place, f"this leads to '/{path}', and nothing is there", hint)
        break
    if len(way) > 1:
        end = here.new or "gone"
        message = f"this leads on by another old address, '/{way[1]}'"
        write = end if here.is_gone or "://" in end else f"/{end}"
        problems.append(Problem(Level.ADVICE, FILE, *one.place, message, f"write {write}"))
    status = 410 if here.is_gone else one.status
    return replace(here, old=one.old, status=status, place=one.place)


def permalink_of(item: Item, site: Site) -> str:
    """Where an item or an ordinary page stands."""
    if item.kind != "page":
        return permalink(item)
    return next(path for path, found in site.addresses.items() if found is item)
