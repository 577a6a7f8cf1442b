"""Markdown files from elsewhere: their words stay as they are; only the fields at the top, the
levels of headings and the names of pictures are put in our order."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from labpress.content import slug_from
from labpress.importing.archive import LARGEST_PART, ImportFault
from labpress.importing.front import front_matter
from labpress.importing.items import Made, Place
from labpress.importing.mapping import mapped, split
from labpress.importing.notes import Notes, plain
from labpress.importing.pictures import Pictures
from labpress.markdown import DIALECT, Body, Mark, parse
from labpress.markdown.body import LIMIT
from labpress.problems import Level

_DATED = re.compile(r"(\d{4}-\d\d-\d\d)-(.+)")
_ATX = re.compile(r" {0,3}(#{1,6})(?=[ \t#]|$|\S)")
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")


def made_from_markdown(
    data: bytes, place: Place, mapping: dict[str, str], get: Callable[[str], bytes | None]
) -> Made:
    """The item in a Markdown file. `get` gives the bytes of a picture beside it."""
    parts = split(data, place.stem)
    if len(parts.text) > LIMIT:
        raise ImportFault(f"the text has more than {LIMIT:,} characters (make it several)")
    notes = Notes()
    fields, signs = mapped(parts.fields, place.kind, mapping, notes)
    stem = place.stem
    if dated := _DATED.fullmatch(stem):
        stem = dated[2]
        fields.setdefault("updated" if place.kind == "card" else "date", dated[1])
    text = plain(parts.text)
    body = parse(text, 1, DIALECT)
    lines = text.split("\n")
    title = _take_title(lines, body, str(fields.get("title", "")))
    fields = {**fields, "title": fields.get("title") or title or stem.replace("-", " ")}
    if place.kind == "card":
        fields.setdefault("code", place.code)
    slug = place.name or slug_from(stem) or slug_from(str(fields["title"]))
    if not slug:
        raise ImportFault("no file name can be made from its title (give one: --name)")
    pictures = Pictures(slug, get)
    _shift(lines, body)
    _repoint(lines, body, pictures, notes)
    _look_for_templates(lines, notes)
    front = front_matter(place.kind, {**fields, "draft": True}, {})
    whole = f"---{signs}{front.removeprefix('---')}\n\n{chr(10).join(lines).strip()}\n"
    clean, problems = notes.placed(whole, f"{place.folder}/{slug}.md")
    return Made(place.kind, slug, clean, pictures.files, problems)


def beside(folder: Path) -> Callable[[str], bytes | None]:
    """Gives the bytes of files in `folder` and below it by their relative paths, of no others."""
    root = folder.resolve()

    def get(name: str) -> bytes | None:
        path = (root / name.partition("?")[0].replace("%20", " ").replace("\0", "")).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            return None
        return path.read_bytes() if path.stat().st_size <= LARGEST_PART else None

    return get


def _headings(body: Body) -> list[Mark]:
    return [mark for mark in body.marks if mark.kind == "heading" and mark.line]


def _level(lines: list[str], mark: Mark) -> int:
    """The level of the heading on a mark's line, 0 where the line shows none."""
    line = lines[(mark.line or 1) - 1]
    found = _ATX.match(line)
    if found:
        return len(found[1])
    under = lines[mark.line or 1] if (mark.line or 1) < len(lines) else ""
    return 1 if re.fullmatch(r"=+\s*", under) else 2 if re.fullmatch(r"-+\s*", under) else 0


def _take_title(lines: list[str], body: Body, title: str) -> str:
    """The words of a first heading that is the title, which is taken out of the text."""
    headings = _headings(body)
    tops = [mark for mark in headings if _level(lines, mark) == 1]
    if not tops or tops[0] is not headings[0] or (len(tops) > 1 and tops[0].key != title):
        return ""
    at = (tops[0].line or 1) - 1
    if any(line.strip() for line in lines[:at]):
        return ""
    under = not _ATX.match(lines[at])
    lines[at] = ""
    if under:
        lines[at + 1] = ""
    return tops[0].key


def _shift(lines: list[str], body: Body) -> None:
    """Headings begin at `##`. Underlined ones get their signs in front."""
    found = [(mark, _level(lines, mark)) for mark in _headings(body)]
    found = [(mark, level) for mark, level in found if level]
    above, top = 1, min((level for _, level in found), default=1)
    for mark, level in found:
        at = (mark.line or 1) - 1
        atx = _ATX.match(lines[at])
        above = max(2, min(level - top + 2, above + 1, 6))
        words = lines[at][atx.end() :].strip() if atx else lines[at].strip()
        lines[at] = f"{'#' * above} {words}"
        if not atx:
            lines[at + 1] = ""


def _repoint(lines: list[str], body: Body, pictures: Pictures, notes: Notes) -> None:
    """Pictures that lie beside the file come along; the others are named."""
    for mark in body.marks:
        if mark.kind != "image" or not mark.line:
            continue
        at = mark.line - 1
        new = pictures.bring(mark.key, mark.text)
        if new and mark.key in lines[at]:
            lines[at] = lines[at].replace(mark.key, new, 1)
        elif new:
            said = f"the picture '{mark.key}' was brought in as '{new}'"
            lines[at] += notes.sign(said, "write its new name here", Level.WARNING)
        else:
            said = f"the picture '{mark.key}' could not be brought in"
            hint = "put it beside this file as PNG or JPEG, and write its name here"
            lines[at] += notes.sign(said, hint, Level.WARNING)


def _look_for_templates(lines: list[str], notes: Notes) -> None:
    """Commands of other systems, which would be shown as they stand."""
    for at, line in enumerate(lines):
        if found := _TEMPLATE.search(line):
            said = f"'{found[0][:60]}' is a command of another system"
            lines[at] += notes.sign(said, "write what it stood for", Level.WARNING)
