"""MkDocs' files for sharing pictures: one for each page, drawn before any page names its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from labpress.content.picture_file import PictureError, read_picture
from labpress.mkdocs_plugins.heads import describe, is_found, title_of
from labpress.mkdocs_plugins.pages import LabPage
from labpress.mkdocs_plugins.session import Session
from labpress.printing import Livery, Poster, Posters, own_fonts, sharing_pictures, store_of
from labpress.printing.sharing import HEIGHT, WIDTH
from labpress.site import stage_path
from labpress.site.head import SharingPicture
from labpress.site.site_file import site_file

log = get_plugin_logger(__name__)

FOLDER = "assets/sharing"
NO_FONT = (
    "no font for print has the letters of its title, so its link shows the lab's own picture "
    "(name a font that has them: labpress/print: fonts)"
)
FITTING = {"PNG": "image/png", "JPEG": "image/jpeg"}
"""What every network shows; many show no WebP, and none an SVG."""
LEAST, FLATTEST, TALLEST = 600, 2.4, 1.2
"""A writer's own picture is taken if it has so many pixels across, and is no flatter or taller (as
width to height) than what a network shows without cutting much off."""


def add_pictures(session: Session, files: Files, config: MkDocsConfig) -> None:
    """A picture for every page that others may link to: the writer's own, or one that is drawn.

    None in `serve` and none of a preview, to which nobody is led.
    """
    if not config.site_url or session.preview or session.serving:
        return
    drawn: dict[str, tuple[str, Poster]] = {}
    posters = Posters(
        session.ask(),
        session.say(),
        session.lab.settings.site_name,
        session.lab.settings.language,
        timed=session.features.reading_time,
    )
    home = posters.page(
        "home", config.site_name, "", " ".join((config.site_description or "").split())
    )
    for page in _pages(files):
        own = _own_picture(page, files, config)
        if own is not None:
            session.shared[page.file.src_uri] = own
        else:
            poster = _poster(page, session, config, posters) or home
            drawn[page.file.src_uri] = (_name(page), poster)
    _draw(drawn, home, session, files, config)


def _draw(
    drawn: Mapping[str, tuple[str, Poster]],
    home: Poster,
    session: Session,
    files: Files,
    config: MkDocsConfig,
) -> None:
    """Adds the files. A page whose title no font can show has the lab's own picture."""
    settings = session.lab.settings
    own = settings.look
    logo = _logo(own.logo.path if own.logo else config.theme.get("logo"), files)
    fonts = own_fonts(settings.fonts)
    livery = Livery(logo, bool(own.logo and own.logo_says_name), own.colour, fonts)
    posters = [poster for _, poster in drawn.values()]
    made = sharing_pictures([*posters, home], livery, store_of(settings.root))
    for source, (name, wanted) in drawn.items():
        poster = wanted if wanted in made else home
        if wanted not in made:
            log.info("%s: %s", source, NO_FONT)
        if poster in made:
            if files.get_file_from_path(name) is None:
                files.append(File.generated(config, name, content=made[poster]))
            url = urljoin(config.site_url or "", name)
            session.shared[source] = SharingPicture(url, WIDTH, HEIGHT, "image/png", poster.alt)


def _pages(files: Files) -> Iterator[LabPage]:
    for file in files.documentation_pages(inclusion=InclusionLevel.is_included):
        # a page that is made early has no title and no text before it is read
        if isinstance(file.page, LabPage) and is_found(file.page):
            yield file.page


def _name(page: LabPage) -> str:
    """Under the page's own path, so that whoever looks at the address knows what it shows."""
    stem = page.file.dest_uri.removesuffix(".html").removesuffix("/index")
    return f"{FOLDER}/{stem}.png"


def _poster(
    page: LabPage, session: Session, config: MkDocsConfig, posters: Posters
) -> Poster | None:
    item, folder = page.item, page.file.dest_uri.removesuffix("index.html")
    if item.kind != "page":
        return posters.of(item)
    for stage in session.lab.settings.stages:
        if folder == stage_path(stage.id):
            return posters.stage(stage)
    title = title_of(page, config)
    if page.is_homepage or not folder or title == config.site_name:
        return None
    view: Any = page.view()
    about = str((item.meta if hasattr(item, "meta") else {}).get("description") or "")
    text = about or describe(page, config, view)
    return posters.page("plain", title, getattr(view, "word", ""), text, item.lang)


def _own_picture(page: LabPage, files: Files, config: MkDocsConfig) -> SharingPicture | None:
    """The picture that a writer gave the item, if it shows what it should where it is shared."""
    image = getattr(page.item, "image", "")
    path = site_file(page.item, image) if image and page.item.kind != "page" else ""
    file = files.get_file_from_path(path) if path and "://" not in path else None
    if file is None or not file.abs_src_path:
        return None
    try:
        found = read_picture(Path(file.abs_src_path))
    except PictureError:
        return None  # the check of the lab has said so, with its place
    shape = found.width / max(found.height, 1)
    if found.format not in FITTING or found.width < LEAST or not TALLEST <= shape <= FLATTEST:
        return None
    url = urljoin(config.site_url or "", file.url)
    alt = getattr(page.item, "image_alt", "")
    return SharingPicture(url, found.width, found.height, FITTING[found.format], alt)


def _logo(name: object, files: Files) -> Path | None:
    """The file of the lab's logo, if mkdocs.yml names one."""
    file = files.get_file_from_path(name) if isinstance(name, str) else None
    return Path(file.abs_src_path) if file and file.abs_src_path else None
