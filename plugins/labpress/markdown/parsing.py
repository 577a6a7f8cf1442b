"""Parsing: a file's text through Python-Markdown once, into a Body."""

from __future__ import annotations

from labpress.markdown.body import Body
from labpress.markdown.dialect import DIALECT, Dialect


def parse(text: str, first: int = 1, dialect: Dialect = DIALECT) -> Body:
    """`text` is without front matter; `first` is the line of the file on which it starts."""
    return Body(text)
