"""Python-Markdown alone: the floor of every program that uses it.

_bench_floor.py FOLDER    reads each text in FOLDER into HTML, which it throws away
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from markdown import Markdown


def main(folder: Path) -> None:
    """One parser for all texts, with the extensions that mkdocs.yml names; fields are cut off."""
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    written = settings["markdown_extensions"]
    each = dict(one.popitem() if isinstance(one, dict) else (one, {}) for one in written)
    parser = Markdown(extensions=list(each), extension_configs=each)
    for path in sorted((folder / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        parser.reset()
        parser.convert(text.split("\n---\n", 1)[-1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
