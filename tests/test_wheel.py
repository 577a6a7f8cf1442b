"""The wheel holds all that the package needs: installed alone, it publishes a lab from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAB = ROOT / "tests" / "labs" / "small"
PUBLISHED = (
    "index.html",
    "essays/why-we-wait/index.html",
    "cards/five-whys/index.html",
    "cards/five-whys/five-whys.pdf",
    "cards/premortem/premortem.pdf",
    "c/QL-01/index.html",
    "c/QL-02/index.html",
    "toolkits/first-hour/index.html",
    "toolkits/first-hour/first-hour-cards.pdf",
    "outputs/waiting-room-notes/index.html",
    "projects/waiting-well/index.html",
    "sitemap.xml",
    "404.html",
)


def run(*command: str | Path, cwd: Path) -> str:
    """What `command` prints; a failure shows everything it said."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command[0]}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir")
    run(*build, folder, ROOT, cwd=folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment with the wheel. What Labpress rests on is lent to it from
    the environment that runs the tests, so that nothing is fetched; Labpress itself is not."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)}, scheme="venv")
    lent = Path(paths["purelib"]) / "lent.pth"
    lent.write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    bin_folder = Path(paths["scripts"])
    pip = (sys.executable, "-m", "pip", "--python", bin_folder / Path(sys.executable).name)
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    return bin_folder


@pytest.fixture(scope="module")
def site(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    lab = tmp_path_factory.mktemp("labs") / "a lab, étude"  # no name that a web address could bear
    shutil.copytree(LAB, lab)
    run(programs / "labpress", "publish", "--strict", cwd=lab)
    return lab / "site"


def test_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    listed = run("git", "ls-files", "-z", "--", "plugins/labpress", cwd=ROOT).split("\0")
    package = {name.removeprefix("plugins/") for name in listed if name and (ROOT / name).exists()}
    assert package - set(zipfile.ZipFile(wheel).namelist()) == set()
    assert {Path(name).suffix for name in package} >= {".py", ".lua", ".csl", ".typ", ".css", ".js"}


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"labpress"}


def test_installed_package_is_the_wheel_s(programs: Path, tmp_path: Path) -> None:
    python = programs / Path(sys.executable).name
    where = run(python, "-c", "import labpress; print(labpress.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(programs.parent)


def test_publishes_a_lab_outside_the_repository(site: Path) -> None:
    assert [name for name in PUBLISHED if not (site / name).is_file()] == []
    beside = {path.name for path in site.parent.iterdir()} - {".labpress"}
    assert beside == {"docs", "essays", "mkdocs.yml", "site"}


def test_the_wheel_alone_makes_a_new_lab_that_publishes(programs: Path, tmp_path: Path) -> None:
    run(programs / "labpress", "new", "lab", "Our Lab's Début", cwd=tmp_path)
    lab = tmp_path / "our-labs-debut"
    workflows = {path.name for path in (lab / ".github/workflows").iterdir()}
    assert workflows == {"check.yml", "preview.yml", "publish.yml"}
    assert {".gitignore", ".gitlab-ci.yml", ".github"} <= {path.name for path in lab.iterdir()}
    run(programs / "labpress", "publish", "--strict", cwd=lab)
    assert (lab / "site/c/LAB-01/index.html").is_file()
    assert (lab / "site/toolkits/first-hour/first-hour-cards.pdf").is_file()


def test_pdfs_are_pdfs(site: Path) -> None:
    pdfs = sorted(site.rglob("*.pdf"))
    assert [path.name for path in pdfs if not path.read_bytes().startswith(b"%PDF-")] == []
