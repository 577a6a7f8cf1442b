"""DrawingFaults: what a drawing (SVG) has in it that does more than draw, as is said to its lab.

A browser runs no script of a drawing that stands in a page, and fetches nothing for it. Opened by
its own address, though, the same file is a page of the site, and all of it works.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

_ELSEWHERE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_IN_RULES = re.compile(r"""(?:url\(|@import)\s*['"]?\s*(?:https?:)?//""", re.IGNORECASE)
_RUNS = re.compile(r"\s*(?:java|vb)script:", re.IGNORECASE)
_SCRIPT = ("has a script in it", "save it as plain SVG, or take out all <script> and on…= in it")
_FOREIGN = (
    "takes parts from another site, which browsers do not fetch for a picture",
    "put pictures into the drawing itself, turn its text into paths, and save it as plain SVG",
)
_BROKEN = ("is not whole, so browsers show nothing of it", "save it again as SVG")


def drawing_faults(path: Path) -> tuple[tuple[str, str], ...]:
    """What is wrong with the SVG in `path`, and what to do: scripts, what is fetched from others,
    and a file that breaks off. Links to elsewhere are no fault."""
    found: dict[tuple[str, str], None] = {}
    try:
        with path.open("rb") as file:
            for _, element in etree.iterparse(file, events=("end",)):
                found |= dict.fromkeys(_faults(element))
                element.clear()
    except etree.ParseError:
        found[_BROKEN] = None
    return tuple(found)


def _faults(element: etree.Element) -> Iterator[tuple[str, str]]:
    tag = element.tag.rpartition("}")[2].lower()
    if tag == "script":
        yield _SCRIPT
    if tag == "style" and _IN_RULES.search(element.text or ""):
        yield _FOREIGN
    for key, value in element.items():
        fetched = tag != "a" and key.rpartition("}")[2].lower() in ("href", "src")
        if key.lower().startswith("on") or _RUNS.match(value):
            yield _SCRIPT
        elif _IN_RULES.search(value) or (fetched and _ELSEWHERE.match(value)):
            yield _FOREIGN
