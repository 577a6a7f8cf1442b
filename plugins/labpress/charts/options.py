"""Options: what a writer says of a chart below its name, line by line, and what is wrong there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from labpress.problems import did_you_mean

TYPES = ("bar", "line", "run")
SAMPLES = {
    "type": "line",
    "title": "What the chart is called",
    "summary": "What the chart shows, in one or two sentences",
}
"""Options that no chart may lack, each with a sample."""
OPTIONS = (*SAMPLES, "x", "y", "unit", "source", "name", "signals")
ANSWERS = ("yes", "no")
NAME = re.compile(r"[^\W\d_][\w-]*")
_LINE = re.compile(r"\s*([A-Za-z][\w-]*)\s*:(?:\s+(.*)|$)")


class Said(NamedTuple):
    """One option as written: its name, its text, and the line of the file on which it stands."""

    name: str
    text: str
    line: int | None


class Complaint(NamedTuple):
    """What is wrong on a line of the text, and what to do."""

    line: int | None
    message: str
    hint: str


def read_said(text: str, first: int | None) -> list[Said]:
    """The options in `text`, whose first line is the file's line `first`. A line that names no
    option goes on with the one before."""
    found: list[Said] = []
    for at, line in enumerate(text.split("\n")):
        match = _LINE.fullmatch(line)
        if match and (match[1].lower() in OPTIONS or not found or match[1].islower()):
            place = None if first is None else first + at
            found.append(Said(match[1].lower(), (match[2] or "").strip(), place))
        elif line.strip() and found:
            last = found.pop()
            found.append(last._replace(text=f"{last.text}\n{line.strip()}".strip()))
        elif line.strip():
            found.append(Said("", line.strip(), None if first is None else first + at))
    return found


def complaints(said: Sequence[Said], line: int | None) -> Iterator[Complaint]:
    """What is wrong with the options of the chart on `line`, whatever its data."""
    names = [one.name for one in said]
    for at, one in enumerate(said):
        if one.name not in OPTIONS:
            yield _unknown(one)
        elif one.name in names[:at]:
            yield Complaint(one.line, f"the chart has `{one.name}:` twice", "remove one")
        elif not one.text:
            yield Complaint(one.line, f"`{one.name}:` is empty", "write it, or remove the line")
    for name, sample in SAMPLES.items():
        if name not in names:
            hint = f"add a line such as `{name}: {sample}`"
            yield Complaint(line, f"the chart has no {name}", hint)
    yield from (fault for one in said if one.text for fault in _wrong_value(one))


def _unknown(one: Said) -> Complaint:
    hint = did_you_mean(one.name, OPTIONS) or f"its options are {', '.join(OPTIONS)}"
    if not one.name:
        return Complaint(one.line, f"`{one.text}` is no option of a chart", "write `name: text`")
    return Complaint(one.line, f"`{one.name}:` is no option of a chart", hint)


def _wrong_value(one: Said) -> Iterator[Complaint]:
    choices = {"type": TYPES, "signals": ANSWERS}.get(one.name)
    if choices and one.text.lower() not in choices:
        known = ", ".join(choices[:-1]) + f" or {choices[-1]}"
        hint = did_you_mean(one.text, choices) or f"write {known}"
        yield Complaint(one.line, f"`{one.name}: {one.text}` is not known", hint)
    if one.name == "name" and not NAME.fullmatch(one.text):
        hint = "use letters, digits and hyphens, such as `waiting-times`"
        yield Complaint(one.line, f"a chart cannot be named `{one.text}`", hint)
