"""Places: the line of every mark. Python-Markdown keeps none, so one private character that IS the
line number is put inside each mark before the parse and taken out after it.

It goes where no Markdown syntax looks: `@¤key`, `](¤target)`, `///¤ name`, after a block's first
word. At the ends of a line it would break fences, tables, setext rules, definitions and attribute
lists. It is no letter, digit or blank, so word boundaries, slugs and emphasis stay as they were:
stamps never change a byte of the HTML.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

LAST = 65_000
"""The last line that a stamp can name: plane 16 has no more private characters."""

STAMP = "[\U00100000-\U0010fffd]"
"""A pattern for one stamp. Icon fonts use other private planes."""

_FIRST = 0x100000
_STAMP = re.compile(STAMP)
_SIGN = re.compile(rf"\n|{STAMP}")

_QUOTE = r"[ >]*"  # block quotes and indents before the syntax
_FENCE = re.compile(rf"^{_QUOTE}(?P<ticks>`{{3,}}|~{{3,}})(?P<info>[^`]*)$")
_SLASHES = re.compile(rf"^({_QUOTE}/{{3,}})(?!/)")
_COMMAND = re.compile(rf"^{_QUOTE}\\(?:full_)?bibliography(?=[ ]*$)")
_PREFIX = rf"{_QUOTE}(?:(?:[-*+]|\d+\.|\[\^[^\]\s]+\]:|:)[ ]+|#{{1,6}}[ ]*)*"
_MARKERS = frozenset(">-*+[:#")
"""What a prefix begins with, apart from blanks and figures."""
_FIRST_WORD = re.compile(
    rf"^(?P<head>(?P<prefix>{_PREFIX})[\"'“‘(*_]*(?:`[^`]+`|\d+(?:[.,]\d+)+|[^\W_]+))"
    # before a full stop only where it cannot be the number of an item: `1.`, `a.` or `iv.`
    r"(?=[\s,;)*_\"'”’?!-]|$|(?<=[^\W\d_][^\W\d_ivxlcdmIVXLCDM])[.:](?:\s|$))"
)
_HASHES = re.compile(r"^(?:[ >]*(?:(?:[-*+]|\d+\.)[ ]+)*#{1,6})(?!#)[ ]*")
# each part begins with its sign, so that only these signs are stopped at: ten times as fast
_SPOT = re.compile(
    r"`(?<!``)(?P<ticks>`*)(?!`).*?(?<!`)`(?P=ticks)(?!`)"  # a code span: left alone
    r"|@(?<![\w/\\.+@]@)(?<!\w-@)(?=[\w{])"  # after a citation's @ (not in an address)
    r"|\]\([ ]*<?"  # before a link's or image's target
    r"|\[(?<!\]\[)(?=[^\]\[^@`!][^\]\[`]*\]\[[^\]\[^@])"  # in the text of [text][reference]
)


def line_of(text: str) -> int | None:
    """The line of the first stamp in `text`."""
    if text.isascii():
        return None
    found = _STAMP.search(text)
    return ord(found[0]) - _FIRST if found else None


def line_at(text: str, at: int) -> int | None:
    """The line of `text[at]`, from the nearest stamp: one on its own line or before, else after."""
    if text.isascii():
        return None
    end = text.find("\n", at)
    own = text[: end if end >= 0 else len(text)]
    if stamps := list(_STAMP.finditer(own)):
        last = stamps[-1]
        return ord(last[0]) - _FIRST + text.count("\n", last.end(), max(at, last.end()))
    later = _STAMP.search(text, at)
    return ord(later[0]) - _FIRST - text.count("\n", at, later.start()) if later else None


def run_on(text: str | None, line: int) -> int:
    """The line reached after `text` that begins on `line`: stamps set it, newlines add one."""
    if not text:
        return line
    if text.isascii():
        return line + text.count("\n")
    for sign in _SIGN.findall(text):
        line = line_of(sign) or line + 1
    return line


def unstamp(text: str) -> str:
    """`text` without stamps."""
    return text if text.isascii() else _STAMP.sub("", text)


def fenced(lines: list[str]) -> set[int]:
    """Indexes of the lines in fenced code, fences too. As for superfences, a fence that never
    closes is text."""
    inside: set[int] = set()
    if not any("```" in line or "~~~" in line for line in lines):
        return inside
    hopeless: set[str] = set()  # ticks that nothing below closes
    number = 0
    while number < len(lines):
        found = _FENCE.match(lines[number])
        if found and found["ticks"] not in hopeless:
            end = _closing(lines, number + 1, found["ticks"])
            if end is None:
                hopeless.add(found["ticks"])
            else:
                inside.update(range(number, end + 1))
                number = end
        number += 1
    return inside


def _closing(lines: list[str], start: int, ticks: str) -> int | None:
    close = re.compile(rf"^{_QUOTE}{ticks}[ ]*$")
    return next((n for n in range(start, len(lines)) if close.match(lines[n])), None)


def stamp(lines: list[str], first: int) -> list[str]:
    """`lines` with a stamp in each candidate mark; `first` is the file's number of the first."""
    code, out, blank = fenced(lines), [], True
    for index, line in enumerate(lines):
        filled = bool(line.strip())
        marked = filled and index not in code
        out.append(_stamp_line(line, chr(_FIRST + first + index), blank) if marked else line)
        blank = not filled
    return out


