"""Slugs: the name of an item in its address, from its file or from a title."""

from __future__ import annotations

import posixpath
import re
import unicodedata

LONGEST = 60
"""Letters of a slug made from a title; it ends with a whole word."""


def slug_of(path: str) -> str:
    """The name in an item's address: its file's, or its folder's where the file is `index.md`."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    return posixpath.basename(folder) if stem == "index" else stem


def slug_from(title: str) -> str:
    """`Why it’s late` -> `why-its-late`, cut at a word; "" if there is no plain letter in it."""
    whole = unicodedata.normalize("NFKD", re.sub("['’]", "", title))
    plain = whole.encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= LONGEST:
        return slug
    return slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
