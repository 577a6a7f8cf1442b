"""Markup: the HTML of pandoc's inlines, as far as citations and references need any.

Here and not in Lua, where every element would be carried between two languages: that took as long
as setting the citations. Text is escaped, and of links only those to references and the web stay.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Node = Mapping[str, Any]
"""An inline as pandoc's JSON has it: `t` is its kind, `c` its content."""

TAGS: Mapping[str, tuple[str, str]] = {
    "Emph": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"),
    "Underline": ("<u>", "</u>"),
    "Strikeout": ("<del>", "</del>"),
    "SmallCaps": ('<span class="smallcaps">', "</span>"),
}
QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": "<br />"}
# pandoc makes a link of whatever stands in a URL field, with https:// before `javascript:alert(1)`
ADDRESS = re.compile(r"(?:https?|ftp)://(?:[\w.-]|[^\x00-\x7f])+(?::\d+)?(?:[/?#].*)?", re.DOTALL)
SPACE: Node = {"t": "Space"}


def html_of(nodes: Sequence[Node]) -> str:
    """The HTML of inlines, without the blanks at its ends."""
    return _html(clean(nodes)).strip()


def inlines_of(blocks: Iterable[Node]) -> list[Node]:
    """What stands in paragraphs, as one."""
    found: list[Node] = []
    for block in blocks:
        found += [SPACE] if found else []
        found += block["c"]
    return found


def is_address(target: str) -> bool:
    """Whether a link may lead there: a name of a host and perhaps a port, no password."""
    return ADDRESS.fullmatch(target) is not None


def clean(nodes: Iterable[Node]) -> list[Node]:
    """Inlines without what is pandoc's own: nested emphasis, spans, and links to nowhere."""
    return [one for node in nodes for one in _cleaned(node)]


def _cleaned(node: Node) -> Iterable[Node]:
    kind = node["t"]
    if kind in ("Str", "Space"):
        return (node,)
    if kind in ("Emph", "Strong"):
        return _flipped(kind, clean(node["c"]))
    if kind in TAGS:
        return ({"t": kind, "c": clean(node["c"])},)
    if kind == "Cite":
        return clean(node["c"][1])
    if kind == "Link":
        return _link(node)
    if kind == "Span":
        return _span(node)
    if kind == "Quoted":
        return ({"t": kind, "c": [node["c"][0], clean(node["c"][1])]},)
    if kind == "Note":
        # a style of notes is set in the line; the page decides where notes go
        return (_in_span("cite-note", clean(inlines_of(node["c"]))),)
    return (node,)


def _flipped(kind: str, content: list[Node]) -> Iterator[Node]:
    """Emphasis within emphasis is plain, and stays so where a reader's program does not know it."""
    run: list[Node] = []
    for one in content:
        if one["t"] != kind:
            run.append(one)
            continue
        if run:
            yield {"t": kind, "c": run}
            run = []
        yield from one["c"]
    if run:
        yield {"t": kind, "c": run}


def _link(node: Node) -> Iterable[Node]:
    _, content, (target, _) = node["c"]
    inside = clean(content)
    if not target.startswith("#ref-"):
        return (_to(target, inside),) if is_address(target) else inside
    # a note is a link to its reference as a whole; a DOI in it, which is a link too, ends that one
    inner = next((at for at, one in enumerate(inside) if one["t"] == "Link"), 0)
    return (_to(target, inside[:inner] if inner else inside), *(inside[inner:] if inner else ()))


def _span(node: Node) -> Iterable[Node]:
    (_, classes, _), content = node["c"]
    inside = clean(content)
    if "csl-left-margin" in classes:
        return (_in_span("ref-number", inside),)
    if "smallcaps" in classes:
        return (_in_span("smallcaps", inside),)
    # an annotation, which a style sets on a line of its own
    apart = "csl-block" in classes or "csl-indent" in classes
    return (SPACE, *inside) if apart else inside


def _to(target: str, content: list[Node]) -> Node:
    return {"t": "Link", "c": [["", [], []], content, [target, ""]]}


def _in_span(name: str, content: list[Node]) -> Node:
    return {"t": "Span", "c": [["", [name], []], content]}


def _html(nodes: Iterable[Node]) -> str:
    return "".join(map(_one, nodes))


def _one(node: Node) -> str:
    kind = node["t"]
    if kind == "Str":
        return _text(node["c"])
    if kind in SPACES:
        return SPACES[kind]
    if kind in TAGS:
        start, end = TAGS[kind]
        return f"{start}{_html(node['c'])}{end}"
    if kind == "Link":
        _, content, (target, _) = node["c"]
        role = ' role="doc-biblioref"' if target.startswith("#ref-") else ""
        return f'<a href="{_text(target)}"{role}>{_plain_links(content)}</a>'
    if kind == "Span":
        return f'<span class="{node["c"][0][1][0]}">{_html(node["c"][1])}</span>'
    if kind == "Quoted":
        start, end = QUOTES[node["c"][0]["t"]]
        return f"{start}{_html(node['c'][1])}{end}"
    text = _text(node["c"][1])  # Code, RawInline and Math: a kind, then the text
    return f"<code>{text}</code>" if kind == "Code" else text


def _plain_links(content: Iterable[Node]) -> str:
    """The HTML of what stands in a link, in which no other may be."""
    return _html(
        one for node in content for one in (node["c"][1] if node["t"] == "Link" else [node])
    )


def _text(text: str) -> str:
    return html.escape(text, quote=False).replace('"', "&quot;")
