"""A lab's own look: what mkdocs.yml may say, what is wrong in it with its line, and what readers
get; and templates of a lab's own, block by block."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from built_labs import build, change
from labpress.content import STAGES
from labpress.lab import Look
from labpress.mkdocs_plugins.host import read_settings
from labpress.mkdocs_plugins.look import look_from
from labpress.problems import Level, SettingsError
from little_labs import ROOT

THEME = ROOT / "plugins" / "labpress" / "site" / "theme"
GUIDE = ROOT / "docs" / "guide" / "theming.md"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><path d="M0 0h200v50z"/></svg>'
LOOK = """\
  - labpress/library:
      look:
        logo: look/logo.svg
        colour: "#7a1f3d"
        accent: "#8fbcd4"
        fonts:
          read: {name: Lora, regular: look/lora.woff2}
      stages:
        - {id: discover, title: Look, colour: "#ffcc00"}
        - {id: develop, title: Try}
        - {id: share, title: Tell}
"""
HEAD = "site_name: !ENV [NAME, A lab]\nplugins:\n  - labpress/library:\n      look:\n"


def themed(lab: Path, look: str = LOOK) -> Path:
    """A lab with that look; its mkdocs.yml."""
    folder = lab / "docs" / "look"
    folder.mkdir()
    (folder / "logo.svg").write_text(LOGO, "utf-8")
    (folder / "lora.woff2").write_bytes(b"wOF2")
    path = lab / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("  - labpress/library\n", look), "utf-8")
    return path


def read(lab: Path, lines: str) -> tuple[Look, list[str]]:
    """The look of `look:` with those lines, and its problems; its file begins at line 5."""
    settings = lab / "mkdocs.yml"
    settings.write_text(HEAD + "".join(f"        {line}\n" for line in lines.splitlines()), "utf-8")
    (lab / "docs").mkdir(exist_ok=True)
    (lab / "docs" / "logo.svg").write_text(LOGO, "utf-8")
    (lab / "docs" / "bad.svg").write_text("<svg", "utf-8")
    (lab / "docs" / "words.woff2").write_text("Words.", "utf-8")
    (lab / "docs" / "large.svg").write_text(LOGO + " " * 200_000, "utf-8")
    busy = LOGO.replace("</svg>", '<script/><image href="https://example.org/a.png"/></svg>')
    (lab / "docs" / "busy.svg").write_text(busy, "utf-8")
    options = yaml.safe_load(lines) or {}
    look, problems = look_from(options, lab / "docs", settings, STAGES)
    assert all(problem.level is Level.WARNING for problem in problems)
    return look, list(map(str, problems))


def test_colours_that_cannot_be_read_are_named_with_their_lines(small_lab: Path) -> None:
    path = themed(small_lab)
    settings = read_settings(path)
    text = path.read_text("utf-8").splitlines()
    said = {text[(problem.line or 0) - 1].strip(): problem for problem in settings.problems}
    assert list(said) == [
        'accent: "#8fbcd4"',
        '- {id: discover, title: Look, colour: "#ffcc00"}',
    ]
    assert all(problem.level is Level.WARNING for problem in said.values())
    assert settings.look.logo and (settings.look.logo.width, settings.look.logo.height) == (200, 50)


def test_readers_get_logo_colours_and_fonts(small_lab: Path) -> None:
    site = build(themed(small_lab).parent)
    page = (site / "index.html").read_text("utf-8")
    logo = (
        '<img class="logo plate" src="look/logo.svg" alt="The small lab" width="200" height="50">'
    )
    assert logo in page
    assert re.findall(r'rel="preload" href="([^"]+)"', page)[:2] == [
        "look/lora.woff2",
        "assets/labpress/fonts/atkinson-next-400.woff2",
    ]
    css = (site / "assets/labpress/labpress.css").read_text("utf-8")
    assert "--brand:#7a1f3d;" in css and '--read:"Lora"' in css
    assert css.index("--brand:var(--ink)") < css.index("--brand:#7a1f3d")
    assert (site / "look/lora.woff2").is_file()


def test_a_logo_may_be_a_sign_beside_the_name_and_have_a_dark_one(small_lab: Path) -> None:
    more = "        logo_dark: look/logo.svg\n        logo_says_name: no\n"
    site = build(
        themed(small_lab, LOOK.replace("        colour:", more + "        colour:", 1)).parent
    )
    page = (site / "index.html").read_text("utf-8")
    brand = re.findall(r'<a class="brand".*?</a>', page, re.DOTALL)[0]
    assert brand.count('alt=""') == 2 and "<span>The small lab</span>" in brand
    assert 'class="logo by-night"' in brand and 'loading="lazy"' in brand


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("color: '#000000'", "mkdocs.yml:5: look: unknown key 'color' (did you mean 'colour'?)"),
        (
            "colour: blue",
            "mkdocs.yml:5: look: colour 'blue' is not a colour (write it in quotes with six "
            'figures, such as "#0b5563")',
        ),
        (
            "logo: gone.svg",
            "mkdocs.yml:5: look: there is no file 'gone.svg' in docs/ (put it into docs/, or "
            "correct its name)",
        ),
        (
            "logo: ../mkdocs.yml",
            "mkdocs.yml:5: look: logo '../mkdocs.yml' is outside docs/ (copy it into docs/ and "
            "name it from there)",
        ),
        (
            "logo: logo.jpg",
            "mkdocs.yml:5: look: logo 'logo.jpg' is not SVG or PNG (save it as SVG or PNG)",
        ),
        ("logo: bad.svg", "mkdocs.yml:5: look: logo 'bad.svg' cannot be read"),
        (
            "fonts:\n  read: {regular: a.woff2}",
            "mkdocs.yml:6: look: fonts: read has no name (write it as in `name: Lora`)",
        ),
        (
            "fonts:\n  read: {name: Lora}",
            "mkdocs.yml:6: look: fonts: read names no file (add `regular: fonts/lora.woff2`)",
        ),
        (
            "fonts:\n  read:\n    name: Lora\n    regular: a.ttf",
            "mkdocs.yml:8: look: regular 'a.ttf' is not WOFF2 (save it as WOFF2)",
        ),
        (
            "fonts:\n  read: {name: Lora, regular: words.woff2}",
            "mkdocs.yml:6: look: 'words.woff2' is no font in WOFF2 (save it again as WOFF2, and "
            "not only under that name)",
        ),
        (
            "fonts:\n  read: {name: 'x\"}*{color:red', regular: a.woff2}",
            "mkdocs.yml:6: look: 'x\"}*{color:red' is no font's name",
        ),
        (
            "fonts:\n  body: {name: Lora}",
            "mkdocs.yml:6: look: unknown key 'body' (known: read, display, ui)",
        ),
        ("fonts: Lora", "mkdocs.yml:5: look: 'Lora' says nothing of the fonts"),
    ],
)
def test_what_cannot_be_is_said_with_its_line(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        read(tmp_path, lines)
    assert str(error.value).startswith(said)


def test_a_heavy_logo_is_a_warning(tmp_path: Path) -> None:
    look, problems = read(tmp_path, "colour: '#000000'\nlogo: large.svg")
    assert look.logo is not None
    assert problems == [
        "mkdocs.yml:6: look: logo 'large.svg' has 200 kB and is on every page (save it smaller, "
        "up to 100 kB)"
    ]


def test_a_logo_that_does_more_than_draw_is_a_warning(tmp_path: Path) -> None:
    look, problems = read(tmp_path, "logo: busy.svg")
    assert look.logo is not None
    assert [problem.partition(" (")[0] for problem in problems] == [
        "mkdocs.yml:5: look: logo 'busy.svg' has a script in it",
        "mkdocs.yml:5: look: logo 'busy.svg' takes parts from another site, which browsers do not "
        "fetch for a picture",
    ]


def test_a_lab_says_one_block_of_a_template_anew(small_lab: Path) -> None:
    overrides = small_lab / "overrides"
    overrides.mkdir()
    (overrides / "main.html").write_text(
        '{% extends "labpress/main.html" %}{% block footer %}<p>OWN FOOT</p>{% endblock %}', "utf-8"
    )
    (overrides / "essay.html").write_text(
        '{% extends "labpress/essay.html" %}{% block essay_head %}'
        "{{ super() }}<p>OWN {{ row.title|e }}</p>{% endblock %}",
        "utf-8",
    )
    path = small_lab / "mkdocs.yml"
    text = path.read_text("utf-8").replace("labpress\n", "labpress\n  custom_dir: overrides\n", 1)
    path.write_text(text, "utf-8")
    site = build(small_lab)
    page = (site / "essays/why-we-wait/index.html").read_text("utf-8")
    assert '<header class="essay-head">' in page and "<p>OWN Why we wait</p>" in page
    assert "<p>OWN FOOT</p>" in page and '<footer class="foot">' not in page
    assert "<p>OWN FOOT</p>" in (site / "404.html").read_text("utf-8")


def test_a_block_that_no_page_has_is_named(
    small_lab: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (small_lab / "overrides").mkdir()
    (small_lab / "overrides/essay.html").write_text(
        '{% extends "labpress/essay.html" %}\n{% block footer %}{% endblock %}'
        "{% block essay_end %}{% block own %}{% endblock %}{% endblock %}\n"
        "{% block essay_ende %}<p>OWN</p>{% endblock %}",
        "utf-8",
    )
    (small_lab / "overrides/tag.html").write_text("{% if %}", "utf-8")
    change(small_lab / "mkdocs.yml", "labpress\n", "labpress\n  custom_dir: overrides\n", 1)
    build(small_lab)
    said = [one.getMessage() for one in caplog.records if "block" in one.getMessage()]
    assert [one.removeprefix("labpress: ") for one in said] == [
        "overrides/essay.html:3: there is no block 'essay_ende' in labpress/essay.html, so it is "
        "shown nowhere (did you mean 'essay_end'?)"
    ]


def test_every_block_is_in_the_guide() -> None:
    in_templates: dict[str, set[str]] = {}
    for path in sorted(THEME.glob("*.html")):
        names = set(re.findall(r"{%-? block (\w+)", path.read_text("utf-8")))
        main = path.name == "main.html"
        in_templates[path.name] = names if main else names - {"content", "title", "after_text"}
    in_guide: dict[str, set[str]] = {}
    for heading, text in re.findall(r"(?ms)^### (.*?)$(.*?)(?=^###|\Z)", GUIDE.read_text("utf-8")):
        for name in re.findall(r"\w+\.html", heading):
            in_guide.setdefault(name, set()).update(re.findall(r"(?m)^\| `(\w+)` \|", text))
    for name, block in re.findall(r"(?m)^\| `(\w+\.html)` \| `(\w+)` \|", GUIDE.read_text("utf-8")):
        in_guide.setdefault(name, set()).add(block)
    assert in_guide == {name: blocks for name, blocks in in_templates.items() if blocks}
