"""Files: which file of a lab holds what, and the codes that its cards declare."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from labpress import content
from labpress.catalogue.codes import code_in
from labpress.catalogue.permalinks import FOLDERS
from labpress.lab.settings import Settings

NO_SLUGS = ("index", "README")
"""Names that stand for the folder they lie in, as MkDocs has it."""


def files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Every Markdown file of a lab with the kind of what it holds, in a fixed order.

    A file that is no item is an ordinary page. One beside items whose name begins with `_` is put
    off, and read by nobody.
    """
    docs, essays = settings.docs_dir, settings.essays_dir
    folders = {kind: docs / FOLDERS[kind] for kind in FOLDERS} | {"essay": essays}
    items = {path: kind for kind, folder in folders.items() for path in _items_in(folder)}
    for path in (*sorted(essays.rglob("*")), *sorted(docs.rglob("*"))):
        put_off = path.name.startswith("_") and path.parent in folders.values()
        if put_off or path.is_dir() or not content.is_markdown(path):
            continue
        if not settings.excluded(settings.site_path(settings.relative(path))):
            yield items.get(path, "page"), path


def codes(settings: Settings) -> list[str]:
    """The codes that the lab's cards declare, those of broken files too."""
    folder, root = settings.docs_dir / FOLDERS["card"], settings.root
    paths = (path for path in _items_in(folder) if content.file_problem(path, root) is None)
    texts = (path.read_text("utf-8", errors="replace") for path in paths)
    return [code for code in map(code_in, texts) if code]


def _items_in(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("*") if path.stem not in NO_SLUGS]
    found += [path for path in folder.glob("*/*") if path.stem == "index"]
    hidden = (".", "_")
    return sorted(
        path
        for path in found
        if content.is_markdown(path) and not path.name.startswith(hidden) and not path.is_dir()
    )
