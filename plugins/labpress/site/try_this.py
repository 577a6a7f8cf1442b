"""Try this: a card inside an essay, beside the paragraph that justifies it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.site.card_row import card_row
from labpress.site.stage_sign import StageSign

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Card
    from labpress.markdown import Mark

ASIDE = Markup(
    '<aside class="try {stage}" aria-labelledby="{id}">'
    '<p class="band"><span>{icon}{word}</span><span class="code">{code}</span></p>'
    '<div class="try-in"><p class="try-title" id="{id}"><a href="{href}">{title}</a></p>'
    '<p class="try-purpose">{purpose}</p>{why}<p class="facts">{facts}{paper}</p></div></aside>'
)
ICON = Markup('<svg class="i" aria-hidden="true"><use href="#lp-i-{}"/></svg>')
PAPER = Markup('<a class="noprint" href="{}#lp-print">Print the card</a>')
FACT = Markup("<span>{}{}</span>")


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
    return ASIDE.format(
        id=f"lp-try-{mark.n}",
        stage=f"is-{sign.id}" if sign else "",
        icon=ICON.format(sign.icon if sign else "ring"),
        word=_word(sign),
        code=card.code,
        href=address,
        title=card.title,
        purpose=card.purpose,
        why=Markup('<div class="try-why">{}</div>').format(why) if why.strip() else "",
        facts=_facts((("time", row.time), ("people", _people(row.people)), ("place", row.setting))),
        paper=PAPER.format(address) if on_paper else "",
    )


def _word(sign: StageSign | None) -> str:
    return f"Try this in {sign.word}" if sign else "Try this"


def _people(people: str) -> str:
    return f"{people} people" if people else ""


def _facts(facts: tuple[tuple[str, str], ...]) -> Markup:
    shown = (FACT.format(ICON.format(icon), words) for icon, words in facts if words)
    return Markup("").join(shown)
