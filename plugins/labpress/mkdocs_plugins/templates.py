"""What all templates share: the lists there are, and Material's files where its search is on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from labpress.mkdocs_plugins.session import Session
from labpress.site import site_links

LAYER = "assets/labpress/material.css"


def template_globals(session: Session, config: MkDocsConfig, files: Files) -> dict[str, Any]:
    """Names for every template; with `material/search`, Material's style sheet, script and worker.

    Material's style sheet is put into a cascade layer, so that any rule of ours goes first.
    """
    shared: dict[str, Any] = {"site_links": site_links(session.ask())}
    if "material/search" not in config.plugins:
        return shared
    sheet = _asset(config, "stylesheets/main.*.min.css")
    content = f'@import "../{sheet.removeprefix("assets/")}" layer(material);\n'
    files.append(File.generated(config, LAYER, content=content))
    return shared | {
        "material_css": LAYER,
        "material_bundle": _asset(config, "javascripts/bundle.*.min.js"),
        "material_worker": _asset(config, "javascripts/workers/search.*.min.js"),
    }


def _asset(config: MkDocsConfig, pattern: str) -> str:
    """The path of a file of Material's, whose name has a hash that only its base.html knows."""
    folders = (Path(folder) for folder in config.theme.dirs)
    return next(
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in sorted((folder / "assets").glob(pattern))
    )
