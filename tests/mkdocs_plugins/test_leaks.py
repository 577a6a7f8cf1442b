"""Nothing of an item that is held back is anywhere in a site: every kind, every reason, every file.

Each such item has a word of its own in every field, in its text, in the names and descriptions of
its figures, in its aliases, codes and references; published items mention it in each allowed way.
"""

from __future__ import annotations

import gzip
import html
import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

import pytest
from pypdf import PdfReader

from built_labs import build, change
from labpress.content import KINDS
from little_labs import SMALL

WHY = {
    "draft": "draft: yes",
    "later": "publish_on: 2999-12-31",
    "unsigned": "",
    "stale": "approved: {by: X, on: 2018-01-01}\nchanges: [{date: 2019-01-01, text: zqchangeWORD}]",
}
"""A reason by its name, with the lines that give it. The last two need `require_approval`."""
HELD = [
    (kind, why)
    for kind in KINDS
    for why in WHY
    if why != "stale" or kind in ("essay", "card")  # the kinds that have `changes`
]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c626001000000050001a5f645400000000049454e44ae426082"
)
ENTRY = """
@article{{zqkey{0}, author={{Zqauthor{0}, Ann}}, title={{Zqwork{0}}}, year={{1999}},
  journal={{Zqjournal{0}}}}}
"""
SHARED = """tags: [zqtagWORD]
redirect_from: [old/zqformerWORD/, zqfileWORD.html]
reviewed_by: zqreviewerWORD
review_by: 2001
"""
TEXT = """
zqtextWORD [@zqkeyWORD] and a note.[^zqnoteWORD] ![zqaltWORD](figures/zqfigureWORD.png)
[zqlinkWORD](zqfileWORD.pdf) and a way to [](card:five-whys) and [](essay:why-we-wait).

## zqheadingWORD {#zqanchorWORD}

<img src="figures/zqownWORD.png" alt="zqownaltWORD">

/// try-this | five-whys
zqtryWORD
///

[^zqnoteWORD]: zqfootnoteWORD
"""
FRONT = {
    "essay": """title: zqtitleWORD
summary: zqsummaryWORD
subtitle: zqsubtitleWORD
authors: zqpersonWORD
date: 2018-08
project: waiting-well
number: 2
series: zqseriesWORD
stages: discover
key_points: [zqpointWORD one, two, three]
image: figures/zqimageWORD.png
image_alt: zqimagealtWORD
image_credit: zqcreditWORD
related: why-we-wait
acknowledgements: zqthanksWORD
""",
    "card": """title: zqtitleWORD
purpose: zqpurposeWORD
stages: discover
time: 20 minutes
people: 2-8
code: CODE
materials: [zqpenWORD]
goes_with: five-whys
do_first: premortem
sources: [zqkeyWORD]
aliases: [zqaliasWORD]
good_for: understand a problem
image: figures/zqimageWORD.png
image_alt: zqimagealtWORD
""",
    "toolkit": """title: zqtitleWORD
purpose: zqpurposeWORD
items: [five-whys, premortem]
audience: zqaudienceWORD
stages: discover
image: figures/zqimageWORD.png
image_alt: zqimagealtWORD
""",
    "output": """title: zqtitleWORD
type: report
summary: zqsummaryWORD
date: 2018-08-14
file: zqfileWORD.pdf
project: waiting-well
authors: zqpersonWORD
stages: discover
""",
    "project": """title: zqtitleWORD
number: NUMBER
challenge: zqchallengeWORD
partners: [zqpartnerWORD]
start: April 2018
status: open
""",
}
CARD_TEXT = """
## Why

zqreasonWORD TEXT-FIRST

## How

1. zqstepWORD
2. Two.
3. Three.

## Watch out for

- zqwatchWORD
"""
SETTINGS = """site_name: The small lab
site_url: https://small.example/
theme: {name: labpress}
plugins:
  - material/search
  - labpress/library:
      downloads: [docx, md, json]
      redirect_files: [netlify, nginx]
      require_approval: [essay, card, toolkit, output, project]
  - labpress/citations
  - labpress/reading-time
  - labpress/cards
  - labpress/print
nav:
  - Home: index.md
  - Cards: cards/index.md
"""
SIGNED = "approved: {by: Jane Smith, on: 2026-01-01}\n"


def word(kind: str, why: str) -> str:
    """The secret of one item: a word that is nowhere else, and no part of another."""
    return f"{kind}{why}x"


def write(lab: Path, kind: str, why: str, number: int) -> None:
    """One held-back item with all that a writer may give it; every other one in its own folder."""
    secret = word(kind, why)
    lines = "" if why == "unsigned" else WHY[why]
    lines += "" if why in ("unsigned", "stale") else f"\n{SIGNED.strip()}"
    body = CARD_TEXT.replace("TEXT-FIRST", "") + TEXT if kind == "card" else TEXT
    text = f"---\n{FRONT[kind]}{SHARED}{lines}\n---\n{body}"
    text = text.replace("WORD", secret).replace("CODE", f"ZQ-{number:02}")
    text = text.replace("NUMBER", str(number))
    folder = lab / "essays" if kind == "essay" else lab / "docs" / f"{kind}s"
    home = folder / f"zqslug{secret}" if number % 2 else folder
    path = home / ("index.md" if number % 2 else f"zqslug{secret}.md")
    (home / "figures").mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    for name in ("figure", "own", *(["image"] if "image:" in text else [])):
        (home / "figures" / f"zq{name}{secret}.png").write_bytes(PNG)
    (home / f"zqfile{secret}.pdf").write_bytes(b"%PDF-1.4 zqinside" + secret.encode())
    if number % 2:
        (home / f"zqbeside{secret}.txt").write_text("named by nobody")
    with (lab / "essays" / "references.bib").open("a", encoding="utf-8") as bib:
        bib.write(ENTRY.format(secret))


