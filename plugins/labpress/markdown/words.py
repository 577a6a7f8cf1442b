"""Words: plain text out of the tree (for marks and headings) and out of the HTML (for reading)."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown

from labpress.markdown.body import OBJECT
from labpress.markdown.places import unstamp

# Python-Markdown keeps escaped characters as STX number ETX, code and raw HTML as STX key ETX
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_ESCAPED = re.compile("\x02(\\d+)\x03")
_ENTITY = re.compile("\x02amp\x03#(\\d+);")
_SIGN = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_OTHER = re.compile("\x02[^\x03]*\x03")
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.S)
_TAGS = re.compile(f"({_TAG.pattern})", re.S)
CITED = "\x1a"
"""Stands where a citation was taken out."""
_CLOSING = frozenset(",.;:!?)]")

_INLINE_NAMES = """
    a abbr b bdi bdo cite code del dfn em i ins kbd labpress-cite labpress-link mark q s samp
    small span strong sub sup u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_EMPTY = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
_SILENT = re.compile(
    r'<(?:pre|script|style|template|audio|video)\b|<[^>]*\shidden(?:[\s=>])|<sup id="fnref'
    r'|<a[^>]*class="(?:footnote-backref|headerlink)"'
    r'|<(?:figure|blockquote)\b[^>]*\saria-hidden="true"'  # what the text says anyway
)

_NO_WORDS = frozenset({"code", "kbd", "samp", "var"})
_BOX = re.compile(r"\s*<(?:div|pre|table|script|style|!--)", re.I)


def characters(text: str) -> str:
    """`text` with what Python-Markdown hides as numbers put back: escapes, mail addresses."""
    if "\x02" not in text:
        return unstamp(text)
    text = _ENTITY.sub(lambda found: chr(int(found[1])), text)
    return _OTHER.sub("", _ESCAPED.sub(lambda found: chr(int(found[1])), unstamp(text)))


def written(value: str) -> str:
    """An attribute's `value` as it is meant: `&amp;` is `&`, but `&copy=1` is no sign."""
    value = characters(value)
    return _SIGN.sub(lambda found: html.unescape(found[0]), value) if "&" in value else value


def plain_text(element: etree.Element, md: Markdown) -> str:
    """One line of text: without bracketed citations, footnote numbers and permalink signs.

    Limit: must be called before the parse ends, while `md` still holds what it has set aside.
    """
    text = characters(unstashed("".join(_spoken(element)), md))
    return " ".join(_uncited(text).split())


def running_text(element: etree.Element, md: Markdown) -> str:
    """The own words of one block, its line breaks kept; what blocks below it say is not in it.

    Limit: as for `plain_text`.
    """
    text = "".join(_own(element)) if len(element) else element.text or ""
    if "\x02" in text:
        text = _STASHED.sub(lambda found: _inline(found, md), text)
    text = characters(text)
    if CITED in text:
        text = "".join(piece.rstrip(" \t") for piece in text.split(CITED))
    lines = text.strip().split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def _own(element: etree.Element) -> Iterator[str]:
    """The texts of `element` and of what runs along in it, in order."""
    yield element.text or ""
    for child in element:
        if child.tag == "labpress-cite":
            source = child.get("source", "")
            yield CITED + "\n" * source.count("\n") if source.startswith("[") else source
        elif child.tag in _NO_WORDS or child.get("class") == "arithmatex":
            yield OBJECT
        elif child.tag in _INLINE and not _aside(child):
            yield from _own(child)
        yield child.tail or ""


def _inline(found: re.Match[str], md: Markdown) -> str:
    """The words of HTML that was set aside, if it runs along in a paragraph."""
    held = md.htmlStash.rawHtmlBlocks[int(found[1])]
    if not isinstance(held, str):
        return OBJECT
    return "" if _BOX.match(held) else html.unescape(_TAG.sub("", held))


def unstashed(text: str, md: Markdown) -> str:
    """`text` with the words of the code and raw HTML that Python-Markdown has set aside."""
    if "\x02" not in text:
        return text

    def words(found: re.Match[str]) -> str:
        held = md.htmlStash.rawHtmlBlocks[int(found[1])]
        if isinstance(held, str):
            return html.unescape(_TAG.sub("", held))
        return "".join(held.itertext())

    return _STASHED.sub(words, text)


def _spoken(element: etree.Element) -> Iterator[str]:
    """The texts in `element` in order, those that are not part of what it says left out."""
    if element.tag == "labpress-cite":
        source = element.get("source", "")
        yield CITED if source.startswith("[") else source  # `@key` is a word of its sentence
    yield element.text or ""
    for child in element:
        if not _aside(child):
            yield from _spoken(child)
        yield child.tail or ""
        if child.tag not in _INLINE:
            yield " "


def _aside(element: etree.Element) -> bool:
    if element.tag == "sup" and len(element):
        return element[0].get("class") == "footnote-ref"
    return element.tag == "a" and element.get("class") in ("footnote-backref", "headerlink")


def prose(page: str) -> str:
    """The text of clean HTML as a reader reads it: without code blocks, references and comments."""
    out: list[str] = []
    silent, depth = "", 0
    kinds: dict[str, tuple[str, bool]] = {}  # most tags of a page are like one before
    pieces = _TAGS.split(page)
    for text, tag in zip(pieces[::2], pieces[1::2], strict=False):
        if tag not in kinds:
            kinds[tag] = _kind_of(tag)
        name, silences = kinds[tag]
        if silent:
            depth += (name == silent) * (-1 if tag.startswith("</") else 1)
            silent = silent if depth else ""
        else:
            out.append(text)
            if silences:
                silent, depth = name, 1
        if name == "labpress-cite":
            out.append(CITED)
        elif name not in _INLINE:
            out.append(" ")
    out.append("" if silent else pieces[-1])
    return " ".join(_uncited(html.unescape("".join(out))).split())


def _uncited(text: str) -> str:
    """`text` without the signs of citations, and without a gap before what closes a sentence."""
    *pieces, after = text.split(CITED)
    out, closes = [after], False
    for piece in reversed(pieces):
        if after:  # else another citation follows, and what follows that one counts
            closes = after.lstrip()[:1] in _CLOSING
        out.append(piece.rstrip() if closes else piece)
        after = piece
    return "".join(reversed(out))


def _kind_of(tag: str) -> tuple[str, bool]:
    """The name of `tag`, and whether nothing is read from it to its end."""
    name = "".join(tag.strip("</>").split(None, 1)[:1]).lower()
    return name, name not in _EMPTY and _SILENT.match(tag) is not None
