"""What of an earlier build is left in a folder, and what is never taken for good."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from labpress.mkdocs_plugins.outputs import Outputs, content_digest
from labpress.objects import Objects


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built folder of three files, of which all is known."""
    made = Outputs(tmp_path / "site", Objects(tmp_path / "known"))
    for name in ("index.html", "a/index.html", "a/b/data.json"):
        put(made, name, f"first {name}")
    made.finish()
    return tmp_path / "site"


def put(outputs: Outputs, name: str, text: str) -> bool:
    """Has a file in the folder, as a build does; whether it had to be written."""
    what = content_digest(text.encode())
    if outputs.has(name, what):
        return False
    path = outputs.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    outputs.wrote(name, what)
    return True


def again(site: Path) -> Outputs:
    return Outputs(site, Objects(site.with_name("known")))


def texts(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_only_what_differs_is_written(site: Path) -> None:
    outputs = again(site)
    written = [put(outputs, "index.html", "first index.html"), put(outputs, "a/index.html", "new")]
    outputs.finish()
    assert written == [False, True]
    assert texts(site) == {"index.html": "first index.html", "a/index.html": "new"}
    assert not (site / "a" / "b").exists()  # what no build makes any more is gone, and its folder


def test_a_folder_keeps_what_is_known_of_it_when_it_is_renamed(site: Path) -> None:
    moved = site.rename(site.with_name("elsewhere"))
    assert put(again(moved), "index.html", "first index.html") is False


def test_what_somebody_else_wrote_is_deleted(site: Path) -> None:
    (site / "a" / "stray.html").write_text("stray", encoding="utf-8")
    again(site)
    assert "a/stray.html" not in texts(site)


@pytest.mark.parametrize("keep_time", [False, True])
def test_what_somebody_changed_is_written_again(site: Path, keep_time: bool) -> None:
    path = site / "index.html"
    before = path.stat()
    path.write_text("fOrst index.html", encoding="utf-8")
    if keep_time:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert put(again(site), "index.html", "first index.html") is True


def test_what_another_hand_writes_in_a_build_stays(site: Path) -> None:
    outputs = again(site)
    put(outputs, "index.html", "first index.html")
    (site / "a" / "b" / "data.json").write_text("written by a template", encoding="utf-8")
    outputs.finish()
    assert texts(site)["a/b/data.json"] == "written by a template"
    # nobody knows what it is made of, so the next build makes it anew
    assert "a/b/data.json" not in texts(again(site).folder)


@pytest.mark.parametrize("damage", [b"", b"garbage", None])
def test_without_knowledge_all_is_written(site: Path, damage: bytes | None) -> None:
    for path in site.with_name("known").glob("*.kept"):
        path.unlink() if damage is None else path.write_bytes(damage)
    assert put(again(site), "index.html", "first index.html") is True


def test_no_sitemap_of_before_speaks_for_a_build(site: Path) -> None:
    outputs = again(site)
    put(outputs, "sitemap.xml", "old")
    outputs.finish()
    again(site)
    assert not (site / "sitemap.xml").exists()
