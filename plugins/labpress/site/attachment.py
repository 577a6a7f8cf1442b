"""Attachment: what comes with a film or a data set: a file to open, or the words in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.site.site_file import site_file

if TYPE_CHECKING:
    from labpress.content import Item

FILE = re.compile(r"\S+\.[A-Za-z0-9]{1,8}")
"""What the fields that take a file or a text hold to be a file."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """`url` is the file's path on the site, "" where there are only words; `text` is for reading:
    the words, or the file's name."""

    name: str
    text: str
    url: str = ""


def attachment(item: Item, name: str, written: str) -> Attachment:
    """What `item` gives as `written`: a file beside it, or words."""
    url = site_file(item, written) if FILE.fullmatch(written) else ""
    return Attachment(name, written.rpartition("/")[2] if url else written, url)
