"""Marks: when the tree is final, gives each draft its words, the block that holds it an id, and its
element a sealed number."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Container

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from labpress.markdown.body import OWN_SCHEMES, Block, Mark
from labpress.markdown.drafts import Draft, Walk
from labpress.markdown.elements import Own, Report
from labpress.markdown.links import is_readable, is_safe, scheme_of
from labpress.markdown.seals import opening
from labpress.markdown.words import plain_text, running_text, written
from labpress.problems import Level

_ANCHORED = frozenset({"cite", "try-this", *OWN_SCHEMES})


class Finish(Treeprocessor):
    """When ids, quotes and attribute lists are settled: gives the marks their words, the blocks
    that hold them an id, and their elements a sealed number."""

    def __init__(self, md: Markdown, walk: Walk, report: Report) -> None:
        super().__init__(md)
        self._walk, self._report = walk, report
        self.start("")

    def start(self, seal: str) -> None:
        """To be called before each text."""
        self.seal = seal
        self.marks: list[Mark] = []
        self.blocks: list[Block] = []
        self.own: dict[str, str] = {}  # sealed number -> final opening tag

    def run(self, root: etree.Element) -> None:
        anchors = self._anchors(root)
        contexts: dict[etree.Element, str] = {}
        for n, draft in enumerate(self._walk.drafts):
            block = draft.block
            if block is not None and block not in contexts:
                contexts[block] = plain_text(block, self.md)
            context, anchor = "", ""
            if block is not None:
                context, anchor = contexts[block], anchors.get(block, block.get("id", ""))
            key = context if draft.kind == "heading" else draft.key
            if draft.kind in ("link", "image") and not is_readable(key):
                key = "#"
            text = self._text(draft)
            said = draft.element.said if isinstance(draft.element, Own) else ()
            place = (context, anchor)
            self.marks.append(
                Mark(n, draft.kind, key, draft.line, text, *place, said, draft.within)
            )
            self._seal(n, draft)
        texts = ((kind, line, running_text(el, self.md)) for kind, line, el in self._walk.texts)
        self.blocks = [Block(kind, line, text) for kind, line, text in texts if text]

    def _anchors(self, root: etree.Element) -> dict[etree.Element, str]:
        """Ids of the blocks that others may point to; `p-4` for the fourth if it has none."""
        taken = {element.get("id") for element in root.iter()}
        anchored = [draft.block for draft in self._walk.drafts if draft.kind in _ANCHORED]
        anchors: dict[etree.Element, str] = {}
        for block in anchored:
            if block is None or block in anchors:
                continue
            anchors[block] = block.get("id", "") or _free(f"p-{len(anchors) + 1}", taken)
            block.set("id", anchors[block])
        return anchors

    def _text(self, draft: Draft) -> str:
        element = draft.element
        match draft.kind:
            case "heading" | "list" | "bibliography":
                return ""
            case "cite":
                return draft.own["source"]
            case "image":
                return " ".join(written(element.get("alt", "")).split())
            case "chart":
                summary = draft.element.find("p")
                return "" if summary is None else plain_text(summary, self.md)
            case _:
                words = plain_text(element, self.md)
                images = (written(image.get("alt", "")) for image in element.iter("img"))
                return words or " ".join(" ".join(images).split())

    def _seal(self, n: int, draft: Draft) -> None:
        element, number = draft.element, f"{self.seal}{n}"
        if draft.kind in ("link", "image"):
            self._slot(element, draft, number)
        elif draft.own:
            self.own[number] = opening(str(element.tag), draft.own, n)
            element.set("n", number)
            if draft.kind in ("try-this", "bibliography", "chart"):
                element.tail = element.tail or "\n"  # as after Markdown's own blocks

    def _slot(self, element: etree.Element, draft: Draft, number: str) -> None:
        name = "src" if draft.kind == "image" else "href"
        readable = is_readable(draft.key)
        if readable and is_safe(draft.key):
            element.set(name, f"labpress:{number}")
            return
        element.set(name, "#")
        self._report(
            Level.ERROR,
            draft.line,
            f"a link may not begin with `{scheme_of(draft.key)}:`"
            if readable
            else f"`{draft.key}` is no address",
            "use https:, mailto:, tel:, doi:, or the path of a page or file",
        )


def _free(name: str, taken: Container[str | None]) -> str:
    while name in taken:  # a heading "P 1", say, has it
        name += "-"
    return name
