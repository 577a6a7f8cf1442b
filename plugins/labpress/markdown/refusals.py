"""Refusals: tells the writer which of their own HTML does not reach the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from markdown import Markdown

from labpress.markdown.body import Fault
from labpress.markdown.clean import dropped
from labpress.markdown.links import scheme_of
from labpress.markdown.places import fenced, unstamp
from labpress.problems import Level

_OPENING = re.compile(r"\s*<(?!p\b|li\b|hr\b)([a-z][\w-]*)[^>]*>\s*\S")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|<!--.*?-->", re.S)


def refusals(source: str, first: int, raw: str, forged: list[str], kept: bool) -> Iterator[Fault]:
    """A fault for each thing that cleaning took out of `raw`, and for each `forged` own element.
    `kept` if the dialect keeps an author's HTML as it is."""
    finder = _Finder(source, first)
    for tag in forged:
        name = re.split(r"[\s>]", tag.lstrip("<"), maxsplit=1)[0]
        line = finder.line(rf"<{name}\b" if name.startswith("labpress") else r"labpress:")
        yield _forged(line, name if name.startswith("labpress") else "labpress:")
    if not kept:
        for name, attribute, value in dropped(raw):
            yield from _fault(finder, name, attribute, value)


def unclosed(source: str, first: int, md: Markdown) -> Iterator[Fault]:
    """A fault for each block of HTML that is never closed: all below it is taken for HTML."""
    for block in md.htmlStash.rawHtmlBlocks:
        if not isinstance(block, str):  # code that is parsed already
            continue
        opening = _OPENING.match(block)
        if opening is None or not md.is_block_level(opening[1]):
            continue
        name = re.escape(opening[1])
        if len(re.findall(rf"<{name}\b", block)) > len(re.findall(rf"</{name}\s*>", block)):
            at = source.rfind(unstamp(block.rstrip())[:200])
            line = first + source.count("\n", 0, at) if at >= 0 else None
            message = f"the HTML element <{opening[1]}> is never closed"
            hint = f"add </{opening[1]}>; Markdown below it stays as it is written"
            yield Fault(Level.WARNING, line, message, hint)


def _fault(finder: _Finder, name: str, attribute: str, value: str) -> Iterator[Fault]:
    if name.startswith("labpress-"):
        yield _forged(finder.line(rf"<{name}\b"), name)
    elif not attribute:
        line = finder.line(rf"<{re.escape(name)}\b")
        hint = "write it in Markdown; a page shows text, tables, pictures, sound and film only"
        yield Fault(Level.WARNING, line, f"the HTML element <{name}> is left out", hint)
    elif attribute in ("href", "src", "poster", "cite"):
        line = finder.line(rf"{attribute}\s*=")
        message = f"a link may not begin with `{scheme_of(value)}:`"
        yield Fault(Level.ERROR, line, message, "use https:, mailto:, tel:, doi:, or a path")
    elif line := finder.line(rf"(?<![\w-]){re.escape(attribute)}\s*="):
        hint = "a page runs no scripts" if attribute.startswith("on") else "remove it"
        yield Fault(Level.WARNING, line, f"the attribute {attribute} of <{name}> is left out", hint)


def _forged(line: int | None, name: str) -> Fault:
    message = f"`{name}` is a mark of Labpress's own and not for writers"
    return Fault(Level.ERROR, line, message, "remove it, or put it in backticks to show it")


class _Finder:
    """The lines on which a pattern stands outside code, each given once, the last one again."""

    def __init__(self, source: str, first: int) -> None:
        self._source, self._first = source, first
        self._asked: Counter[str] = Counter()

    @cached_property
    def _text(self) -> str:
        """The source with blanks for code and comments; few texts ever need it."""
        lines = self._source.split("\n")
        code = fenced(lines)
        shown = "\n".join("" if n in code else line for n, line in enumerate(lines))
        return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), shown)

    def line(self, pattern: str) -> int | None:
        places = [found.start() for found in re.finditer(pattern, self._text, re.I)]
        index = min(self._asked[pattern], len(places) - 1)
        self._asked[pattern] += 1
        return self._first + self._text.count("\n", 0, places[index]) if places else None
