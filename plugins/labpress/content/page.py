"""Page: any other page of the site, such as the guide. Its front matter belongs to MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from labpress.content.item import Item


@dataclass(frozen=True, kw_only=True, eq=False)
class Page(Item):
    """One ordinary page. `meta` is its whole front matter with YAML's own types, as MkDocs reads
    it; `title` is "" if neither the front matter nor a heading gives one."""

    kind: ClassVar[str] = "page"
    called: ClassVar[str] = "a page"

    meta: Mapping[str, Any] = field(default_factory=dict)
