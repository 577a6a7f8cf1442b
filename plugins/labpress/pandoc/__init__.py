"""One long-lived pandoc: asked by task, in JSON, for what it reads and writes best."""

from __future__ import annotations

from labpress.pandoc.process import Pandoc

__all__ = ["Pandoc"]
