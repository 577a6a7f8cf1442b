"""The lab's own stages, as mkdocs.yml has them, turned into Stages that addresses and style sheets
can carry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from labpress.content import STAGES, Stage
from labpress.problems import SettingsError, did_you_mean

_KNOWN = tuple(field.name for field in fields(Stage))
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def stages_from(entries: Sequence[Mapping[str, Any]]) -> tuple[Stage, ...]:
    """The lab's stages, or the three that all labs know. Raises SettingsError."""
    stages = tuple(map(_stage, entries)) or STAGES
    ids = [stage.id for stage in stages]
    for stage_id in ids:
        if ids.count(stage_id) > 1:
            raise _error(f"two stages have the id '{stage_id}'", "give one of them another")
    return stages


def _stage(entry: Mapping[str, Any]) -> Stage:
    for name in entry:
        if name not in _KNOWN:
            known = f"known: {', '.join(_KNOWN)}"
            raise _error(f"unknown key '{name}'", did_you_mean(str(name), _KNOWN) or known)
    texts = {name: "" if value is None else str(value).strip() for name, value in entry.items()}
    for name in ("id", "title"):
        if not texts.get(name):
            other = texts.get("id") or texts.get("title") or "one"
            raise _error(f"the stage '{other}' has no {name}", f"add `{name}:`")
    if not _ID.fullmatch(texts["id"]):
        hint = "it is part of an address: use small letters, figures and hyphens"
        raise _error(f"the id '{texts['id']}' cannot be used", hint)
    for name in ("colour", "dark"):
        if texts.get(name) and not _COLOUR.fullmatch(texts[name]):
            hint = 'write it in quotes with six figures, such as "#0b5563"'
            raise _error(f"{name} '{texts[name]}' of '{texts['id']}' is not a colour", hint)
    return Stage(**{name: text for name, text in texts.items() if text})


def _error(message: str, hint: str) -> SettingsError:
    return SettingsError(f"mkdocs.yml: stages: {message} ({hint})")
