"""Noting: the citations of a style of notes as footnotes, in one row with those that a writer made.

They take the very form of a writer's own, so all that pages do with footnotes they do with these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from labpress.citations.noting import letter_of, noted
from labpress.markdown.notes import DEEPEST
from labpress.site.notes import START, ending

GROUP = re.compile(r'<span class="cite-group" data-note="(?P<name>[\w-]+)">')
SPAN = re.compile(r"<(?P<end>/?)span\b[^>]*>")
SIGN = '<sup id="fnref-{0}"><a class="footnote-ref" href="#fn-{0}">0</a></sup>'
NOTE = (
    '<li id="fn-{0}">\n<p>{1}&nbsp;<a class="footnote-backref" href="#fnref-{0}" '
    'title="Jump back to footnote 0 in the text">↩</a></p>\n</li>\n'
)
REF = re.compile(r'(<a class="footnote-ref" href="#)(?P<name>[^"]+)(">)\d+(?=</a>)')
BACK = re.compile(r'(<a class="footnote-backref" [^>]*title=")[^"]*')
TITLE = "Jump back to footnote {} in the text"
ITEM = re.compile(r'<li id="(?P<name>fn[:-][^"]+)">')
CLOSING = re.compile(r"(?:</(?:em|strong|i|b|q|mark|span)>)*[.,;:!?)\]”’»…]*")
"""What a sign comes after, as it does on paper."""
SIDE_BY_SIDE = re.compile(
    r'(?<![.,;:!?…])((?:<sup id="fnref-cite-\d+"><a [^>]*>0</a></sup>)+)'
    r'([.,;:!?)\]”’»…]+)(?=<sup id="fnref-cite-)'
)
RAISED = re.compile(r'<span class="cite-group">[^<>]*<sup>')
CLOSE = '<span class="cite-group"><sup>'


def with_notes(html: str) -> str:
    """`html` with each citation that is a note as one, and all notes numbered as they are read.

    Raised numbers of other styles stand close to their words; beside them notes have letters.
    """
    raised = RAISED.search(html) is not None
    html = _close(html)
    if not GROUP.search(html) and not (raised and START in html):
        return html
    notes: dict[str, str] = {}
    at = html.find(START)
    end = ending(html, at) if at >= 0 else len(html)
    text, rest = (html[:at], html[end:]) if at >= 0 else (html, "")
    items = _items(html[at:end]) if at >= 0 else {}
    text, rest = _signed(text, notes), _signed(rest, notes)
    items |= {f"fn-{name}": NOTE.format(name, note) for name, note in notes.items()}
    order = _Order(items, letters=raised)
    order.read(text + rest)
    return order.numbered(text) + order.listed() + order.numbered(rest)


def _close(html: str) -> str:
    """`html` without the spaces before raised numbers."""
    *before, last = html.split(CLOSE)
    return CLOSE.join([*(part.rstrip(" \n") for part in before), last])


def _items(listed: str) -> dict[str, str]:
    """The notes of a list by their ids."""
    heads = list(ITEM.finditer(listed))
    ends = [*(head.start() for head in heads[1:]), listed.rfind("</ol>")]
    return {
        head["name"]: listed[head.start() : end] for head, end in zip(heads, ends, strict=False)
    }


def _signed(html: str, notes: dict[str, str]) -> str:
    """`html` with the sign of a note for each citation; what they say goes into `notes`."""
    out: list[str] = []
    at = 0
    while found := GROUP.search(html, at):
        out.append(html[at : found.start()])
        end, inner = _inside(html, found.end())
        parts = noted(inner)
        notes[found["name"]] = parts.note or ""
        before = f'<span class="cite-group">{parts.before}</span>' if parts.before else ""
        if not before:
            out[-1] = out[-1].rstrip(" \n")
        close = html.find("</a>", end) + 4 if _in_link(html, found.start()) else end
        closing = CLOSING.match(html, close)
        at = closing.end() if closing else close
        sign = SIGN.format(found["name"])
        out += [before, html[end:at], sign, parts.after]
    # of two sources side by side, the mark behind the second one closes the words before both
    return SIDE_BY_SIDE.sub(r"\2\1", "".join([*out, html[at:]]))


def _inside(html: str, start: int) -> tuple[int, str]:
    """Where the span that is open at `start` is over, and what it holds."""
    depth = 1
    for span in SPAN.finditer(html, start):
        depth += -1 if span["end"] else 1
        if not depth:
            return span.end(), html[start : span.start()]
    return len(html), html[start:]


def _in_link(html: str, at: int) -> bool:
    """Whether a link is open there: a sign, which is one itself, must come after it."""
    return html.rfind("<a ", 0, at) > html.rfind("</a>", 0, at)


@dataclass
class _Order:
    """The numbers of `items`, the notes by their ids."""

    items: Mapping[str, str]
    letters: bool = False
    numbers: dict[str, int] = field(default_factory=dict)

    def read(self, html: str, depth: int = 0) -> None:
        """Counts the notes that `html` calls, and those that they call."""
        for found in REF.finditer(html):
            if found["name"] not in self.numbers:
                self.numbers[found["name"]] = len(self.numbers) + 1
                if depth < DEEPEST:
                    self.read(self.items.get(found["name"], ""), depth + 1)

    def numbered(self, html: str) -> str:
        """`html` with the numbers of the notes that it calls."""
        return REF.sub(lambda m: f"{m[1]}{m['name']}{m[3]}{self._sign(m['name'])}", html)

    def _names(self) -> list[str]:
        """All notes in their order."""
        return [*self.numbers, *(name for name in self.items if name not in self.numbers)]

    def _sign(self, name: str) -> str:
        names = self._names()
        number = names.index(name) + 1 if name in names else len(names) + 1
        return letter_of(number) if self.letters else str(number)

    def listed(self) -> str:
        """The list of the notes in their order; what nothing calls is its end."""
        parts = [
            BACK.sub(rf"\g<1>{TITLE.format(self._sign(name))}", self.numbered(self.items[name]))
            for name in self._names()
            if name in self.items
        ]
        kind = ' type="a"' if self.letters else ""
        return f"{START}\n<hr>\n<ol{kind}>\n{''.join(parts)}</ol>\n</div>\n"
