"""Makes what the contenders print, untimed: faces, the drawing that Typst gets, and HTML.

_bench_prepare.py LAB OUT CARDS    the first cards of the lab LAB, into the folder OUT
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import typst
from _bench_contenders import LAYOUTS, printed
from _bench_html import page

from labpress.cli.terminal import reading
from labpress.content import Card
from labpress.lab import Lab
from labpress.printing.faces import card_face
from labpress.printing.fonts import FONTS
from labpress.printing.paper import Paper


def main(lab_folder: Path, out: Path, cards: int) -> None:
    """Writes faces.json of all cards, and for the first `cards` cards.html and a job a layout."""
    with reading(lab_folder / "mkdocs.yml") as (lab, _):
        paper = _paper(lab)
        faces = [
            card_face(card, paper, _cited, str).face
            for card in lab.catalogue.of("card")
            if isinstance(card, Card)
        ]
    (out / "faces.json").write_text(json.dumps({"faces": faces}), encoding="utf-8")
    html = page(faces[:cards], paper.words, FONTS)
    (out / "cards.html").write_text(html, encoding="utf-8")
    for name in LAYOUTS:
        job = _drawing_of(name, faces[:cards], out / name)
        (out / f"{name}.job.json").write_text(json.dumps(job), encoding="utf-8")


def _paper(lab: Lab) -> Paper:
    settings = lab.settings
    return Paper(settings.site_url, settings.site_name, settings.licence, settings.language)


def _cited(cluster: str) -> str:
    # pandoc's part is in the whole command, which is measured beside
    return f"{cluster.strip('@{}[]').capitalize()} (2008)"


def _drawing_of(layout: str, faces: Sequence[Mapping[str, Any]], kept: Path) -> dict[str, Any]:
    """What Typst is handed in the end, with all choices made; and before, to measure. What it is
    handed lies in a folder for a moment, so a copy is kept."""
    asked: list[dict[str, str]] = []
    compiler = typst.Compiler

    def noted(template: str, *, root: str, **options: Any) -> Any:
        copy = shutil.copytree(root, kept / str(len(asked)))
        asked.append({"template": str(copy / Path(template).name), "root": str(copy)})
        return compiler(template, root=root, **options)

    with patch.object(typst, "Compiler", noted):
        printed(layout, faces)
    *measured, drawn = asked
    return {**drawn, "measured": measured, "fonts": str(FONTS)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
