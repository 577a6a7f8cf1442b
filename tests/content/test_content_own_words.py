"""A lab's own words for the interface: what is read of a table, and what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.content import read_tables
from labpress.wording import Tables


def tables(root: Path, files: dict[str, str]) -> tuple[Tables, list[str]]:
    folder = root / "wording"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    found, problems = read_tables(folder, root, "en-GB")
    return found, [f"{problem.level}: {problem}" for problem in problems]


def test_no_folder_is_no_problem(tmp_path: Path) -> None:
    assert read_tables(tmp_path / "wording", tmp_path, "cy") == (Tables("cy"), ())


def test_a_string_can_be_said_otherwise(tmp_path: Path) -> None:
    found, problems = tables(tmp_path, {"en.yml": "lists:\n  card-title: Recipe cards\n"})
    assert problems == []
    assert found.wording("en-GB")("lists.card-title") == "Recipe cards"
    assert found.wording("en-GB")("page.skip") == "Skip to the content"


def test_a_table_of_another_language_is_said_and_the_rest_marked(tmp_path: Path) -> None:
    text = "page:\n  skip: Aller au contenu\ncounts:\n  card: {one: '{n} carte', "
    text += "many: '{n} de cartes', other: '{n} cartes'}\n"
    found, problems = tables(tmp_path, {"fr.yml": text})
    (missing,) = problems
    assert missing.startswith("advice: wording/fr.yml:1:1: ")
    assert "strings are not in this table, and said in English (translate script.copied" in missing
    say = found.wording("fr-CA")
    assert say("page.skip").__html__() == "Aller au contenu"
    assert say("counts.card", n=1) == "1 carte"
    assert say("page.edit").__html__() == '<span lang="en" dir="ltr">Edit this page</span>'


def test_a_language_without_a_table_has_the_words_of_the_site(tmp_path: Path) -> None:
    found, _ = tables(tmp_path, {})
    say = found.wording("ar")
    assert (say.page, say.lang, say.direction) == ("ar", "en-GB", "rtl")
    assert 'lang="en-GB"' in say("page.skip").__html__()
    assert say.plain("page.skip") == "Skip to the content"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("french.yml", "", "wording/french.yml: 'french' is not the sign of a language"),
        ("fr.yml", "- page", "wording/fr.yml:1:1: this is not a table of words"),
        ("en.yml", "pages:\n  skip: X", "wording/en.yml:1:1: there is no section 'pages'"),
        ("en.yml", "page: X", "wording/en.yml:1:1: 'page' has no words"),
        ("en.yml", "page:\n  skipp: X", "wording/en.yml:2:3: there is no string 'page: skipp'"),
        ("en.yml", "page:\n  skip:", "wording/en.yml:2:8: 'page.skip' has no words"),
        ("en.yml", "page:\n  skip: {one: X}", "wording/en.yml:2:9: 'page.skip' is one text"),
        (
            "en.yml",
            "byline:\n  by: From {name}",
            "wording/en.yml:2:7: 'byline.by': there is no value '{name}' (did you mean 'names'?)",
        ),
        (
            "en.yml",
            "byline:\n  by: From us",
            "wording/en.yml:2:7: 'byline.by': the value '{names}' is missing",
        ),
        (
            "pl.yml",
            "counts:\n  card: {one: '{n} karta', few: '{n} karty', other: '{n} kart'}",
            "wording/pl.yml:2:9: 'counts.card' lacks forms that this language has (add many)",
        ),
        (
            "en.yml",
            "counts:\n  card: {one: '{n} x', few: '{n} y', other: '{n} z'}",
            "wording/en.yml:2:24: 'counts.card' has no form 'few' (this language has: one, other)",
        ),
        ("en.yml", "page:\n\tskip: X", "wording/en.yml:2:1"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, name: str, text: str, said: str) -> None:
    _, problems = tables(tmp_path, {name: text})
    assert any(problem.startswith(f"error: {said}") for problem in problems), problems


def test_a_string_that_is_wrong_is_said_as_it_was(tmp_path: Path) -> None:
    found, _ = tables(tmp_path, {"en.yml": "byline:\n  by: From us\n"})
    assert found.wording("en")("byline.by", names="Ann") == "By Ann"
