"""How it is written: the dialect, and a file's text turned into a Body."""

from __future__ import annotations

from labpress.markdown.body import OBJECT, UNKNOWN, Block, Body, Fault, Heading, Mark, Section
from labpress.markdown.dialect import DIALECT, Dialect, dialect_with
from labpress.markdown.parsing import parse, prepare

__all__ = [
    "DIALECT",
    "OBJECT",
    "UNKNOWN",
    "Block",
    "Body",
    "Dialect",
    "Fault",
    "Heading",
    "Mark",
    "Section",
    "dialect_with",
    "parse",
    "prepare",
]
