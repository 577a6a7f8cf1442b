"""What of the theme goes into a site: all that its pages ask for, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from built_labs import build

ASKED = re.compile(r'<(?:link|script|img)\b[^>]*(?:src|href)="([^"]+)"|data-script="([^"]+)"')
IN_STYLES = re.compile(r"url\(([^)]+)\)")
# licences, which must come with the fonts; and what the script of search asks for
NOT_ASKED = re.compile(r"/OFL-[a-z0-9-]+\.txt$|/search-(material|pagefind)\.js$")

# `search` is our own under a theme of ours
SEARCH = {
    "": set(),
    "  - material/search\n": {"index.html", "search_index.json"},
    "  - search\n": {"index.html", "pagefind.js", "languages.json", "en"},
}


def site_of(lab: Path, more: str = "", plugins: str = "", own: str = "") -> Path:
    path = lab / "mkdocs.yml"
    text = path.read_text("utf-8").replace("plugins:\n", f"plugins:\n{plugins}")
    path.write_text(text.replace("  name: labpress\n", f"  name: labpress\n{own}") + more, "utf-8")
    return build(lab, strict=True)


def asked(site: Path) -> set[str]:
    """The files of the site that its pages and style sheets ask for."""
    found = set()
    for path in (*site.rglob("*.html"), *site.rglob("*.css")):
        base = path.relative_to(site).as_posix()
        pattern = ASKED if path.suffix == ".html" else IN_STYLES
        for match in pattern.finditer(path.read_text("utf-8")):
            address = next(filter(None, match.groups()))
            if "://" not in address:
                file = urldefrag(address)[0].partition("?")[0]
                found.add(urljoin(f"/{base}", file).lstrip("/"))
    return {address for address in found if not address.endswith("/") and address}


@pytest.mark.parametrize("search", SEARCH)
def test_a_site_has_the_assets_that_it_uses_and_no_others(small_lab: Path, search: str) -> None:
    site = site_of(small_lab, plugins=search)
    there = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*.*")}
    wanted = {name for name in asked(site) if name.startswith("assets/")}
    assert wanted <= there
    assert [name for name in there - wanted if not NOT_ASKED.search(name)] == []
    # no script of the search plugin's own, which would ask for what only its theme has
    found = {path.name for path in site.glob("search/*")}
    assert found == SEARCH[search]
    page = (site / "index.html").read_text("utf-8")
    assert ('class="search-open"' in page) is bool(search)
    assert "assets/labpress/favicon.svg" in page


def test_a_labs_own_files_stay(small_lab: Path) -> None:
    own = small_lab / "docs" / "assets" / "images" / "favicon.png"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"own")
    site = site_of(small_lab, own="  favicon: assets/images/favicon.png\n")
    assert (site / "assets/images/favicon.png").read_bytes() == b"own"
    page = (site / "index.html").read_text("utf-8")
    assert 'rel="icon" href="assets/images/favicon.png"' in page
    assert "favicon.svg" not in page
