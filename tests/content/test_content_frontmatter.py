"""Broken files: each gets plain advice at the place where the writer erred, and none raises."""

from __future__ import annotations

import random

import pytest
import yaml

from labpress.content import KINDS, Essay, Item, Rules, read_item, read_page, tree
from labpress.problems import Problem


def told(data: bytes | str, kind: str = "essay") -> list[str]:
    raw = data.encode() if isinstance(data, str) else data
    _, problems = read_item(kind, "essays/x.md", raw, Rules())
    return [str(problem) for problem in problems if "' is missing" not in problem.message]


def front(fields: str) -> list[str]:
    """What is told of a file with these fields, without its name."""
    return [line.removeprefix("essays/x.md:") for line in told(f"---\n{fields}\n---\nText\n")]


YAML_FAULTS = {
    "title: Why: we fail": (
        "2:11: the text of 'title' has a colon in it "
        '(put the text in quotes: title: "Why: we fail")'
    ),
    "changes:\n  - text: Ask: why": (
        "3:14: the text of 'text' has a colon in it (put the text in quotes: - text: \"Ask: why\")"
    ),
    "related: @card2017": (
        "2:10: a text cannot begin with @ (leave out the @, or put the text in quotes)"
    ),
    "related: [one, @two]": (
        "2:16: a text cannot begin with @ (leave out the @, or put the text in quotes)"
    ),
    "title: *Why* we fail": "2:8: a text cannot begin with * (put the text in quotes)",
    "title: `Why` we fail": "2:8: a text cannot begin with ` (put the text in quotes)",
    "title: - Why": "2:8: a text cannot begin with - (put the text in quotes)",
    "title: &why we fail": "2:8: '&why' is left out (put the whole text in quotes)",
    "title: !important we fail": (
        "2:8: '!important' has no meaning here (leave it out, or use quotes)"
    ),
    "title: [Draft] Why": "2:8: a text cannot begin with [ (put the whole text in quotes)",
    "tags: [labs, evidence\ntitle: Why": (
        "2:7: the bracket [ is opened here and not closed "
        "(add ] at the end, or put the text in quotes if the [ belongs to it)"
    ),
    'title: Why\nsummary: "We fail\ntags: labs': (
        '3:10: the quote " is opened here and not closed (add " at its end)'
    ),
    'title: "Why we fail\nsummary: "And how"': (
        '2:8: the quote " is opened here and not closed (add " at its end)'
    ),
    'title: "Why" we fail': (
        '2:8: the text goes on after the closing quote " '
        "(put the whole text in single quotes: '...')"
    ),
    "title: 'it's over'": (
        "2:8: the text goes on after the closing quote ' "
        "(put the text in double quotes, or write an apostrophe as two: '')"
    ),
    'title: "C:\\Windows"': (
        "2:11: a backslash in double quotes begins a special sign (put the text in single quotes)"
    ),
    "tags:\n\t- labs": "3:1: the line begins with a tab (use spaces instead)",
    "title:Why we fail": ("2:7: there is no space after the colon (write `title: Why we fail`)"),
    "title:Why we fail\nsummary: x": (
        "2:7: there is no space after the colon (write `title: Why we fail`)"
    ),
    "title: Why\n  summary: x": (
        "3:3: the line begins further in than the one above it "
        "(begin it where the line above begins; if it goes on with that line, use quotes)"
    ),
    "Why we fail": (
        "2:1: the front matter is not a list of fields "
        "(write each on a line of its own as `field: text`, with a space after the colon)"
    ),
    "title: The #1 cause": (
        "2:12: everything from '#1 cause' on is left out "
        "(put the whole text in quotes if that belongs to it)"
    ),
    "summary: |\n  Why\ntitle: The #1 cause": (
        "4:12: everything from '#1 cause' on is left out "
        "(put the whole text in quotes if that belongs to it)"
    ),
    "title: Why\ntitle: How": "3:1: 'title' is given twice, first on line 2 (keep one of the two)",
    "title: Why\x07": "2:11: the text holds a control character (type the text anew)",
    'title: "Why\\0"': "2:8: the text holds a control character (type the text anew)",
    "? [a, b]\n: c": "2:3: a field's name must be a plain word (write `name: text`)",
    "title: Why\n--- more": "3:1: the front matter ends here, and more follows (remove it)",
    "title: *why": "2:8: '*why' points to something that is not there",
}


@pytest.mark.parametrize("fields", YAML_FAULTS)
def test_advice_on_yaml(fields: str) -> None:
    assert front(fields)[0].startswith(YAML_FAULTS[fields])


@pytest.mark.parametrize(
    "fields",
    [
        "title: Why # a note to myself",
        'title: "The #1 cause"',
        "summary: |\n  The #1 cause\n\n  and: the #2\ntitle: Why",
        "tags: [labs, 'a #1']",
        "title:\tWhy",
        "title: Why?",
        "title: Bob's #",
        "tags: &all [a, b]\nkey_points: *all",
        "title: 10:30 in the morning",
        "title: שלום 😀 𝒲𝒽𝓎",
        "series: null\nsubtitle: ~",
    ],
)
def test_what_is_no_fault(fields: str) -> None:
    assert not [line for line in front(fields) if "entries" not in line and "empty" not in line]


FILES = {
    b"": "1:1: the file has no front matter",
    b"Just a text.\n": "1:1: the file has no front matter",
    b"title: Why\n\nText": "1:1: the line --- is missing above the fields",
    b"\n---\ntitle: Why\n---\n": (
        "2:1: the front matter does not begin on the first line (remove the empty lines above it)"
    ),
    b"--\ntitle: Why\n--\n": "1:1: '--' does not begin a front matter (write three plain hyphens",
    "—-\ntitle: Why\n".encode(): "1:1: '—-' does not begin a front matter",
    b"---\ntitle: Why\n\nText\n": "1:1: the front matter begins here and never ends",
    b"---\ntitle: caf\xe9\n---\n": "2:11: the file is not UTF-8",
    b"\xff\xfe-\0-\0-\0": " the file is saved as UTF-16",
    b"---\r\ntitle: a\r\n---\r\nb\0": "4:1: the file holds a NUL character",
}


