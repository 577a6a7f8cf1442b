"""Nothing that runs gets through, wherever a writer puts it, and the writer is told."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from labpress.markdown import Dialect, dialect_with, parse
from labpress.problems import Level

BAD_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#115;cript:alert(1)",
    "javascript&colon;alert(1)",
    "&#x6A;avascript:alert(1)",
    "javascript&amp;#58;alert(1)",
    "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "labpress:0",
    "C:\\notes.md",
]
GOOD_ADDRESSES = [
    "https://ex.org/a?b=1&c=2",
    "http://ex.org",
    "mailto:a@b.org",
    "tel:+44123",
    "doi:10.1/x",
    "../docs/cards/x.md#why",
    "/absolute/",
    "#why",
    "//ex.org/x",
    "a/b:c.md",
    "?q=a:b",
]


@pytest.mark.parametrize("url", BAD_ADDRESSES)
@pytest.mark.parametrize("form", ["x\n\n[t]({})", "x\n\n![t]({})", "x\n\n[t][r]\n\n[r]: {}"])
def test_bad_addresses_are_errors_and_lead_nowhere(form: str, url: str) -> None:
    body = parse(form.format(url))
    (fault,) = body.faults
    assert (fault.level, fault.line) == (Level.ERROR, 3)
    assert 'href="#"' in body.html or 'src="#"' in body.html
    assert "labpress:" not in body.html


@pytest.mark.parametrize("url", GOOD_ADDRESSES)
def test_good_addresses_wait_in_a_slot(url: str) -> None:
    body = parse(f"[t]({url}) ![i]({url})")
    assert body.faults == ()
    assert [(mark.kind, mark.key) for mark in body.marks] == [("link", url), ("image", url)]
    assert '<a href="labpress:0">t</a>' in body.html
    assert 'src="labpress:1"' in body.html


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("[t](?a=1&amp;b=2&copy=3)", "?a=1&b=2&copy=3"),
        ("[t](a\\_b.md)", "a_b.md"),
        ("[t](<a b.md>)", "a b.md"),
        ("<a@b.org>", "mailto:a@b.org"),
        ("<https://ex.org/~x>", "https://ex.org/~x"),
    ],
)
def test_an_address_is_kept_as_it_is_meant(written: str, key: str) -> None:
    assert [mark.key for mark in parse(written).marks] == [key]


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script in a line": "a <script>alert(1)</script> b",
    "script in a heading": "## T <script>alert(1)</script>",
    "script in a table": "| a |\n|---|\n| <script>alert(1)</script> |",
    "script in a footnote": "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "script in a block": "/// try-this | a\n<script>alert(1)</script>\n///",
    "script with Markdown": '<div markdown="1">\n<script>alert(1)</script>\n</div>',
    "unclosed script": "a\n\n<script>alert(1)\n\nb",
    "image handler": "<img src=x onerror=alert(1)>",
    "image handler in capitals": '<IMG SRC="x" OnError="alert(1)">',
    "handler by attribute list": "[t](a.md){onclick=alert(1)}",
    "handler on a heading": "## T {onclick=alert(1)}",
    "handler on a block": "/// try-this | a\n    attrs: {onclick: alert(1)}\nx\n///",
    "handler with slashes": "<img/src=x/onerror=alert(1)>",
    "address by attribute list": "![t](a.png){src=javascript:alert(1)}",
    "link by attribute list": "[t](a.md){href=javascript:alert(1)}",
    "raw link": '<a href="javascript:alert(1)">x</a>',
    "raw link in entities": '<a href="&#106;avascript:alert(1)">x</a>',
    "raw link with a tab": '<a href="java\tscript:alert(1)">x</a>',
    "title": '[t](a.md "<script>alert(1)</script>")',
    "title that closes itself": "[t](a.md '\" onclick=\"alert(1)')",
    "alternative text": '![" onerror="alert(1)](a.png)',
    "abbreviation": 'BMJ\n\n*[BMJ]: " onclick="alert(1)',
    "citation": 'x [" onclick="alert(1) @a <script>alert(1)</script>]',
    "card of any name": 'x\n\n/// try-this | " onclick="alert(1)\n///',
    "own link": '[x](card:"onclick="alert\\(1\\))',
    "iframe": '<iframe src="https://ex.org"></iframe>',
    "object": '<object data="x.swf"></object><embed src="x">',
    "form": '<form action="https://ex.org"><input name=a><button>b</button></form>',
    "meta": '<meta http-equiv="refresh" content="0;url=https://ex.org"><base href="//ex.org">',
    "style": "<style>body{display:none}</style>\n\n<p style='position:fixed'>x</p>",
    "drawing": "<svg onload=alert(1)><script>alert(1)</script><a href='javascript:x'>y</a></svg>",
    "drawing that hides a tag": '<svg><style><!--</style><p title="--><img src=x onerror=a()>">',
    "maths that hides a tag": "<math><mtext><table><mglyph><style><img src=x onerror=a()>",
    "comment that ends early": "<!--> <img src=x onerror=alert(1)> -->",
    "broken tag": "<a href=\"x\"onclick='alert(1)'<b>",
}


class Scan(HTMLParser):
    """Collects what no page may hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "iframe", "object", "embed", "form", "meta", "base", "math"}:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").lower().lstrip().startswith("javascript"):
                self.found.append(f"{tag} {name}={value}")
            if name == "style" and "position" in (value or ""):
                self.found.append(f"{tag} {name}={value}")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_runs(text: str) -> None:
    body = parse(f"Before.\n\n{text}\n\n## After\n\nText.")
    scan = Scan()
    scan.feed(body.html)
    assert scan.found == []
    assert body.plain.startswith("Before.")


