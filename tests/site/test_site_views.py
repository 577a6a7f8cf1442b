"""Views: what a page may know of its item and, through Ask, of the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from labpress.catalogue import Ask, Catalogue, permalink
from labpress.citations import Formatted, Reference
from labpress.content import (
    STAGES,
    Adapted,
    Author,
    Duration,
    Item,
    RunningTime,
    Stage,
    Video,
)
from labpress.markdown import parse
from labpress.site import Download, Features, home_view, list_view, stage_view, view_of
from labpress.site.addresses import doi_address, outside
from labpress.site.attachment import Attachment, attachment
from labpress.site.bundling import lab_rules
from labpress.site.credit import Credit
from labpress.site.filters import filters_css, stages_css
from labpress.site.forward import forward_page
from labpress.site.lists import site_links
from labpress.site.site_file import site_file
from labpress.site.words import listed, token
from labpress.wording import wording

ALL = Features()


def view(item: Item, ask: Ask, features: Features, files: Sequence[Download] = ()) -> Any:
    """The view of `item`: of which kind, each test knows."""
    return view_of(item, ask, features, files)


def asking(items: Sequence[Item]) -> Ask:
    """A door to some items at their permanent addresses."""
    catalogue = Catalogue(tuple(items), {}, lambda path: path.removeprefix("docs/"))
    return Ask(catalogue, STAGES, permalink)


def test_an_essay_knows_its_place_and_what_is_related(
    by_title: Mapping[str, Any], ask: Ask
) -> None:
    one = view(by_title["One"], ask, ALL)
    assert (one.place.number, one.place.of, one.place.previous) == (1, 2, None)
    assert one.place.next.url == "essays/two/"
    assert one.row.eyebrow == "Project one, essay 1"
    assert [sign.word for sign in one.row.stages] == ["Discover", "Share"]
    assert [(found.link.title, found.why) for found in one.related] == [
        ("Two", "Essay. Refers to this essay."),
        ("Five whys", "Card. Used in this essay."),
    ]
    assert [(found.link.title, found.why) for found in view(by_title["Two"], ask, ALL).related] == [
        ("Premortem", "Card. Chosen by the writer."),
        ("One", "Essay. Chosen by the writer."),
    ]


SHARED = {
    "Essay. Shares 2 sources and the card Five whys.": ("[@a; @b] [](card:five-whys)", ()),
    "Essay. Shares a source.": ("[@b]", ()),
    "Essay. Shares the tag “waiting”.": ("", ("Waiting",)),
    "Essay. Refers to this essay. Shares a source.": ("[@b] [](essay:one)", ()),
}


@pytest.mark.parametrize(("why", "other"), SHARED.items(), ids=SHARED)
def test_related_essays_say_what_they_share(
    by_title: Mapping[str, Any], why: str, other: tuple[str, tuple[str, ...]]
) -> None:
    text = parse("[@a; @b]\n\n/// try-this | five-whys\n///")
    one = replace(by_title["One"], body=text, tags=("waiting",))
    two = replace(by_title["Two"], body=parse(other[0]), tags=other[1], related=())
    ask = asking((one, two, by_title["Five whys"]))
    assert view(one, ask, ALL).related[0].why == why


def test_an_essay_outside_projects_has_a_place_in_its_series(by_title: Mapping[str, Any]) -> None:
    parts = [
        replace(by_title[title], project="", number=None, series="On waiting", related=())
        for title in ("Two", "One")
    ]
    one = view(parts[1], asking(parts), ALL)
    assert (one.place.number, one.place.of) == (1, 2)
    assert one.place.series.url == "series/on-waiting/"
    assert one.place.next.url == "essays/two/"


def test_features_that_are_off_promise_nothing(by_title: Mapping[str, Any], ask: Ask) -> None:
    off = Features(reading_time=False, cards=False)
    essay = view(by_title["One"], ask, off)
    assert essay.row.reading is None
    assert [found.link.kind for found in essay.related] == ["essay"]
    card = view(by_title["Five whys"], ask, off)
    assert (card.quotes, card.next, card.toolkits, card.short_path) == ((), (), (), "")
    assert view(by_title["Peer support"], ask, off).cards == ()


def test_a_card_shows_the_paragraphs_that_lead_to_it(by_title: Mapping[str, Any], ask: Ask) -> None:
    card = view(by_title["Five whys"], ask, ALL)
    assert card.quotes[0].text == "The paragraph that leads to the card."
    assert re.fullmatch(r"essays/one/#p-\d", card.quotes[0].url)
    assert card.quotes[0].byline == "Ann and Bo"
    assert len(card.quotes) == len(set(card.quotes)) == 2
    assert [item.title for item in card.next] == ["Premortem"]
    assert [item.title for item in card.toolkits] == ["A day"]
    premortem = view(by_title["Premortem"], ask, ALL)
    assert [item.title for item in premortem.first] == ["Five whys"]


def test_an_unsafe_address_is_no_link(by_title: Mapping[str, Any], ask: Ask) -> None:
    source = Adapted(title="Book", url="javascript:alert(1)")
    card = view(replace(by_title["Five whys"], adapted_from=source), ask, ALL)
    assert (card.origin.title, card.origin.url) == ("Book", "")


def test_a_toolkit_has_a_clock_and_one_list_of_materials(
    by_title: Mapping[str, Any], ask: Ask
) -> None:
    day = view(by_title["A day"], ask, ALL, [Download("d.pdf", "Deck", 1, 1_250_000)])
    assert [row.clock for row in day.sheet.rows] == [
        "09:30–10:10",
        "10:10–10:25",
        "10:25–11:00",
        "11:00",
    ]
    # nobody knows how long the last step takes
    assert (day.sheet.timed, day.sheet.end, day.sheet.length, day.row.length) == (True, "", "", "")
    assert [row.title for row in day.sheet.rows] == ["Five whys", "Tea", "Premortem", "gone"]
    assert [(m.name, m.cards) for m in day.materials] == [
        ("Pens", ("Five whys", "Premortem")),
        ("Sheet of QL-01", ("Five whys",)),
        ("Sheet of QL-02", ("Premortem",)),
    ]
    assert day.downloads[0].files[0].about(wording("en")) == "PDF, 1\u00a0page, 1.2\u00a0MB"


@pytest.mark.parametrize(
    ("minutes", "declared", "clocks", "end", "length", "in_all"),
    [
        ((40, 50), None, ["09:30–10:10", "10:10–11:00"], "11:00", *["1 hour 30 minutes"] * 2),
        ((40, 50), 40, ["09:30–10:10", "10:10–11:00"], "11:00", "1 hour 30 minutes", "40 minutes"),
        ((None, 50), None, ["09:30", ""], "", "", ""),
        ((40, None), 120, ["09:30–10:10", "10:10"], "", "", "2 hours"),
    ],
)
def test_a_toolkit_claims_no_length_that_it_does_not_know(
    minutes: tuple[int | None, ...],
    declared: int | None,
    clocks: list[str],
    end: str,
    length: str,
    in_all: str,
    by_title: Mapping[str, Any],
    ask: Ask,
) -> None:
    day = by_title["A day"]
    steps = tuple(replace(day.items[0], minutes=n, optional=n == 50) for n in minutes)
    page = view(replace(day, items=steps, total_minutes=declared), ask, ALL)
    assert [row.clock for row in page.sheet.rows] == clocks
    assert (page.sheet.end, page.sheet.length, page.row.length) == (end, length, in_all)


def test_an_output_and_a_project_say_what_they_are(by_title: Mapping[str, Any], ask: Ask) -> None:
    survey = view(by_title["A survey"], ask, ALL)
    assert survey.row.figure == "2,666"
    facts = [(fact.name, fact.text) for fact in survey.facts]
    assert facts == [("Responses", "2,666"), ("Access", "Open to all")]
    assert (survey.address, survey.go) == ("https://example.org/survey", "Go to the survey")
    project = view(by_title["Peer support"], ask, ALL)
    assert (project.row.name, project.row.when) == ("Project one", "April 2017 to May 2018")
    assert project.row.counts == "2 essays, 1 learning output"
    assert [(part.sign.word, part.when) for part in project.row.stages] == [
        ("Discover", "April 2017 to July 2017")
    ]


def test_names_lead_to_people_where_the_lab_knows_them(
    items: tuple[Item, ...], by_title: Mapping[str, Any]
) -> None:
    known = {
        "Ann": Author(name="Ann", role="Lead", orcid="0000-0002-1825-0097", bio="Ann writes."),
        "Bo": Author(name="Bo", url="javascript:alert(1)"),
    }
    catalogue = Catalogue(items, {}, str)
    page = view(by_title["One"], Ask(catalogue, STAGES, permalink, authors=known), ALL)
    assert page.authors == (
        Credit(
            "Ann", "Lead", "https://orcid.org/0000-0002-1825-0097", "Ann writes.", "authors/ann/"
        ),
        Credit("Bo", "", "", "", "authors/bo/"),
    )


def test_a_translation_and_its_original_lead_to_each_other(
    items: tuple[Item, ...], by_title: Mapping[str, Any], ask_of: Any
) -> None:
    welsh = replace(by_title["Two"], translation_of="one", lang="cy")
    ask = ask_of([welsh if item.title == "Two" else item for item in items])
    original = view(welsh, ask, ALL).history.original
    assert (original.title, original.lang) == ("One", "en")
    (other,) = view(by_title["One"], ask, ALL).history.others
    assert (other.title, other.lang) == ("Two", "cy")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("film.vtt", Attachment("Captions", "film.vtt", "outputs/film.vtt")),
        ("files/film.en.vtt", Attachment("Captions", "film.en.vtt", "outputs/files/film.en.vtt")),
        ("None, the film is silent.", Attachment("Captions", "None, the film is silent.")),
        ("no", Attachment("Captions", "no")),
        ("../../film.vtt", Attachment("Captions", "../../film.vtt")),
    ],
)
def test_what_comes_with_a_film_is_a_file_or_words(
    written: str, shown: Attachment, by_title: Mapping[str, Any]
) -> None:
    assert attachment(by_title["A survey"], "Captions", written) == shown


def test_an_essays_film_comes_with_its_words(by_title: Mapping[str, Any], ask: Ask) -> None:
    video = Video(
        url="https://lab.example/f",
        duration=RunningTime(225),
        captions="f.vtt",
        transcript="Words.",
    )
    film = view(replace(by_title["One"], video=video), ask, ALL).film
    assert (film.title, film.address, film.length) == ("One", "https://lab.example/f", "3:45")
    extras = [(extra.name, extra.text, extra.url) for extra in (film.captions, film.transcript)]
    assert extras == [("captions", "f.vtt", "essays/f.vtt"), ("transcript", "Words.", "")]
    unsafe = replace(by_title["One"], video=Video(url="javascript:alert(1)"))
    assert view(unsafe, ask, ALL).film is None


def test_a_project_shows_the_cards_that_it_used(by_title: Mapping[str, Any], ask: Ask) -> None:
    assert [card.code for card in view(by_title["Peer support"], ask, ALL).cards] == ["QL-01"]


def test_references_stand_once(by_title: Mapping[str, Any], ask: Ask) -> None:
    formatted = Formatted((), (Reference("ohno1988", "Ohno."),))
    card = by_title["Five whys"]
    assert "Ohno." in view_of(card, ask, ALL, (), formatted).references
    placed = replace(card, body=parse("## Further reading\n\n\\bibliography\n"))
    assert view_of(placed, ask, ALL, (), formatted).references == ""


def test_filters_offer_only_what_some_row_answers(ask: Ask) -> None:
    cards = list_view("card", ask, ALL)
    offered = {one.name: [(c.value, c.count) for c in one.choices] for one in cards.filters}
    assert offered == {
        "want": [("understand-a-problem", 2)],
        "people": [("2", 2), ("3", 2), ("4", 2), ("5", 2), ("6", 2), ("8", 2)],
        "time": [("60", 1), ("120", 1), ("240", 2), ("480", 2)],
        "setting": [("in-person", 2), ("online", 2)],
    }
    essays = list_view("essay", ask, ALL)
    assert [one.name for one in essays.filters] == ["reading"]
    assert [choice.label for choice in essays.stages] == ["Discover", "Share"]


def test_home_and_stages_are_ways_in(ask: Ask) -> None:
    home = home_view(ask, ALL)
    assert home.lead is not None and home.lead.title == "Two"
    assert home.series_title == "Project one, in two essays"
    assert [row.title for row in home.hand] == ["Five whys", "Premortem"]
    assert [entry.counts for entry in home.stages] == ["1 card, 1 essay", "1 card", "1 essay"]
    stage = stage_view(ask.stages()[0], ask, ALL)
    assert [row.code for row in stage.cards] == ["QL-01"]
    assert [link.url for link in site_links(ask)][:2] == ["essays/", "cards/"]


def test_an_empty_lab_has_a_home(ask_of: Any) -> None:
    home = home_view(ask_of(()), ALL)
    assert (home.lead, home.hand, home.outputs, home.filters) == (None, (), (), ())


def test_the_labs_own_style_sheet(ask: Ask) -> None:
    css = lab_rules(ask)
    assert ".is-discover{--stage:var(--discover)}" in css
    assert '[data-item]:not([data-want~="understand-a-problem"])' in css
    assert filters_css({}) == ""
    bad = Stage("a b", "A", "A", "", "red}body{display:none", "#123456")
    assert "display" not in stages_css([bad])


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.org", ""),
        ("http:", ""),
        ("http://[bad", ""),
    ],
)
def test_outside_addresses(written: str, address: str) -> None:
    assert outside(written) == address


@pytest.mark.parametrize(
    ("path", "written", "found"),
    [
        ("essays/one.md", "a.png", "essays/a.png"),
        ("essays/one/index.md", "a.png", "essays/one/a.png"),
        ("texts/one.md", "img/../a.png", "essays/a.png"),
        ("essays/one.md", "../../etc/passwd", ""),
        ("essays/one.md", "https://a.org/a.png", "https://a.org/a.png"),
        ("essays/one.md", "javascript:x", ""),
        ("essays/one.md", "", ""),
    ],
)
def test_site_files(by_title: Mapping[str, Any], path: str, written: str, found: str) -> None:
    assert site_file(replace(by_title["One"], path=path), written) == found


def test_small_words() -> None:
    assert [listed(names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    assert token("Understand – a Problém!") == "understand-a-problem"
    assert token("問題") == token("問題") != token("別の")
    assert doi_address("10.1000/x") == "https://doi.org/10.1000/x"
    assert doi_address("javascript:1") == ""


def test_a_time_in_words_begins_with_a_capital(by_title: Mapping[str, Any], ask: Ask) -> None:
    slow = replace(by_title["Five whys"], time=Duration(0.5, 2, "day", text="half a day to 2 days"))
    assert view(slow, ask, ALL).row.time == "Half a day to 2 days"


def test_a_download_names_its_format() -> None:
    say = wording("en")
    about = Download("print/a.b/deck.pdf", "Deck", 2, 38_000).about(say)
    assert about == "PDF, 2\u00a0pages, 38\u00a0kB"
    assert Download("print/a.b/deck", "Deck").about(say) == ""


def test_downloads_stand_by_their_groups(by_title: Mapping[str, Any], ask: Ask) -> None:
    files = [
        Download("a.pdf", "A", group="Deck"),
        Download("b.docx", "B", group="To edit"),
        Download("c.pdf", "C", group="Deck", sheet=True),
        Download("d.pdf", "D"),
    ]
    for title in ("One", "A day", "Peer support"):
        shelves = view(by_title[title], ask, ALL, files).downloads
        assert [(shelf.title, [file.label for file in shelf.files]) for shelf in shelves] == [
            ("", ["D"]),
            ("Deck", ["A", "C"]),
            ("To edit", ["B"]),
        ]
        assert [shelf.sheets for shelf in shelves] == [False, True, False]
    assert view(by_title["One"], ask, ALL).downloads == ()
    (worksheets,) = view(
        replace(by_title["Five whys"], worksheets=("sheet.pdf",)), ask, ALL
    ).downloads
    assert worksheets.title == "Worksheets"


def test_a_forward_leads_on_without_a_script() -> None:
    html = forward_page(
        "c/QL-01/", "cards/five-whys/", "A <b> & c", wording("en"), "https://lab.example/x/"
    )
    refresh = '<meta http-equiv="refresh" content="0; url=../../cards/five-whys/">'
    # outside <noscript> it may overtake the script, and the query is lost
    assert f"<noscript>{refresh}</noscript>" in html and html.count(refresh) == 1
    assert '<a href="../../cards/five-whys/">A &lt;b&gt; &amp; c</a>' in html
    assert 'src="../../assets/labpress/forward.js"' in html
    assert '<link rel="canonical" href="https://lab.example/x/">' in html
    assert "noindex" in html
