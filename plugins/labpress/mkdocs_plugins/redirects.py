"""MkDocs' files for former addresses: pages that lead on, rules for web servers, and the list of
all addresses that the next site is compared with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from labpress.catalogue import forwards, permalink
from labpress.catalogue.permalinks import page_address
from labpress.catalogue.redirects import FILE, Redirect
from labpress.lab.addresses import as_list
from labpress.mkdocs_plugins.session import Session
from labpress.site import FORMS, Move, forward_page
from labpress.wording import Wording

log = get_plugin_logger(__name__)

ADDRESSES = "addresses.txt"
RESERVED = {"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
"""What MkDocs writes without a file of its own in the list."""
CANNOT = (
    "%s:%d: no page of this site can lead on from '/%s' "
    "(lead it to a file of the lab with the same ending, or set `redirect_files` for your host)"
)


def add_redirects(
    session: Session, files: Files, config: MkDocsConfig, forms: Collection[str]
) -> None:
    """What redirects.csv asks for, as pages and in the forms that mkdocs.yml names.

    Of an old file, such as a PDF, a copy is published at its old address: no page can lead on from
    there. `_redirects` is for hosts that would show a page in its place, so pages are left out.
    """
    urls = _urls(files)
    taken = {file.dest_uri.casefold() for file in files} | RESERVED
    for one in session.lab.redirects:
        if one.is_gone or "netlify" in forms:
            continue
        lead = partial(_forward, one, urls, config, session.say())
        file = lead() if one.is_page else _copy(one, files, config)
        if file is None or file.dest_uri.casefold() in taken:
            if not forms:
                log.warning(CANNOT, FILE, one.place[0], one.old)
            continue
        files.append(file)
    for form in forms:
        name, write = FORMS[form]
        base = urlsplit(config.site_url or "").path or "/"
        _append(files, File.generated(config, name, content=write(_moves(session, urls), base)))


def add_list(session: Session, files: Files, config: MkDocsConfig) -> None:
    """addresses.txt, unless the site is a preview or is being served."""
    if not session.preview and not session.serving:
        gone = {one.old for one in session.lab.redirects if one.is_gone}
        text = as_list(session.lab.addresses - gone)
        _append(files, File.generated(config, ADDRESSES, content=text))


def _append(files: Files, file: File) -> None:
    if files.get_file_from_path(file.src_uri) is None:  # a lab's own file of that name wins
        files.append(file)


def _urls(files: Files) -> dict[str, str]:
    """MkDocs' address of each page and file, by its address on a site of folders."""
    found = {}
    for file in files:
        page = file.is_documentation_page()
        place = page_address(file.src_uri).lstrip("/") if page else file.src_uri
        found[place] = file.url
    return found


def _forward(one: Redirect, urls: dict[str, str], config: MkDocsConfig, say: Wording) -> File:
    name = f"{one.old}index.html" if one.old.endswith("/") else one.old
    target = _target(one.new, urls)
    canonical = urljoin(config.site_url, target) if config.site_url else ""
    page = forward_page(one.old, target, one.title, say, canonical)
    return File.generated(config, name, content=page)


def _target(new: str, urls: dict[str, str]) -> str:
    path, mark, anchor = new.partition("#")
    return new if "://" in new else urls.get(path, path) + mark + anchor


def _copy(one: Redirect, files: Files, config: MkDocsConfig) -> File | None:
    """The file that an old file became, at the old address; None if it became none of this site."""
    became = files.get_file_from_path(one.new)
    same = one.old.rpartition(".")[2].lower() == one.new.rpartition(".")[2].lower()
    if became is None or not became.abs_src_path or not same:
        return None
    return File.generated(config, one.old, abs_src_path=became.abs_src_path)


def _moves(session: Session, urls: dict[str, str]) -> Iterator[Move]:
    """What redirects.csv says, then the items' own old addresses. Short addresses have pages."""
    for one in session.lab.redirects:
        yield Move(one.old, _target(one.new, urls), one.status)
    shown = (item for item in session.lab.items if not item.draft and item.kind != "page")
    for old, item in forwards(shown).items():
        if not old.startswith("c/"):
            yield Move(old, _target(permalink(item), urls))
