"""One contender at the citations of many pages, in a process of its own; it prints what it took.

_bench_citing.py labpress FOLDER STYLE    with the memory that lies in FOLDER, and leaves it there
_bench_citing.py mkdocs-bibtex FOLDER STYLE

FOLDER has references.bib and pages.json, a list of texts in Markdown; STYLE is a CSL file. Counted
are the hooks alone and the processes that they start, not what Python takes to start.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

CLUSTER = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
Work = Callable[[], str]


def labpress(folder: Path, style: Path) -> Work:
    """The bibliography, every cluster of every page, and one batch of pandoc."""
    from labpress.citations import Formatter, PageCitations, load, parse_cluster
    from labpress.pandoc import Pandoc

    pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))

    def work() -> str:
        with Pandoc() as pandoc:
            pandoc.memory.open(folder)
            bibliography, _ = load([folder / "references.bib"], folder, pandoc)
            asked = {
                str(n): PageCitations(tuple(map(parse_cluster, CLUSTER.findall(text))))
                for n, text in enumerate(pages)
            }
            Formatter(pandoc, bibliography, style).format(asked)
            return "pandoc asked" if pandoc.pid else "pandoc not asked"

    return work


def mkdocs_bibtex(folder: Path, style: Path) -> Work:
    """Its hooks as MkDocs calls them."""
    from mkdocs_bibtex.plugin import BibTexPlugin

    plugin = BibTexPlugin()
    config = SimpleNamespace(config_file_path=str(folder / "mkdocs.yml"))
    plugin.load_config({"bib_file": "references.bib", "csl_file": str(style)})
    pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))

    def work() -> str:
        plugin.on_config(config)
        for text in pages:
            plugin.on_page_markdown(text, None, config, None)
        return ""

    return work


CONTENDERS: Mapping[str, Callable[[Path, Path], Work]] = {
    "labpress": labpress,
    "mkdocs-bibtex": mkdocs_bibtex,
}


def measured(work: Work) -> dict[str, float | str]:
    """What `work` takes: seconds by the clock and of processors, MiB of Python and its children."""
    start, before = time.perf_counter(), _cpu()
    note = work()
    wall, cpu = time.perf_counter() - start, _cpu() - before
    own, children = map(_peak, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"wall": wall, "cpu": cpu, "python": own, "children": children, "note": note}


def _cpu() -> float:
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def _peak(who: int) -> float:
    kilobytes = resource.getrusage(who).ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return kilobytes / 1024


if __name__ == "__main__":
    name, folder, style = sys.argv[1:]
    print(json.dumps(measured(CONTENDERS[name](Path(folder), Path(style)))))
