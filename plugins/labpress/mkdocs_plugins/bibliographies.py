"""Bibliographies: the files and web addresses that the options of `labpress/citations` name."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from labpress import outside
from labpress.citations import SUFFIXES, NoStyle, find_style
from labpress.markdown import Dialect
from labpress.markdown.dialect import BIBLIOGRAPHY, FULL_BIBLIOGRAPHY
from labpress.mkdocs_plugins.bibtex import ZOTERO, zotero_query
from labpress.problems import SettingsError

if TYPE_CHECKING:
    from labpress.outside import Remote

KEPT = Path(".labpress", "citations")
"""Where a lab keeps copies of what its settings name by web address."""
FORMATS = {"csljson": ".json", "ris": ".ris", "json": ".json"}
"""What the query of an address may ask for, if it is not BibTeX."""
COMMANDS = {"bib_command": BIBLIOGRAPHY, "full_bib_command": FULL_BIBLIOGRAPHY}
DECLARATION = re.compile(r"^\ufeff?<\?xml[^>]*\?>\s*")


@dataclass(frozen=True)
class Sources:
    """The lab's bibliographies in their order, and its style; those of them that are fetched."""

    files: tuple[Path, ...]
    style: Path | None
    remote: tuple[Remote, ...]


def sources_from(options: Mapping[str, Any], settings: Path, essays_dir: Path) -> Sources:
    """What `bib_file`, `bib_dir`, `csl_file` and `csl_file_encoding` say. Without the first two
    it is all that lies beside the essays. Raises SettingsError for a file that is not there."""
    root, named = settings.parent, _named(options.get("bib_file"))
    remote = {name: _remote(name, settings) for name in named if is_address(name)}
    files = [remote[name].file if name in remote else _existing(root, name) for name in named]
    style, csl = _style(options, settings)
    return Sources(
        tuple(dict.fromkeys(files)) if named else tuple(_all_in(options, root, essays_dir)),
        style,
        (*remote.values(), *csl),
    )


def is_address(name: str) -> bool:
    """Whether an option names something on the web."""
    return urlsplit(name).scheme.lower() in ("http", "https")


def commands_from(options: Mapping[str, Any], dialect: Dialect) -> Dialect:
    """The dialect with the lab's own names of the two commands, and with or without citations
    outside brackets. Raises SettingsError."""
    names = [options.get(name, usual) for name, usual in COMMANDS.items()]
    for option, name in zip(COMMANDS, names, strict=True):
        if not name.strip() or "\n" in name:
            raise SettingsError(f"mkdocs.yml: {option} is empty (write {COMMANDS[option]})")
    if names[0].strip() == names[1].strip():
        hint = "give each a name of its own"
        raise SettingsError(f"mkdocs.yml: bib_command and full_bib_command are the same ({hint})")
    if "{key}" not in options.get("footnote_format", "{key}"):
        hint = "take it out: sources have no footnotes of Markdown's here"
        raise SettingsError(f"mkdocs.yml: footnote_format has no {{key}} in it ({hint})")
    return replace(
        dialect,
        bib_command=names[0].strip(),
        full_bib_command=names[1].strip(),
        in_text=options.get("enable_inline_citations", True),
    )


def _named(written: str | Sequence[str] | None) -> Sequence[str]:
    return [written] if isinstance(written, str) else written or ()


def _existing(root: Path, name: str) -> Path:
    path = root / name
    if not path.is_file():
        raise SettingsError(f"mkdocs.yml: bib_file: there is no file '{name}'")
    return path


def _all_in(options: Mapping[str, Any], root: Path, essays_dir: Path) -> Iterator[Path]:
    """Every bibliography in the named folder and the folders in it. Beside the essays, where data
    of charts lies too, .json and .yaml are none until they are named."""
    folder = options.get("bib_dir")
    if not folder:
        yield from sorted(path for path in essays_dir.glob("*") if path.suffix in (".bib", ".ris"))
        return
    if not (root / folder).is_dir():
        raise SettingsError(f"mkdocs.yml: bib_dir: there is no folder '{folder}'")
    found = (root / folder).rglob("*")
    yield from sorted(path for path in found if path.suffix.lower() in SUFFIXES)


def _remote(url: str, settings: Path, suffix: str = "") -> Remote:
    parts = urlsplit(url)
    asked = zotero_query(url) if parts.hostname == ZOTERO else url
    name = f"{parts.hostname or 'web'}-{hashlib.sha256(asked.encode()).hexdigest()[:12]}"
    file = settings.parent / KEPT / f"{name}{suffix or _suffix(asked)}"
    lines = settings.read_text("utf-8").splitlines()
    # one that comes from the environment, or from another file, stands on none
    line = next((number for number, line in enumerate(lines, 1) if url in line), None)
    return outside.Remote(asked, file, line)


def _suffix(url: str) -> str:
    """The form of a bibliography on the web: as its name or its query says, else BibTeX."""
    parts = urlsplit(url)
    suffix = PurePosixPath(parts.path).suffix.lower()
    if suffix in SUFFIXES:
        return suffix
    asked = parse_qs(parts.query).get("format", [""])[0].lower()
    return FORMATS.get(asked, ".bib")


def _style(options: Mapping[str, Any], settings: Path) -> tuple[Path | None, tuple[Remote, ...]]:
    name, encoding, root = (
        options.get("csl_file"),
        options.get("csl_file_encoding"),
        settings.parent,
    )
    if not name:
        return None, ()
    if is_address(name):
        remote = _remote(name, settings, ".csl")
        return remote.file, (remote,)
    if encoding and (root / name).is_file():
        name = str(_recoded(root / name, encoding, root))
    found = find_style(name, root)
    if isinstance(found, NoStyle):
        raise SettingsError(f"mkdocs.yml: csl_file: {found.message} ({found.hint})")
    return found, ()


def _recoded(style: Path, encoding: str, root: Path) -> Path:
    """A style that is in another encoding than UTF-8, as a copy that is not."""
    try:
        if codecs.lookup(encoding) == codecs.lookup("utf-8"):
            return style
        text = style.read_text(encoding)
        name = f"{style.stem}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.csl"
        copy = root / KEPT / name
        if not copy.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(DECLARATION.sub("", text), encoding="utf-8")
    except (LookupError, UnicodeDecodeError, OSError) as error:
        hint = "save the style as UTF-8, and take csl_file_encoding out"
        raise SettingsError(f"mkdocs.yml: csl_file_encoding: {error} ({hint})") from None
    return copy
