"""What a site is made from, wherever mkdocs.yml says that it lies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config

from labpress.citations.styles import FOLDER as STYLES
from labpress.mkdocs_plugins.settings import settings_from
from labpress.mkdocs_plugins.sources import named_in, settings_files, sources_of

BASE = """\
site_name: A lab
theme: {name: labpress, custom_dir: own}
watch: [more]
markdown_extensions:
  - pymdownx.snippets: {base_path: [parts, .]}
plugins:
  - labpress/library
  - labpress/citations: {bib_file: ../works/lab.bib, csl_file: own.csl}
  - labpress/print: {fonts: [fonts/a.ttf]}
"""


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """A lab that inherits its settings from another folder's."""
    root = tmp_path / "lab"
    for name in ("docs", "essays", "own", "more", "parts", "hooks", "site"):
        (root / name).mkdir(parents=True)
    (tmp_path / "works").mkdir()
    (tmp_path / "works" / "lab.bib").write_text("", encoding="utf-8")
    shutil.copyfile(STYLES / "ieee.csl", root / "own.csl")
    (root / "hooks" / "one.py").write_text("", encoding="utf-8")
    (tmp_path / "base.yml").write_text(BASE, encoding="utf-8")
    text = "INHERIT: ../base.yml\nhooks: [hooks/one.py]\nextra: {home: /, up: .., here: .}\n"
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def test_all_that_a_lab_is_read_from(lab: Path) -> None:
    config = load_config(str(lab / "mkdocs.yml"))
    found = {path.resolve() for path in sources_of(config, settings_from(config))}
    named = "mkdocs.yml docs essays wording redirects.csv own more parts hooks/one.py own.csl"
    there = {lab / name for name in [*named.split(), "fonts/a.ttf"]}
    assert found == there | {lab.parent / "base.yml", lab.parent / "works" / "lab.bib"}


def test_settings_that_mkdocs_refuses_still_name_files(lab: Path) -> None:
    (lab / "mkdocs.yml").write_text("x: own\nINHERIT: ../none.yml\nsite_dir: site\n", "utf-8")
    named = named_in(lab / "mkdocs.yml")
    assert set(named) == {lab / name for name in ("mkdocs.yml", "../none.yml", "own", "site")}
    (lab / "mkdocs.yml").write_text("nav: [", encoding="utf-8")
    assert named_in(lab / "mkdocs.yml") == (lab / "mkdocs.yml",)


def test_nothing_outside_the_lab_is_watched_for_its_name_alone(lab: Path) -> None:
    assert set(named_in(lab / "mkdocs.yml")) == {
        lab / "mkdocs.yml",
        lab / "../base.yml",
        lab / "hooks/one.py",
        lab / "own",
        lab / "more",
        lab / "parts",
        lab / "own.csl",
    }


def test_settings_that_inherit_in_a_circle_have_an_end(lab: Path) -> None:
    (lab / "a.yml").write_text("INHERIT: b.yml\n", encoding="utf-8")
    (lab / "b.yml").write_text("INHERIT: a.yml\n", encoding="utf-8")
    assert settings_files(lab / "a.yml") == (lab / "a.yml", lab / "b.yml")
