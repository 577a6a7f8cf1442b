"""How it looks on screen: what a template may know of each item, marks filled in, and the theme."""

from labpress.site.addresses import LISTS, stage_path
from labpress.site.bundles import bundles, version_of
from labpress.site.content import content_html
from labpress.site.download import Download, Shelf
from labpress.site.features import Features
from labpress.site.forward import forward_page
from labpress.site.group_view import FOLDERS, group_view, groups_title, groups_view
from labpress.site.home_view import HomeView, home_view
from labpress.site.lists import ListView, SiteLink, list_view, site_links
from labpress.site.redirect_files import FORMS, Move
from labpress.site.search_again import SearchAgain
from labpress.site.search_index import SearchError, SearchIndex
from labpress.site.stage_view import StageView, stage_view
from labpress.site.views import View, list_template_of, template_of, view_of

__all__ = [
    "FOLDERS",
    "FORMS",
    "LISTS",
    "Download",
    "Features",
    "HomeView",
    "ListView",
    "Move",
    "Shelf",
    "SearchAgain",
    "SearchError",
    "SearchIndex",
    "SiteLink",
    "StageView",
    "View",
    "bundles",
    "content_html",
    "forward_page",
    "group_view",
    "groups_title",
    "groups_view",
    "home_view",
    "list_template_of",
    "list_view",
    "site_links",
    "stage_path",
    "stage_view",
    "template_of",
    "version_of",
    "view_of",
]
