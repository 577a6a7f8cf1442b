"""Inlines: running text from elsewhere, written in the dialect, with notes on what to look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from labpress.importing import escapes
from labpress.importing.manuscript import Node, attributes, classes, words
from labpress.importing.notes import Notes, one_spaced, plain, shown
from labpress.importing.wishes import Comments, Tracked, Wishes
from labpress.markdown.links import is_safe
from labpress.problems import Level

MATH = "look at it on the page, and say in words what it means"
_MODES = {"AuthorInText": "", "NormalCitation": "", "SuppressAuthor": "-"}
# a locator that does not say what it counts counts pages
_PAGE = re.compile(r"^,?\s*(?:pages?\s+)?(?=(\d+\s*[-–,]\s*\d)|\d)")
_GENERATED = re.compile(r"\s*Description automatically generated.*", re.IGNORECASE | re.DOTALL)


@dataclass
class Inlines:
    """Writes inlines. `picture(name, alt)` brings a picture in and gives its new name, "" if it
    cannot; `keys` are the citekeys by the ids that citations have."""

    notes: Notes
    wishes: Wishes
    picture: Callable[[str, str], str]
    keys: Mapping[str, str] = field(default_factory=dict)
    footnotes: list[Any] = field(default_factory=list)

    def write(self, nodes: Sequence[Node]) -> str:
        """The nodes as one line; hard breaks begin a new one."""
        parts: list[str] = []
        for node in nodes:
            made = self._one(node)
            if parts and parts[-1].endswith("]") and made.startswith("["):
                parts.append(" ")  # `[@a][@b]` would be a link
            parts.append(made)
        return "".join(parts)

    def paragraph(self, nodes: Sequence[Node]) -> str:
        """The nodes as a paragraph of their own."""
        lines = (line.strip(" ") for line in one_spaced(self.write(nodes)).split("\n"))
        return "  \n".join(escapes.line_start(line) for line in lines).strip(" ")

    def line(self, nodes: Sequence[Node]) -> str:
        """The nodes where only one line can stand: a heading, a cell, a caption."""
        return re.sub(r"\s*\n\s*", "<br>", one_spaced(self.write(nodes)).strip())

    def _one(self, node: Node) -> str:
        kind, content = str(node.get("t")), node.get("c")
        writer = _WRITERS.get(kind)
        if writer is not None:
            return writer(self, node, content)
        around = _AROUND.get(kind)
        if around is not None:
            return self._around(self.write(content or []), *around)
        if isinstance(content, list):
            return self.write([part for part in content if isinstance(part, dict)])
        return ""

    def _around(self, inner: str, opening: str, closing: str) -> str:
        """`inner` between two signs, which must touch its words."""
        lead = inner[: len(inner) - len(inner.lstrip())]
        trail = inner[len(inner.rstrip()) :]
        core = inner.strip()
        doubled = re.match(rf"{re.escape(opening)}(?!\*)", core) if opening[0] == "*" else None
        if not core or doubled:
            return inner
        return f"{lead}{opening}{core}{closing}{trail}"

    def _text(self, node: Node, content: Any) -> str:
        return escapes.text(plain(str(content)))

    def _sign(self, node: Node, content: Any) -> str:
        return str(content)

    def _blank(self, node: Node, content: Any) -> str:
        return " "

    def _break(self, node: Node, content: Any) -> str:
        return "\n"

    def _code(self, node: Node, content: Any) -> str:
        return escapes.code(plain(str(content[1])))

    def _quoted(self, node: Node, content: Any) -> str:
        opening, closing = ("‘", "’") if content[0].get("t") == "SingleQuote" else ("“", "”")
        return opening + self.write(content[1]) + closing

    def _math(self, node: Node, content: Any) -> str:
        formula = " ".join(plain(str(content[1])).split())
        sign = self.notes.sign(f"a formula, `{shown(formula, 40)}`", MATH)
        marks = "$$" if content[0].get("t") == "DisplayMath" else "$"
        return f"{marks}{formula}{marks}{sign}" if formula else ""

    def _raw(self, node: Node, content: Any) -> str:
        source = plain(str(content[1]))
        if re.fullmatch(r"</?(?:kbd|abbr|mark|cite|q|small|br|wbr)\b[^<>]*>", source):
            return source
        said = f"'{shown(source, 40)}' could not be brought in"
        return self.notes.sign(said, "write it in Markdown if it is needed", Level.WARNING)

    def _note(self, node: Node, content: Any) -> str:
        self.footnotes.append(content)
        return f"[^{len(self.footnotes)}]"

    def _cite(self, node: Node, content: Any) -> str:
        cited, shown_as = content
        unknown = [one["citationId"] for one in cited if one["citationId"] not in self.keys]
        if unknown:
            said = f"a citation without its source, shown as '{shown(words(shown_as))}'"
            sign = self.notes.sign(said, "add the source, and cite it as [@key]", Level.WARNING)
            return self.write(shown_as) + sign
        parts = (self._citation(one) for one in cited)
        return f"[{'; '.join(parts)}]"

    def _citation(self, one: Mapping[str, Any]) -> str:
        prefix = _affix(self.write(one["citationPrefix"])).strip()
        suffix = _affix(self.write(one["citationSuffix"])).strip()
        suffix = _PAGE.sub(lambda found: ", pp. " if found[1] else ", p. ", suffix)
        minus = _MODES.get(one["citationMode"]["t"], "")
        joint = "" if not suffix or suffix.startswith(",") else " "
        lead = f"{prefix} " if prefix else ""
        return f"{lead}{minus}@{self.keys[one['citationId']]}{joint}{suffix}"

    def _link(self, node: Node, content: Any) -> str:
        inner, url = self.write(content[1]), plain(str(content[2][0])).strip()
        if not inner.strip() or not url:
            return inner
        if url.startswith("#"):
            said, hint = (
                "links inside the text lead nowhere now",
                "write [words](#heading) if needed",
            )
            return inner + self.notes.sign(said, hint, again=f"'{shown(words(content[1]), 40)}'")
        if not is_safe(url) or url.startswith(("/", "\\")):
            said = f"the link to '{shown(url, 50)}' was left out"
            hint = "a page may link to https:, mailto:, tel:, doi:, or a file of the lab"
            return inner + self.notes.sign(said, hint, Level.WARNING)
        target = escapes.address(url)
        return f"<{target}>" if words(content[1]) == url == target else f"[{inner}]({target})"

    def _image(self, node: Node, content: Any) -> str:
        name = plain(str(content[2][0]))
        alt = _GENERATED.sub("", words(content[1]))
        generated = alt != words(content[1])
        stored = self.picture(name, alt)
        if not stored:
            said = f"the picture '{shown(name, 50)}' could not be brought in"
            hint = "save it as PNG or JPEG beside this file, and put it here by hand"
            where = f"*[{escapes.text(alt)}]*" if alt else ""
            return where + self.notes.sign(said, hint, Level.WARNING)
        sign = ""
        if generated:
            sign = self.notes.sign("Word made up this picture's description", "write a better one")
        return f"![{escapes.text(alt)}]({escapes.address(stored)}){sign}"

    def _span(self, node: Node, content: Any) -> str:
        named, inner = classes(node), content[1]
        if "comment-start" in named:
            return self._comment(attributes(node)[2].get("author", ""), inner)
        if "comment-end" in named or any(name.startswith("paragraph-") for name in named):
            return ""
        if "insertion" in named or "deletion" in named:
            return self._change(node, "insertion" in named, inner)
        if "mark" in named and words(inner):
            return self._around(self.write(inner), "==", "==")
        return self.write(inner)

    def _comment(self, author: str, inner: Sequence[Node]) -> str:
        said, who = words(inner), plain(author) or "somebody"
        sign = self.notes.sign(f"{who} comments: '{shown(said, 160)}'", "settle it")
        if self.wishes.comments is Comments.LIST:
            return sign
        kept = re.sub(r"-(?=-)|-$", "- ", f"{who}: {said}").replace(">", "&gt;")
        return f"<!-- {kept} -->{sign}"

    def _change(self, node: Node, added: bool, inner: Sequence[Node]) -> str:
        who = plain(attributes(node)[2].get("author", "")) or "somebody"
        did = f"{who} {'added' if added else 'took out'} '{shown(words(inner), 40)}'"
        tracked = self.wishes.tracked
        outcome = {Tracked.ACCEPT: "accepted", Tracked.REJECT: "rejected", Tracked.SHOW: "shown"}
        message = f"tracked changes, {outcome[tracked]} here"
        hint = "make it one text" if tracked is Tracked.SHOW else "read it once more"
        sign = self.notes.sign(message, hint, again=did) if words(inner) else ""
        if tracked is Tracked.SHOW:
            mark = "^^" if added else "~~"
            return self._around(self.write(inner), mark, mark) + sign
        kept = added is (tracked is Tracked.ACCEPT)
        return (self.write(inner) if kept else "") + sign


_WRITERS: Mapping[str, Callable[[Inlines, Node, Any], str]] = {
    "Str": Inlines._text,
    "Sign": Inlines._sign,
    "Space": Inlines._blank,
    "SoftBreak": Inlines._blank,
    "LineBreak": Inlines._break,
    "Code": Inlines._code,
    "Quoted": Inlines._quoted,
    "Math": Inlines._math,
    "RawInline": Inlines._raw,
    "Note": Inlines._note,
    "Cite": Inlines._cite,
    "Link": Inlines._link,
    "Image": Inlines._image,
    "Span": Inlines._span,
}
_AROUND = {
    "Emph": ("*", "*"),
    "Underline": ("*", "*"),
    "Strong": ("**", "**"),
    "Strikeout": ("~~", "~~"),
    "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"),
}


def _affix(text: str) -> str:
    """A prefix or suffix, in which `;` and brackets would end the citation."""
    return re.sub(r"\\?[\[\];]", lambda found: "," if found[0] == ";" else "", text)
