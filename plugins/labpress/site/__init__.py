"""How it looks on screen: what a template may know of each item, marks filled in, and the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.lazily import lazily

if TYPE_CHECKING:
    from labpress.site.addresses import EVIDENCE, FOLDERS, LISTS, stage_path
    from labpress.site.bundling import bundles, version_of
    from labpress.site.content import content_html
    from labpress.site.counting import Counting
    from labpress.site.download import Download, Shelf
    from labpress.site.evidence import EvidenceView, evidence_view
    from labpress.site.features import Features
    from labpress.site.film import Film, films_of
    from labpress.site.film_markup import film_html, with_films
    from labpress.site.follow import follow_view
    from labpress.site.forward import forward_page
    from labpress.site.groups import group_view, groups_view
    from labpress.site.head import Head
    from labpress.site.header_files import HEADER_FORMS
    from labpress.site.home import HomeView, home_view
    from labpress.site.lists import ListView, SiteLink, groups_title, list_view, site_links
    from labpress.site.picture_html import Shown
    from labpress.site.pictures import Picture, Pictures
    from labpress.site.players import Player
    from labpress.site.policy import Policy
    from labpress.site.privacy import PrivacyView, privacy_view
    from labpress.site.redirect_files import FORMS, Move
    from labpress.site.search_again import SearchAgain
    from labpress.site.search_index import SearchError, SearchIndex
    from labpress.site.stage import StageView, stage_view
    from labpress.site.statement import StatementView, statement_view
    from labpress.site.views import list_template_of, template_of, view_of
else:
    __getattr__ = lazily(
        __name__,
        {
            "addresses": "EVIDENCE FOLDERS LISTS stage_path",
            "bundling": "bundles version_of",
            "content": "content_html",
            "counting": "Counting",
            "download": "Download Shelf",
            "evidence": "EvidenceView evidence_view",
            "features": "Features",
            "film": "Film films_of",
            "film_markup": "film_html with_films",
            "follow": "follow_view",
            "forward": "forward_page",
            "groups": "group_view groups_view",
            "head": "Head",
            "header_files": "HEADER_FORMS",
            "home": "HomeView home_view",
            "lists": "ListView SiteLink groups_title list_view site_links",
            "picture_html": "Shown",
            "pictures": "Picture Pictures",
            "players": "Player",
            "policy": "Policy",
            "privacy": "PrivacyView privacy_view",
            "redirect_files": "FORMS Move",
            "search_again": "SearchAgain",
            "search_index": "SearchError SearchIndex",
            "stage": "StageView stage_view",
            "statement": "StatementView statement_view",
            "views": "list_template_of template_of view_of",
        },
    )

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
    "site_links",
    "stage_path",
    "stage_view",
    "statement_view",
    "template_of",
    "version_of",
    "view_of",
    "with_films",
]
