"""Compiled: our own templates as Python has compiled them, kept from one build to the next.

To compile them takes a third of a second. A lab's own templates are compiled at each build: what
stands in them may be worked out by a filter of its hooks, of whose code no digest knows.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache, bc_magic
from jinja2.filters import FILTERS
from mkdocs.utils import get_theme_dir

from labpress.mkdocs_plugins.theme import OURS
from labpress.objects import Objects
from labpress.store import key_of

KEPT = Path(".labpress", "templates")
"""Below the lab's folder."""
LARGEST = 8 * 2**20
SYNTAX = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline"),
    *("optimized", "is_async", "sandboxed"),
)
"""What of an environment has a say in how a template is read."""


class Compiled(BytecodeCache):
    """Answers Jinja, which asks for each template that it loads. What is kept is Python's, of one
    version, and sealed: a damaged file is as good as none."""

    def __init__(self, kept: Objects) -> None:
        self._kept = kept
        self._ours = Path(get_theme_dir(OURS))
        self._jinja = version("jinja2")

    @classmethod
    def of(cls, root: Path) -> Compiled:
        """Those of the lab at `root`, without what nobody has used for long."""
        kept = Objects(root / KEPT)
        kept.prune(LARGEST)
        return cls(kept)

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """The code of a template, or an empty place for it; without a name if it is not ours."""
        ours = filename is not None and Path(filename).is_relative_to(self._ours)
        plain = ours and _is_plain(environment)
        key = key_of(self._jinja, name, filename, source, _rules(environment)) if plain else ""
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills `bucket`, if the code is known."""
        content = self._kept.get(bucket.key) if bucket.key else None
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code in `bucket`."""
        if bucket.key:
            self._kept.put(bucket.key, bucket.bytecode_to_string())


def _is_plain(environment: jinja2.Environment) -> bool:
    """Whether nobody has changed what turns a text that stands in a template into its final form
    when it is compiled."""
    same = all(environment.filters.get(name) is own for name, own in FILTERS.items())
    return same and environment.finalize is None and isinstance(environment.autoescape, bool)


def _rules(environment: jinja2.Environment) -> tuple[object, ...]:
    kind = f"{type(environment).__module__}.{type(environment).__qualname__}"
    syntax = [repr(getattr(environment, name)) for name in SYNTAX]
    return (kind, sorted(environment.extensions), environment.autoescape, syntax, bc_magic.hex())
