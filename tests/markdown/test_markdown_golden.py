"""The dialect by example: each golden/*.md with its HTML beside it, then its marks and faults.

To write the expected files anew, delete them and run the tests twice; read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.markdown import Body, parse

CASES = sorted((Path(__file__).parent / "golden").glob("*.md"))


def shown(body: Body) -> str:
    """A Body's sections, marks and faults as lines of text."""
    lines = []
    for section in body.sections:
        lines += [f"<!-- section {section.name!r} #{section.id} line {section.line} -->"]
        lines += [section.html.strip("\n")]
    lines.append("\n<!-- marks: number, kind, key, line | text | context | anchor")
    lines += [
        f"{m.n} {m.kind} {m.key} {m.line} | {m.text!r} | {m.context} | {m.anchor}"
        for m in body.marks
    ]
    lines.append("faults: line, level, message (hint)")
    lines += [f"{f.line} {f.level}: {f.message} ({f.hint})" for f in body.faults]
    return "\n".join([*lines, "-->", ""])


@pytest.mark.parametrize("source", CASES, ids=[path.stem for path in CASES])
def test_golden(source: Path) -> None:
    expected = source.with_suffix(".html")
    found = shown(parse(source.read_text(encoding="utf-8")))
    if not expected.exists():
        expected.write_text(found, encoding="utf-8")
        pytest.fail(f"{expected.name} was missing and is now written: read it")
    assert found == expected.read_text(encoding="utf-8")
