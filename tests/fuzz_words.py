"""Words for fuzzing: what each kind of file is made of, and what breaks readers of any file."""

from __future__ import annotations

ANY = [
    *("\0", "\x07", "\x0b", "\x0c", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u2029", "\t", "\r"),
    *("\ufeff", "\u200b", "\u200d", "\u202e", "\u0301" * 40, "\ud7ff", "\ue000", "\ufffe"),
    *(
        "\U000ffffd",
        "\U000f0001",
        "\U00100000",
        "\U0010ffff",
        "İ",
        "ß",
        "ﬁ",
        "𝔘",
        "👩‍👩‍👧",
        "١٢",
        "ⅷ",
        "²",
    ),
    *("'", '"', "`", "(", ")", "[", "]", "{", "}", "<", ">", "\\", "|", "&", "%", "$", "#", "\n"),
    *("-1", "0", "1e999", "99999999999999999999", "NaN", "\n\n", "  ", " " * 12, "é", "x" * 200),
    *("../../../evil", "/etc/passwd", "CON", "javascript:alert(1)", "%00", "%n%s", "{{ 7*7 }}"),
]

MARKDOWN = [
    *("# ", "## ", "### ", "###### ", "## How\n", "---\n", "===\n", "- ", "* ", "1. ", "9999. "),
    *("> ", "> > ", "    ", "\t", "```\n", "```` md\n", "~~~\n", "`", "``", "***", "__", "~~"),
    *("^^", "==", "~a~", "^a^", "![", "](", "[a](b)", "[a][b]", "\n[a]: b\n", "<http://a.b>"),
    *("[^1]", "\n[^1]: note\n", "\n[^1]:\n    more\n", "*[ABC]: long\n", "{#id}", "{.x}", "{: }"),
    *("{", "}", "{ #a .b c=d }", "@a", "@card2017", "[@a]", "[see @a, p. 1; -@b]", "[@", "-@a"),
    *("@a [p. 3]", "\n\\bibliography\n", "\n\\full_bibliography\n", "card:five-whys", "(card:)"),
    *("[](card:x)", "essay:a#b", "/// try-this | five-whys\n", "///\n", "//// note\n", "////\n"),
    *("/// details | A\n    open: true\n\n", "/// tab | A\n", "/// html | div\n", "/// caption\n"),
    *("/// \n", "!!! note\n", '??? "x"\n', '=== "Tab"\n', "- [ ] ", "- [x] ", "| a | b |\n"),
    *("|---|---|\n", "| a \\| `b|` |\n", ": term\n", "term\n:   what\n", "<div>\n", "</div>\n"),
    *("<div markdown>\n", "<!-- ", " -->", "<script>", "<![CDATA[", "<?php ", "<a href='x'"),
    *("<labpress-cite n=1>", "<labpress-card slug='x' n='0'>", '<a href="labpress:9">', "&amp;"),
    *("&#0;", "&#x110000;", "&nbsp;", "[TOC]", '--8<-- "essays/a.md"', "$$", "\\(", "\\["),
    *(":smile:", "++ctrl++", "[[a]]", "{--a--}", "{++b++}", "{>>c<<}", "...", "--", "<<", "\\\n"),
]

YAML = [
    *("---\n", "...\n", "--- ", "- ", ": ", ":", "? ", "| \n", "|\n  ", ">-\n  ", "|9\n", "!!"),
    *("!!python/object:os.system ", "!!binary ", "!!timestamp ", "!x ", "!<a> ", "&a ", "*a", "<<"),
    *("<<: *a\n", "[", "]", "{", "}", ", ", "[[[[", "{a: {b: {c: ", "'", '"', "''", '"\\x', "\\U"),
    *("%YAML 1.1\n", "%TAG ! a:\n", "# c\n", "#", "\t", "~", "null", "yes", "No", "0x1F", "0o17"),
    *("1_000", "1:30", ".inf", ".nan", "-", "2018-08", "2018-13-45", "2018-02-30", "0000-00-00"),
    *("9999-12-31", "2018-08-14T10:00:00Z", "20-60 minutes", "1-", "-1 hours", "5+", "0", "½ day"),
    *("title: ", "title:", "stages: ", "stages: [a, b]\n", "people: 99999999999999999999\n"),
    *("time: 9e99 years\n", "redirect_from: ['../a', '//b', 'c?d#e']\n", "lang: xx-YY-zz\n"),
    *("items:\n  - card: a\n    minutes: -5\n", "changes:\n  - date: 2020\n    what: [a]\n"),
    *(
        "doi: 10.1/x\n",
        "draft: perhaps\n",
        "publish_on: 2999-01-01\n",
        "approved: {by: a, on: b}\n",
    ),
    *("video: {url: 'ftp://a'}\n", "a: &a [*a]\n", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"),
]

RIS_FILE = """TY  - JOUR
AU  - Bellomo, Rinaldo
AU  - World Health Organization
TI  - Why we must cluster
T2  - The Journal
SP  - 100
EP  - 110
PY  - 2016/03/02/
DO  - 10.1136/bmjqs-2016-005849
UR  - https://x.example/a
ID  - bellomo2016
ER  -
TY  - BOOK
TI  - Field theory
AU  - Lewin, Kurt
PY  - 1951
ER  -
"""
RIS = [
    *("TY  - ", "TY  - JOUR\n", "ER  - \n", "ID  - a b\n", "ID  - \n", "AU  - ,\n", "AU  - , ,\n"),
    *("PY  - 99999\n", "PY  - 2019/99/99\n", "DA  - /\n", "DO  - 10.\n", "UR  - javascript:x\n"),
    *("  -", "- ", "\n\n", "EP  - \n", "AU  - van\n", "M3  - 10.1/x\n", "KW  - <b>\n", "&lt;", "@"),
]
YAML_FILE = """references:
- id: bellomo2016
  type: article-journal
  title: "Why *we* must [NHS]{.nocase} H~2~O"
  author:
  - family: Bellomo
    given: Rinaldo
  issued: {date-parts: [[2016, 3]]}
  DOI: 10.1136/bmjqs-2016-005849
- id: lewin1951
  type: book
  title: Field theory
  author: [{literal: A body}]
  issued: 1951~
"""
CSL_YAML = [
    *("- id: a\n", "- id:\n", "  issued: [1]\n", "  issued: {year: x}\n", "  author: 5\n"),
    *("  author: [[1]]\n", "&a ", "*a", "<<: *a\n", "!!binary ", "!!timestamp 1\n", "{", "[", "'"),
    *("? [a]\n: b\n", "---\n", "...\n", "  issued: {date-parts: x}\n", "\t", "null", ": ", "- "),
    *("  title: [a, b]\n", "  DOI: {a: b}\n", "  URL: [x]\n", "  id: {a: b}\n", "`", "**", "^x^"),
]
BIBTEX = [
    *("@article{", "@book{k,\n", "@string{a = ", "@string{a = a}\n", "@comment{", "@preamble{"),
    *("@", "{", "}", "{{", "}}", '"', ",", "=", " = ", " # ", "#", "%", "\\", "\\&", "$", "~"),
    *("author = {", "author = {A and B and and others}", "author = { and }", "title = {{", "--"),
    *("year = {20", "year = 2018,", "year = {199?}", "date = {2018-13-99/..}", "date = {/}"),
    *("month = jan # feb", "pages = {1--}", "crossref = {card2017},", "xdata = {a},", "\\'"),
    *(
        "\\'{\\i}",
        "\\textit{",
        "\\begin{x}",
        "\\input{/etc/passwd}",
        "\\verb|",
        "\\u",
        "\\char99999",
    ),
    *("\\url{", "doi = {10.1/", "url = {javascript:x}", "langid = {xx}", "keywords = {a,,b}"),
    *('{\\"', "^^M", "\\newcommand{\\a}{\\a\\a}", "\\a", "\\def\\x{\\x}", "\\x", "\\csname", "@@"),
]

TABLE = [
    *(",", ";", "\t", "|", '"', '""', '","', '"\n', "\r\n", "\r", "=1+1", "'=A1", "@SUM", "+1"),
    *("title", "file", "why", "how", "people", "time", "code", "stages", "text", "../x", "QL-01"),
    *("five-whys", "2-8", "20-60 minutes", "2-Aug", "45000", "sep=;\n", '"a\nb"', "do_first"),
]

XML = [
    *("<", ">", "/>", "</", "&", "&amp;", "&lt;", "&#0;", "&#x1F;", "&x;", "]]>", "<![CDATA["),
    *("<!--", "-->", "<?xml version='1.1'?>", "<!DOCTYPE a>", "<w:p>", "</w:p>", "<w:r>", "</w:r>"),
    *("<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "<w:tc/>", "<w:p/>", "<w:r/>"),
    *('<w:gridSpan w:val="99999"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:br/>"),
    *('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:instrText>"),
    *(
        '<w:fldChar w:fldCharType="separate"/>',
        " ADDIN ZOTERO_ITEM CSL_CITATION {",
        " ADDIN EN.CITE",
    ),
    *('{"citationItems": [{}]}', '{"citationItems": 1}', '"itemData": []', "HYPERLINK", "TOC \\o"),
    *('w:val="', 'w:id="-1"', 'w:id="99999999999999999999"', 'r:id="rId1"', 'r:embed="rId99"'),
    *('<w:commentRangeStart w:id="1"/>', '<w:commentReference w:id="1"/>', "<w:ins>", "<w:del>"),
    *(
        '<w:footnoteReference w:id="1"/>',
        "<w:numPr>",
        '<w:ilvl w:val="99"/>',
        '<w:numId w:val="9"/>',
    ),
    *("<m:oMath>", "<mc:AlternateContent>", "<w:sdt><w:sdtContent>", "<w:txbxContent>", "<v></v>"),
    *('<c r="ZZZZ1">', '<c r="A999999999">', '<c t="s"><v>-1</v></c>', "<v>1e309</v>", "<row/>"),
]

JSON = [
    *('{"', '":', "[", "]", "{", "}", ",", '"', "null", "true", "1e999", '"\\ud800"', "\\u0000")
]
