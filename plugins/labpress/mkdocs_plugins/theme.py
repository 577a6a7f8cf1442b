"""The theme of a build: what of it goes into the site, and what a lab gets under another theme."""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.utils import get_theme_dir

log = get_plugin_logger(__name__)

OURS = "labpress"


def has_template(config: MkDocsConfig, name: str) -> bool:
    """Whether the theme, or the lab's own `custom_dir`, has a template of that name."""
    return any((Path(folder) / name).is_file() for folder in config.theme.dirs)


def without_unused_assets(files: Files, config: MkDocsConfig) -> Files:
    """`files` without Material's scripts, style sheets and pictures, which our pages never ask for.

    A lab's own files at the same paths stay, and so does a picture that mkdocs.yml names.
    """
    if config.theme.name != OURS:
        return files
    material = Path(get_theme_dir("material"), "assets")
    for file in list(files):
        path = Path(file.abs_src_path or "")
        if path.is_relative_to(material) and file.src_uri != config.theme.get("favicon"):
            files.remove(file)
    return files


def warn_of_other_theme(config: MkDocsConfig) -> None:
    """Says what is missing under another theme: it shows each page's text and nothing else."""
    if not has_template(config, "essay.html"):
        log.warning(
            "mkdocs.yml: the theme '%s' has no pages for essays, cards and the like, so only their "
            "texts are shown (write `theme:` and below it `name: labpress`)",
            config.theme.name or "without a name",
        )


def offer_originals(env: jinja2.Environment) -> None:
    """Lets a lab's own `essay.html` begin with `{% extends "labpress/essay.html" %}`: by its plain
    name it would extend itself."""
    originals = {OURS: jinja2.FileSystemLoader(get_theme_dir(OURS))}
    loaders = [env.loader] if env.loader else []
    env.loader = jinja2.ChoiceLoader([*loaders, jinja2.PrefixLoader(originals)])
