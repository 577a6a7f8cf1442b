"""`labpress/search`: an index of the built site, of which a browser fetches a few pieces."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import ClassVar

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page

from labpress.lab.made_by import versions
from labpress.mkdocs_plugins.record import digest
from labpress.mkdocs_plugins.searching import OURS
from labpress.mkdocs_plugins.session import kept_pages
from labpress.mkdocs_plugins.settings import root_of
from labpress.objects import Objects, dumped, loaded
from labpress.site import SearchAgain, SearchError, SearchIndex
from labpress.site.search_index import FOLDER

log = get_plugin_logger(__name__)

IN_LAB = Path(".labpress", "search")
"""Below the lab's root: in no folder that is published, watched or kept by git."""
FORM = "labpress search 1"
LARGEST = 64 * 2**20


class SearchConfig(base.Config):
    """It lets readers search the site, by an index of which a browser fetches little."""

    HELP: ClassVar[dict[str, str]] = {
        "serve": "Make the index in `serve` too. It is made beside your work, so nobody waits.",
    }

    serve = c.Type(bool, default=True)


class SearchPlugin(BasePlugin[SearchConfig]):
    """Each hook is a call or two. `index` has what this build has shown so far."""

    index: SearchIndex

    def __init__(self) -> None:
        self._again: SearchAgain | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps this object, and with it the last index, over the rebuilds of `serve`."""
        self._again = SearchAgain(_say) if command == "serve" else None

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Begins an index. MkDocs empties the site after this, so nothing may write to it now."""
        if self._again:
            self.index = self._again.begin()
        else:
            self._folder = tempfile.TemporaryDirectory(prefix="labpress-search-")
            self.index = SearchIndex(Path(self._folder.name))

    @event_priority(-100)  # what other plugins made of the page
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Hands the page over, unless it is to be kept from search."""
        if not is_hidden(page):
            self.index.add(page.file.dest_uri, output)
        return output

    @event_priority(-100)  # when the site is whole
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the index, or in `serve` has it made. A site without one is still a site."""
        for page in kept_pages(config):
            html = Path(page.file.abs_dest_path).read_text(encoding="utf-8")
            self.on_post_page(html, page=page, config=config)
        to = Path(config.site_dir, FOLDER)
        if self._again:
            if self.config.serve:
                self._again.finish(self.index, to)
            return
        try:
            kept_index(self.index, to, Objects(root_of(config) / IN_LAB))
        except SearchError as error:
            _say(error)

    def on_shutdown(self) -> None:
        """Ends what is being made, and deletes what was kept."""
        if self._again:
            self._again.close()
        if self._folder:
            self._folder.cleanup()


def kept_index(index: SearchIndex, to: Path, objects: Objects) -> None:
    """Writes the index into the folder `to`: that of an earlier build of the same pages, if it was
    kept, else a new one. Raises SearchError."""
    key = digest(FORM, versions(("pagefind_bin",)), index.digest)
    try:
        known = objects.value(key, loaded)
    except LookupError:
        known = None
    if known is None:
        index.make(to)
        files = (path for path in sorted(to.rglob("*")) if path.is_file())
        found = {path.relative_to(to).as_posix(): path.read_bytes() for path in files}
        objects.put(key, dumped(found))
    for name, content in (known or {}).items():
        path = to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    objects.prune(LARGEST)


def is_hidden(page: Page) -> bool:
    """Whether a page is not to be found: a draft, even in `serve`, or one whose front matter says
    `search: {exclude: true}`, as for Material, or `noindex: true`."""
    meta = page.meta
    search = meta.get("search")
    excluded = isinstance(search, dict) and bool(search.get("exclude"))
    unseen = page.file.inclusion in (InclusionLevel.DRAFT, InclusionLevel.EXCLUDED)
    return unseen or excluded or bool(meta.get("noindex") or meta.get("draft"))


def _say(error: SearchError) -> None:
    log.warning(
        "mkdocs.yml: plugins: %s: the site is there, but it has no search. %s. (You may write "
        "`material/search` in its place.)",
        OURS,
        error,
    )
