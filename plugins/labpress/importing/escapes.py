"""Escapes: running text written so that the dialect reads it back as that very text."""

from __future__ import annotations

import re
from urllib.parse import quote

# `]` stays: `\[` with `\]` would be a formula
_ALWAYS = re.compile(r"[\\`*\[{}$|]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_DOUBLE = re.compile(r"([~^=+])(?=\1)|(?<=([~^=+]))\2")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT = re.compile(r"(?<![^\W_])@(?=[\w\\])")
# what begins a block when it begins a line
_BLOCK = re.compile(
    r"^(?:(?P<hash>#)|(?P<bullet>[-+])(?=\s|$)|(?P<quote>>)|(?P<rule>[-_=]{3,}\s*$)"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)|(?P<box>!!!|\?\?\?|///|:::|===)|(?P<colon>:)(?=\s)"
    r"|(?P<snippet>-{1,}8<))"
)


def text(words: str) -> str:
    """`words` inside a line."""
    words = _ENTITY.sub("&amp;", words).replace("<", "&lt;")
    words = _ALWAYS.sub(r"\\\g<0>", words)
    words = _UNDERSCORE.sub(r"\\_", words)
    words = _DOUBLE.sub(lambda found: "\\" + found[0], words)
    return _AT.sub("&#64;", words)


def line_start(line: str) -> str:
    """A line of running text whose first signs begin no heading, list or box."""
    found = _BLOCK.match(line)
    if not found:
        return line
    if found["number"]:
        return f"{found['number']}\\{line[len(found['number']) :]}"
    first = line[0]
    if found["rule"]:
        return re.sub(r"(?=\S)", r"\\", line)
    return (f"&#{ord(first)};" if first in "?/:>=" else f"\\{first}") + line[1:]


def address(url: str) -> str:
    """A link's target. What would end it or the line is percent-encoded."""
    return quote(url, safe="%/:?#[]@!$&'*+,;=~-._")


def code(words: str) -> str:
    """Code in a line, between as many backticks as it needs."""
    words = " ".join(words.split("\n"))
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}" if words.strip() else words
