"""Prose: the last touches to a page's own HTML, which Python-Markdown leaves as bare elements.

Wide tables get a box to scroll in, the footnotes a heading; links and ticks without words get them.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from labpress.site.notes import headed
from labpress.site.piece import Piece
from labpress.site.sides import sided
from labpress.wording import Wording

# a listing with line numbers is a table too, and scrolls by itself
TABLE = re.compile(r'<table\b(?![^>]*"highlighttable")[^>]*>.*?</table>', re.DOTALL)
NOTE = re.compile(r'<a class="footnote-ref" href="(#[^"]+)">(.*?)</a>')
NOTED = Piece('<a class="footnote-ref" href="{}" aria-label="{}">{}</a>')
BACKED = Piece('{} aria-label="{}">↑</a>')
BACK = re.compile(r'(<a class="footnote-backref" href="#[^"]+") title="([^"]*)">.*?</a>')
# a listing's line numbers are links without words, too small to be pressed
LINE = re.compile(
    r'<a((?: (?:id|name)="__codelineno-[^"]*")*) href="#__codelineno-[^"]*">(.*?)</a>'
)
NAME = re.compile(r' name="[^"]*"')
# its words are its address, so that paper need not say it again
BARE = re.compile(r'<a (href="(https?://[^"]+?)/?")>(?=\2/?</a>)')
TASK = re.compile(r'<input type="checkbox" disabled(?:="")?( checked(?:="")?)?>')


def dressed(html: str, say: Wording) -> str:
    """`html` with its tables boxed and its footnotes headed."""
    html = TABLE.sub(r'<div class="tablebox">\g<0></div>', html)
    html = sided(headed(html, say))
    html = NOTE.sub(lambda m: str(NOTED(m[1], _note(m[2], say), Markup(m[2]))), html)
    html = LINE.sub(lambda m: f"<span{NAME.sub('', m[1])}>{m[2]}</span>", html)
    html = TASK.sub(lambda m: _task(m[1], say), html)
    html = BARE.sub(r'<a class="bare" \1>', html)
    return BACK.sub(lambda m: str(BACKED(Markup(m[1]), _back(m[2], say))), html)


def _note(number: str, say: Wording) -> str:
    return say.plain("references.note", n=number)


def _back(title: str, say: Wording) -> str:
    """Python-Markdown's title has the note's number in it; ours may have a letter."""
    sign = re.findall(r"\d+", title) or re.findall(r"footnote (\w+)", title)
    return say.plain("references.back-to-note", n="".join(sign))


def _task(checked: str | None, say: Wording) -> str:
    """A tick of a task list, said in words."""
    said = say.plain("references.done" if checked else "references.to-do")
    mark = Markup(" checked") if checked else ""
    return str(Markup('<input type="checkbox" disabled{} aria-label="{}">').format(mark, said))
