"""Styles: how a Word file looks, a style a row. Names are those that pandoc looks for, or our own.

Word shows the fonts where they are installed and the named stand-ins elsewhere. They are not put
into the file: it would weigh ten times as much, for a text that is sent round for comments.
"""

from __future__ import annotations

from dataclasses import dataclass

SERIF, SANS, MONO = "Source Serif 4", "Atkinson Hyperlegible Next", "Consolas"
STAND_INS = {
    SERIF: ("Georgia", "roman"),
    SANS: ("Verdana", "swiss"),
    MONO: ("Courier New", "modern"),
}
INK, QUIET, RULE, PANEL, ACCENT = "1A1C20", "53565D", "D9D7D0", "F5F4F0", "0B5563"


@dataclass(frozen=True, slots=True)
class Style:
    """One style of paragraphs, or of letters where `letters`. Sizes and spaces are in points.

    `name` is what Word shows and pandoc looks for; None leaves to `base` what it says.
    """

    name: str
    base: str = "Body Text"
    font: str = ""
    size: float = 0
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: float | None = None
    hanging: float = 0
    keep: bool = False
    level: int = 0
    bar: str = ""
    shade: str = ""
    underline: bool = False
    letters: bool = False
    follow: str = ""

    @property
    def id(self) -> str:
        """The name without spaces, as pandoc and Word write it in a document."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())


STYLES = (
    Style("Normal", "", SERIF, 11, colour=INK, after=0, line=1.4),
    Style("Body Text", "Normal", after=8),
    Style("First Paragraph"),
    Style("Compact", after=3),
    Style("Title", "Normal", SERIF, 26, bold=True, after=6, line=1.1, keep=True),
    Style("Subtitle", "Normal", SERIF, 14, colour=QUIET, after=10, line=1.3, keep=True),
    Style("Author", "Normal", SANS, 10, bold=True, after=0),
    Style("Date", "Normal", SANS, 10, colour=QUIET, after=16),
    Style(
        "heading 1", "Normal", SERIF, 17, True, before=22, after=6, line=1.15, keep=True, level=1
    ),
    Style(
        "heading 2", "Normal", SERIF, 13.5, True, before=16, after=4, line=1.2, keep=True, level=2
    ),
    Style("heading 3", "Normal", SANS, 11.5, True, before=14, after=3, keep=True, level=3),
    Style("heading 4", "heading 3", size=11, level=4),
    Style("heading 5", "heading 3", size=10.5, colour=QUIET, level=5),
    Style("heading 6", "heading 3", size=10, colour=QUIET, level=6),
    Style("Block Text", italic=True, left=18, bar=RULE),
    Style("Bibliography", size=10.5, after=5, left=22, hanging=22),
    Style("footnote text", "Normal", size=9, after=3, line=1.25),
    Style("Footnote Block Text", "footnote text"),
    Style("Definition Term", "Normal", SANS, 10, True, before=4, after=0, keep=True),
    Style("Definition", size=10.5, left=16, after=3),
    Style("Caption", "Normal", SANS, 9.5, colour=QUIET, before=4, after=12, line=1.25),
    Style("Table Caption", "Caption", before=8, after=4, keep=True),
    Style("Image Caption", "Caption"),
    Style("Figure", "Normal", before=8, after=4),
    Style("Captioned Figure", "Figure", keep=True),
    Style("Source Code", "Normal", MONO, 9, before=2, after=10, line=1.25, bar=RULE, shade=PANEL),
    Style("Table Text", "Normal", SANS, 9.5, after=2, line=1.25),
    Style("Box Label", "Normal", SANS, 9, True, colour=ACCENT, after=3, keep=True),
    Style("Box Title", "Normal", SERIF, 13.5, True, after=3, line=1.2, keep=True),
    Style("Box Text", "Normal", SANS, 10, after=4, line=1.3),
    Style("Tab Label", "Normal", SANS, 10, True, colour=ACCENT, before=8, after=3, keep=True),
    Style("Mark of Draft", "Normal", SANS, 10, True, colour="8A3B12", after=10),
    Style("Gap", "Normal", size=5),
    Style("footer", "Normal", SANS, 8.5, colour=QUIET),
    Style("Verbatim Char", "", MONO, 9.5, letters=True),
    Style("Footnote Reference", "", letters=True),
    Style("Hyperlink", "", colour=ACCENT, underline=True, letters=True),
    Style("Key", "", SANS, 9.5, shade=PANEL, letters=True),
)
