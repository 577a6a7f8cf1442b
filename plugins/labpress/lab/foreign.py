"""Foreign: what the pages of a lab would fetch from other hosts, who would then learn who reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labpress.content import Item
from labpress.content.requests import ASKING, host_of, inline_of, requests_of
from labpress.lab.pictures import shown
from labpress.lab.settings import Settings
from labpress.problems import Level, Problem

COPY = "copy the file beside the text and name that, or add the host to `policy: allow:`"


def foreign_problems(items: Iterable[Item], settings: Settings) -> Iterator[Problem]:
    """A warning for each file of another host that a page would show, and for what its writer put
    in that the policy of the pages stops."""
    for item in items:
        said: set[str] = set()
        for name, line, column in shown(item):
            host = host_of(name)
            if host and not is_allowed(host, settings.allowed):
                said.add(name)
                message = (
                    f"the picture '{name}' is on another site, which would learn who reads this"
                )
                yield Problem(Level.WARNING, item.path, line, column, message, COPY)
        yield from _in_html(item, settings, said)
        if settings.dialect.raw_html and settings.policed:
            yield from _stopped(item)


def is_allowed(host: str, allowed: Iterable[str]) -> bool:
    """Whether one of the hosts in `allowed` is `host`; `*.example.org` stands for all below it."""
    return any(
        host == one or (one.startswith("*.") and host.endswith(one.removeprefix("*")))
        for one in (host_of(address) or address for address in allowed)
    )


def _in_html(item: Item, settings: Settings, said: set[str]) -> Iterator[Problem]:
    for request in requests_of(item.body.html) if ASKING & item.body.elements else ():
        host = host_of(request.address)
        if host and request.address not in said and not is_allowed(host, settings.allowed):
            said.add(request.address)
            message = (
                f"<{request.element}> asks {host}, another site, which would learn who reads this"
            )
            line = _line_of(item, request.address)
            yield Problem(Level.WARNING, item.path, line, None, message, COPY)


def _stopped(item: Item) -> Iterator[Problem]:
    """What only `raw_html` lets in, and browsers leave out under the policy."""
    for element, attribute in dict.fromkeys(inline_of(item.body.html)):
        what = f"`{attribute}` of <{element}>" if attribute else f"a <{element}> within the text"
        line = _line_of(item, f"<{element}")
        message = f"{what} has no effect, since the policy of the pages stops it"
        hint = (
            "put it into a file that `extra_javascript` or `extra_css` names, or set `policy: no`"
        )
        if not (attribute == "style" and element in ("td", "th")):  # tables say sides like this
            yield Problem(Level.WARNING, item.path, line, None, message, hint)


def _line_of(item: Item, words: str) -> int | None:
    """The line on which `words` stand in an item's file, as near as it can be told."""
    before, found, _ = item.body.source.partition(words)
    first = item.body.sections[0].line if item.body.sections else None
    return (first or 1) + before.count("\n") if found else None
