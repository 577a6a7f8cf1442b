"""StatementView: the accessibility statement, in the form for public bodies or the general one.

The public form follows the model statement of the UK's regulations of 2018, whose headings are
laid down; the general one follows the W3C's advice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from labpress.content import Contact, Fault, Left, PartialDate, Statement
    from labpress.wording import Wording


@dataclass(frozen=True, slots=True)
class FaultRow:
    """What does not work, or is left as it is (`why`), and the criteria by number and name."""

    text: str
    criteria: str = ""
    workaround: str = ""
    fix_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class StatementView:
    """`public` chooses the form. What is Markup has its links and its words escaped already.
    `intro` is what the page says of itself where it is found or its link is sent."""

    title: str
    intro: str
    public: bool
    applies: Markup
    scope: str
    run_by: str
    aim: str
    measures: tuple[str, ...]
    status: Markup
    faults: tuple[FaultRow, ...]
    burden: tuple[FaultRow, ...]
    exempt: tuple[FaultRow, ...]
    contact: tuple[Markup, ...]
    answer: str
    enforcement: Markup
    checked: tuple[str, ...]
    improving: str
    dates: tuple[str, ...]


def statement_view(
    statement: Statement, site_name: str, site_url: str, say: Wording
) -> StatementView:
    """What the page of the statement may know. The statement has been found to be whole."""
    name, level = statement.website or site_name, statement.standard
    where = Markup('<a href="{0}">{1}</a>').format(site_url, name) if site_url else name
    wanting = bool(statement.faults or statement.burden or statement.exempt)
    status = f"statement.{_form(statement)}-{statement.status}"
    return StatementView(
        title=say("statement.title-of", site=name),
        intro=say.plain("statement.intro", site=name),
        public=statement.form == "public-sector",
        applies=say.html("statement.applies", site=where),
        scope=statement.scope,
        run_by=say("statement.run-by", organisation=statement.organisation),
        aim=say(f"statement.aim-{_form(statement)}", organisation=statement.organisation),
        measures=statement.measures,
        status=say.html(status, standard=level) if wanting else _whole(statement, status, say),
        faults=tuple(_fault(fault, say) for fault in statement.faults),
        burden=tuple(_left(left, say) for left in statement.burden),
        exempt=tuple(_left(left, say) for left in statement.exempt),
        contact=tuple(_ways(statement.contact, say)) if statement.contact else (),
        answer=_answer(statement.contact, say),
        enforcement=_enforcement(statement, say),
        checked=_checked(statement, say),
        improving=statement.improving,
        dates=_dates(statement, say),
    )


def _form(statement: Statement) -> str:
    return "public" if statement.form == "public-sector" else "general"


def _whole(statement: Statement, status: str, say: Wording) -> Markup:
    """The sentence without a word of lists that are not there."""
    bare = f"{status}-bare"
    return say.html(bare if say.has(bare) else status, standard=statement.standard)


def _fault(fault: Fault, say: Wording) -> FaultRow:
    by = say("statement.fix-by", date=_day(fault.fix_by, say)) if fault.fix_by else ""
    return FaultRow(fault.fault, _criteria(fault.criterion, say), fault.workaround, by)


def _left(left: Left, say: Wording) -> FaultRow:
    return FaultRow(left.content, _criteria(left.criterion, say), why=left.why)


def _criteria(numbers: tuple[str, ...], say: Wording) -> str:
    named = [f"{number} {say(_key(number))}" for number in numbers]
    return say("statement.breaks", n=len(named), criteria=say.listed(named)) if named else ""


def _key(number: str) -> str:
    return f"wcag.c{number.replace('.', '-')}"


def _ways(contact: Contact, say: Wording) -> list[Markup]:
    """Each way to reach somebody, as a link where it can be one."""
    link = Markup('<a href="{}">{}</a>')
    found: list[tuple[str, Callable[[], Markup | str]]] = [
        (contact.email, lambda: link.format(f"mailto:{contact.email}", contact.email)),
        (contact.phone, lambda: link.format(f"tel:{_dialled(contact.phone)}", contact.phone)),
        (contact.url, lambda: link.format(contact.url, contact.url)),
        (contact.address, lambda: contact.address),
    ]
    names = ("email", "phone", "web", "post")
    return [
        say.html(f"statement.by-{name}", way=made())
        for name, (given, made) in zip(names, found, strict=True)
        if given
    ]


def _dialled(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def _answer(contact: Contact | None, say: Wording) -> str:
    return say("statement.answer", time=contact.response_time) if contact else ""


def _enforcement(statement: Statement, say: Wording) -> Markup:
    """Whom to turn to after the organisation itself, with a link to them."""
    if not statement.enforcement:
        return Markup()
    name, url = BODIES[statement.enforcement]
    link = Markup('<a href="{}">{}</a>').format(url, say(f"statement.{name}"))
    return say.html(f"statement.enforced-{statement.enforcement}", advice=link)


BODIES = {
    "ehrc": ("eass", "https://www.equalityadvisoryservice.com/"),
    "ecni": ("ecni", "https://www.equalityni.org/"),
}
"""Who hears complaints, and where."""


def _checked(statement: Statement, say: Wording) -> tuple[str, ...]:
    checked = statement.checked
    if not checked:
        return ()
    day, standard = _day(checked.date, say), statement.standard
    return say("statement.checked", date=day, by=checked.by, standard=standard), checked.way


def _dates(statement: Statement, say: Wording) -> tuple[str, ...]:
    prepared = say("statement.prepared", date=_day(statement.prepared, say))
    if not statement.reviewed:
        return (prepared,)
    return prepared, say("statement.reviewed", date=_day(statement.reviewed, say))


def _day(date: PartialDate, say: Wording) -> str:
    return say.date(date.year, date.month, date.day)
