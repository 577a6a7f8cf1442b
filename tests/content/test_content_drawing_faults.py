"""What a drawing has in it that does more than draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.content.drawing_faults import drawing_faults

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SCRIPT, FOREIGN, BROKEN = "has a script in it", "takes parts from another site", "is not whole"


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        ('><path d="M0 0"/></svg>', []),
        ('><a href="https://example.org/"><path d="M0 0"/></a></svg>', []),
        ('><use href="#a"/><image href="data:image/png;base64,AA=="/></svg>', []),
        ('><style>path{fill:url(#a)}</style><path opacity="1"/></svg>', []),
        ("><script>alert(1)</script><script/></svg>", [SCRIPT]),
        (' onload="alert(1)"/>', [SCRIPT]),
        ('><a xlink:href=" JavaScript:alert(1)"/></svg>', [SCRIPT]),
        ('><image href="https://example.org/a.png"/></svg>', [FOREIGN]),
        ('><use xlink:href="//example.org/a.svg#b"/></svg>', [FOREIGN]),
        ("><style>@import 'https://example.org/a.css';</style></svg>", [FOREIGN]),
        ('><path style="fill:url( http://example.org/a.svg#b)"/></svg>', [FOREIGN]),
        ("><script/><path", [SCRIPT, BROKEN]),
    ],
)
def test_what_does_more_than_draw_is_said(tmp_path: Path, drawing: str, said: list[str]) -> None:
    path = tmp_path / "a.svg"
    path.write_text(HEAD + drawing, "utf-8")
    found = drawing_faults(path)
    assert [message.partition(",")[0] for message, _ in found] == said
    assert all(hint for _, hint in found)
