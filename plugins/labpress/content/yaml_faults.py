"""YAML faults: what broken YAML most often means, said so that a writer can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from labpress.content.tree import Place

Advice = tuple[Place, str, str]

_FIELD = re.compile(
    r"(?P<lead>\s*(?:- +)?(?P<name>[^\s:#\"'\[\]{},][^:#]*):[ \t]+|\s*- +)(?P<text>.*)"
)
_SIGNS = {
    "@": "leave out the @, or put the text in quotes",
    "`": "put the text in quotes",
    "%": "put the text in quotes",
}
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


def advice_on(fault: yaml.YAMLError, source: str, first: int) -> Advice:
    """Where `source` is broken, what is wrong, and what to do. `first` is its first line's number.

    The parser's own words are for programmers, so the line it stopped at is looked at anew.
    """
    lines = source.split("\n")
    n, column = _stopped_at(fault, source)
    line = lines[n] if n < len(lines) else ""
    found = (
        _control(fault, n, column)
        or _escape(fault, n, column)
        or _unclosed(fault, lines)
        or _tab(line, n)
        or _sign(line, n, column)
        or _colon(line, n)
        or _suspects(lines, n)
        or no_space(lines[: n + 1])
        or _indent(lines, n)
    )
    if found:
        (at, col), message, hint = found
        return (at + first, col), message, hint
    hint = "write `field: text`, begin it where its neighbours begin, and put odd text in quotes"
    return (n + first, column + 1), "this line cannot be read", hint


def lost_comments(source: str, first: int) -> Iterator[Advice]:
    """Values that YAML cuts off at ` #`, as in `title: The #1 cause`: it takes the rest for a
    comment. A `#` with a space after it is taken for one that was meant."""
    block = -1
    for n, line in enumerate(source.split("\n")):
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent <= block:
            block = -1
        if block < 0 and (found := _FIELD.match(line)):
            text = found["text"]
            if re.match(r"[|>][-+0-9]*\s*(?:#|$)", text):
                block = indent
            elif cut := re.search(r"(?:^|\s)(#[^\s#])", _unquoted(text)):
                place = (n + first, found.start("text") + cut.start(1) + 1)
                message = f"everything from '{text[cut.start(1) :][:20]}' on is left out"
                yield place, message, "put the whole text in quotes if that belongs to it"


def _unquoted(text: str) -> str:
    """`text` with what is in quotes blanked, so that only a real comment sign is left."""
    if text[:1] in _QUOTED:
        quoted = _QUOTED[text[0]].match(text)
        return " " * quoted.end() + text[quoted.end() :] if quoted else ""
    return text if text[:1] not in "[{" else re.sub(r"\"[^\"]*\"|'[^']*'", _blank, text)


def _blank(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def _stopped_at(fault: yaml.YAMLError, source: str) -> tuple[int, int]:
    """Line and column, both from 0, at which the parser gave up."""
    if isinstance(fault, yaml.MarkedYAMLError) and fault.problem_mark is not None:
        return fault.problem_mark.line, fault.problem_mark.column
    position = getattr(fault, "position", None)
    before = source[:position] if isinstance(position, int) else ""
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _control(fault: yaml.YAMLError, n: int, column: int) -> Advice | None:
    if not isinstance(fault, yaml.reader.ReaderError):
        return None
    return (n, column + 1), "the text holds a control character", "type the text anew"


def _escape(fault: yaml.YAMLError, n: int, column: int) -> Advice | None:
    """`"C:\\Users"`: in double quotes a backslash is the beginning of a sign."""
    if "escape" not in str(getattr(fault, "problem", "")):
        return None
    message = "a backslash in double quotes begins a special sign"
    return (n, column + 1), message, "put the text in single quotes"


def _unclosed(fault: yaml.YAMLError, lines: list[str]) -> Advice | None:
    """A quote or bracket that is opened and never closed, at the place where it opens."""
    context = str(getattr(fault, "context", ""))
    mark = getattr(fault, "context_mark", None)
    if mark is None or not re.search(r"flow (?:sequence|mapping)|quoted scalar", context):
        return None
    place = (mark.line, mark.column + 1)
    sign = lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""
    if sign in _QUOTED:
        return place, f"the quote {sign} is opened here and not closed", f"add {sign} at its end"
    close = {"[": "]", "{": "}"}.get(sign, "its end")
    hint = f"add {close} at the end, or put the text in quotes if the {sign} belongs to it"
    return place, f"the bracket {sign} is opened here and not closed", hint


def _tab(line: str, n: int) -> Advice | None:
    if not re.match(r" *(?:- *)?\t", line):
        return None
    return (n, line.index("\t") + 1), "the line begins with a tab", "use spaces instead"


def _sign(line: str, n: int, column: int) -> Advice | None:
    """A text that begins with a sign which YAML keeps for itself."""
    sign = line[column : column + 1]
    if sign in _SIGNS:
        return (n, column + 1), f"a text cannot begin with {sign}", _SIGNS[sign]
    kept = re.search(r"(?:(?:^|:[ \t]+|- +)(?=[*&!])|:[ \t]+(?=- ))", line)
    if kept and column >= kept.end():
        message = f"a text cannot begin with {line[kept.end()]}"
        return (n, kept.end() + 1), message, "put the text in quotes"
    return None


def _colon(line: str, n: int) -> Advice | None:
    """`title: Why: we fail`."""
    found = _FIELD.match(line)
    if not found or not found["name"] or found["text"][:1] in ("'", '"', "[", "{", "|", ">"):
        return None
    colon = re.search(r":(?:\s|$)", found["text"])
    if not colon:
        return None
    quoted = '"' + found["text"].rstrip().replace("\\", "\\\\").replace('"', '\\"') + '"'
    message = f"the text of '{found['name'].strip()}' has a colon in it"
    hint = f"put the text in quotes: {found['lead'].strip()} {quoted}"
    return (n, found.start("text") + colon.start() + 1), message, hint


def _suspects(lines: list[str], last: int) -> Advice | None:
    """The first line, up to the one the parser stopped at, whose quotes or brackets are odd."""
    for n, line in enumerate(lines[: last + 1]):
        found = _FIELD.match(line)
        text = found["text"].strip() if found else ""
        if not found or text[:1] not in ("'", '"', "["):
            continue
        place = (n, found.start("text") + 1)
        if text[0] == "[":
            if re.fullmatch(r"\[[^\[\]]*\][^#]*\w.*", text):
                message = "a text cannot begin with ["
                return place, message, "put the whole text in quotes"
            continue
        quoted = _QUOTED[text[0]].match(text)
        if quoted is None:
            message = f"the quote {text[0]} is opened here and not closed"
            return place, message, f"add {text[0]} at its end"
        if not re.fullmatch(r"\s*(?:\s#.*)?", text[quoted.end() :]):
            message = f"the text goes on after the closing quote {text[0]}"
            return place, message, _other_quotes(text[0])
    return None


def _other_quotes(sign: str) -> str:
    if sign == "'":
        return "put the text in double quotes, or write an apostrophe as two: ''"
    return "put the whole text in single quotes: '...'"


def no_space(lines: list[str]) -> Advice | None:
    """`title:Why we fail`: the first of `lines` that has no space after its colon."""
    for n, line in enumerate(lines):
        stuck = re.match(r"[A-Za-z_]+:(?=[^\s/])", line)
        if stuck:
            hint = f"write `{stuck[0]} {line[stuck.end() :].strip()[:40]}`"
            return (n, stuck.end() + 1), "there is no space after the colon", hint
    return None


def _indent(lines: list[str], n: int) -> Advice | None:
    """A line that begins further in than the field above it, which has a text of its own."""
    above = next((line for line in reversed(lines[:n]) if line.strip()), "")
    line = lines[n] if n < len(lines) else ""
    begins, before = (len(part) - len(part.lstrip()) for part in (line, above))
    if not line.strip() or begins <= before:
        return None
    hint = "begin it where the line above begins; if it goes on with that line, use quotes"
    return (n, begins + 1), "the line begins further in than the one above it", hint
