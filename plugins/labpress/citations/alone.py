"""Alone: works set as one line of a list of references each, as if every list had but that one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from labpress.citations.bibliography import Bibliography, Entry
from labpress.citations.formatter import Formatter, PageCitations
from labpress.pandoc.shelf import Shelf
from labpress.store import key_of

FIRST = 0xF0000
"""Signs for private use begin here: no text of a writer has one, and no font shows it."""
MARK = re.compile(r"[\U000F0000-\U000FFFFD]")
ROLES, NAMES = ("author", "editor"), ("family", "literal")
NUMBER = re.compile(r'^(?:<span class="ref-number">.*?</span>|\s*[\[(]?\d+[\])]?\.?(?=\s|<))\s*')


def set_alone(
    works: Sequence[Mapping[str, Any]],
    formatter: Callable[[Bibliography], Formatter],
    lang: str = "",
) -> list[str]:
    """The HTML of each of `works`, CSL items: in the words of `lang`, else of its own `language`;
    "" where the style has no references. Nothing is numbered or called `2018a`, and no dash stands
    for an author who has come before. `formatter` is made for the bibliography it is handed.

    All works of a language are set together, since what costs time is to read the style: a sign
    before the first name, taken out again, makes all names differ. A line that was set in an
    earlier build is not set again, but for a work without a name, which others could change.
    """
    if not works:
        return []
    empty = formatter(Bibliography())
    shelf = Shelf(empty.pandoc.memory, empty.key("alone", lang))
    names = [key_of(work) if _role(work) else "" for work in works]
    new = [n for n, name in enumerate(names) if not name or shelf.get(name) is None]
    made = dict(zip(new, _set([works[n] for n in new], formatter, lang), strict=True))
    for n, line in made.items():
        if names[n]:
            shelf.put(names[n], line)
    shelf.keep()
    return [made[n] if n in made else str(shelf.get(name)) for n, name in enumerate(names)]


def _set(
    works: Sequence[Mapping[str, Any]], formatter: Callable[[Bibliography], Formatter], lang: str
) -> list[str]:
    """The lines of `works`, set together."""
    if not works:
        return []
    marked = {f"w{n}": _marked(work, n) for n, work in enumerate(works)}
    entries = {key: Entry(key, "", 1, {**work, "id": key}) for key, work in marked.items()}
    pages: dict[str, list[str]] = {}
    for key, work in marked.items():
        pages.setdefault(lang or str(work.get("language", "")), []).append(key)
    asked = {
        words: PageCitations((), lang=words, uncited=tuple(keys)) for words, keys in pages.items()
    }
    made = formatter(Bibliography(entries)).format(asked)
    lines = {one.key: one.html for page in made.values() for one in page.references}
    return [_clean(lines.get(key, "")) for key in marked]


def _role(work: Mapping[str, Any]) -> str:
    """Who signs a work, "" if nobody does."""
    return next((role for role in ROLES if work.get(role)), "")


def _marked(work: Mapping[str, Any], number: int) -> dict[str, Any]:
    role = _role(work)
    if not role:
        return dict(work)
    first, *others = work[role]
    name = next((name for name in NAMES if first.get(name)), "family")
    return {**work, role: [{**first, name: chr(FIRST + number) + first.get(name, "")}, *others]}


def _clean(html: str) -> str:
    return NUMBER.sub("", MARK.sub("", html), count=1)
