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
    "person": "person",
    "persons": "people",
    "blank": "Your own card",
    "onesentence": "Purpose, in one sentence",
    "stepbystep": "How, step by step",
    "tosteps": "Steps go on the back.",
    "adapted": "Source or adapted from",
    "madeby": "Made by, date",
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
    "run": "Run sheet",
    "contents": "Cards in this deck",
    "materials": "Materials",
    "thing": "What",
    "for-cards": "For",
    "before": "Before the day",
    "worksheets": "Sheets to print",
    "clock": "Starts",
    "elapsed": "After",
    "end": "End",
    "at-least": "at least",
    "and-others": " and others",
    "no-end": "{step} may take any time, so nothing after it has a time.",
    "without": "{minutes} minutes sooner without what is optional",
    "by": "By",
    "published": "Published",
    "as-of": "As of",
    "stages": "Stages",
    "essay-deck": "Cards from the essay",
    "stage-deck": "Cards for the stage {stage}",
    "library-deck": "All method cards",
    "toolkit-page": "Run sheet, materials and updates:",
    "essay-page": "The essay, and updates:",
    "stage-page": "All of this stage, and updates:",
    "library-page": "All cards, and updates:",
    "open": "“",
    "close": "”",
    "sheet-front": "Sheet {sheet} of {sheets}, front",
    "sheet-back": "Sheet {sheet} of {sheets}, back",
    "flip-long": "both sides, flip on the long edge",
    "flip-short": "both sides, flip on the short edge",
    "flip-none": "one side, backs on sheets of their own",
    "full-size": "print at 100 %",
    "test-sheet": "Test sheet for cards with two sides",
    "test-front": "The front",
    "test-back": "The back",
    "test-print": "Print this file on {sheet} at 100 %: not “fit to page”, not “shrink”. {how}",
    "test-long": "Choose both sides, flip on the long edge.",
    "test-short": "Choose both sides, flip on the short edge.",
    "test-none": "Print page 1, turn the paper over its long edge, and print page 2 on its back.",
    "test-ruler": "Measure the ruler at the foot: it is {length} mm long. "
    "If not, the printer has changed the size of the page.",
    "test-turn-page": "Turn the paper over like the page of a book. The words on its back stand "
    "upright. If they stand on their head, it was turned on the other edge: change that.",
    "test-turn-calendar": "Turn the paper over like the leaf of a wall calendar. The words on its "
    "back stand upright. If they stand on their head, it was turned on the other edge: change "
    "that.",
    "test-prick": "Prick a needle through the middle of each cross, from the front.",
    "test-read": "Read at each hole how far it is from the middle of the cross: one stroke is "
    "1 mm. That is how far your printer lays a back from its front.",
    "test-good": "Inside the small circle (1 mm) is good: cut cards will show nothing of it.",
    "test-near": "Up to 2 mm: the cards can be used, with a little white at an edge. Feed the "
    "paper straight, with the side guides close to it, and try once more.",
    "test-far": "More than 2 mm: look in the printer's menu for “alignment” or “registration”, "
    "print the backs on paper of their own and glue them, or give the cards to a print shop.",
}

# by primary language; add a table here to print labels in another language
LABELS: Mapping[str, Labels] = {"en": _ENGLISH}


def labels_for(lang: str) -> Labels:
    """The labels of `lang` (`en-GB`), or the English ones where there is no table."""
    return LABELS.get(lang.partition("-")[0].lower(), _ENGLISH)
