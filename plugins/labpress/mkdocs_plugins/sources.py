"""Sources: every file and folder that a site is made from, so that `labpress serve` can watch."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig

from labpress.catalogue.redirects import FILE as REDIRECTS
from labpress.lab import Settings

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's reads it eight times as fast
SNIPPETS = "pymdownx.snippets"
"""The extension whose texts may lie in folders of their own."""


def sources_of(config: MkDocsConfig, settings: Settings) -> tuple[Path, ...]:
    """What the settings name, whether or not it is there: of a folder all that is in it counts."""
    files = settings_files(Path(config.config_file_path or "mkdocs.yml").absolute())
    own = (settings.docs_dir, settings.essays_dir, settings.wording_dir, settings.root / REDIRECTS)
    fonts = (font.path for font in settings.fonts)
    found = (*files, *own, *settings.own_files, *fonts, *_of_mkdocs(config, settings.root))
    return tuple(dict.fromkeys(settings.root / path for path in found))


def settings_files(config_file: Path) -> tuple[Path, ...]:
    """mkdocs.yml, and the files that it INHERITs, as far as they can be read."""
    found: list[Path] = []
    path: Path | None = config_file
    while path and path not in found:
        found.append(path)
        path = _inherited(path)
    return tuple(found)


def named_in(config_file: Path) -> tuple[Path, ...]:
    """Files of settings, and all below the lab's folder that they name: for settings that MkDocs
    refuses."""
    files, root = settings_files(config_file), config_file.parent
    nodes = (node for file in files if (node := _read(file)))
    named = (Path(os.path.normpath(root / value)) for node in nodes for value in _values(node))
    there = (path for path in named if root in path.parents and path.exists())
    return tuple(dict.fromkeys((*files, *there)))


def _inherited(path: Path) -> Path | None:
    """The file that one of settings is built upon. Only nodes are read, so tags do not matter."""
    root = _read(path)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "INHERIT" and isinstance(value, yaml.ScalarNode):
            return (path.parent / str(value.value)).absolute()
    return None


def _read(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(path.read_text("utf-8"), Loader=LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None  # MkDocs says what is wrong with it


def _values(node: yaml.Node) -> Iterator[str]:
    """The texts of one line in it, wherever they stand."""
    if isinstance(node, yaml.ScalarNode):
        yield from [str(node.value)] if node.value and "\n" not in node.value else []
        return
    pairs = node.value if isinstance(node, yaml.MappingNode) else [(n, n) for n in node.value]
    for _, value in pairs:
        yield from _values(value)


def _of_mkdocs(config: MkDocsConfig, root: Path) -> Iterator[Path]:
    """The lab's own templates, its hooks, what `watch` names, and texts that others take in."""
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)
    yield from (Path(path) for path in config.watch)
    hooks: Any = config.hooks  # a mapping by name, whatever MkDocs' own types say
    yield from (Path(hook.__file__) for hook in hooks.values() if hook.__file__)
    snippets = (config.mdx_configs.get(SNIPPETS) or {}).get("base_path") or ()
    folders = [snippets] if isinstance(snippets, str) else snippets
    # the whole of a lab's folder would be its site as well
    yield from (Path(path) for path in folders if (root / str(path)).resolve() != root.resolve())
