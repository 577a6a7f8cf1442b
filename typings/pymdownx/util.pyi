from collections.abc import Sequence

from markdown import Markdown

def escape_chars(md: Markdown, echrs: Sequence[str]) -> None: ...
