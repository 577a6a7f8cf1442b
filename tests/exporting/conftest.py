"""Labs to export from, one essay exported, and what reads Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from exported_files import PNG, SVG, Made, Single, draw
from labpress.content import Item
from labpress.exporting import Exports
from labpress.lab import Lab, open_lab
from labpress.mkdocs_plugins.host import read_settings
from labpress.pandoc import Pandoc
from little_labs import ROOT, OpenLab, settings_of

HERE = Path(__file__).parent


@pytest.fixture
def everything(small_lab: Path, pandoc: Pandoc) -> Lab:
    """The small lab with the essay `everything`."""
    figures = small_lab / "essays" / "figures"
    figures.mkdir()
    (figures / "photo.png").write_bytes(PNG)
    (figures / "drawing.svg").write_text(SVG, encoding="utf-8")
    (small_lab / "essays" / "data.csv").write_text("a,b\n", encoding="utf-8")
    text = (HERE / "golden" / "everything.md").read_text(encoding="utf-8")
    (small_lab / "essays" / "everything.md").write_text(text, encoding="utf-8")
    return open_lab(replace(settings_of(small_lab), site_name="The small lab"), pandoc)


@pytest.fixture(scope="session")
def example_lab(pandoc: Pandoc) -> Lab:
    """The example lab."""
    return open_lab(read_settings(ROOT / "mkdocs.yml"), pandoc)


@pytest.fixture
def exports_of(pandoc: Pandoc) -> Callable[[Lab, Item], Exports]:
    """The exports of one item of a lab."""
    return lambda lab, item: Exports(lab, pandoc, [item], draw)


@pytest.fixture
def single(open_files: OpenLab, tmp_path: Path, pandoc: Pandoc) -> Single:
    """Makes Word of one essay in a lab of a few files."""

    def made(text: str, files: Mapping[str, str | bytes] | None = None) -> Made:
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        lab = open_files({"essays/it.md": text})
        item = lab.catalogue.find("essay", "it")
        assert item is not None, lab.problems
        exported = Exports(lab, pandoc, [item], draw).word(item)
        return Made(exported.files["it.docx"], exported.problems)

    return made


@pytest.fixture(scope="session")
def reread(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes, str], str]]:
    """A Word file as pandoc reads it again, in one of pandoc's formats."""
    path = tmp_path_factory.mktemp("reread") / "it.docx"
    with Pandoc(tasks=HERE / "tasks") as reader:

        def read(docx: bytes, to: str) -> str:
            path.write_bytes(docx)
            return str(reader.ask("reread", path=str(path), to=to)["text"])

        yield read
