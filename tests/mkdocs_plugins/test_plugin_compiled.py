"""Templates kept as Python has compiled them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.utils import get_theme_dir

from labpress.mkdocs_plugins.compiled import KEPT, Compiled

OURS = "partials/lp-footer.html"
SAID = {"say": lambda key: key, "config": {}}


class Counting(jinja2.Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *args: Any, **named: Any) -> Any:
        """Compiles, and counts."""
        self.compiled += 1
        return super().compile(*args, **named)


def environment(root: Path, **settings: Any) -> Counting:
    """As a build has it; the lab's own templates lie in `theme`."""
    folders = [str(root / "theme"), str(get_theme_dir("labpress"))]
    made = Counting(loader=jinja2.FileSystemLoader(folders), **settings)
    made.filters["url"] = str
    made.bytecode_cache = Compiled.of(root)
    return made


def kept(root: Path) -> list[Path]:
    """The files of what is kept."""
    return sorted((root / KEPT).glob("*.kept"))


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    first, second = environment(tmp_path), environment(tmp_path)
    pages = [one.get_template(OURS).render(SAID) for one in (first, second)]
    assert (first.compiled, second.compiled) == (1, 0)
    assert pages[0] == pages[1] != ""


def test_other_rules_for_reading_templates_have_code_of_their_own(tmp_path: Path) -> None:
    environment(tmp_path).get_template(OURS)
    other = environment(tmp_path, trim_blocks=True)
    other.get_template(OURS)
    assert other.compiled == 1
    assert len(kept(tmp_path)) == 2


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    whole = environment(tmp_path).get_template(OURS).render(SAID)
    (file,) = kept(tmp_path)
    for damage in (b"", b"nothing", file.read_bytes()[:-9], file.read_bytes()[:-1] + b"?"):
        file.write_bytes(damage)
        again = environment(tmp_path)
        assert again.get_template(OURS).render(SAID) == whole
        assert again.compiled == 1


def test_the_labs_own_templates_are_compiled_each_time(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/own.html").write_text('{{ "words"|shout }}', "utf-8")
    for shouted in ("WORDS", "Words"):
        one = environment(tmp_path)
        one.filters["shout"] = lambda words, said=shouted: said
        assert one.get_template("own.html").render() == shouted
    assert not kept(tmp_path)


def test_nothing_is_kept_where_a_hook_changed_what_jinja_brings(tmp_path: Path) -> None:
    one = environment(tmp_path)
    one.filters["safe"] = str.upper
    one.get_template(OURS)
    assert not kept(tmp_path)


@pytest.mark.parametrize("name", [".labpress", ".labpress/templates"])
def test_where_nothing_can_be_kept_templates_still_come(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("a file, no folder", "utf-8")
    assert environment(tmp_path).get_template(OURS).render(SAID)
