"""Heads: what each of MkDocs' pages says of itself, whoever made the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page

from labpress.content import Item
from labpress.content.timeline import published, updated
from labpress.mkdocs_plugins.pages import LabPage
from labpress.mkdocs_plugins.session import Session
from labpress.site import Head
from labpress.site.head import (
    ARTICLE,
    ARTICLES,
    Alternate,
    about,
    first_words,
    locale_of,
    translations,
)
from labpress.site.linked_data import Place, linked_data, whole
from labpress.site.scholar import scholar_tags

TAG = re.compile(r"<[^>]*>")


def head_of(page: Page, session: Session, config: MkDocsConfig, view: Any = None) -> Head:
    """The head of a page, which `view` may know more of: a list has an `intro`."""
    item = page.item if isinstance(page, LabPage) else None
    lang = (
        str(page.meta.get("lang") or (item.lang if item else "")) or session.lab.settings.language
    )
    folder = page.file.dest_uri.removesuffix("index.html")
    common = Head(
        title=title_of(page, config),
        description=describe(page, config, view),
        locale=locale_of(lang),
        image=session.shared.get(page.file.src_uri),
        feeds=tuple(session.feeds_of(folder)),
    )
    return _of_item(common, item, session, config) if item and item.kind != "page" else common


def title_of(page: Page, config: MkDocsConfig) -> str:
    """The title in plain words; of the first page, the lab's name.

    Before MkDocs has read a page it knows the title only of those that the nav gives one. A title
    from fields is a text in which `<` is a sign like any other; other titles may have HTML."""
    plain = page.item.title if isinstance(page, LabPage) else ""
    own = str(page.title or plain)
    if page.is_homepage or not own:
        return config.site_name
    return " ".join((own if own == plain else TAG.sub("", own)).split())


def describe(page: Page, config: MkDocsConfig, view: Any = None) -> str:
    """What stands under the title in a list of search results."""
    own = page.meta.get("description") if page.meta else ""
    if own:
        return " ".join(str(own).split())
    if page.is_homepage and config.site_description:
        return " ".join(config.site_description.split())
    sign = getattr(view, "sign", None)
    said = getattr(view, "intro", "") or (f"{sign.title}: {sign.question}" if sign else "")
    text = about(page.item) if isinstance(page, LabPage) else first_words(page.content or "")
    site = " ".join((config.site_description or "").split())
    return text or str(said) or f"{title_of(page, config)}. {site}".strip()


def _of_item(head: Head, item: Item, session: Session, config: MkDocsConfig) -> Head:
    """What is known of an item, added to what every page says."""
    ask = session.ask(item.lang)
    first, last = published(item), updated(item)
    project = ask.project(getattr(item, "project", ""))
    base = (config.site_url or "").rstrip("/") + "/"
    return replace(
        _told(head, item, session, config),
        kind=ARTICLE if item.kind in ARTICLES else head.kind,
        section=project.title if project else "",
        authors=tuple(getattr(item, "authors", ())),
        published=first.iso if first else "",
        modified=last.iso if last and last != first else "",
        tags=tuple(item.tags),
        alternates=translations(item, ask, base) if config.site_url else (),
    )


def _told(head: Head, item: Item, session: Session, config: MkDocsConfig) -> Head:
    """What programs are told that collect works: the tags of scholars, and linked data."""
    base = (config.site_url or "").rstrip("/") + "/" if config.site_url else ""
    address = base + session.url(item) if base else ""
    place = Place(config.site_name, base, address, session.lab.settings.language)
    files = whole(item, session.downloads.get(item.path, ()))
    own = session.cites.of(item.path) if session.cites else None
    cited = session.works_cited(item)
    pdf = next((place.full(file.path) for file in files if file.format == "PDF"), "")
    image = head.image.url if head.image else ""
    return replace(
        head,
        scholar=scholar_tags(own.work.csl, pdf, item.tags, cited) if own else (),
        data=linked_data(item, session.ask(item.lang), place, image, files, cited),
    )


@dataclass(frozen=True, slots=True)
class SitemapFacts:
    """When a page changed, as far as that is known, and where its text is in other languages."""

    changed: str = ""
    alternates: tuple[Alternate, ...] = ()


def sitemap_facts(page: Page, session: Session, config: MkDocsConfig) -> SitemapFacts:
    """What the sitemap says of a page. A page made of others has no day of its own."""
    if not isinstance(page, LabPage) or not page.file.abs_src_path:
        return SitemapFacts()
    item = page.item
    day = updated(item) or session.lab.changed(item.path)
    base = (config.site_url or "").rstrip("/") + "/"
    alternates = translations(item, session.ask(), base) if item.kind != "page" else ()
    return SitemapFacts(day.iso if day else "", alternates)


def is_found(page: Page) -> bool:
    """Whether search engines are told of a page."""
    is_draft = page.file.inclusion in (InclusionLevel.DRAFT, InclusionLevel.EXCLUDED)
    searches = page.file.dest_uri in ("search/index.html", "search.html")
    return not (is_draft or searches or page.is_link or page.meta.get("noindex"))
