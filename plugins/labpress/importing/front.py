"""Front: the fields at the top of a file that is written for a writer: those that are known, and
those that a person must fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from labpress.content import FIELDS, Field

COLUMN = 34
"""Where the remark beside a field to fill in begins."""
FIRST = ("title", "subtitle", "summary", "purpose", "authors", "date")
_LONG = 88


def front_matter(kind: str, fields: Mapping[str, Any], signs: Mapping[str, str]) -> str:
    """The front matter of a `kind`, from `---` to `---`. Required fields that are not known stand
    there empty. `signs` are put at the end of the fields' lines."""
    table = {field.name: field for field in FIELDS[kind]}
    order = [*(name for name in FIRST if name in table), *(n for n in table if n not in FIRST)]
    lines = []
    for name in order:
        if fields.get(name) not in (None, "", [], ()):
            first, *rest = _written(name, fields[name])
            lines += [first + signs.get(name, ""), *rest]
        elif table[name].required:
            lines.append(_to_fill_in(table[name]) + signs.get(name, ""))
    return "\n".join(["---", *lines, "---"])


def _to_fill_in(field: Field) -> str:
    return f"{field.name + ':':<{COLUMN}} # {field.help}"


def _written(name: str, value: Any) -> list[str]:
    """`name: value` as a person would write it; yaml quotes what it would else misread."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        simple = all(isinstance(one, str) for one in value)
        flow = _dumped({name: list(value)}, flow=True) if simple else []
        if flow and len(flow) == 1 and len(flow[0]) <= _LONG:
            return flow
    return _dumped({name: value}, flow=False)


class _Plain(yaml.SafeDumper):
    """Writes `date: 2018-08-14` and `version: 1.10` as they are: our reader takes every scalar for
    a text, so only what would be nothing needs quotes."""


_Plain.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in resolvers if tag.endswith(":null")]
    for sign, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def _dumped(value: Mapping[str, Any], *, flow: bool) -> list[str]:
    text = yaml.dump(
        _texts(dict(value)),
        Dumper=_Plain,
        allow_unicode=True,
        width=_LONG,
        sort_keys=False,
        default_flow_style=None if flow else False,
    )
    return str(text).rstrip("\n").split("\n")


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _texts(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(one) for one in value]
    return {True: "true", False: "false"}.get(value, "") if isinstance(value, bool) else str(value)
