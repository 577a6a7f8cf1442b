"""Lab data: lab.json, the whole catalogue as data, so that others can find and link to what a lab
publishes. Its form is written down in lab.schema.json, which lies beside it on the site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from labpress.catalogue import Ask, short_address
from labpress.catalogue.permalinks import FOLDERS
from labpress.content import Author, Card, Item, Stage, Toolkit
from labpress.content.timeline import updated
from labpress.exporting.values import value_of
from labpress.lab import Lab
from labpress.lab.made_by import made_by
from labpress.store import key_of

VERSION = 1
"""Raised when what was there is called or written otherwise; not when something is new."""
FILE, SCHEMA = "lab.json", "lab.schema.json"
ONE_EACH = (
    *("summary", "purpose", "challenge", "subtitle", "type", "number", "version", "licence", "doi"),
    *("maturity", "difficulty", "setting", "good_for", "stages", "time", "people", "series", "url"),
)
"""Fields that go along as they are, in this order; `value_of` makes plain data of them."""
RENAMED = {"url": "external_url"}


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that an item's page offers: its full address, what it is, and its bytes in number."""

    url: str
    label: str
    format: str
    bytes: int
    pages: int | None = None


def lab_json(lab: Lab, ask: Ask, copies: Mapping[str, Sequence[Copy]], description: str) -> bytes:
    """The catalogue of a lab with a `site_url`, the same bytes for the same lab. `copies` are the
    files on offer, by the path of the item."""
    settings = lab.settings
    base = settings.site_url.rstrip("/") + "/"
    about = {
        "name": settings.site_name,
        "url": base,
        "description": description,
        "language": settings.language,
        "licence": settings.licence,
    }
    data = {
        "$schema": urljoin(base, SCHEMA),
        "schema_version": VERSION,
        "lab": _said(about),
        "kinds": [
            {"kind": kind, "url": urljoin(base, f"{folder}/")} for kind, folder in FOLDERS.items()
        ],
        "stages": [_stage(stage, base) for stage in ask.stages()],
        "items": [
            _item(item, lab, ask, base, copies.get(item.path, ()))
            for kind in FOLDERS
            for item in ask.all(kind)
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def key_of_data(lab: Lab, ask: Ask, copies: Mapping[str, Sequence[Copy]], description: str) -> str:
    """A digest of all that `lab_json` tells of: what is seen of items, where their pages are and
    where their texts lead. It takes a fifth of the time."""
    settings, catalogue = lab.settings, lab.catalogue
    found = sha256()
    for item in catalogue.items:
        leads = (f"{t.kind} {t.name} {t.on_site} {t.on_disk}" for _, t in catalogue.targets(item))
        told = (item.path, catalogue.seen(item), ask.url(item), *leads)
        found.update("\0".join(told).encode("utf-8", "surrogatepass"))
    about = (settings.site_name, settings.site_url, settings.language, settings.licence)
    files = sorted((path, repr(own)) for path, own in copies.items())
    return key_of(
        made_by(),
        FILE,
        found.hexdigest(),
        about,
        repr(ask.stages()),
        repr(lab.authors),
        files,
        description,
    )


@cache
def lab_schema() -> bytes:
    """The JSON Schema of lab.json, as it is shipped."""
    return Path(__file__).with_name(SCHEMA).read_bytes()


def _stage(stage: Stage, base: str) -> dict[str, Any]:
    known = {"id": stage.id, "word": stage.word, "title": stage.title, "question": stage.question}
    return _said({**known, "colour": stage.colour})


def _item(item: Item, lab: Lab, ask: Ask, base: str, copies: Sequence[Copy]) -> dict[str, Any]:
    code = item.code if isinstance(item, Card) else ""
    fields = {RENAMED.get(name, name): value_of(getattr(item, name, "")) for name in ONE_EACH}
    date, last = getattr(item, "date", None), updated(item)
    project = ask.project(getattr(item, "project", ""))
    return _said(
        {
            # the address is for good, so it is the id; a card's code is, too
            "id": urljoin(base, ask.url(item)),
            "kind": item.kind,
            "slug": item.slug,
            "code": code,
            "short_url": urljoin(base, short_address(item)) if isinstance(item, Card) else "",
            "title": item.title,
            **fields,
            "tags": list(item.tags),
            "authors": [_author(ask.author(name)) for name in getattr(item, "authors", ())],
            "lang": item.lang or lab.settings.language,
            "date": date.iso if date else "",
            "updated": last.iso if last else "",
            "project": _named(project, ask, base) if project else None,
            "steps": list(_steps(item, ask, base)) if isinstance(item, Toolkit) else [],
            "links": [_named(target, ask, base) for target in _targets(item, ask)],
            "translations": [
                {"lang": one.lang, **_named(one, ask, base)} for one in ask.translations(item)
            ],
            "files": [_said(asdict(copy)) for copy in copies],
        }
    )


def _author(author: Author) -> dict[str, str]:
    known = {"name": author.name, "kind": author.kind, "orcid": author.orcid, "url": author.url}
    return {name: value for name, value in known.items() if value}


def _named(item: Item, ask: Ask, base: str) -> dict[str, str]:
    code = {"code": item.code} if isinstance(item, Card) else {}
    return {"kind": item.kind, "slug": item.slug, **code, "id": urljoin(base, ask.url(item))}


def _targets(item: Item, ask: Ask) -> Iterable[Item]:
    """What its text leads to, each once."""
    found = (ask.target(item, mark) for mark in item.body.marks)
    return [one for one in dict.fromkeys(found) if one is not None and one.kind in FOLDERS]


def _steps(toolkit: Toolkit, ask: Ask, base: str) -> Iterator[dict[str, Any]]:
    for step in toolkit.items:
        target = ask.item(step.kind, step.name) if step.kind != "break" else None
        more = {"minutes": step.minutes, "note": step.note, "optional": step.optional}
        if target is not None:
            yield _said({**_named(target, ask, base), **more})
        elif step.kind == "break":
            yield _said({"kind": "break", "title": step.name, **more})


def _said(known: Mapping[str, Any]) -> dict[str, Any]:
    """What of `known` says something; `60.0` as 60, as others would write it."""
    empty: tuple[Any, ...] = (None, "", [], {}, False)
    return {name: _whole(value) for name, value in known.items() if value not in empty}


def _whole(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value
