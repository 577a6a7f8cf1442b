"""MkDocs' files and pages for a lab: essays from beside docs/, lists, stages and forwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from labpress import site
from labpress.catalogue import forwards
from labpress.citations import is_bibliography
from labpress.content import STATEMENT, Item, Page, file_problem, is_markdown, linked_folder
from labpress.lab import Settings
from labpress.markdown import Body
from labpress.mkdocs_plugins.evidence import evidence_pages
from labpress.mkdocs_plugins.follow import follow_pages
from labpress.mkdocs_plugins.holding import hold_back, nav_titles
from labpress.mkdocs_plugins.lab_file import LabFile
from labpress.mkdocs_plugins.links import Links, by_disk
from labpress.mkdocs_plugins.list_pages import ListPage, list_page_of, list_pages
from labpress.mkdocs_plugins.nav import without
from labpress.mkdocs_plugins.pages import LabPage, MakeView
from labpress.mkdocs_plugins.private import PAGE as PRIVACY
from labpress.mkdocs_plugins.redirects import RESERVED, add_list, add_redirects
from labpress.mkdocs_plugins.robots import keep_robots_out
from labpress.mkdocs_plugins.searching import search_pages
from labpress.mkdocs_plugins.session import Session
from labpress.mkdocs_plugins.theme import has_template
from labpress.site import bundles, forward_page, template_of, view_of

log = get_plugin_logger(__name__)

FOR_WRITERS = ("authors.yml", STATEMENT)
"""Read with the lab; files for writers, not for readers."""


def make_pages(session: Session, files: Files, config: MkDocsConfig) -> Files:
    """Every page of the lab, made from its Body; broken files are kept out."""
    for file in _essay_files(session.lab.settings, config):
        files.append(file)
    _keep_out(session, files)
    if not session.serving:
        hold_back(session, files, config)
    lists = {
        **list_pages(session),
        **evidence_pages(session, config),
        **search_pages(session, config),
        **follow_pages(session, config),
    }
    for file in _generated(lists, files, config):
        files.append(file)
    titles = dict(nav_titles(config.nav or []))
    disk = by_disk(files)
    has = cache(partial(has_template, config))  # a few names, asked for with each page
    links = partial(_links, files=files, config=config, disk=disk)
    for file in list(files):
        item = _item_of(session, file, lists)
        if item is not None:
            template, view = _template(item, file, lists)
            template = template if has(template) else ""
            page = (titles.get(file.src_uri), file, config, item, session, links)
            LabPage(*page, template=template, make_view=view)
            _place(session, file, item, in_nav=not config.nav or file.src_uri in titles)
    if config.nav and not session.serving:
        drafts = {file.src_uri for file in files if file.inclusion is InclusionLevel.DRAFT}
        config.nav = without(config.nav, drafts)
    _add_bundles(session, files, config)
    _add_forwards(session, files, config, short=False)
    add_redirects(session, files, config, session.redirect_files)
    add_list(session, files, config)
    if session.preview:
        keep_robots_out(files, config)
    return files


def add_short_addresses(session: Session, files: Files, config: MkDocsConfig) -> Files:
    """`/c/<CODE>/` for every card that is published."""
    _add_forwards(session, files, config, short=True)
    return files


def _add_bundles(session: Session, files: Files, config: MkDocsConfig) -> None:
    """The style sheet and the script of all pages, unless the lab has one of its own there."""
    session.bundles = bundles(session.ask(), session.lab.settings.look)
    for path, text in session.bundles.items():
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, content=text))


def _add_forwards(session: Session, files: Files, config: MkDocsConfig, *, short: bool) -> None:
    """A forward never takes the place of something that is there."""
    taken = {file.dest_uri.casefold() for file in files if not file.inclusion.is_excluded()}
    for item, file in _forwards(session, config, short=short):
        if file.dest_uri.casefold() in taken | RESERVED:
            name = file.dest_uri.removesuffix("index.html")
            message = (
                "%s: the old or short address '/%s' is taken (remove `redirect_from`, or that)"
            )
            log.warning(message, item.path, name)
        else:
            files.append(file)


def _links(file: File, files: Files, config: MkDocsConfig, disk: Mapping[str, File]) -> Links:
    return Links(file, files, config, disk)


def _essay_files(settings: Settings, config: MkDocsConfig) -> list[File]:
    """Essays and the figures beside them, with true source paths and edit links.

    Exclusions are worked out here: setting the inclusion later would publish `.DS_Store`.
    """
    folder = settings.essays_dir
    found: list[File] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if not is_bibliography(path, settings.bib_files):
            inside = path.relative_to(folder).as_posix()
            file = LabFile(f"essays/{inside}", None, config.site_dir, config.use_directory_urls)
            file.abs_src_path = str(path)
            file.edit_uri = f"../{folder.name}/{inside}"  # beside docs/, not inside it
            found.append(file)
    set_exclusions(found, config)
    return [file for file in found if file.inclusion is not InclusionLevel.EXCLUDED]


def _generated(lists: Iterable[str], files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Those of the lists that no file of the lab's own stands for."""
    there = {file.dest_uri for file in files}
    for folder in lists:
        if f"{folder}index.html" not in there:
            level = InclusionLevel.NOT_IN_NAV
            yield LabFile.generated(config, f"{folder}index.md", content="", inclusion=level)


