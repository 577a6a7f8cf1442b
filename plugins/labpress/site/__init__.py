"""How it looks on screen: what a template may know of each item, marks filled in, and the theme."""

from labpress.site.addresses import LISTS, stage_path
from labpress.site.bundles import bundles, version_of
from labpress.site.content import content_html
from labpress.site.counting import Counting
from labpress.site.download import Download, Shelf
from labpress.site.evidence_view import EVIDENCE, EvidenceView, evidence_view
from labpress.site.features import Features
from labpress.site.film import Film, films_of
from labpress.site.film_html import film_html, with_films
from labpress.site.follow_view import follow_view
from labpress.site.forward import forward_page
from labpress.site.group_view import FOLDERS, group_view, groups_title, groups_view
from labpress.site.head import Head
from labpress.site.header_files import FORMS as HEADER_FORMS
from labpress.site.home_view import HomeView, home_view
from labpress.site.lists import ListView, SiteLink, list_view, site_links
from labpress.site.picture_html import Shown
from labpress.site.pictures import Picture, Pictures
from labpress.site.players import Player
from labpress.site.policy import Policy
from labpress.site.privacy_view import PrivacyView, privacy_view
from labpress.site.redirect_files import FORMS, Move
from labpress.site.search_again import SearchAgain
from labpress.site.search_index import SearchError, SearchIndex
from labpress.site.site_file import site_file
from labpress.site.stage_view import StageView, stage_view
from labpress.site.statement_view import StatementView, statement_view
from labpress.site.views import View, list_template_of, template_of, view_of

__all__ = [
    "EVIDENCE",
    "FOLDERS",
    "FORMS",
    "HEADER_FORMS",
    "LISTS",
    "Counting",
    "Download",
    "EvidenceView",
    "Features",
    "Film",
    "Head",
    "HomeView",
    "ListView",
    "Move",
    "Picture",
    "Pictures",
    "Player",
    "Policy",
    "PrivacyView",
    "SearchAgain",
    "SearchError",
    "SearchIndex",
    "Shelf",
    "Shown",
    "SiteLink",
    "StageView",
    "StatementView",
    "View",
    "bundles",
    "content_html",
    "evidence_view",
    "film_html",
    "films_of",
    "follow_view",
    "forward_page",
    "group_view",
    "groups_title",
    "groups_view",
    "home_view",
    "list_template_of",
    "list_view",
    "privacy_view",
    "site_file",
    "site_links",
    "stage_path",
    "stage_view",
    "statement_view",
    "template_of",
    "version_of",
    "view_of",
    "with_films",
]
