"""How each program has links, boxes and cards to try written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a program has these written; `{n}` is a number of four digits."""

    essay: str
    card: str
    try_this: str
    box: str


OURS = Tongue(
    "[{words}](essay:essay-{n})",
    "[{words}](card:card-{n})",
    "/// try-this | card-{n}\n{words}\n///",
    "!!! note\n\n    {words}",
)
MKDOCS = Tongue(
    "[{words}](essay-{n}.md)",
    "[{words}](../cards/card-{n}.md)",
    '!!! tip "Try this"\n\n    [The card](../cards/card-{n}.md). {words}',
    "!!! note\n\n    {words}",
)
HUGO = Tongue(
    "[{words}](essay-{n}.md)",
    "[{words}](../cards/card-{n}.md)",
    "> **Try this**\n>\n> [The card](../cards/card-{n}.md). {words}",
    "> **Note**\n>\n> {words}",
)
