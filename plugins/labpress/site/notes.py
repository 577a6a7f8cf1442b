"""Notes: where a text's footnotes stand in its HTML, found by nesting: a note may hold anything."""

from __future__ import annotations

import re

from markupsafe import Markup

from labpress.wording import Wording

START = '<div class="footnote">'
# a quoted value may hold `>`
TAG = re.compile(r"""<(?P<end>/?)div\b(?:[^"'>]|"[^"]*"|'[^']*')*>""")
RULE = re.compile(r"\s*<hr\s*/?>")
HEADED = Markup(
    '<section class="footnote" aria-labelledby="lp-notes"><h2 id="lp-notes">{}</h2>{}</section>'
)


def parted(html: str) -> tuple[str, str]:
    """`html` without its footnotes, and these alone; nothing for the second if it has none."""
    at = html.find(START)
    if at < 0:
        return html, ""
    end = ending(html, at)
    return html[:at] + html[end:], html[at:end]


def headed(html: str, say: Wording) -> str:
    """`html` with its footnotes as a section that has a heading."""
    at = html.find(START)
    if at < 0:
        return html
    end = ending(html, at)
    inside = RULE.sub("", html[at + len(START) : end].removesuffix("</div>"), count=1)
    headed = HEADED.format(say("references.notes"), Markup(inside))
    return f"{html[:at]}{headed}{html[end:]}"


def ending(html: str, start: int) -> int:
    """Where the `div` that begins at `start` is over; the end of `html` if it is never closed."""
    depth = 0
    for tag in TAG.finditer(html, start):
        depth += -1 if tag["end"] else 1
        if not depth:
            return tag.end()
    return len(html)
