"""Sharing pictures as networks take them: their size, their weight, and all words within them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from labpress.catalogue import Ask, permalink
from labpress.content import STAGES
from labpress.lab import Lab
from labpress.printing import Livery, Poster, Posters, sharing, sharing_pictures
from labpress.store import Store
from labpress.wording import wording
from little_labs import OpenLab, card, essay

LONG = (
    "Evidence, experience and the everyday practice of many people, brought together in one place"
)
LONGEST = (
    f"{LONG} over two years by a lab that had set out to do something else altogether, and why so"
)
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
INK = (28, 35, 38)


def poster(kind: str = "plain", title: str = "A title", **more: object) -> Poster:
    known = {"lang": "en-GB", "lab": "A lab", "kicker": "Essay", "text": "What it says.", **more}
    known.setdefault("bands", tuple(stage.colour for stage in STAGES))
    return Poster(kind, title, **known)  # type: ignore[arg-type]  # a table of all fields


def drawn(one: Poster, folder: Path, look: Livery | None = None) -> Image.Image:
    (content,) = sharing_pictures([one], look or Livery(), Store(folder)).values()
    assert len(content) < 60_000
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    assert picture.size == (1200, 630)
    return picture.convert("RGB")


def colours(picture: Image.Image, box: tuple[int, int, int, int]) -> set[tuple[int, ...]]:
    return {colour for _, colour in picture.crop(box).getcolors(100_000) or ()}  # type: ignore[misc]  # RGB has tuples


@pytest.mark.parametrize("kind", sharing.KINDS)
@pytest.mark.parametrize("title", ["Why", LONG, LONGEST[:200], WORD])
def test_every_kind_holds_every_title(tmp_path: Path, kind: str, title: str) -> None:
    one = poster(kind, title, stages=STAGES[:1], facts=(("time", "20–60 minutes"),), code="QL-01")
    picture = drawn(one, tmp_path)
    # the outermost pixels belong to no letter: one of the ground and the band alone
    for box in ((0, 0, 1200, 20), (0, 140, 16, 630), (1184, 140, 1200, 630)):
        assert INK not in colours(picture, box)


@pytest.mark.parametrize("title", ["Why", LONG, LONGEST[:200], WORD])
def test_no_title_runs_into_the_facts_below_it(tmp_path: Path, title: str) -> None:
    picture = drawn(poster(title=title, text="", stages=STAGES[:1]), tmp_path)
    assert colours(picture, (72, 470, 1128, 540)) == {(255, 255, 255)}


def test_a_stage_is_a_band_of_its_colour(tmp_path: Path) -> None:
    picture = drawn(poster(stages=STAGES[:2]), tmp_path)
    assert [picture.getpixel((x, 625)) for x in (500, 1190)] == [(11, 85, 99), (179, 67, 14)]


def test_a_second_run_draws_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posters = [poster(title=f"Title {n}") for n in range(3)]
    first = sharing_pictures(posters, Livery(), Store(tmp_path))
    monkeypatch.setattr("typst.Compiler", None)
    assert sharing_pictures(posters, Livery(), Store(tmp_path)) == first


def test_another_logo_is_another_picture(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    pictures = []
    for colour in ("red", "blue"):
        path = f'<path fill="{colour}" d="M0 0h9v9H0z"/>'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{path}</svg>'
        logo.write_text(svg, encoding="utf-8")
        pictures.append(drawn(poster(), tmp_path / "store", Livery(logo)).tobytes())
    assert pictures[0] != pictures[1]


def test_the_same_poster_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (drawn(poster(title=LONG), tmp_path / name).tobytes() for name in "ab")
    assert one == other


def test_a_title_that_no_font_can_show_has_no_picture(tmp_path: Path) -> None:
    arabic = poster(title="ما هو المختبر", lang="ar")
    emoji = poster(title="What a lab is 🧪")
    assert list(sharing_pictures([arabic, emoji], Livery(), Store(tmp_path))) == [emoji]


def test_nothing_of_a_title_is_evaluated(tmp_path: Path) -> None:
    drawn(poster(title='#panic("x") *bold* $x$ \\ "quoted" <label> @key'), tmp_path)


def test_the_words_of_a_picture_are_its_alternative(open_files: OpenLab) -> None:
    lab = open_files(
        {
            "docs/cards/five-whys.md": card("QL-01", "Five whys"),
            "essays/one.md": essay(title="Why we fail").replace(
                "authors: The Lab team", "authors: [Ann, Bo, Cy, Di]"
            ),
        }
    )
    assert alt_of(lab, "card", "five-whys") == (
        "Method card QL-01: Five whys. Follow one problem back through its causes. Discover. "
        "20–60 minutes, 2–8 people. A lab."
    )
    assert alt_of(lab, "essay", "one") == (
        "Essay: Why we fail. What it says. By Ann and 3 others, August 2018, 1 minute to read. "
        "A lab."
    )


def test_a_picture_says_of_the_time_what_the_page_says(open_files: OpenLab) -> None:
    lab = open_files({"essays/one.md": essay("word " * 2000, title="Long")})
    assert "7 to 11 minutes to read." in alt_of(lab, "essay", "one")
    assert "minute" not in alt_of(lab, "essay", "one", timed=False)


def alt_of(lab: Lab, kind: str, name: str, *, timed: bool = True) -> str:
    settings = lab.settings
    ask = Ask(lab.catalogue, settings.stages, permalink, authors=lab.authors)
    item = lab.catalogue.find(kind, name)
    assert item is not None
    name_and_language = (settings.site_name, settings.language)
    return Posters(ask, wording("en-GB"), *name_and_language, timed=timed).of(item).alt
