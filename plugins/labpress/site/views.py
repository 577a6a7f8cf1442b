"""Views: which view and which template each kind of item has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from labpress.site.card_view import CardView, card_view
from labpress.site.download import Download
from labpress.site.essay_view import EssayView, essay_view
from labpress.site.features import Features
from labpress.site.outline import outline
from labpress.site.output_view import OutputView, output_view
from labpress.site.project_view import ProjectView, project_view
from labpress.site.reference import cited, references_html
from labpress.site.toolkit_view import ToolkitView, toolkit_view

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.citations import Formatted
    from labpress.content import Item

View = EssayView | CardView | ToolkitView | OutputView | ProjectView

# each takes its own kind of item, which a table cannot say
VIEWS: dict[str, Callable[..., Any]] = {
    "essay": essay_view,
    "card": card_view,
    "toolkit": toolkit_view,
    "output": output_view,
    "project": project_view,
}
LIST_TEMPLATES = {kind: f"{kind}s.html" for kind in VIEWS}


def view_of(
    item: Item,
    ask: Ask,
    features: Features,
    downloads: Sequence[Download] = (),
    formatted: Formatted | None = None,
) -> View:
    """What the template of `item`'s page may know.

    References that the text itself has a place for are not in it.
    """
    has_place = any(mark.kind == "bibliography" for mark in item.body.marks)
    rows = () if has_place else cited(formatted, item.body).references
    references = references_html(rows, ask.say) if rows else Markup()
    view: View = VIEWS[item.kind](item, ask, features, downloads, references)
    if isinstance(view, EssayView):
        return replace(view, contents=outline(item.body, formatted))
    return view


def template_of(kind: str) -> str:
    """The template of an item's page; `main.html` for an ordinary page."""
    return f"{kind}.html" if kind in VIEWS else "main.html"


def list_template_of(kind: str) -> str:
    """The template of the list of all items of a kind."""
    return LIST_TEMPLATES[kind]
