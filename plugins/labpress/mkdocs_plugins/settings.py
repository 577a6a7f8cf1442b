"""mkdocs.yml, read by MkDocs, turned into the plain settings that `lab.open_lab` takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from labpress.content import is_language
from labpress.lab import Settings
from labpress.lab.settings import PDFS
from labpress.markdown import dialect_with
from labpress.mkdocs_plugins.bibliographies import commands_from, sources_from
from labpress.mkdocs_plugins.check_settings import (
    links_from,
    plain_from,
    release_from,
    resolvers_from,
)
from labpress.mkdocs_plugins.fonts import fonts_from
from labpress.mkdocs_plugins.look import look_from
from labpress.mkdocs_plugins.private import counting_from, policy_from
from labpress.mkdocs_plugins.stages import stages_from
from labpress.problems import SettingsError, one_line

DEFAULT_ESSAYS = "essays"
DEFAULT_WORDING = "wording"


def settings_from(config: MkDocsConfig) -> Settings:
    """The lab's settings. Raises SettingsError where mkdocs.yml asks for what cannot be."""
    library = _options(config, "labpress/library")
    cards = _options(config, "labpress/cards")
    citations = _options(config, "labpress/citations")
    printing = _options(config, "labpress/print")
    root = root_of(config)
    docs_dir = _inside(root, config.docs_dir, "docs_dir")
    essays_dir = _essays_dir(root, docs_dir, Path(config.site_dir), library["essays_dir"])
    sources = sources_from(citations, file_of(config), essays_dir)
    policed, allowed = policy_from(library["policy"])
    counting_from(library["analytics"])  # a wrong one is to be said by the check too
    stages = stages_from(library["stages"])
    look, problems = look_from(library["look"], docs_dir, file_of(config), stages)
    level_of = _levels(config)
    return Settings(
        root=root,
        docs_dir=docs_dir,
        essays_dir=essays_dir,
        site_name=one_line(config.site_name),
        site_url=config.site_url or "",
        language=_language(library["language"]),
        wording=_wording(root, library["wording"]),
        bib_files=sources.files,
        style=sources.style,
        remote=sources.remote,
        resolvers=resolvers_from(citations.get("resolvers", {}), config.site_url),
        bib_by_default=citations.get("bib_by_default", True),
        stages=stages,
        look=look,
        problems=problems,
        good_for=tuple(cards.get("good_for", ())),
        licence=library["licence"],
        dialect=commands_from(
            citations,
            dialect_with(
                config.markdown_extensions, config.mdx_configs, raw_html=library["raw_html"]
            ),
        ),
        excluded=lambda path: level_of(path) is InclusionLevel.EXCLUDED,
        draft=lambda path: level_of(path) is InclusionLevel.DRAFT,
        plain_language=plain_from(library["plain_language"]),
        links=links_from(library["links"], config.site_url),
        release=release_from(library["time_zone"], library["require_approval"]),
        pdfs=tuple(dict.fromkeys(printing.get("pdfs", PDFS[:1]))),
        decks=tuple(dict.fromkeys(printing.get("decks", ()))),
        policed=policed,
        allowed=allowed,
        prints="labpress/print" in config.plugins,
        fonts=fonts_from(printing.get("fonts", ()), root, file_of(config)),
    )


def root_of(config: MkDocsConfig) -> Path:
    """The lab's folder: where mkdocs.yml lies."""
    return file_of(config).parent


def file_of(config: MkDocsConfig) -> Path:
    """The lab's mkdocs.yml. (Under `mkdocs -f` its path is relative.)"""
    return Path(config.config_file_path or "mkdocs.yml").absolute()


def _options(config: MkDocsConfig, plugin: str) -> Mapping[str, Any]:
    found = config.plugins.get(plugin)
    return found.config if found else {}


def _inside(root: Path, folder: str, option: str) -> Path:
    """A folder below the lab's own: what lies elsewhere has no path that a problem could name."""
    path = Path(os.path.normpath(root / folder))
    if not path.is_relative_to(root):
        raise SettingsError(f"mkdocs.yml: {option} '{folder}' is outside the lab's folder {root}")
    return path


def _essays_dir(root: Path, docs_dir: Path, site_dir: Path, folder: str) -> Path:
    """The essays' folder, apart from the two others: each file has one place on the site, and what
    was built is no source. A lab need not have any essays; a folder named on purpose must exist."""
    path = _inside(root, folder, "essays_dir")
    said = f"mkdocs.yml: essays_dir '{folder}'"
    if not path.is_dir() and (path.exists() or folder != DEFAULT_ESSAYS):
        raise SettingsError(f"{said}: there is no folder of that name (make it, or correct it)")
    if path.is_relative_to(docs_dir) or docs_dir.is_relative_to(path):
        hint = f"keep the essays in a folder of their own, such as {DEFAULT_ESSAYS}"
        raise SettingsError(f"{said} and docs_dir '{docs_dir.name}' lie in each other ({hint})")
    if site_dir.is_relative_to(path):
        hint = "give the site a folder outside it, such as site"
        raise SettingsError(f"mkdocs.yml: site_dir is inside essays_dir '{folder}' ({hint})")
    return path


def _language(language: str) -> str:
    if not is_language(language):
        hint = "write en, en-GB, cy, fr and so on"
        raise SettingsError(f"mkdocs.yml: language '{language}' is not the sign of one ({hint})")
    return language


def _wording(root: Path, folder: str) -> str:
    """The folder of the lab's own words; one that is named on purpose must be there."""
    path = _inside(root, folder, "wording")
    if not path.is_dir() and folder != DEFAULT_WORDING:
        hint = "make it, or correct it"
        raise SettingsError(f"mkdocs.yml: wording: there is no folder '{folder}' ({hint})")
    return path.relative_to(root).as_posix()


def _levels(config: MkDocsConfig) -> Callable[[str], InclusionLevel]:
    """Whether MkDocs keeps a path off the site, or for `serve` alone, as `draft_docs` says."""
    file = File("", config.docs_dir, config.site_dir, config.use_directory_urls)

    @cache
    def level_of(path: str) -> InclusionLevel:
        # one for all paths: to make it takes longer than to ask
        file.src_uri, file.inclusion = path, InclusionLevel.UNDEFINED
        set_exclusions([file], config)
        return file.inclusion

    return level_of
