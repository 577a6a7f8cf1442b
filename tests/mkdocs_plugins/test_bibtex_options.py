"""The options of mkdocs-bibtex: each is taken, and means what it means there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config.base import Config

from labpress.citations import Formatted
from labpress.lab import Lab, Settings, open_lab
from labpress.mkdocs_plugins.bibtex import part, zotero_query
from labpress.mkdocs_plugins.citations import CitationsConfig
from labpress.mkdocs_plugins.host import read_settings
from labpress.pandoc import Pandoc
from labpress.problems import SettingsError
from works_site import WorksSite, works_site

BIB = """@book{ohno1988, author = {Ohno, Taiichi}, title = {Production}, year = {1988}}
@book{reed2016, author = {Reed, Julie}, title = {Simplicity}, year = {2016}}
"""
PAGE = """# A page

It is old [@ohno1988]. @reed2016 says so; ask @nobody.

@reed2016 [@ohno1988, p. 3]

{command}

After.
"""


@pytest.fixture
def site() -> Iterator[WorksSite]:
    with works_site() as running:
        yield running


def lab_in(folder: Path, options: str, page: str = PAGE.format(command="")) -> Path:
    """A lab of one page and two works, with the options of labpress/citations."""
    (folder / "docs").mkdir()
    (folder / "works" / "old").mkdir(parents=True)
    (folder / "works" / "refs.bib").write_text(BIB, "utf-8")
    more = "@book{in2001, title = {In a folder}, year = 2001}"
    (folder / "works" / "old" / "more.bib").write_text(more, "utf-8")
    (folder / "docs" / "index.md").write_text(page, "utf-8")
    lines = f"  - labpress/citations: {{{options}}}\n"
    text = f"site_name: A lab\ntheme: labpress\nplugins:\n  - labpress/library\n{lines}"
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder / "mkdocs.yml"


def settings_of(folder: Path, options: str) -> Settings:
    return read_settings(lab_in(folder, options))


def opened(pandoc: Pandoc, folder: Path, options: str, command: str = "") -> tuple[Lab, Formatted]:
    lab = open_lab(read_settings(lab_in(folder, options, PAGE.format(command=command))), pandoc)
    return lab, lab.format_citations(pandoc)["docs/index.md"]


def test_our_options_are_theirs_and_all_are_told_of() -> None:
    theirs = part("config").BibTexConfig
    assert issubclass(CitationsConfig, theirs) and issubclass(theirs, Config)
    assert {name for name, _ in theirs._schema} <= set(CitationsConfig.HELP)
    assert set(CitationsConfig.HELP) == {name for name, _ in CitationsConfig._schema}


def test_a_command_does_not_wait_for_what_it_does_not_need() -> None:
    code = "import sys, labpress.mkdocs_plugins.citations as c; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert loaded & {"mkdocs_bibtex", "mkdocs_bibtex.plugin", "requests", "pybtex"} == set()


def test_bib_file_is_a_path_from_mkdocs_yml(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "bib_file: works/refs.bib, bib_dir: works")
    assert settings.bib_files == (tmp_path / "works" / "refs.bib",)


def test_bib_file_may_be_a_path_from_the_root(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, f"bib_file: {tmp_path}/works/refs.bib")
    assert settings.bib_files == (tmp_path / "works" / "refs.bib",)


def test_bib_file_may_be_several(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "bib_file: [works/old/more.bib, works/refs.bib]")
    assert [path.name for path in settings.bib_files] == ["more.bib", "refs.bib"]


def test_bib_dir_has_all_in_it_and_below(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "bib_dir: works")
    assert [path.name for path in settings.bib_files] == ["more.bib", "refs.bib"]


def test_bib_file_may_be_on_the_web(site: WorksSite, tmp_path: Path, pandoc: Pandoc) -> None:
    url = site.say("/refs.bib", BIB.encode())
    lab, made = opened(pandoc, tmp_path, f"bib_file: [{url}, works/old/more.bib]")
    assert list(lab.bibliography) == ["ohno1988", "reed2016", "in2001"]
    assert "Ohno, 1988" in made.citations[0]
    assert [path.name for path in lab.settings.own_bib_files] == ["more.bib"]
    place = lab.bibliography["ohno1988"].path
    assert place.startswith(".labpress/citations/127.0.0.1-") and place.endswith(".bib")


def test_a_bibliography_that_cannot_be_had_is_a_problem(
    site: WorksSite, tmp_path: Path, pandoc: Pandoc
) -> None:
    lab, _ = opened(pandoc, tmp_path, f"bib_file: {site.url('/none.bib')}")
    said = [str(problem) for problem in lab.problems if problem.path == "mkdocs.yml"]
    assert said == [
        f"mkdocs.yml:5: {site.url('/none.bib').replace(site.url(''), 'http://127.0.0.1')} "
        "cannot be "
        "fetched: the site answers 404 (check the address and the connection, or save the file "
        "and name it instead)"
    ]


@pytest.mark.parametrize(
    ("url", "suffix"),
    [
        ("https://x.example/works.json", ".json"),
        ("https://x.example/works.RIS", ".ris"),
        ("https://x.example/items?format=csljson", ".json"),
        ("https://x.example/items?format=biblatex", ".bib"),
        ("https://x.example/works", ".bib"),
    ],
)
def test_the_form_of_a_file_on_the_web(tmp_path: Path, url: str, suffix: str) -> None:
    settings = settings_of(tmp_path, f"bib_file: '{url}'")
    assert [remote.url for remote in settings.remote] == [url]
    assert settings.bib_files[0].suffix == suffix


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://api.zotero.org/groups/1/items", "?format=bibtex&limit=100"),
        ("https://api.zotero.org/groups/1/items?format=ris&limit=5", "?format=bibtex&limit=100"),
        (
            "https://api.zotero.org/groups/1/items?sort=title&limit=5",
            "?sort=title&limit=100&format=bibtex",
        ),
    ],
)
def test_zotero_is_asked_for_bibtex_a_hundred_at_a_time(
    tmp_path: Path, url: str, asked: str
) -> None:
    whole = f"https://api.zotero.org/groups/1/items{asked}"
    assert zotero_query(url) == whole
    assert [one.url for one in settings_of(tmp_path, f"bib_file: '{url}'").remote] == [whole]


def test_no_address_is_asked_while_none_is_named(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "bib_file: works/refs.bib, csl_file: ieee").remote == ()


STYLE = """<?xml version="1.0" encoding="iso-8859-1"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Tiny</title><id>tiny</id></info><citation><layout prefix="«" suffix="»">
<text variable="title" suffix=" é"/></layout></citation></style>"""


def test_csl_file_may_be_on_the_web(site: WorksSite, tmp_path: Path, pandoc: Pandoc) -> None:
    url = site.say("/tiny.csl", STYLE.replace("iso-8859-1", "utf-8").encode())
    _, made = opened(pandoc, tmp_path, f"bib_file: works/refs.bib, csl_file: '{url}'")
    assert "Production é" in made.citations[0]


def test_a_style_that_cannot_be_had_is_a_problem(
    site: WorksSite, tmp_path: Path, pandoc: Pandoc
) -> None:
    url = site.say("/tiny.csl", b"<svg/>")
    lab, made = opened(pandoc, tmp_path, f"bib_file: works/refs.bib, csl_file: '{url}'")
    assert "is no CSL style" in "".join(str(one) for one in lab.problems)
    assert "Ohno, 1988" in made.citations[0]  # in the usual style, so that the rest can be seen


def test_csl_file_encoding(tmp_path: Path, pandoc: Pandoc) -> None:
    (tmp_path / "tiny.csl").write_bytes(STYLE.encode("latin-1"))
    options = "bib_file: works/refs.bib, csl_file: tiny.csl, csl_file_encoding: latin-1"
    _, made = opened(pandoc, tmp_path, options)
    assert "Production é" in made.citations[0]


def test_bib_command_and_full_bib_command(tmp_path: Path, pandoc: Pandoc) -> None:
    options = r"bib_file: works/refs.bib, bib_command: '\references', full_bib_command: '\all'"
    lab, made = opened(pandoc, tmp_path, options, "> \\references\n\n```\n\\all\n```\n\n  \\all")
    (page,) = lab.items
    marks = [(mark.key, mark.line) for mark in page.body.marks if mark.kind == "bibliography"]
    assert marks == [("", 7), ("full", 13)]
    assert "\\all" in page.body.html and "\\references" not in page.body.html
    assert len(made.references) == 2


def test_bib_by_default(tmp_path: Path, pandoc: Pandoc) -> None:
    for folder in ("plain", "placed"):
        (tmp_path / folder).mkdir()
    options = "bib_file: works/refs.bib, bib_by_default: false"
    _, made = opened(pandoc, tmp_path / "plain", options)
    assert made.references == () and "<a" not in "".join(made.citations)
    assert "Ohno, 1988" in made.citations[0]
    _, made = opened(pandoc, tmp_path / "placed", options, "\\bibliography")
    assert len(made.references) == 2 and '<a href="#ref-ohno1988"' in made.citations[0]


def test_enable_inline_citations(tmp_path: Path, pandoc: Pandoc) -> None:
    options = "bib_file: works/refs.bib, enable_inline_citations: false"
    lab, made = opened(pandoc, tmp_path, options)
    (page,) = lab.items
    assert [mark.text for mark in page.body.marks if mark.kind == "cite"] == [
        "[@ohno1988]",
        "[@ohno1988, p. 3]",
    ]
    assert "@reed2016 says so; ask @nobody" in page.body.html
    assert len(made.references) == 1


def test_footnote_format_is_taken(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "bib_dir: works, footnote_format: 'bib-{key}'")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("bib_file: no.bib", "bib_file: there is no file 'no.bib'"),
        ("bib_dir: nowhere", "bib_dir: there is no folder 'nowhere'"),
        ("footnote_format: 'x'", "footnote_format has no {key} in it"),
        ("bib_command: ' '", r"bib_command is empty (write \bibliography)"),
        (r"bib_command: '\full_bibliography'", "are the same"),
        ("csl_file: ../mkdocs.yml, csl_file_encoding: klingon", "csl_file_encoding: unknown"),
        ("csl_file: vancuover", "csl_file: there is no file 'vancuover', and no style"),
        ("csl_file: vancuover", "(did you mean 'vancouver'? the names are apa, bmj, chicago"),
    ],
)
def test_what_cannot_be_is_said(tmp_path: Path, options: str, said: str) -> None:
    (tmp_path / "lab").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    with pytest.raises(SettingsError) as error:
        settings_of(tmp_path / "lab", options)
    assert said in str(error.value)
