"""Readers: how one value of the front matter is read from the tree, and how an editor's schema
describes it. A reader never raises: what it cannot read it reports and leaves to the default."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from labpress.content.dates import FORMS as DATE_FORMS
from labpress.content.dates import PartialDate, Period, parse_date, parse_period
from labpress.content.durations import FORMS as DURATION_FORMS
from labpress.content.durations import Duration, parse_duration
from labpress.content.findings import Findings
from labpress.content.forms import FormError
from labpress.content.people import FORMS as PEOPLE_FORMS
from labpress.content.people import People, parse_people
from labpress.content.sentences import sentences
from labpress.content.tree import List, Map, Node, Text
from labpress.problems import did_you_mean

T = TypeVar("T")

SCALAR = {"type": ["string", "number", "boolean"]}
"""What YAML may take a writer's text for: `1.10` and `yes` are texts to us."""


@dataclass(frozen=True)
class Reader(Generic[T]):
    """`read(node, name, findings)` gives the value of field `name`, or None and a problem.

    `schema` is its JSON Schema, `form` says in plain words what to write, `empty` is the value
    of a field that is not there.
    """

    read: Callable[[Node, str, Findings], T | None]
    schema: Mapping[str, Any]
    form: str
    empty: Any = None


def scalar(
    parse: Callable[[str], T], form: str, schema: Mapping[str, Any] = SCALAR, empty: Any = None
) -> Reader[T]:
    """A reader of one text by `parse`, which may raise FormError."""

    def read(node: Node, name: str, findings: Findings) -> T | None:
        if not isinstance(node, Text):
            findings.error(node.place, *_not_a_text(node, name, form))
            return None
        try:
            return parse(one_line(node.value))
        except FormError as fault:
            findings.error(node.place, f"'{name}': {fault}", form)
            return None

    return Reader(read, schema, form, empty)


def line(most: int = 300, form: str = "write one line of text") -> Reader[str]:
    """One line of up to `most` characters. A longer one is reported and kept."""
    taken = scalar(str, form)

    def read(node: Node, name: str, findings: Findings) -> str | None:
        value = taken.read(node, name, findings)
        if value and len(value) > most:
            message = f"'{name}' has {len(value):,} characters; at most {most}"
            findings.error(node.place, message, f"cut {len(value) - most:,} of them")
        return value

    return Reader(read, {**SCALAR, "maxLength": most}, f"{form}, up to {most} characters", "")


def sentence(most: int) -> Reader[str]:
    """One sentence of up to `most` characters."""
    taken = line(most, "write one sentence")

    def read(node: Node, name: str, findings: Findings) -> str | None:
        value = taken.read(node, name, findings)
        if value and len(sentences(value)) > 1:
            message = f"'{name}' has {len(sentences(value))} sentences; it should be one"
            findings.warning(node.place, message, "keep the first, and move the rest to the text")
        return value

    return Reader(read, taken.schema, taken.form, "")


def prose() -> Reader[str]:
    """A text that may have several lines and paragraphs."""

    def read(node: Node, name: str, findings: Findings) -> str | None:
        if isinstance(node, Text):
            return node.value.strip()
        return scalar(str, "write text").read(node, name, findings)

    return Reader(read, SCALAR, "write text", "")


def many(one: Reader[T], least: int = 0, most: int = 200) -> Reader[tuple[T, ...]]:
    """A list; a list of one may be written without the hyphen. Empty entries are reported."""

    def read(node: Node, name: str, findings: Findings) -> tuple[T, ...]:
        entries = node.values if isinstance(node, List) else (node,)
        found = [value for n, entry in enumerate(entries)
                 if (value := _entry(one, n, entry, name, findings)) is not None]  # fmt: skip
        if not least <= len(entries) <= most:
            wanted = f"{least} to {most}" if least else f"at most {most}"
            findings.warning(
                node.place, f"'{name}' has {len(entries)} entries; {wanted} are wanted"
            )
        return tuple(dict.fromkeys(found))

    schema = {"anyOf": [one.schema, {"type": "array", "items": one.schema}]}
    return Reader(read, schema, f"{one.form}, or a list of such", ())


def _entry(one: Reader[T], n: int, node: Node, name: str, findings: Findings) -> T | None:
    findings.places[f"{name}.{n}"] = node.place
    if isinstance(node, Text) and node.is_empty:
        findings.error(node.place, f"'{name}' has an entry without text", "write it or remove it")
        return None
    return one.read(node, name, findings)


