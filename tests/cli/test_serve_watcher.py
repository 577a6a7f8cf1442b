"""Watching real files: each way in which they are saved, and folders that come and go."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from watchdog.observers import Observer

from labpress.cli.serving.changes import Changes
from labpress.cli.serving.watcher import Watcher

PATIENCE = 10.0
"""Seconds, on a computer that is busy."""


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """A lab's folder, and outside it a bibliography."""
    root = tmp_path / "lab"
    for name in ("docs/cards", "essays", "site", ".git"):
        (root / name).mkdir(parents=True)
    (root / "docs/index.md").write_text("one", encoding="utf-8")
    (root / "mkdocs.yml").write_text("one", encoding="utf-8")
    (tmp_path / "works.bib").write_text("one", encoding="utf-8")
    return root


def sources(lab: Path) -> list[Path]:
    """What is watched, some of it not there."""
    names = ("mkdocs.yml", "docs", "essays", "wording", "../works.bib", "redirects.csv")
    return [lab / name for name in names]


@pytest.fixture(params=[False, True], ids=["events", "looks"])
def watcher(request: pytest.FixtureRequest, lab: Path) -> Iterator[Watcher]:
    """One that watches the lab, by the system's events or by looking."""
    with closing(Watcher(Changes(), poll=request.param)) as made:
        made.watch(sources(lab), [lab / "site"])
        yield made


def write(path: Path, text: str = "two!") -> None:
    """As a program that opens a file and writes into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def replace(path: Path) -> None:
    """As vim and many others: the old one becomes a backup, a new one takes its place."""
    backup, new = path.with_name(f"{path.name}~"), path.with_name(f".{path.name}.new")
    if path.exists():
        path.rename(backup)
    write(new)
    new.rename(path)
    path.chmod(0o600)


Save = Callable[[Path], None]


@pytest.mark.parametrize(
    ("name", "save"),
    [
        ("docs/index.md", write),
        ("docs/index.md", replace),
        ("docs/index.md", os.unlink),
        ("essays/new/figure.svg", write),
        ("mkdocs.yml", replace),
        ("../works.bib", replace),
        ("redirects.csv", write),
        ("wording/en.yml", write),
    ],
)
def test_every_way_to_save_is_seen(watcher: Watcher, lab: Path, name: str, save: Save) -> None:
    save(lab / name)
    seen = watcher.changes.take(PATIENCE)
    path = Path(os.path.normpath(lab / name))
    assert any(path.is_relative_to(one) for one in seen), seen


def test_what_does_not_matter_is_not_seen(watcher: Watcher, lab: Path) -> None:
    for name in ("site/index.html", ".git/index", "docs/.a.swp", "docs/a.md~", "notes.txt"):
        write(lab / name)
    (lab / "docs/index.md").read_bytes()
    assert watcher.changes.take(1.2) == frozenset()


def test_a_folder_that_came_back_is_watched_again(watcher: Watcher, lab: Path) -> None:
    shutil.rmtree(lab / "docs")
    assert watcher.changes.take(PATIENCE)
    watcher.watch(sources(lab))
    write(lab / "docs/index.md")
    assert watcher.changes.take(PATIENCE)
    watcher.watch(sources(lab))
    write(lab / "docs/cards/a.md")
    assert lab / "docs/cards/a.md" in watcher.changes.take(PATIENCE) | watcher.changes.take(1.2)


def test_what_is_no_source_any_longer_is_not_watched(watcher: Watcher, lab: Path) -> None:
    watcher.watch([lab / "mkdocs.yml", lab / "essays"])
    write(lab / "docs/index.md")
    assert watcher.changes.take(1.2) == frozenset()
    write(lab / "essays/a.md")
    assert watcher.changes.take(PATIENCE)


def test_a_linked_bibliography_is_seen_where_it_lies(lab: Path, tmp_path: Path) -> None:
    link = lab / "essays" / "linked.bib"
    link.symlink_to(tmp_path / "works.bib")
    with closing(Watcher(Changes())) as watcher:
        watcher.watch([link])
        write(tmp_path / "works.bib")
        assert watcher.changes.take(PATIENCE)


def test_where_the_system_gives_no_watches_files_are_looked_at(
    lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)
    with closing(Watcher(Changes())) as watcher:
        watcher.watch(sources(lab))
        assert watcher.polls
        write(lab / "docs/index.md")
        assert watcher.changes.take(PATIENCE)
