"""`look:` of mkdocs.yml, turned into a Look, and what is wrong with its colours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any

import yaml

from labpress.content import Stage
from labpress.content.colours import HEX
from labpress.content.drawing_faults import drawing_faults
from labpress.content.picture_file import PictureError, read_picture
from labpress.lab import Logo, Look, Typeface
from labpress.lab.look import CUTS, USES
from labpress.lab.stand_in import StandIn, stand_in
from labpress.problems import Level, Problem, SettingsError, did_you_mean
from labpress.site.look import faint

LIBRARY = ("labpress/library", "library")
KNOWN = (
    "logo", "logo_dark", "logo_says_name", "colour", "colour_dark", "accent", "accent_dark",
    "fonts",
)  # fmt: skip
PICTURES = (".svg", ".png")
MOST_BYTES = 100_000
"""A logo is on every page."""
LEAST_HEIGHT = 88
"""Pixels of a PNG: it is shown 44 high, and fine screens have two for each."""
SIGNED = b"wOF2"
"""How a font in WOFF2 begins; a browser leaves out any other without a word."""
_NAME = re.compile(r"[^\W_][\w .&'’-]{0,60}")

Place = tuple[str | int, ...]


def look_from(
    options: Mapping[str, Any], docs_dir: Path, settings: Path, stages: Sequence[Stage]
) -> tuple[Look, tuple[Problem, ...]]:
    """The lab's own look. Raises SettingsError for what cannot be; what can hardly be read is a
    warning at its line of mkdocs.yml."""
    reader = _Reader(options, docs_dir, settings)
    look = reader.look()
    faults = (
        Problem(Level.WARNING, settings.name, reader.line(one.at), None, one.message, one.hint)
        for one in faint(look, stages)
    )
    return look, (*reader.problems, *faults)


class _Reader:
    """Reads one `look:`. `problems` are those with its files."""

    def __init__(self, options: Mapping[str, Any], docs_dir: Path, settings: Path) -> None:
        self._options, self._docs_dir, self._settings = options, docs_dir, settings
        self._root = yaml.compose(settings.read_text("utf-8"), Loader=yaml.SafeLoader)
        self.problems: list[Problem] = []

    def line(self, place: Place) -> int | None:
        """The line on which an option of `labpress/library` stands, if this file has it."""
        for options in _library(self._root):
            found = reduce(_inside, place, options)
            if found is not None:
                return int(found.start_mark.line) + 1
        return None

    def look(self) -> Look:
        own = self._options
        self._only(own, KNOWN, ("look",))
        return Look(
            logo=self._logo("logo"),
            logo_dark=self._logo("logo_dark"),
            logo_says_name=bool(own.get("logo_says_name", True)),
            fonts=tuple(self._fonts()),
            **{name: self._colour(name) for name in KNOWN if name.startswith(("colour", "accent"))},
        )

    def _colour(self, name: str) -> str:
        value = self._options.get(name)
        if value is None or value == "":
            return ""
        if not HEX.fullmatch(str(value)):
            hint = 'write it in quotes with six figures, such as "#0b5563"'
            raise self._error(("look", name), f"{name} '{value}' is not a colour", hint)
        return str(value).lower()

    def _logo(self, name: str) -> Logo | None:
        value = self._options.get(name)
        if not value:
            return None
        place = ("look", name)
        path = self._file(str(value), place, PICTURES)
        try:
            picture = read_picture(path)
        except PictureError as error:
            message, hint = error.args
            raise self._error(place, f"{name} '{value}' {message}", hint) from None
        if path.stat().st_size > MOST_BYTES:
            size = f"{path.stat().st_size // 1000:,} kB"
            hint = f"save it smaller, up to {MOST_BYTES // 1000} kB"
            self._warn(place, f"{name} '{value}' has {size} and is on every page", hint)
        elif picture.format != "SVG" and picture.height < LEAST_HEIGHT:
            hint = f"save it at least {LEAST_HEIGHT} pixels high, or as SVG"
            self._warn(place, f"{name} '{value}' is only {picture.height} pixels high", hint)
        for message, hint in drawing_faults(path) if picture.format == "SVG" else ():
            self._warn(place, f"{name} '{value}' {message}", hint)
        return Logo(str(value), picture.width, picture.height)

    def _fonts(self) -> Iterator[Typeface]:
        fonts = self._options.get("fonts") or {}
        self._only(fonts, USES, ("look", "fonts"))
        for use, own in fonts.items():
            place = ("look", "fonts", use)
            self._only(own, ("name", *CUTS), place)
            name = str(own.get("name") or "")
            if not _NAME.fullmatch(name):
                message = f"fonts: {use} has no name" if not name else f"'{name}' is no font's name"
                raise self._error(place, message, "write it as in `name: Lora`")
            cuts = tuple((cut, str(own[cut])) for cut in CUTS if own.get(cut))
            if not cuts:
                hint = f"add `regular: fonts/{name.lower().replace(' ', '-')}.woff2`"
                raise self._error(place, f"fonts: {use} names no file", hint)
            for cut, path in cuts:
                file = self._file(path, (*place, cut), (".woff2",))
                if not file.read_bytes().startswith(SIGNED):
                    hint = "save it again as WOFF2, and not only under that name"
                    raise self._error((*place, cut), f"'{path}' is no font in WOFF2", hint)
            face = Typeface(use, name, cuts)
            yield replace(face, stand_in=self._stand_in(face))

    def _stand_in(self, face: Typeface) -> StandIn | None:
        cut, path = face.first
        weight, _ = CUTS[cut]
        return stand_in(self._docs_dir / path, serif=face.use != "ui", bold=weight > 400)

    def _file(self, name: str, place: Place, endings: Sequence[str]) -> Path:
        """A file that the site publishes anyway: fonts and logos lie where pages do."""
        path = Path(os.path.normpath(self._docs_dir / name))
        folder = self._docs_dir.name
        if not path.resolve().is_relative_to(self._docs_dir.resolve()) or ":" in name:
            hint = f"copy it into {folder}/ and name it from there"
            raise self._error(place, f"{place[-1]} '{name}' is outside {folder}/", hint)
        if path.suffix.lower() not in endings:
            forms = " or ".join(ending[1:].upper() for ending in endings)
            raise self._error(place, f"{place[-1]} '{name}' is not {forms}", f"save it as {forms}")
        if not path.is_file():
            hint = f"put it into {folder}/, or correct its name"
            raise self._error(place, f"there is no file '{name}' in {folder}/", hint)
        return path

    def _only(self, given: object, known: Sequence[str], place: Place) -> None:
        if not isinstance(given, Mapping):
            hint = f"write on lines of their own below it: {', '.join(known)}"
            raise self._error(place, f"'{given}' says nothing of the {place[-1]}", hint)
        for name in given:
            if name not in known:
                hint = did_you_mean(str(name), known) or f"known: {', '.join(known)}"
                raise self._error((*place, name), f"unknown key '{name}'", hint)

    def _warn(self, place: Place, message: str, hint: str) -> None:
        line, name = self.line(place), self._settings.name
        self.problems.append(Problem(Level.WARNING, name, line, None, f"look: {message}", hint))

    def _error(self, place: Place, message: str, hint: str) -> SettingsError:
        line = self.line(place)
        where = f"{self._settings.name}:{line}" if line else self._settings.name
        return SettingsError(f"{where}: look: {message} ({hint})")


def _library(root: yaml.Node | None) -> Iterator[yaml.Node | None]:
    """What stands below `labpress/library` in `plugins:`."""
    plugins = _inside(root, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for entry in entries:
        for name in LIBRARY:
            found = _inside(entry, name)
            if found is not None:
                yield found


def _inside(node: yaml.Node | None, key: str | int) -> yaml.Node | None:
    """The value of a key, or of a place in a list."""
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key] if key < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        found = (value for name, value in node.value if name.value == key)
        return next(found, None)
    return None
