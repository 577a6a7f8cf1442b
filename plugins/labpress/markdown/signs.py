"""Signs: what a text must hold for an inline pattern to find anything in it.

A text without a `[` has no link, so the seven patterns that look for one need not be tried. What
is not known here, such as a pattern of a lab's own extension, is tried on every text.
"""

from __future__ import annotations

import re
from typing import ClassVar

from markdown import inlinepatterns
from markdown.extensions import smarty
from pymdownx.arithmatex import RE_BRACKET_INLINE, RE_SMART_DOLLAR_INLINE
from pymdownx.inlinehilite import BACKTICK_CODE_RE
from pymdownx.keys import RE_EARLY_KBD, RE_KBD

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

# emphasis, to which each extension adds a sign of its own
_ONE_OF = re.compile(r"(?:\\?[*_^=~])(?:\|\\?[*_^=~])*")


class Signed(inlinepatterns.InlineProcessor):
    """A pattern of our own, which knows its `signs` best."""

    signs: ClassVar[frozenset[str]]


def signs_of(pattern: inlinepatterns.Pattern) -> frozenset[str]:
    """The signs of which a text must hold one for `pattern` to find anything; none if unknown."""
    if isinstance(pattern, Signed):
        return pattern.signs
    if type(pattern).getCompiledRegExp is not inlinepatterns.Pattern.getCompiledRegExp:
        return frozenset()
    source = pattern.getCompiledRegExp().pattern
    if source not in SIGNS and _ONE_OF.fullmatch(source):
        return frozenset(source.replace("\\", "").split("|"))
    return frozenset(SIGNS.get(source, ()))
