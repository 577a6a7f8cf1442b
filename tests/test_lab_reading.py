"""Reading a lab's files again: nothing is parsed twice, and nothing old is taken for new."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from labpress import content
from labpress.lab import Lab, kept_items, open_lab, spreading
from labpress.lab.pack import MANY
from labpress.lab.reading import key_of_reading
from labpress.markdown import dialect_with
from labpress.pandoc import Pandoc
from labpress.problems import LabpressError
from little_labs import card, essay, settings_of


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed, in order."""
    names: list[str] = []

    def watched(read: Callable[..., Any], at: int) -> Callable[..., Any]:
        def reading(*given: Any) -> Any:
            names.append(given[at])
            return read(*given)

        return reading

    monkeypatch.setattr(content, "read_item", watched(content.read_item, 1))
    monkeypatch.setattr(content, "read_page", watched(content.read_page, 0))
    return names


def opened(root: Path, **settings: Any) -> Lab:
    own = replace(settings_of(root), **settings)
    return open_lab(own, Pandoc(), kept_items(own))


def written(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


LAB = {
    "docs/index.md": "# Home\n",
    "docs/cards/a.md": card("QL-01"),
    "essays/one.md": essay("One [two](two.md) and [@key]."),
    "essays/two.md": essay("## Part\n\nTwo.", title="Two"),
}


def said(lab: Lab) -> list[object]:
    """All that a lab says, to be compared."""
    items = [
        {**item.__dict__, "body": (item.body.html, item.body.marks, item.body.blocks)}
        for item in lab.items
    ]
    return [items, lab.problems]


def test_nothing_is_parsed_twice(tmp_path: Path, parsed: list[str]) -> None:
    written(tmp_path, LAB)
    first = said(opened(tmp_path))
    assert sorted(parsed) == sorted(LAB)
    parsed.clear()
    assert said(opened(tmp_path)) == first
    assert parsed == []


def test_what_changed_is_parsed(tmp_path: Path, parsed: list[str]) -> None:
    written(tmp_path, LAB)
    opened(tmp_path)
    parsed.clear()
    written(tmp_path, {"essays/two.md": LAB["essays/two.md"].replace("Two.", "Too.")})
    lab = opened(tmp_path)
    assert parsed == ["essays/two.md"]
    assert "Too." in next(item for item in lab.items if item.slug == "two").body.plain


def test_without_a_place_to_keep_it_all_is_parsed(tmp_path: Path, parsed: list[str]) -> None:
    written(tmp_path, LAB)
    for _ in range(2):
        open_lab(settings_of(tmp_path), Pandoc())
    assert sorted(parsed) == sorted([*LAB, *LAB])
    assert not (tmp_path / ".labpress").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"licence": "CC BY-SA 4.0"},
        {"language": "cy"},
        {"good_for": ("starting",)},
        {"dialect": dialect_with(["pymdownx.tasklist"], {}, raw_html=True)},
        {"dialect": dialect_with(["pymdownx.critic"], {})},
        {"dialect": dialect_with(["toc"], {"toc": {"permalink": True}})},
    ],
)
def test_other_settings_read_afresh(
    tmp_path: Path, parsed: list[str], change: dict[str, Any]
) -> None:
    written(tmp_path, LAB)
    opened(tmp_path)
    parsed.clear()
    opened(tmp_path, **change)
    assert sorted(parsed) == sorted(LAB)


def test_a_picture_that_came_or_went_is_noticed(tmp_path: Path, parsed: list[str]) -> None:
    text = essay().replace("---\n\n", "image: figure.png\nimage_alt: A figure\n---\n\n")
    written(tmp_path, {**LAB, "essays/one.md": text})
    lacking = "figure.png"
    assert any(lacking in problem.message for problem in opened(tmp_path).problems)
    assert any(lacking in problem.message for problem in opened(tmp_path).problems)
    (tmp_path / "essays" / "figure.png").write_bytes(b"x")
    parsed.clear()
    opened(tmp_path)
    assert parsed == ["essays/one.md"]


def test_two_cards_without_a_code_are_told_different_ones(tmp_path: Path) -> None:
    without = card("QL-01").replace("code: QL-01\n", "")
    written(tmp_path, {"docs/cards/a.md": without, "docs/cards/b.md": without})
    for _ in range(2):
        told = [one for one in opened(tmp_path).problems if "code" in one.message]
        assert len({problem.hint for problem in told}) == 2


