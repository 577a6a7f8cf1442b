"""YAML types: the front matter of an ordinary page as MkDocs and other plugins expect it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from labpress.content.tree import List, Node, Text

_RESOLVER = yaml.resolver.Resolver()
_CONSTRUCTOR = yaml.constructor.SafeConstructor()


def native(node: Node) -> Any:
    """Lists, dictionaries and texts, and YAML 1.1's numbers, truths and dates for plain texts.

    Our own fields never go through here: they are read as texts.
    """
    if isinstance(node, Text):
        return _scalar(node) if node.plain else node.value
    if isinstance(node, List):
        return [native(value) for value in node.values]
    return {key: native(value) for key, value in node.values.items()}


def _scalar(text: Text) -> Any:
    resolve: Callable[..., str] = _RESOLVER.resolve
    tag = resolve(yaml.ScalarNode, text.value, (True, False))
    try:
        return _CONSTRUCTOR.construct_object(yaml.ScalarNode(tag, text.value))
    except (ValueError, yaml.YAMLError):  # a date that never was, `=`, `<<`
        return text.value
