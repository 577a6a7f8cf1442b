"""Rows: an item of any kind as one line of a list. What makes the lines of a kind that stands in no
list of this run is not imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.content import Card, Essay, Output, Project, Toolkit
from labpress.site.card_row import CardRow, card_row
from labpress.site.essay_row import EssayRow, essay_row
from labpress.site.project_row import ProjectRow, project_row

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Item
    from labpress.site.features import Features
    from labpress.site.output_view import OutputRow
    from labpress.site.toolkit_view import ToolkitRow

    Row = EssayRow | CardRow | ToolkitRow | OutputRow | ProjectRow


def row_of(item: Item, ask: Ask, features: Features) -> Row:
    """`item`, which is no ordinary page, as one line of a list."""
    match item:
        case Essay():
            return essay_row(item, ask, features)
        case Card():
            return card_row(item, ask)
        case Toolkit():
            from labpress.site.toolkit_view import toolkit_row  # noqa: PLC0415  # few lists

            return toolkit_row(item, ask)
        case Output():
            from labpress.site.output_view import output_row  # noqa: PLC0415  # few lists

            return output_row(item, ask)
        case Project():
            return project_row(item, ask)
    raise TypeError(f"no list has a {item.kind}")
