"""Words from elsewhere are read back by the dialect as those very words, whatever their signs."""

from __future__ import annotations

import html
import random
import re

import pytest

from labpress.importing import escapes
from labpress.markdown import parse

SIGNS = (
    *("*", "_", "`", "[", "]", "(", ")", "{", "}", "#", "+"),
    *("-", ".", "!", "<b>", "<", ">", "&", "&amp;", "&lt;", "@", "@ab"),
    *("^", "^^", "~~", "~", "==", "=", "++", "$", "$x$", "|", "\\"),
    *("1.", "1)", "a", "b", "[^1]", "![", "://", "http://a.b/c_d_e", "///", "!!!", "???"),
    *("===", "---", "***", ":", "*[", "]:", "a@b.cd", "{:.x}", "{#id}", "<!--", '"'),
    *("'", "--8<--", "[TOC]", "<labpress-cite>", "card:x", ";", "%", "word_with_parts", "2020."),
)


def read_back(words: str) -> str | None:
    """The words of the one paragraph that `words` makes, None if it makes anything else."""
    source = escapes.line_start(escapes.text(words))
    body = parse(f"Before.\n\n{source}\n\nAfter.\n")
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", body.html, re.S)
    if len(paragraphs) != 3 or body.marks or body.faults or "<" in paragraphs[1]:
        return None
    return as_typed(html.unescape(paragraphs[1]))


def as_typed(words: str) -> str:
    """Without what the typesetter does to quotes, dashes and dots."""
    words = re.sub("[“”„]", '"', re.sub("[‘’]", "'", words))
    return re.sub("—|–|-+", "-", words.replace("«", "<<").replace("»", ">>").replace("…", "..."))


@pytest.mark.parametrize("seed", range(4))
def test_words_are_read_back(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(400):
        words = "".join(rng.choice([*SIGNS, " "]) for _ in range(rng.randint(1, 8)))
        words = " ".join(words.split())
        if words:
            assert read_back(words) == as_typed(words), words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("plain words, 20 % of them", "plain words, 20 % of them"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("AT&T &amp; Co", "AT&T &amp;amp; Co"),
        ("mail a@b.cd or @me", "mail a@b.cd or &#64;me"),
    ],
)
def test_nothing_is_escaped_that_need_not_be(words: str, written: str) -> None:
    assert escapes.text(words) == written


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.b/c d(e)", "https://a.b/c%20d%28e%29"),
        ("https://a.b/%20?x=1&y=é#z", "https://a.b/%20?x=1&y=%C3%A9#z"),
        ('https://a.b/"<>', "https://a.b/%22%3C%3E"),
    ],
)
def test_addresses_cannot_end_their_link(url: str, written: str) -> None:
    assert escapes.address(url) == written


@pytest.mark.parametrize(("code", "written"), [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``")])
def test_code_has_as_many_backticks_as_it_needs(code: str, written: str) -> None:
    assert escapes.code(code) == written
