"""`labpress deploy` against a real remote, and what it refuses of a site built by a stranger."""

from __future__ import annotations

import stat
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from labpress.cli import main
from labpress.cli.branch import Branch
from labpress.cli.bundle import BYTES, FILES, unpack
from labpress.problems import PublishError


def git(folder: Path, *arguments: str) -> str:
    named = ("-c", "user.name=x", "-c", "user.email=x@lab.example")
    done = subprocess.run(
        ["git", *named, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone, with sources on its main branch, of a bare repository beside it."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "host.git")
    git(tmp_path, "clone", "-q", "host.git", "clone")
    clone = tmp_path / "clone"
    (clone / ".gitignore").write_text("/site/\n*.pdf\n", encoding="utf-8")
    (clone / ".git/info/exclude").write_text("*.pdf\n", encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "Begin")
    git(clone, "push", "-q", "origin", "HEAD:main")
    return clone


def site_of(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def served(clone: Path) -> dict[str, str]:
    """What the host serves: the files of the branch."""
    git(clone, "fetch", "-q", "origin", "+gh-pages:refs/remotes/origin/gh-pages")
    names = git(clone, "ls-tree", "-r", "--name-only", "origin/gh-pages").splitlines()
    return {name: git(clone, "show", f"origin/gh-pages:{name}") for name in names}


def deploy(clone: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> Result:
    monkeypatch.chdir(clone)
    return CliRunner().invoke(main, ["deploy", *map(str, arguments)])


def test_site_and_previews_live_side_by_side(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = site_of(clone / "site", {"index.html": "one", "old/index.html": "x", "a.pdf": "%PDF"})
    assert deploy(clone, monkeypatch, first).exit_code == 0
    assert served(clone) == {
        ".nojekyll": "", "index.html": "one", "old/index.html": "x", "a.pdf": "%PDF"
    }  # fmt: skip
    preview = zip_of(clone.parent / "preview.zip", {"index.html": "seven", "c/x.css": "y"})
    for name in ("pr-7", "pr-8"):
        assert deploy(clone, monkeypatch, preview, "--at", f"preview/{name}").exit_code == 0
    second = site_of(clone / "site2", {"index.html": "two"})
    assert deploy(clone, monkeypatch, second).exit_code == 0
    result = deploy(clone, monkeypatch, "--remove", "--at", "preview/pr-8")
    assert result.stdout == "Took away gh-pages:preview/pr-8.\n"
    assert served(clone) == {
        ".nojekyll": "",
        "index.html": "two",
        "preview/pr-7/c/x.css": "y",
        "preview/pr-7/index.html": "seven",
    }
    assert git(clone, "rev-list", "--count", "origin/gh-pages").strip() == "1"
    assert git(clone, "status", "--porcelain").split() == ["??", "site2/"]  # no checkout touched


def test_the_same_again_changes_nothing(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(clone / "site", {"index.html": "one\r\n"})
    deploy(clone, monkeypatch, site)
    before = git(clone, "ls-remote", "origin", "gh-pages")
    assert "was like that already" in deploy(clone, monkeypatch, site).stdout
    assert "nothing at" in deploy(clone, monkeypatch, "--remove", "--at", "preview/x").stdout
    assert git(clone, "ls-remote", "origin", "gh-pages") == before


def test_the_host_s_own_file_is_kept(clone: Path) -> None:
    branch = Branch(clone, "gh-pages")
    branch.put(site_of(clone.parent / "a", {"index.html": "1", "CNAME": "lab.example"}))
    branch.put(site_of(clone.parent / "b", {"index.html": "2"}))
    assert served(clone) == {".nojekyll": "", "index.html": "2", "CNAME": "lab.example"}


def test_a_job_that_writes_meanwhile_loses_nothing(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = clone.parent / "other"
    git(clone.parent, "clone", "-q", "host.git", "other")
    ours, theirs = Branch(clone, "gh-pages"), Branch(other, "gh-pages")
    theirs.put(site_of(clone.parent / "s", {"index.html": "1"}))
    preview = site_of(clone.parent / "p", {"index.html": "p"})
    fetch = Branch._fetch
    raced: list[bool] = []

    def slow(self: Branch) -> str:
        found = fetch(self)
        if self is ours and not raced:
            raced.append(theirs.put(preview, "preview/pr-1"))
        return found

    monkeypatch.setattr(Branch, "_fetch", slow)
    assert ours.put(preview, "preview/pr-2")
    assert raced == [True]
    assert {"preview/pr-1/index.html", "preview/pr-2/index.html", "index.html"} < set(served(clone))


@pytest.mark.parametrize("at", ["../x", "/etc", "a//b", ".git", "a/.b", "A", "a b", "x/", "-x"])
def test_no_path_leads_out(clone: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    site = site_of(clone / "site", {"index.html": "1"})
    result = deploy(clone, monkeypatch, site, f"--at={at}")
    assert result.exit_code == 1
    assert "is no path" in result.stderr
    assert git(clone, "ls-remote", "origin", "gh-pages") == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the site"),
        (["--remove"], "name the site"),
        (["site", "--remove", "--at", "x"], "name the site"),
        (["nowhere"], "there is no site"),
        (["nowhere.zip", "--at", "x"], "No such file"),
    ],
)
def test_wrong_words_are_said_plainly(
    clone: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    result = deploy(clone, monkeypatch, *arguments)
    assert result.exit_code == 1
    assert said in result.stderr


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = deploy(tmp_path, monkeypatch, site_of(tmp_path / "site", {"index.html": "1"}))
    assert result.exit_code == 1
    assert "not a git repository" in result.stderr


def zip_of(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


BAD = {
    "out of the folder": "../evil.html",
    "far out": "a/../../evil.html",
    "from the top": "/etc/cron.html",
    "with a back slash": "..\\evil.html",
    "of a drive": "C:evil.html",
    "hidden": ".htaccess",
    "in a hidden folder": ".git/config.txt",
    "of a program": "run.php",
    "without a kind": "CNAME",
    "with a control sign": "a\nb.html",
    "the same but for case": "INDEX.html",
    "a folder too": "index.html/x.html",
}


@pytest.mark.parametrize("name", BAD.values(), ids=BAD)
def test_a_stranger_s_file_is_refused(tmp_path: Path, name: str) -> None:
    archive = zip_of(tmp_path / "x.zip", {"index.html": "1", name: "evil"})
    room = tmp_path / "deep" / "room"
    room.mkdir(parents=True)
    with pytest.raises(PublishError):
        unpack(archive, room)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [archive]


def test_links_are_refused(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("link.html")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(zip_of(tmp_path / "x.zip", {"index.html": "1"}), "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(PublishError, match="is a link"):
        unpack(tmp_path / "x.zip", tmp_path / "room")


def test_too_much_is_refused(tmp_path: Path) -> None:
    many = {f"{n}.html": "" for n in range(FILES)} | {"index.html": ""}
    with pytest.raises(PublishError, match="files"):
        unpack(zip_of(tmp_path / "many.zip", many), tmp_path / "room")
    half = "\0" * (BYTES // 2)  # a bomb: it packs to next to nothing
    bomb = {"index.html": half, "a.html": half, "b.html": "1"}
    with pytest.raises(PublishError, match="bytes"):
        unpack(zip_of(tmp_path / "bomb.zip", bomb), tmp_path / "room")


def test_what_is_no_zip_or_no_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(PublishError, match="no zip file"):
        unpack(tmp_path / "x.zip", tmp_path / "room")
    with pytest.raises(PublishError, match=r"no index\.html"):
        unpack(zip_of(tmp_path / "y.zip", {"a/index.html": "1"}), tmp_path / "room")
