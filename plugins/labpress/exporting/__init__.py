"""What goes out: an item as a Word file for comments, as plain Markdown, or as data.

A room of its own, on the row of site and paper, because it is a third medium: it fills in the same
marks, for a text that leaves the lab and must stand alone. It differs from `printing` in what it
makes (files that others change, through pandoc, not pages set by Typst) and from `importing` in its
direction: what comes in is foreign and must be doubted, what goes out is ours and must be whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.lazily import lazily

if TYPE_CHECKING:
    from labpress.exporting.exports import Exported, Exports
    from labpress.exporting.feeds import FORMATS, Channel, Feeds, channels
    from labpress.exporting.lab_data import Copy, key_of_data, lab_json, lab_schema
else:
    __getattr__ = lazily(
        __name__,
        {
            "exports": "Exported Exports",
            "feeds": "FORMATS Channel Feeds channels",
            "lab_data": "Copy key_of_data lab_json lab_schema",
        },
    )

__all__ = [
    "FORMATS",
    "Channel",
    "Copy",
    "Exported",
    "Exports",
    "Feeds",
    "channels",
    "key_of_data",
    "lab_json",
    "lab_schema",
]
