"""What pages say of their items in the words of schema.org."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from labpress.catalogue import Ask
from labpress.content import Author, Item, Video
from labpress.content.durations import RunningTime, parse_duration
from labpress.site import Download
from labpress.site.how_to import iso_of
from labpress.site.linked_data import Place, linked_data, whole

BASE = "https://lab.example/"
IMAGE = f"{BASE}assets/sharing/one.png"


def data(item: Item, ask: Ask, **more: Any) -> dict[str, Any]:
    place = Place("A lab", more.get("base", BASE), f"{BASE}here/", "en-GB")
    return linked_data(
        item, ask, place, more.get("image", ""), more.get("files", ()), more.get("cited", ())
    )


def test_an_essay(by_title: Mapping[str, Any], ask: Ask) -> None:
    item = replace(by_title["One"], tags=("care",), licence="CC BY 4.0", doi="10.1000/1")
    file = Download("essays/one/one.pdf", "This essay")
    found = data(item, ask, image=IMAGE, files=[file])
    lab = {"@type": "Organization", "name": "A lab", "url": BASE}
    assert found == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": f"{BASE}here/",
        "url": f"{BASE}here/",
        "headline": "One",
        "description": "The first.",
        "inLanguage": "en",
        "datePublished": "2018-08",
        "author": [{"@type": "Thing", "name": "Ann"}, {"@type": "Thing", "name": "Bo"}],
        "publisher": lab,
        "isPartOf": {"@type": "WebSite", "name": "A lab", "url": BASE},
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "keywords": ["care"],
        "identifier": "https://doi.org/10.1000/1",
        "sameAs": "https://doi.org/10.1000/1",
        "image": IMAGE,
        "encoding": [
            {
                "@type": "MediaObject",
                "name": "This essay",
                "contentUrl": f"{BASE}essays/one/one.pdf",
                "encodingFormat": "application/pdf",
            }
        ],
    }


def test_a_card_with_steps_tells_how_to(by_title: Mapping[str, Any], ask: Ask) -> None:
    found = data(by_title["Five whys"], ask)
    assert found["@type"] == "HowTo" and found["identifier"] == "QL-01"
    assert [step["text"] for step in found["step"]] == ["Ask.", "Ask again.", "Stop."]
    assert [step["position"] for step in found["step"]] == [1, 2, 3]
    assert found["totalTime"] == "PT1H"
    assert [one["name"] for one in found["supply"]] == ["Pens", "Sheet of QL-01"]
    assert found["author"] == [found["publisher"]]


def test_a_card_without_steps_is_no_how_to(by_title: Mapping[str, Any], ask: Ask) -> None:
    card = by_title["Five whys"]
    found = data(replace(card, body=replace(card.body, sections=())), ask)
    assert found["@type"] == "CreativeWork" and not {"step", "totalTime"} & set(found)


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("survey", "Report"),
        ("report", "Report"),
        ("evidence-review", "Report"),
        ("slides", "PresentationDigitalDocument"),
        ("event", "CreativeWork"),
        ("dataset", "Dataset"),
        ("video", "VideoObject"),
    ],
)
def test_outputs_by_their_types(
    by_title: Mapping[str, Any], ask: Ask, kind: str, named: str
) -> None:
    assert data(replace(by_title["A survey"], type=kind), ask)["@type"] == named


def test_a_dataset_says_where_it_is(by_title: Mapping[str, Any], ask: Ask) -> None:
    output = replace(by_title["A survey"], type="dataset", file="data.csv", format="CSV")
    (copy,) = data(output, ask)["distribution"]
    assert copy["contentUrl"] == f"{BASE}outputs/data.csv" and copy["encodingFormat"] == "CSV"
    elsewhere = replace(output, file="")
    (copy,) = data(elsewhere, ask)["distribution"]
    assert copy["contentUrl"] == "https://example.org/survey"


def test_films(by_title: Mapping[str, Any], ask: Ask) -> None:
    film = Video(url="https://vimeo.com/123", title="The film", duration=RunningTime(90))
    shown = data(replace(by_title["One"], video=film), ask, image=IMAGE)["video"]
    assert shown == {
        "@type": "VideoObject",
        "name": "The film",
        "description": "The first.",
        "uploadDate": "2018-08",
        "duration": "PT1M30S",
        "thumbnailUrl": IMAGE,
        "embedUrl": "https://vimeo.com/123",
    }
    told = replace(by_title["A survey"], type="video", duration=RunningTime(90))
    found = data(told, ask)
    assert found["duration"] == "PT1M30S" and "embedUrl" not in found


def test_authors_are_what_the_lab_knows_of_them(
    items: Sequence[Item], ask_of: Callable[..., Ask], by_title: Mapping[str, Any]
) -> None:
    ask = ask_of(items)
    ask._authors = {  # the door of a lab has them from authors.yml
        "Ann": Author(name="Ann", kind="person", orcid="0000-0002-1825-0097"),
        "Bo": Author(name="Bo", kind="organisation", url="https://bo.example/"),
    }
    assert data(by_title["One"], ask)["author"] == [
        {"@type": "Person", "name": "Ann", "sameAs": "https://orcid.org/0000-0002-1825-0097"},
        {"@type": "Organization", "name": "Bo", "url": "https://bo.example/"},
    ]


def test_cited_works(by_title: Mapping[str, Any], ask: Ask) -> None:
    cited = [
        {
            "type": "article-journal",
            "title": "<i>T</i>",
            "author": [{"family": "Card", "given": "Alan J."}, {"literal": "NHS"}],
            "issued": {"date-parts": [[2017, 8]]},
            "DOI": "10.1000/2",
        },
        {"type": "song", "title": "S", "URL": "javascript:alert(1)"},
    ]
    assert data(by_title["One"], ask, cited=cited)["citation"] == [
        {
            "@type": "ScholarlyArticle",
            "name": "T",
            "author": [
                {"@type": "Person", "name": "Alan J. Card"},
                {"@type": "Organization", "name": "NHS"},
            ],
            "datePublished": "2017",
            "url": "https://doi.org/10.1000/2",
        },
        {"@type": "CreativeWork", "name": "S"},
    ]


def test_a_lab_without_an_address_names_none(by_title: Mapping[str, Any], ask: Ask) -> None:
    file = Download("essays/one/one.pdf", "This essay")
    place = Place("A lab", "", "", "en-GB")
    found = linked_data(by_title["One"], ask, place, "", [file], ())
    assert not {"@id", "url", "encoding"} & set(found)


def test_only_whole_copies_are_the_text(by_title: Mapping[str, Any]) -> None:
    files = [Download(f"essays/one/{name}", "") for name in ("one.pdf", "one-cards.pdf", "x.csv")]
    assert [file.path for file in whole(by_title["One"], files)] == ["essays/one/one.pdf"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("20-60 minutes", "PT1H"),
        ("90 minutes", "PT1H30M"),
        ("2-3 hours", "PT3H"),
        ("half a day", "PT4H"),
        ("1.5 days", "P1DT4H"),
        ("1 day to 2 weeks", "P14D"),
        ("2 weeks", "P2W"),
        ("3 months", "P3M"),
        ("2 hours per session", ""),
        ("ongoing", ""),
    ],
)
def test_times_as_programs_read_them(written: str, iso: str) -> None:
    assert iso_of(parse_duration(written)) == iso