def _item_of(session: Session, file: File, lists: dict[str, ListPage]) -> Item | None:
    """The item or page that MkDocs' file stands for; a bare Page for a generated list."""
    if not file.is_documentation_page():
        return None
    if file.abs_src_path:
        path, lab = file.abs_src_path, session.lab
        return lab.item_at(path) if lab.settings.holds(path) else None
    page = list_page_of(file, lists)
    if page is None:
        return None
    meta = {"search": {"exclude": True}} if page.number > 1 else {}
    return Page(path=file.src_uri, title=page.title, body=Body(""), meta=meta)


def _keep_out(session: Session, files: Files) -> None:
    """Takes away what the lab did not read or must not publish, before MkDocs does anything.

    MkDocs would publish such a page with its HTML unchecked, a draft too. What does not lie in the
    lab's folders comes from another plugin and is its affair.
    """
    lab, root = session.lab, session.lab.settings.root
    warnings: dict[str, tuple[str, str]] = {}
    for file in list(files):
        place = file.abs_src_path or ""
        if file.inclusion.is_excluded() or not lab.settings.holds(place):
            continue
        if lab.item_at(place):  # it was looked at when it was read
            continue
        path = Path(place)
        fault = file_problem(path, root)
        if fault and lab.settings.relative(path) not in lab.unread:
            warnings[lab.settings.relative(linked_folder(path, root) or path)] = fault
        if fault or file.src_uri in FOR_WRITERS or is_markdown(path):
            files.remove(file)
    for name, fault in warnings.items():
        log.warning("%s: %s, so it is left out (%s)", name, *fault)


def _template(item: Item, file: File, lists: dict[str, ListPage]) -> tuple[str, MakeView | None]:
    """The template of a page and what makes its view."""
    if item.kind != "page":
        return template_of(item.kind), _item_view
    if page := list_page_of(file, lists):
        return page.template, page.make_view
    if file.dest_uri == "index.html":
        return "home.html", _home_view
    if file.src_uri == PRIVACY:
        return "privacy.html", _privacy_view
    return template_of("page"), None


def _item_view(session: Session, item: Item) -> object:
    downloads = session.downloads.get(item.path, ())
    formatted = session.citations_of(item)
    return view_of(item, session.ask(item.lang), session.features, downloads, formatted)


def _privacy_view(session: Session, item: Item) -> object:
    return session.private.view() if session.private else None


def _home_view(session: Session, item: Item) -> object:
    return site.home_view(session.ask(), session.features)


def _place(session: Session, file: File, item: Item, *, in_nav: bool) -> None:
    """Drafts are seen in `serve` alone. An item that no nav names is none that was forgotten."""
    session.files[item.path] = file
    if item.draft:
        file.inclusion = InclusionLevel.DRAFT
    elif item.kind != "page" and not in_nav:
        file.inclusion = InclusionLevel.NOT_IN_NAV


def _forwards(
    session: Session, config: MkDocsConfig, *, short: bool
) -> Iterator[tuple[Item, File]]:
    """Static files, not pages: no search entry, no line in the sitemap, and the same printed
    address under `use_directory_urls: false`."""
    shown = (item for item in session.lab.items if session.serving or not item.draft)
    for old, item in forwards(shown).items():
        if old.startswith("c/") is short:
            name = f"{old}index.html" if old.endswith("/") else old
            target, site = session.url(item), config.site_url or ""
            canonical = site and urljoin(site, target)
            content = forward_page(old, target, item.title, session.say(item.lang), canonical)
            yield item, File.generated(config, name, content=content)
