"""A chart in a page: its drawings, its words and its data."""

from __future__ import annotations

import re

from chart_samples import BAR, CHARTS, chart
from labpress.catalogue import Ask, Catalogue, permalink
from labpress.charts import Chart
from labpress.content import STAGES, Item, Page
from labpress.markdown import Mark, parse
from labpress.site import content_html

TEXT = """/// chart | d/waits.csv
type: run
title: How <long>
summary: It *fell*.
source: [Count](https://x.org)
name: waits
///

/// chart | d/waits.csv
type: run
title: Again
summary: S.
///
"""


def html_of(found: Chart | None) -> str:
    """The text on its page, where each chart is `found`."""
    page = Page(path="docs/it.md", title="It", body=parse(TEXT))

    def read(item: Item, mark: Mark) -> Chart | None:
        return found

    ask = Ask(Catalogue((page,), {}, str, read), STAGES, permalink)
    html = content_html(page, ask, None, link=lambda url: f"../{url}", href=str)
    assert any(question[:2] == ("chart", "docs/it.md") for question in ask.asked)
    return html


def test_a_chart_has_two_drawings_with_a_name_and_a_description() -> None:
    html = html_of(chart(*CHARTS["run"]))
    drawings = re.findall(r"<svg ([^>]*)>", html)
    assert len(drawings) == 4
    assert 'class="ch-wide" role="img" aria-label="Run chart: Days by Week"' in drawings[0]
    assert 'class="ch-narrow"' in drawings[1]
    described = set(re.findall(r'aria-describedby="([^"]*)"', html))
    assert described == {"lp-chart-0", "lp-chart-2"}
    assert all(f'id="{name}"' in html for name in described)


def test_its_words_can_be_read_by_everybody() -> None:
    html = html_of(chart(*CHARTS["run"]))
    assert '<figure class="chart" id="waits">' in html
    assert "How &lt;long&gt;</figcaption>" in html
    assert '<p class="chart-summary">It <em>fell</em>.</p>' in html
    assert '<p class="chart-source">Source: <a href="../https://x.org">Count</a></p>' in html
    assert "<p>Ringed: 6 or more points in a row" in html


def test_its_data_are_one_click_away() -> None:
    html = html_of(chart(*BAR))
    assert "<summary>The data as a table</summary>" in html
    assert '<th scope="col">Group</th><th scope="col">Before</th>' in html
    assert '<th scope="row">Ward &lt;B&gt;</th><td>2</td>' in html
    assert '<span class="vh">no number</span>' in html
    assert '<a href="../d/waits.csv" download>' in html
    assert '<caption class="vh">A title</caption>' in html


def test_ids_are_the_pages_only_ones_and_patterns_are_found() -> None:
    html = html_of(chart(*BAR))
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]*)\)", html)) <= set(ids)


def test_a_chart_that_cannot_be_drawn_leaves_its_words() -> None:
    html = html_of(None)
    assert '<span class="unresolved">d/waits.csv' in html
    assert "It <em>fell</em>." in html and "<svg" not in html
