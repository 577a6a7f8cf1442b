"""Front matter: the fields at the top of a file, from bytes to a tree and the text below them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from labpress.content.findings import Findings
from labpress.content.tree import Composer, Map, Node, Place, Text, TreeError
from labpress.content.yaml_faults import advice_on, lost_comments, no_space

_FENCE = re.compile(r"---[ \t]*")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_NEARLY = re.compile(r"[-–—−_*=+]{1,}[ \t]*")
_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
"""YAML counts these as ends of lines and no editor does, so they would shift every place."""

TOP: Place = (1, 1)
THREE_HYPHENS = "begin the file with a line of three hyphens, ---, then the fields, then --- again"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a file, its text without them, and the line on which that text begins.

    `fields` is None where they could not be read: a problem says why.
    """

    fields: Map | None
    text: str
    first: int


def read_front_matter(data: bytes, findings: Findings, *, needed: bool = True) -> FrontMatter:
    """Splits a file. Unless it is `needed`, a file may have no front matter at all."""
    whole = decode(data, findings)
    if whole is None:
        return FrontMatter(None, "", 1)
    lines = whole.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        if needed or (lines[0].strip() and _NEARLY.fullmatch(lines[0]) and _is_field(lines, 1)):
            findings.error(*_no_fence(lines))
            return FrontMatter(None, whole, 1)
        return FrontMatter(Map({}, {}, TOP), whole, 1)
    end = next((n for n, line in enumerate(lines) if n and _CLOSE.fullmatch(line)), None)
    if end is None:
        hint = "put a line of three hyphens, ---, after the last field"
        findings.error(TOP, "the front matter begins here and never ends", hint)
        return FrontMatter(None, "", 1)
    fields = read_fields_of("\n".join(lines[1:end]), 2, findings)
    return FrontMatter(fields, "\n".join(lines[end + 1 :]), end + 2)


def decode(data: bytes, findings: Findings) -> str | None:
    """The text of a file with plain line ends; None and an error if it is not UTF-8 text."""
    hint = "open it in a plain text editor and save it as UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.error(None, "the file is saved as UTF-16", hint)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8-sig", "replace")) + 1
        place = (before.count(b"\n") + 1, column)
        findings.error(place, "the file is not UTF-8: this letter cannot be read", hint)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        place = (text.count("\n", 0, text.index("\0")) + 1, 1)
        findings.error(place, "the file holds a NUL character, so it is no plain text", hint)
        return None
    return text


def read_fields_of(source: str, first: int, findings: Findings) -> Map | None:
    """The fields that YAML `source` gives, `first` being its first line in the file; None and an
    error if there is no reading it."""
    source = source.translate(_BREAKS)
    tree = compose(source, first, findings)
    if tree is None:
        return None
    if isinstance(tree, Map):
        for place, message, hint in lost_comments(source, first):
            findings.warning(place, message, hint)
        return tree
    if stuck := no_space(source.split("\n")):
        (n, column), message, hint = stuck
        findings.error((n + first, column), message, hint)
        return None
    message = "the front matter is not a list of fields"
    hint = "write each on a line of its own as `field: text`, with a space after the colon"
    findings.error(tree.place, message, hint)
    return None


def compose(source: str, first: int, findings: Findings) -> Node | None:
    """The tree of YAML `source`, an empty Map for nothing; None and an error for broken YAML."""
    composer = Composer(source, first)
    try:
        tree = composer.tree()
    except TreeError as fault:
        findings.error(fault.place, fault.message, fault.hint)
        return None
    except yaml.YAMLError as fault:
        findings.error(*advice_on(fault, source, first))
        return None
    for flaw in composer.flaws:
        findings.error(flaw.place, flaw.message, flaw.hint)
    if tree is None or (isinstance(tree, Text) and tree.is_empty):
        return Map({}, {}, (first, 1))
    return tree


def _no_fence(lines: list[str]) -> tuple[Place, str, str]:
    """What to say of a file that does not begin with three hyphens."""
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if _FENCE.fullmatch(lines[start].strip()):
        where = "leave out what is before it" if not start else "remove the empty lines above it"
        return (start + 1, 1), "the front matter does not begin on the first line", where
    if _NEARLY.fullmatch(lines[start]) and _is_field(lines, start + 1):
        message = f"'{lines[start].strip()}' does not begin a front matter"
        return (start + 1, 1), message, "write three plain hyphens: ---"
    if _is_field(lines, start):
        return (start + 1, 1), "the line --- is missing above the fields", THREE_HYPHENS
    return TOP, "the file has no front matter", THREE_HYPHENS


def _is_field(lines: list[str], n: int) -> bool:
    return n < len(lines) and re.match(r"[a-z_]+:(?: |$)", lines[n]) is not None
