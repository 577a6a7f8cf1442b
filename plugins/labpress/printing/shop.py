"""For a print shop: one card a page with bleed and crop marks, and a note that says so in words."""

from __future__ import annotations

from typing import Any

from labpress.printing.layouts import Layout
from labpress.printing.marks import MARKS_FROM, MARKS_TO, trim_marks
from labpress.problems import PrintError

MOST = 10
"""Millimetres of bleed; shops ask for 2 to 5."""
NOTE = "Note for the print shop"
"""What the text begins with."""
ALWAYS = {
    "Sides": [
        "both, head to head: a card is turned like the page of a book",
        "(duplex on the long edge)",
    ],
    "Colour": [
        "RGB (sRGB), black text too; no CMYK, no spot colours",
        "no output intent: please convert to the profile of your press",
    ],
    "Standard": ["PDF/UA-1, for screen readers; this is no PDF/X"],
    "Fonts": ["all embedded"],
}
"""What is true of every file."""


def slug(layout: Layout) -> float:
    """Paper round the trim of each page, in millimetres: the bleed, and the marks outside it."""
    if not 0 <= layout.bleed <= MOST:
        raise PrintError(
            f"a bleed of {layout.bleed:g} mm cannot be printed (print shops ask for 2 to 5 mm; "
            f"{MOST} mm is the most)"
        )
    return layout.bleed + MARKS_TO + 1 if _marked(layout) else layout.bleed


def shop_job(layout: Layout) -> dict[str, Any]:
    """What shop.typ needs: bleed and slug in millimetres, and the crop marks of one page."""
    card = layout.format
    marks = trim_marks(card.width, card.height, layout.bleed) if _marked(layout) else ()
    return {"bleed": layout.bleed, "slug": slug(layout), "lines": list(marks)}


def shop_note(file: str, title: str, pages: int, cards: int, layout: Layout) -> str:
    """The text that goes to the shop beside `file`, a PDF of `pages` with `cards` method cards."""
    facts = {"File": [file], "Pages": _pages(pages // 2, cards), **_paper(layout), **ALWAYS}
    lines = [
        f"{name + ':' if n == 0 else '':<12}{text}"
        for name, texts in facts.items()
        for n, text in enumerate(texts)
    ]
    return "\n".join([NOTE, title, "", *lines, ""])


def _pages(leaves: int, cards: int) -> list[str]:
    others = f", {cards} of them method cards" if cards != leaves else ""
    counted = f"{2 * leaves}: {leaves} card{'' if leaves == 1 else 's'} with two sides{others}"
    order = "pages 1 and 2 are front and back of the first card"
    if leaves == 1:
        return [counted, order]
    return [counted, f"{order}, pages 3 and 4", "of the second, and so on; every card is different"]


def _paper(layout: Layout) -> dict[str, list[str]]:
    card, bleed, around = layout.format, layout.bleed, 2 * slug(layout)
    return {
        "Trim size": [f"{card.width:g} x {card.height:g} mm, upright (TrimBox of each page)"],
        "Bleed": [f"{bleed:g} mm on all four sides"],
        "Page size": [
            f"{card.width + around:g} x {card.height + around:g} mm (MediaBox)",
            _marks_in_words(layout),
            "no BleedBox is written: take the bleed from the TrimBox",
        ],
    }


def _marked(layout: Layout) -> bool:
    # without bleed there is nothing to cut off
    return layout.marks and layout.bleed > 0


def _marks_in_words(layout: Layout) -> str:
    if not _marked(layout):
        return "without crop marks"
    near, far = layout.bleed + MARKS_FROM, layout.bleed + MARKS_TO
    return f"with crop marks, {near:g} to {far:g} mm outside the trim"
