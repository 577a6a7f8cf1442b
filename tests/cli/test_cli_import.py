"""`labpress import` and `labpress export cards` as a writer meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from labpress.cli import main
from little_labs import SMALL
from word_files import BELLOMO, comment, image, p, picture, run, word, zotero

ESSAY = word(
    p("Why we fail", style="Title"),
    p("It ", comment(1, run("works")), " as ", zotero(BELLOMO), "."),
    p(picture("rId10")),
    media={"image1.png": image()},
    comments={1: ("Ada", "So?")},
    core={"dc:creator": "Ada", "dcterms:created": "2019-03-04T10:00:00Z"},
)


def run_in(lab: Path, *arguments: str | Path) -> Result:
    settings = ["-f", str(lab / "mkdocs.yml")]
    return CliRunner().invoke(main, [*map(str, arguments), *settings])


def files_of(lab: Path) -> set[str]:
    """The files of the lab's own, without what Labpress keeps to save time."""
    paths = (path.relative_to(lab) for path in lab.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if path.parts[0] != ".labpress"}


def test_what_it_says_is_what_is_left_to_do(small_lab: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(ESSAY)
    before = files_of(small_lab)
    result = run_in(small_lab, "import", tmp_path / "draft.docx")
    assert result.exit_code == 0, result.output
    essay = "essays/why-we-fail.md"
    assert files_of(small_lab) - before == {essay, "essays/why-we-fail-1.png"}
    wrote, todo = result.output.split("\nStill to look at:\n")
    assert wrote.splitlines() == [
        f"Wrote {essay}",
        "Wrote essays/why-we-fail-1.png",
        "Added to essays/references.bib",
    ]
    places = [line.split(": ")[0] for line in todo.splitlines() if line.startswith("essays/")]
    assert places == [f"{essay}:{n}" for n in ("3:9", "4", "5", "9", "11")]
    checked = run_in(small_lab, "check").output
    listed = set(todo.splitlines())
    assert all(line in listed for line in checked.splitlines() if line.startswith(essay))


def test_one_bad_file_and_nothing_comes_in(small_lab: Path, tmp_path: Path) -> None:
    (tmp_path / "good.docx").write_bytes(ESSAY)
    (tmp_path / "bad.docx").write_bytes(b"PK")
    before = files_of(small_lab)
    result = run_in(small_lab, "import", tmp_path / "good.docx", tmp_path / "bad.docx")
    assert result.exit_code == 1
    assert "bad.docx: this is no Word file, or it is damaged" in result.output
    assert "Nothing was brought in." in result.output
    assert files_of(small_lab) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--as", "poem"), "'poem' is not one of"),
        (("--tracked", "maybe"), "'maybe' is not one of"),
        (("--mapping", "fields.yml"), "'titel' is no field of an essay (did you mean 'title'?)"),
    ],
)
def test_wrong_wishes(
    small_lab: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(small_lab)
    Path("fields.yml").write_text("headline: titel\n", encoding="utf-8")
    Path("a.md").write_text("Text\n", encoding="utf-8")
    result = run_in(small_lab, "import", "a.md", *arguments)
    assert result.exit_code in (1, 2)
    assert said in result.output


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_all_cards_go_out_and_come_back(small_lab: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"all.{form}"
    assert run_in(small_lab, "export", "cards", "--to", form, "--out", out).exit_code == 0
    before = files_of(small_lab)
    cards = sorted((small_lab / "docs" / "cards").glob("[!i]*.md"))
    result = run_in(small_lab, "import", out)
    names = ", ".join(card.stem for card in cards)
    assert result.output == f"Left as they are: {names}\n"
    assert files_of(small_lab) == before
    gone = cards[0].read_text(encoding="utf-8")
    cards[0].unlink()
    assert run_in(small_lab, "import", out).exit_code == 0
    assert cards[0].read_text(encoding="utf-8").count("\n## ") == gone.count("\n## ")


def test_a_table_is_of_all_cards(tmp_path: Path) -> None:
    result = run_in(SMALL, "export", "five-whys", "--to", "csv", "--out", tmp_path / "x.csv")
    assert result.exit_code == 1
    assert "a table holds all cards" in result.output
