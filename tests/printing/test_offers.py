"""The ways of printing that a site offers, and what it says of each."""

from __future__ import annotations

import pytest

from labpress.lab.settings import PDFS
from labpress.printing import offers_of
from labpress.printing.offers import layouts_of
from labpress.wording import wording

SAY = wording("en")


def test_whatever_mkdocs_yml_may_ask_for_is_offered_in_its_order() -> None:
    assert [offer.name for offer in offers_of(PDFS)] == list(PDFS)
    assert [offer.name for offer in offers_of(["poker", "a4", "poker"])] == ["poker", "a4"]


@pytest.mark.parametrize(
    ("name", "places", "note", "note_of_one", "file"),
    [
        (
            "screen",
            0,
            "Front and back as two pages, 105 × 148 mm",
            "Front and back as two pages, 105 × 148 mm",
            "card.pdf",
        ),
        (
            "a4",
            4,
            "4 to a sheet, 97 × 136.7 mm each",
            "4 copies of this card to a sheet, 97 × 136.7 mm each",
            "card-a4.pdf",
        ),
        (
            "poker",
            9,
            "9 to a sheet, 63 × 88 mm each",
            "9 copies of this card to a sheet, 63 × 88 mm each",
            "card-poker.pdf",
        ),
        (
            "large",
            0,
            "Front and back as two pages, 210 × 297 mm",
            "Front and back as two pages, 210 × 297 mm",
            "card-large.pdf",
        ),
    ],
)
def test_each_says_how_it_is_to_be_used(
    name: str, places: int, note: str, note_of_one: str, file: str
) -> None:
    (offer,) = offers_of([name])
    assert (offer.places, offer.note(SAY), offer.note_of_one(SAY)) == (places, note, note_of_one)
    assert offer.file("card") == file


@pytest.mark.parametrize(("name", "copies"), [("screen", 1), ("a4", 4), ("a3", 8), ("large", 1)])
def test_one_card_fills_its_sheet(name: str, copies: int) -> None:
    (offer,) = offers_of([name])
    assert offer.filled().copies == copies
    assert offer.layout.copies == 1


def test_offers_of_one_size_are_measured_once() -> None:
    layouts = layouts_of(["a4", "grey", "a3", "screen"])
    assert [layout.format.name for layout in layouts] == ["a6-safe", "a6"]
    assert all(layout.sheet is None for layout in layouts)
