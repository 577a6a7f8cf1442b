"""Items: a manuscript made into the file of an essay or a card, with its pictures and with what a
person must still look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from labpress.content import slug_from
from labpress.content.dates import parse_date
from labpress.content.forms import FormError
from labpress.importing.archive import ImportFault
from labpress.importing.arrangement import Arrangement, arranged
from labpress.importing.blocks import Blocks
from labpress.importing.cards import as_card
from labpress.importing.front import front_matter
from labpress.importing.inlines import Inlines
from labpress.importing.manuscript import Manuscript
from labpress.importing.notes import Notes, shown
from labpress.importing.pictures import Pictures
from labpress.importing.wishes import Wishes
from labpress.problems import Problem


@dataclass(frozen=True)
class Made:
    """An item that came in: its `slug`, the `text` of its file, its pictures by file name, and what
    to look at, with places in that file."""

    kind: str
    slug: str
    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where an item goes: `folder` below the lab's, `name` if the writer gave one, and the `stem`
    of the file that it comes from. `code` is a card's next free one."""

    kind: str
    folder: str
    stem: str
    name: str = ""
    code: str = ""


def made_item(
    manuscript: Manuscript, place: Place, keys: Mapping[str, str], wishes: Wishes
) -> Made:
    """The item in a manuscript. `keys` are the citekeys of its works by their ids."""
    known = dict(manuscript.fields)
    found = arranged(manuscript.blocks, cites=bool(keys), title=str(known.get("title", "")))
    notes = Notes()
    fields = _fields(known, found, place, notes)
    slug = place.name or slug_from(str(fields["title"])) or slug_from(place.stem)
    if not slug:
        raise ImportFault("no file name can be made from its title (give one: --name)")
    pictures = Pictures(slug, manuscript.picture)
    blocks = Blocks(Inlines(notes, wishes, pictures.bring, keys))
    top = _top(manuscript, found, notes)
    signs = _signs(manuscript, fields, found, notes)
    body = "\n\n".join(part for part in (blocks.write(found.blocks), blocks.footnotes()) if part)
    front = front_matter(place.kind, fields, signs)
    text = f"---{top}{front.removeprefix('---')}\n\n{body.strip()}\n"
    clean, problems = notes.placed(text, f"{place.folder}/{slug}.md")
    return Made(place.kind, slug, clean, pictures.files, problems)


def _fields(
    known: dict[str, Any], found: Arrangement, place: Place, notes: Notes
) -> dict[str, Any]:
    """The item's fields as far as they are known; a card's text is put in order on the way."""
    fields = {**known, **found.fields}
    if isinstance(fields.get("authors"), str):
        fields["authors"] = [fields["authors"]]
    if not _is_date(str(fields.get("date", ""))):
        found.left_out.append(f"'{shown(fields.pop('date'))}' stood for the date, and is none")
    if place.kind == "card":
        fields.setdefault("purpose", fields.pop("subtitle", "") or fields.pop("summary", ""))
        given = {name: value for name, value in fields.items() if value}
        card = as_card(found.blocks, given, notes)
        found.blocks, fields = card.blocks, card.fields
        fields.setdefault("code", place.code)
        fields["updated"] = fields.pop("date", "")
    title = fields.get("title") or fields.get("core_title") or place.stem.replace("-", " ")
    return {**fields, "title": title, "draft": True}


def _is_date(text: str) -> bool:
    """Whether our date can be read from `text`, or there is none to read."""
    try:
        return not text or bool(parse_date(text))
    except FormError:
        return False


def _top(manuscript: Manuscript, found: Arrangement, notes: Notes) -> str:
    """Signs of what belongs to no line."""
    left_out = (f"left out: {what}" for what in found.left_out)
    return "".join(notes.sign(said) for said in (*manuscript.remarks, *left_out))


def _signs(
    manuscript: Manuscript, fields: Mapping[str, Any], found: Arrangement, notes: Notes
) -> dict[str, str]:
    """A sign for each field that came from where it may be wrong."""
    signs = {}
    for name, source in manuscript.sources.items():
        if name in fields and name not in found.fields and fields[name]:
            value = fields[name]
            said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            message = f"'{name}', {shown(said, 60)}, was {source}"
            signs[name] = notes.sign(message, "see that it is right")
    return signs
