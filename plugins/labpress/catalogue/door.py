"""Door: what a page may be shown of its lab, and the writing down of what it was told.

Every question is written down with a digest of its answer. A page is a pure function of its own
source and of what it asked, so it is still good while every answer is the same: `again` asks a
question that was written down in an earlier build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from inspect import signature
from typing import Any, TypeVar

from labpress.catalogue.catalogue import Catalogue
from labpress.content import Item
from labpress.wording import Wording, wording

Some = TypeVar("Some", bound=Item)
Question = tuple[str | int, ...]
"""The name of a method of `Ask` and what it was given, in texts and numbers: items are written by
their paths, marks by their numbers, and stages and terms by their ids."""


class Door:
    """What `Ask` stands on. Drafts are left out of every answer unless `drafts` is true, and a text
    that is there in several languages is in lists once: in the page's language, which is that of
    `say`, else in the site's (`lang`), else as it was first written. `asked` has each question with
    the digest of its answer.
    """

    def __init__(self, catalogue: Catalogue, drafts: bool, say: Wording | None, lang: str) -> None:
        self._catalogue = catalogue
        self._drafts = drafts
        self.say = say or wording("en-GB")
        self._langs = tuple(filter(None, (self.say.page, lang)))
        self.asked: dict[Question, str] = {}

    def _is_shown(self, item: Item) -> bool:
        return self._drafts or not item.draft

    def _shown(self, items: Iterable[Some]) -> tuple[Some, ...]:
        return tuple(item for item in items if self._is_shown(item))

    def _version(self, item: Item) -> Item:
        """The version of a text that lists have."""
        return self._catalogue.relations.version(item, self._langs, self._is_shown)

    def _is_listed(self, item: Item) -> bool:
        return self._version(item) is item

    def _listed(self, items: Iterable[Some]) -> tuple[Some, ...]:
        return tuple(item for item in self._shown(items) if self._is_listed(item))

    def _once(self, items: Iterable[Some]) -> tuple[Some, ...]:
        """`items` in the versions that lists have, each once."""
        versions = ((item, self._version(item)) for item in items)
        # a version is of its original's kind, which types cannot say
        return tuple(dict.fromkeys(v for item, v in versions if isinstance(v, type(item))))

    def again(self, question: Question, own: Item | None = None) -> str:
        """The digest of what the answer to `question` is now. `own` is what the page that asks is
        made of, which for a list is in no file. Raises LookupError where it cannot be asked any
        more, since what it is about has gone."""
        if question not in self.asked:
            name, *written = question
            ask: Callable[..., Any] = getattr(self, str(name))
            ask(*self._read(str(name), written, own))
        return self.asked[question]

    def _read(self, name: str, written: Sequence[str | int], own: Item | None) -> list[Any]:
        """What a method is given, from how it was written down."""
        read: list[Any] = []
        for kind, one in zip(_kinds(getattr(type(self), name)), written, strict=True):
            if kind in ("str", "int"):
                read.append(one)
            elif kind == "Mark":
                read.append(next(mark for mark in read[-1].body.marks if mark.n == one))
            elif own is not None and one == own.path:
                read.append(own)
            else:
                read.append(self._named(kind, str(one)))
        return read

    def _named(self, kind: str, name: str) -> Any:
        """What is of that `kind` and called so. Raises LookupError if there is none."""
        found = self._catalogue.item_at(name)
        if found is None:
            raise LookupError(name)
        return found

    def _answer(self, question: Question, found: Sequence[Some]) -> tuple[Some, ...]:
        """What of `found` is shown, written down as the answer to `question`."""
        shown = self._shown(found)
        self._note(question, map(self._catalogue.seen, shown))
        return shown

    def _note(self, question: Question, answer: Iterable[str]) -> None:
        whole = hashlib.blake2b("\0".join(answer).encode("utf-8", "replace"), digest_size=16)
        self.asked[question] = whole.hexdigest()


@cache
def _kinds(method: Callable[..., Any]) -> tuple[str, ...]:
    """The types of what a method is given, by name."""
    given = list(signature(method).parameters.values())[1:]
    return tuple(str(one.annotation) for one in given)
