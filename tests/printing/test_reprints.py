"""Which cards must be printed again since a commit, or since a deck: in words, and as cards."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from labpress.lab import Lab, open_lab
from labpress.mkdocs_plugins.host import read_settings
from labpress.pandoc import Pandoc
from labpress.printing import Editions, Reprint, changed_cards
from labpress.problems import LabpressError
from little_labs import card as text_of_card

WHYS, PREMORTEM = "docs/cards/five-whys.md", "docs/cards/premortem.md"
GIT = [shutil.which("git") or "git", "-c", "user.name=A", "-c", "user.email=a@lab.example"]


def git(folder: Path, *command: str) -> None:
    subprocess.run([*GIT, "-C", str(folder), *command], check=True, capture_output=True)


@pytest.fixture
def repository(small_lab: Path) -> Path:
    """The small lab with two cards, committed and tagged `v1`."""
    git(small_lab, "init", "-q", "-b", "main")
    git(small_lab, "add", ".")
    git(small_lab, "commit", "-q", "-m", "First")
    git(small_lab, "tag", "v1")
    return small_lab


@pytest.fixture
def since(pandoc: Pandoc) -> Callable[[Path, str], Reprint]:
    """What must be printed again of the lab in a folder, with the settings of then."""

    def told(root: Path, ref: str) -> Reprint:
        lab = opened(root, pandoc)
        return changed_cards(lab, pandoc, ref, lambda folder: read_settings(folder / "mkdocs.yml"))

    return told


Since = Callable[[Path, str], Reprint]


def opened(root: Path, pandoc: Pandoc) -> Lab:
    return open_lab(read_settings(root / "mkdocs.yml"), pandoc)


def change(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed(repository: Path, since: Since) -> None:
    change(repository, WHYS, "maturity: tested", "maturity: tested\nupdated: 2026-11-22")
    assert since(repository, "v1") == Reprint((), ("no card is to be printed again since v1",))


def test_changed_new_and_gone_cards_are_told_apart(repository: Path, since: Since) -> None:
    change(repository, WHYS, "materials: [paper, pens]", "materials: [paper]\nversion: 2")
    change(repository, WHYS, "1. Write the problem", "1. Write down the problem")
    (repository / PREMORTEM).unlink()
    new = text_of_card("QL-03", "A new card")
    (repository / "docs/cards/new.md").write_text(new, encoding="utf-8")
    found = since(repository, "v1")
    assert found.lines == (
        "2 of 2 cards are to be printed again since v1",
        "QL-01 Five whys: Materials and How changed (version 1 to 2)",
        "QL-03 A new card: new",
        "QL-02 Premortem: gone (take it out)",
    )
    assert [card.slug for card in found.cards] == ["five-whys", "new"]


def test_a_card_that_changed_in_its_old_version_is_said_so(repository: Path, since: Since) -> None:
    change(repository, WHYS, "by asking why", "by asking")
    (_, line) = since(repository, "v1").lines
    assert line == (
        "QL-01 Five whys: Purpose changed, and its version is still 1 "
        "(raise it, so that readers can tell the papers apart)"
    )


def test_a_card_keeps_its_code_under_another_name(repository: Path, since: Since) -> None:
    (repository / WHYS).rename(repository / "docs/cards/whys.md")
    assert since(repository, "v1").cards == ()


def test_the_settings_of_then_count(repository: Path, since: Since) -> None:
    change(repository, "mkdocs.yml", "https://small.example/", "https://other.example/")
    lines = since(repository, "v1").lines
    assert [line.partition(" changed")[0] for line in lines[1:]] == [
        "QL-01 Five whys: Address", "QL-02 Premortem: Address",
    ]  # fmt: skip


def test_without_them_those_of_today_are_taken(repository: Path, pandoc: Pandoc) -> None:
    change(repository, "mkdocs.yml", "https://small.example/", "https://other.example/")
    assert changed_cards(opened(repository, pandoc), pandoc, "v1").cards == ()


def test_a_card_that_nobody_could_read_then_is_printed(repository: Path, since: Since) -> None:
    good = (repository / PREMORTEM).read_text(encoding="utf-8")
    (repository / PREMORTEM).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Broken")
    (repository / PREMORTEM).write_text(good, encoding="utf-8")
    assert since(repository, "HEAD").lines[1:] == (
        "QL-02 Premortem: its file could not be read then",
    )


def test_a_card_that_waited_then_is_new(repository: Path, since: Since) -> None:
    change(repository, PREMORTEM, "code: QL-02", "code: QL-02\npublish_on: 2020-01-02")
    git(repository, "add", ".")
    day = "2020-01-01T12:00:00"
    subprocess.run(
        [*GIT, "-C", str(repository), "commit", "-q", "-m", "Waits", "--date", day],
        check=True,
        env={"GIT_COMMITTER_DATE": day, "PATH": "/usr/bin:/bin"},
    )
    assert since(repository, "HEAD").lines[1:] == ("QL-02 Premortem: new",)


def test_a_lab_may_be_a_part_of_its_repository(
    small_lab: Path, tmp_path: Path, since: Since
) -> None:
    whole = tmp_path / "whole"
    lab = Path(shutil.move(small_lab, whole / "our labs" / "small"))
    (whole / "README.md").write_text("Not the lab's.", encoding="utf-8")
    git(whole, "init", "-q")
    git(whole, "add", ".")
    git(whole, "commit", "-q", "-m", "First")
    change(lab, PREMORTEM, "Say that a year", "Say a year")
    assert [card.code for card in since(lab, "HEAD").cards] == ["QL-02"]


def test_the_repository_is_left_as_it_was(repository: Path, since: Since) -> None:
    def state() -> dict[str, bytes]:
        # the index too: another command may be at work in it
        return {
            path.relative_to(repository).as_posix(): path.read_bytes()
            for path in repository.rglob("*")
            if path.is_file() and ".labpress" not in path.parts
        }

    change(repository, WHYS, "by asking why", "by asking")
    before = state()
    assert since(repository, "v1").cards
    assert state() == before


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("v9", "'v9' is neither a file nor a commit, tag or branch"),
        ("--all", "'--all' is neither a file nor"),
        ("", "'' is neither a file nor"),
        ("^v1", "'^v1' is neither a file nor"),
        ("v1..HEAD", "'v1..HEAD' is neither a file nor"),
        ("v1:mkdocs.yml", "'v1:mkdocs.yml' is neither a file nor"),
        ("v1\n\x1b[2Jv1", "'v1 [2Jv1' is neither a file nor"),
    ],
)
def test_an_unknown_commit_is_said(ref: str, said: str, repository: Path, since: Since) -> None:
    with pytest.raises(LabpressError) as error:
        since(repository, ref)
    assert said in str(error.value)


def test_a_lab_without_git_asks_for_a_deck(small_lab: Path, since: Since) -> None:
    with pytest.raises(LabpressError, match="this lab is not kept in git"):
        since(small_lab, "v1")


def test_a_shallow_clone_says_what_to_fetch(repository: Path, tmp_path: Path, since: Since) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "Second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-tags", repository.as_uri(), str(clone))
    assert since(clone, "HEAD").cards == ()
    with pytest.raises(LabpressError, match="git fetch --unshallow"):
        since(clone, "v1")


def test_a_commit_without_a_lab_is_said(repository: Path, since: Since) -> None:
    git(repository, "rm", "-q", "--cached", "mkdocs.yml")
    git(repository, "commit", "-q", "-m", "No settings")
    with pytest.raises(LabpressError, match="the lab of HEAD cannot be read: there is no mkdocs"):
        since(repository, "HEAD")


def test_an_old_deck_is_compared_with_the_same_deck_today(
    small_lab: Path, tmp_path: Path, pandoc: Pandoc, since: Since
) -> None:
    lab = opened(small_lab, pandoc)
    (toolkit,) = lab.catalogue.of("toolkit")
    printed = Editions(lab, pandoc).deck(toolkit)  # type: ignore[arg-type]  # it is a toolkit
    assert printed.manifest is not None
    (tmp_path / "deck.pdf").write_bytes(printed.pdf)
    (tmp_path / "deck.json").write_text(printed.manifest.json(), encoding="utf-8")
    kit = "docs/toolkits/first-hour.md"
    change(small_lab, WHYS, "by asking why", "by asking")
    change(small_lab, kit, "card: premortem", "break: premortem")
    change(small_lab, kit, "break: Tea", "card: new")
    for name, code in (("new", "QL-03"), ("other", "QL-04")):
        text = text_of_card(code, f"The {name} card")
        (small_lab / f"docs/cards/{name}.md").write_text(text, encoding="utf-8")
    for name in ("deck.pdf", "deck.json"):
        found = since(small_lab, str(tmp_path / name))
        assert [line.partition(": ")[2].partition(",")[0] for line in found.lines[1:]] == [
            "Purpose changed", "new", "gone (take it out)",
        ]  # fmt: skip
        assert [card.code for card in found.cards] == ["QL-01", "QL-03"]
        assert found.then == printed.manifest


def test_any_choice_of_cards_is_compared_with_those_cards(
    small_lab: Path, tmp_path: Path, pandoc: Pandoc, since: Since
) -> None:
    lab = opened(small_lab, pandoc)
    editions = Editions(lab, pandoc)
    whys = editions.cards_of(None)[0]
    for name, made in (
        ("card", editions.card(whys)),
        ("library", editions.deck(None)),
    ):
        assert made.manifest is not None
        (tmp_path / name).write_text(made.manifest.json(), encoding="utf-8")
        gone = replace(made.manifest, of="toolkit:go\nne")
        (tmp_path / f"{name}-of-gone").write_text(gone.json(), encoding="utf-8")
    change(small_lab, PREMORTEM, "Say that a year", "Say a year")
    new = text_of_card("QL-03", "A new card")
    (small_lab / "docs/cards/new.md").write_text(new, encoding="utf-8")
    assert since(small_lab, str(tmp_path / "card")).cards == ()
    codes = [card.code for card in since(small_lab, str(tmp_path / "library")).cards]
    assert codes == ["QL-02", "QL-03"]
    found = since(small_lab, str(tmp_path / "library-of-gone"))
    assert found.lines[0] == "the toolkit 'go ne' is no longer there: its cards are compared"
    assert [card.code for card in found.cards] == ["QL-02"]
