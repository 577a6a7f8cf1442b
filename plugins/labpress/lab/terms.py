"""Terms: the lab's glossary, read when all texts are there."""

from __future__ import annotations

from collections.abc import Sequence

from labpress.catalogue import FILE, Glossary, read_glossary
from labpress.content import Item, Page
from labpress.lab.settings import Settings
from labpress.problems import Problem


def with_glossary(
    items: Sequence[Item], settings: Settings
) -> tuple[tuple[tuple[Item, ...], Glossary], tuple[Problem, ...]]:
    """`items`, in which each entry of the glossary's page has an id, with the glossary; and what
    is wrong in it."""
    pages = (item for item in items if isinstance(item, Page))
    page = next((page for page in pages if settings.site_path(page.path) == FILE), None)
    if page is None:
        return (tuple(items), Glossary()), ()
    glossary, problems = read_glossary(page)
    named = glossary.page or page
    return (tuple(named if item is page else item for item in items), glossary), problems
