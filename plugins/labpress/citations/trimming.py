"""Trimming: the text of a style without what has no say in what is printed.

At each page pandoc reads the style anew, which takes it as long as setting ten citations. A third
of a style are blanks, the names of its authors and words in other languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from labpress.citations.pruning import prune

NAMESPACE = "http://purl.org/net/xbiblio/csl"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NEEDED = frozenset(f"{{{NAMESPACE}}}{name}" for name in ("title", "id", "category"))
"""What stays of the facts about a style."""


def trimmed(style: str, langs: Iterable[str], works: Iterable[Mapping[str, Any]] = ()) -> str:
    """The text of a style that is used for pages in `langs`, and for no other works than `works`
    if there are any; the same text if it is no XML."""
    try:
        root = ElementTree.fromstring(style)
    except ElementTree.ParseError:  # pandoc will say what is wrong
        return style
    spoken = {_language(lang) for lang in (*langs, root.get("default-locale", "en"))}
    for info in root.findall(f"{{{NAMESPACE}}}info"):
        info[:] = [fact for fact in info if fact.tag in NEEDED]
    locales = root.findall(f"{{{NAMESPACE}}}locale[@{LANG}]")
    foreign = [locale for locale in locales if _language(locale.get(LANG, "")) not in spoken]
    root[:] = [part for part in root if part not in foreign]
    if items := list(works):
        prune(root, items)
    for element in root.iter():
        _without_blanks(element)
    ElementTree.register_namespace("", NAMESPACE)
    return ElementTree.tostring(root, encoding="unicode")


def _language(lang: str) -> str:
    """`en` of `en-GB`: a page takes the words of a style for its language, whatever the country."""
    return lang.replace("_", "-").partition("-")[0].casefold()


def _without_blanks(element: Element) -> None:
    """Takes out the blanks between elements; those that are a word's stay."""
    element.tail = None
    if len(element):
        element.text = None
