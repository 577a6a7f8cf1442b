"""Checks of a card: its version, the sections it must have, and what fits on its two sides."""

from __future__ import annotations

from labpress.content.card import Card
from labpress.content.findings import Findings
from labpress.content.outline import Outline, outline
from labpress.content.sections import SECTIONS, canonical, headings
from labpress.content.sentences import sentences
from labpress.content.versions import newest_first, version_order
from labpress.markdown import Section
from labpress.problems import Level, did_you_mean

STEPS = (3, 8)
ON_PAPER = 2
"""Entries of "Watch out for" for which there is room."""


def check_card(card: Card, findings: Findings) -> None:
    """Reports missing, unknown and doubled sections, those that do not hold what they must, and a
    version that does not agree with the changes."""
    if card.maturity == "established" and not card.sources:
        hint = "add `sources:` with keys of the bibliography, or write `maturity: tested`"
        place = findings.place_of("sources" if "sources" in findings.places else "maturity")
        findings.error(place, "an established card names its sources", hint)
    _version(card, findings)
    if card.body.sections or not card.body.source.strip():
        found, meant = _known_sections(card, findings)
        _missing(card, {*found, *meant}, findings)
        _contents(found, findings)


def _version(card: Card, findings: Findings) -> None:
    """A version that was not raised would call older paper up to date."""
    named = [change.version for change in newest_first(card.changes) if change.version]
    if not named or named[0] == card.version:
        return
    place = findings.place_of("version" if "version" in findings.places else "changes")
    if card.version in named or version_order(card.version) < version_order(named[0]):
        message = f"the version is {card.version}, but the newest of `changes` is {named[0]}"
        hint = f"write `version: {named[0]}`, or older cards will be called up to date"
        findings.warning(place, message, hint)
    else:
        message = f"`changes` does not say what is new in version {card.version}"
        hint = "add its date, version and text: those who hold an older card are shown it"
        findings.advice(place, message, hint)


def _known_sections(card: Card, findings: Findings) -> tuple[dict[str, Section], set[str]]:
    """The card's sections by canonical name, and the names that unknown ones probably mean.

    What is unknown or there twice is reported.
    """
    found: dict[str, Section] = {}
    meant: set[str] = set()
    for section in card.body.sections:
        name = canonical(section.name, card.lang)
        if not section.name:
            _before_the_first(section, card, findings)
        elif not name:
            meant |= {known for known in headings(card.lang) if _is_near(section.name, known, card)}
            findings.in_body(Level.ERROR, section.line, *_unknown(section.name, card.lang))
        elif name in found:
            message = f"the section '{section.name}' is there twice"
            hint = f"put it together with the one on line {found[name].line}"
            findings.in_body(Level.ERROR, section.line, message, hint)
        else:
            found[name] = section
    return found, meant


def _is_near(heading: str, name: str, card: Card) -> bool:
    return bool(did_you_mean(heading, [headings(card.lang)[name]]))


def _unknown(heading: str, lang: str) -> tuple[str, str]:
    known = list(headings(lang).values())
    hint = did_you_mean(heading, known) or f"a card's sections are: {', '.join(known)}"
    return f"'{heading}' is no section of a card", hint


def _before_the_first(section: Section, card: Card, findings: Findings) -> None:
    if outline(section.html).words:
        message = "text above the first heading is shown nowhere"
        hint = f"put it under `## {headings(card.lang)['Why']}` or another heading"
        findings.in_body(Level.WARNING, section.line, message, hint)


def _missing(card: Card, found: set[str], findings: Findings) -> None:
    last = card.body.source.count("\n") + 1 if not card.body.sections else None
    for section in SECTIONS:
        if section.required and section.name not in found:
            heading = headings(card.lang)[section.name]
            message = f"the section '{heading}' is missing"
            hint = f"add a line `## {heading}` and below it: {_lower(section.help)}"
            line = card.body.sections[0].line if card.body.sections else last
            findings.in_body(Level.ERROR, line, message, hint)


def _contents(found: dict[str, Section], findings: Findings) -> None:
    checks = {"Why": _why, "How": _how, "Watch out for": _watch}
    for name, check in checks.items():
        if name in found:
            check(found[name], outline(found[name].html), findings)


def _why(section: Section, has: Outline, findings: Findings) -> None:
    number = len(sentences(has.words))
    if not number:
        message = f"the section '{section.name}' is empty"
        findings.in_body(Level.ERROR, section.line, message, "write one to three sentences")
    elif number > 3:
        message = f"'{section.name}' has {number} sentences; there is room for one to three"
        hint = "keep the strongest, and move the rest to another section"
        findings.in_body(Level.WARNING, section.line, message, hint)


def _how(section: Section, has: Outline, findings: Findings) -> None:
    least, most = STEPS
    if not has.numbered:
        message = f"'{section.name}' holds no numbered steps"
        hint = "begin each step on a line of its own: 1. First, 2. Then"
        findings.in_body(Level.ERROR, section.line, message, hint)
        return
    steps = sum(has.numbered)
    if not least <= steps <= most:
        message = f"'{section.name}' has {steps} steps; a card has {least} to {most}"
        hint = "put steps that belong together in one" if steps > most else "say it in more steps"
        findings.in_body(Level.WARNING, section.line, message, hint)


def _watch(section: Section, has: Outline, findings: Findings) -> None:
    number = sum(has.bulleted) + sum(has.numbered)
    if number > ON_PAPER:
        message = f"'{section.name}' has {number} entries; on paper there is room for two"
        hint = "put the two that matter most first: the others are on the website only"
        findings.in_body(Level.WARNING, section.line, message, hint)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