def choice(*words: str) -> Reader[str]:
    """One of a few words; case does not matter."""

    def parse(text: str) -> str:
        if text.casefold() not in words:
            near = did_you_mean(text, words)
            raise FormError(f"'{text}' is not known" + (f"; {near}" if near else ""))
        return text.casefold()

    return scalar(parse, f"write {either(words)}", {"enum": list(words)}, "")


def whole(least: int = 0, most: int = 1_000_000_000) -> Reader[int]:
    """A whole number, `12400` or `12,400`."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,4}", text):
            raise FormError(f"'{text}' is not a whole number")
        number = int(text.replace(",", ""))
        if not least <= number <= most:
            raise FormError(f"{number} is out of range ({least} to {most:,})")
        return number

    schema = {"type": ["integer", "string"], "minimum": least, "maximum": most}
    return scalar(parse, "write a number in figures", schema)


TRUTHS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def truth() -> Reader[bool]:
    """`yes` or `no`; `true` and `false` too."""

    def parse(text: str) -> bool:
        if text.casefold() not in TRUTHS:
            raise FormError(f"'{text}' is neither yes nor no")
        return TRUTHS[text.casefold()]

    schema = {"anyOf": [{"type": "boolean"}, {"enum": list(TRUTHS)}]}
    return scalar(parse, "write yes or no", schema, False)


def date() -> Reader[PartialDate]:
    """A year, a month or a day."""
    return scalar(parse_date, DATE_FORMS, {"type": ["string", "integer"]})


def day() -> Reader[PartialDate]:
    """A date whose day is known, for what happens on a day."""

    def parse(text: str) -> PartialDate:
        found = parse_date(text)
        if not found.day:
            raise FormError(f"'{text}' has no day")
        return found

    return scalar(parse, "write 14 August 2018 or 2018-08-14", {"type": "string"})


def period() -> Reader[Period]:
    """From one date to another."""
    return scalar(parse_period, "write it like 'April 2017 to July 2017'", {"type": "string"})


def duration() -> Reader[Duration]:
    """How long a method takes."""
    return scalar(parse_duration, DURATION_FORMS, {"type": "string"}, Duration())


def people() -> Reader[People]:
    """For how many a method works."""
    return scalar(parse_people, PEOPLE_FORMS, {"type": ["string", "integer"]}, People())


def stage() -> Reader[str]:
    """The id of one of the lab's stages; its name in words is understood."""

    def read(node: Node, name: str, findings: Findings) -> str | None:
        stages = findings.rules.stages
        known = {word.casefold(): s.id for s in stages for word in (s.id, s.word, s.title)}
        return _listed(node, name, findings, known, [s.id for s in stages], "stage")

    return Reader(read, {"type": "string"}, "write the id of a stage", "")


def good_for() -> Reader[str]:
    """One of the wishes ("I want to ...") that the lab lists; any text if it lists none."""

    def read(node: Node, name: str, findings: Findings) -> str | None:
        wishes = findings.rules.good_for
        if not wishes:
            return line(80).read(node, name, findings)
        known = {wish.casefold(): wish for wish in wishes}
        return _listed(node, name, findings, known, wishes, "entry of the lab's list")

    return Reader(
        read, {"type": "string"}, "write an entry of the `good_for` list in mkdocs.yml", ""
    )


def _listed(
    node: Node,
    name: str,
    findings: Findings,
    known: Mapping[str, str],
    words: Sequence[str],
    called: str,
) -> str | None:
    text = line(80).read(node, name, findings)
    if text is None or text.casefold() in known:
        return known.get(text.casefold()) if text else None
    hint = did_you_mean(text, [*known, *words]) or f"write {either(words)}"
    findings.error(node.place, f"'{name}': '{text}' is no {called}", hint)
    return None


def one_line(text: str) -> str:
    """`text` with line breaks, tabs and runs of spaces as one space; no-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def either(words: Sequence[str]) -> str:
    """`easy, moderate or hard`."""
    return " or ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _not_a_text(node: List | Map, name: str, form: str) -> tuple[str, str]:
    if isinstance(node, List):
        return f"'{name}' must be one text, not a list", form
    words = next(iter(node.values), "")
    message = f"'{name}' must be one text, and the colon after '{words}' makes it a field"
    return message, "put the text in quotes if the colon belongs to it"
