"""What a writer changes between two builds. Each step can be taken again and again, somewhere else
each time; `turn` counts from 0."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from _bench_lab import SPARE, WORKS
from _bench_sites import Site


def cold(site: Site, turn: int) -> None:
    """As if it had never been built."""
    for name in (site.layout.output, *site.layout.kept):
        path = site.folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def none(site: Site, turn: int) -> None:
    """Leaves all as it was."""


def word(site: Site, turn: int) -> None:
    """A word more in an essay's first sentence."""
    _replace(edited(site, turn), "\n---\n\n", f"\n---\n\nWord{turn} ")


def edited(site: Site, turn: int) -> Path:
    """The essay that gets a word more."""
    return site.essay(_early(site, 2 * turn))


def title(site: Site, turn: int) -> None:
    """An essay gets another title, so whatever names it changes too."""
    _replace(site.essay(_early(site, 2 * turn + 1)), "title: ", f"title: Once{turn} more ")


def card(site: Site, turn: int) -> None:
    """A card's purpose, which is shown beside the essays that ask to try it."""
    _replace(site.card(1 + turn % site.lab.cards), "purpose: ", f"purpose: Once{turn} more, ")


def reference(site: Site, turn: int) -> None:
    """The title of a work in the bibliography."""
    key = f"{{work{turn % WORKS},"
    text = site.bibliography.read_text(encoding="utf-8")
    before, after = text.split(key, 1)
    changed = after.replace("title = {", f"title = {{Once{turn} more ", 1)
    site.bibliography.write_text(before + key + changed, encoding="utf-8")


def deletion(site: Site, turn: int) -> None:
    """An essay to which no other has a link. Labpress wants to hear that this is meant."""
    file = site.essay(site.lab.essays - turn)
    file.unlink()
    if site.layout.gone:
        path = site.folder / site.layout.gone
        before = path.read_text(encoding="utf-8") if turn else "old,new\n"
        path.write_text(f"{before}/essays/{file.stem}/,gone\n", encoding="utf-8")


STEPS: Mapping[str, Callable[[Site, int], None]] = {
    "cold": cold,
    "none": none,
    "word": word,
    "title": title,
    "card": card,
    "reference": reference,
    "deletion": deletion,
}
SERVE, EDITIONS = "serve", "editions"
"""What only Labpress is asked: how soon a save is seen, and which PDFs are made again."""
ALL_STEPS = (*STEPS, SERVE, EDITIONS)
WHOLE = ("cold", "word")
"""Enough of those who keep nothing, since each of their builds does all the work."""


def steps_of(chosen: list[str], *, keeps: bool, cited: bool) -> list[str]:
    """Which of `chosen` say something of a builder, in the order in which they are taken."""
    own = [step for step in STEPS if step in chosen and (keeps or step in WHOLE)]
    return [step for step in own if cited or step != "reference"]


def _early(site: Site, place: int) -> int:
    """The number of an essay that no deletion takes away."""
    return 1 + place % max(1, site.lab.essays - SPARE)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
