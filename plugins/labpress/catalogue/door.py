"""Door: what a page may be shown of its lab, and the writing down of what it was told.

Every question is written down with a digest of its answer. A page is a pure function of its own
source and of what it asked, so it is still good while every answer is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from labpress.catalogue.catalogue import Catalogue
from labpress.content import Item
from labpress.wording import Wording, wording

Some = TypeVar("Some", bound=Item)


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
        self.asked: dict[str, str] = {}

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

    def _answer(self, question: str, found: Sequence[Some]) -> tuple[Some, ...]:
        """What of `found` is shown, written down as the answer to `question`."""
        shown = self._shown(found)
        self._note(question, map(self._catalogue.digest, shown))
        return shown

    def _note(self, question: str, answer: Iterable[str]) -> None:
        whole = hashlib.blake2b("\0".join(answer).encode(), digest_size=16)
        self.asked[question] = whole.hexdigest()
