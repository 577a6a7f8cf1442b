"""Shared values: what the templates of all pages know, beside what each page knows of its own."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from labpress.exporting.lab_data import FILE as LAB_DATA
from labpress.mkdocs_plugins.follow import PATH as FOLLOW
from labpress.mkdocs_plugins.searching import search_engine
from labpress.mkdocs_plugins.session import Session
from labpress.site import EVIDENCE, site_links, version_of
from labpress.site.look import first_fonts


def shared_values(session: Session, config: MkDocsConfig) -> dict[str, Any]:
    """Plain values by the names that templates call them by."""
    settings = session.lab.settings
    return {
        "site_lang": settings.language,
        "search_engine": search_engine(config),
        **session.asking,
        "follow_url": FOLLOW if session.feeds else "",
        "evidence_url": EVIDENCE if session.has_evidence else "",
        "lab_data": LAB_DATA if session.has_data else "",
        "look": settings.look,
        "first_fonts": first_fonts(settings.look),
        "preview": session.preview,
        "versions": {path: version_of(text) for path, text in session.bundles.items()},
        "site_links": site_links(session.ask()),
    }
