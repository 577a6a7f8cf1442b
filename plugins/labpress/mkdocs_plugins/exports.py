"""MkDocs' files for copies that readers take away: Word, plain Markdown, data, by their page."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from labpress import exporting, printing
from labpress.content import KINDS, Item
from labpress.mkdocs_plugins.session import Session
from labpress.problems import Level, Problem, in_order
from labpress.site import Download

if TYPE_CHECKING:
    from labpress.exporting import Exported, Exports

log = get_plugin_logger(__name__)

FORMS: dict[str, tuple[str, Callable[[Exports, Item], Exported]]] = {
    "docx": (".docx", lambda exports, item: exports.word(item)),
    "md": (".zip", lambda exports, item: exports.markdown(item)),
    "json": (".json", lambda exports, item: exports.data(item)),
}
"""What `downloads` may name: the ending of the file, and how it is made."""


def add_exports(session: Session, files: Files, config: MkDocsConfig, forms: Sequence[str]) -> None:
    """Makes a copy of every published item in each of `forms`, and lets its page offer it."""
    if not forms:  # nor is what makes them imported
        return
    items = [item for item in session.lab.items if item.kind in KINDS and not item.draft]
    exports = exporting.Exports(
        session.lab, session.pandoc, items, printing.png_of, session.url, public=True
    )
    problems: list[Problem] = []
    for item in items:
        for form in dict.fromkeys(forms):
            ending, make = FORMS[form]
            say = session.say(item.lang)
            label, group = say.plain(f"offers.{form}"), say.plain("offers.edit")
            exported = make(exports, item)
            problems += exported.problems
            content = _content(exported, ending)
            download = Download(_path(session, item, ending), label, size=len(content), group=group)
            offered = session.downloads.get(item.path, ())
            session.downloads[item.path] = (*offered, download)
            files.append(File.generated(config, download.path, content=content))
    for problem in in_order(set(problems) - session.said):
        (log.info if problem.level is Level.ADVICE else log.warning)("%s", problem)


def _content(exported: Exported, ending: str) -> bytes:
    return exported.zipped if ending == ".zip" else next(iter(exported.files.values()))


def _path(session: Session, item: Item, ending: str) -> str:
    """Beside the page, under a name that still says what it is in a folder of downloads."""
    file = session.files[item.path]
    folder = posixpath.dirname(file.dest_uri)
    own = folder if file.use_directory_urls else posixpath.join(folder, item.slug)
    return posixpath.join(own, f"{item.slug}{ending}")
