"""The theme of a build: what a lab gets that writes another name than ours under `theme:`."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger(__name__)


def has_template(config: MkDocsConfig, name: str) -> bool:
    """Whether the theme, or the lab's own `custom_dir`, has a template of that name."""
    return any((Path(folder) / name).is_file() for folder in config.theme.dirs)


def warn_of_other_theme(config: MkDocsConfig) -> None:
    """Says what is missing under another theme: it shows each page's text and nothing else."""
    if not has_template(config, "essay.html"):
        log.warning(
            "mkdocs.yml: the theme '%s' has no pages for essays, cards and the like, so only their "
            "texts are shown (write `theme:` and below it `name: labpress`)",
            config.theme.name or "without a name",
        )
