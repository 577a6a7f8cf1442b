"""A publish of a lab to which nothing has happened ends at once, and only then."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from labpress.cli import main, swap, unchanged
from labpress.mkdocs_plugins import host

SETTINGS = """\
site_name: A lab
site_url: https://lab.example/
theme: {name: labpress}
plugins: [labpress/library, labpress/reading-time, labpress/cards]
"""
ESSAY = "essays/one.md"


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """A small lab, published, whose files are older than a moment."""
    files = {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": "# Home\n\n![A square](square.svg)\n",
        "docs/square.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        "docs/note.txt": "A note.\n",
        ESSAY: "---\ntitle: One\nsummary: It.\nauthors: Ann\ndate: 2020\n---\n\nText.\n",
    }
    for name, text in files.items():
        path = tmp_path / "lab" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    published(tmp_path / "lab")
    return tmp_path / "lab"


@pytest.fixture(autouse=True)
def same_program(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program that publishes is not worked on while the tests run."""
    folder = tmp_path_factory.mktemp("program")
    (folder / "code.py").write_text("1\n", encoding="utf-8")
    monkeypatch.setattr(unchanged, "PACKAGE", folder)
    return folder


def published(lab: Path, *options: str) -> str:
    """What `labpress publish` says."""
    done = CliRunner().invoke(main, ["publish", "-f", str(lab / "mkdocs.yml"), *options])
    assert done.exit_code == 0, done.output
    return done.output


def is_skipped(lab: Path, *options: str) -> bool:
    """Whether `labpress publish` finds nothing to do."""
    return "Nothing has changed" in published(lab, *options)


def test_nothing_is_made_where_nothing_has_changed(
    lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = {path: path.stat().st_mtime_ns for path in (lab / "site").rglob("*")}
    monkeypatch.setattr(host, "look_at", None)  # it does not even look at mkdocs.yml
    said = published(lab)
    assert "Nothing has changed since" in said and "pages and 0 PDFs" in said
    assert {path: path.stat().st_mtime_ns for path in (lab / "site").rglob("*")} == times


def test_what_was_said_is_said_again(lab: Path) -> None:
    text = (lab / ESSAY).read_text(encoding="utf-8").replace("Text.", "Text [@nobody].")
    (lab / ESSAY).write_text(text, encoding="utf-8")
    first, again = problems_said(lab), problems_said(lab)
    assert first and again == first


def problems_said(lab: Path) -> list[str]:
    """The problems that `labpress publish` lists, whether it publishes or not."""
    done = CliRunner().invoke(main, ["publish", "-f", str(lab / "mkdocs.yml")])
    return [line for line in done.output.splitlines() if line.startswith(("essays/", "docs/"))]


def edited(lab: Path) -> None:
    (lab / ESSAY).write_text(
        (lab / ESSAY).read_text(encoding="utf-8") + "More.\n", encoding="utf-8"
    )


def edited_in_secret(lab: Path) -> None:
    """Another content of the same size, with the time that it had."""
    path = lab / ESSAY
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Text.", "Next."), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def added(lab: Path) -> None:
    (lab / "docs" / "more.md").write_text("# More\n", encoding="utf-8")


def deleted(lab: Path) -> None:
    (lab / "docs" / "note.txt").unlink()
    (lab / "redirects.csv").write_text("old,new\n/note.txt,gone\n", encoding="utf-8")


def set_otherwise(lab: Path) -> None:
    path = lab / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("A lab", "Our lab"), encoding="utf-8")


def redrawn(lab: Path) -> None:
    path = lab / "docs" / "square.svg"
    path.write_text(path.read_text(encoding="utf-8").replace('"9"', '"8"', 1), encoding="utf-8")


def lost_page(lab: Path) -> None:
    (lab / "site" / "index.html").unlink()


def touched_page(lab: Path) -> None:
    (lab / "site" / "index.html").write_text("Somebody else's", encoding="utf-8")


def lost_site(lab: Path) -> None:
    (lab / "site").rename(lab / "elsewhere")


