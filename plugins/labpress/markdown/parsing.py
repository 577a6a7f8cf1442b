"""Parsing: a file's text through Python-Markdown once, into a Body. Pure: the same text gives the
same Body in any order and any process."""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from labpress.markdown import citing, commands, lists
from labpress.markdown.blocks import PlacedBlocksExtension
from labpress.markdown.body import LIMIT, Body, Fault, Heading, Section
from labpress.markdown.clean import clean
from labpress.markdown.contents import contents_of
from labpress.markdown.dialect import BIBLIOGRAPHY, DIALECT, FULL_BIBLIOGRAPHY, Dialect
from labpress.markdown.drafts import Walk
from labpress.markdown.empty_notes import EmptyNotes
from labpress.markdown.finding import found
from labpress.markdown.marks import Finish
from labpress.markdown.numbering import Numbers
from labpress.markdown.patience import OutOfPatienceError, Patience
from labpress.markdown.places import LAST, Places
from labpress.markdown.pulled import Pulled
from labpress.markdown.reader import Reader
from labpress.markdown.refusals import refusals, unclosed
from labpress.markdown.seals import Sealed, seal_of, unseal
from labpress.markdown.tangles import tangle
from labpress.markdown.words import plain_text, prose
from labpress.problems import Level
from labpress.wording import Wording, wording

_CUT = "\U000ffffd"  # stands before each top-level h2 until the HTML is cut there


class _Cut(Treeprocessor):
    """Last in the tree: marks where the HTML is to be cut, so that no one searches it for `<h2`."""

    def start(self) -> None:
        """To be called before each text."""
        self.heads: list[tuple[str, str, etree.Element]] = []

    def run(self, root: etree.Element) -> None:
        previous: etree.Element | None = None
        for element in root:
            if element.tag == "h2":
                self.heads.append((plain_text(element, self.md), element.get("id", ""), element))
                if previous is None:
                    root.text = (root.text or "") + _CUT
                else:
                    previous.tail = (previous.tail or "") + _CUT
            previous = element


