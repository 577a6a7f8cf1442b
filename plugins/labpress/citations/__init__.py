"""What the lab's writing rests on: its bibliography, its clusters, and the one CSL formatter."""

from __future__ import annotations

from labpress.citations.bibliography import Bibliography, Entry, load
from labpress.citations.clusters import Citation, Cluster, parse_cluster
from labpress.citations.excerpt import excerpt
from labpress.citations.formatter import Formatted, Formatter, PageCitations, Reference
from labpress.citations.scanning import SUFFIXES, is_bibliography
from labpress.citations.styles import NoStyle, find_style

__all__ = [
    "SUFFIXES",
    "Bibliography",
    "Citation",
    "Cluster",
    "Entry",
    "Formatted",
    "Formatter",
    "NoStyle",
    "PageCitations",
    "Reference",
    "excerpt",
    "find_style",
    "is_bibliography",
    "load",
    "parse_cluster",
]
