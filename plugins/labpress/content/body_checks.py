"""Checks of the text below the front matter, for every kind: headings, pictures, and its faults."""

from __future__ import annotations

from collections.abc import Iterator

from labpress.content.findings import Findings
from labpress.content.identifiers import file_fault, is_web
from labpress.content.item import Item
from labpress.content.readers import one_line
from labpress.markdown import Heading, Mark
from labpress.problems import Level


def check_body(item: Item, findings: Findings) -> None:
    """Reports what is wrong in the text of an item or page."""
    for fault in item.body.faults:
        findings.in_body(fault.level, fault.line, fault.message, fault.hint)
    for mark in item.body.marks:
        if mark.kind == "image":
            _picture(mark, findings)
    _headings(item, findings)
    _references(item, findings)


def _references(item: Item, findings: Findings) -> None:
    """A place for references of a text that cites nothing."""
    if getattr(item, "sources", ()) or any(mark.kind == "cite" for mark in item.body.marks):
        return
    for mark in item.body.marks:
        if mark.kind == "bibliography" and mark.key != "full":
            hint = "cite a source, or take this line out"
            findings.in_body(Level.ADVICE, mark.line, "there is nothing to list here", hint)


def _picture(mark: Mark, findings: Findings) -> None:
    if not mark.text:
        message = f"the picture '{mark.key}' has no description"
        hint = "write what it shows in the square brackets: ![two people at a board](...)"
        findings.in_body(Level.WARNING, mark.line, message, hint)
    if is_web(mark.key) or mark.key.startswith(("/", "#")) or ":" in mark.key:
        return
    fault = file_fault(findings.path, mark.key, findings)
    if fault:
        findings.in_body(Level.ERROR, mark.line, fault[0], fault[1])


def _headings(item: Item, findings: Findings) -> None:
    """A title in the text, and a heading more than one level below the one before it."""
    lines = {mark.anchor: mark.line for mark in item.body.marks if mark.kind == "heading"}
    above = 1
    for heading in flat(item.body.contents):
        line = lines.get(heading.id)
        if heading.level == 1 and item.kind != "page":
            findings.in_body(Level.WARNING, line, *_second_title(heading.name, item.title))
        elif heading.level > above + 1:
            message = f"the heading '{heading.name}' skips a level"
            hint = f"write {'#' * (above + 1)} in place of {'#' * heading.level}"
            findings.in_body(Level.WARNING, line, message, hint)
        above = heading.level


def _second_title(name: str, title: str) -> tuple[str, str]:
    if one_line(name).casefold() == one_line(title).casefold():
        message = "the title stands in the front matter and would be shown twice"
        return message, "leave this line out, or write ## if it begins a section"
    message = f"the heading '{name}' would be a second title of the page"
    return message, "write ## in place of #, and one # more for each heading below it"


def flat(headings: tuple[Heading, ...]) -> Iterator[Heading]:
    """Headings and those below them, in reading order."""
    for heading in headings:
        yield heading
        yield from flat(heading.children)
