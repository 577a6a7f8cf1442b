"""Translations whose original has changed since: by the days that writers name, and by git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from labpress.lab import open_lab
from labpress.pandoc import Pandoc
from little_labs import OpenLab, essay, settings_of

FIELDS = "translation_of: impact\nlang: cy\n"
MARK = "essays/effaith.md:2:17: essays/impact.md has changed since this translation was made"


def files(original: str = "", translation: str = "") -> dict[str, str]:
    """An essay and its translation, each with more fields."""
    return {
        "essays/impact.md": essay().replace("title:", f"{original}title:", 1),
        "essays/effaith.md": essay().replace("title:", f"{FIELDS}{translation}title:", 1),
    }


@pytest.mark.parametrize(
    ("original", "translation", "behind"),
    [
        ("", "", ""),
        ("updated: 2020-03-01\n", "", "1 March 2020"),
        ("updated: 2020-03-01\n", "updated: 2020-03-01\n", ""),
        ("updated: 2020-03-02\n", "updated: 2020-03-01\n", "2 March 2020"),
        ("updated: 2020-03-02\n", "updated: 2020-03\n", ""),
        ("updated: 2020-04\n", "updated: 2020-03-01\n", "April 2020"),
        ("changes: [{date: 2021, text: New end}]\n", "updated: 2020\n", "2021"),
        (
            "updated: 2020\n",
            "updated: 2019\nchanges: [{date: 2021-05-01, text: As the original}]\n",
            "",
        ),
    ],
)
def test_by_the_days_that_writers_name(
    open_files: OpenLab, original: str, translation: str, behind: str
) -> None:
    lab = open_files(files(original, translation))
    assert list(map(str, lab.behind.values())) == ([behind] if behind else [])
    said = [str(problem) for problem in lab.problems if "since this translation" in problem.message]
    hint = "(bring it up to date, then write the day under `updated`)"
    assert said == ([f"{MARK} ({behind}) {hint}"] if behind else [])


class Repository:
    """A lab kept in git, each commit on a day of its own."""

    def __init__(self, root: Path, pandoc: Pandoc) -> None:
        self.root, self._pandoc, self._day = root, pandoc, 0
        self._git("init", "-q")

    def commit(self, files: dict[str, str]) -> None:
        self.write(files)
        self._day += 1
        self._git("add", ".")
        self._git("commit", "-q", "-m", "x", "--date", self._date())

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            (self.root / name).parent.mkdir(exist_ok=True)
            (self.root / name).write_text(text, encoding="utf-8")

    def behind(self) -> dict[str, str]:
        (self.root / "docs").mkdir(exist_ok=True)
        lab = open_lab(settings_of(self.root), self._pandoc)
        return {path: date.iso for path, date in lab.behind.items()}

    def _date(self) -> str:
        return f"2024-05-{self._day:02}T12:00:00+00:00"

    def _git(self, *arguments: str) -> None:
        who = {"GIT_COMMITTER_DATE": self._date(), "GIT_CONFIG_GLOBAL": "/dev/null"}
        names = ("-c", "user.name=A", "-c", "user.email=a@lab.example")
        command = ["git", "-C", str(self.root), *names, *arguments]
        subprocess.run(command, check=True, env={"PATH": "/usr/bin:/bin", **who})


@pytest.fixture
def repository(tmp_path: Path, pandoc: Pandoc) -> Repository:
    """An essay and its translation, both committed on the first of May."""
    made = Repository(tmp_path, pandoc)
    made.commit(files())
    return made


def test_a_text_that_changed_later_leaves_its_translation_behind(repository: Repository) -> None:
    assert repository.behind() == {}
    repository.commit({"essays/impact.md": essay("Other words.")})
    assert repository.behind() == {"essays/effaith.md": "2024-05-02"}


def test_bookkeeping_changes_no_text(repository: Repository) -> None:
    tagged = files("tags: [impact]\n")["essays/impact.md"].replace("\n\n", "\n\n\n")
    repository.commit({"essays/impact.md": tagged})
    assert repository.behind() == {}


def test_a_field_of_words_is_text(repository: Repository) -> None:
    repository.commit({"essays/impact.md": essay(title="Another title")})
    assert repository.behind() == {"essays/effaith.md": "2024-05-02"}


def test_a_sweep_over_all_files_makes_no_translation_new(repository: Repository) -> None:
    repository.commit({"essays/impact.md": essay("Other words.")})
    swept = files(translation="licence: CC0\n")["essays/effaith.md"]
    repository.commit({"essays/effaith.md": swept})
    assert repository.behind() == {"essays/effaith.md": "2024-05-02"}


def test_a_translation_being_written_is_not_behind(repository: Repository) -> None:
    repository.commit({"essays/impact.md": essay("Other words.")})
    text = files()["essays/effaith.md"]
    repository.write({"essays/effaith.md": text.replace("Text.", "Geiriau eraill.")})
    assert repository.behind() == {}


def test_a_translator_who_looked_says_so(repository: Repository) -> None:
    repository.commit({"essays/impact.md": essay("Text. And a comma, moved.")})
    looked = files(translation="updated: 2024-05-02\n")["essays/effaith.md"]
    repository.commit({"essays/effaith.md": looked})
    assert repository.behind() == {}
