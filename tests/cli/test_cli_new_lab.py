"""`labpress new lab`: a whole lab that publishes at once, in a folder that was not there before."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from labpress.cli import main
from labpress.cli.editor import editor_files
from labpress.cli.new_lab import TEMPLATE, folder_of, make_lab, versions
from labpress.problems import LabpressError
from little_labs import settings_of

NAMES = [
    ("Our Lab's Début", "our-labs-debut"),
    ("  A:  b\n#c — \"d\" & <e> ${{x}} %TODAY%", "a-b-c-d-e-x-today"),
    ("../../etc", "etc"),
    ("実験室", "lab"),
    ("CON", "con-lab"),
    ("- [x]: *y*", "x-y"),
    ("no", "no"),
    ("x" * 300, "x" * 60),
]  # fmt: skip


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def template_names() -> set[str]:
    """The template's files, and those by which VS Code knows a lab."""
    editor = {f".vscode/{name}" for name in editor_files(settings_of(TEMPLATE))}
    return names_in(TEMPLATE) | editor


def test_a_new_lab_publishes_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("new", "lab", 'Our Lab\'s Début: "the" #1')
    assert result.exit_code == 0, result.output
    assert "cd our-labs-debut-the-1 && labpress serve" in result.stdout
    monkeypatch.chdir(tmp_path / "our-labs-debut-the-1")
    checked = run("check", "--strict")
    assert checked.exit_code == 0, checked.output
    (advice,) = checked.stdout.splitlines()
    assert advice.startswith("mkdocs.yml: advice: site_url is still that of a new lab")
    published = run("publish", "--strict")
    assert published.exit_code == 0, published.output
    made = names_in(Path("site"))
    assert {
        *("index.html", "about/index.html", "privacy/index.html", "accessibility/index.html"),
        *("licence/index.html", "cards/five-whys/five-whys.pdf", "c/LAB-02/index.html"),
        *("essays/begin-with-one-thing/index.html", "projects/project-one/index.html"),
        "toolkits/first-hour/first-hour-cards.pdf",
    } <= made
    page = Path("site/index.html").read_text(encoding="utf-8")
    assert "Our Lab&#39;s Début: &#34;the&#34; #1" in page
    assert not re.search(r"%[A-Z]+%", page)
    statement = Path("site/accessibility/index.html").read_text(encoding="utf-8")
    assert "Our Lab&#39;s Début: &#34;the&#34; #1" in statement.partition("<article")[2]
    assert "WCAG 2.2 AA" in statement and "Fill in: whom to tell" in statement
    assert "accessibility/" in page.partition("<footer")[2]


@pytest.mark.parametrize(("name", "folder"), NAMES, ids=[folder[:20] for _, folder in NAMES])
def test_any_title_gives_a_safe_folder_and_keeps_its_letters(
    tmp_path: Path, name: str, folder: str
) -> None:
    assert folder_of(name) == folder
    lab = make_lab(name, tmp_path)
    assert lab == tmp_path / folder
    assert names_in(lab) == template_names()
    text = (lab / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    assert yaml.safe_load(text)["site_name"] == " ".join(name.split())
    assert (lab / "requirements.txt").read_text() == f"labpress{versions()}\n"
    assert [path.name for path in tmp_path.iterdir()] == [folder]


@pytest.mark.parametrize("name", ["", "  ", "\n", "\u200b"])
def test_a_lab_needs_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(LabpressError, match="needs a name"):
        make_lab(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_nothing_that_is_there_is_touched(tmp_path: Path, kind: str) -> None:
    there = tmp_path / "a-lab"
    if kind == "file":
        there.write_text("mine", encoding="utf-8")
    elif kind == "folder":
        there.mkdir()
    else:
        there.symlink_to(tmp_path / "nowhere")
    with pytest.raises(LabpressError, match="is there already"):
        make_lab("A lab", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a-lab"]
    assert not there.is_dir() or list(there.iterdir()) == []


SLOW = """
import pathlib, sys, time
from labpress.cli import new_lab
fill, done = new_lab._fill, []
def slow(path, name):
    fill(path, name)
    done.append(path)
    if len(done) == 5:
        pathlib.Path("reached").touch()
        time.sleep(30)
new_lab._fill = slow
new_lab.make_lab("A lab", pathlib.Path.cwd())
"""


def test_a_kill_leaves_no_half_lab_and_the_next_run_makes_a_whole_one(tmp_path: Path) -> None:
    killed = subprocess.Popen([sys.executable, "-c", SLOW], cwd=tmp_path)
    until = time.monotonic() + 30
    while not (tmp_path / "reached").exists() and time.monotonic() < until:
        time.sleep(0.02)
    killed.kill()
    killed.wait(timeout=30)
    assert (tmp_path / "reached").exists()
    assert not (tmp_path / "a-lab").exists()
    make_lab("A lab", tmp_path)
    assert names_in(tmp_path / "a-lab") == template_names()
    assert {path.name for path in tmp_path.iterdir()} == {"a-lab", "reached"}


def test_every_file_to_fill_in_says_so_in_plain_words(tmp_path: Path) -> None:
    lab = make_lab("A lab", tmp_path)
    for name in ("index.md", "about.md", "privacy.md", "accessibility.yml", "licence.md"):
        assert "Fill in" in (lab / f"docs/{name}").read_text(encoding="utf-8")
    assert "Fill in" in (lab / "mkdocs.yml").read_text(encoding="utf-8")
    readme = (lab / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# A lab\n")
