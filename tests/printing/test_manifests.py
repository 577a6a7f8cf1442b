"""A manifest says which cards a deck holds and with which words; it is in the PDF and in JSON."""

from __future__ import annotations

import dataclasses
import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from card_prints import print_card, print_deck
from labpress.content import Card, PartialDate, Stage, Toolkit
from labpress.printing import FORMATS, SHEETS, Layout, Manifest, Paper
from labpress.printing.old_decks import read_manifest
from labpress.problems import PrintError

MakeCard = Callable[..., Card]
Cite = Callable[[str], str]


@pytest.fixture
def manifest(card: Card, toolkit: Toolkit, paper: Paper, cite: Cite) -> Manifest:
    made = print_deck(toolkit, [card], paper, cite).manifest
    assert made is not None
    return made


@pytest.fixture
def face(paper: Paper, cite: Cite) -> Callable[..., tuple[str, dict[str, str]]]:
    """Digest and parts of a card's face."""

    def of(card: Card, on: Paper = paper, layout: Layout = Layout()) -> tuple[str, dict[str, str]]:  # noqa: B008 - never changed
        manifest = print_card(card, on, cite, layout=layout).manifest
        assert manifest is not None
        (one,) = manifest.cards
        return one.face, dict(one.parts)

    return of


def test_it_says_what_the_deck_is_and_what_is_in_it(manifest: Manifest) -> None:
    read = json.loads(manifest.json())
    (card,) = read.pop("cards")
    assert read == {
        "kind": "labpress deck manifest",
        "form": 1,
        "title": "Starting to improve",
        "of": "toolkit:start",
        "format": "a6",
        "edition": "colour",
        "site": "https://lab.example.org/",
    }
    assert len(card.pop("face")) == 64
    assert list(card.pop("parts")) == [
        "Code", "Title", "Stages", "Purpose", "Time", "People", "Materials", "Why",
        "You will have", "How", "Watch out for", "Sources", "Licence", "Version", "Address",
    ]  # fmt: skip
    assert card == {
        "code": "QL-90",
        "slug": "note-back",
        "title": "Note back",
        "version": "2",
        "updated": "2026-11-20",
    }


def test_it_is_attached_to_the_pdf(
    card: Card, toolkit: Toolkit, paper: Paper, cite: Cite, tmp_path: Path
) -> None:
    for layout in (Layout(), Layout(FORMATS["a6-safe"], sheet=SHEETS["a4"])):
        printed = print_deck(toolkit, [card], paper, cite, layout=layout)
        assert printed.manifest is not None
        attached = pypdf.PdfReader(io.BytesIO(printed.pdf)).attachments["manifest.json"]
        assert attached[0].decode() == printed.manifest.json()
        (tmp_path / "deck.pdf").write_bytes(printed.pdf)
        assert read_manifest(tmp_path / "deck.pdf") == printed.manifest


def test_a_deck_without_cards_has_none_attached(
    toolkit: Toolkit, paper: Paper, cite: Cite, tmp_path: Path
) -> None:
    (tmp_path / "deck.pdf").write_bytes(print_deck(toolkit, [], paper, cite).pdf)
    with pytest.raises(PrintError, match="holds no manifest of a deck"):
        read_manifest(tmp_path / "deck.pdf")


@pytest.mark.parametrize(
    "changes",
    [
        {"updated": PartialDate(2027, 1, 1)},
        {"tags": ("new",), "good_for": ("anything",), "do_next": ("other",)},
        {"title": "Note\u00a0back"},
        {"slug": "another", "path": "docs/cards/another.md"},
    ],
)
def test_what_the_paper_does_not_say_is_no_reason_to_reprint(
    changes: dict[str, object], make_card: MakeCard, face: Callable[..., tuple[str, object]]
) -> None:
    assert face(make_card(**changes)) == face(make_card())


