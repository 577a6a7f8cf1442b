"""Which pages are made again, and why: as few as can be, and each with its reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from labpress.cli.explaining import explained
from labpress.mkdocs_plugins.remaking import Remaking
from little_labs import card, essay
from warm_builds import difference, site_of

SETTINGS = """\
site_name: A lab
site_url: https://lab.example/
theme: {name: labpress}
plugins:
  - labpress/library
  - labpress/citations
  - labpress/reading-time
  - labpress/cards
"""
BIB = "@book{ohno1988, title={Cars}, author={Ohno, Taiichi}, year={1988}}\n"
FILES = {
    "mkdocs.yml": SETTINGS,
    "docs/index.md": "# Home\n",
    "docs/guide.md": "# Guide\n\n## How\n\nText.\n",
    "docs/cards/one.md": card("QL-01", "One"),
    "docs/cards/two.md": card("QL-02", "Two"),
    "essays/references.bib": BIB,
    "essays/links.md": essay("See [it](card:one) and [how](../docs/guide.md#how).", "Links"),
    "essays/cites.md": essay("It is known [@ohno1988].", "Cites"),
    "essays/plain.md": essay("## Part\n\nNothing but text.", "Plain"),
}


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "lab" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    site_of(tmp_path / "lab", tmp_path / "site", cache=True)
    return tmp_path / "lab"


def remade(lab: Path) -> Remaking:
    """What the next build makes, which gives what a clean one gives."""
    build = site_of(lab, lab.with_name("site"), cache=True)
    assert difference(build, site_of(lab, lab.with_name("clean"), cache=False)) == []
    assert build.remaking is not None
    return build.remaking


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(lab: Path) -> None:
        text = (lab / name).read_text(encoding="utf-8")
        assert old in text
        (lab / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


LINKS, CITES, PLAIN = (f"essays/{name}/index.html" for name in ("links", "cites", "plain"))
CASES = {
    "a word": (edit("essays/plain.md", "Nothing", "Little"), {PLAIN: "its text"}, {LINKS, CITES}),
    "a title": (
        edit("docs/cards/one.md", "title: One", "title: First"),
        {"cards/one/index.html": "its fields", LINKS: "what a link in essays/links.md leads to"},
        {CITES, PLAIN},
    ),
    "a reference": (
        edit("essays/references.bib", "Cars", "Cars and more"),
        {CITES: "its citations"},
        {LINKS, PLAIN},
    ),
    "an anchor": (
        edit("docs/guide.md", "## How", "## Why"),
        {LINKS: "where the link '../docs/guide.md#how' leads"},
        {CITES, PLAIN},
    ),
    "a setting": (
        edit("mkdocs.yml", "A lab", "Our lab"),
        {LINKS: "mkdocs.yml", CITES: "mkdocs.yml", PLAIN: "mkdocs.yml"},
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_makes_the_pages_that_show_it(lab: Path, case: str) -> None:
    change, made, left = CASES[case]
    change(lab)
    reasons = remade(lab).reasons
    assert {path: why in reasons.get(path, ()) for path, why in made.items()} == dict.fromkeys(
        made, True
    ), reasons
    assert not left & reasons.keys()


def test_a_page_can_be_asked_about_by_its_file_and_address(lab: Path) -> None:
    edit("essays/plain.md", "Nothing", "Little")(lab)
    made = remade(lab)
    for name in ("essays/plain.md", "/essays/plain/", "essays/plain", "./essays/plain.md", PLAIN):
        assert explained(name, made, ()) == (
            f"{PLAIN} was made again, since this has changed: its text."
        )
    assert "was not made again" in explained("essays/links.md", made, ())
    assert "(did you mean 'essays/plain.md'?)" in explained("essays/plane.md", made, ())


HOOK = "def on_page_content(html, page, config, files):\n    return html + '<p>Hooked.</p>'\n"
WRITER = (
    "from pathlib import Path\n"
    "def on_post_build(config):\n"
    "    path = Path(config.site_dir, 'index.html')\n"
    "    path.write_text(path.read_text('utf-8') + 'Written.', 'utf-8')\n"
)


def test_where_a_hook_has_a_say_every_page_is_made(lab: Path) -> None:
    (lab / "hook.py").write_text(HOOK, encoding="utf-8")
    (lab / "mkdocs.yml").write_text(SETTINGS + "hooks: [hook.py]\n", encoding="utf-8")
    for _ in range(2):
        build = site_of(lab, lab.with_name("site"), cache=True)
        assert build.remaking is None
        assert b"Hooked." in build.files[PLAIN]
    said = explained("essays/plain.md", None, ("hook 'hook.py'",))
    assert said == "essays/plain.md is made at each publish, since hook 'hook.py' may change it."


def test_a_hook_that_writes_into_the_site_finds_each_page_as_it_was_made(lab: Path) -> None:
    (lab / "hook.py").write_text(WRITER, encoding="utf-8")
    (lab / "mkdocs.yml").write_text(SETTINGS + "hooks: [hook.py]\n", encoding="utf-8")
    for _ in range(3):
        build = site_of(lab, lab.with_name("site"), cache=True)
        assert build.files["index.html"].count(b"Written.") == 1
    assert (
        build.remaking is not None and build.remaking.reasons == {}
    )  # pages are kept all the same


def test_other_options_have_pages_of_their_own(lab: Path) -> None:
    edit("mkdocs.yml", "https://lab.example/", "https://other.example/")(lab)
    assert PLAIN in remade(lab).reasons
    edit("mkdocs.yml", "https://other.example/", "https://lab.example/")(lab)
    assert PLAIN in remade(lab).reasons
