"""What searches a site, and the page on which it does."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from labpress.content import Item
from labpress.mkdocs_plugins.list_pages import ListPage
from labpress.mkdocs_plugins.session import Session
from labpress.mkdocs_plugins.theme import has_template

OURS = "labpress/search"
MATERIALS = {"material/search", "search"}
"""Either writes the same index; the second is its name under a theme other than Material."""
TEMPLATE = "search.html"
SCRIPTS = {
    "": (),
    "pagefind": ("search.js", "search-pagefind.js"),
    "material": ("search.js", "search-material.js"),
}
"""What pages fetch when a reader wants to search, by what searches."""


def search_engine(config: MkDocsConfig) -> str:
    """What searches this site: `pagefind`, `material`, or nothing."""
    if not has_template(config, TEMPLATE):
        return ""
    if OURS in config.plugins:
        return "pagefind"
    return "material" if MATERIALS & set(config.plugins) else ""


def search_pages(session: Session, config: MkDocsConfig) -> dict[str, ListPage]:
    """The page of search by its folder, if anything searches the site. A lab may write one of its
    own, whose words then stand above the field."""
    if not search_engine(config):
        return {}
    return {"search/": ListPage(session.say()("search.title"), TEMPLATE, _no_view)}


def without_other_search(files: Files, config: MkDocsConfig) -> Files:
    """`files` without the scripts of search that this site has no use for."""
    wanted = SCRIPTS[search_engine(config)]
    for name in {name for names in SCRIPTS.values() for name in names} - set(wanted):
        if file := files.get_file_from_path(f"assets/labpress/{name}"):
            files.remove(file)
    return files


def _no_view(session: Session, item: Item) -> None:
    return None