def test_a_new_design_is_no_reason_to_reprint(
    card: Card,
    paper: Paper,
    text: str,
    make_card: MakeCard,
    face: Callable[..., tuple[str, object]],
) -> None:
    as_it_is = face(card)
    assert face(card, paper, Layout(FORMATS["poker"], "ink-saver")) == as_it_is
    stages = (Stage("share", "Collating and sharing learning", "Share", "", "#102030", "", ""),)
    assert face(card, dataclasses.replace(paper, stages=stages)) == as_it_is
    assert face(make_card(text.replace("*a week*", "a week"))) == as_it_is
    assert face(make_card(materials=("Pens", "One  card\u00a0\u200eeach"))) == as_it_is


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        ("Title", {"title": "Note it back"}),
        ("Purpose", {"purpose": "Say it."}),
        ("Materials", {"materials": ("Pens",)}),
        ("Stages", {"stages": ("develop",)}),
        ("Licence", {"licence": "CC0"}),
        ("Version", {"version": "3"}),
        ("Sources", {"sources": ()}),
    ],
)
def test_a_changed_part_is_known_by_its_name(
    part: str,
    changes: dict[str, object],
    card: Card,
    make_card: MakeCard,
    face: Callable[..., tuple[str, dict[str, str]]],
) -> None:
    (before, parts), (after, others) = face(card), face(make_card(**changes))
    assert before != after
    assert [name for name in parts if parts[name] != others[name]] == [part]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("Why", "Learning fades", "What was learned fades"),
        ("How", "Two minutes", "Three minutes"),
    ],
)
def test_a_changed_section_is_known_by_its_name(
    part: str,
    old: str,
    new: str,
    text: str,
    make_card: MakeCard,
    face: Callable[..., tuple[str, dict[str, str]]],
) -> None:
    assert old in text
    (_, parts), (_, others) = face(make_card()), face(make_card(text.replace(old, new)))
    assert [name for name in parts if parts[name] != others[name]] == [part]


def test_another_address_is_a_reason_to_reprint(
    card: Card, paper: Paper, face: Callable[..., tuple[str, dict[str, str]]]
) -> None:
    _, parts = face(card)
    _, others = face(card, dataclasses.replace(paper, site_url="https://new.example.org/"))
    assert [name for name in parts if parts[name] != others[name]] == ["Address"]


def pdf_with(attached: bytes, how: bytes = b"/Filter /FlateDecode") -> bytes:
    head = b"%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile " + how + b" /Length 9 >>\nstream\n"
    return head + attached + b"\nendstream\nendobj\n"


def test_it_is_found_in_a_pdf_that_another_program_wrote(
    manifest: Manifest, tmp_path: Path
) -> None:
    text = manifest.json().encode()
    file = tmp_path / "deck.pdf"
    for content in (
        pdf_with(zlib.compress(text)),
        pdf_with(text, b""),
        pdf_with(b"other")[:-1] + pdf_with(zlib.compress(text)),
    ):
        file.write_bytes(content)
        assert read_manifest(file) == manifest


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no manifest of a deck"),
        (b"{", "is no manifest of a deck"),
        (b"[1]", "is no manifest of a deck"),
        (b"[" * 100_000, "is no manifest of a deck"),
        (b'{"kind": "other"}', "is no manifest of a deck"),
        (b"\xff\xfe\x00", "is no manifest of a deck"),
        (b'{"kind": "labpress deck manifest", "form": 1}', "was damaged"),
        (b'{"kind": "labpress deck manifest", "form": 2}', "was made by a newer Labpress"),
        (b"%PDF-1.7 and no more", "holds no manifest"),
        (b"%PDF-1.7 " + b"/EmbeddedFile " * 5000, "holds no manifest"),
        (pdf_with(b"not deflated"), "holds no manifest"),
        (pdf_with(zlib.compress(b"{}")), "holds no manifest"),
        (pdf_with(zlib.compress(bytes(100_000_000))), "holds no manifest"),
    ],
)
def test_any_other_file_is_refused_in_plain_words(
    content: bytes, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(PrintError, match=said):
        read_manifest(file)


def test_a_damaged_card_is_refused(manifest: Manifest, tmp_path: Path) -> None:
    for damage in ('"face": 5', '"face": null', '"faces": "x"'):
        whole = manifest.json().replace('"face": "', f'{damage}, "was": "')
        (tmp_path / "deck.json").write_text(whole, encoding="utf-8")
        with pytest.raises(PrintError, match="was damaged"):
            read_manifest(tmp_path / "deck.json")


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(PrintError, match="cannot be read"):
        read_manifest(tmp_path / "none.pdf")
