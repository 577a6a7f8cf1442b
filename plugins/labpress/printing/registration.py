"""Registration: a test sheet that shows how far a printer lays a back from its front."""

from __future__ import annotations

from typing import Any

from labpress.printing.compiler import compile_pdf
from labpress.printing.fonts.own import NONE, OwnFonts
from labpress.printing.footlines import RULER
from labpress.printing.labels import Labels, labels_for
from labpress.printing.languages import spoken
from labpress.printing.presets import with_presets
from labpress.printing.sheets import Sheet
from labpress.problems import PrintError

INSET = 20
"""From the edge of the paper to the middle of a cross, in millimetres."""
DATED = 946_684_800
"""1 January 2000: the sheet is the same on every day."""


def registration_sheet(
    sheet: Sheet,
    duplex: str,
    words: Labels | None = None,
    own: OwnFonts = NONE,
    turned: bool = False,
) -> bytes:
    """A PDF of two pages for `sheet`, upright or `turned` to lie on its long edge, in a lab's
    `words` (else in English) and, for letters that the house has not, in its `own` fonts.

    The crosses of both pages lie at the same places and mirror each other in both directions, so
    that each meets its own like whichever edge the paper is turned on. Raises PrintError if Typst
    refuses the job.
    """
    job = _job(sheet, duplex, words or labels_for("en"), turned) | {"families": list(own.families)}
    compiled = compile_pdf(job, DATED, "registration.typ", own)
    if not compiled.pdf:
        raise PrintError(f"the test sheet could not be made: {' '.join(compiled.complaints)}")
    return with_presets(compiled.pdf, duplex)


def _job(sheet: Sheet, duplex: str, words: Labels, turned: bool) -> dict[str, Any]:
    width, height = (sheet.height, sheet.width) if turned else (sheet.width, sheet.height)
    # English words stand in for a language without its own, and are tagged as such
    language, region = spoken(words.say.lang)
    how = words["test-print"].format(sheet=sheet.label, how=words[f"test-{duplex}"])
    # as in an imposition: an upright edge is turned like a page, a level one like a calendar
    turn = "page" if turned == (duplex == "short") else "calendar"
    ruler = words["test-ruler"].format(length=RULER)
    front = [how, ruler, words[f"test-turn-{turn}"], words["test-prick"]]
    back = [words[key] for key in ("test-read", "test-good", "test-near", "test-far")]
    return {
        "title": words["test-sheet"],
        "lang": language,
        "region": region,
        "w": width,
        "h": height,
        "crosses": _crosses(width, height),
        "ruler": RULER,
        "size": words["full-size"],
        "pages": [
            {"name": words["test-front"], "first": 1, "steps": front},
            {"name": words["test-back"], "first": 1 + len(front), "steps": back},
        ],
    }


def _crosses(width: float, height: float) -> list[tuple[float, float]]:
    """The corners, and the middles of the sides."""
    xs, ys = (INSET, width / 2, width - INSET), (INSET, height / 2, height - INSET)
    middle = (xs[1], ys[1])
    return [(x, y) for y in ys for x in xs if (x, y) != middle]
