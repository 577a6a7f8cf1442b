"""Addresses: where lists and stages stand on the site, and which others may be linked."""

from __future__ import annotations

from urllib.parse import urlsplit

from labpress.catalogue.groups import FOLDERS
from labpress.catalogue.permalinks import author_path, series_path, tag_path
from labpress.site.words import token

__all__ = [
    "EVIDENCE",
    "FOLDERS",
    "LISTS",
    "author_path",
    "doi_address",
    "outside",
    "series_path",
    "stage_path",
    "tag_path",
]

LISTS = {
    "essay": "essays/",
    "card": "cards/",
    "toolkit": "toolkits/",
    "output": "outputs/",
    "project": "projects/",
}
EVIDENCE = "evidence/"
"""The page of all works that the lab cites."""


def stage_path(stage_id: str) -> str:
    """The path of a stage's page on the site."""
    return f"stages/{token(stage_id)}/"


def outside(address: str) -> str:
    """`address` if it is a web or mail address, else nothing: no script ever becomes a link."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        return address if parts.netloc else ""
    return address if parts.scheme == "mailto" else ""


def doi_address(doi: str) -> str:
    """The resolver's address of a DOI, written with or without it."""
    name = doi.strip().removeprefix("https://doi.org/").removeprefix("doi:")
    return f"https://doi.org/{name}" if name.startswith("10.") else ""
