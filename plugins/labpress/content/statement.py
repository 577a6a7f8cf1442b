"""The accessibility statement: what docs/accessibility.yml says of a site, in one of two forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from labpress.content import identifiers, readers, values
from labpress.content.criteria import criterion, standard
from labpress.content.dates import NO_DATE, PartialDate
from labpress.content.fields import fields_of, read_fields, record, written
from labpress.content.findings import Findings, Rules
from labpress.content.frontmatter import compose, decode
from labpress.content.tree import Map
from labpress.problems import Problem

STATEMENT = "accessibility.yml"
"""The file below docs/; it is for writers, and its page for readers."""
CONTACT = "{email: lab@example.org, response_time: five working days}"
WAYS = ("email", "phone", "address", "url")
CHECKED = "{date: 14 August 2026, by: the lab's team, way: axe and a keyboard}"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to tell of a fault, in one way at least, and when they answer."""

    response_time: str = written(
        readers.line(80), "Within what time you answer", required=True, sample="five working days"
    )
    email: str = written(identifiers.email(), "An e-mail address")
    phone: str = written(readers.line(60), "A telephone number")
    address: str = written(readers.prose(), "A postal address")
    url: str = written(identifiers.url(), "The page of a form, or of a list of issues")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something that is known not to work for somebody."""

    fault: str = written(
        readers.prose(), "What does not work, and for whom", required=True, sample="No captions"
    )
    criterion: tuple[str, ...] = written(
        readers.many(criterion()), "The WCAG success criteria that it breaks"
    )
    workaround: str = written(readers.prose(), "How to get the same in another way")
    fix_by: PartialDate | None = written(values.date(), "When you mean to have mended it")


@dataclass(frozen=True, kw_only=True)
class Left:
    """Content that is not mended, and why that is so."""

    content: str = written(
        readers.prose(), "Which content", required=True, sample="Films from before 2020"
    )
    why: str = written(
        readers.prose(), "Why it is not mended", required=True, sample="It is an archive"
    )
    criterion: tuple[str, ...] = written(
        readers.many(criterion()), "The WCAG success criteria that it breaks"
    )


@dataclass(frozen=True, kw_only=True)
class Checked:
    """The last check: when, by whom and in what way."""

    date: PartialDate = written(
        values.day(), "The day", required=True, sample="14 August 2026", default=NO_DATE
    )
    by: str = written(readers.line(), "Who checked", required=True, sample="the lab's team")
    way: str = written(readers.prose(), "How, and what was looked at", required=True, sample="axe")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a lab declares about its site. `lines` has the place of each field."""

    form: str = written(
        values.choice("public-sector", "general"),
        "`public-sector` for bodies under the UK's 2018 regulations, else `general`",
        required=True,
        sample="general",
    )
    organisation: str = written(
        readers.line(120), "Who runs the site", required=True, sample="The Lab"
    )
    contact: Contact | None = written(
        record(Contact, "a contact"), "Whom to tell of a fault", required=True, sample=CONTACT
    )
    status: str = written(
        values.choice("full", "partial", "not"),
        "How far the standard is met",
        required=True,
        sample="partial",
    )
    checked: Checked | None = written(
        record(Checked, "a check"), "The last check", required=True, sample=CHECKED
    )
    prepared: PartialDate = written(
        values.day(),
        "The day on which the statement was first written",
        required=True,
        sample="14 August 2026",
        default=NO_DATE,
    )
    reviewed: PartialDate | None = written(
        values.day(), "The day on which somebody last went through it"
    )
    standard: str = written(
        standard(), "The standard that you aim for; `WCAG 2.2 AA` by itself", default="WCAG 2.2 AA"
    )
    website: str = written(readers.line(), "What the site is called, if not its name")
    scope: str = written(readers.prose(), "What the statement is for, if not the whole site")
    measures: tuple[str, ...] = written(
        readers.many(readers.line()), "What readers can count on, one sentence each"
    )
    faults: tuple[Fault, ...] = written(
        readers.many(record(Fault, "a fault", "fault")), "What is known not to work"
    )
    burden: tuple[Left, ...] = written(
        readers.many(record(Left, "what is left")),
        "What would be a disproportionate burden to mend",
    )
    exempt: tuple[Left, ...] = written(
        readers.many(record(Left, "what is left")), "What the regulations do not cover"
    )
    improving: str = written(readers.prose(), "What you do so that it gets better")
    enforcement: str = written(
        values.choice("ehrc", "ecni"),
        "Who sees to the regulations: `ehrc` in England, Scotland and Wales, `ecni` in Northern "
        "Ireland",
    )


