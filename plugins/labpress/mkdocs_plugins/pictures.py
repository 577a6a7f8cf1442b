"""The pictures of a build: found among MkDocs' files, and their copies written beside the pages."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from labpress.content.picture_file import ENDINGS, to_publish
from labpress.lab.settings import Settings
from labpress.site import Pictures
from labpress.store import Store

PHOTOS = ENDINGS - {".svg"}
log = get_plugin_logger(__name__)

KEPT = Path(".labpress", "pictures")
"""Where copies stay from one build to the next, below the lab's folder."""


def pictures_of(files: Files, settings: Settings, serving: bool) -> Pictures:
    """The pictures among `files`. In `serve` no copies are made: the writer waits for nothing."""

    def find(path: str) -> Path | None:
        file = files.get_file_from_path(path)
        return Path(file.abs_src_path) if file and file.abs_src_path else None

    def report(path: Path, message: str, hint: str) -> None:
        place = settings.relative(path) if settings.holds(path) else path.name
        log.warning("%s: %s (%s)", place, message, hint)

    return Pictures(find, None if serving else Store(settings.root / KEPT), report)


def take_places_out(files: Files, settings: Settings) -> None:
    """Writes anew, in the site, the lab's photos that tell where they were taken."""
    for file in files:
        if not (file.abs_src_path or "").lower().endswith(tuple(PHOTOS)):
            continue
        source = Path(file.abs_src_path or "")
        if settings.holds(source):
            content, target = to_publish(source), Path(file.abs_dest_path)
            if target.is_file() and content != source.read_bytes():
                target.write_bytes(content)


def write_copies(pictures: Pictures, config: MkDocsConfig) -> None:
    """Puts the copies that pages name into the site."""
    for path, content in pictures.made.items():
        target = Path(config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if isinstance(pictures.keep, Store):
        pictures.keep.prune()
