"""Setting: the HTML of a page's citations and references, from the documents that pandoc made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from labpress.citations import locators, markup, pruning, trimming
from labpress.citations.markup import SPACE, Node, clean, html_of, inlines_of

Clusters = Sequence[Sequence[Mapping[str, str]]]


def set_page(made: Mapping[str, str], clusters: Clusters) -> dict[str, Any]:
    """`citations`, the HTML of each cluster, and `references`, each its `key` and `html`: plain
    data, to be kept. `made` is what the task `citations` answers for the page."""
    blocks = json.loads(made["document"])["blocks"]
    cited = [block["c"] for block in blocks if block["t"] == "Para"]
    names = _names(made["authors"], clusters)
    listed = [one for block in blocks if block["t"] == "Div" for one in block["c"][1]]
    return {
        "citations": [html_of(_with_author(one, names.get(n))) for n, one in enumerate(cited)],
        "references": [
            {"key": one["c"][0][0].removeprefix("ref-"), "html": html_of(inlines_of(one["c"][1]))}
            for one in listed
        ],
    }


@cache
def way() -> str:
    """What tells this way of setting from another one."""
    others = (locators, markup, pruning, trimming)
    sources = [Path(__file__), *(Path(module.__file__ or "") for module in others)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _names(authors: str, clusters: Clusters) -> dict[int, list[Node]]:
    """Of each cluster that is part of a sentence, by its number, the names of its first work, where
    the style has none."""
    if not authors:
        return {}
    found = (block["c"] for block in json.loads(authors)["blocks"])
    places = [n for n, one in enumerate(clusters) if one[0]["mode"] == "author-in-text"]
    return dict(zip(places, found, strict=False))


def _with_author(cited: list[Node], names: list[Node] | None) -> list[Node]:
    if names is None:
        return cited
    first = next(iter(clean(cited)), None)
    raised = first is not None and first["t"] == "Superscript"
    return [*names, *([] if raised else [SPACE]), *cited]
