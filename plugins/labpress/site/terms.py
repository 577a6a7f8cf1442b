"""Terms: in a text, the first use of each term of the glossary leads to its meaning, which a script
shows at once; on the glossary's own page each term tells where it is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.catalogue import Glossary, Term, entries

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Item

TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)([^>]*)>", re.S)
_SILENT_NAMES = """
    a abbr aside button cite code dfn footer h1 h2 h3 h4 h5 h6 kbd label math pre samp summary
    svg var
"""
SILENT = frozenset(_SILENT_NAMES.split())
"""Elements in which no term is explained."""
MARKED = re.compile(
    r'class="[^"]*\b(?:cite-group|chart-data|references|refs|said|film|unresolved|arithmatex)\b'
    r'|aria-hidden="true"|\shidden\b'
)
"""What else is no running text, by its attributes."""
VOID = frozenset(("br", "col", "hr", "img", "input", "source", "track", "wbr"))
LINK = Markup('<a class="term" href="{}#{}" aria-describedby="{}">{}</a>')
MEANINGS = Markup(
    '<div class="terms" data-pagefind-ignore hidden>'
    '<p><b>{}</b></p><dl class="meanings">{}</dl></div>'
)
MEANING = Markup('<dt>{}</dt><dd id="{}">{}</dd>')
USED = Markup('<dd class="used-in">{}</dd>')


def explained(html: str, item: Item, ask: Ask, href: Callable[[str], str]) -> str:
    """`html`, the text of `item` as its page shows it, with the first use of each term a link, and
    the meanings at its end, unseen until they are asked for or printed."""
    html, glossary = str(html), ask.glossary_of(item)
    if glossary is not None:
        return _with_uses(html, glossary, ask, href)
    glossary, terms = ask.terms_in(item)
    if not terms or glossary.page is None:
        return html
    page = href(ask.url(glossary.page))
    found: list[Term] = []
    marked = "".join(_marked(html, glossary, set(terms), found, page))
    if not found:
        return html
    listed = Markup("").join(MEANING.format(t.name, _own(t), t.meaning) for t in found)
    return f"{marked}{MEANINGS.format(ask.say('terms.here'), listed)}"


def _own(term: Term) -> str:
    """The id of a term's meaning on a page that uses it."""
    return f"lp-term-{term.id}"


def _marked(
    html: str, glossary: Glossary, left: set[Term], found: list[Term], page: str
) -> Iterator[str]:
    """`html` in pieces; terms that are `left` become links where they stand first, and `found`."""

    def one(match: re.Match[str]) -> str:
        term = glossary.term(match[0])
        if term is None or term not in left:
            return match[0]
        left.remove(term)
        found.append(term)
        return str(LINK.format(page, term.id, _own(term), Markup(match[0])))

    for part, running in _parts(html):
        yield glossary.pattern.sub(one, part) if running and part and left else part


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """The parts of `html` in order, each with whether it is running text."""
    start, inside, depth = 0, "", 0
    for tag in TAG.finditer(html):
        name = (tag[2] or "").lower()
        if inside:
            depth += (name == inside) * (-1 if tag[1] else 1)
            if not depth:
                yield html[start : tag.end()], False
                start, inside = tag.end(), ""
            continue
        yield html[start : tag.start()], True
        start = tag.start()
        if not tag[1] and name not in VOID and (name in SILENT or MARKED.search(tag[3] or "")):
            inside, depth = name, 1
        else:
            yield html[start : tag.end()], False
            start = tag.end()
    yield html[start:], not inside


def _with_uses(html: str, glossary: Glossary, ask: Ask, href: Callable[[str], str]) -> str:
    """The glossary's own text, each entry with the texts that use it."""
    terms = {term.id: term for term in glossary.terms}
    out, last = [], 0
    for entry in entries(html):
        own = re.search(r'\bid="([^"]*)"', html[slice(*entry.names[0])]) if entry.names else None
        uses = ask.users_of(terms[own[1]]) if own and own[1] in terms else ()
        if uses:
            links = [Markup('<a href="{}">{}</a>').format(href(ask.url(item)), item.title)
                     for item in uses]  # fmt: skip
            said = ask.say.html("terms.used", places=ask.say.listed_html(links))
            out += [html[last : entry.end], str(USED.format(said))]
            last = entry.end
    return "".join([*out, html[last:]])
