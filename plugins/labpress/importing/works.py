"""Works: the references that came with a text, matched with the lab's bibliography or given
citekeys and written as entries of a .bib file."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from labpress.citations import Bibliography
from labpress.pandoc import Pandoc
from labpress.problems import PandocError

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "in",
        "and",
        "der",
        "die",
        "das",
        "le",
        "la",
        "les",
        "un",
        "une",
        "el",
        "los",
    ]
)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")


@dataclass
class Works:
    """Citekeys for the works of all files of one run. `new` has those that no entry is of yet."""

    known: Bibliography
    new: dict[str, dict[str, Any]] = field(default_factory=dict)
    _by_sign: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for key in self.known:
            self._taken.add(key.casefold())
            for sign in _signs(self.known[key].csl):
                self._by_sign.setdefault(sign, key)

    def keys(self, works: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
        """The citekey of each work, by the id that it has in its text."""
        return {name: self._key(work) for name, work in works.items()}

    def entries(self, pandoc: Pandoc) -> dict[str, str]:
        """The new works as entries of a .bib file, by citekey; those pandoc refuses are absent."""
        made = {}
        for key, work in self.new.items():
            try:
                answer = pandoc.ask(
                    "bibliography", items=json.dumps([{**work, "id": key}]), format="biblatex"
                )
            except PandocError:
                continue
            if answer["text"].strip():
                made[key] = answer["text"].strip()
        return made

    def _key(self, work: Mapping[str, Any]) -> str:
        signs = list(_signs(work))
        for sign in signs:
            if sign in self._by_sign:
                return self._by_sign[sign]
        key = self._free(_base(work))
        self._taken.add(key.casefold())
        self.new[key] = dict(work)
        for sign in signs:
            self._by_sign[sign] = key
        return key

    def _free(self, base: str) -> str:
        """`bellomo2016`, else `bellomo2016b` and so on."""
        if base not in self._taken:
            return base
        tails = (_letters(number) for number in range(1, len(self._taken) + 2))
        return next(f"{base}{tail}" for tail in tails if f"{base}{tail}" not in self._taken)


def _signs(work: Mapping[str, Any]) -> Iterator[str]:
    """What tells that two works are one: their DOI, else title and year."""
    doi = _DOI.search(str(work.get("DOI", "")))
    if doi:
        yield f"doi {doi[0].casefold()}"
    title = re.sub(r"<[^>]*>", "", str(work.get("title", "")))
    if _folded(title):
        yield f"title {_folded(title)} {_year(work)}"


def _base(work: Mapping[str, Any]) -> str:
    """`bellomo2016`: the first author's last name, else the title's first word, and the year."""
    people = work.get("author") or work.get("editor") or []
    first = people[0] if isinstance(people, list) and people else {}
    named = first if isinstance(first, Mapping) else {}
    name = _folded(str(named.get("family") or named.get("literal") or ""))
    title = [_folded(word) for word in re.split(r"\W+", str(work.get("title", "")))]
    said = next((word for word in title if word and word not in _SMALL), "work")
    return f"{(name or said)[:30]}{_year(work)}"


def _year(work: Mapping[str, Any]) -> str:
    found = re.search(r"\b\d{4}\b", json.dumps(work.get("issued", "")))
    return found[0] if found else ""


def _folded(text: str) -> str:
    """Plain small letters and figures: what a key is made of, and what titles are compared by."""
    special = str.maketrans(
        {"ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "Ae", "ł": "l", "Ł": "L"}
    )
    plain = unicodedata.normalize("NFKD", text.translate(special))
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower())


def _letters(number: int) -> str:
    """1 -> b, 25 -> z, 26 -> aa: the first of equal keys has no letter."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
