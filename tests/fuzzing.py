"""Fuzzing: broken files made from real ones and from their grammar, the same for the same seed.

Seeded chance and no library: a case follows from its kind, its number and the example lab on
every machine, costs nothing to make, and a huge or a packed file is as easy as a short text.
"""

from __future__ import annotations

import io
import json
import math
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import fuzz_words as words
from labpress.importing import row_of, table_of, write_csv, write_workbook
from word_files import (
    BELLOMO,
    comment,
    deleted,
    endnote,
    field,
    image,
    inserted,
    mendeley,
    p,
    packed,
    picture,
    run,
    table,
    word,
    zotero,
)

ROOT = Path(__file__).parents[1]
LARGEST = 390_000
"""Letters that a text may grow to: just below the most that a text may have to be read at all."""

PAIRS = [
    *(("> ", ""), ("- ", ""), ("? ", ""), ("[[", ""), ("[", "]"), ("(", ")"), ("{", "}")),
    *(("<", ">"), ("*", "*"), ("'", "'"), ("{a: ", "}"), ("![", "](a)"), ("[a](", ")")),
    ("<div>", "</div>"),
]

Mutation = Callable[[str, Random, list[str]], str]


@dataclass(frozen=True)
class Case:
    """One thing to try: files by their paths, in a lab or for one to take in."""

    kind: str
    seed: int
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.seed}"


def case(kind: str, seed: int) -> Case:
    """The case of this number; always the same one."""
    return Case(kind, seed, MAKERS[kind](Random(f"{kind}:{seed}")))


# ---------------------------------------------------------------- mutations of a text


def _span(text: str, rng: Random, most: int = 200) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randint(1, most))


def _lines(text: str, rng: Random, most: int = 6) -> tuple[list[str], int, int]:
    lines = text.splitlines(keepends=True) or [""]
    start = rng.randrange(len(lines))
    return lines, start, min(len(lines), start + rng.randint(1, most))


def cut(text: str, rng: Random, _: list[str]) -> str:
    start, end = _span(text, rng)
    return text[:start] + text[end:]


def cut_lines(text: str, rng: Random, _: list[str]) -> str:
    lines, start, end = _lines(text, rng)
    return "".join(lines[:start] + lines[end:])


def double_lines(text: str, rng: Random, _: list[str]) -> str:
    lines, start, end = _lines(text, rng)
    return "".join(lines[:end] + lines[start:])


def move_lines(text: str, rng: Random, _: list[str]) -> str:
    lines, start, end = _lines(text, rng)
    rest = lines[:start] + lines[end:]
    at = rng.randrange(len(rest) + 1)
    return "".join(rest[:at] + lines[start:end] + rest[at:])


def indent(text: str, rng: Random, _: list[str]) -> str:
    lines, start, end = _lines(text, rng, 30)
    by = rng.choice([" ", "  ", "    ", "\t", "> ", "- ", "  - ", "# "])
    return "".join([*lines[:start], *(by + line for line in lines[start:end]), *lines[end:]])


