"""Editor: the files that make VS Code know a lab: schemas and the small extension that reads them,
settings, tasks and snippets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from labpress.catalogue.permalinks import FOLDERS
from labpress.cli.snippets import snippets
from labpress.content import KINDS, authors_schema, json_schema, statement_schema
from labpress.lab import Settings

DATA = Path(__file__).with_name("vscode")
FILES = {"authors": authors_schema, "accessibility": statement_schema}
"""The schemas of files of data below docs/, by their names."""
FOLDER = ".vscode"
OURS = "extensions/labpress/"
"""What lies below it is ours, and always written anew; a lab may have changed the other files."""


def schemas(settings: Settings) -> dict[str, dict[str, Any]]:
    """The schema of each kind of file by name, with the lab's own stages and `good_for`."""
    kinds = {kind: json_schema(kind, settings.stages, settings.good_for) for kind in KINDS}
    return {**kinds, **{name: made() for name, made in FILES.items()}}


def editor_files(settings: Settings) -> dict[str, str]:
    """The text of every file by its path below `.vscode`."""
    plain = {
        path.relative_to(DATA).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(DATA.rglob("*"))
        if path.is_file()
    }
    made = {f"{name}.schema.json": schema for name, schema in schemas(settings).items()}
    folders = [{"folder": _folder(kind, settings), "kind": kind} for kind in KINDS]
    return {
        **plain,
        "labpress.code-snippets": as_json(snippets(settings)),
        f"{OURS}schemas/folders.json": as_json(folders),
        **{f"{OURS}schemas/{name}": as_json(schema) for name, schema in made.items()},
    }


def write_editor_files(settings: Settings, root: Path) -> tuple[list[str], list[str]]:
    """Writes them into the lab at `root`: the paths of those written, and of those left alone
    because somebody has changed them."""
    written, kept = [], []
    for name, text in editor_files(settings).items():
        path = root / FOLDER / name
        if path.exists() and not name.startswith(OURS):
            if path.read_text(encoding="utf-8", errors="replace") != text:
                kept.append(f"{FOLDER}/{name}")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(f"{FOLDER}/{name}")
    return written, kept


def as_json(value: Any) -> str:
    """JSON as people read it."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _folder(kind: str, settings: Settings) -> str:
    folder = settings.essays_dir if kind == "essay" else settings.docs_dir / FOLDERS[kind]
    return settings.relative(folder)
