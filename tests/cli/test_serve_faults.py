"""What stops a build, as problems with the place where each is mended."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader

from labpress.cli.serving.faults import Lines, faults, problem_of
from labpress.problems import LabpressError, Level, Problem, ProblemsError

YML = "mkdocs.yml"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "essays/a.md:7:2: unknown card 'x' (did you mean 'y'?)",
            ("essays/a.md", 7, 2, "unknown card 'x'", "did you mean 'y'?"),
        ),
        (
            "essays/a.md:7: the text is empty (write (or paste) one)",
            ("essays/a.md", 7, None, "the text is empty", "write (or paste) one"),
        ),
        (
            "mkdocs.yml: plugins: x is missing (add `- x`)",
            (YML, None, None, "plugins: x is missing", "add `- x`"),
        ),
        (
            "Config value 'theme': Unrecognised theme name: 'x'.",
            (YML, None, None, "Config value 'theme': Unrecognised theme name: 'x'.", ""),
        ),
        (
            "Doc file 'a.md' contains a link 'b.md', but the target is not found",
            (
                *(YML, None, None),
                "Doc file 'a.md' contains a link 'b.md', but the target is not found",
                "",
            ),
        ),
    ],
)
def test_a_line_is_a_problem(text: str, parts: tuple[object, ...]) -> None:
    made = problem_of(text, Level.WARNING, YML)
    assert (made.path, made.line, made.column, made.message, made.hint) == parts
    assert made.level is Level.WARNING


def raised(act: Callable[[], object]) -> BaseException:
    """What `act` raises."""
    with pytest.raises(BaseException) as caught:
        act()
    return caught.value


def test_settings_that_are_no_yaml(tmp_path: Path) -> None:
    def read() -> None:
        try:
            yaml.safe_load("site_name: A\nnav: [\n")
        except yaml.YAMLError as error:
            raise LabpressError("MkDocs stopped") from error

    (found,) = faults(raised(read), tmp_path, YML)
    assert (found.path, found.line, found.column) == (YML, 3, 1)
    assert found.message.startswith("no YAML: ")
    assert "colons" in found.hint


def test_a_template_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("one\n{% if %}\n", encoding="utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path / "theme"), autoescape=True)
    (found,) = faults(raised(lambda: env.get_template("main.html")), tmp_path, YML)
    assert (found.path, found.line) == ("theme/main.html", 2)


def test_a_hook_that_fails_is_named_and_not_what_called_it(tmp_path: Path) -> None:
    hook = tmp_path / "hook.py"
    hook.write_text("def run(call):\n    call()\n", encoding="utf-8")
    names: dict[str, Callable[..., object]] = {}
    exec(compile(hook.read_text(encoding="utf-8"), str(hook), "exec"), names)
    empty: dict[str, str] = {}
    (found,) = faults(raised(lambda: names["run"](lambda: empty["x"])), tmp_path, YML)
    assert (found.path, found.line) == ("hook.py", 2)
    assert "KeyError: 'x'" in found.message
    hook.write_text("def run(:\n", encoding="utf-8")
    error = raised(lambda: compile(hook.read_text(encoding="utf-8"), str(hook), "exec"))
    (found,) = faults(error, tmp_path, YML)
    assert (found.path, found.line) == ("hook.py", 1)


def test_our_own_errors_say_what_they_say(tmp_path: Path) -> None:
    error = LabpressError("mkdocs.yml: look: no colour 'x' (write #123456)")
    assert [str(one) for one in faults(error, tmp_path, YML)] == [str(error)]
    many = (
        Problem(Level.ERROR, "a.md", 1, None, "one"),
        Problem(Level.ERROR, "b.md", 1, None, "2"),
    )
    assert faults(ProblemsError(many), tmp_path, YML) == many


def test_what_is_logged_is_said_once() -> None:
    lines, log = Lines(), logging.getLogger("test.lines")
    log.addHandler(lines)
    for text in ("a.md: one", "a.md: one", "Error building page 'a.md': bang"):
        log.warning(text)
    log.error("mkdocs.yml: two")
    assert [(one.level, str(one)) for one in lines.problems(YML, told="bang")] == [
        (Level.WARNING, "a.md: one"),
        (Level.ERROR, "mkdocs.yml: two"),
    ]
