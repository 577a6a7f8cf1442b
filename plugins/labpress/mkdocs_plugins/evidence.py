"""The page of every work that the lab cites, and its works as files, whole and for each page."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from labpress import site
from labpress.citations.writing import ENDINGS, NAMES, Form, bound, entries
from labpress.content import KINDS, Item
from labpress.lab.evidence import works_in
from labpress.mkdocs_plugins.list_pages import ListPage, paged
from labpress.mkdocs_plugins.session import Session
from labpress.mkdocs_plugins.theme import has_template
from labpress.site import EVIDENCE, Download

CITATIONS = "labpress/citations"
TEMPLATE = "evidence.html"
Texts = Mapping[Form, Mapping[str, str]]


def evidence_pages(session: Session, config: MkDocsConfig) -> dict[str, ListPage]:
    """The page of evidence by its folder, if anything is cited."""
    if CITATIONS not in config.plugins or not has_template(config, TEMPLATE):
        return {}
    known = session.lab.bibliography
    citings = session.citings
    session.has_evidence = any(key in known for key in citings)
    if not session.has_evidence:
        return {}
    total, say = works_in(session.lab, citings), session.say()
    return dict(paged(EVIDENCE, total, say("evidence.title"), TEMPLATE, _view, say))


def add_evidence(session: Session, files: Files, config: MkDocsConfig) -> None:
    """Offers the works as files: all of them on their page, and on each page those that it cites.
    They are not made in `serve`."""
    if not session.has_evidence:
        return
    works = session.evidence
    csl = {work.name: {**work.csl, "id": work.name} for work in works}
    made = {form: entries(list(csl.values()), form, session.pandoc) for form in ENDINGS}
    texts: Texts = {form: dict(zip(csl, own, strict=True)) for form, own in made.items()}
    whole = f"{EVIDENCE}evidence"
    session.downloads[EVIDENCE] = _added(whole, csl, texts, files, config)
    cited: dict[str, list[str]] = defaultdict(list)
    for work in works:
        for path in dict.fromkeys(one.source.path for one in work.citings):
            cited[path].append(work.name)
    for path, keys in cited.items():
        item = session.lab.item_at(session.lab.settings.root / path)
        if item is not None and item.kind in KINDS:
            stem = _stem(session, item)
            session.source_files[path] = _added(stem, keys, texts, files, config)


def _added(
    stem: str, keys: Iterable[str], texts: Texts, files: Files, config: MkDocsConfig
) -> tuple[Download, ...]:
    """A file of the works of `keys` in each form. A lab's own file of that name wins."""
    found, keys = [], tuple(keys)
    for form, ending in ENDINGS.items():
        content = bound([texts[form][key] for key in keys], form).encode()
        path = f"{stem}{ending}"
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, content=content))
        found.append(Download(path, NAMES[form], size=len(content)))
    return tuple(found)


def _stem(session: Session, item: Item) -> str:
    """Beside the page, under a name that still says what it is in a folder of downloads."""
    file = session.files[item.path]
    folder = posixpath.dirname(file.dest_uri)
    own = folder if file.use_directory_urls else posixpath.join(folder, item.slug)
    return posixpath.join(own, f"{item.slug}-sources")


def _view(session: Session, item: Item, number: int) -> object:
    downloads = session.downloads.get(EVIDENCE, ())
    return site.evidence_view(session.evidence, session.ask(), downloads, number)
