"""HTML tree: a Body's HTML as a small tree of elements, for media that are no browser, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_VOID = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


@dataclass(slots=True)
class Element:
    """One element; `children` are elements and texts in their order."""

    tag: str
    attributes: Mapping[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The names in its `class`."""
        return frozenset(self.attributes.get("class", "").split())

    def within(self) -> Iterator[Element]:
        """All elements below it, depth first."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.within()


def parse_html(html: str) -> Element:
    """A root without a name that holds what `html` says. Comments are left out."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


def as_html(node: Element | str) -> str:
    """`node` as HTML, everything in it escaped; a root without a name is only its children."""
    if isinstance(node, str):
        return escape(node, quote=False)
    inside = "".join(map(as_html, node.children))
    if not node.tag:
        return inside
    attributes = "".join(f' {name}="{escape(v)}"' for name, v in node.attributes.items())
    start = f"<{node.tag}{attributes}>"
    return start if node.tag in _VOID else f"{start}{inside}</{node.tag}>"


def words_of(node: Element | str) -> str:
    """The text of `node` and all below it, white space as it stands."""
    return node if isinstance(node, str) else "".join(map(words_of, node.children))


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        tags = [element.tag for element in self.open]
        if tag in tags[1:]:
            last = len(tags) - 1 - tags[::-1].index(tag)
            del self.open[last:]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
