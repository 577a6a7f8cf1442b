"""Opening a lab: which files are read as what, what is kept out, and how citations line up."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from labpress.content import Card, PartialDate
from labpress.content.history import last_changes
from labpress.lab import codes, files, open_lab
from labpress.pandoc import Pandoc
from little_labs import OpenLab, card, essay, settings_of

BIB = "@book{ohno1988, title={Cars}, author={Ohno, Taiichi}, year={1988}}\n"


def test_every_file_is_read_as_what_it_is(open_files: OpenLab) -> None:
    lab = open_files(
        {
            "essays/one.md": essay(),
            "essays/two/index.md": essay(),
            "essays/two/notes.txt": "no page",
            "essays/index.md": "# All essays\n",
            "essays/_later.md": "---\nno item\n",
            "docs/cards/a.md": card("QL-01"),
            "docs/cards/index.md": "# All cards\n",
            "docs/index.md": "# Home\n",
            "docs/guide/deep/page.md": "# Deep\n",
        }
    )
    assert {item.path: (item.kind, item.slug) for item in lab.items} == {
        "essays/one.md": ("essay", "one"),
        "essays/two/index.md": ("essay", "two"),
        "essays/index.md": ("page", ""),
        "docs/cards/a.md": ("card", "a"),
        "docs/cards/index.md": ("page", ""),
        "docs/index.md": ("page", ""),
        "docs/guide/deep/page.md": ("page", ""),
    }


def test_what_the_site_excludes_is_not_read(tmp_path: Path) -> None:
    for name in ("docs/decisions/0001.md", "docs/index.md", "docs/.hidden/x.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# X\n")
    (tmp_path / "essays").mkdir()
    hidden = ("decisions/", ".")
    settings = replace(settings_of(tmp_path), excluded=lambda path: path.startswith(hidden))
    assert [path.name for _, path in files(settings)] == ["index.md"]


def test_one_broken_file_hides_no_other(open_files: OpenLab) -> None:
    lab = open_files(
        {
            "essays/a.md": "---\ntitle: [\n---\n",
            "essays/b.md": essay().replace("date:", "daet:"),
            "docs/cards/c.md": card("QL-01").replace("time: 20-60 minutes", "time: soon"),
        }
    )
    assert [problem.path for problem in lab.problems if problem.level == "error"] == [
        "docs/cards/c.md",
        "essays/a.md",
        "essays/b.md",
    ]
    assert lab.unread == {"essays/a.md"}


def test_site_paths_lose_docs_and_keep_essays(tmp_path: Path) -> None:
    settings = replace(settings_of(tmp_path), essays_dir=tmp_path / "writing")
    assert settings.site_path("docs/cards/x.md") == "cards/x.md"
    assert settings.site_path("writing/x.md") == "essays/x.md"


def test_each_citation_mark_has_its_text_handles_and_unknown_keys_too(
    open_files: OpenLab, pandoc: Pandoc
) -> None:
    text = "Ask @someone & [@ohno1988, p. 3], then [@nobody] or @ohno1988.\n\n[^1]: [@ohno1988]\n"
    lab = open_files({"essays/a.md": essay(text), "essays/references.bib": BIB})
    formatted = lab.format_citations(pandoc)["essays/a.md"]
    marks = [mark for mark in lab.items[0].body.marks if mark.kind == "cite"]
    assert len(formatted.citations) == len(marks)
    said = dict(zip([mark.text for mark in marks], formatted.citations, strict=True))
    assert said["@someone"] == "@someone"
    assert "Ohno, 1988, p. 3" in said["[@ohno1988, p. 3]"].replace("\u00a0", " ")
    assert "nobody" in said["[@nobody]"]
    assert [reference.key for reference in formatted.references] == ["ohno1988"]


def test_a_full_bibliography_lists_what_nobody_cites(open_files: OpenLab, pandoc: Pandoc) -> None:
    files = {"docs/all.md": "# All\n\n\\full_bibliography\n", "essays/references.bib": BIB}
    formatted = open_files(files).format_citations(pandoc)
    assert [reference.key for reference in formatted["docs/all.md"].references] == ["ohno1988"]


def test_a_cards_sources_are_among_its_references(open_files: OpenLab, pandoc: Pandoc) -> None:
    files = {"docs/cards/a.md": card("QL-01", more="sources: ohno1988"), "essays/r.bib": BIB}
    formatted = open_files(files).format_citations(pandoc)["docs/cards/a.md"]
    assert formatted.citations == ()
    assert [reference.key for reference in formatted.references] == ["ohno1988"]


def test_codes_are_found_in_broken_cards_too(open_files: OpenLab) -> None:
    broken = card("QL-07").replace("title: A card", "title: [")
    lab = open_files({"docs/cards/a.md": card("QL-01"), "docs/cards/b.md": broken})
    assert codes(lab.settings) == ["QL-01", "QL-07"]


def test_two_cards_without_a_code_are_told_two(open_files: OpenLab) -> None:
    bare = card("QL-01").replace("code: QL-01\n", "")
    lab = open_files(
        {"docs/cards/a.md": card("QL-05"), "docs/cards/b.md": bare, "docs/cards/c.md": bare}
    )
    hints = [problem.hint for problem in lab.problems if "'code' is missing" in problem.message]
    assert ["QL-06" in hints[0], "QL-07" in hints[1]] == [True, True]


@pytest.mark.parametrize("stated", [True, False])
def test_a_card_takes_its_date_from_git_unless_it_has_one(
    tmp_path: Path, pandoc: Pandoc, stated: bool
) -> None:
    folder = tmp_path / "docs" / "cards"
    folder.mkdir(parents=True)
    (tmp_path / "essays").mkdir()
    more = "updated: 2020-01-02" if stated else ""
    (folder / "a.md").write_text(card("QL-01", more=more), encoding="utf-8")
    git = [shutil.which("git") or "git", "-C", str(tmp_path)]
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    day = {"GIT_AUTHOR_DATE": "2019-03-04T12:00:00Z", "GIT_COMMITTER_DATE": "2019-03-04T12:00:00Z"}
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run([*git, *command], env=day, check=True)
    (item,) = open_lab(settings_of(tmp_path), pandoc).items
    assert isinstance(item, Card)
    assert item.updated == (PartialDate(2020, 1, 2) if stated else PartialDate(2019, 3, 4))


def test_a_shallow_clone_gives_no_false_date(tmp_path: Path) -> None:
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    whole.mkdir()
    (whole / "a.md").write_text("A")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", str(whole), *command], check=True)
    subprocess.run(["git", "clone", "-q", "--depth=1", whole.as_uri(), str(shallow)], check=True)
    assert last_changes(whole)("a.md") is not None
    assert last_changes(shallow)("a.md") is None


def test_without_git_there_is_no_date(tmp_path: Path) -> None:
    assert last_changes(tmp_path)("docs/cards/a.md") is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("docs/a\nb.md", "docs/a?b.md: the file's name holds a letter that cannot be read"),
        ("docs/A.MD", "docs/A.MD: no page is made of a file that ends in .MD (rename it to A.md)"),
        (f"docs/{'a' * 230}.md", "the file's name has more than 200 letters"),
    ],
)
def test_a_file_that_no_page_can_be_made_of(open_files: OpenLab, name: str, said: str) -> None:
    lab = open_files({name: "# A\n"})
    assert not lab.items
    assert said in str(lab.problems[0])


def test_readme_stands_for_its_folder_and_others_below_are_pages(open_files: OpenLab) -> None:
    texts = {
        "essays/README.md": "# All\n",
        "docs/cards/kit/a.md": "# A\n",
        "essays/a/b.md": "# B\n",
    }
    lab = open_files(texts)
    assert {item.path: item.kind for item in lab.items} == dict.fromkeys(texts, "page")
