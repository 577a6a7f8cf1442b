"""Essay tree: the repaired HTML of a text as blocks and runs, plain data for `essay.typ`. What is
no block that paper knows is said, and its words stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from labpress.articles import Losses
from labpress.articles.filling import Node
from labpress.articles.folds import ECHO
from labpress.markdown.html_tree import Element, words_of
from labpress.printing.essay_elements import all_within, is_sign, is_tag, terms_in, without_signs
from labpress.printing.essay_joins import is_task, paragraphs_of
from labpress.printing.essay_runs import INLINE, Block, Lettered, Words
from labpress.printing.essay_tables import headless_on, table
from labpress.printing.essay_words import spoken
from labpress.printing.fonts.own import NONE, OwnFonts

MARKERS = {"a": "a.", "A": "A.", "i": "i.", "I": "I."}
LABELS = {
    "Box Label": "label", "Box Title": "title", "Tab Label": "tab", "Mark of Draft": "draft",
}  # fmt: skip
ENDS = "Ends"
"""How what stands below a text looks, such as thanks and licence."""
REFERENCES = "references"
"""The id of the heading that every text may have, and contents need not list."""
_PULL = frozenset(("pull", "pull-quote", "pullquote"))
_DEEPEST = 6


class Tree:
    """Reads the nodes of one essay. `pictures` has the file of each picture by its address in the
    text; `words` gathers the formulas. Headings begin below `level`. `lettered`: see Words."""

    def __init__(
        self,
        nodes: Sequence[Node],
        losses: Losses,
        pictures: Mapping[str, str],
        *,
        own: OwnFonts = NONE,
        prefix: str = "",
        home: str = "",
        level: int = 1,
        lettered: Lettered = "",
    ) -> None:
        notes, anchors = dict[str, Element](), set[str]()
        for element in all_within(nodes):
            if "data-notes" in element.attributes:
                notes[element.attributes["data-notes"]] = element
            anchors.add(element.attributes.get("id", ""))
        self.words = Words(
            losses,
            notes,
            frozenset(anchors - {""}),
            self.blocks,
            pictures,
            own,
            prefix,
            home,
            lettered or ("paper" if notes else ""),
        )
        self._level = self._top = level
        self._headless = 0

    def blocks(self, nodes: Iterable[Node]) -> list[Block]:
        """The blocks that `nodes` make; words between blocks become paragraphs."""
        found: list[Block] = []
        loose: list[Node] = []
        for node in [*nodes, Element("wbr", {})]:
            if isinstance(node, str) or node.tag in INLINE:
                loose.append(node)
                continue
            found += self._paragraph(loose)
            loose = []
            found += self._block(node)
        return found

    def _block(self, node: Element) -> Iterable[Block]:
        own = node.attributes
        if "data-notes" in own or node.tag == "wbr":
            return []
        if "data-box" in own:
            return [self._box(node)]
        if "data-look" in own:
            return self._looked(node)
        if node.tag in _BLOCKS:
            return getattr(self, _BLOCKS[node.tag])(node)  # type: ignore[no-any-return]  # each gives blocks
        if len(node.tag) == 2 and node.tag[0] == "h" and node.tag[1].isdigit():
            return [self._heading(node)]
        return self._group(node)

    def _paragraph(self, nodes: Sequence[Node]) -> list[Block]:
        runs = self.words.line(nodes)
        if len(runs) == 1 and isinstance(runs[0], dict) and runs[0]["kind"] == "picture":
            return [{**runs[0], "kind": "plate"}]
        return list(paragraphs_of(runs))

    def _para(self, node: Element) -> list[Block]:
        found = self._paragraph(node.children)
        return self._dressed(node, found) if found else []

    def _heading(self, node: Element) -> Block:
        # no level is left out, which a screen reader would take for something missing
        wanted = self._top + max(1, int(node.tag[1]) - 1)
        self._level = min(wanted, self._level + 1, _DEEPEST)
        listed = node.attributes.get("id", "") != REFERENCES
        own = {"name": self._name(node), "listed": listed}
        if not any(map(is_sign, all_within(node.children))):
            runs = self.words.without_notes(node.children)
            return {"kind": "heading", "level": self._level, "of": runs, **own}
        shown = self.words.heading(node.children)
        plain = self.words.without_notes(without_signs(node.children))
        return {"kind": "heading", "level": self._level, "of": plain, "shown": shown, **own}

    def _list(self, node: Element) -> list[Block]:
        items = [child for child in node.children if is_tag(child, "li")]
        own = node.attributes
        start = int(own["start"]) if own.get("start", "").lstrip("-").isdigit() else 1
        read = [self.blocks(item.children) for item in items]
        return [
            {
                "kind": "list",
                "ordered": node.tag == "ol",
                "start": max(0, start),
                "marker": MARKERS.get(own.get("type", ""), "1."),
                "tight": not any(is_tag(c, "p") for item in items for c in item.children),
                "tasks": bool(read) and all(map(is_task, read)),
                "items": read,
            }
        ]

    def _terms(self, node: Element) -> list[Block]:
        items: list[dict[str, Any]] = []
        bare: list[Block] = []  # what explains no term, such as a line with a colon below a table
        for child in terms_in(node):
            if child.tag == "dt":
                items.append({"term": self.words.without_notes(child.children), "of": []})
            else:
                (items[-1]["of"] if items else bare).extend(self.blocks(child.children))
        return [*bare, {"kind": "terms", "items": items}] if items else bare

    def _code(self, node: Element) -> list[Block]:
        text = self.words.text(words_of(node), code=True).expandtabs(4)
        lang = node.attributes.get("class", "")
        return [{"kind": "code", "text": text, "lang": lang, "long": text.count("\n") > 30}]

    def _quote(self, node: Element) -> list[Block]:
        named = [c for c in node.children if is_tag(c, "p") and "said-by" in c.classes]
        words = self.blocks(c for c in node.children if c not in named)
        by = [run for one in named for run in self.words.without_notes(one.children)]
        look = {"pull": bool(node.classes & _PULL), "echo": ECHO in node.classes}
        return [{"kind": "quote", **look, "of": words, "by": by}]

    def _figure(self, node: Element) -> list[Block]:
        captions = [c for c in node.children if is_tag(c, "figcaption")]
        inside = self.blocks(c for c in node.children if c not in captions)
        caption = [b for one in captions for b in self.blocks(one.children)]
        top = any(block["kind"] == "table" for block in inside)
        found = {"kind": "figure", "of": inside, "caption": caption, "top": top}
        return self._dressed(node, [found])

    def _table(self, node: Element) -> list[Block]:
        made, caption = table(node, self.words, self.blocks)
        if not made["columns"]:
            return caption
        if not made["head"]:
            self.words.losses.say(
                "a table has no head, so a screen reader cannot tell what its columns are",
                "make its first row a head",
                headless_on(self.words.losses.source, self._headless),
            )
            self._headless += 1
        if not caption:
            return [made]
        return [{"kind": "figure", "of": [made], "caption": caption, "top": True}]

    def _rule(self, node: Element) -> list[Block]:
        return [{"kind": "rule"}]

    def _box(self, node: Element) -> Block:
        inside = self.blocks(node.children)
        long = len(words_of(node)) > 1400
        return {"kind": "box", "look": node.attributes["data-box"], "long": long, "of": inside}

    def _looked(self, node: Element) -> list[Block]:
        look = node.attributes["data-look"]
        inside = self.blocks(node.children)
        if look in LABELS:
            return [{**b, "kind": LABELS[look]} if b["kind"] == "p" else b for b in inside]
        if look == ENDS:
            unlisted = [{**b, "listed": False} if b["kind"] == "heading" else b for b in inside]
            return [{"kind": "ends", "of": unlisted}]
        if look == "Bibliography":
            return self._dressed(node, [self._reference(b) for b in inside])
        return self._dressed(node, inside)

    def _reference(self, block: Block) -> Block:
        runs = block.get("of", [])
        number = runs[0] if runs and isinstance(runs[0], dict) else {}
        if number.get("kind") != "number":
            return {**block, "kind": "reference", "number": []}
        return {"kind": "reference", "number": number["of"], "of": runs[1:]}

    def _group(self, node: Element) -> list[Block]:
        """What holds blocks and is none itself."""
        return self._dressed(node, self.blocks(node.children))

    def _dressed(self, node: Element, blocks: list[Block]) -> list[Block]:
        """`blocks` with the language, direction and name of `node`, if it has any."""
        own = node.attributes
        name = self._name(node)
        lang, direction = own.get("lang", ""), own.get("dir", "")
        if not (lang or name or direction):
            return blocks
        return [{"kind": "group", "name": name, **spoken(lang, direction), "of": blocks}]

    def _name(self, node: Element) -> str:
        """The name that links lead to, once."""
        own = node.attributes.get("id", "")
        return self.words.name(own)


_BLOCKS = {
    "p": "_para", "ul": "_list", "ol": "_list", "dl": "_terms", "pre": "_code",
    "blockquote": "_quote", "figure": "_figure", "table": "_table", "hr": "_rule",
}  # fmt: skip
