"""Try this: a card inside an essay, beside the paragraph that justifies it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.site.card_row import card_row
from labpress.site.piece import Piece
from labpress.site.stage_sign import StageSign

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Card
    from labpress.markdown import Mark
    from labpress.wording import Wording

# a group and no landmark: an essay has many, and some card more than once
ASIDE = Piece(
    '<div class="try {stage}" role="group" aria-labelledby="{id}">'
    '<p class="band"><span>{icon}{word}</span><span class="code">{code}</span></p>'
    '<div class="try-in"><p class="try-title" id="{id}"><a href="{href}">{title}</a></p>'
    '<p class="try-purpose">{purpose}</p>{why}<p class="facts">{facts}{paper}</p></div></div>'
)
ICON = Piece('<svg class="i" aria-hidden="true"><use href="#lp-i-{}"/></svg>')
PAPER = Piece('<a class="noprint" href="{}#lp-print">{}</a>')
WHY = Piece('<div class="try-why">{}</div>')
FACT = Piece("<span>{}{}</span>")


def try_this(
    card: Card,
    why: Markup,
    mark: Mark,
    ask: Ask,
    href: Callable[[str], str],
    *,
    on_paper: bool = False,
) -> Markup:
    """The aside for `card`; `why` is the writer's own words (HTML), empty if there are none."""
    row = card_row(card, ask)
    sign = row.stages[0] if row.stages else None
    address = href(row.url)
    people = ask.say("card.some-people", range=row.people) if row.people else ""
    return ASIDE(
        id=f"lp-try-{mark.n}",
        stage=f"is-{sign.id}" if sign else "",
        icon=ICON(sign.icon if sign else "ring"),
        word=_word(sign, ask.say),
        code=card.code,
        href=address,
        title=card.title,
        purpose=card.purpose,
        why=WHY(why) if why.strip() else "",
        facts=_facts((("time", row.time), ("people", people), ("place", row.setting))),
        paper=PAPER(address, ask.say("try.print")) if on_paper else "",
    )


def _word(sign: StageSign | None, say: Wording) -> str:
    return say("try.stage", stage=sign.word) if sign else say("try.word")


def _facts(facts: tuple[tuple[str, str], ...]) -> Markup:
    shown = (FACT(ICON(icon), words) for icon, words in facts if words)
    return Markup(" ").join(shown)  # a search reads no icons between them
