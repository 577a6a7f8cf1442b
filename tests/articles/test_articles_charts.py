"""Charts and terms in a text that leaves the site: a picture with its words, and notes."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from labpress.articles import Articles, Medium, Pictures
from labpress.articles.citing import list_of, words_of
from labpress.articles.terms import noted
from labpress.lab import Lab
from labpress.markdown.html_tree import as_html
from labpress.pandoc import Pandoc
from little_labs import OpenLab, essay

TEXT = """A PDSA and [PDSA](https://x.org).

/// chart | waits.csv
type: run
title: How long
summary: It *fell*.
source: Our count
signals: yes
///

## PDSA again

/// figure
| a |
|---|
| PDSA |

PDSA, and peer support.
///

More peer support.
"""
FILES = {
    "essays/it.md": essay(TEXT),
    "essays/waits.csv": "Week,Days\n1,2\n2,<3\n".replace("<3", "3"),
    "docs/glossary.md": "PDSA\n:   A test.\n\nPeer support\n:   People.\n",
}


def html_of(lab: Lab, pandoc: Pandoc, medium: Medium | None = None, drawn: bool = True) -> str:
    """The essay's text, and the pictures in it."""
    item = lab.catalogue.find("essay", "it")
    assert item is not None, lab.problems
    articles = Articles(lab, pandoc, [item])
    pictures = Pictures(lab.settings.root, item.path, articles.losses(item), medium)
    cited = articles.cited(item)
    take = pictures.drawn if drawn else None
    maker = articles.maker(
        item, articles.losses(item), words_of(cited), list_of(cited), pictures.name_of, drawn=take
    )
    html = "".join(map(as_html, noted(maker.text(), item, maker.ask)))
    for content in pictures.files.values():
        if medium is None:
            etree.fromstring(content)
    return html


def test_a_chart_is_a_picture_with_all_words_in_its_caption(
    open_files: OpenLab, pandoc: Pandoc
) -> None:
    html = html_of(open_files(FILES), pandoc)
    assert '<img src="figures/waits.svg" alt="Run chart: Days by Week. It fell. Nowhere' in html
    caption = html[html.index("<figcaption>") : html.index("</figcaption>")]
    assert caption.startswith('<figcaption><b class="label">Figure 1.</b> How long. It <em>fell')
    assert " Source: Our count. Nowhere do 6 points" in caption
    assert 'Data: <a href="https://lab.example/essays/waits.csv">waits.csv</a>.' in caption


def test_where_no_picture_can_be_the_data_are_a_table(open_files: OpenLab, pandoc: Pandoc) -> None:
    lab = open_files(FILES)
    cannot = Medium("Paper", frozenset(), {}, lambda content, form: b"")
    for html in (html_of(lab, pandoc, drawn=False), html_of(lab, pandoc, cannot)):
        assert '<thead><tr><th scope="col">Week</th><th scope="col">Days</th></tr></thead>' in html
        assert "<tr><td>2</td><td>3</td></tr>" in html


def test_a_term_has_a_note_at_its_first_use(open_files: OpenLab, pandoc: Pandoc) -> None:
    html = html_of(open_files(FILES), pandoc)
    sign = '<sup><a class="footnote-ref" href="#fn:lp-term-{}">*</a></sup>'
    assert html.startswith(f"<p>A PDSA{sign.format('pdsa')} and <a")
    assert html.count("footnote-ref") == 2
    assert f"<p>More peer support{sign.format('peer-support')}.</p>" in html
    assert '<li id="fn:lp-term-pdsa"><p><b>PDSA</b>: A test.</p></li>' in html
