"""Reading: one file's bytes to an item or page, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from labpress.content.body_checks import check_body, flat
from labpress.content.checks import check_item
from labpress.content.fields import fields_of, read_fields
from labpress.content.findings import Findings, Rules
from labpress.content.frontmatter import FrontMatter, read_front_matter
from labpress.content.item import UNREADABLE, Item
from labpress.content.kinds import FIELDS, KINDS
from labpress.content.other_names import suggestion
from labpress.content.page import Page
from labpress.content.readers import unturned
from labpress.content.slugs import slug_of
from labpress.content.tree import Map
from labpress.content.yaml_types import native
from labpress.markdown import parse
from labpress.problems import Problem, in_order

Found = TypeVar("Found", bound=Item)

ITEM_FIELDS = fields_of(Item)


def read_item(
    kind: str, path: str, text: bytes, rules: Rules
) -> tuple[Item | None, tuple[Problem, ...]]:
    """The item in a file, and its problems.

    What could not be read has its default, so that links to the item and other checks go on;
    None only for a file that is no UTF-8 text or whose front matter cannot be read at all. An item
    whose `draft` or `publish_on` cannot be read is taken for a draft: better late than by mistake.
    """
    findings = Findings(path, rules)
    front = read_front_matter(text, findings)
    if front.fields is None:
        return None, _in_order(findings)
    model = KINDS[kind]
    values = read_fields(FIELDS[kind], front.fields, model.called, findings)
    known = [field.name for field in FIELDS[kind]]
    if not values.get("draft") and _held_back(front.fields, values, known):
        values |= {"draft": True, "held": UNREADABLE}
    item = _made(model, _with_defaults(values, kind, rules), front, findings)
    _check_name(item, findings)
    check_item(item, findings)
    return item, _in_order(findings)


def read_page(path: str, text: bytes, rules: Rules) -> tuple[Page | None, tuple[Problem, ...]]:
    """The ordinary page in a file, and its problems. Its fields belong to MkDocs, so none is
    unknown; only `title`, `lang`, `draft`, `publish_on` and `review_by` say something to us."""
    findings = Findings(path, rules)
    front = read_front_matter(text, findings, needed=False)
    if front.fields is None:
        return None, _in_order(findings)
    meta = {name: native(node) for name, node in front.fields.values.items()}
    values = _page_dates(front.fields, findings)
    if isinstance(meta.get("title"), str):
        title = front.fields.values["title"]
        meta["title"] = unturned(meta["title"], title, "title", findings)
    unread = "publish_on" in meta and meta["publish_on"] is not None and "publish_on" not in values
    draft = unread or ("draft" in meta and meta["draft"] not in (False, None))
    values |= {"held": UNREADABLE} if unread else {}
    values |= {"draft": draft, "lang": _text(meta.get("lang")) or rules.lang, "meta": meta}
    page = _made(Page, {**values, "title": _text(meta.get("title"))}, front, findings)
    check_body(page, findings)
    first = next((h.name for h in flat(page.body.contents) if h.level == 1), "")
    return replace(page, title=page.title or first), _in_order(findings)


def _made(
    model: type[Found], values: dict[str, Any], front: FrontMatter, findings: Findings
) -> Found:
    rules = findings.rules
    return model(
        path=findings.path,
        slug="" if model is Page else slug_of(findings.path),
        body=parse(front.text, front.first, rules.dialect, rules.tables.wording(values["lang"])),
        lines=dict(findings.places),
        **values,
    )


def _with_defaults(values: dict[str, Any], kind: str, rules: Rules) -> dict[str, Any]:
    """The lab's licence and language where the item names none of its own."""
    defaults: dict[str, Any] = {"lang": rules.lang}
    if any(field.name == "licence" for field in FIELDS[kind]):
        defaults["licence"] = rules.licence
    return {**defaults, **values}


def _held_back(fields: Map, values: dict[str, Any], known: Sequence[str]) -> bool:
    """Whether the writer meant to hold the item back and wrote it so that it cannot be read."""
    for name in ("draft", "publish_on"):
        unknown = [key for key in fields.values if key not in known]
        meant = [name, *(key for key in unknown if suggestion(key, known) == name)]
        if name not in values and any(
            key in fields.values and not fields.values[key].is_empty for key in meant
        ):
            return True
    return False


def _check_name(item: Item, findings: Findings) -> None:
    if not re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", item.slug) or item.slug != item.slug.lower():
        better = re.sub(r"[\W_]+", "-", item.slug.lower()).strip("-") or "a-short-name"
        message = f"the file's name, '{item.slug}', is its address on the site"
        hint = f"use small letters, figures and hyphens: '{better}.md'"
        findings.warning((1, 1), message, hint)


def _page_dates(fields: Map, findings: Findings) -> dict[str, Any]:
    """The two dates that an ordinary page has in common with items."""
    values: dict[str, Any] = {}
    for field in (field for field in ITEM_FIELDS if field.name in ("publish_on", "review_by")):
        node = fields.values.get(field.name)
        if node is not None and not node.is_empty:
            findings.places[field.name] = node.place
            value = field.reader.read(node, field.name, findings)
            values |= {} if value is None else {field.name: value}
    return values


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _in_order(findings: Findings) -> tuple[Problem, ...]:
    return in_order(findings.problems)
