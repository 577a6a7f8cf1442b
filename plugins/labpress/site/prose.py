"""Prose: the last touches to a page's own HTML, which Python-Markdown leaves as bare elements.

Wide tables get a box to scroll in, the footnotes a heading; links and ticks without words get them.
"""

from __future__ import annotations

import re

from labpress.site.notes import headed

# a listing with line numbers is a table too, and scrolls by itself
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
NOTE = re.compile(r'<a class="footnote-ref" (href="#[^"]+")>(.*?)</a>')
BACK = re.compile(r'(<a class="footnote-backref" href="#[^"]+") title="([^"]*)">.*?</a>')
# a listing's line numbers are links without words, too small to be pressed
LINE = re.compile(
    r'<a((?: (?:id|name)="__codelineno-[^"]*")*) href="#__codelineno-[^"]*">(.*?)</a>'
)
NAME = re.compile(r' name="[^"]*"')
TASK = re.compile(r'<input type="checkbox" disabled(?:="")?( checked(?:="")?)?>')


def dressed(html: str) -> str:
    """`html` with its tables boxed and its footnotes headed."""
    html = TABLE.sub(r'<div class="tablebox">\g<0></div>', html)
    html = headed(html)
    html = NOTE.sub(r'<a class="footnote-ref" \1 aria-label="Note \2">\2</a>', html)
    html = LINE.sub(lambda m: f"<span{NAME.sub('', m[1])}>{m[2]}</span>", html)
    html = TASK.sub(_task, html)
    return BACK.sub(r'\1 aria-label="\2">↑</a>', html)


def _task(match: re.Match[str]) -> str:
    """A tick of a task list, said in words."""
    said, checked = ("Done", " checked") if match[1] else ("To do", "")
    return f'<input type="checkbox" disabled{checked} aria-label="{said}">'
