"""Content: the HTML of an item's own text as its page shows it (`page.content` in MkDocs)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.content import Card
from labpress.markdown.formulas import Formula, with_math
from labpress.site.marks import Resolver
from labpress.site.noting import with_notes
from labpress.site.prose import dressed
from labpress.site.reference import Cited, cited, references_html
from labpress.site.sections import card_html
from labpress.site.terms import explained

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.citations import Formatted
    from labpress.content import Item
    from labpress.wording import Wording


def content_html(
    item: Item,
    ask: Ask,
    formatted: Formatted | None,
    link: Callable[[str], str],
    href: Callable[[str], str],
    printed: Callable[[str], bool] = lambda path: False,
    math: Mapping[Formula, str] = MappingProxyType({}),
) -> str:
    """The item's text with every citation, card and link filled in.

    `link` turns an address as the writer wrote it into one that works on this page; `href` does
    so for a path on the site such as `essays/impact/`. `printed` tells of the path of a card
    whether its page offers it for print. `math` has the MathML of formulas.
    """
    html = card_html(item) if isinstance(item, Card) else item.body.html
    known = cited(formatted, item.body)
    resolved = Resolver(item, ask, known, link, href, printed).resolve(html)
    whole = dressed(with_notes(resolved), ask.say)
    shown = explained(with_math(whole, math), item, ask, href)
    return shown + _end(known, ask.say) if _needs_end(item, known) else shown


def _needs_end(item: Item, known: Cited) -> bool:
    """Whether the references must end the text: an ordinary page has no view that shows them."""
    placed = any(mark.kind == "bibliography" for mark in item.body.marks)
    return item.kind == "page" and bool(known.references) and not placed


def _end(known: Cited, say: Wording) -> str:
    section = Markup(
        '<section class="references" aria-labelledby="lp-references">'
        '<h2 id="lp-references">{}</h2>{}</section>'
    )
    return str(section.format(say("references.title"), references_html(known.references, say)))
