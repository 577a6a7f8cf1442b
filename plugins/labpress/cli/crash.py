"""What a writer sees where Labpress, a plugin or a hook stops at what nobody foresaw."""

from __future__ import annotations

import os
import sys
import traceback
from types import TracebackType

import click

TRACEBACK = "LABPRESS_TRACEBACK"
"""Environment variable: any value shows Python's own account, for those who mend programs."""


def say(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Names the error and the line of code it came from. For `sys.excepthook`."""
    if TRACEBACK in os.environ or not issubclass(kind, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    last = traceback.extract_tb(trace)[-1:]
    place = f", at {last[0].filename}:{last[0].lineno}" if last else ""
    what = " ".join(f"{kind.__name__}: {error}".split())
    click.secho(f"Error: stopped by something that nobody foresaw: {what}{place}", err=True)
    click.echo(
        "Your texts are as they were. If that place is a hook or plugin of your lab, it needs "
        f"mending there; else please report it, with what {TRACEBACK}=1 shows.",
        err=True,
    )