def mention(lab: Path) -> None:
    """Published items name those held back where that is no error: in fields, not in links."""
    cards = [f"zqslug{word('card', why)}" for why in WHY]
    names = [f"zqslug{word('essay', why)}" for why in WHY] + [f"card:{name}" for name in cards]
    change(lab / "docs/cards/five-whys.md", "goes_with:", f"do_next: {cards}\ngoes_with:", 1)
    change(lab / "essays/why-we-wait.md", "number: 1", f"number: 1\nrelated: {names}", 1)
    change(lab / "essays/why-we-wait.md", "\\bibliography", "\\full_bibliography", 1)
    secret = f"zqslug{word('project', 'draft')}"
    change(lab / "docs/toolkits/first-hour.md", "items:", f"projects: {secret}\nitems:", 1)
    for path in (*lab.glob("essays/why*.md"), *lab.glob("docs/*/*.md")):
        if "zq" not in path.name:
            change(path, "---\n", f"---\n{SIGNED}", 1)
    (lab / "docs/cards/index.md").write_text(
        "---\ndraft: yes\n---\n# zqlistdraftx\n\nzqlisttextdraftx\n", encoding="utf-8"
    )
    (lab / "docs/zqpagedraftx.md").write_text(
        "---\ntitle: zqpagedraftx\ndraft: yes\n---\nzqpagetextdraftx ![](zqpagefigdraftx.png)\n"
    )
    (lab / "docs/zqpagelaterx.md").write_text(
        "---\ntitle: zqpagelaterx\npublish_on: 2999-12-31\n---\nzqpagetextlaterx\n"
    )
    (lab / "docs/zqpagefigdraftx.png").write_bytes(PNG)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small lab among all that is held back."""
    lab = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("leaks") / "lab"))
    (lab / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for number, (kind, why) in enumerate(HELD, 10):
        write(lab, kind, why, number)
    mention(lab)
    return build(lab, site_dir=str(lab / "site"))


def texts(path: Path) -> Iterator[str]:
    """All that a file says to anybody who takes it apart."""
    data = path.read_bytes()
    if path.suffix == ".pdf" and not path.name.startswith("zq"):
        reader = PdfReader(path)
        yield from (page.extract_text() for page in reader.pages)
        yield repr(reader.metadata) + repr(reader.outline) + repr(reader.attachments)
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                yield zlib.decompress(stream).decode("latin-1")
            except zlib.error:
                yield stream.decode("latin-1")
    elif is_zipfile(path):
        with ZipFile(path) as parts:
            for name in parts.namelist():
                yield name
                yield parts.read(name).decode("utf-8", "replace")
    elif path.suffix == ".gz":
        yield gzip.decompress(data).decode("utf-8", "replace")
    plain = data.decode("utf-8", "replace")
    yield plain
    yield unquote(html.unescape(plain))


def test_the_site_is_there_without_what_is_held_back(site: Path) -> None:
    for page in (
        *(
            "essays/why-we-wait",
            "cards/five-whys",
            "cards",
            "toolkits/first-hour",
            "stages/discover",
        ),
        *("outputs/waiting-room-notes", "projects/waiting-well", "c/QL-01"),
    ):
        assert (site / page / "index.html").is_file(), page
    for file in (
        *("cards/five-whys/five-whys.pdf", "toolkits/first-hour/first-hour-cards.pdf"),
        *("search/search_index.json", "sitemap.xml", "_redirects", "redirects.map"),
        *("addresses.txt", "essays/why-we-wait/why-we-wait.docx"),
    ):
        assert (site / file).is_file(), file
    assert "Klein" in (site / "essays/why-we-wait/index.html").read_text(encoding="utf-8")


def test_no_secret_is_in_any_file_or_name(site: Path) -> None:
    secret = re.compile(rf"zq\w*(?:{'|'.join(WHY)})x|zq-\d\d", re.IGNORECASE)
    leaks = {
        (path.relative_to(site).as_posix(), found)
        for path in site.rglob("*")
        for text in (path.name, *(texts(path) if path.is_file() else ()))
        for found in secret.findall(text)
    }
    assert leaks == set()


def test_each_secret_would_be_seen(site: Path) -> None:
    """With nothing held back the words are there, so that their absence says something."""
    lab = site.parent
    (lab / "mkdocs.yml").write_text(
        re.sub(r" *require_approval.*\n", "", SETTINGS), encoding="utf-8"
    )
    for path in (*lab.glob("essays/**/*.md"), *lab.glob("docs/**/*.md")):
        text = path.read_text(encoding="utf-8")
        text = text.replace("draft: yes\n", "").replace("publish_on: 2999-12-31\n", "")
        path.write_text(text, encoding="utf-8")
    opened = build(lab, site_dir=str(lab / "open"))
    whole = "\n".join(
        text
        for path in opened.rglob("*")
        for text in (path.name, *(texts(path) if path.is_file() else ()))
    )
    for kind, why in HELD:
        assert f"zqtitle{word(kind, why)}" in whole
        assert f"zqtext{word(kind, why)}" in whole
        assert f"zqfigure{word(kind, why)}.png" in whole
        assert f"Zqwork{word(kind, why)}" in whole
