"""Scans a .bib file entry by entry, in front of pandoc, which rejects a whole file for one mistake.

It knows braces, quotes, commas and names, not what fields mean, and gives every mistake its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from labpress.citations.casing import FIELDS, with_capitals
from labpress.citations.latex import VERBATIM, plain_letters, plain_quotes
from labpress.citations.latex_addresses import only_address, plain_address
from labpress.citations.latex_math import plain_formulas
from labpress.citations.records import Record, Scan, unique
from labpress.problems import Level, Problem

START = re.compile(r"@\s*(?P<kind>[A-Za-z]+)\s*(?P<open>[{(])")
# an entry that begins a line: braces that enclose one were not closed before it
NEXT = re.compile(r"^@[A-Za-z]+\s*[{(]", re.MULTILINE)
KEY = re.compile(r"\s*(?P<key>[^\s,={}]*)\s*")
FIELD = re.compile(r"(?P<name>[A-Za-z][\w:+./-]*)\s*=\s*")
WORD = re.compile(r"[^\s,{}\"#=%]+")
BLANK = re.compile(r"\s*")
# what no style sets: where it is long, as reference managers keep it, it is left out
IDLE = frozenset({"abstract", "annotation", "annote", "file", "keywords"})
LONG = 5_000
ADDRESSES = frozenset({"doi", "url"})
MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)


class _UnreadableError(Exception):
    """The entry cannot be read from here on: what is wrong and where. Never leaves this module."""

    def __init__(self, at: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.at, self.message, self.hint = at, message, hint


def scan(text: str, path: str) -> Scan:
    """The entries of a .bib file that can be read, and every problem of those that cannot."""
    scanner = _Scanner(text, path)
    records, doubles = unique(path, scanner.records())
    problems = (*scanner.problems, *doubles)
    return Scan(path, "biblatex", records, problems, "\n".join(scanner.strings.values()))


@dataclass(slots=True)
class _Scanner:
    text: str
    path: str
    problems: list[Problem] = field(default_factory=list)
    strings: dict[str, str] = field(default_factory=dict)
    ends: list[int] = field(init=False)
    tops: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.tops = [match.start() for match in NEXT.finditer(self.text)]
        self.ends = [match.start() for match in re.finditer("\n", self.text)]

    def records(self) -> Iterator[Record]:
        at = 0
        while start := START.search(self.text, at):
            if self._line_before(start.start()).startswith("%"):
                at = start.end()
                continue
            end = self._close(start)
            if end is None:
                self._report_unclosed(start)
                at = self._next(start)
                continue
            try:
                if record := self._record(start, end):
                    yield record
            except _UnreadableError as error:
                self._report(error.at, error.message, error.hint)
            self._check_after(start, end)
            at = end + 1

    def _record(self, start: re.Match[str], end: int) -> Record | None:
        kind = start["kind"].lower()
        if kind in ("comment", "preamble"):
            return None
        if kind == "string":
            name, value, _, _ = self._field(self._skip(start.end()), end)
            self.strings[name.lower()] = f"@string{{{name} = {value}}}"
            return None
        key, at = self._key(start, end)
        fields, lines = self._fields(at, end)
        line, column = self._place(start.start())
        parts = "".join(f"  {name} = {value},\n" for name, value in fields.items())
        return Record(key, line, column, f"@{kind}{{{key},\n{parts}}}", lines)

    def _key(self, start: re.Match[str], end: int) -> tuple[str, int]:
        match = KEY.match(self.text, start.end(), end)
        assert match is not None  # KEY matches nothing, too
        follows = self.text[match.end() : match.end() + 1]
        if not match["key"] or follows == "=":
            raise _UnreadableError(
                start.start(),
                f"this @{start['kind']} has no citekey, so nothing can cite it",
                f"write one after the bracket: @{start['kind']}{{smith2020,",
            )
        if match.end() < end and follows != ",":
            self._missing_comma(match.end(), f"the citekey '{match['key']}'")
        return match["key"], match.end()

    def _fields(self, at: int, end: int) -> tuple[dict[str, str], dict[str, int]]:
        fields: dict[str, str] = {}
        lines: dict[str, int] = {}
        at = self._skip(at, ",")
        while at < end:
            name, value, after, at_name = self._field(at, end)
            is_idle = name in IDLE and len(value) > LONG
            if name not in fields and not is_idle:
                fields[name], lines[name] = value, self._place(at_name)[0]
            at = self._skip(after)
            if at < end and self.text[at] != ",":
                self._missing_comma(at, f"the field '{name}'")
            at = self._skip(at, ",")
        _find_address(fields, lines)
        return fields, lines

    def _field(self, at: int, end: int) -> tuple[str, str, int, int]:
        """A field's name and value, the place after it and the place of its name."""
        match = FIELD.match(self.text, at, end)
        if match is None:
            words = self.text[at:end].split("\n")[0].strip()[:40]
            raise _UnreadableError(
                at, f"'{words}' is no field, so the entry is left out", "write: name = {text},"
            )
        name = match["name"].lower()
        parts, after = self._parts(match.end(), end)
        value = " # ".join(parts)
        if name in ADDRESSES:
            value = plain_address(value)
        elif name not in VERBATIM:
            value = plain_letters(plain_formulas(value))
            value = plain_quotes(value) if value.startswith("{") else value
        if name in FIELDS and len(parts) == 1:
            value = with_capitals(value)
        return name, value, after, at

    def _parts(self, at: int, end: int) -> tuple[list[str], int]:
        """The parts of a value, joined by # in the file, and the place after the last."""
        part, at = self._part(at, end)
        parts = [part]
        while self.text.startswith("#", after := self._skip(at)) and after < end:
            part, at = self._part(self._skip(after + 1), end)
            parts.append(part)
        return parts, at

    def _part(self, at: int, end: int) -> tuple[str, int]:
        char = self.text[at : at + 1]
        if char in ("{", '"') and at < end:
            close = self._balanced(at + 1, end, "}" if char == "{" else '"')
            if close is not None:
                return self.text[at : close + 1], close + 1
        word = WORD.match(self.text, at, end)
        if word is None:
            raise _UnreadableError(
                at,
                "this field has no text or its text is never closed, so the entry is left out",
                "write its text in braces: {…}",
            )
        if not word[0].isdigit() and word[0].lower() not in MONTHS | self.strings.keys():
            self._report(
                at,
                f"'{word[0]}' is neither text in braces nor the name of a @string above",
                f"write {{{word[0]}}}, or define it: @string{{{word[0]} = {{…}}}}",
            )
            return f"{{{word[0]}}}", word.end()
        return word[0], word.end()

    def _close(self, start: re.Match[str]) -> int | None:
        return self._balanced(start.end(), self._next(start), "}" if start["open"] == "{" else ")")

    def _balanced(self, at: int, end: int, closing: str) -> int | None:
        """The place of the `closing` that no brace encloses, or None."""
        depth = 0
        while at < end:
            char = self.text[at]
            if char == closing and depth == 0:
                return at
            depth += (char == "{") - (char == "}")
            at += 2 if char == "\\" else 1
        return None

    def _next(self, start: re.Match[str]) -> int:
        """Where the next entry begins a line, or the text ends."""
        at = bisect_left(self.tops, start.end())
        return self.tops[at] if at < len(self.tops) else len(self.text)

    def _skip(self, at: int, also: str = "") -> int:
        """The place after blanks, and after `also` among them."""
        while True:
            match = BLANK.match(self.text, at)
            at = match.end() if match else at
            if not also or self.text[at : at + 1] != also:
                return at
            at += 1

    def _line_before(self, at: int) -> str:
        return self.text[self.text.rfind("\n", 0, at) + 1 : at].lstrip()

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_left(self.ends, at)
        return line + 1, at - (self.ends[line - 1] if line else -1)

    def _check_after(self, start: re.Match[str], end: int) -> None:
        at = self._skip(end + 1)
        if self.text.startswith((",", "}"), at):
            self._report(
                at,
                f"the @{start['kind']} that begins in line {self._place(start.start())[0]} is "
                "closed before this, so what follows is not read",
                "look for one closing bracket too many",
            )

    def _report_unclosed(self, start: re.Match[str]) -> None:
        match = KEY.match(self.text, start.end())
        key = f" '{match['key']}'" if match and match["key"] else ""
        self._report(
            start.start(),
            f"the entry{key} is never closed, so it is left out",
            "count its brackets: each { needs its }, and the entry a last one",
        )

    def _missing_comma(self, at: int, after: str) -> None:
        line, column = self._place(at)
        message = f"the comma after {after} is missing"
        self.problems.append(
            Problem(Level.WARNING, self.path, line, column, message, "put a comma before this")
        )

    def _report(self, at: int, message: str, hint: str) -> None:
        line, column = self._place(at)
        self.problems.append(Problem(Level.ERROR, self.path, line, column, message, hint))


def _find_address(fields: dict[str, str], lines: dict[str, int]) -> None:
    """Where a work is on the web, as `howpublished` or `note` have it, in the field that is meant
    for it: only there it becomes a link."""
    for name in ("howpublished", "note"):
        address = only_address(fields.get(name, ""))
        if address:
            del fields[name]
            line = lines.pop(name)
            if "url" not in fields:
                fields["url"], lines["url"] = address, line
