"""Values: readers for figures, dates, durations, choices and what else a lab counts or lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from labpress.content.dates import FORMS as DATE_FORMS
from labpress.content.dates import PartialDate, Period, parse_date, parse_period
from labpress.content.durations import FORMS as DURATION_FORMS
from labpress.content.durations import Duration, parse_duration
from labpress.content.findings import Findings
from labpress.content.forms import FormError
from labpress.content.people import FORMS as PEOPLE_FORMS
from labpress.content.people import People, parse_people
from labpress.content.readers import Reader, line, scalar
from labpress.content.tree import Node
from labpress.problems import did_you_mean


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


def either(words: Sequence[str]) -> str:
    """`easy, moderate or hard`."""
    return " or ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
