"""Mapping: front matter from elsewhere put under our names, by a small YAML file and by what is
plain; what has no place here is named, never dropped in silence."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from labpress.content import FIELDS, KINDS, Rules
from labpress.content.findings import Findings
from labpress.content.frontmatter import decode, read_fields_of, read_front_matter
from labpress.content.tree import List, Map, Node, Text
from labpress.importing.archive import ImportFault
from labpress.importing.names import field_named, folded, is_list, is_record, listed
from labpress.importing.notes import Notes, plain, shown
from labpress.problems import Level, did_you_mean

NOWHERE = ("", "-", "no", "none", "~", "null")
"""What stands in a mapping for a field that nobody needs here."""

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")


@dataclass(frozen=True)
class Split:
    """A file's fields as plain texts, lists and dictionaries, its text, and where that begins."""

    fields: Mapping[str, Any]
    text: str


def read_mapping(data: bytes, name: str, kind: str) -> dict[str, str]:
    """Their fields, folded, with ours. Raises ImportFault for what is no such file."""
    findings = Findings(name, Rules())
    text = decode(data, findings)
    tree = read_fields_of(text, 1, findings) if text is not None else None
    _refuse(findings)
    known = [field.name for field in FIELDS[kind]]
    found: dict[str, str] = {}
    for key, node in (tree.values if tree else {}).items():
        ours = node.value.strip() if isinstance(node, Text) else None
        if ours is None or (ours not in known and ours not in NOWHERE):
            near = did_you_mean(ours or "", known) or "see the guide's list of fields"
            line = tree.keys[key][0] if tree else 1
            said = f"'{ours or key}' is no field of {KINDS[kind].called} ({near})"
            raise ImportFault(f"{name}:{line}: {said}")
        found[folded(key)] = "" if ours in NOWHERE else ours
    return found


def split(data: bytes, name: str) -> Split:
    """A Markdown file's front matter (YAML or Hugo's TOML) and text. Raises ImportFault."""
    findings = Findings(name, Rules())
    text = decode(data, findings)
    _refuse(findings)
    assert text is not None  # else there is a problem
    toml = re.match(r"\+\+\+[ \t]*\n(.*?\n)\+\+\+[ \t]*(?:\n|$)", text, re.DOTALL)
    if toml:
        try:
            fields = tomllib.loads(toml[1])
        except (tomllib.TOMLDecodeError, RecursionError) as fault:
            raise ImportFault(f"the fields at its top cannot be read: {fault}") from fault
        return Split(_texts_of(fields), text[toml.end() :])
    front = read_front_matter(data, findings, needed=False)
    _refuse(findings)
    assert front.fields is not None  # else there is a problem
    return Split({key: _value(node) for key, node in front.fields.values.items()}, front.text)


def mapped(
    fields: Mapping[str, Any], kind: str, mapping: dict[str, str], notes: Notes
) -> tuple[dict[str, Any], str]:
    """The fields under our names, and signs of those that have none."""
    made: dict[str, Any] = {}
    signs = ""
    for label, value in fields.items():
        ours = field_named(label, kind, mapping)
        if folded(label) in mapping and not ours:
            continue
        taken = made.get(ours)
        fits = ours and not taken and not (isinstance(value, dict) and not is_record(ours, kind))
        if fits:
            made[ours] = _fitting(value, ours, kind)
        elif ours and is_list(ours, kind) and isinstance(taken, list) and not _is_deep(value):
            made[ours] = list(dict.fromkeys([*taken, *_fitting(value, ours, kind)]))
        elif value not in (None, "", [], {}):
            said = f"'{plain(label)}: {shown(str(value), 60)}' has no place in {KINDS[kind].called}"
            hint = "write it where it belongs, or name its field in the mapping"
            signs += notes.sign(said, hint, Level.WARNING)
    return made, signs


def _is_deep(value: Any) -> bool:
    return isinstance(value, dict)


def _fitting(value: Any, name: str, kind: str) -> Any:
    """A value in the form that our field has."""
    if is_record(name, kind):
        return value
    if is_list(name, kind):
        parts = value if isinstance(value, list) else listed(str(value), name)
        return [str(part) for part in parts if not isinstance(part, dict | list)]
    if isinstance(value, list):
        return ", ".join(str(part) for part in value if not isinstance(part, dict | list))
    stamp = _STAMP.fullmatch(str(value))
    return stamp[1] if stamp else plain(str(value)).strip()


def _value(node: Node) -> Any:
    if isinstance(node, Text):
        return "" if node.is_empty else plain(node.value)
    if isinstance(node, List):
        return [_value(one) for one in node.values]
    assert isinstance(node, Map)  # there is no other kind
    return {key: _value(one) for key, one in node.values.items()}


def _texts_of(value: Any) -> Any:
    """TOML's values as the texts that they were."""
    if isinstance(value, dict):
        return {str(key): _texts_of(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts_of(one) for one in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return plain(str(value))


def _refuse(findings: Findings) -> None:
    worst = next((p for p in findings.problems if p.level is Level.ERROR), None)
    if worst:
        hint = f" ({worst.hint})" if worst.hint else ""
        line = f"line {worst.line}: " if worst.line else ""
        raise ImportFault(f"{line}{worst.message}{hint}")