def _stamp_line(line: str, mark: str, opens_block: bool) -> str:
    if "///" in line and _SLASHES.match(line):
        return _SLASHES.sub(rf"\1{mark}", line)
    if "bibliography" in line and _COMMAND.match(line):
        return _COMMAND.sub(rf"\g<0>{mark}", line)
    if "#" in line and (found := _HASHES.match(line)):
        line = found[0] + mark + line[found.end() :]
    if "@" in line or "](" in line or "][" in line:
        line = _SPOT.sub(lambda spot: spot[0] if spot[0][0] == "`" else spot[0] + mark, line)
    begins = line.lstrip()[0]
    if opens_block or begins in _MARKERS or begins.isdecimal():
        found = _FIRST_WORD.match(line)
        if found and (opens_block or found["prefix"].strip()):
            return found["head"] + mark + line[found.end() :]
    return line


class _Stamp(Preprocessor):
    """Before all else. An author's own private characters are replaced, so none is misread."""

    first = 1

    def run(self, lines: list[str]) -> list[str]:
        width = self.md.tab_length  # a tab's width hangs on its column: expand before stamping
        tidy = [_tidy(line).expandtabs(width) if "\t" in line else _tidy(line) for line in lines]
        return stamp(tidy, self.first)


def _tidy(line: str) -> str:
    return line if line.isascii() else _STAMP.sub("\N{REPLACEMENT CHARACTER}", line)


class _Unstamp(Postprocessor):
    """Last of all: takes out what the tree never held (code, raw HTML, maths)."""

    def run(self, text: str) -> str:
        return unstamp(text)


def unstamp_element(element: etree.Element) -> None:
    """Takes the stamps out of one element's own text, tail and attributes."""
    text, tail = element.text, element.tail
    if text and not text.isascii():
        element.text = type(text)(unstamp(text))  # AtomicString stays atomic
    if tail and not tail.isascii():
        element.tail = type(tail)(unstamp(tail))
    for name, value in element.items():
        if not value.isascii():
            element.set(name, unstamp(value))


class Places:
    """The stamps of one parser."""

    def __init__(self, md: Markdown) -> None:
        self._stamp = _Stamp(md)
        md.preprocessors.register(self._stamp, "labpress-stamp", 1000)
        md.postprocessors.register(_Unstamp(md), "labpress-unstamp", -1000)

    def start(self, first: int) -> None:
        """The next text begins on line `first` of its file."""
        self._stamp.first = first
