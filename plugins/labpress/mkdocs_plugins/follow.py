"""The page on which people find the feeds of a lab."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from labpress import site
from labpress.content import Item
from labpress.exporting.lab_data import FILE
from labpress.mkdocs_plugins.list_pages import ListPage
from labpress.mkdocs_plugins.session import Session
from labpress.mkdocs_plugins.theme import has_template

SHARING = "labpress/sharing"
TEMPLATE, PATH = "follow.html", "follow/"


def follow_pages(session: Session, config: MkDocsConfig) -> dict[str, ListPage]:
    """The page of feeds by its folder, if the site has any."""
    plugin = config.plugins.get(SHARING)
    has_feeds = plugin is not None and plugin.config["feeds"] and config.site_url
    if not has_feeds or session.preview or not has_template(config, TEMPLATE):
        return {}
    return {PATH: ListPage(session.say()("follow.title"), TEMPLATE, _view)}


def _view(session: Session, item: Item) -> object:
    links = (link for _, link in session.feeds)
    return site.follow_view(links, FILE if session.has_data else "", session.say())
