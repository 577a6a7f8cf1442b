"""docs/authors.yml: who is who, and that an organisation's name is never split."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.content import Author, author_of, read_authors


def read(tmp_path: Path, text: str) -> tuple[dict[str, Author], list[str]]:
    file = tmp_path / "docs" / "authors.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    authors, problems = read_authors(file, tmp_path)
    return authors, [str(problem) for problem in problems]


def test_authors_by_name(tmp_path: Path) -> None:
    text = """\
lab-team:
  name: The Lab team
  kind: organisation
jane:
  name: Jane van der Smith
  kind: person
  orcid: https://orcid.org/0000-0002-1825-0097
  url: https://example.org
Ali Khan: {role: Editor}
"""
    authors, problems = read(tmp_path, text)
    assert problems == [] and list(authors) == ["The Lab team", "Jane van der Smith", "Ali Khan"]
    assert authors["Jane van der Smith"].orcid == "0000-0002-1825-0097"
    assert authors["Ali Khan"].role == "Editor"
    assert author_of("the lab team", authors).kind == "organisation"
    assert author_of("Nobody Known", authors) == Author(name="Nobody Known")


def test_authors_as_a_list(tmp_path: Path) -> None:
    authors, problems = read(tmp_path, "- name: Jane Smith\n  kind: person\n- Ali Khan\n")
    assert list(authors) == ["Jane Smith", "Ali Khan"] and problems == []


def test_no_file_no_authors(tmp_path: Path) -> None:
    assert read_authors(tmp_path / "authors.yml", tmp_path) == ({}, ())


@pytest.mark.parametrize(
    ("author", "csl"),
    [
        (Author(name="Jane Smith", kind="person"), {"family": "Smith", "given": "Jane"}),
        (Author(name="van Dijk, Jan", kind="person"), {"family": "van Dijk", "given": "Jan"}),
        (Author(name="Plato", kind="person"), {"literal": "Plato"}),
        (Author(name="The Lab team", kind="organisation"), {"literal": "The Lab team"}),
        (Author(name="Jane Smith"), {"literal": "Jane Smith"}),
    ],
)
def test_names_for_a_bibliography(author: Author, csl: dict[str, str]) -> None:
    assert author.csl == csl


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jane Smith", "docs/authors.yml:1:1: this is not a list of authors"),
        ("- [Jane]", "docs/authors.yml:1:3: this is not an author"),
        ("- kind: person", "docs/authors.yml:1:3: 'author.name' is missing"),
        ("- name: Jane\n  Orcid: 1", "docs/authors.yml:2:3: 'Orcid' is not a field of an author "
                                     "(did you mean 'orcid'?)"),
        ("- name: Jane\n  orcid: 0000-0002-1825-0098", "docs/authors.yml:2:10: 'author.orcid'"),
        ("- Jane\n- Jane", "docs/authors.yml:2:3: 'Jane' is there twice"),
        ("- name: Jane: Smith", "docs/authors.yml:1:13: the text of 'name' has a colon in it"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_authors(tmp_path: Path, text: str, told: str) -> None:
    assert read(tmp_path, text)[1][0].startswith(told)
