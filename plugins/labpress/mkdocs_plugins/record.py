"""Record: what one page asked of its lab while it was made, with a digest of each answer."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from labpress.catalogue import Ask
from labpress.catalogue.door import Question
from labpress.site.pictures import Picture

ASK, LINK, PICTURE, PRINTED = "ask", "link", "picture", "printed"
"""The kinds of question: of the catalogue, in a language; where a link that was written leads; how
a picture is shown; and whether the page of a card offers it on paper."""


class Record:
    """The questions of one page. Those to an `Ask` are written down by it. `is_doubtful`: somebody
    was warned of something in it, and must be warned again in the next build."""

    def __init__(self) -> None:
        self.is_doubtful = False
        self._asks: list[Ask] = []
        self._others: dict[Question, str] = {}

    def of(self, ask: Ask) -> None:
        """Takes in what `ask` is asked, before and from now on."""
        self._asks.append(ask)

    def note(self, question: Question, answer: object) -> None:
        """Writes down a question to anybody else."""
        self._others[question] = digest(answer)

    @property
    def questions(self) -> dict[Question, str]:
        """Every question, its kind first, with the digest of its answer."""
        found = dict(self._others)
        for ask in self._asks:
            lang = ask.say.page
            found |= {(ASK, lang, *question): answer for question, answer in ask.asked.items()}
        return found


class NotedPictures:
    """The pictures of a build, for a page that writes down which it shows."""

    def __init__(self, of: Callable[[str], Picture], record: Record) -> None:
        self._of, self._record = of, record

    def of(self, path: str) -> Picture:
        """The picture at `path` on the site."""
        found = self._of(path)
        self._record.note((PICTURE, path), found)
        return found


class _Noticing(logging.Handler):
    def __init__(self, record: Record) -> None:
        super().__init__(logging.WARNING)
        self._record = record

    def emit(self, record: logging.LogRecord) -> None:
        self._record.is_doubtful = True


@contextmanager
def noticing(record: Record) -> Iterator[None]:
    """While it lasts, a warning of MkDocs or of a plugin makes `record` doubtful."""
    log, handler = logging.getLogger("mkdocs"), _Noticing(record)
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def digest(*values: object) -> str:
    """A digest of plain values."""
    said = repr(values).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=16).hexdigest()
