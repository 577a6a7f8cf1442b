"""Links as a writer wrote them -> links a page can carry, by MkDocs' own rules.

A `.md` link may be written by the site's folders (`../cards/x.md`) or by those on disk
(`../docs/cards/x.md`, what a code host follows). The site's win where both exist.
"""

from __future__ import annotations

import logging
import os
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

# The name is private, but it alone holds the rules and the messages that every MkDocs user knows,
# and it is the same in MkDocs 1.6 and ProperDocs 1.6. Its `path_to_url` needs no Markdown.
from mkdocs.structure.pages import _RelativePathTreeprocessor

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


class Links:
    """Resolves the links of one page. `anchors` is what MkDocs checks after all pages are made."""

    def __init__(
        self, file: File, files: Files, config: MkDocsConfig, by_disk: Mapping[str, File]
    ) -> None:
        self._file, self._files, self._by_disk = file, files, by_disk
        self._host = _RelativePathTreeprocessor(file, files, config)

    @property
    def anchors(self) -> dict[File, dict[str, str]]:
        """The anchors in other files that this page's links name."""
        return self._host.links_to_anchors

    def __call__(self, url: str) -> str:
        """`url` as the page must carry it. A Markdown file that is not there stays as written:
        the lab has reported it."""
        parts = urlsplit(url)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return self._host.path_to_url(url)
        target = self._target(unquote(parts.path))
        if target is None:
            is_page = parts.path.lower().endswith((".md", ".markdown"))
            return url if is_page else self._host.path_to_url(url)
        here = posixpath.dirname(self._file.src_uri) or "."
        return self._host.path_to_url(
            parts._replace(path=posixpath.relpath(target.src_uri, here)).geturl()
        )

    def _target(self, path: str) -> File | None:
        here = posixpath.dirname(self._file.src_uri)
        on_site = self._files.get_file_from_path(posixpath.normpath(posixpath.join(here, path)))
        if on_site is not None or self._file.abs_src_path is None:
            return on_site
        folder = os.path.dirname(self._file.abs_src_path)  # noqa: PTH120  # MkDocs keeps text
        return self._by_disk.get(os.path.normpath(os.path.join(folder, path)))  # noqa: PTH118


def by_disk(files: Files) -> dict[str, File]:
    """MkDocs' files by where they lie on disk."""
    return {file.abs_src_path: file for file in files if file.abs_src_path}


@contextmanager
def in_silence() -> Iterator[None]:
    """While it lasts, MkDocs does not say what is wrong with a link: it will, or has said so, when
    the page is made."""
    log = logging.getLogger(_RelativePathTreeprocessor.__module__)
    log.disabled, before = True, log.disabled
    try:
        yield
    finally:
        log.disabled = before
