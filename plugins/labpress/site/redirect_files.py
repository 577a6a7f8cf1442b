"""Redirect files: old addresses that lead on, as web servers and hosts read them.

_redirects        Netlify and Cloudflare Pages: https://docs.netlify.com/routing/redirects/
redirects.map     nginx, to be included in a `map $old_path $new_address { }` block
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

PATH_SIGNS = "/-._~"
ADDRESS_SIGNS = "/-._~%:?&=+,@!()"
"""What may stand in an address as it is. Each form has signs of its own that must not get through:
`$ ; { }` and quotes mean something to nginx, `*` and spaces to the hosts."""


@dataclass(frozen=True, slots=True)
class Move:
    """An old path and where it leads: a path on the site or a web address. `status` is 301, 302 or
    410, gone. `base` in both functions is the path of the site itself, `/` if it has a host alone.
    """

    old: str
    new: str
    status: int = 301


def netlify(moves: Iterable[Move], base: str = "/") -> str:
    """One line for each address. These hosts know no `gone`: an address that is not there is that.

    The hosts take what follows ? in an address along by themselves.
    """
    lines = [
        f"{old} {_address(move.new, base)} {move.status}"
        for move in moves
        if move.status != 410
        for old in _both(move.old, base)
    ]
    return "\n".join(["# Written by Labpress from redirects.csv and redirect_from.", *lines, ""])


def nginx(moves: Iterable[Move], base: str = "/") -> str:
    """A line for each address that moved for good, taking what follows ? along.

    Others would need another answer than 301; pages lead on from them. nginx compares without
    regard to case and stops at a key that is there twice, so the first one counts.
    """
    lines: dict[str, str] = {}
    for move in moves:
        for old in _both(move.old, base) if move.status == 301 else ():
            lines.setdefault(old.casefold(), f'{old} "{_with_query(_address(move.new, base))}";')
    return "\n".join(
        ["# Written by Labpress from redirects.csv and redirect_from.", *lines.values(), ""]
    )


def _both(old: str, base: str) -> tuple[str, ...]:
    """A folder's address with and without its last slash."""
    path = quote(base + old, safe=PATH_SIGNS)
    return (path, path.rstrip("/")) if path.endswith("/") else (path,)


def _address(new: str, base: str) -> str:
    """A web address, or the path of one on this host, with nothing in it that a form minds."""
    whole = new if urlsplit(new).scheme else base + new
    address, mark, anchor = whole.partition("#")
    return quote(address, safe=ADDRESS_SIGNS) + mark + quote(anchor, safe=ADDRESS_SIGNS)


def _with_query(address: str) -> str:
    """Followed by nginx' variables for the query that the reader came with, before the anchor."""
    path, mark, anchor = address.partition("#")
    return address if "?" in path else f"{path}$is_args$args{mark}{anchor}"


FORMS: Mapping[str, tuple[str, Callable[[Iterable[Move], str], str]]] = {
    "netlify": ("_redirects", netlify),
    "nginx": ("redirects.map", nginx),
}
"""By the name of the option: the file's name and what writes it."""
