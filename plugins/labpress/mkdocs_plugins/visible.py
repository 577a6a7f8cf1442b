"""Visible: a theme whose hidden folders are not looked through. Material keeps ten thousand icons
in one, and MkDocs goes through the name of each at every build, to take none."""

from __future__ import annotations

import os

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme


class VisibleTemplates(jinja2.FileSystemLoader):
    """The same templates as in a `FileSystemLoader`, hidden ones too when they are asked for by
    name; the list of all has none that stands in a hidden folder at the top."""

    def list_templates(self) -> list[str]:
        """Their names, as MkDocs asks for them to copy what goes along with pages."""
        return sorted({name for folder in self.searchpath for name in _in(str(folder))})


class VisibleTheme(Theme):
    """A theme that MkDocs has read already, whose templates are listed sooner."""

    def __init__(self, theme: Theme) -> None:
        self.__dict__.update(vars(theme))

    def get_env(self) -> jinja2.Environment:
        """The environment in which MkDocs fills in templates."""
        env = super().get_env()
        env.loader = VisibleTemplates(self.dirs)
        return env


def pass_over_hidden(config: MkDocsConfig) -> None:
    """Lets MkDocs list the files of the theme without those in hidden folders."""
    if type(config.theme) is Theme:  # another plugin's own is left as it is
        config.theme = VisibleTheme(config.theme)


def _in(folder: str) -> list[str]:
    found = []
    for path, folders, files in os.walk(folder):
        if path == folder:
            folders[:] = [name for name in folders if not name.startswith(".")]
        start = os.path.relpath(path, folder).replace(os.sep, "/")
        found += files if start == "." else [f"{start}/{name}" for name in files]
    return found
