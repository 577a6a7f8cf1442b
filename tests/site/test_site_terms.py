"""Terms in a page: their first use leads to their meaning, and the glossary tells who uses them."""

from __future__ import annotations

import re

import pytest

from labpress.catalogue import Ask, Catalogue, permalink, read_glossary
from labpress.content import STAGES, Essay, Item, Page, PartialDate
from labpress.markdown import parse
from labpress.site import content_html

GLOSSARY = """Peer support
:   People who help each *other*.

    Later words on PDSA.

Plan–do–study–act cycle
PDSA
:   A <small> test.

R&D
:   Finding out.
"""
OPENING = r'<a class="term" href="\.\./\.\./glossary/#([\w-]+)" aria-describedby="[\w-]+">'


def page_of(text: str) -> tuple[str, str]:
    """The HTML of an essay with that text, and of the glossary."""
    page = Page(path="docs/glossary.md", title="Glossary", body=parse(GLOSSARY))
    glossary, problems = read_glossary(page)
    assert not problems and glossary.page is not None
    essay = Essay(path="essays/it.md", slug="it", title="It & more", summary="S", authors=("Ann",),
                  date=PartialDate(2018), body=parse(text))  # fmt: skip
    catalogue = Catalogue((glossary.page, essay), {}, lambda path: path, glossary=glossary)

    def html(item: Item) -> str:
        ask = Ask(catalogue, STAGES, lambda other: "glossary/" if other is page else url(other))
        return content_html(item, ask, None, link=str, href=lambda path: f"../../{path}")

    def url(item: Item) -> str:
        return "glossary/" if item.kind == "page" else permalink(item)

    return html(essay), html(glossary.page)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("PDSA and a plan-do-study-act cycle.", "[PDSA] and a plan-do-study-act cycle."),
        ("Peer\nsupport and PDSAs.", "[Peer\nsupport] and [PDSAs]."),
        ("R&D &amp; R&D", "[R&amp;D] &amp; R&amp;D"),
        ("## PDSA\n\n`PDSA` [PDSA](https://x.org) **PDSA**", "PDSA|PDSA PDSA [PDSA]"),
        ("*peer support*", "[peer support]"),
        ("- peer support\n- peer support", "[peer support]|peer support"),
        ("| a | b |\n|---|---|\n| PDSA | x |", "a|b|[PDSA]|x"),
        ("![PDSA](x.png)\n\nPDSA", "[PDSA]"),
        ("    PDSA\n\nPDSA", "PDSA|[PDSA]"),
        ("Text without any.", "Text without any."),
    ],
)
def test_the_first_use_of_a_term_leads_to_its_meaning(text: str, marked: str) -> None:
    html = re.sub(r'<div class="terms".*', "", page_of(text)[0], flags=re.S)
    shown = re.sub(OPENING + r"(.*?)</a>", r"[\2]", html, flags=re.S)
    words = re.sub(r"<[^>]*>", "\n\n", shown.replace("<a href", "<i href"))
    plain = re.sub(r"</?(?:p|em|strong|code|a)\b[^>]*>", "", shown)
    plain = "|".join(part.strip() for part in re.split(r"<[^>]*>", plain) if part.strip())
    assert plain == marked, words


def test_the_meanings_stand_unseen_at_the_end() -> None:
    html, _ = page_of("Peer support by PDSA.")
    end = html[html.index('<div class="terms"') :]
    assert end.startswith('<div class="terms" data-pagefind-ignore hidden>')
    assert '<dt>Peer support</dt><dd id="lp-term-peer-support">People who help each other.' in end
    assert "Later words" not in end
    assert html.index("#peer-support") < html.index("#plan-do-study-act-cycle")


def test_the_glossary_tells_who_uses_a_term_and_explains_none() -> None:
    _, glossary = page_of("Peer support.")
    assert 'class="term"' not in glossary
    uses = '<dd class="used-in">Used in <a href="../../essays/it/">It &amp; more</a></dd>'
    assert glossary.count("used-in") == glossary.count(uses) == 1
    assert glossary.index("Later words") < glossary.index(uses) < glossary.index("PDSA</dt>")


def test_a_page_depends_on_its_own_terms_alone() -> None:
    page = Page(path="docs/glossary.md", title="G", body=parse(GLOSSARY))
    other = Page(path="docs/glossary.md", title="G", body=parse(GLOSSARY + "\nNew\n:   Thing.\n"))
    item = Page(path="docs/about.md", title="About", body=parse("PDSA."))
    asked = []
    for each in (page, other):
        glossary, _ = read_glossary(each)
        ask = Ask(
            Catalogue((each, item), {}, str, glossary=glossary), STAGES, lambda i: "glossary/"
        )
        content_html(item, ask, None, link=str, href=str)
        asked.append(ask.asked)
    assert asked[0] == asked[1]
    assert any(question[:2] == ("terms_in", "docs/about.md") for question in asked[0])
