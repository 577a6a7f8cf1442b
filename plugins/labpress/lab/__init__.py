"""A lab opened from its settings. The same for `labpress check`, the site and the paper."""

from labpress.lab.addresses import redirect_line
from labpress.lab.files import NO_SLUGS, codes, files
from labpress.lab.lab import Lab
from labpress.lab.look import Logo, Look, Typeface
from labpress.lab.opening import open_lab
from labpress.lab.reading import kept_items
from labpress.lab.settings import FontFile, Settings

__all__ = [
    "NO_SLUGS",
    "FontFile",
    "Lab",
    "Logo",
    "Look",
    "Settings",
    "Typeface",
    "codes",
    "files",
    "kept_items",
    "open_lab",
    "redirect_line",
]
