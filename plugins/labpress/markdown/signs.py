"""Signs: what a text must hold for a pattern or a block processor to find anything in it.

A text without a `[` has no link, so the seven patterns that look for one need not be tried. What
is not known here, such as a pattern of a lab's own extension, is tried on every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import ClassVar

from markdown import blockprocessors as plain
from markdown import inlinepatterns
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import smarty
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.md_in_html import MarkdownInHtmlProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import STX
from pymdownx.arithmatex import (
    RE_BRACKET_INLINE,
    RE_SMART_DOLLAR_INLINE,
    BlockArithmatexProcessor,
)
from pymdownx.details import DetailsProcessor
from pymdownx.inlinehilite import BACKTICK_CODE_RE
from pymdownx.keys import RE_EARLY_KBD, RE_KBD
from pymdownx.superfences import SuperFencesCodeBlockProcessor
from pymdownx.tabbed import TabbedProcessor

_INLINE = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),  # and references
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    inlinepatterns.HTML_RE: ("<",),
    smarty.HTML_STRICT_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    BACKTICK_CODE_RE: ("`",),
    rf"(?:{RE_SMART_DOLLAR_INLINE}|{RE_BRACKET_INLINE})": ("$", "\\("),
    RE_EARLY_KBD: ("+",),
    RE_KBD: ("++",),
    r"\[\^([^\]]*)\]": ("[^",),  # footnotes
}
_SMARTY = {
    smarty.singleQuoteStartRe: ("'",),
    smarty.doubleQuoteStartRe: ('"',),
    smarty.doubleQuoteSetsRe: ("\"'",),
    smarty.singleQuoteSetsRe: ("'\"",),
    smarty.doubleQuoteSetsRe2: ("'\"",),
    smarty.singleQuoteSetsRe2: ("\"'",),
    smarty.decadeAbbrRe: ("'",),
    smarty.openingSingleQuotesRegex: ("'",),
    smarty.closingSingleQuotesRegex: ("'",),
    smarty.closingSingleQuotesRegex2: ("'",),
    smarty.remainingSingleQuotesRegex: ("'",),
    smarty.openingDoubleQuotesRegex: ('"',),
    smarty.closingDoubleQuotesRegex: ('"',),
    smarty.closingDoubleQuotesRegex2: ('"',),
    smarty.remainingDoubleQuotesRegex: ('"',),
    r"(?<!-)---(?!-)": ("---",),
    r"(?<!-)--(?!-)": ("--",),
    r"(?<!\.)\.{3}(?!\.)": ("...",),
    r"\<\<": ("<<",),
    r"\>\>": (">>",),
}
SIGNS = _INLINE | _SMARTY
"""By the regular expression: what finds nothing where none of these stands. No sign may be part of
what Python-Markdown puts in the place of what it has found."""

BEGINS: Mapping[str, str] = {
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.BACKTICK_RE: "`\\",
    BACKTICK_CODE_RE: "`\\",
    smarty.closingSingleQuotesRegex: "'",
    smarty.closingDoubleQuotesRegex2: '"',
    r"(?<!-)---(?!-)": "-",
    r"(?<!-)--(?!-)": "-",
}
"""The characters with one of which all begins that is found, for those regular expressions that
look back before they look at a character: to begin there spares them four fifths of their time."""

INDENT = "\t"
"""Stands in the table for an indent, which is as many blanks as the processor wants, at the
beginning of a block."""
BLOCK_SIGNS: Mapping[type[BlockProcessor], tuple[str, ...]] = {
    MarkdownInHtmlProcessor: (STX,),
    AdmonitionProcessor: ("!!!", INDENT),
    DetailsProcessor: ("???", INDENT),
    TabbedProcessor: ("===", INDENT),
    plain.ListIndentProcessor: (INDENT,),
    DefListIndentProcessor: (INDENT,),
    SuperFencesCodeBlockProcessor: (INDENT,),
    BlockArithmatexProcessor: ("$$", "\\"),
    TableProcessor: ("|",),
    plain.HashHeaderProcessor: ("#",),
    plain.SetextHeaderProcessor: ("\n=", "\n-"),
    plain.HRProcessor: ("-", "_", "*"),
    SaneOListProcessor: (". ",),
    SaneUListProcessor: ("* ", "+ ", "- "),
    DefListProcessor: (": ",),
    plain.BlockQuoteProcessor: (">",),
    FootnoteBlockProcessor: ("[^",),
    AbbrBlockprocessor: ("*[",),
    plain.ReferenceProcessor: ("]:",),
}
"""By the very class, for another that is made from it may look for something else."""

# emphasis, to which each extension adds a sign of its own
_ONE_OF = re.compile(r"(?:\\?[*_^=~])(?:\|\\?[*_^=~])*")


class Signed(inlinepatterns.InlineProcessor):
    """A pattern of our own, which knows best its `signs` and what it `begins` with."""

    signs: ClassVar[frozenset[str]]
    begins: ClassVar[str]


class Look:
    """Finds which of many signs stand in a text. A long one is looked for only where its rarest
    character stands, which is found ten times as fast; one of blanks, at the beginning alone."""

    def __init__(self, signs: Iterable[str]) -> None:
        self._indents: list[str] = []
        self._by_guard: dict[str, list[str]] = {}
        for sign in sorted(signs):
            if not sign.strip(" "):
                self._indents.append(sign)
            else:
                self._by_guard.setdefault(_guard_of(sign), []).append(sign)

    def at(self, text: str) -> set[str]:
        """The signs of `text`."""
        found: set[str] = set()
        for guard in self._by_guard:
            if guard in text:
                found = self._guarded(text)
                break
        if text[:1] == " ":
            found.update([sign for sign in self._indents if text.startswith(sign)])
        return found

    def _guarded(self, text: str) -> set[str]:
        guarded = self._by_guard.items()
        return {sign for guard, own in guarded if guard in text for sign in own if sign in text}


def _guard_of(sign: str) -> str:
    """The first character that is no letter and no blank; failing that, the sign itself."""
    own = (one for one in sign if not one.isalnum() and one not in " \n")
    return next(own, "\n" if "\n" in sign else sign)


class SignedBlocks(BlockProcessor):
    """A block processor of our own."""

    signs: ClassVar[frozenset[str]]


def signs_of(pattern: inlinepatterns.Pattern) -> frozenset[str]:
    """The signs of which a text must hold one for `pattern` to find anything; none if unknown."""
    if isinstance(pattern, Signed):
        return pattern.signs
    source = _source(pattern)
    if source not in SIGNS and _ONE_OF.fullmatch(source):
        return frozenset(source.replace("\\", "").split("|"))
    return frozenset(SIGNS.get(source, ()))


def begins_of(pattern: inlinepatterns.Pattern) -> str:
    """The characters with one of which all begins that `pattern` finds; "" if unknown."""
    return pattern.begins if isinstance(pattern, Signed) else BEGINS.get(_source(pattern), "")


def _source(pattern: inlinepatterns.Pattern) -> str:
    """Its regular expression as it is written, if it always has the same."""
    if type(pattern).getCompiledRegExp is not inlinepatterns.Pattern.getCompiledRegExp:
        return ""
    return pattern.getCompiledRegExp().pattern


def signs_of_block(processor: BlockProcessor) -> frozenset[str]:
    """The signs of which a block must hold one for `processor` to take it; none if unknown."""
    if isinstance(processor, SignedBlocks):
        return processor.signs
    signs = BLOCK_SIGNS.get(type(processor), ())
    return frozenset(" " * processor.tab_length if one == INDENT else one for one in signs)
