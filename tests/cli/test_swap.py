"""Whole process kills: at every step the public folder is the old site or the new one, never a mix.
The sites are stand-ins of three files; what the builder does is no matter here."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from labpress.cli.swap import exchange, publish, recover
from labpress.problems import PublishError

Swap = Callable[[Path, Path], bool]

# publishes "new" and ends itself with SIGKILL at the step named
CHILD = """
import os, shutil, signal, sys
from pathlib import Path
from labpress.cli import swap

site, when = Path(sys.argv[1]), sys.argv[2]

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def build(to):
    to.mkdir()
    (to / "sitemap.xml").write_text("new")
    if when == "while building":
        die()
    (to / "index.html").write_text("new")
    (to / "404.html").write_text("new")

def rename(self, to, real=Path.rename):
    real(self, to)
    if when == "between the renames" and to.name.endswith(".old"):
        die()
    if when == "after the renames" and to == site:
        die()

def touch(self, real=Path.touch):
    real(self)
    if when == "before the swap":
        die()

Path.rename, Path.touch = rename, touch
if when == "after the exchange":
    shutil.rmtree = lambda folder, **_: die() if (folder / "index.html").exists() else None
swap.publish(site, build, (lambda a, b: False) if "rename" in when else swap.exchange)
"""


def make(folder: Path, text: str) -> None:
    folder.mkdir()
    for name in ("index.html", "404.html", "sitemap.xml"):
        (folder / name).write_text(text)


def state(site: Path) -> set[str]:
    return {p.read_text() for p in site.iterdir()} if site.exists() else set()


def two_renames(a: Path, b: Path) -> bool:
    return False


def never(to: Path) -> None:
    raise AssertionError("built, though the site could not have been put in place")


def test_exchange_works_here_or_says_so(tmp_path: Path) -> None:
    make(tmp_path / "a", "1")
    make(tmp_path / "b", "2")
    done = exchange(tmp_path / "a", tmp_path / "b")
    assert done or sys.platform != "linux"
    assert state(tmp_path / "a") == {"2" if done else "1"}


@pytest.mark.parametrize("swap", [exchange, two_renames])
def test_each_publish_replaces_the_last_and_leaves_nothing_beside(
    tmp_path: Path, swap: Swap
) -> None:
    site = tmp_path / "public" / "site"
    for text in ("one", "two", "three"):
        publish(site, lambda to, text=text: make(to, text), swap)  # type: ignore[misc] # mypy cannot infer a lambda with a default
        assert state(site) == {text}
        assert [p.name for p in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_failed_build_leaves_the_site(tmp_path: Path, error: type[BaseException]) -> None:
    make(tmp_path / "site", "old")

    def fail(to: Path) -> None:
        make(to, "new")
        raise error

    with pytest.raises(error):
        publish(tmp_path / "site", fail)
    assert state(tmp_path / "site") == {"old"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_build_that_makes_no_site_is_not_published(tmp_path: Path) -> None:
    make(tmp_path / "site", "old")
    with pytest.raises(PublishError, match="made no site"):
        publish(tmp_path / "site", Path.mkdir)
    assert state(tmp_path / "site") == {"old"}


KILLS = {  # step: what readers see until the next run, what they see after recovery
    "while building": ({"old"}, {"old"}),
    "before the swap": ({"old"}, {"old"}),
    "after the exchange": ({"new"}, {"new"}),
    "between the renames": (set(), {"new"}),  # the one moment without a site
    "after the renames": ({"new"}, {"new"}),
}


@pytest.mark.parametrize("when", KILLS)
def test_killed(tmp_path: Path, when: str) -> None:
    site = tmp_path / "site"
    make(site, "old")
    child = subprocess.run([sys.executable, "-c", CHILD, site, when], check=False)
    seen, after = KILLS[when]
    assert child.returncode == -signal.SIGKILL
    assert state(site) == seen
    assert (tmp_path / ".site.lock").exists()
    recover(site)
    assert state(site) == after
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("when", KILLS)
def test_publish_after_a_kill(tmp_path: Path, when: str) -> None:
    site = tmp_path / "site"
    make(site, "old")
    subprocess.run([sys.executable, "-c", CHILD, site, when], check=False)
    publish(site, lambda to: make(to, "newer"))
    assert state(site) == {"newer"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_old_site_comes_back_if_the_new_one_is_not_whole(tmp_path: Path) -> None:
    make(tmp_path / ".site.old", "old")
    make(tmp_path / ".site.next", "half")
    recover(tmp_path / "site")
    assert state(tmp_path / "site") == {"old"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_nothing_to_recover_writes_nothing(tmp_path: Path) -> None:
    recover(tmp_path / "nowhere" / "site")
    assert list(tmp_path.iterdir()) == []


def test_second_publish_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def second(to: Path) -> None:
        make(to, "new")
        with pytest.raises(PublishError, match=r"another publish of .*site is running \(wait"):
            publish(site, never)
        with pytest.raises(PublishError, match="another publish"):
            recover(site)

    publish(site, second)
    assert state(site) == {"new"}


def a_file(site: Path) -> None:
    site.write_text("mine")


def sources(site: Path) -> None:
    make(site, "mine")
    (site / "index.md").write_text("# mine")


def a_checkout(site: Path) -> None:
    make(site, "mine")
    (site / ".git").mkdir()


def other_files(site: Path) -> None:
    site.mkdir()
    (site / "photo.jpg").write_text("mine")


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (a_file, "is a file, and the site needs a folder"),
        (sources, r"holds sources \(index.md\), and publishing would delete them"),
        (a_checkout, r"holds sources \(.git\)"),
        (other_files, "no built site, and publishing would delete it"),
    ],
)
def test_what_is_not_ours_is_refused(
    tmp_path: Path, prepare: Callable[[Path], None], words: str
) -> None:
    site = tmp_path / "site"
    prepare(site)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PublishError, match=words):
        publish(site, never)
    assert sorted(tmp_path.rglob("*")) == before


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", lambda to: make(to, "new"))
    assert state(tmp_path / "site") == {"new"}


def test_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    make(tmp_path / "www", "old")
    (tmp_path / "site").symlink_to("www")
    publish(tmp_path / "site", lambda to: make(to, "new"))
    assert (tmp_path / "site").is_symlink()
    assert state(tmp_path / "site") == {"new"}
    assert {p.name for p in tmp_path.iterdir()} == {"site", "www"}


def test_parent_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError, match=r"cannot write in .*file: .*site_dir in mkdocs.yml"):
        publish(tmp_path / "file" / "site", never)


def test_mount_point_is_refused() -> None:
    with pytest.raises(PublishError, match=r"is a mount point.*mount the folder above"):
        publish(Path(Path.cwd().anchor), never)


def test_swap_refused_by_the_system_is_told_and_leaves_the_site(tmp_path: Path) -> None:
    make(tmp_path / "site", "old")

    def busy(a: Path, b: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    with pytest.raises(PublishError, match=r"Permission denied \(close what has it open"):
        publish(tmp_path / "site", lambda to: make(to, "new"), busy)
    assert state(tmp_path / "site") == {"old"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("swap", [exchange, lambda a, b: False], ids=["exchange", "renames"])
def test_the_site_of_before_is_left_for_the_next_build(tmp_path: Path, swap: Swap) -> None:
    site, spare = tmp_path / "site", tmp_path / "kept" / "before"
    found: list[str] = []

    def build(to: Path) -> None:
        found.append((to / "index.html").read_text() if to.is_dir() else "")
        to.mkdir(exist_ok=True)
        for name in ("index.html", "404.html", "sitemap.xml"):
            (to / name).write_text(f"site {len(found)}")

    for _ in range(4):
        publish(site, build, swap, spare)
    assert found == ["", "", "site 1", "site 2"]
    assert (site / "index.html").read_text() == "site 4"
    assert (spare / "index.html").read_text() == "site 3"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "site"]


def test_a_build_that_fails_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "before"
    make(site, "old")
    make(spare, "older")

    def build(to: Path) -> None:
        (to / "index.html").write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        publish(site, build, spare=spare)
    assert (site / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
