"""Views: which view and which template each kind of item has. The views of a kind of which no page
is made in this run are not imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.content import KINDS, Card, Essay, Output, Project, Toolkit
from labpress.site.outline import outline
from labpress.site.reference import cited, references_html

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.citations import Formatted
    from labpress.content import Item
    from labpress.site.card_view import CardView
    from labpress.site.download import Download
    from labpress.site.essay_view import EssayView
    from labpress.site.features import Features
    from labpress.site.output_view import OutputView
    from labpress.site.project_view import ProjectView
    from labpress.site.toolkit_view import ToolkitView

    View = EssayView | CardView | ToolkitView | OutputView | ProjectView

LIST_TEMPLATES = {kind: f"{kind}s.html" for kind in KINDS}


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
    references = _references(item, ask, formatted)
    if isinstance(item, Essay):
        from labpress.site.essay_view import essay_view  # noqa: PLC0415  # if wanted

        view = essay_view(item, ask, features, downloads, references)
        return replace(view, contents=outline(item.body, formatted))
    return _other_view(item, ask, features, downloads, references)


def template_of(kind: str) -> str:
    """The template of an item's page; `main.html` for an ordinary page."""
    return f"{kind}.html" if kind in KINDS else "main.html"


def list_template_of(kind: str) -> str:
    """The template of the list of all items of a kind."""
    return LIST_TEMPLATES[kind]


def _references(item: Item, ask: Ask, formatted: Formatted | None) -> Markup:
    has_place = any(mark.kind == "bibliography" for mark in item.body.marks)
    rows = () if has_place else cited(formatted, item.body).references
    return references_html(rows, ask.say) if rows else Markup()


def _other_view(
    item: Item, ask: Ask, features: Features, downloads: Sequence[Download], references: Markup
) -> View:
    match item:
        case Card():
            from labpress.site.card_view import card_view  # noqa: PLC0415  # if wanted

            return card_view(item, ask, features, downloads, references)
        case Toolkit():
            from labpress.site.toolkit_view import toolkit_view  # noqa: PLC0415  # if wanted

            return toolkit_view(item, ask, features, downloads, references)
        case Output():
            from labpress.site.output_view import output_view  # noqa: PLC0415  # if wanted

            return output_view(item, ask, features, downloads, references)
        case Project():
            from labpress.site.project_view import project_view  # noqa: PLC0415  # if wanted

            return project_view(item, ask, features, downloads, references)
    raise TypeError(f"no page has a {item.kind}")
