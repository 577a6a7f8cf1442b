"""Plainness: advice on the language of one item. It never stops anything: good writing may break
each of these rules, and the writer decides. Only English is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labpress.content.item import Item
from labpress.content.plain_words import PlainLanguage
from labpress.content.sentences import spans
from labpress.markdown import OBJECT, Block
from labpress.problems import Level, Problem, in_order

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_CAPITALS = re.compile(r"(?<![\w&./-])[A-Z]{2,6}(?=s?(?![\w&-]|\.\w))")
_AFTER_WORDS = re.compile(r"(?<=\w)\W?\s\(([A-Z]{2,6})s?\b")
_BEFORE_WORDS = re.compile(r"\b([A-Z]{2,6}?)s?\s\(\w+\s\w+")
_DEFINED = re.compile(r"(?m)^[ ]{0,3}\*\[([A-Z]{2,6})s?\][ ]?:")
_ROMAN = re.compile(r"[IVXLC]+")
_BE = r"(?:am|is|are|was|were|be|been|being)"
_DONE = (
    r"(?!need|hundred|indeed)\w{3,}ed|begun|born|bought|broken|brought|built|chosen|cut|done|drawn|"
    r"driven|felt|found|given|grown|heard|held|kept|known|laid|led|left|lost|made|meant|met|paid|"
    r"put|read|run|said|seen|sent|set|shown|shut|sold|spent|split|spoken|spread|taken|taught|told|"
    r"thought|understood|won|written"
)
_PASSIVE = re.compile(rf"\b{_BE}(?:\s+(?:not|\w+ly)){{0,2}}\s+(?:{_DONE})\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_EMPTY_LINKS = frozenset(
    {"click", "click here", "details", "here", "link", "learn more", "more", "read more"}
    | {"see here", "this", "this link", "this page", "this site", "this website", "website"}
)


def plainness(item: Item, rules: PlainLanguage) -> tuple[Problem, ...]:
    """Advice on an item's text: sentences, words, abbreviations, headings, texts of links.

    What stands in quotations is another's language, so only its abbreviations are looked at.
    """
    if item.lang.split("-")[0].lower() != "en":
        return ()
    found = [
        *_long_sentences(item, rules.longest),
        *_long_words(item, rules),
        *_abbreviations(item, rules),
        *_headings(item),
        *_links(item),
    ]
    return in_order(
        Problem(Level.ADVICE, item.path, line, None, message, hint) for line, message, hint in found
    )


Advice = Iterator[tuple[int | None, str, str]]


def _long_sentences(item: Item, longest: int) -> Advice:
    for block in item.body.blocks:
        if block.kind != "text":
            continue
        for at, end in spans(block.text):
            sentence = block.text[at:end]
            words = _WORD.findall(sentence.replace(OBJECT, "x"))
            if len(words) > longest:
                message = f"the sentence “{_start(sentence)} …” has {len(words)} words"
                yield _line(block, at), message, f"more than {longest}: make two of it"


def _start(sentence: str) -> str:
    return " ".join(sentence.replace(OBJECT, "…").split()[:5]).strip("“”‘’\"',;:")


def _long_words(item: Item, rules: PlainLanguage) -> Advice:
    """Each word once, where it first stands, with how often it does."""
    seen: dict[str, list[tuple[int, str]]] = {}
    for block in item.body.blocks:
        if block.kind != "quote":
            for found in rules.pattern.finditer(_unquoted(block.text)):
                word = " ".join(found[0].split())
                seen.setdefault(word.casefold(), []).append((_line(block, found.start()), word))
    for word, places in seen.items():
        often = f", here and {len(places) - 1} times more" if len(places) > 2 else ""
        often = ", here and once more" if len(places) == 2 else often
        plainer = rules.words[word]
        hint = plainer.strip("()") if plainer.startswith("(") else f"such as: {plainer}"
        yield places[0][0], f"“{places[0][1]}” can be plainer{often}", hint


def _unquoted(text: str) -> str:
    """`text` with every sign between quotation marks blotted out, line breaks apart."""
    return _QUOTED.sub(lambda found: re.sub(r"[^\n]", OBJECT, found[0]), text)


def _abbreviations(item: Item, rules: PlainLanguage) -> Advice:
    """Each abbreviation once, unless it is known or explained."""
    known = rules.abbreviations | _explained(item)
    seen: set[str] = set()
    for block in item.body.blocks:
        if block.text.isupper():
            continue  # all in capitals: not an abbreviation, but a shout
        for found in _CAPITALS.finditer(block.text):
            word = found[0]
            if word not in known and word not in seen and not _ROMAN.fullmatch(word):
                seen.add(word)
                hint = f"once, write the words and then ({word}), or a line `*[{word}]: the words`"
                yield _line(block, found.start()), f"“{word}” is not explained", hint


def _explained(item: Item) -> set[str]:
    """WHO of `World Health Organization (WHO)`, `WHO (World Health ...)` and `*[WHO]: World`."""
    text = "\n".join(block.text for block in item.body.blocks)
    found = (*_AFTER_WORDS.findall(text), *_BEFORE_WORDS.findall(text))
    return {*found, *_DEFINED.findall(item.body.source)}


def _headings(item: Item) -> Advice:
    for block in item.body.blocks:
        if block.kind == "heading" and _PASSIVE.search(block.text):
            message = f"the heading “{' '.join(block.text.split())}” does not say who acts"
            yield block.line, message, "name who does it: “We tested …”, not “… was tested”"


def _links(item: Item) -> Advice:
    for mark in item.body.marks:
        words = re.sub(r"[^\w ]", "", mark.text.casefold()).strip()
        if mark.kind == "link" and words in _EMPTY_LINKS:
            message = f"the link “{mark.text}” does not say where it leads"
            yield mark.line, message, "name what a reader will find there"


def _line(block: Block, at: int) -> int:
    return block.line + block.text.count("\n", 0, at)