class Parser:
    """One dialect, kept for the life of a process: making it costs as much as a short page."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._faults: dict[Fault, None] = {}  # in order, each once
        blocks = PlacedBlocksExtension(self._report)
        extensions: list[str | Extension] = [blocks, *dialect.extensions, *dialect.objects]
        configs = {name: dict(settings) for name, settings in dialect.configs.items()}
        self._md = md = Reader(extensions=extensions, extension_configs=configs)
        self._blocks = blocks.blocks
        self._places = Places(md)
        self._contents = contents_of(md, dialect)
        citing.register(md, in_text=dialect.in_text)
        names = {dialect.bib_command: BIBLIOGRAPHY, dialect.full_bib_command: FULL_BIBLIOGRAPHY}
        self._commands = commands.register(md, names)
        lists.register(md, self._report)
        self._empty_notes = EmptyNotes(md, self._report)
        self._walk = Walk(md)
        self._numbers = Numbers(md, self._walk, self._report)
        self._finish = Finish(md, self._walk, self._report)
        self._cut = _Cut(md)
        # inline is 20, attr_list 8, abbr 7, smarty 6, toc 5, and 0 puts escaped characters back
        md.treeprocessors.register(self._walk, "labpress-walk", 19.5)
        md.treeprocessors.register(self._numbers, "labpress-numbers", 4)
        md.treeprocessors.register(Pulled(md), "labpress-pulled", 3)
        md.treeprocessors.register(self._finish, "labpress-finish", 2)
        md.treeprocessors.register(self._cut, "labpress-cut", 1)
        self._patience = Patience(md)

    def _report(self, level: Level, line: int | None, message: str, hint: str) -> None:
        self._faults[Fault(level, line, message, hint)] = None

    def parse(self, text: str, first: int, say: Wording) -> Body:
        """As `parse` below, without its limits."""
        self._start(text, first, say)
        tidy = text.replace("\r\n", "\n").replace("\r", "\n").replace(_CUT, "")
        raw = self._md.convert(tidy)
        self._blocks.report_unclosed()
        parts = raw.split(_CUT)
        if not self._dialect.raw_html:
            parts = [clean(part) for part in parts]  # each alone: an open tag ends with its section
        sealed = unseal(parts, self._finish.seal, self._finish.own)
        for fault in refusals(tidy, first, raw, sealed.forged, self._dialect.raw_html):
            self._faults[fault] = None
        for fault in unclosed(tidy, first, self._md):
            self._faults[fault] = None
        return self._body(text, first, sealed)

    def _start(self, text: str, first: int, say: Wording) -> None:
        self._md.reset()
        self._patience.start()
        self._faults.clear()
        self._places.start(first)
        self._walk.start(first)
        self._numbers.start(say)
        self._commands.start(say)
        self._finish.start(seal_of(text))
        self._cut.start()
        self._empty_notes.start(text, first)
        if self._contents is not None:
            self._contents.start(text)

    def _body(self, text: str, first: int, sealed: Sealed) -> Body:
        heads: list[tuple[str, str, int | None]] = [("", "", first)]
        heads += [(name, id, self._walk.lines.get(el)) for name, id, el in self._cut.heads]
        tokens: list[dict[str, Any]] = getattr(self._md, "toc_tokens", [])
        return Body(
            source=text,
            sections=tuple(
                Section(*head, part) for head, part in zip(heads, sealed.sections, strict=True)
            ),
            marks=tuple(self._finish.marks),
            contents=_headings(tokens, self._names()),
            ids=frozenset(sealed.ids),
            plain=prose("".join(sealed.sections)),
            blocks=tuple(found(self._finish.blocks, text, first)),
            faults=tuple(sorted(self._faults, key=lambda fault: (fault.line or 0, fault.message))),
        )

    def _names(self) -> dict[str, str]:
        """The words of headings that `@key` is a part of, which the contents leave out."""
        marks = self._finish.marks
        citing = {mark.anchor for mark in marks if "heading" in mark.within}
        return {
            mark.anchor: mark.key
            for mark in marks
            if mark.kind == "heading" and mark.anchor in citing
        }


def _headings(tokens: Iterable[dict[str, Any]], names: Mapping[str, str]) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            token["level"],
            token["id"],
            names.get(token["id"]) or html.unescape(token["name"]),
            _headings(token["children"], names),
        )
        for token in tokens
    )


@lru_cache(maxsize=8)
def _parser(dialect: Dialect) -> Parser:
    return Parser(dialect)


def prepare(dialect: Dialect) -> None:
    """Makes the parser of a dialect, before copies are made of this process that would each make
    their own."""
    _parser(dialect)


def _refused(text: str, message: str, hint: str, line: int | None = None) -> Body:
    fault = Fault(Level.ERROR, line, message, hint)
    return Body(text, (Section("", "", None, ""),), faults=(fault,))


def parse(
    text: str, first: int = 1, dialect: Dialect = DIALECT, say: Wording | None = None
) -> Body:
    """`text` is without front matter; `first` is the line of the file on which it starts. `say` has
    the words that it does not write itself, such as "Figure 2".

    A text of more than LIMIT characters or past line LAST is not parsed, and neither is one with
    hundreds of open brackets or HTML tags, with quotes or lists too deep in each other, or one that
    takes more than PATIENCE seconds: its Body is empty and holds one fault.
    """
    breaks = text.count("\n") + text.count("\r") - text.count("\r\n")
    if len(text) > LIMIT or first + breaks > LAST:
        return _refused(text, "this text is too long to be read", "split it into several files")
    if tangled := tangle(text, first):
        return _refused(text, tangled[1], "close them", tangled[0])
    try:
        return _parser(dialect).parse(text, first, say or wording("en"))
    except RecursionError:
        _parser.cache_clear()  # what was being parsed is left half done in it
        return _refused(text, "lists or quotes stand too deep in each other", "make it flatter")
    except OutOfPatienceError:
        _parser.cache_clear()
        hint = "put empty lines into what is very long, or split the text into several files"
        return _refused(text, "this text would take minutes to be read", hint)
