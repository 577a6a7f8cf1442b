"""Names that machines follow: what is understood, what it is read as, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from labpress.content import Rules, identifiers
from labpress.content.findings import Findings
from labpress.content.readers import Reader
from labpress.content.tree import Text

READERS = {
    "url": identifiers.url(),
    "doi": identifiers.doi(),
    "orcid": identifiers.orcid(),
    "language": identifiers.language(),
    "code": identifiers.code(),
    "card": identifiers.name_of("card"),
    "citekey": identifiers.citekey(),
    "old address": identifiers.old_address(),
    "file": identifiers.file(),
    "file or text": identifiers.file_or_text(),
}


def read(reader: Reader[Any], text: str) -> tuple[object, list[str]]:
    findings = Findings("essays/x.md", Rules(exists=lambda path: path == "essays/board one.png"))
    value = reader.read(Text(text, (1, 1)), "it", findings)
    return value, [problem.level for problem in findings.problems]


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("url", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("doi", "https://doi.org/10.1136/bmjqs-2013-001862", "10.1136/bmjqs-2013-001862"),
        ("doi", "doi: 10.1002/(SICI)1097-4636(199823)43:4", "10.1002/(SICI)1097-4636(199823)43:4"),
        ("orcid", "https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("language", "zh-Hant-TW", "zh-Hant-TW"),
        ("language", "ca-valencia", "ca-valencia"),
        ("language", "bfi", "bfi"),
        ("code", "QL-07", "QL-07"),
        ("card", "card:five-whys", "five-whys"),
        ("card", "five-whys.md", "five-whys"),
        ("card", "QL-07", "QL-07"),
        ("citekey", "@card2017", "card2017"),
        ("citekey", "doe:2017/a", "doe:2017/a"),
        ("old address", "/essays/old-name/", "essays/old-name/"),
        ("file", "board%20one.png", "board%20one.png"),
        ("file", "./board one.png", "./board one.png"),
        ("file", "https://example.org/board.png", "https://example.org/board.png"),
        ("file or text", "Nobody speaks. There is music.", "Nobody speaks. There is music."),
    ],
)
def test_understood(name: str, written: str, value: str) -> None:
    assert read(READERS[name], written) == (value, [])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("url", "www.example.org"),
        ("url", "https:///path"),
        ("url", "javascript:alert(1)"),
        ("url", "https://exa mple.org"),
        ("url", "http://[::1"),
        ("doi", "10.1136"),
        ("orcid", "0000-0002-1825-0098"),
        ("orcid", "12345"),
        ("language", "English"),
        ("language", "xx-bogus"),
        ("language", "en-UK"),
        ("language", "de-bogus"),
        ("code", "QL-7"),
        ("code", "QLABS-07"),
        ("code", "../x"),
        ("card", "two words"),
        ("card", "../x"),
        ("citekey", "one, two"),
        ("old address", "../secret"),
        ("old address", "a//b"),
        ("old address", "https://example.org/"),
        ("old address", "%2e%2e/secret"),
        ("old address", "a\\b"),
    ],
)
def test_refused(name: str, written: str) -> None:
    assert read(READERS[name], written) == (None, ["error"])


@pytest.mark.parametrize(
    "written", ["nowhere.png", "../../x.png", "/etc/passwd", "C:\\x.png", "file:///etc/passwd"]
)
def test_files_that_are_not_there_are_reported_and_kept(written: str) -> None:
    assert read(READERS["file"], written) == (written, ["error"])
    assert read(READERS["file or text"], "captions.vtt") == ("captions.vtt", ["error"])


def test_a_small_code_is_understood() -> None:
    assert read(READERS["code"], "ql-07") == ("QL-07", ["advice"])
