"""A whole lab's outside addresses: where they stand, what is said of each, what is remembered."""

from __future__ import annotations

import datetime
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_site import BadSite, bad_site
from labpress.lab import Lab
from labpress.outside import Address, Asking, LinkRules, Memory, Pace
from labpress.outside.addresses import addresses, web_address
from labpress.outside.survey import survey
from labpress.problems import LabpressError
from little_labs import OpenLab, card, essay

pytestmark = pytest.mark.usefixtures("loopback_only")

TODAY = datetime.date(2026, 11, 23)
QUICK = Pace(delay=0, timeout=1, deadline=2, retries=1, backoff=0.01, patience=1)

BIB = """@book{a,
  title = {A},
  year = 2018,
  doi = {10.1000/first}
}

@misc{b,
  title = {B},
  year = 2018,
  url = {https://b.example/paper}
}
"""
AUTHORS = """
the-team:
  name: The team
  kind: organisation
  url: https://team.example/
"""
BODY = """
A [link](https://x.example/a#part), a [DOI](doi:10.1000/second), a [card](card:five-whys)

![Two people](https://x.example/b.png) and [mail](mailto:a@x.example) and [other](//y.example/c)
[twice](https://x.example/a#part) [page](other.md)
"""


@pytest.fixture
def site() -> Iterator[BadSite]:
    with bad_site() as running:
        yield running


def found_in(lab: Lab) -> tuple[Address, ...]:
    root = lab.settings.root

    def text(path: str) -> str:
        return (root / path).read_text(encoding="utf-8")

    return addresses(lab.items, lab.bibliography, lab.authors.values(), "docs/authors.yml", text)


def test_every_outside_address_with_its_place(open_files: OpenLab) -> None:
    more = "adapted_from:\n  title: The book\n  url: https://book.example/five\nlicence: CC BY 4.0"
    fields = "doi: 10.1000/essay\nvideo:\n  url: https://film.example/1\n"
    lab = open_files(
        {
            "essays/one.md": essay(BODY).replace("date: 2018-08\n", f"date: 2018-08\n{fields}"),
            "docs/cards/five-whys.md": card("QL-01", more=more),
            "docs/authors.yml": AUTHORS,
            "essays/references.bib": BIB,
        }
    )
    assert {f"{a.path}:{a.line}:{a.column} {a.url}" for a in found_in(lab)} == {
        "essays/one.md:6:6 https://doi.org/10.1000/essay",
        "essays/one.md:8:8 https://film.example/1",
        "essays/one.md:12:None https://x.example/a#part",
        "essays/one.md:12:None https://doi.org/10.1000/second",
        "essays/one.md:14:None https://x.example/b.png",
        "essays/one.md:14:None https://y.example/c",
        "essays/one.md:15:None https://x.example/a#part",
        "docs/cards/five-whys.md:10:8 https://book.example/five",
        "docs/authors.yml:5:None https://team.example/",
        "essays/references.bib:4:None https://doi.org/10.1000/first",
        "essays/references.bib:10:None https://b.example/paper",
    }


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://x.example", "https://x.example"),
        (" HTTP://x.example/a ", "HTTP://x.example/a"),
        ("//x.example/a", "https://x.example/a"),
        ("doi:10.1000/x", "https://doi.org/10.1000/x"),
        ("mailto:a@x.example", ""),
        ("../x.md", ""),
        ("https://", ""),
        ("www.x.example", ""),
    ],
)
def test_what_is_a_web_address(text: str, address: str) -> None:
    assert web_address(text) == address


def ask(site: BadSite, folder: Path, paths: list[str], rules: LinkRules | None = None) -> list[str]:
    """What is said of addresses of the site, each on a line of its own, without its host."""
    found = [Address(site.url(path), "a.md", line) for line, path in enumerate(paths, 1)]
    rules = rules or LinkRules(archive=site.url("/archive?url={url}"))
    asking = Asking("labpress", QUICK, frozenset({site.place}))
    problems = survey(found, rules, asking, Memory(folder / "links.json", TODAY))
    said = (f"{p.level}: {p}".replace(site.url(""), "") for p in problems)
    return [re.sub(r"127\.0\.0\.1:\d+", "HOST", line) for line in said]