def lost_memory(lab: Path) -> None:
    (lab / ".labpress" / "published.json").unlink()


def damaged_memory(lab: Path) -> None:
    (lab / ".labpress" / "published.json").write_text('{"form": 1, "options": 7}', encoding="utf-8")


def committed(lab: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@lab.example")
        subprocess.run(["git", *who, *words], cwd=lab, check=True, capture_output=True)

    git("init")
    git("add", "docs", "essays")
    git("commit", "-m", "First")


CHANGES = [
    *(edited, edited_in_secret, added, deleted, set_otherwise, redrawn, lost_page, touched_page),
    *(lost_site, lost_memory, damaged_memory, committed),
]


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(lab: Path, change: Callable[[Path], None]) -> None:
    assert is_skipped(lab)
    change(lab)
    assert not is_skipped(lab)
    assert is_skipped(lab)


def test_a_file_written_just_before_is_looked_into(lab: Path) -> None:
    edited(lab)
    published(lab)
    assert is_skipped(lab)
    path = lab / ESSAY
    path.write_text(path.read_text(encoding="utf-8").replace("More", "Less"), encoding="utf-8")
    assert not is_skipped(lab)


def test_a_file_that_changes_while_a_site_is_made_is_not_missed(
    lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(lab)
    publish = swap.publish

    def slow(site: Path, build: Callable[[Path], None], **more: Any) -> None:
        publish(site, build, **more)
        edited(lab)

    with monkeypatch.context() as slowly:
        slowly.setattr(swap, "publish", slow)
        published(lab)
    assert not is_skipped(lab)


@pytest.mark.parametrize(
    "options",
    [("--strict",), ("--preview", "x"), ("--site-url", "https://x.example/"), ("--page-files",)],
)
def test_other_options_make_another_site(lab: Path, options: tuple[str, ...]) -> None:
    assert not is_skipped(lab, *options)


@pytest.mark.parametrize("options", [("--no-cache",), ("--explain", ESSAY), ("--last", "")])
def test_what_asks_for_more_is_done(lab: Path, options: tuple[str, ...]) -> None:
    whole = [str(lab / "site") if one == "" else one for one in options]
    assert not is_skipped(lab, *whole)
    assert not is_skipped(lab, *whole)


def test_another_day_may_give_another_site(lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = time.time() + 86_401
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert not is_skipped(lab)


def test_another_version_makes_all_anew(lab: Path, same_program: Path) -> None:
    assert is_skipped(lab)
    (same_program / "code.py").write_text("2\n", encoding="utf-8")
    assert not is_skipped(lab)


def test_where_others_have_a_say_it_is_always_made(lab: Path) -> None:
    (lab / "hook.py").write_text(
        "def on_page_content(html, page, config, files):\n    return html\n", encoding="utf-8"
    )
    path = lab / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")
    for _ in range(2):
        said = published(lab)
        assert "Nothing has changed" not in said
        assert said.count("Every page is made, since hook 'hook.py' may change any of them.") == 1


def test_settings_from_the_environment_are_looked_at(
    lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lab / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("A lab", "!ENV [NAME, A lab]"), encoding="utf-8")
    published(lab)
    assert is_skipped(lab)
    monkeypatch.setenv("NAME", "Another lab")
    assert not is_skipped(lab)
    assert "Another lab" in (lab / "site" / "index.html").read_text(encoding="utf-8")


def test_all_is_made_afresh_if_asked(lab: Path) -> None:
    def kept() -> dict[Path, int]:
        paths = (lab / ".labpress").rglob("*.kept")
        return {path: path.stat().st_mtime_ns for path in paths}

    before = kept()
    published(lab, "--no-cache")
    assert before and kept() == before


def test_a_warning_of_the_build_is_heard_each_time(lab: Path) -> None:
    (lab / "docs" / "lost.md").write_text("# Lost\n\nSee [it](there.txt).\n", encoding="utf-8")
    for _ in range(2):
        said = published(lab)
        assert "there.txt" in said
        assert "Nothing has changed" not in said
