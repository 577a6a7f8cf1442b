"""Works: the references that came with a text, matched with the lab's bibliography or given
citekeys and written as entries of a .bib file."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from labpress.citations import Bibliography
from labpress.citations.keys import base_key, free_key
from labpress.importing.work_signs import address_of, are_two, signs_of
from labpress.pandoc import Pandoc
from labpress.problems import PandocError


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
            for sign in signs_of(self.known[key].csl):
                self._by_sign.setdefault(sign, key)

    def keys(self, works: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
        """The citekey of each work, by the id that it has in its text."""
        return {name: self._key(work) for name, work in works.items()}

    def known_as(self, work: Mapping[str, Any]) -> str:
        """The citekey of the entry that is the same work, also by its address alone; "" if there is
        none."""
        own = address_of(work)
        there = (key for key in self.known if address_of(self.known[key].csl) == own)
        same = there if "/" in own else ()  # on a site's first page many works stand
        return next(filter(None, itertools.chain([self._same(work)], same)), "")

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
        if known := self._same(work):
            return known
        key = free_key(base_key(work), self._taken)
        self._taken.add(key.casefold())
        self.new[key] = dict(work)
        for sign in signs_of(work):
            self._by_sign[sign] = key
        return key

    def _same(self, work: Mapping[str, Any]) -> str:
        """The citekey of the work that is the same, "" if there is none yet."""
        found = (self._by_sign[sign] for sign in signs_of(work) if sign in self._by_sign)
        return next((key for key in found if not are_two(work, self._csl(key))), "")

    def _csl(self, key: str) -> Mapping[str, Any]:
        return self.known[key].csl if key in self.known else self.new[key]
