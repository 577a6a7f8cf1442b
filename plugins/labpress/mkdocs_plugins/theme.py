"""The theme of a build: what of it goes into the site, and what a lab gets under another theme."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
from jinja2 import nodes
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.utils import get_theme_dir

from labpress.problems import did_you_mean

log = get_plugin_logger(__name__)

OURS = "labpress"
NO_BLOCK = "there is no block '%s' in %s, so it is shown nowhere (%s)"


def has_template(config: MkDocsConfig, name: str) -> bool:
    """Whether the theme, or the lab's own `custom_dir`, has a template of that name."""
    return any((Path(folder) / name).is_file() for folder in config.theme.dirs)


def without_unused_assets(files: Files, config: MkDocsConfig) -> Files:
    """`files` without Material's scripts, style sheets and pictures, which our pages never ask for.

    A lab's own files at the same paths stay, and so does a picture that mkdocs.yml names.
    """
    if config.theme.name != OURS:
        return files
    material = f"{Path(get_theme_dir('material'), 'assets')}{os.sep}"
    for file in list(files):
        unused = (file.abs_src_path or "").startswith(material)
        if unused and file.src_uri != config.theme.get("favicon"):
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


def warn_of_lost_blocks(env: jinja2.Environment, config: MkDocsConfig) -> None:
    """Names the blocks of a lab's own templates that their originals do not have: nothing shows
    them, and nothing else would say so. `offer_originals` comes first."""
    if not (config.theme.name == OURS and config.theme.custom_dir):
        return
    own = Path(config.theme.custom_dir)
    for path in sorted(own.rglob("*.html")):
        try:
            tree = env.parse(path.read_text("utf-8"))
            known = _blocks_of(env, _extended(tree))
        except (jinja2.TemplateSyntaxError, jinja2.TemplateNotFound):
            continue  # a page that is made with it says so, with the place
        for block in (node for node in tree.body if isinstance(node, nodes.Block)):
            if known and block.name not in known:
                name = f"{own.name}/{path.relative_to(own).as_posix()}:{block.lineno}"
                hint = did_you_mean(block.name, known) or f"known: {', '.join(sorted(known))}"
                log.warning("%s: " + NO_BLOCK, name, block.name, _extended(tree), hint)


def _blocks_of(env: jinja2.Environment, name: str) -> set[str]:
    """The blocks of a template and of those that it extends; none if there is no such name."""
    found, seen = set[str](), set[str]()
    while name and name not in seen and env.loader:
        seen.add(name)
        tree = env.parse(env.loader.get_source(env, name)[0])
        found |= {block.name for block in tree.find_all(nodes.Block)}
        name = _extended(tree)
    return found


def _extended(tree: nodes.Template) -> str:
    """The name of the template that one extends, if it is written as one."""
    extends = tree.find(nodes.Extends)
    name = extends.template if extends else None
    return str(name.value) if isinstance(name, nodes.Const) else ""


def offer_originals(env: jinja2.Environment) -> None:
    """Lets a lab's own `essay.html` begin with `{% extends "labpress/essay.html" %}`: by its plain
    name it would extend itself."""
    originals = {OURS: jinja2.FileSystemLoader(get_theme_dir(OURS))}
    loaders = [env.loader] if env.loader else []
    env.loader = jinja2.ChoiceLoader([*loaders, jinja2.PrefixLoader(originals)])
