"""`labpress cite add` as a writer meets it: against a service on this machine, and with files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from labpress.cli import main
from works_site import Said, WorksSite, works_site

pytestmark = pytest.mark.usefixtures("loopback_only")

DOI = "10.1136/bmjqs-2016-005849"
CARD = {
    "indexed": {"date-time": "2026-01-01T00:00:00Z", "version": "3"},
    "reference": [{"key": "R1", "DOI": "10.1000/no"}],
    "abstract": "<jats:p>Long.</jats:p>",
    "license": [{"URL": "http://example.org/licence"}],
    "type": "journal-article",
    "title": "The problem with &#8216;5 whys&#8217; &amp; <scp>more</scp>",
    "author": [{"given": "Alan J.", "family": "Card", "sequence": "first", "affiliation": []}],
    "container-title": "BMJ Quality &amp; Safety",
    "issued": {"date-parts": [[2017, 8]]},
    "volume": "26",
    "page": "671-677",
    "DOI": DOI,
    "ISSN": ["2044-5415", "2044-5423"],
    "URL": f"http://dx.doi.org/{DOI}",
}
OHNO = """@book{whatever, title = {Toyota {P}roduction {S}ystem}, author = {Ohno, Taiichi},
  publisher = {Productivity Press}, year = {1988}, isbn = {978-0-915299-14-0}}"""
BAD = {"DOI": "10.1000/bad", "URL": "javascript:alert(1)"}
RIS = """TY  - BOOK
AU  - Deming, W. Edwards
TI  - Out of the crisis
PY  - 1986
PB  - MIT Press
ER  -

TY  - JOUR
AU  - Card, Alan J.
TI  - The problem with 5 whys
PY  - 2017
DO  - https://doi.org/10.1136/BMJQS-2016-005849
ER  -
"""


@pytest.fixture
def site() -> Iterator[WorksSite]:
    with works_site() as running:
        yield running


@pytest.fixture
def lab(tmp_path: Path, site: WorksSite) -> Path:
    """A lab with one entry, that asks the service on this machine."""
    root = tmp_path / "lab"
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "index.md").write_text("# Lab\n")
    (root / "essays").mkdir()
    bib = (
        "% ours\n@book{old1,\n  title = {Old},\n  year = 1999,\n  url = {https://a.example/x}\n}\n"
    )
    (root / "essays" / "references.bib").write_text(bib)
    (root / "mkdocs.yml").write_text(
        f"""site_name: Lab
theme: {{name: labpress}}
plugins:
  - labpress/library
  - labpress/citations:
      resolvers:
        doi: {site.url("/doi/{doi}")}
        isbn: {site.url("/isbn/{isbn}")}
        url: {site.url("/web/{url}")}