def put_in(text: str, rng: Random, known: list[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + "".join(rng.choices(known, k=rng.randint(1, 4))) + text[at:]


def put_at_line(text: str, rng: Random, known: list[str]) -> str:
    lines, start, _ = _lines(text, rng)
    return "".join([*lines[:start], *rng.choices(known, k=rng.randint(1, 4)), *lines[start:]])


def swap(text: str, rng: Random, _: list[str]) -> str:
    a, b = _span(text, rng, 40)
    c, d = _span(text, rng, 40)
    if b > c:
        return text
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def splice(text: str, rng: Random, _: list[str]) -> str:
    """The head of this text and the tail of this text, from anywhere."""
    return text[: rng.randrange(len(text) + 1)] + text[rng.randrange(len(text) + 1) :]


def unbalance(text: str, rng: Random, _: list[str]) -> str:
    """One bracket, quote or fence less."""
    found = list(re.finditer(r"[][(){}<>\"'`|]|///+|^(?:---|```)$", text, re.M))
    if not found:
        return text
    one = rng.choice(found)
    return text[: one.start()] + text[one.end() :]


def repeat(text: str, rng: Random, known: list[str]) -> str:
    """Something over and over: most often a dozen times, at times until the text is huge."""
    start, end = _span(text, rng, rng.choice([3, 30, 300]))
    piece = rng.choice(
        [
            text[start:end],
            rng.choice(known),
            "".join(rng.choices(known, k=3)),
            rng.choice(known) + "\n",
        ]
    )
    times = _times(len(text), len(piece), rng)
    return text[:start] + piece * times + text[start:]


def nest(text: str, rng: Random, known: list[str]) -> str:
    """Something in itself, line by line or all in one line."""
    opening, closing = rng.choice([*PAIRS, (rng.choice(known), "")])
    at = rng.randrange(len(text) + 1)
    depth = min(_times(len(text), len(opening + closing) or 1, rng), 100_000)
    if rng.random() < 0.3:
        depth = min(depth, 150)
        ladder = "".join(f"{' ' * (4 * n)}{opening}a\n" for n in range(depth))
        return f"{text[:at]}\n{ladder}{text[at:]}"
    if rng.random() < 0.2:
        depth = min(depth, 100)
        fences = [f"{'/' * (3 + depth - n)} note\n" for n in range(depth)]
        return f"{text[:at]}\n{''.join(fences)}a\n{text[at:]}"
    return f"{text[:at]}{opening * depth}a{closing * rng.choice([depth, depth // 2])}{text[at:]}"


def line_ends(text: str, rng: Random, _: list[str]) -> str:
    ends = ["\r\n", "\r", "\n\n", "\u2028", "\x0b", "\n\r", "\x85"]
    return text.replace("\n", rng.choice(ends), rng.choice([-1, 1, 5]))


def _times(length: int, piece: int, rng: Random) -> int:
    room = max(1, (LARGEST - length) // max(1, piece))
    most = room if rng.random() < 0.1 else min(room, 300)
    return int(math.exp(rng.uniform(0, math.log(most + 1))))


MUTATIONS: list[Mutation] = [
    *(cut, cut_lines, double_lines, move_lines, indent, swap, splice, line_ends, repeat, nest),
    *(put_in, put_in, put_in, put_at_line, put_at_line, unbalance, unbalance),
]


def mutated(text: str, rng: Random, known: list[str]) -> str:
    """One to a dozen mutations, few more often than many."""
    words_known = [*known, *known, *words.ANY]
    for _ in range(min(12, 1 + int(rng.expovariate(0.4)))):
        text = rng.choice(MUTATIONS)(text, rng, words_known)[:LARGEST]
    return text


def soup(rng: Random, known: list[str]) -> str:
    """A text of nothing but words of the grammar."""
    some = rng.sample([*known, *words.ANY], rng.randint(2, 12))
    return "".join(rng.choices(some, k=int(math.exp(rng.uniform(1, 6)))))


def in_bytes(text: str, rng: Random) -> bytes:
    """`text` as a file, at times in another encoding or with broken bytes."""
    data = text.encode("utf-8", "surrogatepass")
    chance = rng.random()
    if chance < 0.05:
        return text.encode(
            rng.choice(["utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-7"]), "replace"
        )
    return broken(data, rng) if chance < 0.2 else data


def broken(data: bytes, rng: Random) -> bytes:
    """Bytes changed, lost, doubled, or cut off."""
    made = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(made) + 1)
        match rng.randrange(6):
            case 0 | 1:
                made[at : at + 1] = bytes([rng.randrange(256)])
            case 2:
                del made[at : at + rng.randint(1, 40)]
            case 3:
                made[at:at] = made[at : at + rng.randint(1, 200)]
            case 4:
                made[at : at + 4] = rng.choice(
                    [b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f"]
                )
            case _:
                del made[at + rng.randrange(len(made) - at + 1) :]
    return bytes(made)


# ---------------------------------------------------------------- the cases of each kind


@cache
def _texts(*patterns: str) -> tuple[tuple[str, str], ...]:
    """Files of the example lab, by their paths in it."""
    paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
    return tuple((path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths)


ITEMS = (
    "essays/*.md",
    "docs/cards/*.md",
    "docs/toolkits/*.md",
    "docs/outputs/*.md",
    "docs/projects/*.md",
)
PAGES = ("docs/*.md", "docs/guide/*.md", "docs/decisions/*.md")


def _changed(text: str, rng: Random, known: list[str]) -> str:
    return soup(rng, known) if rng.random() < 0.1 else mutated(text, rng, known)


def front_case(rng: Random) -> dict[str, bytes]:
    path, text = rng.choice(_texts(*ITEMS, *PAGES))
    _, front, body = (
        text.split("---\n", 2) if text.startswith("---\n") else ("", "title: A\n", text)
    )
    front = _changed(front, rng, words.YAML)
    close = rng.choice(["---\n"] * 8 + ["", "...\n", "--- \n"])
    return {path: in_bytes(f"---\n{front}{close}{body[:400]}", rng)}


def body_case(rng: Random) -> dict[str, bytes]:
    path, text = rng.choice(_texts(*ITEMS, *PAGES))
    body = text.split("---\n", 2)[-1] if text.startswith("---\n") else text
    return {path: _changed(body, rng, words.MARKDOWN).encode("utf-8", "replace")}


def bib_case(rng: Random) -> dict[str, bytes]:
    if rng.random() < 0.15:
        text, name, known = (
            f'[{{"id": "a", "issued": {{"date-parts": [[2018]]}}}}, {json.dumps(BELLOMO)}]',
            ".json",
            words.JSON,
        )
    else:
        [(_, text)], name, known = _texts("essays/references.bib"), ".bib", words.BIBTEX
        entries = re.split(r"\n(?=@)", text)
        text = "\n".join(rng.sample(entries, min(len(entries), rng.randint(1, 6))))
    return {f"essays/references{name}": in_bytes(_changed(text, rng, known), rng)}


MOST_OF_WORKS = 4_000
"""Letters: a trial sets all works on one page, and thousands that are alike take pandoc minutes."""


def works_case(rng: Random) -> dict[str, bytes]:
    """A bibliography in a form other than BibTeX."""
    forms = [
        (".ris", words.RIS_FILE, words.RIS),
        (".yaml", words.YAML_FILE, words.CSL_YAML),
        (".json", json.dumps([BELLOMO, BELLOMO], indent=1), words.JSON),
    ]
    name, text, known = rng.choice(forms)
    broken = _changed(text, rng, known)[:MOST_OF_WORKS]
    return {f"essays/references{name}": in_bytes(broken, rng)}


def authors_case(rng: Random) -> dict[str, bytes]:
    [(path, text)] = _texts("docs/authors.yml")
    return {path: in_bytes(_changed(text, rng, words.YAML), rng)}


@cache
def _documents() -> tuple[bytes, ...]:
    """Word files that together hold whatever the import knows."""
    rich = word(
        p("Why we fail", style="Title"),
        p("One", style="Heading1"),
        p("It ", comment(1, run("works", "<w:b/>")), mendeley(BELLOMO), endnote(), inserted("a")),
        p(zotero(BELLOMO, locator="3", label="page"), endnote(packed=True)),
        p(deleted("b"), picture("rId10", "Alt"), field("HYPERLINK https://a.example", "there")),
        table(("a", "b"), ("1", "2"), more='<w:gridSpan w:val="2"/>'),
        p("Figure 1", style="Caption"),
        p("How", style="Heading2"),
        p("A source of 2016", style="Bibliography"),
        media={"image1.png": image(), "image2.jpeg": image(form="JPEG")},
        comments={1: ("Ada", "So?")},
        core={"dc:creator": "Ada", "dcterms:created": "2020-01-01T00:00:00Z", "dc:title": "A"},
        targets={"rId20": "https://a.example/"},
    )
    return rich, word(p("Plain")), word(p(zotero(BELLOMO)), p("Two"), table(("a",), ("b",)))


def docx_case(rng: Random) -> dict[str, bytes]:
    return {"a.docx": _office(rng.choice(_documents()), rng)}


@cache
def _cards() -> tuple[tuple[str, ...], ...]:
    rows = [row_of(Path(path).stem, text.encode()) for path, text in _texts("docs/cards/*.md")]
    return tuple(tuple(row) for row in table_of(rows[:3]))


def xlsx_case(rng: Random) -> dict[str, bytes]:
    return {"a.xlsx": _office(write_workbook(_cards(), "Cards"), rng)}


def csv_case(rng: Random) -> dict[str, bytes]:
    text = write_csv(_cards()[: rng.randint(1, 4)]).decode("utf-8-sig")
    return {rng.choice(["a.csv", "a.tsv"]): in_bytes(_changed(text, rng, words.TABLE), rng)}


def _office(data: bytes, rng: Random) -> bytes:
    """A part or two of a packed file changed as texts, or the bytes of the whole."""
    if rng.random() < 0.2:
        return broken(data, rng)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    for name in rng.sample(sorted(parts), rng.randint(1, min(2, len(parts)))):
        inside = parts[name]
        assert isinstance(inside, bytes)
        try:
            parts[name] = in_bytes(mutated(inside.decode(), rng, words.XML), rng)
        except UnicodeDecodeError:
            parts[name] = broken(inside, rng)
    if rng.random() < 0.1:
        parts.pop(rng.choice(sorted(parts)))
    return packed(parts)


def text_case(rng: Random) -> dict[str, bytes]:
    """Markdown or a web page from elsewhere, with a mapping of its fields at times."""
    path, text = rng.choice(_texts(*ITEMS, *PAGES))
    if rng.random() < 0.4:
        page = (
            f"<html><head><title>A</title></head><body><article>{HTML}{text[:500]}</article></body>"
        )
        files = {"a.html": in_bytes(_changed(page, rng, [*words.XML, *words.MARKDOWN]), rng)}
    else:
        known = [*words.YAML, *words.MARKDOWN]
        toml = (
            '+++\ntitle = "A"\n[x]\ny = 2018-08-14T10:00:00Z\n+++\n' if rng.random() < 0.2 else ""
        )
        files = {f"{Path(path).stem}.md": in_bytes(_changed(toml + text, rng, known), rng)}
    if rng.random() < 0.3:
        mapping = "headline: title\nby: authors\nx: '-'\n"
        files["fields.yml"] = in_bytes(_changed(mapping, rng, words.YAML), rng)
    return files


HTML = """<h1>A</h1><p>B <b>c</b> <a href="x.html">d</a><img src="y.png" alt="z"><table><tr>
<th>a</th></tr><tr><td>b</table><ul><li>x<ul><li>y</ul></ul><pre><code>e</code></pre>
<blockquote>f</blockquote><figure><img src="q.png"><figcaption>g</figcaption></figure>
<sup><a href="#fn1">1</a></sup>"""


def lab_case(rng: Random) -> dict[str, bytes]:
    """The small lab with a few of its files changed, each as what it is."""
    base = Path("tests/labs/small")
    chosen = _texts(f"{base}/docs/**/*.md", f"{base}/essays/*.md", f"{base}/essays/*.bib")
    files = {Path(path).relative_to(base).as_posix(): text for path, text in chosen}
    made = {path: text.encode() for path, text in files.items()}
    for path in rng.sample(sorted(files), rng.randint(1, 3)):
        known = words.BIBTEX if path.endswith(".bib") else [*words.YAML, *words.MARKDOWN]
        made[path] = in_bytes(mutated(files[path], rng, known), rng)
    if rng.random() < 0.2:
        stray = rng.choice(
            ["docs/cards/A b.MD", "docs/x\n.md", "essays/é/index.md", "docs/cards/_a.md"]
        )
        made[stray] = made[rng.choice(sorted(made))]
    return made


MAKERS: dict[str, Callable[[Random], dict[str, bytes]]] = {
    "front": front_case,
    "body": body_case,
    "bib": bib_case,
    "works": works_case,
    "docx": docx_case,
    "csv": csv_case,
    "xlsx": xlsx_case,
    "text": text_case,
    "authors": authors_case,
    "lab": lab_case,
}


# ---------------------------------------------------------------- less of a case


def smaller(
    files: Mapping[str, bytes], still: Callable[[dict[str, bytes]], bool]
) -> dict[str, bytes]:
    """`files` without what is not needed for `still` to hold; packed files part by part."""
    made = dict(files)
    for path in sorted(made):
        rest = {name: data for name, data in made.items() if name != path}
        if rest and still(rest):
            made = rest
    for path in sorted(made):
        for name, data, put in _pieces(made[path]):
            del name
            kept = _shrunk(data, lambda less, put=put, path=path: still({**made, path: put(less)}))  # type: ignore[misc]  # mypy cannot tell a lambda's defaults
            made[path] = put(kept)
    return made


def _pieces(data: bytes) -> Iterator[tuple[str, bytes, Callable[[bytes], bytes]]]:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield "", data, bytes
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    for name, inside in parts.items():
        assert isinstance(inside, bytes)

        def put(less: bytes, name: str = name) -> bytes:
            parts[name] = less
            return packed(parts)

        yield name, inside, put


def _shrunk(data: bytes, still: Callable[[bytes], bool]) -> bytes:
    """Takes out ever smaller pieces for as long as it still holds."""
    size = len(data)
    while size := size // 2:
        at = 0
        while at < len(data):
            less = data[:at] + data[at + size :]
            if still(less):
                data = less
            else:
                at += size
    return data
