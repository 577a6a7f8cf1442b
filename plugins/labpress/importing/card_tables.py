"""Card tables: cards as rows of texts, a row a card, for a spreadsheet, both ways. A column is a
field or a section of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from labpress.content import FIELDS, SECTIONS, Rules, slug_from
from labpress.content.findings import Findings
from labpress.content.frontmatter import compose, read_front_matter
from labpress.content.sections import canonical
from labpress.content.tree import List, Map, Node, Text
from labpress.importing.archive import ImportFault
from labpress.importing.csv_tables import Rows
from labpress.importing.front import front_matter
from labpress.importing.items import Made
from labpress.importing.names import (
    cell_of,
    field_named,
    folded,
    is_list,
    is_record,
    listed,
)
from labpress.importing.notes import Notes
from labpress.markdown import parse
from labpress.problems import Level, Problem, did_you_mean

NAME = "file"
"""The column of the file's name without .md, which is the card's address."""

_NAMES = (NAME, "slug", "filename", "file_name")
_SECTIONS = [section.name for section in SECTIONS]
_FIELDS = [field.name for field in FIELDS["card"]]
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[-/. ][A-Z][a-z]{2}|[A-Z][a-z]{2}[-/. ]\d{1,2}")

Row = Mapping[str, str]


def row_of(name: str, data: bytes) -> dict[str, str]:
    """A card's file as one row: what stands in it, as it was written. Raises ImportFault."""
    findings = Findings(name, Rules())
    front = read_front_matter(data, findings)
    if front.fields is None:
        raise ImportFault(f"{name} cannot be read: run `labpress check`")
    row = {NAME: name}
    for field, node in front.fields.values.items():
        if not node.is_empty:
            row[field] = _cell(node, field)
    lines = front.text.split("\n")
    marks = [s for s in parse(front.text, front.first).sections if s.name and s.line]
    starts = [(s.line or 0) - front.first for s in marks]
    if before := "\n".join(lines[: starts[0] if starts else None]).strip():
        row["text"] = before
    ends = [*starts[1:], len(lines)][: len(starts)]  # none, where there are no sections
    for section, start, end in zip(marks, starts, ends, strict=True):
        skip = 1 if lines[start].lstrip().startswith("#") else 2
        row[canonical(section.name) or section.name] = "\n".join(lines[start + skip : end]).strip()
    return row


def table_of(rows: Sequence[Row]) -> Rows:
    """The rows under one head: the file's name, fields in their order, then the sections."""
    used = {name for row in rows for name in row}
    order = [NAME, *_FIELDS, "text", *_SECTIONS]
    required = {field.name for field in FIELDS["card"] if field.required} | {"Why", "How", NAME}
    columns = [name for name in order if name in used | required]
    columns += sorted(used - set(columns))
    return [columns, *([row.get(name, "") for name in columns] for row in rows)]


def rows_in(table: Rows, called: str) -> tuple[list[tuple[int, Row]], list[Problem]]:
    """Each row's number and its cells by our names, and a problem for each column that is none."""
    if not any(any(cell.strip() for cell in row) for row in table):
        raise ImportFault("the table is empty")
    at = next(n for n, row in enumerate(table) if any(cell.strip() for cell in row))
    columns: dict[int, str] = {}
    problems = []
    for n, label in enumerate(table[at]):
        name = _column(label)
        if name and name in columns.values():
            message = f"two columns stand for '{name}', '{label.strip()}' being the second"
            raise ImportFault(f"{message} (keep one of the two)")
        if name:
            columns[n] = name
        elif label.strip() or any(len(row) > n and row[n].strip() for row in table[at + 1 :]):
            said = f"the column '{label.strip()}' is left out: it is no field or section of a card"
            hint = "give it the name of one, or write what it holds where it belongs"
            problems.append(Problem(Level.WARNING, called, at + 1, n + 1, said, hint))
    if "title" not in columns.values():
        raise ImportFault("there is no column 'title' (the first row names the columns)")
    found: list[tuple[int, Row]] = []
    for n, cells in enumerate(table[at + 1 :], at + 2):
        row = {columns[k]: cell for k, cell in enumerate(cells) if k in columns and cell.strip()}
        if row:
            found.append((n, row))
    return found, problems


def _column(label: str) -> str:
    """The field or section that a column is of; "" for none."""
    if folded(label) in _NAMES:
        return NAME
    if folded(label) == "text":
        return "text"
    exact = canonical(label) or field_named(label, "card")
    near = "" if exact or not label.strip() else did_you_mean(label, [*_SECTIONS, *_FIELDS])
    return exact or next((name for name in (*_SECTIONS, *_FIELDS) if f"'{name}'" in near), "")


def made_from_row(row: Row, folder: str, code: str) -> Made:
    """The card in a row. Raises ImportFault if no file can be named after it."""
    notes = Notes()
    given = row.get(NAME, "").strip().removesuffix(".md")
    slug = slug_from(given or row.get("title", ""))
    if not slug:
        raise ImportFault("no file name can be made from its title (fill in the column 'file')")
    fields: dict[str, Any] = {name: _value(name, row[name]) for name in row if name in _FIELDS}
    fields.setdefault("code", code)
    fields.setdefault("draft", True)
    signs = {
        name: notes.sign(
            f"'{row[name].strip()}' looks like a date that the spreadsheet made of other figures",
            "write it again, and make the column one of texts in the spreadsheet",
            Level.WARNING,
        )
        for name in ("people", "time")
        if _DATE.fullmatch(row.get(name, "").strip())
    }
    sections = [name for name in _SECTIONS if row.get(name, "").strip() or name in ("Why", "How")]
    body = [row["text"].strip()] if row.get("text") else []
    body += [f"## {name}\n\n{row.get(name, '').strip()}".strip() for name in sections]
    text = front_matter("card", fields, signs) + "\n\n" + "\n\n".join(body) + "\n"
    clean, problems = notes.placed(text, f"{folder}/{slug}.md")
    return Made("card", slug, clean, {}, problems)


def differing(row: Row, there: Row) -> list[str]:
    """The columns in which a row says something else than the card that is there."""
    columns = [name for name in row if name != NAME]
    return [
        name for name in columns if _meant(name, row[name]) != _meant(name, there.get(name, ""))
    ]


def _meant(name: str, cell: str) -> Any:
    value = _value(name, cell) if name in _FIELDS else cell
    return [str(one) for one in value] if isinstance(value, list) else " ".join(str(value).split())


def _cell(node: Node, name: str) -> str:
    """What stands in a field, as one text."""
    if isinstance(node, Text):
        return cell_of([node.value], name) if is_list(name, "card") else node.value.strip()
    if isinstance(node, List) and all(isinstance(one, Text) for one in node.values):
        entries = [" ".join(one.value.split()) for one in node.values if isinstance(one, Text)]
        return cell_of(entries, name)
    dumped = yaml.safe_dump(
        _plain(node), default_flow_style=True, allow_unicode=True, width=100_000, sort_keys=False
    )
    return str(dumped).strip()


def _plain(node: Node) -> Any:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, List):
        return [_plain(one) for one in node.values]
    assert isinstance(node, Map)  # there is no other kind
    return {key: _plain(one) for key, one in node.values.items()}


def _value(name: str, cell: str) -> Any:
    """What a cell says, in the form of its field."""
    if is_record(name, "card") and cell.lstrip().startswith(("{", "[")):
        findings = Findings("", Rules())
        node = compose(cell, 1, findings)
        if node is not None and not findings.problems:
            return _plain(node)
    if is_list(name, "card"):
        return listed(cell, name)
    return " ".join(cell.split())
