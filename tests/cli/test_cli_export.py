"""`labpress export` as a writer uses it: which files it writes, and which it never writes over."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from labpress.cli import main


def export(lab: Path, *arguments: str) -> Result:
    """`labpress export ARGUMENTS` for the lab in a folder."""
    return CliRunner().invoke(main, ["export", "-f", str(lab / "mkdocs.yml"), *arguments])


@pytest.mark.parametrize(
    ("name", "to", "file"),
    [
        ("why-we-wait", "docx", "why-we-wait.docx"),
        ("QL-01", "docx", "five-whys.docx"),
        ("card:premortem", "md", "premortem.zip"),
        ("first-hour", "json", "first-hour.json"),
    ],
)
def test_the_file_is_named_for_the_item(
    small_lab: Path, monkeypatch: pytest.MonkeyPatch, name: str, to: str, file: str
) -> None:
    monkeypatch.chdir(small_lab)
    result = export(small_lab, name, "--to", to)
    assert result.exit_code == 0, result.output
    assert f"Wrote {file}, " in result.output
    assert (small_lab / file).is_file()
    again = (small_lab / file).read_bytes()
    assert export(small_lab, name, "--to", to).exit_code == 0
    assert (small_lab / file).read_bytes() == again


def test_markdown_goes_into_a_zip_or_a_new_folder(small_lab: Path) -> None:
    out = small_lab / "out"
    for target in (out / "essay.zip", out / "essay"):
        result = export(small_lab, "why-we-wait", "--to", "md", "--out", str(target))
        assert result.exit_code == 0, result.output
    with zipfile.ZipFile(out / "essay.zip") as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    assert list(zipped) == ["why-we-wait.md", "references.bib", "style.csl"]
    assert {name: (out / "essay" / name).read_bytes() for name in zipped} == zipped


def test_what_cannot_go_along_is_said_and_the_rest_written(small_lab: Path) -> None:
    path = small_lab / "essays" / "why-we-wait.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## Asking why", "$\\frac{a$\n\n## Asking why"), encoding="utf-8")
    out = small_lab / "a.docx"
    result = export(small_lab, "why-we-wait", "--to", "docx", "--out", str(out))
    assert result.exit_code == 0
    assert "essays/why-we-wait.md:19: warning: the formula" in result.output
    assert out.is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["whywewait", "--to", "docx"],
            "output or project 'whywewait' (did you mean",
        ),
        (["page:about", "--to", "docx"], "'page' is no kind of item"),
        (["QL-01", "--to", "docx", "--out", "docs/cards/five-whys.md"], "does not end in .docx"),
        (["QL-01", "--to", "md", "--out", "docs"], "docs is there already"),
        (["QL-01", "--to", "md", "--out", "docs/index.md"], "index.md is there already"),
    ],
)
def test_what_is_refused(
    small_lab: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(small_lab)
    before = own_files(small_lab)
    result = export(small_lab, *arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert own_files(small_lab) == before


def own_files(lab: Path) -> dict[Path, bytes]:
    """Every file of a lab but what Labpress keeps to save time."""
    files = (path for path in lab.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if ".labpress" not in path.parts}


def test_the_bibliography_is_not_written_over(small_lab: Path) -> None:
    bib = small_lab / "essays" / "works.json"
    bib.write_text("[]", encoding="utf-8")
    settings = small_lab / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    named = "labpress/citations:\n      bib_file: essays/works.json"
    settings.write_text(text.replace("labpress/citations", named), encoding="utf-8")
    result = export(small_lab, "QL-01", "--to", "json", "--out", str(bib))
    assert result.exit_code == 1
    assert "is the lab's bibliography" in result.output
    assert json.loads(bib.read_text(encoding="utf-8")) == []


def test_two_items_of_one_name(small_lab: Path) -> None:
    essay = (small_lab / "essays" / "why-we-wait.md").read_text(encoding="utf-8")
    (small_lab / "essays" / "premortem.md").write_text(essay, encoding="utf-8")
    result = export(small_lab, "premortem", "--to", "docx")
    assert result.exit_code == 1
    assert "(write essay:premortem or card:premortem)" in result.output
