"""MkDocs' files for feeds and for the catalogue as data."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from labpress.catalogue.permalinks import page_address
from labpress.exporting import FORMATS, Copy, Feeds, channels, key_of_data, lab_json, lab_schema
from labpress.exporting.feeds import Picture
from labpress.exporting.feeds.kept import IN_LAB
from labpress.exporting.lab_data import FILE, SCHEMA
from labpress.mkdocs_plugins.session import Session
from labpress.objects import Objects
from labpress.problems import Level, Problem
from labpress.site.head import FeedLink

log = get_plugin_logger(__name__)

NO_ADDRESS = Problem(
    Level.ADVICE,
    "mkdocs.yml",
    None,
    None,
    "without a site_url there are no feeds, no sharing pictures and no lab.json",
    "they name full addresses: add a line such as `site_url: https://lab.example.org/`",
)


def add_feeds(
    session: Session, files: Files, config: MkDocsConfig, formats: Sequence[str], most: int
) -> None:
    """Every feed in each of `formats`, and the links to them for pages' heads.

    None in `serve`, since they take the text of everything, and none of a preview.
    """
    if not config.site_url:
        log.info("%s", NO_ADDRESS)
    if not config.site_url or session.preview or session.serving:
        return
    feeds = _feeds(session, files, config)
    for channel in channels(session.ask(), most):
        feed = feeds.feed(channel)
        for name in dict.fromkeys(formats):
            form = FORMATS[name]
            path = channel.folder + form.file
            content = feeds.file(feed, form, urljoin(config.site_url, path))
            if files.get_file_from_path(path) is None:  # a lab's own file of that name wins
                files.append(File.generated(config, path, content=content))
            link = FeedLink(
                title=f"{feed.title} ({form.word})",
                path=path,
                type=form.type,
                format=form.word,
                kind=channel.kind,
                name=channel.name,
                page=feed.page.removeprefix(config.site_url.rstrip("/") + "/"),
            )
            session.feeds.append((channel.folder, link))
    feeds.prune()


def add_lab_data(session: Session, files: Files, config: MkDocsConfig) -> None:
    """lab.json, and beside it the schema that says what is in it."""
    if not config.site_url or session.preview or session.serving:
        return
    session.has_data = True
    copies = {
        path: tuple(
            Copy(urljoin(config.site_url, one.path), one.label, one.format, one.size, one.pages)
            for one in own
        )
        for path, own in session.downloads.items()
    }
    description = " ".join((config.site_description or "").split())
    told, kept = (session.lab, session.ask(), copies, description), _kept(session)
    key = key_of_data(*told)
    content = kept.get(key)
    if content is None:
        content = lab_json(*told)
        kept.put(key, content)
    for name, made in ((FILE, content), (SCHEMA, lab_schema())):
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, content=made))


def _feeds(session: Session, files: Files, config: MkDocsConfig) -> Feeds:
    pages = {_folder(file): file.url for file in files.documentation_pages()}
    sizes = {
        file.url: len(file.content_bytes)
        for file in files
        if file.url.startswith("assets/sharing/")
    }
    pictures = {}
    for item in session.lab.items:
        file = session.files.get(item.path)
        shared = session.shared.get(file.src_uri) if file else None
        if shared:
            path = shared.url.removeprefix(config.site_url or "")
            pictures[item.path] = Picture(shared.url, sizes.get(path, 0), shared.type)
    return Feeds(
        session.lab,
        session.pandoc,
        session.ask(),
        session.say(),
        lambda folder: pages.get(folder, folder),
        " ".join((config.site_description or "").split()),
        session.formatted or {},
        pictures,
        _kept(session),
    )


def _kept(session: Session) -> Objects:
    """What was made in earlier builds; nothing where nothing is kept."""
    return Objects(session.lab.settings.root / IN_LAB if session.pandoc.memory.is_open else None)


def _folder(file: File) -> str:
    """The address of a page on a site of folders."""
    return page_address(file.src_uri).lstrip("/")
