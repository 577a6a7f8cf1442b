"""`labpress/citations`: formats the citations of the whole build in one batch."""

from __future__ import annotations

from typing import ClassVar

from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from labpress.mkdocs_plugins.bibtex import BibTexConfig
from labpress.mkdocs_plugins.plainly import plainly
from labpress.mkdocs_plugins.session import find_session


class CitationsConfig(BibTexConfig):
    """It formats citations and references. Its options are mkdocs-bibtex's, and mean the same."""

    HELP: ClassVar[dict[str, str]] = {
        "bib_file": "The bibliography: a path from mkdocs.yml, a web address, or a list of these.",
        "bib_dir": "A folder of bibliographies instead, with the folders in it. Without either: "
        "all .bib and .ris files that lie in essays/.",
        "csl_file": "A citation style: `apa`, `bmj`, `chicago-author-date`, `chicago-notes`, "
        "`harvard`, `ieee`, `vancouver`, or a path or web address of a CSL file. Without one: APA.",
        "csl_file_encoding": "The encoding of the CSL file, if it is not UTF-8.",
        "bib_command": "What a text says, on a line of its own, where its references go.",
        "full_bib_command": "The same for the whole bibliography.",
        "bib_by_default": "A page that cites and does not say where has its references at its end. "
        "`false`: it has none then, and its citations are no links.",
        "footnote_format": "Taken and checked, but of no use here: sources need no Markdown "
        "footnotes, so their names cannot clash.",
        "resolvers": "Whom `labpress cite add` asks of a work: `doi`, `isbn` and `url`, each an "
        "address with `{doi}`, `{isbn}` or `{url}` in it, or `no`.",
        "enable_inline_citations": "An `@key` outside brackets cites. `false`: it stays as it is.",
    }

    resolvers = c.Type(dict, default={})
    bib_file = c.Optional(c.Type((str, list)))
    bib_dir = c.Optional(c.Type(str))  # theirs says what is wrong in other words


class CitationsPlugin(BasePlugin[CitationsConfig]):
    """Each hook is one call."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Finds the lab now, so that a wrong order of plugins is said before anything is built."""
        find_session(config, "labpress/citations")

    @plainly
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """One batch for all pages, before the first one is rendered."""
        find_session(config, "labpress/citations").format_all()
