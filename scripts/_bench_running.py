"""Runs a Python program in this process, so that its memory can be told from its children's.

_bench_running.py SAID PROGRAM ARGUMENT…    MiB of both, as JSON in the file SAID
"""

from __future__ import annotations

import json
import resource
import sys
from importlib.metadata import entry_points
from pathlib import Path


def main(said: Path, program: str, arguments: list[str]) -> None:
    """As if `program` had been started by its name. Ends with its exit code."""
    (entry,) = entry_points(group="console_scripts", name=program)
    sys.argv = [program, *arguments]
    try:
        sys.exit(entry.load()())
    finally:
        both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        own, children = (resource.getrusage(who).ru_maxrss for who in both)
        kilobytes = 1024 if sys.platform == "darwin" else 1
        peaks = {"own": own / kilobytes / 1024, "children": children / kilobytes / 1024}
        said.write_text(json.dumps(peaks), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
