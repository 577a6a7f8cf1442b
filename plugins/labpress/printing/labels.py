"""The words a card and a deck carry besides their own, one table a language."""

from __future__ import annotations

from collections.abc import Mapping

Labels = Mapping[str, str]

_ENGLISH: Labels = {
    "title": "Title",
    "purpose": "Purpose",
    "why": "Why",
    "time": "Time",
    "people": "People",
    "need": "You need",
    "have": "You will have",
    "how": "How",
    "watch": "Watch out for",
    "source": "Source:",
    "notes": "Notes",
    "overleaf": "Steps on the back.",
    "more": "Sources and updates:",
    "qr": "QR code for",
    "version": "v",
    "deck": "In this deck",
    "deckpage": "Run sheet, materials and updates:",
    "code": "Card",
    "item": "What",
    "minutes": "Minutes",
    "cards": "Cards",
    "choice": "method cards",
    "audience": "For",
    "group": "People",
    "total": "Time",
    "hour": "hour",
    "hours": "hours",
    "minute": "minute",
    "break": "Break",
    "optional": "optional",
    "open": "“",
    "close": "”",
    "sheet-front": "Sheet {sheet} of {sheets}, front",
    "sheet-back": "Sheet {sheet} of {sheets}, back",
    "flip-long": "both sides, flip on the long edge",
    "flip-short": "both sides, flip on the short edge",
    "flip-none": "one side, backs on sheets of their own",
    "full-size": "print at 100 %",
}

# by primary language; add a table here to print labels in another language
LABELS: Mapping[str, Labels] = {"en": _ENGLISH}


def labels_for(lang: str) -> Labels:
    """The labels of `lang` (`en-GB`), or the English ones where there is no table."""
    return LABELS.get(lang.partition("-")[0].lower(), _ENGLISH)