def test_what_is_said_of_each(site: BadSite, tmp_path: Path) -> None:
    paths = ["/good", "/gone-for-ever#x", "/nothing", "/moved#x", "/moved-home", "/forbidden"]
    assert ask(site, tmp_path, [*paths, "/to-private"]) == [
        "error: a.md:2: /gone-for-ever#x is gone (the site answers 410)"
        " (an archived copy: https://web.example/web/2018//gone-for-ever)",
        "error: a.md:3: /nothing is gone (the site answers 404)"
        " (find its new place, or take the link out)",
        "warning: a.md:4: /moved#x has moved (write /good#x)",
        "warning: a.md:5: /moved-home leads to the site's front page now, so the page is"
        " probably gone (find its new place, or take the link out)",
        "advice: a.md:6: /forbidden could not be checked: the site answers 403 to a program"
        " (open it in a browser)",
        "warning: a.md:7: /to-private lies in a private network, where readers cannot follow; it"
        " was not asked (link to something that all can open, or ignore it in mkdocs.yml)",
    ]


@pytest.mark.parametrize("service", ["/nothing?{url}", "/bad-archive?{url}", "/sly-archive?{url}"])
def test_an_archive_that_is_of_no_help(site: BadSite, tmp_path: Path, service: str) -> None:
    (line,) = ask(site, tmp_path, ["/nothing"], LinkRules(archive=site.url(service)))
    assert "find its new place" in line
    assert site.tally[service.partition("?")[0]] in (1, 3)


def test_no_archive_is_asked_where_none_is_wanted(site: BadSite, tmp_path: Path) -> None:
    ask(site, tmp_path, ["/nothing"], LinkRules(archive=""))
    assert {path for _, path, _ in site.asked} == {"/nothing"}


def test_an_address_is_asked_once_and_good_answers_are_kept_for_a_week(
    site: BadSite, tmp_path: Path
) -> None:
    paths = ["/good", "/good#a", "/good#b", "/nothing"]
    assert len(ask(site, tmp_path, paths)) == 1
    assert site.tally["/good"] == 1
    ask(site, tmp_path, paths)
    assert site.tally["/good"] == 1
    assert site.tally["/nothing"] == 4  # HEAD and GET, each time
    file = tmp_path / "links.json"
    assert json.loads(file.read_text()) == {"good": {site.url("/good"): "2026-11-23"}}
    for day, known in (("2026-11-17", True), ("2026-11-16", False), ("2027-01-01", False)):
        file.write_text(json.dumps({"good": {"https://x.example/": day}}))
        assert Memory(file, TODAY).knows("https://x.example/") is known, day


@pytest.mark.parametrize("text", ["", "[]", "{", '{"good": []}', '{"good": {"a": 1}}', "\xff"])
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "links.json"
    file.write_text(text, encoding="latin-1")
    assert not Memory(file, TODAY).knows("a")


def test_without_a_place_to_write_it_does_without(site: BadSite, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert ask(site, tmp_path / "file", ["/good"]) == []


@pytest.mark.parametrize(
    ("pattern", "ignored"),
    [
        ("{}/nothing", True),
        ("{}/no", True),
        ("*/nothing", True),
        ("{}/*thing", True),
        ("{}/else", False),
        ("{}/*thin", False),
        ("{}/[n]othing", False),
    ],
)
def test_what_a_lab_ignores(site: BadSite, tmp_path: Path, pattern: str, ignored: bool) -> None:
    rules = LinkRules((pattern.format(site.url("")),), archive="")
    assert (ask(site, tmp_path, ["/nothing"], rules) == []) is ignored
    assert (site.asked == []) is ignored


def test_offline_is_one_problem_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    found = [Address(f"https://{name}.example/", "a.md", 1) for name in "abc"]
    with pytest.raises(LabpressError, match="is this computer connected"):
        survey(found, LinkRules(), Asking("x", QUICK), Memory(tmp_path / "m", TODAY))
