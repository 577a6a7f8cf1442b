"""Pieces: what stands in a line or for a whole medium, and that pandoc does not know as it is.

Each takes the repairs that it is part of and the element, and gives what stands for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from labpress.articles.filling import Node, element, linked
from labpress.markdown.html_tree import Element, words_of
from labpress.problems import Level

if TYPE_CHECKING:
    from labpress.articles.repairs import Repairs

MEDIA = {"audio": "a recording", "video": "a film", "iframe": "an embedded page"}
TICKS = {False: "☐ ", True: "☒ "}
"""pandoc makes ticks of these letters."""


def code(repairs: Repairs, node: Element) -> Sequence[Node]:
    """Code within a line, without its colours."""
    return [element("code", words_of(node))]


def formula(repairs: Repairs, node: Element) -> Sequence[Node]:
    """A formula's TeX, without the brackets that Python-Markdown keeps round it."""
    text = words_of(node).strip()
    display = text.startswith("\\[")
    if text.startswith(("\\(", "\\[")) and text.endswith(("\\)", "\\]")):
        text = text[2:-2].strip()
    formula = element("span", text, data_math="display" if display else "inline")
    return [element("p", formula)] if node.tag == "div" else [formula]


def note(repairs: Repairs, node: Element) -> Sequence[Node] | None:
    """The sign of a footnote: it names the note that it stands for."""
    links = [found for found in node.within() if "footnote-ref" in found.classes]
    if node.tag != "sup" or not links:
        return None
    return [element("span", data_note=links[0].attributes.get("href", "").lstrip("#"))]


def abbreviation(repairs: Repairs, node: Element) -> Sequence[Node]:
    """An abbreviation with its meaning: in brackets where it comes first, unless the text says
    it anyway; for Markdown as an attribute."""
    inside, meaning = repairs.all(node.children), node.attributes.get("title", "")
    if repairs.abbreviations is None:
        return [Element("abbr", {"title": meaning}, inside)]
    said = meaning.casefold() in repairs.plain.casefold() or meaning in repairs.abbreviations
    repairs.abbreviations.add(meaning)
    return inside if said or not meaning else [*inside, f" ({meaning})"]


def task(repairs: Repairs, node: Element) -> Sequence[Node] | None:
    """A tick as a letter; pandoc makes a tick of it again."""
    if node.attributes.get("type") != "checkbox":
        return None
    return [TICKS["checked" in node.attributes]]


def media(repairs: Repairs, node: Element) -> Sequence[Node]:
    """A link to a film or a recording, which cannot go along."""
    sources = [node, *(found for found in node.within() if found.tag == "source")]
    address = next((s.attributes["src"] for s in sources if s.attributes.get("src")), "")
    what = MEDIA[node.tag]
    repairs.losses.say(
        f"{what} cannot go along, so a link stands for it",
        "give its words, too",
        level=Level.ADVICE,
        words=address or f"<{node.tag}",
    )
    within = repairs.all(c for c in node.children if words_of(c).strip())
    word = what.split(" ", 1)[1].capitalize()
    return [element("p", *linked([f"[{word}]"], address and repairs.address(address))), *within]


def drawing(repairs: Repairs, node: Element) -> Sequence[Node]:
    """A drawing within the HTML, mostly an icon: it cannot go along."""
    if node.attributes.get("aria-hidden") != "true":
        repairs.losses.say(
            "a drawing written into the text cannot go along",
            "save it as a picture with words that say what it shows",
            level=Level.ADVICE,
            words="<svg",
        )
    titles = [words_of(found) for found in node.within() if found.tag == "title"]
    return [words for words in titles if words]
