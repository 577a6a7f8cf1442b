"""Pictures: their sizes in the page, their smaller copies, and none asked of another host."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from labpress.site import Pictures, Shown
from labpress.site.pictures import Kept, copy_of, widths_of


@dataclass
class Memory:
    """What a store does, in memory."""

    held: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str) -> Kept | None:
        return SimpleNamespace(content=self.held[key]) if key in self.held else None

    def put(self, key: str, content: bytes, notes: object) -> None:
        self.held[key] = content


Make = Callable[..., Shown]


@pytest.fixture
def shown(tmp_path: Path) -> Make:
    """How the page of an essay shows the pictures in a folder."""

    def made(keep: Memory | None = None, allowed: str = "") -> Shown:
        said: list[str] = []
        pictures = Pictures(
            lambda path: tmp_path / path, keep, lambda path, *words: said.append(words[0])
        )
        return Shown("essays/one/", pictures, lambda path: f"../../{path}", allowed.__eq__)

    return made


def of(page: Shown) -> Pictures:
    """The pictures of a page, as what makes their copies."""
    assert isinstance(page.pictures, Pictures)
    return page.pictures


def photo(path: Path, width: int = 2400, height: int = 1600, turn: int = 1) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    half = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    half.save(path, quality=80, exif=exif)


@pytest.mark.parametrize(
    ("written", "sized"),
    [
        ('<img alt="A" src="../a.jpg">', 'width="60" height="40"'),
        ('<img alt="A" src="../a.jpg" width="30">', 'width="30" height="20"'),
        ('<img alt="A" src="../a.jpg" height="20">', 'height="20" width="30"'),
        ('<img alt="A" src="../a.jpg" width="50%">', 'width="50%"'),
        ('<img alt="A" src="../a.jpg" width="1" height="2" />', 'width="1" height="2"'),
        ('<img alt="A" src="../gone.jpg">', 'src="../gone.jpg"'),
        ('<img alt="A &quot;b&quot;" src="../a.jpg">', 'alt="A &#34;b&#34;"'),
    ],
)
def test_each_picture_has_its_size(tmp_path: Path, shown: Make, written: str, sized: str) -> None:
    photo(tmp_path / "essays/a.jpg", 60, 40)
    html = shown().text(f"<p>{written}</p>")
    assert sized in html
    assert html.count("width=") <= 1
    assert html.startswith("<p><img ")


def test_the_first_is_fetched_at_once_and_the_others_when_they_come_near(
    tmp_path: Path, shown: Make
) -> None:
    photo(tmp_path / "essays/a.jpg", 60, 40)
    one = '<img src="../a.jpg" alt="A">'
    assert shown().text(one * 3).count('loading="lazy" decoding="async"') == 2
    assert shown().text(one * 3, first=False).count('loading="lazy"') == 3


def test_a_large_photo_has_copies_without_what_the_camera_wrote(
    tmp_path: Path, shown: Make
) -> None:
    photo(tmp_path / "essays/Große Aufnahme.jpg", turn=6)
    page = shown(Memory())
    html = page.text('<img src="../Gro%C3%9Fe%20Aufnahme.jpg" alt="A">')
    assert 'width="1600" height="2400"' in html
    copies = re.findall(r"\.\./\.\./(assets/pictures/\S+\.webp) (\d+)w", html)
    assert [int(width) for _, width in copies] == [480, 800, 1280, 1600]
    assert f'src="../../{copies[-1][0]}"' in html
    assert "sizes=" in html
    for path, width in copies:
        assert re.fullmatch(r"[\w/.-]+", path, re.ASCII)
        with Image.open(io.BytesIO(of(page).made[path])) as image:
            assert image.size == (int(width), int(width) * 3 // 2)
            assert not image.getexif()


def test_a_second_run_makes_none_and_a_changed_picture_is_made_anew(
    tmp_path: Path, shown: Make
) -> None:
    photo(tmp_path / "essays/a.jpg", 1000, 700)
    memory, one = Memory(), '<img src="../a.jpg" alt="A">'
    first, second, third = (shown(memory) for _ in range(3))
    html = first.text(one)
    assert of(first).fresh == 3
    assert second.text(one) == html
    assert of(second).fresh == 0
    assert of(second).made == of(first).made
    photo(tmp_path / "essays/a.jpg", 1000, 701)
    assert third.text(one) != html


@pytest.mark.parametrize("width", [479, 480, 800, 801, 1280, 1600, 1601, 9000])
def test_no_copy_is_larger_than_the_picture(width: int) -> None:
    assert max(widths_of(width)) <= min(width, 1600)
    assert len(widths_of(width)) >= 1


def test_no_copies_while_somebody_writes(tmp_path: Path, shown: Make) -> None:
    photo(tmp_path / "essays/a.jpg")
    html = shown(None).text('<img src="../a.jpg" alt="A">')
    assert 'src="../a.jpg"' in html
    assert 'width="2400" height="1600"' in html
    assert "srcset" not in html


def test_what_moves_or_is_drawn_stays_as_it_is(tmp_path: Path, shown: Make) -> None:
    frames = [Image.effect_noise((900, 900), shade) for shade in (10, 90)]
    (tmp_path / "essays").mkdir()
    frames[0].save(tmp_path / "essays/a.gif", save_all=True, append_images=frames[1:])
    html = shown(Memory()).text('<img src="../a.gif" alt="A">')
    assert 'src="../a.gif"' in html
    assert "srcset" not in html


def test_transparent_pictures_stay_transparent() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (900, 10), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(copy_of(out.getvalue(), 480))) as image:
        assert image.mode == "RGBA"
        assert copy_of(out.getvalue(), 480) == copy_of(out.getvalue(), 480)


def test_a_picture_of_another_host_is_a_link_unless_it_is_allowed(shown: Make) -> None:
    written = '<img src="https://x.example/a.png" alt="Two &lt;people&gt;">'
    assert shown().text(written) == (
        '<a class="picture-away" href="https://x.example/a.png">Two &lt;people&gt;</a>'
    )
    assert 'src="https://x.example/a.png"' in shown(allowed="x.example").text(written)
    assert shown().attributes("https://x.example/a.png") == ""


def test_the_picture_that_opens_a_page(tmp_path: Path, shown: Make) -> None:
    photo(tmp_path / "essays/a.jpg", 60, 40)
    own = shown().attributes("essays/a.jpg")
    assert own == 'src="../../essays/a.jpg" width="60" height="40" fetchpriority="high"'