@pytest.mark.parametrize("name", ["pymdownx.snippets", "pymdownx.b64", "somebody.elses"])
def test_an_extension_that_reads_files_or_is_unknown_is_never_kept(
    name: str, tmp_path: Path
) -> None:
    rules = content.Rules(dialect=dialect_with([name], {}))
    assert key_of_reading(rules) == ""
    assert key_of_reading(content.Rules()) != ""


def test_a_function_of_somebody_else_is_never_kept() -> None:
    configs = {"toc": {"slugify": lambda text, separator: text}}
    lambda_of_a_test = content.Rules(dialect=dialect_with(["toc"], configs))
    assert key_of_reading(lambda_of_a_test) == ""


def test_many_texts_are_shared_among_processes(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"essays/e{n}.md": essay(f"## Part {n}\n\nText.") for n in range(MANY)}
    without = card("QL-01").replace("code: QL-01\n", "")
    written(tmp_path, {**many, "docs/cards/a.md": without, "docs/cards/b.md": without})
    monkeypatch.setattr(spreading, "processors", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # those of the tests hold nothing
    lab = opened(tmp_path)
    # what asks of other files is read here, when all are known
    assert set(parsed) <= {"docs/cards/a.md", "docs/cards/b.md"}
    monkeypatch.setattr(spreading, "processors", lambda: 1)
    assert said(open_lab(settings_of(tmp_path), Pandoc())) == said(lab)


MANY_TEXTS = {f"essays/e{n}.md": essay(f"## Part {n}\n\nText.") for n in range(MANY)}


def in_pack(root: Path) -> list[Path]:
    """What is kept of a lab in `root` beside the texts of its files."""
    kept = (root / ".labpress" / "items").glob("*.kept")
    return [path for path in kept if not path.stem.endswith("-text")]


def test_what_was_read_of_many_files_is_in_one_piece(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "processors", lambda: 1)  # all is read where it is seen
    written(tmp_path, MANY_TEXTS)
    first = said(opened(tmp_path))
    assert len(in_pack(tmp_path)) == 1
    parsed.clear()
    assert said(opened(tmp_path)) == first
    assert parsed == []
    written(tmp_path, {"essays/e1.md": MANY_TEXTS["essays/e1.md"].replace("Text.", "Words.")})
    changed = said(opened(tmp_path))
    assert parsed == ["essays/e1.md"]
    assert len(in_pack(tmp_path)) == 2  # one file alone is no reason to write all
    parsed.clear()
    assert said(opened(tmp_path)) == changed
    assert parsed == []
    assert said(open_lab(settings_of(tmp_path), Pandoc())) == changed


def test_garbage_in_the_pack_is_read_afresh(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "processors", lambda: 1)  # all is read where it is seen
    written(tmp_path, MANY_TEXTS)
    first = said(opened(tmp_path))
    (pack,) = in_pack(tmp_path)
    pack.write_bytes(pack.read_bytes()[:-3] + b"abc")
    parsed.clear()
    assert said(opened(tmp_path)) == first
    parsed.clear()
    assert said(opened(tmp_path)) == first
    assert parsed == []  # it was made anew


def test_garbage_in_the_cache_is_read_afresh(tmp_path: Path) -> None:
    written(tmp_path, LAB)
    first = said(opened(tmp_path))
    for path in (tmp_path / ".labpress" / "items").glob("*.kept"):
        path.write_bytes(path.read_bytes()[:-3] + b"abc")
    assert said(opened(tmp_path)) == first


def test_what_is_lost_while_a_lab_is_open_is_read_again(tmp_path: Path) -> None:
    written(tmp_path, LAB)
    first = said(opened(tmp_path))
    lab = opened(tmp_path)
    for path in (tmp_path / ".labpress" / "items").glob("*.kept"):
        path.unlink()
    assert said(lab) == first


def test_a_text_that_changed_meanwhile_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    written(tmp_path, LAB)
    opened(tmp_path)
    lab = opened(tmp_path)
    for path in (tmp_path / ".labpress" / "items").glob("*.kept"):
        path.unlink()
    written(tmp_path, {"essays/two.md": LAB["essays/two.md"].replace("Two.", "Too.")})
    two = next(item for item in lab.items if item.slug == "two")
    with pytest.raises(LabpressError, match=r"essays/two\.md has changed"):
        assert two.body.html
