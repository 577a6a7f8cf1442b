"""Dialect: the one list of Markdown syntax, the same for the site, the paper and the checks. A lab
may add extensions of its own in mkdocs.yml, never take these away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown.extensions import Extension
from markdown.extensions.toc import slugify_unicode

Settings = Mapping[str, Mapping[str, Any]]
BIBLIOGRAPHY, FULL_BIBLIOGRAPHY = "\\bibliography", "\\full_bibliography"


@dataclass(frozen=True, eq=False)
class Dialect:
    """Extensions of Python-Markdown by name (or ready made, in `objects`) and their settings.

    Compared by identity, so that a parser is built once for each. `raw_html` lets an author's own
    HTML through unchecked. `bib_command` and `full_bib_command` are what a lab writes for
    `\\bibliography` and `\\full_bibliography`; `in_text`: an `@key` outside brackets cites.
    """

    extensions: tuple[str, ...]
    configs: Settings
    raw_html: bool = False
    objects: tuple[Extension, ...] = field(default=())
    bib_command: str = BIBLIOGRAPHY
    full_bib_command: str = FULL_BIBLIOGRAPHY
    in_text: bool = True


_BASE: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {"USE_DEFINITION_ORDER": False},  # numbered as they are read
    "md_in_html": {},
    "sane_lists": {},
    "smarty": {},
    "tables": {},
    "toc": {"permalink": False, "slugify": slugify_unicode},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.caret": {"superscript": False},  # 10^6 and 10^7
    "pymdownx.details": {},
    "pymdownx.highlight": {"anchor_linenums": True, "pygments_lang_class": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {"subscript": False},  # ~20 to ~30 people
}

DIALECT = Dialect(tuple(_BASE), _BASE)


_LONG = "markdown.extensions."
_BUNDLES = {"fenced_code": (), "extra": (), "pymdownx.extra": ("pymdownx.betterem",)}
"""What is in ours already. superfences does the work of fenced_code, and each breaks the other."""


def dialect_with(
    extensions: Sequence[str | Extension], configs: Settings, raw_html: bool = False
) -> Dialect:
    """The dialect and a writer's `markdown_extensions`, whose settings override ours one by one."""
    written = [item.removeprefix(_LONG) for item in extensions if isinstance(item, str)]
    names = [name for item in written for name in _BUNDLES.get(item, (item,))]
    theirs = {name.removeprefix(_LONG): settings for name, settings in configs.items()}
    joined = {
        name: {**_BASE.get(name, {}), **(theirs.get(name) or {})} for name in (*_BASE, *names)
    }
    objects = tuple(item for item in extensions if isinstance(item, Extension))
    return Dialect(tuple(joined), joined, raw_html, objects)
