"""Presets: what a PDF asks of the print dialog, so that it opens with full size and the right edge.

Some programs heed it (Acrobat does), others do not; so the sheets say it in words as well.
"""

from __future__ import annotations

FLIPS = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge", "none": "Simplex"}
"""Names of ISO 32000-1, 12.2, for the edge on which paper is turned."""
PREFERENCES, END = b"/ViewerPreferences<<", b"startxref\n"


def with_presets(pdf: bytes, duplex: str) -> bytes:
    """`pdf` as Typst wrote it, asking for no scaling and for `duplex`; as it is if it is built in
    another way.

    Typst writes the catalogue last, so that only the table of objects behind it is moved.
    """
    catalogue, end = pdf.rfind(PREFERENCES), pdf.rfind(END)
    if catalogue < 0 or end < catalogue:
        return pdf
    offset, rest = pdf[end + len(END) :].split(b"\n", 1)
    table = int(offset)
    if not catalogue < table < end or b" obj" in pdf[catalogue:table]:
        return pdf
    asked = f"/PrintScaling/None/Duplex/{FLIPS[duplex]}".encode()
    cut = catalogue + len(PREFERENCES)
    moved = str(table + len(asked)).encode()
    return b"".join((pdf[:cut], asked, pdf[cut:end], END, moved, b"\n", rest))
