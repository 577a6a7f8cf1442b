"""One contender at one task in a process of its own; each imports nothing but what it needs.

_bench_contenders.py labpress LAYOUT FACES CARDS OUT    faces to a PDF, as Labpress does it
_bench_contenders.py typst JOB OUT                      only the drawing, with all choices made
_bench_contenders.py typst-measuring JOB OUT            first what the choices were made from
_bench_contenders.py weasyprint HTML OUT
_bench_contenders.py labpress-counting COUNTS ARGS…     `labpress ARGS…`; how often Typst was asked
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

LAYOUTS = {"a6": ("a6", None), "sheets": ("a6-safe", "a4")}
"""Of each layout that is measured, the size of card and the sheet."""
DATED = 1_767_225_600


def labpress(layout: str, faces: str, cards: str, out: str) -> None:
    """From the faces of cards to their PDF."""
    data = json.loads(Path(faces).read_text(encoding="utf-8"))
    Path(out).write_bytes(printed(layout, data["faces"][: int(cards)]))


def printed(layout: str, faces: Sequence[Mapping[str, Any]]) -> bytes:
    """`faces` as a deck, by the printing room's own door. SystemExit if something does not fit."""
    from labpress.content import Card
    from labpress.markdown import Body
    from labpress.printing.decks import Deck
    from labpress.printing.formats import FORMATS
    from labpress.printing.layouts import Layout
    from labpress.printing.paper import Paper
    from labpress.printing.sheets import SHEETS
    from labpress.printing.sides import sides_of
    from labpress.printing.typesetting import set_deck
    from labpress.problems import Level

    size, sheet = LAYOUTS[layout]
    card = Card(path="docs/cards/card.md", slug="card", title="A card", body=Body(""))
    sides = tuple(side for face in faces for side in sides_of(dict(face), card, False))
    deck = Deck("Method cards", "", ("A lab",), "en-GB", sides, card)
    paper = Paper("https://bench.example.org/", "A lab", "CC BY 4.0")
    made = set_deck(deck, paper, Layout(FORMATS[size], sheet=SHEETS[sheet] if sheet else None))
    wrong = [str(problem) for problem in made.problems if problem.level is Level.ERROR]
    if wrong or not made.pdf:
        raise SystemExit("\n".join(wrong))
    return made.pdf


def typst(job: str, out: str) -> None:
    """A bare compile, by the same rules and with the same fonts."""
    import typst

    asked = json.loads(Path(job).read_text(encoding="utf-8"))
    pdf = typst.compile(
        asked["template"],
        root=asked["root"],
        font_paths=[asked["fonts"]],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=DATED,
    )
    Path(out).write_bytes(pdf)


def typst_measuring(job: str, out: str) -> None:
    """All that Typst is asked for, and nothing of what Labpress does beside."""
    import typst as bare

    asked = json.loads(Path(job).read_text(encoding="utf-8"))
    for one in asked["measured"]:
        bare.query(
            one["template"],
            "<fit>",
            root=one["root"],
            font_paths=[asked["fonts"]],
            ignore_system_fonts=True,
        )
    typst(job, out)


def weasyprint(html: str, out: str) -> None:
    """With the same promise of accessibility that our PDFs make."""
    import weasyprint

    weasyprint.HTML(html).write_pdf(out, pdf_variant="pdf/ua-1")


def labpress_counting(counts: str, *arguments: str) -> None:
    """A verb of the command line, and into the file `counts` how often Typst measured and drew, and
    a digest of each PDF that it `drew`: of an essay there may be several, until its pages end well.
    """
    from unittest.mock import patch

    import typst

    from labpress.cli import main

    asked = {"query": 0, "compile_with_warnings": 0, "compile": 0}
    drew = []
    compiler = typst.Compiler

    class Counting:
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            self._compiler = compiler(*args, **kwargs)

        def compile_with_warnings(self, **options: Any) -> Any:
            asked["compile_with_warnings"] += 1
            pdf, warnings = self._compiler.compile_with_warnings(**options)
            whole = b"".join(pdf) if isinstance(pdf, list) else pdf or b""
            drew.append(sha256(whole).hexdigest())
            return pdf, warnings

        def __getattr__(self, name: str) -> Any:
            asked[name] += 1
            return getattr(self._compiler, name)

    with patch.object(typst, "Compiler", Counting):
        main(list(arguments), standalone_mode=False)
    Path(counts).write_text(json.dumps({**asked, "drew": drew}), encoding="utf-8")


CONTENDERS: dict[str, Callable[..., None]] = {
    "labpress": labpress,
    "typst": typst,
    "typst-measuring": typst_measuring,
    "weasyprint": weasyprint,
    "labpress-counting": labpress_counting,
}

if __name__ == "__main__":
    CONTENDERS[sys.argv[1]](*sys.argv[2:])
