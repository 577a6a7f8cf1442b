"""A bibliography that means harm, or is huge: the site is built, and none of it is markup."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from built_labs import build
from labpress.citations import load
from labpress.pandoc import Pandoc

SCRIPT = "<script>alert(1)</script>"
BIB = r"""
@article{tags, author = {{<script>alert(1)</script>} and "Smith", <b onclick=alert(1)>},
  title = {<script>alert(1)</script> <img src=x onerror=alert(1)>},
  journal = {</title></head><script>alert(1)</script>}, year = {2001},
  doi = {10.1000/"><script>alert(1)</script>}, url = {javascript:alert(1)}}
@book{json, author = {Low, Ann}, title = {</script><script>alert(1)</script>}, year = 2002,
  publisher = {"]]><script>alert(1)</script>}, url = {https://x.example/"onclick="alert(1)}}
@book{'"><img src=x>, title = {K}, year = 2003}
@book{ring1, title = {R}, year = 2004, crossref = {ring2}}
@book{ring2, title = {R}, year = 2004, crossref = {ring1}}
"""
YAML = f"""- id: yaml
  title: '{SCRIPT} *x* [y](javascript:alert(1))'
  author: [{{family: '{SCRIPT}'}}]
  issued: '{SCRIPT}'
"""
RIS = (
    f"TY  - BOOK\nID  - ris\nTI  - {SCRIPT}\nAU  - {SCRIPT}\nPY  - {SCRIPT}\nUR  - data:x\nER  -\n"
)
JSON = f'[{{"id": "csl", "title": "{SCRIPT}", "URL": "javascript:alert(1)"}}]'
PAGE = "# Home\n\n[@tags; @json, {0}; @yaml; @ris; @csl; @ring1].\n\n\\full_bibliography\n"


class Seen(HTMLParser):
    """What a browser would make of a page: its scripts and handlers that say `alert`."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("type")
        self._in_script = tag == "script" and kind not in (
            "application/ld+json",
            "application/json",
        )
        for name, value in attrs:
            is_code = name.startswith("on") or (value or "").strip().lower().startswith(
                "javascript:"
            )
            if is_code or (name == "src" and value == "x"):
                self.harm.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script and "alert(1)" in data:
            self.harm.append(data)


@pytest.fixture
def quiet() -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    before, logger.handlers[:] = logger.handlers[:], []
    yield
    logger.handlers[:] = before


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("style", ["apa", "vancouver", "chicago-notes"])
def test_nothing_of_it_is_markup(tmp_path: Path, style: str) -> None:
    works = {"a.bib": BIB, "b.yaml": YAML, "c.ris": RIS, "d.json": JSON}
    (tmp_path / "docs").mkdir()
    for name, text in works.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "docs" / "index.md").write_text(PAGE.format(SCRIPT), "utf-8")
    options = f"{{bib_file: [{', '.join(works)}], csl_file: {style}}}"
    plugins = f"plugins:\n  - labpress/library\n  - labpress/citations: {options}\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: L\ntheme: labpress\n{plugins}", "utf-8")
    site = build(tmp_path)
    pages = [page for page in site.rglob("*.html") if "assets" not in page.parts]
    assert "alert(1)" in (site / "index.html").read_text("utf-8")
    for page in pages:
        seen = Seen()
        seen.feed(page.read_text("utf-8"))
        assert seen.harm == [], page


def entries(number: int) -> str:
    one = (
        "@article{{w{0}, author = {{Smith, J. and {{Body {0}}}}}, title = {{T {0}}}, year = {1}}}\n"
    )
    return "".join(one.format(n, 1900 + n % 120) for n in range(number))


def test_five_thousand_entries_a_megabyte_and_a_circle(tmp_path: Path, pandoc: Pandoc) -> None:
    big = "x \\ " * 330_000
    bad = (
        f"@book{{big, title = {{{big}}}, year = 2001}}\n"
        f"@book{{told, title = {{Told}}, year = 2001, abstract = {{{big}}}}}\n"
        "@book{a<b, title = {A}, year = 2001}\n"
        "@book{r1, title = {R}, crossref = {r2}}\n@book{r2, title = {R}, crossref = {r3}}\n"
        "@book{r3, title = {R}, crossref = {R1}}\n"
    )
    file = tmp_path / "r.bib"
    file.write_text(bad + entries(5000), "utf-8")
    start = time.monotonic()
    bibliography, problems = load([file], tmp_path, pandoc)
    assert time.monotonic() - start < 60  # five seconds, on a computer that has nothing else to do
    assert len(bibliography) == 5001 and "told" in bibliography
    keys = [re.findall(r"'([^']+)'", problem.message)[0] for problem in problems]
    assert keys == ["big", "r1", "r2", "r3", "a<b"]
    assert [problem.line for problem in problems] == [1, 4, 5, 6, 3]
