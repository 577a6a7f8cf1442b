"""MkDocs' files for citing the lab's own pages: each for BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from labpress.citations.writing import forms_of
from labpress.content import Item
from labpress.lab.own_works import OwnWork, own_works
from labpress.mkdocs_plugins.session import Session
from labpress.site.cite_this import CiteThis, cite_this

CITED = ("essay", "card", "toolkit", "output")
"""The kinds of work; a project is what some of them came from."""
NUMBERS = re.compile(r"\[\s+([\d,\s]+?)\s+\]")
"""A list of nothing but numbers, one a line."""


def add_own_works(session: Session, files: Files, config: MkDocsConfig) -> None:
    """Lets the page of every work say how to cite it, and offer that as files."""
    shown = [one for one in session.lab.items if session.serving or not one.draft]
    items = [one for one in shown if one.kind in CITED and one.path in session.files]

    def address(item: Item) -> str:
        return urljoin(config.site_url, session.url(item)) if config.site_url else ""

    works = own_works(session.lab, items, session.ask, address, session.pandoc)
    session.own_works = works
    for item, cite in zip(items, _cites(session, items, works), strict=True):
        session.cites[item.path] = cite
        for form in cite.forms:
            if files.get_file_from_path(form.path) is None:  # a lab's own file of that name wins
                files.append(File.generated(config, form.path, content=form.text))


def _cites(
    session: Session, items: Sequence[Item], works: Mapping[str, OwnWork]
) -> Iterator[CiteThis]:
    found = [works[item.path] for item in items]
    forms = forms_of([work.csl for work in found], session.pandoc)  # which asks pandoc once
    for item, work, own in zip(items, found, forms, strict=True):
        csljson = NUMBERS.sub(lambda found: f"[{' '.join(found[1].split())}]", own["csljson"])
        yield cite_this(
            work.line,
            {"bibtex": own["bibtex"], "ris": own["ris"], "csljson": csljson},
            _stem(session, item),
        )


def _stem(session: Session, item: Item) -> str:
    """Beside the page, under a name that still says what it is in a folder of downloads."""
    file = session.files[item.path]
    folder = posixpath.dirname(file.dest_uri)
    own = folder if file.use_directory_urls else posixpath.join(folder, item.slug)
    return posixpath.join(own, f"cite-{item.slug}")
