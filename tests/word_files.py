"""Word files for tests, made part by part, so that each holds just what a test is about."""

from __future__ import annotations

import base64
import html
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {
    "Title": "Title",
    "Date": "Date",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Caption": "caption",
    "Bibliography": "Bibliography",
}

BELLOMO = {
    "id": 10,
    "type": "article-journal",
    "title": "Fidelity & _reach_: 100% of 3 {cases}",
    "container-title": "Evaluation",
    "author": [{"family": "Bellomo", "given": "Ana"}, {"family": "Østergård", "given": "Per"}],
    "issued": {"date-parts": [[2016, 4]]},
    "DOI": "10.1000/fidelity_2016",
    "volume": "22",
    "page": "3-19",
}


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` such as `<w:b/>`."""
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'
    )


def p(*parts: str, style: str = "") -> str:
    """A paragraph of runs; a plain text becomes one."""
    runs = "".join(part if part.startswith("<w:") else run(part) for part in parts)
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"


def field(instruction: str, shown: str, data: str = "") -> str:
    """A field as reference managers write it: an instruction, and what it shows."""
    told = f'<w:fldData xml:space="preserve">{data}</w:fldData>' if data else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{told}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {html.escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def zotero(
    *items: Mapping[str, Any],
    shown: str = "(Bellomo 2016)",
    more: Mapping[str, Any] | None = None,
    **plain: str,
) -> str:
    """A citation by Zotero."""
    cited = [{"id": item["id"], "itemData": item, **(more or {}), **plain} for item in items]
    what = {"citationID": "a1", "citationItems": cited, "properties": {"noteIndex": 0}}
    return field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(what)}", shown)


def mendeley(*items: Mapping[str, Any], shown: str = "(Bellomo 2016)") -> str:
    """A citation by Mendeley, whose ids are `ITEM-1` in each field anew."""
    cited = [
        {"id": f"ITEM-{n}", "itemData": {**item, "id": f"ITEM-{n}"}, "uris": ["http://m/1"]}
        for n, item in enumerate(items, 1)
    ]
    what = {"citationItems": cited, "mendeley": {"formattedCitation": shown}, "schema": "x"}
    return field(f"ADDIN CSL_CITATION {json.dumps(what)}", shown)


ENDNOTE = (
    "<EndNote><Cite><Author>Reed</Author><Year>2016</Year><RecNum>7</RecNum><Pages>4</Pages>"
    '<record><rec-number>7</rec-number><foreign-keys><key app="EN" db-id="x">7</key>'
    '</foreign-keys><ref-type name="Journal Article">17</ref-type><contributors><authors>'
    "<author>Reed, Julie E.</author><author>Card, Alan J.</author></authors></contributors>"
    "<titles><title>The problem with Plan-Do-Study-Act cycles</title><secondary-title>BMJ Quality"
    "</secondary-title></titles><volume>25</volume><dates><year>2016</year></dates></record>"
    "</Cite></EndNote>"
)


def endnote(*, packed: bool = False) -> str:
    """A citation by EndNote; `packed` as longer ones are kept, in the field's data."""
    if not packed:
        return field(f"ADDIN EN.CITE {ENDNOTE}", "(Reed 2016)")
    data = base64.b64encode(ENDNOTE.encode()).decode()
    return field("ADDIN EN.CITE", "(Reed 2016)", data)


def comment(number: int, *runs: str) -> str:
    """Runs with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{"".join(runs)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def inserted(text: str) -> str:
    return f'<w:ins w:id="91" w:author="Ada" w:date="2020-01-01T00:00:00Z">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return (
        '<w:del w:id="92" w:author="Ben" w:date="2020-01-02T00:00:00Z"><w:r><w:delText '
        f'xml:space="preserve">{html.escape(text)}</w:delText></w:r></w:del>'
    )


def picture(relation: str, alt: str = "") -> str:
    """A drawing in the line, three inches wide."""
    size = '<wp:extent cx="2743200" cy="1828800"/>'
    return (
        f'<w:r><w:drawing><wp:inline>{size}<wp:docPr id="1" name="Picture 1" '
        f'descr="{html.escape(alt)}"/><a:graphic><a:graphicData uri="{PIC}"><pic:pic '
        f'xmlns:pic="{PIC}"><pic:nvPicPr><pic:cNvPr id="0" name="x"/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/></pic:blipFill><pic:spPr><a:xfrm><a:ext cx="2743200" '
        'cy="1828800"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def table(*rows: tuple[str, ...], more: str = "") -> str:
    """A table of plain cells; `more` are the properties of its first cell."""
    lines = []
    for n, row in enumerate(rows):
        cells = [
            f"<w:tc><w:tcPr>{more if not n and not k else ''}</w:tcPr>{p(cell)}</w:tc>"
            for k, cell in enumerate(row)
        ]
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    look = '<w:tblPr><w:tblLook w:firstRow="1" w:val="0020"/></w:tblPr>'
    grid = '<w:gridCol w:w="1000"/>' * max(len(row) for row in rows)
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def image(size: tuple[int, int] = (60, 40), form: str = "PNG", **more: Any) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, (180, 40, 40)).save(out, form, **more)
    return out.getvalue()


def word(
    *body: str,
    media: Mapping[str, bytes] | None = None,
    comments: Mapping[int, tuple[str, str]] | None = None,
    core: Mapping[str, str] | None = None,
    parts: Mapping[str, bytes | str] | None = None,
    targets: Mapping[str, str] | None = None,
) -> bytes:
    """A whole Word file. `media` are files by name, related as `rId10`, `rId11`, …; `parts` are
    added as they are or take the place of others; `targets` are more relations."""
    notes = "".join(
        f'<w:comment w:id="{n}" w:author="{who}">{p(said)}</w:comment>'
        for n, (who, said) in (comments or {}).items()
    )
    related = {f"rId{10 + n}": ("image", f"media/{name}") for n, name in enumerate(media or {})} | {
        key: ("hyperlink", to) for key, to in (targets or {}).items()
    }
    text = "".join(body)
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            {"rId1": ("officeDocument", "word/document.xml"), "rId2": ("core", "docProps/core.xml")}
        ),
        "word/document.xml": f"<w:document {W} {R} {WP} {A}><w:body>{text}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/comments.xml": f"<w:comments {W}>{notes}</w:comments>",
        "word/_rels/document.xml.rels": _relations(
            {"rId1": ("styles", "styles.xml"), "rId2": ("comments", "comments.xml"), **related}
        ),
        "docProps/core.xml": _core(core or {}),
        **{f"word/media/{name}": data for name, data in (media or {}).items()},
        **(parts or {}),
    }
    return packed(made)


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip file of `parts`, the same bytes each time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/></Types>'
    )


def _relations(related: Mapping[str, tuple[str, str]]) -> str:
    lines = []
    for key, (kind, target) in related.items():
        base = f"{RELATIONS}/metadata/core-properties" if kind == "core" else f"{OFFICE}/{kind}"
        mode = ' TargetMode="External"' if kind == "hyperlink" else ""
        lines.append(
            f'<Relationship Id="{key}" Type="{base}" Target="{html.escape(target)}"{mode}/>'
        )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    return f"<w:styles {W}>{styles}</w:styles>"


def _core(core: Mapping[str, str]) -> str:
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    )
    fields = "".join(f"<{name}>{html.escape(text)}</{name}>" for name, text in core.items())
    return f"<cp:coreProperties {spaces}>{fields}</cp:coreProperties>"