"""
    )
    return root


def add(lab: Path, work: str | Path) -> Result:
    return CliRunner().invoke(
        main, ["cite", "add", str(work), "-f", str(lab / "mkdocs.yml")], catch_exceptions=False
    )


def bib(lab: Path) -> str:
    return (lab / "essays" / "references.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", [DOI, f"doi:{DOI}", f"https://doi.org/{DOI}"])
def test_a_doi_becomes_a_clean_entry(lab: Path, site: WorksSite, written: str) -> None:
    site.say(f"/doi/{DOI}", json.dumps(CARD).encode())
    before = bib(lab)
    result = add(lab, written)
    assert result.exit_code == 0, result.output
    assert "Added to essays/references.bib: cite it as [@card2017]" in result.output
    after = bib(lab)
    assert after.startswith(before.rstrip() + "\n\n@article{card2017,\n")
    new = after.removeprefix(before.rstrip())
    for words in ("Card, Alan J.", "“5 whys” \\& more", "BMJ Quality \\& Safety", "671", DOI):
        assert words.lower() in new.lower()
    for words in ("abstract", "license", "scp", "dx.doi.org", "2044-5423", "indexed"):
        assert words not in new
    again = add(lab, f"https://dx.doi.org/{DOI.upper()}")
    assert again.output == "There already: [@card2017] in essays/references.bib:8\n"
    assert bib(lab) == after and site.asked == [f"/doi/{DOI}"]
    assert [kinds.split(",")[0] for kinds in site.accepts] == [
        "application/vnd.citationstyles.csl+json"
    ]


def test_an_isbn_is_known_in_both_lengths(lab: Path, site: WorksSite) -> None:
    site.say("/isbn/9780915299140", OHNO.encode())
    assert "[@ohno1988]" in add(lab, "978-0-915299-14-0").output
    assert "There already: [@ohno1988]" in add(lab, "ISBN 0 915299 14 3").output
    assert site.asked == ["/isbn/9780915299140"]


def test_a_page_is_asked_for_by_its_address(lab: Path, site: WorksSite) -> None:
    page = "https://lab.example/essays/impact/?a=b#c"
    answer = "@misc{x, title = {Impact that counts}, author = {{The Lab}}, year = 2018}"
    site.say("/web/https%3A%2F%2Flab.example%2Fessays%2Fimpact%2F%3Fa%3Db%23c", answer.encode())
    result = add(lab, page)
    assert "[@thelab2018]" in result.output, result.output
    assert "https://lab.example/essays/impact/" in bib(lab)
    assert "[@thelab2018]" in add(lab, "http://www.lab.example/essays/impact/?a=b").output
    assert (
        "There already: [@old1] in essays/references.bib:2"
        in add(lab, "http://a.example/x/").output
    )


def test_a_file_adds_what_is_new_and_names_what_is_there(
    lab: Path, site: WorksSite, tmp_path: Path
) -> None:
    site.say(f"/doi/{DOI}", json.dumps(CARD).encode())
    add(lab, DOI)
    (tmp_path / "export.ris").write_text(RIS)
    result = add(lab, tmp_path / "export.ris")
    assert result.exit_code == 0, result.output
    assert "has no ID" not in result.output
    assert "There already: [@card2017]" in result.output
    assert "cite it as [@deming1986]" in result.output
    assert bib(lab).count("@") == 3 and "@book{deming1986," in bib(lab)


def test_a_file_without_works_is_said_to_be_one(lab: Path, tmp_path: Path) -> None:
    (tmp_path / "export.ris").write_text("")
    result = add(lab, tmp_path / "export.ris")
    assert result.exit_code == 1 and "there is no work in '" in result.output


def test_titles_that_many_works_have_are_told_apart_by_their_dois(
    lab: Path, site: WorksSite
) -> None:
    for number in (1, 2):
        work = {**CARD, "title": "Editorial", "DOI": f"10.1000/{number}"}
        site.say(f"/doi/10.1000/{number}", json.dumps(work).encode())
        add(lab, f"10.1000/{number}")
    assert "@article{card2017," in bib(lab) and "@article{card2017b," in bib(lab)


@pytest.mark.parametrize(
    ("work", "words"),
    [
        ("10.1000/none", "nobody who was asked knows a work with this DOI: 10.1000/none"),
        ("10.1000/page", "nobody who was asked knows a work with this DOI"),
        ("10.1000/empty", "nobody who was asked knows a work with this DOI"),
        ("https://b.example/", "nobody who was asked knows what stands there"),
        ("10.1000/ill", "the site answers 500"),
        ("978-0-915299-14-1", "the last figure of the ISBN 978-0-915299-14-1 does not fit"),
        ("card2017", "names no work"),
        ("gone.ris", "there is no file 'gone.ris'"),
        (__file__, "is no file of sources"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_written(
    lab: Path, site: WorksSite, work: str, words: str
) -> None:
    site.say("/doi/10.1000/page", b"<!doctype html><title>Hello</title>")
    site.say("/doi/10.1000/empty", b"[]")
    site.say("/doi/10.1000/ill", Said(status=500))
    before = bib(lab)
    result = add(lab, work)
    assert result.exit_code == 1 and words in result.output, result.output
    assert bib(lab) == before


def test_hostile_answers_stay_words(lab: Path, site: WorksSite) -> None:
    title = "}\n@evil{x, title={Y}} <script>alert(1)</script> \\input{/etc/passwd}"
    site.say("/doi/10.1000/bad", json.dumps({**CARD, **BAD, "title": title}).encode())
    assert add(lab, "10.1000/bad").exit_code == 0
    assert "<script>" not in bib(lab) and "javascript" not in bib(lab)
    found = CliRunner().invoke(main, ["check", "-f", str(lab / "mkdocs.yml")])
    said = [line for line in found.output.splitlines() if line.startswith("essays/")]
    assert [line.partition("advice: nothing cites ")[1] != "" for line in said] == [True, True]


def test_nobody_is_asked_where_the_settings_say_so(lab: Path, site: WorksSite) -> None:
    settings = lab / "mkdocs.yml"
    text = settings.read_text().replace(site.url("/doi/{doi}"), "no")
    settings.write_text(text)
    result = add(lab, DOI)
    assert result.exit_code == 1 and "mkdocs.yml names nobody to ask" in result.output
    settings.write_text(text.replace("doi: no", "doi: https://doi.example/"))
    assert "is not an address with {doi} in it" in add(lab, DOI).output
    assert site.asked == []
