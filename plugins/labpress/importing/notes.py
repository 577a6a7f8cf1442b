"""Notes: what a person must still look at in what came in. While the text is made each note is one
private character in it, so that its line is known however the text is put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from labpress.problems import Level, Problem

_BASE = 0xF0000
_MOST = 0xFFFD
_SHOWN = 4
"""Lines with the same note that are listed one by one."""
_SIGN = re.compile("[\U000f0000-\U000ffffd]")
_GAP = re.compile("(?<=[^ \n]) ([\U000f0000-\U000ffffd]*) +(?=[^ \n])")
# signs of ours, of the parser's places, and what no text may hold
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\U000f0000-\U0010ffff\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Note:
    """`message` says what is there, `hint` what to do. `again` joins a note to an equal one
    on its line."""

    message: str
    hint: str = ""
    level: Level = Level.ADVICE
    again: str = ""


@dataclass(slots=True)
class Notes:
    """The notes of one file that comes in."""

    found: list[Note] = field(default_factory=list)

    def sign(
        self, message: str, hint: str = "", level: Level = Level.ADVICE, again: str = ""
    ) -> str:
        """A character to put into the text where the note belongs."""
        if len(self.found) > _MOST:
            return ""
        self.found.append(Note(message, hint, level, again))
        return chr(_BASE + len(self.found) - 1)

    def placed(self, text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
        """The text without signs, and each note with the line on which its sign stood."""
        problems: dict[tuple[int, str, str], Problem] = {}
        for number, line in enumerate(text.split("\n"), 1):
            for sign in _SIGN.findall(line):
                note = self.found[ord(sign) - _BASE]
                key = (number, note.message, "" if note.again else str(len(problems)))
                before = problems.get(key)
                more = f"{before.message}; {note.again}" if before else _joined(note)
                problems[key] = Problem(note.level, path, number, None, more, note.hint)
        return _SIGN.sub("", text), tuple(_shortened(list(problems.items())))


def _shortened(found: list[tuple[tuple[int, str, str], Problem]]) -> Iterator[Problem]:
    """Of notes that say the same on many lines the first ones, and one more that has the lines."""
    lines: dict[str, list[int]] = {}
    for (line, message, alone), _ in found:
        if not alone:
            lines.setdefault(message, []).append(line)
    for (line, message, alone), problem in found:
        same = [] if alone else lines[message]
        rest = same[_SHOWN:]
        if len(rest) < 2 or line not in rest:
            yield problem
        elif line == rest[0]:
            yield replace(
                problem, message=f"{message}, as on lines {', '.join(map(str, rest[1:]))}"
            )


def _joined(note: Note) -> str:
    return f"{note.message}: {note.again}" if note.again else note.message


def one_spaced(text: str) -> str:
    """`text` without the second of two blanks, between which something was left out."""
    return _GAP.sub(r" \1", text)


def without_signs(text: str) -> str:
    """`text` without notes' signs, for what is no part of the running text."""
    return _SIGN.sub("", text)


def plain(text: str) -> str:
    """A text that comes in, without the characters that are ours or nobody's."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(text: str, most: int = 60) -> str:
    """`text` on one line, cut to `most` characters, to be quoted in a note."""
    flat = " ".join(without_signs(text).split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
