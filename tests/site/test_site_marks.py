"""Marks on the screen: what each becomes, and what is left where a mark leads nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from labpress.catalogue import Ask
from labpress.citations import Formatted, Reference
from labpress.content import Essay, Item
from labpress.markdown import parse
from labpress.site import content_html

FORMATTED = Formatted(
    ('(<a href="#ref-ohno1988">Ohno &amp; Co, 1988</a>)',) * 2,
    (Reference("ohno1988", "Ohno (1988). <i>Toyota</i>."),),
)


HtmlOf = Callable[..., str]


@pytest.fixture
def html_of(items: tuple[Item, ...], ask_of: Callable[[Sequence[Item]], Ask]) -> HtmlOf:
    """Gives the HTML of an essay with some text; addresses in it show how they were asked for."""

    def made(text: str, formatted: Formatted | None = None) -> str:
        essay = Essay(path="essays/new.md", slug="new", body=parse(text), title="New")
        ask = ask_of((*items, essay))
        return content_html(
            essay, ask, formatted, lambda url: f"L({url})", lambda path: f"../{path}"
        )

    return made


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("[the card](card:five-whys)", '<a href="../cards/five-whys/">the card</a>'),
        ("[by code](card:ql-01)", '<a href="../cards/five-whys/">by code</a>'),
        ("[](essay:one)", '<a href="../essays/one/">One</a>'),
        ("[there](essay:one#one)", '<a href="../essays/one/#one">there</a>'),
        ("[gone](card:gone)", '<span class="unresolved">gone <small>(not found)</small></span>'),
        ("[page](about.md)", 'href="L(about.md)"'),
        ("![alt](a.png)", 'src="L(a.png)"'),
        (
            "/// try-this | gone\n///",
            '<p><span class="unresolved">Card gone <small>(not found)</small></span></p>',
        ),
        (
            "Cited [@ohno1988].",
            '<span class="unresolved">[@ohno1988] <small>(not found)</small></span>',
        ),
        ("| A |\n|---|\n| 1 |", '<div class="tablebox"><table>'),
        ("Word.[^1]\n\n[^1]: Note.", '<h2 id="lp-notes">Notes</h2>'),
        ("Word.[^1]\n\n[^1]: Note.", 'aria-label="Note 1">1</a>'),
        ("- [x] That", 'checked aria-label="Done">'),
        ("- [ ] This", 'disabled aria-label="To do">'),
        ("```python\na = 1\n```", '<span id="__codelineno-0-1"></span>'),
    ],
)
def test_a_mark_becomes(text: str, there: str, html_of: HtmlOf) -> None:
    html = html_of(text)
    assert there in html
    assert "labpress" not in html


def test_a_card_in_an_essay_shows_why_and_may_cite(html_of: HtmlOf) -> None:
    html = html_of("/// try-this | five-whys\nTake *one* [@ohno1988].\n///", FORMATTED)
    assert '<div class="try is-discover" role="group" aria-labelledby="lp-try-' in html
    assert "Try this in Discover" in html
    assert "<em>one</em>" in html
    assert 'class="cite" id="cite-ohno1988-1" href="#ref-ohno1988"' in html
    assert "2–8 people" in html


def test_a_card_that_can_be_had_on_paper_says_so(by_title: Mapping[str, Any], ask: Ask) -> None:
    def html(*printed: str) -> str:
        known = printed.__contains__
        return content_html(by_title["One"], ask, None, str, lambda path: f"../{path}", known)

    link = '<a class="noprint" href="../cards/five-whys/#lp-print">Print the card</a>'
    assert link in html("docs/cards/five-whys.md")
    assert "Print the card" not in html()


def test_references_lead_back_to_each_citation(html_of: HtmlOf) -> None:
    html = html_of("A [@ohno1988] and [@ohno1988].\n\n\\bibliography", FORMATTED)
    assert '<li id="ref-ohno1988"><span class="ref" id="lp-text-ohno1988">Ohno (1988).' in html
    assert (
        'href="#cite-ohno1988-2" aria-label="Back to citation 2 of 2: Ohno &amp; Co, 1988"' in html
    )


def test_a_citation_in_the_words_of_a_link_is_no_link(html_of: HtmlOf) -> None:
    html = html_of("[Said [@ohno1988]](https://example.org/)\n\n\\bibliography", FORMATTED)
    assert '(<span id="cite-ohno1988-1">Ohno &amp; Co, 1988</span>)</span></a>' in html
    assert 'href="#cite-ohno1988-1"' in html


NOTED = """One.[^1] Two.[^2]

[^1]:
    First.

    !!! warning
        A box in a note.

[^2]: Second.
"""


def test_a_work_that_no_text_cites_has_no_way_back(html_of: HtmlOf) -> None:
    html = html_of("\\bibliography", Formatted((), FORMATTED.references))
    assert '<li id="ref-ohno1988">' in html
    assert "Back to" not in html


def test_a_note_may_hold_a_box(html_of: HtmlOf) -> None:
    html = html_of(NOTED)
    notes = html[html.index('<section class="footnote"') :]
    assert html.count("</section>") == 1 and notes.endswith("</section>")
    assert "A box in a note." in notes and "Second." in notes
    assert notes.count("<div") == notes.count("</div>") == 1


def test_a_cards_notes_stay_whole_at_its_end(by_title: Mapping[str, Any], ask: Ask) -> None:
    text = f"## How\n\n1. Ask.[^1]\n\n## Why\n\n{NOTED}".replace("Ask.[^1]", "Ask.")
    card = replace(by_title["Five whys"], body=parse(text))
    html = content_html(card, ask, None, str, str)
    sections, _, notes = html.partition('<section class="footnote"')
    assert "A box in a note." not in sections
    assert sections.count("<section") == sections.count("</section>") == 2
    assert sections.count("<div") == sections.count("</div>")
    assert "A box in a note." in notes and "Second." in notes


def test_a_card_reads_in_the_known_order(by_title: Mapping[str, Any], ask: Ask) -> None:
    html = content_html(by_title["Five whys"], ask, None, str, str)
    places = [html.index(f'class="card-part card-{name}"') for name in ("why", "how", "odd-one")]
    assert places == sorted(places)
