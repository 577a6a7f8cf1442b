"""Styles: the citation styles (CSL) that come with Labpress, by name, and a lab's own, by file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from labpress.problems import SettingsError, did_you_mean

FOLDER = Path(__file__).parent / "styles"
NAMED: Mapping[str, str] = {
    "apa": "apa",
    "bmj": "bmj",
    "chicago-author-date": "chicago-author-date",
    "chicago-notes": "chicago-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "ieee": "ieee",
    "vancouver": "nlm-citation-sequence",
}
"""The names of the styles that are shipped, each with that of its file."""
APA = FOLDER / "apa.csl"

CSL = "{http://purl.org/net/xbiblio/csl}"
# a style that only names another one; pandoc would fetch that from the web
DEPENDENT = re.compile(r"""<link\b[^>]*\brel=["']independent-parent["'][^>]*>""")
NUMBERS = re.compile(
    r"""<category\b[^>]*\bcitation-format=["'](?:numeric|label)["']"""
    r"""|<citation\b(?:(?!</citation>).)*\bvariable=["']citation-number["']""",
    re.DOTALL,
)
OF_NOTES = re.compile(r"""<style\b[^>]*\bclass=["']note["']""")
# pandoc puts the label before the names where a style leaves their own place open
LABEL_ALONE = re.compile(
    r"(<names\b[^>]*[^/>]>\s*)(?=<label\b[^>]*/>\s*(?:<et-al\b[^>]*/>\s*)?(?:</names>|<substitute>))"
)
ADDRESS = re.compile(r"""href=["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class NoStyle:
    """Why there is no style: what is wrong, and what to do about it."""

    message: str
    hint: str


def find_style(written: str, folder: Path) -> Path | NoStyle:
    """The CSL file that `written` means: a path from `folder`, or the name of a shipped style.

    A file of the lab's own is looked into, so that what is no style is said before it is used.
    """
    file = folder / written
    if file.is_file():
        return _checked(file, written)
    name = _plain(written)
    if shipped := _shipped(NAMED.get(name, name)):
        return shipped
    message = f"there is no file '{written}', and no style of that name comes with Labpress"
    return NoStyle(message, f"{did_you_mean(name, NAMED)} the names are {', '.join(NAMED)}".strip())


def style_text(path: Path) -> str:
    """The text of a style that pandoc can use. SettingsError if it cannot be had."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the citation style {path} cannot be read: {error}") from error
    parent = _parent(text)
    if parent is None:
        return LABEL_ALONE.sub(r"\1<name/>", text)
    if shipped := _shipped(parent):
        return style_text(shipped)
    raise SettingsError(f"the citation style {path} only names another one: use {parent}.csl")


def is_of_notes(text: str) -> bool:
    """Whether a style puts its citations into notes."""
    return OF_NOTES.search(text) is not None


def names_authors(text: str) -> bool:
    """Whether a citation in that style says who wrote a work where it stands, so that it means
    something without a list of references or a note."""
    return not is_of_notes(text) and NUMBERS.search(text) is None


def _plain(written: str) -> str:
    """`Chicago Notes` and `APA.csl` as names are written."""
    return re.sub(r"[\s_]+", "-", written.strip().lower()).removesuffix(".csl")


def _shipped(stem: str) -> Path | None:
    """The shipped file of that name."""
    return FOLDER / f"{stem}.csl" if stem in NAMED.values() else None


def _parent(text: str) -> str | None:
    """The name of the style that this one only names, as thousands of journals' do."""
    link = DEPENDENT.search(text)
    if link is None:
        return None
    address = ADDRESS.search(link[0])
    return address[1].rsplit("/", 1)[-1] if address else "its parent"


def _checked(file: Path, written: str) -> Path | NoStyle:
    hint = "get the style from https://www.zotero.org/styles"
    try:
        root = ElementTree.fromstring(style_text(file))
    except SettingsError as error:
        return NoStyle(str(error), hint)
    except ElementTree.ParseError as error:
        return NoStyle(f"'{written}' is no CSL style: {error}", hint)
    if root.tag != f"{CSL}style" or root.find(f"{CSL}citation") is None:
        return NoStyle(f"'{written}' is no CSL style", hint)
    return file
