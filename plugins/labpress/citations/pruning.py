"""Pruning: the parts of a style that none of the works at hand can ever reach, taken out.

At each page pandoc reads the style anew, with every macro written out where it is used: what is for
laws and for songs costs as much as what is for the articles that the page cites.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

CSL = "{http://purl.org/net/xbiblio/csl}"
OF_VARIABLES = ("variable", "is-numeric", "is-uncertain-date")
"""Conditions that name variables, and hold for none that a work lacks."""
MADE = frozenset(
    ("locator", "page-first", "citation-number", "citation-label", "citation-key", "year-suffix",
     "first-reference-note-number", "container-title-short", "title-short", "event", "event-title")
)  # fmt: skip
"""Variables that a work may have though its item does not name them so."""


def prune(root: Element, works: Iterable[Mapping[str, Any]]) -> None:
    """Takes out of the style all that no work among `works` can reach, CSL items. What is printed
    of them stays what it is.

    Nothing is taken out where a note could set a type or a variable, as CSL's processors let it, or
    where pandoc would then think that the style never says where the letter of `2018a` goes.
    """
    items = list(works)
    if any(":" in str(item.get("note", "")) for item in items):
        return
    types = frozenset(str(item.get("type", "")) for item in items)
    names = MADE.union(name.casefold() for item in items for name in item)
    says = _says_letter(root)
    whole = [(choose, list(choose)) for choose in root.iter(f"{CSL}choose")]
    for choose, branches in whole:
        choose[:] = [one for one in branches if _is_reached(one, types, names)]
    if _says_letter(root) != says:
        for choose, branches in whole:
            choose[:] = branches
        return
    used = {id(macro) for macro in _used(root)}
    root[:] = [part for part in root if part.tag != f"{CSL}macro" or id(part) in used]


def _is_reached(branch: Element, types: frozenset[str], names: frozenset[str]) -> bool:
    """Whether the condition of a branch may hold for one of the works."""
    matches = branch.get("match", "all")
    tests = [
        name in types if attribute == "type" else name.casefold() in names
        for attribute in ("type", *OF_VARIABLES)
        for name in branch.get(attribute, "").split()
    ]
    others = set(branch.attrib) - {"match", "type", *OF_VARIABLES}
    if matches == "all":
        return all(tests)
    return matches != "any" or any(tests) or bool(others) or not tests


def _says_letter(root: Element) -> bool:
    """Whether the style says where the letter of `2018a` goes, in the way that pandoc asks."""
    macros = _macros(root)
    waiting = list(root.iter(f"{CSL}layout"))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{CSL}text" and element.get("variable") == "year-suffix":
            return True
        if element.tag != f"{CSL}names":
            waiting += [*element, *macros.pop(element.get("macro", ""), ())]
    return False


def _used(root: Element) -> Iterator[Element]:
    """The macros that the style still names, from where it begins."""
    macros, seen = _macros(root), set[str]()
    waiting = [part for part in root if part.tag != f"{CSL}macro"]
    while waiting:
        for element in waiting.pop().iter():
            name = element.get("macro", "")
            if name in macros and name not in seen:
                seen.add(name)
                waiting.append(macros[name])
                yield macros[name]


def _macros(root: Element) -> dict[str, Element]:
    return {macro.get("name", ""): macro for macro in root.findall(f"{CSL}macro")}
