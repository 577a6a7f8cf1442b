"""How pages are cited is worked out once, and again when anything changes of which it tells."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from labpress.lab.own_works import own_works
from labpress.mkdocs_plugins import cite_files
from little_labs import card, essay
from warm_builds import difference, site_of

FILES = {
    "mkdocs.yml": "site_name: A lab\nsite_url: https://lab.example/\ntheme: {name: labpress}\n"
    "plugins:\n  - labpress/library\n",
    "docs/index.md": "# Home\n",
    "docs/cards/one.md": card("QL-01", "One"),
    "essays/plain.md": essay("Nothing but text.", "Plain"),
}
FILE = "essays/plain/cite-plain.bib"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many works were set, each time that any were."""
    made = list[int]()

    def counted(*given: object) -> object:
        found = own_works(*given)  # type: ignore[arg-type]  # whatever it is given
        made.append(len(found))
        return found

    monkeypatch.setattr(cite_files, "own_works", counted)
    return made


@pytest.fixture
def lab(tmp_path: Path, asked: list[int]) -> Path:
    """A lab that was built once."""
    for name, text in FILES.items():
        path = tmp_path / "lab" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    files = site_of(tmp_path / "lab", tmp_path / "site", cache=True).files
    assert b"title = {Plain}" in files[FILE]
    assert asked == [2]
    asked.clear()
    return tmp_path / "lab"


def again(lab: Path) -> dict[str, bytes]:
    """The files of the next build, which are those of a clean one."""
    build = site_of(lab, lab.with_name("site"), cache=True)
    assert difference(build, site_of(lab, lab.with_name("clean"), cache=False)) == []
    return build.files


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(lab: Path) -> None:
        text = (lab / name).read_text(encoding="utf-8")
        assert old in text
        (lab / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def lose_site(lab: Path) -> None:
    shutil.rmtree(lab.with_name("site"))


def lose_pieces(lab: Path) -> None:
    lose_site(lab)
    for path in (lab / ".labpress" / "cites").glob("*-0.kept"):
        path.unlink()


@pytest.mark.parametrize("change", [edit("essays/plain.md", "Nothing", "Little"), lose_site])
def test_what_they_do_not_tell_of_changes_nothing(
    lab: Path, asked: list[int], change: Callable[[Path], None]
) -> None:
    change(lab)
    again(lab)
    assert asked == [2]  # by the clean build alone


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit("essays/plain.md", "title: Plain", "title: Simple"), b"title = {Simple}"),
        (edit("mkdocs.yml", "lab.example", "other.example"), b"https://other.example/"),
        (edit("mkdocs.yml", "site_name: A lab", "site_name: The lab"), b"The lab"),
        (lose_pieces, b"title = {Plain}"),
    ],
)
def test_what_they_tell_of_makes_them_anew(
    lab: Path, asked: list[int], change: Callable[[Path], None], said: bytes
) -> None:
    change(lab)
    assert said in again(lab)[FILE]
    assert asked == [2, 2]


def test_a_file_of_the_labs_own_wins(lab: Path) -> None:
    own = lab / "docs" / FILE
    own.parent.mkdir(parents=True)
    own.write_text("@misc{own}\n", encoding="utf-8")
    assert again(lab)[FILE] == b"@misc{own}\n"