@pytest.mark.parametrize("data", FILES)
def test_files_without_fields(data: bytes) -> None:
    item, _ = read_item("essay", "essays/x.md", data, Rules())
    assert item is None
    assert told(data)[0].removeprefix("essays/x.md:").startswith(FILES[data])


def test_windows_files_have_the_same_places() -> None:
    text = "---\ntitle: Why\nfoo: 1\n...\n\n## A\n\n#### B\n"
    unix = told(text)
    assert [line.split(": ")[0] for line in unix] == ["essays/x.md:3:1", "essays/x.md:8"]
    assert told(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == unix
    assert told(text.replace("\n", "\r").encode()) == unix


def test_line_ends_that_only_yaml_knows_shift_no_place() -> None:
    assert front("title: a\u2028b\u2029c\x85d\nfoo: 1")[0].startswith("3:1: 'foo'")


def test_every_value_is_the_text_as_written() -> None:
    text = b"---\ntitle: no\nsubtitle: 9:30\nsummary: 1.10\nseries: 0o17\ntags: [on, 1_0]\n---\n"
    item, _ = read_item("essay", "essays/x.md", text, Rules())
    assert isinstance(item, Essay)
    assert (item.title, item.subtitle, item.summary) == ("no", "9:30", "1.10")
    assert (item.series, item.tags) == ("0o17", ("on", "1_0"))


def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\ntitle: no\nsubtitle: ~\ntags: [a, 'b', \"~\"]\nfoo: |\n  bar\n---\n"
    fast = told(text)
    monkeypatch.setattr(tree, "LOADER", yaml.SafeLoader)
    assert told(text) == fast == ["essays/x.md:5:1: 'foo' is not a field of an essay "
                                  "(leave it out, or check its name)"]  # fmt: skip


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (BOMB, "more than 5,000 values"),
        ("a: &a [*a]", "'*a' points to something that is not there"),
        ("a: " + "[" * 20_000, "nested too deeply"),
        ("- " * 20_000, "nested too deeply"),
        ("a: " + "{b: " * 20_000, "nested too deeply"),
        ("tags: [" + "a," * 20_000 + "]", "more than 5,000 values"),
        ("title: " + "x" * 1_000_000, "'title' has 1,000,000 characters"),
        ("title: !!python/object/apply:os.system [ls]", "'!!python/object/apply:os.system'"),
        ("<<: {title: x}", "'<<' is not a field"),
        ("1: x\nyes: x", "'1' is not a field"),
    ],
)
def test_hostile_fields(fields: str, message: str) -> None:
    assert any(message in line for line in front(fields))


@pytest.mark.parametrize("kind", ["essay", "page"])
def test_signs_that_turn_the_text_are_reported_and_left_out_of_a_title(kind: str) -> None:
    item, problems = _read(kind, "---\ntitle: Why \u202ewe\u2066 fail\u202e\n---\n".encode())
    assert item is not None and item.title == "Why we fail"
    assert [str(one).partition(":")[2] for one in problems if one.line == 2] == [
        "2:8: 'title' has signs that turn its direction and cannot be seen: U+202E, U+2066 "
        "(take them out: type the text anew, do not paste it)"
    ]


def test_signs_that_join_letters_belong_to_a_title() -> None:
    title = "A\u00a0\u200fshy\u00adphen 👩\u200d💻"
    item, problems = _read("page", f"---\ntitle: {title}\n---\n".encode())
    assert item is not None and item.title == title
    assert problems == ()


PIECES = (
    "title: ",
    "draft: ",
    "date: ",
    "time: ",
    "people: ",
    "items:\n",
    "- ",
    "  - card: ",
    "\n",
    "\n  ",
    "\t",
    ": ",
    "#",
    " #",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!!python/x ",
    "!x ",
    "|\n",
    ">-\n",
    "@",
    "%",
    "`",
    "? ",
    "<<: ",
    "~",
    "---",
    "...",
    "\\",
    "\0",
    "\x07",
    "\u2028",
    "\x85",
    "é",
    "😀",
    "\u202e",
    "\ufffe",
    "شكرا",
    "2018-02-30",
    "1-2",
    "half a day",
    "video:\n  url: ",
    "stages: ",
    "approved: {by: x}",
    "redirect_from: ../",
    "image: ../../x",
    "99999999999999999999",
    "a" * 500,
)


def test_fuzzed_files_never_raise() -> None:
    chance = random.Random(20)
    kinds = (*KINDS, "page")
    for n in range(400):
        fields = "".join(chance.choices(PIECES, k=chance.randint(1, 25)))
        data = bytearray(f"---\n{fields}\n---\n## Why\n\n1. x\n".encode())
        if n % 4 == 0:
            data[chance.randrange(len(data))] = chance.randrange(256)
        _, problems = _read(kinds[n % len(kinds)], bytes(data))
        lines = data.decode("utf-8", "replace").count("\n") + data.count(b"\r") + 2
        assert all(1 <= (problem.line or 1) <= lines for problem in problems), fields
        assert all("Error" not in problem.message for problem in problems), fields


def _read(kind: str, data: bytes) -> tuple[Item | None, tuple[Problem, ...]]:
    if kind == "page":
        return read_page("docs/x.md", data, Rules())
    return read_item(kind, "docs/x.md", data, Rules())
