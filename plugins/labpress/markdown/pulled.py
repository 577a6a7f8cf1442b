"""Pulled: words set large that the text says anyway are for the eye; a screen reader, which would
hear them twice, passes them by. A quotation that stands nowhere else is read like the rest."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from labpress.markdown.captions import SAID
from labpress.markdown.words import plain_text

PULL = frozenset(("pull", "pull-quote", "pullquote"))
"""Classes by which a writer may say that a quotation is pulled out."""
FEWEST = 3
"""Words that are enough to be told from chance."""
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"\[?(?:…|\.\.\.)\]?")
_LEADS = frozenset(("a", "labpress-cite", "labpress-link", "labpress-card"))


class Pulled(Treeprocessor):
    """When all words are final: marks each quotation that repeats the text."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: etree.Element) -> None:
        quotes = [element for element in root.iter() if _is_quote(element)]
        if not quotes:
            return
        text = _words(" ".join(self._texts(root, quotes)))
        for quote in quotes:
            if self._repeats(quote, text):
                quote.set("class", " ".join(dict.fromkeys((*_classes(quote), "pull"))))
                quote.set("aria-hidden", "true")

    def _repeats(self, quote: etree.Element, text: str) -> bool:
        """Whether `text` says all that `quote` does. What holds a link can be reached by keyboard,
        and so is never hidden."""
        if any(element.tag in _LEADS for element in quote.iter()):
            return False
        said = quote.find("blockquote") if quote.tag == "figure" else quote
        parts = [_words(part) for part in _GAP.split(plain_text(said or quote, self.md))]
        parts = [part for part in parts if part.strip()]
        long = sum(map(len, map(str.split, parts))) >= FEWEST
        return long and all(part in text for part in parts)

    def _texts(self, element: etree.Element, quotes: list[etree.Element]) -> Iterator[str]:
        """The running texts outside of `quotes`."""
        for child in element:
            if child in quotes:
                continue
            if (child.text or "").startswith("\x02wzxhzdk:"):
                continue  # a listing or HTML that Markdown has set aside
            if child.tag in ("p", "li", "dd"):
                yield plain_text(child, self.md)
            else:
                yield from self._texts(child, quotes)


def _is_quote(element: etree.Element) -> bool:
    classes = _classes(element)
    return (element.tag == "figure" and SAID in classes) or (
        element.tag == "blockquote" and not PULL.isdisjoint(classes)
    )


def _classes(element: etree.Element) -> list[str]:
    return element.get("class", "").split()


def _words(text: str) -> str:
    """`text` as its words in small letters, with a blank before, between and after them."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