def read_statement(
    file: Path, root: Path, today: str
) -> tuple[Statement | None, tuple[Problem, ...]]:
    """The statement in `file`; none if there is no such file. `today` is the lab's day."""
    if not file.is_file():
        return None, ()
    findings = Findings(file.relative_to(root).as_posix(), Rules())
    text = decode(file.read_bytes(), findings)
    tree = compose(text, 1, findings) if text is not None else None
    if tree is not None and not isinstance(tree, Map):
        hint = "begin with `form: general`, and write each field on a line of its own"
        findings.error(tree.place, "this is not an accessibility statement", hint)
    if not isinstance(tree, Map):
        return None, tuple(findings.problems)
    statement = Statement(**read_fields(fields_of(Statement), tree, "a statement", findings))
    _check(statement, findings)
    _check_dates(statement, today, findings)
    whole = statement.form and statement.contact and statement.checked and statement.prepared
    return statement if whole else None, tuple(findings.problems)


def _check(statement: Statement, findings: Findings) -> None:
    """What does not go together."""
    place = findings.place_of
    written_ways = [way for way in WAYS if f"contact.{way}" in findings.places]
    if statement.contact and not written_ways:
        hint = "add `email`, `phone`, `address` or `url` to it"
        findings.error(place("contact"), "'contact' has no way to reach anybody", hint)
    wanting = statement.faults or statement.burden
    if statement.status == "full" and wanting:
        hint = "write `status: partial`, or take away what has been mended"
        findings.error(place("status"), "the status is full, and there are faults", hint)
    if statement.status in ("partial", "not") and not (wanting or statement.exempt):
        hint = "list them under `faults`"
        findings.warning(place("status"), "the status says that there are faults, not which", hint)
    if statement.form == "public-sector" and not statement.enforcement:
        message = "'enforcement' is missing, which the public-sector form needs"
        hint = "add `enforcement: ehrc`, or `ecni` in Northern Ireland"
        findings.error(place("form"), message, hint)
    if statement.form == "general" and statement.enforcement:
        message = "'enforcement' belongs to the public-sector form"
        findings.warning(place("enforcement"), message, "take it away, or change `form`")


def _check_dates(statement: Statement, today: str, findings: Findings) -> None:
    """What has become old. A whole year or month counts until its end."""
    year_ago = f"{int(today[:4]) - 1}{today[4:]}"
    for name, date, hint in _last(statement):
        place = findings.place_of(name)
        if date and date.iso > today:
            findings.warning(place, f"'{name}' is a day still to come", "correct the date")
        elif date and date.iso < year_ago[: len(date.iso)]:
            findings.advice(place, f"'{name}' is more than a year ago ({date})", hint)
    for n, fault in enumerate(statement.faults):
        if fault.fix_by and fault.fix_by.iso < today[: len(fault.fix_by.iso)]:
            message = f"this fault was to be mended by {fault.fix_by}"
            hint = "take it away if it is, or give another date"
            findings.advice(findings.place_of(f"faults.{n}"), message, hint)


def _last(statement: Statement) -> Iterator[tuple[str, PartialDate | None, str]]:
    again = "check the site again, and write what you found"
    yield "checked.date", statement.checked.date if statement.checked else None, again
    reviewed = statement.reviewed or statement.prepared
    field = "reviewed" if statement.reviewed else "prepared"
    yield field, reviewed, "go through the statement, and write the day under `reviewed`"
