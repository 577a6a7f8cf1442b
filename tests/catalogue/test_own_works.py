"""The lab's own items as works that others cite."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from labpress.catalogue import Ask, permalink
from labpress.catalogue.own_works import Publication, own_work
from labpress.content import PartialDate
from labpress.lab import Lab
from little_labs import OpenLab, card, essay

HERE = Publication("The lab", "en-GB", "https://lab.example/x/", PartialDate(2020, 1, 2))
AUTHORS = "- {name: Ana López, kind: person}\n- {name: 'NHS, England', kind: organisation}\n"
OUTPUT = "---\ntitle: Data\ntype: TYPE\nsummary: S.\ndate: 2018\nurl: https://a.example/\n---\n"
TOOLKIT = "---\ntitle: A day\npurpose: P.\nitems: [card: one]\n---\n"


@pytest.fixture
def work(open_files: OpenLab) -> Callable[..., dict[str, Any]]:
    def made(path: str, text: str, where: Publication = HERE) -> dict[str, Any]:
        more = {"docs/authors.yml": AUTHORS, "docs/cards/one.md": card("QL-01")}
        lab = open_files({path: text, **more})
        item = next(item for item in lab.items if item.path == path)
        return own_work(item, door(lab), where)

    return made


def door(lab: Lab) -> Ask:
    return Ask(lab.catalogue, lab.settings.stages, permalink, authors=lab.authors)


def test_an_essay(work: Callable[..., dict[str, Any]]) -> None:
    fields = "authors: [Ana López, 'NHS, England', Bo]\ndoi: 10.1000/1\nlang: cy"
    text = essay("Text.", "Why").replace("authors: The Lab team", fields)
    assert work("essays/why.md", text) == {
        "id": "why-2018",
        "type": "webpage",
        "title": "Why",
        "author": [
            {"family": "López", "given": "Ana"},
            {"literal": "NHS, England"},
            {"literal": "Bo"},
        ],
        "issued": {"date-parts": [[2018, 8]]},
        "publisher": "The lab",
        "language": "cy",
        "DOI": "10.1000/1",
        "URL": "https://lab.example/x/",
    }


def test_a_card_that_nobody_signs_is_the_labs(work: Callable[..., dict[str, Any]]) -> None:
    found = work("docs/cards/two.md", card("QL-02", "Two", "version: 1.1\nupdated: 2019-03-04"))
    assert found["id"] == "card-two-2019"
    assert found["author"] == [{"literal": "The lab"}] and "publisher" not in found
    assert found["genre"] == "Method card QL-02, version 1.1"
    assert found["issued"] == {"date-parts": [[2019, 3, 4]]}


def test_a_toolkit_is_of_the_day_on_which_its_file_changed(
    work: Callable[..., dict[str, Any]],
) -> None:
    assert work("docs/toolkits/day.md", TOOLKIT)["issued"] == {"date-parts": [[2020, 1, 2]]}
    undated = work("docs/toolkits/day.md", TOOLKIT, Publication("The lab", "en-GB", ""))
    assert undated["id"] == "toolkit-day" and not {"issued", "URL"} & set(undated)


@pytest.mark.parametrize(
    ("type_", "kind", "genre"),
    [
        ("survey", "report", "Survey"),
        ("report", "report", "Report"),
        ("evidence-review", "report", "Evidence review"),
        ("video", "motion_picture", "Video"),
        ("dataset", "dataset", "Dataset"),
        ("slides", "speech", "Slides"),
        ("event", "webpage", "Event"),
    ],
)
def test_outputs_by_their_types(
    work: Callable[..., dict[str, Any]], type_: str, kind: str, genre: str
) -> None:
    found = work("docs/outputs/data.md", OUTPUT.replace("TYPE", type_))
    assert (found["type"], found["genre"]) == (kind, genre)
