"""Answers: what became of an address, and what its writer should do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urldefrag, urlsplit

from labpress.outside.addresses import Address
from labpress.problems import Level, Problem, in_order

State = Literal[
    "good", "moved", "gone", "no-host", "malformed", "certificate", "private", "unsure", "offline"
]


@dataclass(frozen=True)
class Answer:
    """`to` is the new address of one that has moved for good; `why` says why we cannot tell.

    `offline` means that we, not the site, could not be reached.
    """

    state: State
    status: int = 0
    to: str = ""
    why: str = ""

    @property
    def is_front_page(self) -> bool:
        """Whether an address has "moved" to a front page: what sites do with lost pages."""
        return self.state == "moved" and urlsplit(self.to).path in ("", "/")


def is_lost(url: str, answer: Answer) -> bool:
    """Whether a reader will not find what stood at `url`, so that an archived copy may help."""
    deep = urlsplit(url).path not in ("", "/")
    return answer.state in ("gone", "no-host") or (answer.is_front_page and deep)


Archived = Mapping[str, str]
"""Of lost addresses: where an archived copy is."""


def problems_of(
    addresses: Iterable[Address], answers: Mapping[str, Answer], archived: Archived
) -> tuple[Problem, ...]:
    """A problem at each place of an address that does not simply answer."""
    return in_order(
        Problem(level, address.path, address.line, address.column, message, hint)
        for address in addresses
        if (answer := answers.get(urldefrag(address.url).url)) is not None
        for level, message, hint in _said(address.url, answer, archived)
    )


def _said(url: str, answer: Answer, archived: Archived) -> Iterator[tuple[Level, str, str]]:
    if is_lost(url, answer):
        copy = archived.get(urldefrag(url).url)
        hint = f"an archived copy: {copy}" if copy else "find its new place, or take the link out"
        level = Level.WARNING if answer.is_front_page else Level.ERROR
        yield level, _lost(url, answer), hint
    elif answer.state in _SAYINGS:
        yield _SAYINGS[answer.state](url, answer)


def _lost(url: str, answer: Answer) -> str:
    if answer.is_front_page:
        return f"{url} leads to the site's front page now, so the page is probably gone"
    if answer.state == "no-host":
        return f"{url} is gone: there is no site '{urlsplit(url).hostname}' any more"
    return f"{url} is gone (the site answers {answer.status})"


def _moved(url: str, answer: Answer) -> tuple[Level, str, str]:
    mark = urlsplit(url).fragment
    to = f"{answer.to}#{mark}" if mark else answer.to
    return Level.WARNING, f"{url} has moved", f"write {to}"


def _malformed(url: str, answer: Answer) -> tuple[Level, str, str]:
    return Level.ERROR, f"{url} is not an address that can be opened", "correct it"


def _certificate(url: str, answer: Answer) -> tuple[Level, str, str]:
    message = f"{url}: browsers will warn of its certificate ({answer.why})"
    return Level.WARNING, message, "tell the site's owner, or link to something else"


def _private(url: str, answer: Answer) -> tuple[Level, str, str]:
    message = f"{url} lies in a private network, where readers cannot follow; it was not asked"
    return Level.WARNING, message, "link to something that all can open, or ignore it in mkdocs.yml"


def _unsure(url: str, answer: Answer) -> tuple[Level, str, str]:
    why = answer.why or "the host could not be reached"
    return Level.ADVICE, f"{url} could not be checked: {why}", "open it in a browser"


_SAYINGS: Mapping[str, Callable[[str, Answer], tuple[Level, str, str]]] = {
    "moved": _moved,
    "malformed": _malformed,
    "certificate": _certificate,
    "private": _private,
    "unsure": _unsure,
    "offline": _unsure,
}
