"""House: the reference document from which pandoc takes styles, page and footer, made of the table
of styles. Made anew each time, so no binary file has to be kept in step."""

from __future__ import annotations

from html import escape

from labpress.exporting.package import packed
from labpress.exporting.styles import ACCENT, INK, PANEL, RULE, SERIF, STAND_INS, STYLES, Style

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def reference_docx(footer: str, lang: str) -> bytes:
    """The reference document: the styles, an A4 page, and a footer of `footer` and page numbers."""
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _relations(
                ("styles", "styles.xml"), ("fontTable", "fontTable.xml"), ("footer", "footer1.xml")
            ),
            "word/document.xml": _DOCUMENT,
            "word/styles.xml": _styles(lang),
            "word/fontTable.xml": _fonts(),
            "word/footer1.xml": _footer(footer),
        }
    )


def _styles(lang: str) -> str:
    letters = f'<w:rFonts {_font(SERIF)}/><w:sz w:val="22"/><w:lang w:val="{escape(lang)}"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    return (
        f'{_HEAD}<w:styles xmlns:w="{_W}">{defaults}'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        f"{''.join(map(_style, STYLES))}{_TABLES}</w:styles>"
    )


def _style(style: Style) -> str:
    kind = "character" if style.letters else "paragraph"
    base = next((one.id for one in STYLES if one.name == style.base), "DefaultParagraphFont")
    default = ' w:default="1"' if style.name == "Normal" else ""
    own = "" if style.name == "Normal" else f'<w:basedOn w:val="{base}"/>'
    paragraph = "" if style.letters else f"<w:pPr>{_paragraph(style)}</w:pPr>"
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{own}<w:qFormat/>{paragraph}<w:rPr>{_letters(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    """Word wants these in this order (ECMA-376, CT_PPrBase)."""
    bar = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{style.bar}"/></w:pBdr>'
    spaces = {"before": style.before, "after": style.after}
    spacing = "".join(f' w:{k}="{_twips(v)}"' for k, v in spaces.items() if v is not None)
    spacing += f' w:line="{round(style.line * 240)}" w:lineRule="auto"' if style.line else ""
    hanging = f' w:hanging="{_twips(style.hanging)}"' if style.hanging else ""
    return "".join(
        (
            "<w:keepNext/><w:keepLines/>" if style.keep else "",
            bar if style.bar else "",
            _shade(style.shade),
            f"<w:spacing{spacing}/>" if spacing else "",
            f'<w:ind w:left="{_twips(style.left)}"{hanging}/>' if style.left is not None else "",
            f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "",
        )
    )


def _letters(style: Style) -> str:
    raised = '<w:vertAlign w:val="superscript"/>' if style.name == "Footnote Reference" else ""
    size = round(style.size * 2)
    return "".join(
        (
            f"<w:rFonts {_font(style.font)}/>" if style.font else "",
            "<w:b/>" if style.bold else "",
            "<w:i/>" if style.italic else "",
            f'<w:color w:val="{style.colour}"/>' if style.colour else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
            '<w:u w:val="single"/>' if style.underline else "",
            _shade(style.shade) if style.letters else "",
            raised,
        )
    )


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""


def _font(name: str) -> str:
    return " ".join(f'w:{use}="{name}"' for use in ("ascii", "hAnsi", "cs", "eastAsia"))


def _twips(points: float) -> int:
    return round(points * 20)


def _fonts() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, (stand_in, family) in STAND_INS.items()
    )
    return f'{_HEAD}<w:fonts xmlns:w="{_W}">{fonts}</w:fonts>'


def _footer(words: str) -> str:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{_WIDTH}"/></w:tabs>'
    return (
        f'{_HEAD}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Footer"/>{tab}</w:pPr>'
        f"<w:r><w:t>{escape(words)}</w:t></w:r><w:r><w:tab/></w:r>{page}</w:p></w:ftr>"
    )


def _relations(*relations: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(relations, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{rows}</Relationships>'


_WIDTH = 9072  # twips between the margins
_DOCUMENT = (
    f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:p/><w:sectPr>'
    '<w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708"'
    ' w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_OFFICE}styles+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_OFFICE}fontTable+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_OFFICE}footer+xml"/></Types>'
)


def _edge(side: str, size: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'


def _cells(top: int, side: int) -> str:
    """Room inside the cells, in twips."""
    sides = {"top": top, "left": side, "bottom": top, "right": side}
    return "".join(f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in sides.items())


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_cells(0, 108)}</w:tblCellMar>'
    "</w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_edge('top', 12, INK)}{_edge('bottom', 8, INK)}"
    f"{_edge('insideH', 4, RULE)}</w:tblBorders><w:tblCellMar>{_cells(60, 80)}</w:tblCellMar>"
    '</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
    f"{_edge('bottom', 8, INK)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    '<w:style w:type="table" w:styleId="Box"><w:name w:val="Box"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_edge('left', 36, ACCENT)}</w:tblBorders>"
    f"<w:tblCellMar>{_cells(120, 200)}</w:tblCellMar></w:tblPr><w:tcPr>{_shade(PANEL)}</w:tcPr>"
    "</w:style>"
)
