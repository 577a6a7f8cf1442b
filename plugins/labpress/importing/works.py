"""Works: the references that came with a text, matched with the lab's bibliography or given
citekeys and written as entries of a .bib file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from labpress.citations import Bibliography
from labpress.citations.keys import base_key, folded, free_key, year_of
from labpress.pandoc import Pandoc
from labpress.problems import PandocError

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
        key = free_key(base_key(work), self._taken)
        self._taken.add(key.casefold())
        self.new[key] = dict(work)
        for sign in signs:
            self._by_sign[sign] = key
        return key


def _signs(work: Mapping[str, Any]) -> Iterator[str]:
    """What tells that two works are one: their DOI, else title and year."""
    doi = _DOI.search(str(work.get("DOI", "")))
    if doi:
        yield f"doi {doi[0].casefold()}"
    title = re.sub(r"<[^>]*>", "", str(work.get("title", "")))
    if folded(title):
        yield f"title {folded(title)} {year_of(work)}"
