"""SearchIndex: Pagefind's index of a built site, which a browser reads a little of for each query.

Each language has an index of its own, so that words are cut to their stems by its rules, and pages
in `en` and `en-GB` are found together:

    search/pagefind.js       what reads an index
    search/languages.json    how many pages there are in each language
    search/en/               the index of one language
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from labpress.problems import LabpressError

FOLDER = "search"
LANGUAGES = "languages.json"
SCRIPT = "pagefind.js"
BODY = "data-pagefind-body"
"""Pages without it are not to be found."""
SKIPPED = (
    *("nav", "form", "button", "script", "noscript", "dialog", "time", "[aria-hidden=true]"),
    *(".vh", ".noprint", ".draft", ".edit", ".toc", ".sidenote", ".pop", ".back"),
    *(".footnote-backref", ".endmatter .history", ".licence", ".series", ".colophon", ".side"),
    *(".paper", ".jump", ".band", ".factbar", ".cardhead-in .muted", ".stage", ".eyebrow"),
    # what one page says of others is found on those
    *(".quotes", ".lead", ".hand", ".stages", ".numbered", ".outputs", ".rows", "[data-item]"),
    *(".older", ".elsewhere", ".status", ".none"),
)
"""What of a page says nothing that it alone has, as CSS selectors; see Pagefind's
`--exclude-selectors`. A template may mark more with `data-pagefind-ignore`."""
LANGUAGE = re.compile(r"<html\b[^>]*?\slang=[\"']?([a-z]{2,3})\b", re.IGNORECASE)
PARTS = re.compile(r"</(?:td|th|dt|dd)>|</span>(?=</?span>)", re.IGNORECASE)
"""Ends of what stands apart on the page by its place alone: without a space, Pagefind takes the
words on both sides for one. Spans with a class are left as they are, since code is made of them."""
LONGEST = 900
"""Seconds: a thousand essays take about ten."""


class SearchError(LabpressError):
    """The index could not be made."""


class SearchIndex:
    """The index of one build: pages are handed over, then `make` writes it.

    Copies of the pages are kept in `folder`, one folder a language, as Pagefind reads them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digests: list[bytes] = []
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self.languages: Counter[str] = Counter()

    @property
    def digest(self) -> bytes:
        """Changes with whatever can be found, whatever the order of the pages."""
        return hashlib.blake2b(b"".join(sorted(self._digests))).digest()

    def add(self, path: str, html: str) -> None:
        """The page at `path` on the site, unless its template keeps it from being found."""
        if BODY not in html:
            return
        found = LANGUAGE.search(html)
        language = found[1].lower() if found else "en"
        copy = self._folder / "pages" / language / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(PARTS.sub(r" \g<0>", html), encoding="utf-8")
        self.languages[language] += 1
        self._digests.append(hashlib.blake2b(f"{path}\0{html}".encode()).digest())

    def make(self, to: Path) -> None:
        """Writes the index into the folder `to`, which need not exist. Raises SearchError."""
        to.mkdir(parents=True, exist_ok=True)
        program = _program()
        for language in sorted(self.languages):
            made = self._folder / "made" / language
            self._run(program, language, made)
            _keep(made, to, language)
        text = json.dumps(dict(sorted(self.languages.items())))
        (to / LANGUAGES).write_text(text + "\n", encoding="utf-8")

    def stop(self) -> None:
        """Ends `make` in another thread: it then raises SearchError."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def _run(self, program: str, language: str, to: Path) -> None:
        if self._stopped:
            raise SearchError("Pagefind was stopped")
        pages = self._folder / "pages" / language
        command = [program, "--site", str(pages), "--output-path", str(to), "--silent"]
        command += ["--force-language", language, "--exclude-selectors", ", ".join(SKIPPED)]
        # settings of another site, which Pagefind would read, must not change this one
        own = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")}
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(
                command, cwd=self._folder, env=own, stdout=pipe, stderr=subprocess.STDOUT, text=True
            )
            said, _ = self._process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            self.stop()
            raise SearchError(f"Pagefind has not ended after {LONGEST} seconds") from None
        except OSError as problem:
            raise SearchError(f"Pagefind cannot be started: {problem.strerror}") from None
        if self._stopped or self._process.returncode:
            last = said.strip().splitlines()[-1:] or [f"exit code {self._process.returncode}"]
            raise SearchError(f"Pagefind failed: {last[0]}")


def _program() -> str:
    """Where Pagefind's program is. Raises SearchError."""
    try:
        # not at the top: all but search works without it
        return str(importlib.import_module("pagefind_bin").get_executable())
    except (ImportError, FileNotFoundError):
        raise SearchError("Pagefind is not installed (pip install pagefind_bin)") from None


def _keep(made: Path, to: Path, language: str) -> None:
    """Of what Pagefind made only what our page asks for: no interface and no worker of its own,
    and no rules of language but those of this one."""
    entry = json.loads((made / "pagefind-entry.json").read_text("utf-8"))
    rules = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    shutil.copyfile(made / SCRIPT, to / SCRIPT)
    for path in list(made.iterdir()):
        index = path.is_dir() or path.suffix in (".json", ".pf_meta") or path.name in rules
        if not index:
            path.unlink()
    shutil.rmtree(to / language, ignore_errors=True)
    shutil.move(made, to / language)
