"""Witness: what pages are made of beside their own text, asked before any is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from labpress.catalogue import Ask
from labpress.catalogue.door import Question
from labpress.lab.made_by import made_by
from labpress.mkdocs_plugins.pages import LabPage
from labpress.mkdocs_plugins.record import ASK, LINK, PICTURE, digest
from labpress.mkdocs_plugins.session import Session
from labpress.mkdocs_plugins.shared_values import shared_values
from labpress.store import digest_of

APART = {
    *("plugins", "theme", "hooks", "markdown_extensions", "mdx_configs", "nav", "pages", "watch"),
    *("site_dir", "docs_dir", "config_file_path", "dev_addr", "strict", "validation", "repo_name"),
}
"""Settings that say nothing to a page, or are looked at by themselves."""
EVIDENCE, FOLLOW, STATEMENT, PRIVACY = "evidence/", "follow/", "accessibility/", "privacy/"
"""Pages that tell of more than their questions, by their folders."""


AROUND = re.compile(r"\b(pages|nav|next_page|previous_page|parent|ancestors|children)\b")
"""Names by which a template may reach pages other than its own."""


class Witness:
    """Answers for the pages of one build, when all but the pages themselves has been made."""

    def __init__(self, session: Session, config: MkDocsConfig, nav: Navigation) -> None:
        self._session, self._config, self._nav = session, config, nav
        self._asks: dict[str, Ask] = {}

    def common(self) -> dict[str, str]:
        """Digests of what all pages have in common, by what it is called."""
        config, session = self._config, self._session
        # MkDocs has hooks among the plugins; they are modules, without settings
        own_settings = ((name, getattr(one, "config", {})) for name, one in config.plugins.items())
        plugins = {name: dict(settings) for name, settings in own_settings}
        said = {name: value for name, value in config.items() if name not in APART}
        own = config.theme.custom_dir
        tables = session.lab.tables
        return {
            "Labpress": made_by(),
            "mkdocs.yml": digest(sorted(said.items()), plugins, dict(config.theme)),
            "its templates": digest_of(Path(own)) if own else "",
            "its words": digest(tables.default, sorted(tables.own.items())),
            "another page, at which its templates look": self._pages(own) if own else "",
            "the menu": digest(list(self._menu())),
            "what all pages show": digest(shared_values(session, config), session.features),
        }

    def around(self, files: Files) -> str:
        """A digest of all that settled questions are about (see `questions.is_settled`)."""
        lab = self._session.lab
        items = [(item.path, lab.catalogue.seen(item), item.body.told) for item in lab.items]
        people = sorted((name, repr(author)) for name, author in lab.authors.items())
        behind = sorted((path, repr(day)) for path, day in lab.behind.items())
        addresses = [
            (file.src_uri, file.inclusion.name, file.url if file.page else "") for file in files
        ]
        return digest(items, people, behind, addresses)

    def facts(self, page: LabPage) -> dict[str, str]:
        """Digests of what concerns one page alone, by what it is called."""
        item, session, file = page.item, self._session, page.file
        folder = file.dest_uri.removesuffix("index.html")
        around = [one.url if one else "" for one in (page.previous_page, page.next_page)]
        place = (page.title, page.is_homepage, page.canonical_url, file.dest_uri, page.edit_url)
        return {
            "its text": digest(item.path, item.body.digest),
            "its fields": self._session.lab.catalogue.seen(item),
            "its place": digest(place, around, file.inclusion.name, page.template),
            "its files": digest(
                session.downloads.get(item.path),
                session.downloads.get(folder),
                session.source_files.get(item.path),
            ),
            "its citations": self._citations(page),
            "how it is cited": session.cites.digest(item.path) if session.cites else "",
            "its picture": digest(session.shared.get(file.src_uri)),
            "its feeds": digest(session.feeds_of(folder)),
            "the day of its last change": digest(session.lab.changed(item.path)),
            "what it tells of": self._told(folder),
        }

    def again(self, page: LabPage, question: Question) -> str:
        """The digest of the answer to a question of `page` now, "" if what it is about has gone."""
        kind, *rest = question
        if kind == ASK:
            lang, *asked = rest
            try:
                return self._ask(str(lang)).again(tuple(asked), page.item)
            except LookupError:
                return ""
        value = str(rest[0])
        if kind == LINK:
            return digest(page.leads_to(value))
        if kind == PICTURE:
            pictures = self._session.pictures
            return digest(pictures.of(value) if pictures else None)
        return digest(self._session.is_printed(value))

    def _ask(self, lang: str) -> Ask:
        return self._asks.get(lang) or self._asks.setdefault(lang, self._session.ask(lang))

    def _citations(self, page: LabPage) -> str:
        made = self._session.citations_of(page.item)
        if made is None:
            return ""
        return digest(made, self._session.works_cited(page.item))

    def _menu(self) -> Iterator[object]:
        """What pages show of the nav: its first entries."""
        yield self._nav.homepage.url if self._nav.homepage else None
        for entry in self._nav:
            yield next(_entry(entry), None)

    def _pages(self, folder: str) -> str:
        """A digest of all pages, if a template of the lab's own in `folder` may show any other than
        its own."""
        texts = (path.read_text("utf-8", errors="replace") for path in _templates(Path(folder)))
        if not any(AROUND.search(text) for text in texts):
            return ""
        whole = [list(_entry(entry)) for entry in self._nav]
        files = self._session.files
        items = [
            (
                item.path,
                item.body.digest,
                self._session.lab.catalogue.seen(item),
                files[item.path].url,
            )
            for item in self._session.lab.items
            if item.path in files
        ]
        return digest(whole, items)

    @cached_property
    def _evidence(self) -> str:
        seen, works = self._session.lab.catalogue.seen, self._session.evidence
        places = [[(seen(c.source), c.mark) for c in work.citings] for work in works]
        return digest([(work.name, work.csl, work.html) for work in works], places)

    def _told(self, folder: str) -> str:
        """What a page tells that is made of the whole lab."""
        session = self._session
        if folder.startswith(EVIDENCE) and session.has_evidence:  # it may have several pages
            return self._evidence
        if folder == FOLLOW:
            return digest(session.feeds, session.has_data)
        if folder == STATEMENT:
            return digest(session.lab.statement)
        if folder == PRIVACY:
            return digest(session.private and session.private.view())
        return ""


def _templates(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".xml"))


def _entry(entry: StructureItem) -> Iterator[object]:
    """An entry of the nav and all that is below it, as pages call them."""
    item = entry.item if isinstance(entry, LabPage) else None
    url = getattr(entry, "url", None)
    yield (entry.title or (item.title if item else ""), url, getattr(entry, "is_homepage", False))
    for child in getattr(entry, "children", None) or ():
        yield from _entry(child)
