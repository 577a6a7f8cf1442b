"""`labpress/citations`: formats the citations of the whole build in one batch."""

from __future__ import annotations

from typing import ClassVar

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from labpress.mkdocs_plugins.plainly import plainly
from labpress.mkdocs_plugins.session import find_session


class CitationsConfig(base.Config):
    """It formats citations and references. Its options are named as in mkdocs-bibtex."""

    HELP: ClassVar[dict[str, str]] = {
        "bib_file": "The bibliography, a path from mkdocs.yml.",
        "bib_dir": "A folder of .bib files instead. Without either: all that lie in essays/.",
        "csl_file": "A citation style: `apa`, `bmj`, `chicago-author-date`, `chicago-notes`, "
        "`harvard`, `ieee`, `vancouver`, or the path of a CSL file. Without one: APA.",
    }

    bib_file = c.Optional(c.Type(str))
    bib_dir = c.Optional(c.Type(str))
    csl_file = c.Optional(c.Type(str))


class CitationsPlugin(BasePlugin[CitationsConfig]):
    """Each hook is one call."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Finds the lab now, so that a wrong order of plugins is said before anything is built."""
        find_session(config, "labpress/citations")

    @plainly
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """One batch for all pages, before the first one is rendered."""
        find_session(config, "labpress/citations").format_all()
