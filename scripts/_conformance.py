"""The CSL test suite, read from its files and run through the formatter of Labpress.

What is compared is the text with its emphasis: links, entities, line breaks and the elements around
a reference are each processor's own. A note begins with a capital here, as a sentence does, where
the suite leaves that to the word processor.
"""

from __future__ import annotations

import html
import json
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labpress.citations import Bibliography, Citation, Cluster, Entry, Formatter, PageCitations
from labpress.citations.clusters import Mode
from labpress.pandoc import Pandoc
from labpress.problems import LabpressError

SECTION = re.compile(r">>=+ *([A-Z-]+) *=+>>\n(.*?)\n?<<=", re.DOTALL)
LOCALE = re.compile(r"""<style[^>]*\bdefault-locale=["']([^"']+)""")
NOTES = re.compile(r"""<style[^>]*\bclass=["']note["']""")
# `..[0] ` and `>>[1] ` before what the suite's own processor had set anew
MARK = re.compile(r"^(?:\.\.|>>)\[\d+\] ", re.MULTILINE)
KEPT = re.compile(r"<(/?)(?:(i|em)|(b|strong)|(sup)|(sub))>")
# emphasis within emphasis, which Labpress ends and begins again
PLAIN = {"font-style": r"</i>\1<i>", "font-weight": r"</b>\1<b>"}
TAG = re.compile(r"<[^>]*>")
SPECIAL = re.compile(r"([\\`*_\[\]<>#^~@{}$!])")
MODES: Mapping[str, Mode] = {"suppress-author": "suppress-author", "composite": "author-in-text"}


@dataclass(frozen=True, slots=True)
class Case:
    """One test: its style, its works, what is cited, and what is to come of it."""

    name: str
    of_references: bool
    style: str
    works: tuple[dict[str, Any], ...]
    cited: tuple[tuple[dict[str, Any], ...], ...]
    wanted: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a test."""

    name: str
    said: str
    wanted: str

    @property
    def passes(self) -> bool:
        """Whether the two are the same but for what is each processor's own."""
        return self.said == self.wanted


def read(path: Path) -> Case:
    """The test in a file of the suite."""
    parts = dict(SECTION.findall(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")))
    given = enumerate(json.loads(parts["INPUT"]))
    works = {key: {**work, "id": key} for n, work in given for key in [str(work.get("id", n))]}
    of_references = parts["MODE"].strip() != "citation"
    if "CITATIONS" in parts:
        cited = _latest(json.loads(parts["CITATIONS"]))
    elif "CITATION-ITEMS" in parts:
        cited = json.loads(parts["CITATION-ITEMS"])
    else:
        each = [{"id": key} for key in works]
        cited = [[one] for one in each] if of_references else [each]
    wanted = MARK.sub("", parts["RESULT"]) if "CITATIONS" in parts else parts["RESULT"]
    groups = tuple(tuple(group) for group in cited)
    return Case(path.stem, of_references, parts["CSL"], tuple(works.values()), groups, wanted)


def _latest(written: Sequence[Any]) -> list[list[dict[str, Any]]]:
    """Each citation as it was set last: a word processor sets one anew where the text changes."""
    latest = {one[0].get("citationID", n): one[0]["citationItems"] for n, one in enumerate(written)}
    return list(latest.values())


def results(cases: Iterable[Case]) -> Iterator[Result]:
    """What comes of each test; the words of the error where it ends in one."""
    with Pandoc() as pandoc, tempfile.TemporaryDirectory() as folder:
        for case in cases:
            style = Path(folder, "style.csl")
            style.write_text(case.style, encoding="utf-8")
            try:
                said = _said(case, style, pandoc)
            except LabpressError as error:
                said = str(error)
            yield Result(case.name, said, _joined(case, case.wanted.splitlines()))


def _said(case: Case, style: Path, pandoc: Pandoc) -> str:
    locale = LOCALE.search(case.style)
    works = Bibliography({one["id"]: Entry(one["id"], "", 1, one) for one in case.works})
    clusters = tuple(Cluster(tuple(map(_citation, group)), "") for group in case.cited)
    page = PageCitations(clusters, full=case.of_references)
    formatter = Formatter(pandoc, works, style, locale[1] if locale else "en-US")
    made = formatter.format({"page": page})["page"]
    lines = [one.html for one in made.references] if case.of_references else made.citations
    return _joined(case, lines)


def _joined(case: Case, lines: Iterable[str]) -> str:
    """The lines as one, with the emphasis and the capitals in one form."""
    plain = filter(None, map(_plain, lines))
    if case.of_references or not NOTES.search(case.style):
        return " ".join(plain)
    return " ".join(line[:1].upper() + line[1:] for line in plain)


def _citation(item: Mapping[str, Any]) -> Citation:
    place = item.get("locator", "")
    suffix = f", {{{item.get('label', 'page')} {place}}}" if place else ""
    mode: Mode = next((MODES[name] for name in MODES if item.get(name)), "normal")
    return Citation(
        str(item["id"]), _as_markdown(item, "prefix"), suffix + _as_markdown(item, "suffix"), mode
    )


def _as_markdown(item: Mapping[str, Any], name: str) -> str:
    """An affix of the suite, which may have HTML in it, as a writer would put it."""
    text = KEPT.sub(lambda tag: chr(tag.lastindex or 0), str(item.get(name, "")))
    text = SPECIAL.sub(r"\\\1", html.unescape(TAG.sub("", text)))
    return text.translate({2: "*", 3: "**", 4: "^", 5: "~"})


def _plain(text: str) -> str:
    """The words with their emphasis, in one form."""
    for plain, element in PLAIN.items():
        text = re.sub(rf'<span style="{plain}:normal;">(.*?)</span>', element, text)
    text = KEPT.sub(lambda tag: f"\x01{tag[1]}{tag.lastindex}\x02", text.replace("<div", " <div"))
    text = html.unescape(TAG.sub("", text))
    return " ".join("".join(map(_letter, text)).replace("\x01/4\x02\x014\x02", "").split())


def _letter(letter: str) -> str:
    """A raised letter as a letter that is raised: `ª` is `<sup>a</sup>`."""
    kind, *codes = unicodedata.decomposition(letter).split() or [""]
    plain = "".join(chr(int(code, 16)) for code in codes)
    return f"\x014\x02{plain}\x01/4\x02" if kind == "<super>" else letter


def table(found: Sequence[Result]) -> str:
    """How many pass of each group of tests, as the suite names them."""
    groups = Counter(_group(result) for result in found)
    passed = Counter(_group(result) for result in found if result.passes)
    rows = [f"| {group} | {passed[group]} of {groups[group]} |" for group in sorted(groups)]
    return "\n".join(["| group | passes |", "| --- | --- |", *rows])


def _group(result: Result) -> str:
    return result.name.partition("_")[0]
