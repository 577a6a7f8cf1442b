"""Markdown and web pages from elsewhere: fields by a mapping, words as they are, pictures along."""

from __future__ import annotations

import pytest

from import_bench import SUMMARY, Bench
from labpress.importing import ImportFault
from word_files import image

JEKYLL = """---
layout: post
headline: "Why: we fail"
author: [Ada, Ben]
date: 2018-08-14 10:00:00 +0100
categories: failure learning
custom: {a: b}
---
# Why: we fail

Words with *signs* and `# code`.

```
# no heading
```

Under
=====

![A board](img/board.png "title") and ![gone](/uploads/x.png)

{% include thing.html %}
"""
MAPPING = 'headline: title\nlayout: "-"\ncategories: tags\n'


def test_markdown_from_elsewhere(bench: Bench) -> None:
    files = {"2018-08-14-why.markdown": JEKYLL.encode(), "beside/../img/board.png": image()}
    assert (
        bench.bring(files, mapping=MAPPING)
        == f"""---
title: 'Why: we fail'
{SUMMARY}
authors: [Ada, Ben]
date: 2018-08-14
draft: true
tags: [failure learning]
---

Words with *signs* and `# code`.

```
# no heading
```

## Under


![A board](why-1.png "title") and ![gone](/uploads/x.png)

{{% include thing.html %}}
"""
    )
    assert bench.written == ["essays/why.md", "essays/why-1.png"]
    assert bench.todo == [
        (1, "'custom: {'a': 'b'}' has no place in an essay"),
        (19, "the picture '/uploads/x.png' could not be brought in"),
        (21, "'{% include thing.html %}' is a command of another system"),
    ]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            '+++\ntitle = "A"\ndate = 2019-01-02T00:00:00Z\ntags = ["x"]\n+++\nText\n',
            "date: 2019-01-02",
        ),
        ("---\nTitle: A\nAbstract: Short.\n---\nText\n", "summary: Short."),
        ("# A heading\n\nText\n", "title: A heading"),
        ("Text only\n", "title: some text"),
        ("---\ntitle: A\nversion: 1.10\n---\n", "title: A"),
        ("---\ntitle: A\nlicense: CC0\n---\n", "licence: CC0"),
    ],
)
def test_fields_of_other_systems(bench: Bench, text: str, field: str) -> None:
    assert f"\n{field}\n" in bench.bring({"some-text.md": text.encode()})


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.md", b"\xff\xfa", "not UTF-8"),
        ("a.md", b"---\ntitle: a: b\n---\n", "line 2"),
        ("a.md", b"+++\ntitle\n+++\n", "cannot be read"),
        ("a.md", b"x" * 400_001, "more than 400,000 characters"),
        ("a.html", b"", "empty"),
        ("a.html", b"\xff", "UTF-8"),
        ("a.html", b"<p>" * 700_000, "more than 2,000,000"),
        ("a.pdf", b"%PDF", "files of the kind '.pdf'"),
        ("a.odt", b"PK", "save it as .docx"),
    ],
)
def test_broken_files_are_plain_problems(bench: Bench, name: str, data: bytes, said: str) -> None:
    assert said in str(bench.take({name: data}).faults[0])


@pytest.mark.parametrize("mapping", ["headline: titel\n", "- a\n", "a: [b]\n", "x: &a\n\t1\n"])
def test_a_wrong_mapping_is_a_plain_problem(bench: Bench, mapping: str) -> None:
    with pytest.raises(ImportFault):
        bench.take({"a.md": b"Text\n"}, mapping=mapping)


PAGE = """<!doctype html><html><head><title>Site | Why</title><meta name="author" content="Ada">
<meta name="teaser-text" content="In short.">
<meta property="article:published_time" content="2018-08-14T10:00"><script>evil()</script></head>
<body><nav><a href="/">Home</a></nav><main><article><header><h1>Why we fail</h1></header>
<p>Text <b>bold</b> &amp; <a href="https://a.b/">link</a>.</p><h3>Part</h3>
<ul><li>one<li>two</ul><p><img src="img/a%20b.png" alt="A board"></p>
<img src="../secret.png" alt="x"><p onclick="evil()">_x_ <script>evil()</script></p>
</article></main><footer>Legal</footer></body></html>"""


def test_a_web_page_without_its_frame(bench: Bench) -> None:
    files = {
        "page.html": PAGE.encode(),
        "beside/../img/a b.png": image(),
        "beside/../../secret.png": image(),
    }
    assert (
        bench.bring(files, mapping="teaser-text: summary")
        == """---
title: Why we fail
summary: In short.
authors: [Ada]
date: 2018-08-14
draft: true
---

Text **bold** & [link](https://a.b/).

## Part

- one
- two

![A board](why-we-fail-1.png)

*[x]*

\\_x\\_
"""
    )
    assert "picture '../secret.png' could not be brought in" in str(bench.todo)
