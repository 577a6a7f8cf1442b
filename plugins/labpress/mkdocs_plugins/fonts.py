"""The lab's own fonts for print, as mkdocs.yml names them, each with the line it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from labpress.lab import FontFile
from labpress.problems import SettingsError


def fonts_from(names: Sequence[str], root: Path, settings: Path) -> tuple[FontFile, ...]:
    """The fonts `names`, which must lie in the lab's folder `root`, or another computer would print
    other cards. Raises SettingsError. `settings` is mkdocs.yml, which may inherit the names."""
    lines = _lines(settings) if names else {}
    return tuple(_font(name, root, lines.get(name)) for name in names)


def _font(name: str, root: Path, line: int | None) -> FontFile:
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        place = f"mkdocs.yml:{line}" if line else "mkdocs.yml"
        hint = "copy the font into the lab, and name it there"
        raise SettingsError(f"{place}: fonts '{name}' is outside the lab's folder ({hint})")
    return FontFile(path, name, line)


def _lines(settings: Path) -> Mapping[str, int]:
    """On which line each entry of a list called `fonts` stands."""
    root = yaml.compose(settings.read_text("utf-8"), Loader=yaml.SafeLoader)
    entries = [entry for node in _within(root) for entry in _entries(node)]
    return {entry.value: entry.start_mark.line + 1 for entry in entries}


def _entries(node: yaml.Node) -> list[yaml.ScalarNode]:
    if not isinstance(node, yaml.MappingNode):
        return []
    lists = [value for key, value in node.value if key.value == "fonts"]
    entries = [entry for found in lists for entry in found.value if isinstance(entry, yaml.Node)]
    return [entry for entry in entries if isinstance(entry, yaml.ScalarNode)]


def _within(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """`node` and all that is in it."""
    if node is None:
        return
    yield node
    if isinstance(node, yaml.MappingNode):
        inner = [part for pair in node.value for part in pair]
    else:
        inner = node.value if isinstance(node, yaml.SequenceNode) else []
    for part in inner:
        yield from _within(part)