DROPPED = [
    ("a\n\n<script>x</script>", Level.WARNING, 3, "<script>"),
    ("`<iframe>`\n\n~~~\n<iframe>\n~~~\n\n<iframe src=x></iframe>", Level.WARNING, 7, "<iframe>"),
    ("a <b onclick='x'>b</b>", Level.WARNING, 1, "onclick"),
    ("a\n\n[b](c.md){onclick=x}", Level.WARNING, 3, "onclick"),
    ("a\n\n<a href='javascript:x'>b</a>", Level.ERROR, 3, "javascript:"),
    ("a\n\n<b style='color:red'>b</b>", Level.WARNING, 3, "style"),
    ("a\n\n<labpress-card slug='x'></labpress-card>", Level.ERROR, 3, "labpress-card"),
    ("a\n\n<labpress-thing>x</labpress-thing>", Level.ERROR, 3, "labpress-thing"),
    ("a\n\n<a href='labpress:0'>x</a>", Level.ERROR, 3, "labpress:"),
]

UNCLOSED = ("a\n\n<div>b</div>\n\n<div>\n\n## B\n\nc", Level.WARNING, 5, "<div> is never closed")


@pytest.mark.parametrize(("text", "level", "line", "words"), [*DROPPED, UNCLOSED])
def test_what_is_dropped_is_reported(text: str, level: Level, line: int, words: str) -> None:
    (fault,) = parse(text).faults
    assert (fault.level, fault.line) == (level, line)
    assert words in fault.message


def test_each_of_several_has_its_own_line() -> None:
    faults = parse("<iframe></iframe>\n\na\n\n<iframe></iframe>\n\n[a](b){onclick=c}").faults
    assert [fault.line for fault in faults] == [1, 5, 7]


def test_what_the_dialect_writes_is_not_reported() -> None:
    text = """- [x] done

=== "A"

    ```py hl_lines="1"
    x = 1
    ```

| a | b |
|:--|--:|
| $x$ | ++ctrl+a++ ==m== ^^i^^ ~~d~~ |

??? note "More"

    ![a](b.png){width=300 loading=lazy} `#!py 1`
"""
    assert parse(text).faults == ()


def test_forged_marks_are_taken_out_and_true_ones_stay() -> None:
    body = parse(
        '<labpress-cite keys="a" source="[@a]" n="0">x</labpress-cite> [@b] '
        '<a href="&#108;abpress:0">y</a> <div markdown>\n<labpress-link to="card:x">z'
        "</labpress-link>\n</div>\n\n[t](card:c){to=card:x n=7 keys=k}"
    )
    assert re.findall(r"<labpress-[^>]*>", body.html) == [
        '<labpress-cite keys="b" source="[@b]" n="0">',
        '<labpress-link to="card:c" n="1">',
    ]
    assert '<a href="#">y</a>' in body.html


def test_text_that_shows_an_address_of_ours_is_no_address() -> None:
    html = parse('`href="labpress:0"` and [x](y.md "src=\'labpress:0\' src=\\"labpress:0\\"")').html
    assert re.findall(r'(?:href|src)="labpress:\d+"', html) == ['href="labpress:0"']


def test_own_elements_keep_one_form() -> None:
    body = parse('[t](card:c){: .b title="<x>" #i } [@a]{.k}\n\n# All\n\n\\full_bibliography')
    assert '<labpress-link to="card:c" n="0" class="b" id="i" title="&lt;x&gt;">' in body.html
    assert '<labpress-cite keys="a" source="[@a]" n="1" class="k"></labpress-cite>' in body.html
    assert '<labpress-bibliography full="full" n="3"></labpress-bibliography>' in body.html
    assert "i" in body.ids


def test_a_lab_may_trust_its_writers() -> None:
    trusting = dialect_with([], {}, raw_html=True)
    body = parse(
        "<iframe src='x'></iframe>\n\n<a id=q onclick='x'>a</a> [@a] [l](m.md)", 1, trusting
    )
    assert "<iframe src='x'></iframe>" in body.html
    assert "onclick='x'" in body.html
    assert '<labpress-cite keys="a" source="[@a]" n="0"></labpress-cite>' in body.html
    assert '<a href="labpress:1">' in body.html
    assert body.faults == ()


def test_icons_stay() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2"></path></svg>'
    body = parse(f"a {svg} b")
    assert svg in body.html
    assert body.faults == ()


def test_a_dialect_keeps_its_own_trust() -> None:
    strict, trusting = Dialect((), {}), Dialect((), {}, raw_html=True)
    assert "onclick" not in parse("<b onclick='x'>b</b>", 1, strict).html
    assert "onclick" in parse("<b onclick='x'>b</b>", 1, trusting).html
