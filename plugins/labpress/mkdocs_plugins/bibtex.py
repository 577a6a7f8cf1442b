"""mkdocs-bibtex: its options, which ours extend, and its way with the queries of Zotero.

Its package reads three parsers and a client of the web when it starts, which would make each
command a tenth of a second slower. So of its modules only those are loaded that are of use, and
each when it is.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from mkdocs.config import base

PACKAGE = "mkdocs_bibtex"
ZOTERO = "api.zotero.org"


@cache
def part(name: str) -> ModuleType:
    """One module of mkdocs-bibtex, without the package around it."""
    full = f"{PACKAGE}.{name}"
    if full in sys.modules:
        return sys.modules[full]
    around = importlib.util.find_spec(PACKAGE)
    if around is None or not around.submodule_search_locations:
        raise ModuleNotFoundError(f"No module named '{PACKAGE}'", name=PACKAGE)
    path = Path(around.submodule_search_locations[0], f"{name}.py")
    spec = importlib.util.spec_from_file_location(full, path)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"No module named '{full}'", name=full)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def zotero_query(url: str) -> str:
    """The address that gives BibTeX, a hundred works at a time, for any address of Zotero's API."""
    asked: str = part("utils").sanitize_zotero_query(url)
    return asked


if TYPE_CHECKING:
    BibTexConfig = base.Config
else:
    BibTexConfig = part("config").BibTexConfig
