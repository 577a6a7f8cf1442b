"""Slugs: the name of an item in its address, from its file or from a title; and words as tokens."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from functools import lru_cache

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


_APOSTROPHES = re.compile("['’ʼ]")
_SPELT = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
"""Latin letters that are no other letter with a sign on it."""


@lru_cache(maxsize=4096)  # every row of a list asks for its tags and stages
def token(text: str) -> str:
    """`text` as one word of a-z, 0-9 and hyphens, fit for an address, a class or a form's value.

    Capitals and signs on letters do not count. What is written in other letters ends in a digest,
    so that two names stay apart.
    """
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    whole = unicodedata.normalize("NFKD", folded.translate(_SPELT))
    plain = re.sub(r"[^a-z0-9]+", "-", whole.encode("ascii", "ignore").decode()).strip("-")
    if plain and not any(sign.isalnum() and not sign.isascii() for sign in whole):
        return plain
    digest = hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return f"{plain}-x{digest}".strip("-")
