"""How it speaks: every string of the interface, on screen and on paper, in one table a language."""

from labpress.wording.wording import Wording, wording

__all__ = ["Wording", "wording"]
