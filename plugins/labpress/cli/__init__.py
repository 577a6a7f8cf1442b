"""The `labpress` command: one module a verb. The only room that prints."""

from labpress.cli.main import main

__all__ = ["main"]
