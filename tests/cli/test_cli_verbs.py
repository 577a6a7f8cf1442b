"""The verbs as a writer uses them: on real labs, with what is printed and what is written."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from labpress.cli import main
from labpress.content import FIELDS, KINDS
from little_labs import ROOT, essay


def run(lab: Path, *arguments: str) -> Result:
    """`labpress ARGUMENTS` for the lab in a folder."""
    verb, *rest = arguments
    return CliRunner().invoke(main, [verb, "-f", str(lab / "mkdocs.yml"), *rest])


def put(lab: Path, name: str, old: str, new: str) -> None:
    path = lab / name
    text = path.read_text(encoding="utf-8")
    assert old in text, (name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(lab: Path, name: str, words: str) -> int:
    lines = (lab / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example lab."""
    parts = shutil.ignore_patterns("site*", ".*", "plugins", "tests", "scripts")
    return Path(shutil.copytree(ROOT, tmp_path / "example", ignore=parts))


FAULTS = [
    # file, what is there, what a writer makes of it, words by which its line is found, the message
    ("docs/cards/five-whys.md", "purpose:", "porpuse:", "porpuse:", "porpuse"),
    ("docs/cards/premortem.md", "time: 30-60 minutes", "time: a while", "time: a while", "time"),
    ("docs/cards/world-cafe.md", "code: QL-11", "code: QL-01", "code: QL-01", "QL-01"),
    ("docs/cards/driver-diagram.md", "## How\n", "## Hwo\n", "## Hwo", "Hwo"),
    ("essays/what-a-lab-is.md", "date: 2026-11-02", "date: 2026-02-31", "2026-02-31", "date"),
    ("essays/what-a-lab-is.md", "[@liberati2018]", "[@liberatti2018]", "liberatti", "liberatti"),
    ("essays/how-ideas-spread.md", "| premortem", "| premorten", "| premorten", "premorten"),
    ("docs/toolkits/stuck-to-first-test.md", "five-whys", "five-wyhs", "five-wyhs", "five-wyhs"),
    ("docs/outputs/learning-report.md", "title:", "title: 'Why", "title:", ""),
    ("docs/about.md", "\n\n", "\n\n[gone](nowhere.md)\n\n", "nowhere.md", "nowhere.md"),
]


def test_ten_faults_give_ten_lines_each_at_its_place(example: Path) -> None:
    expected = set()
    for name, old, new, words, _ in FAULTS:
        put(example, name, old, new)
        expected.add(f"{name}:{line_of(example, name, words)}")
    result = run(example, "check")
    said = result.stdout.splitlines()
    assert result.exit_code == 1
    places = {":".join(line.split(":")[:2]) for line in said}
    assert expected <= places, said
    assert len(said) == len(FAULTS), said
    for name, *_, message in FAULTS:
        assert any(line.startswith(f"{name}:") and message in line for line in said), name


def test_the_example_has_no_problems_at_all(example: Path) -> None:
    result = run(example, "check", "--strict")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "no problems" in result.stderr


def test_a_warning_stops_only_strict(small_lab: Path) -> None:
    put(small_lab, "essays/why-we-wait.md", "## Asking why", "![](no.svg)\n\n## Asking why")
    (small_lab / "essays/no.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert run(small_lab, "check").exit_code == 0
    assert run(small_lab, "check", "--strict").exit_code == 1


def test_problems_as_json_and_for_github(small_lab: Path) -> None:
    put(small_lab, "essays/why-we-wait.md", "(card:QL-02)", "(card:a%,b)")
    (problem,) = json.loads(run(small_lab, "check", "--format", "json").stdout)
    line = line_of(small_lab, "essays/why-we-wait.md", "card:a%,b")
    assert (problem["path"], problem["line"]) == ("essays/why-we-wait.md", line)
    assert problem["level"] == "error"
    noted = run(small_lab, "check", "--format", "github").stdout
    assert noted.startswith(f"::error file=essays/why-we-wait.md,line={line}::")
    assert "a%25,b" in noted


def test_publish_makes_the_site_and_an_error_leaves_it_alone(small_lab: Path) -> None:
    result = run(small_lab, "publish")
    assert result.exit_code == 0, result.output
    assert re.search(r"Published \d+ pages and 4 PDFs to ", result.stdout)
    page = small_lab / "site/cards/five-whys/index.html"
    before = page.read_bytes()
    put(small_lab, "docs/cards/five-whys.md", "title:", "tilte:")
    result = run(small_lab, "publish")
    assert result.exit_code == 1
    assert "did you mean" in result.stdout
    assert "The last site is unchanged" in result.stderr
    assert page.read_bytes() == before
    assert [path.name for path in small_lab.iterdir() if path.name.startswith(".site")] == []


def test_a_card_that_does_not_fit_is_not_published(small_lab: Path) -> None:
    long = "\n".join(
        f"{n}. {'Say a good deal more than a card can hold. ' * 6}" for n in range(1, 9)
    )
    put(small_lab, "docs/cards/five-whys.md", "## How\n\n", f"## How\n\n{long}\n\n")
    result = run(small_lab, "publish")
    assert result.exit_code == 1
    place = f"docs/cards/five-whys.md:{line_of(small_lab, 'docs/cards/five-whys.md', '## How')}"
    assert result.stdout.count(f"{place}: How is ") == 1, result.output
    assert not (small_lab / "site").exists()


def test_a_step_that_does_not_fit_is_found_by_check(small_lab: Path) -> None:
    note = "A long word to whoever leads the group, which goes on and on. " * 40
    step = f"  - break: Pause\n    minutes: 5\n    note: {note}\n"
    put(small_lab, "docs/toolkits/first-hour.md", "items:\n", f"items:\n{step}")
    result = run(small_lab, "check")
    assert result.exit_code == 1
    assert "docs/toolkits/first-hour.md" in result.stdout
    assert "too tall on A6" in result.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_new_writes_a_file_whose_only_faults_are_fields_to_fill(small_lab: Path, kind: str) -> None:
    title = 'Why: "we" fail & <b>'
    result = run(small_lab, "new", kind, title)
    assert result.exit_code == 0, result.output
    folder = "essays" if kind == "essay" else f"docs/{kind}s"
    written = small_lab / folder / "why-we-fail-b.md"
    text = written.read_text(encoding="utf-8")
    for field in FIELDS[kind]:
        assert re.search(rf"(?m)^(# )?{field.name}:", text), field.name
    problems = json.loads(run(small_lab, "check", "--format", "json").stdout)
    mine = [p for p in problems if p["path"].endswith("why-we-fail-b.md")]
    assert all("unknown" not in problem["message"] for problem in mine)
    assert "title" not in {problem["message"].split("'")[1] for problem in mine if "'" in problem}
    again = run(small_lab, "new", kind, title)
    assert again.exit_code == 1
    assert "is there already" in again.stderr
    assert written.read_text(encoding="utf-8") == text


def test_new_gives_a_card_the_next_free_code(small_lab: Path) -> None:
    assert run(small_lab, "new", "card", "Third").exit_code == 0
    assert "\ncode: QL-03\n" in (small_lab / "docs/cards/third.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no"),
        ("site_name: [\n", "mkdocs.yml"),
        ("site_name: X\n", "labpress/library"),
        ("site_name: X\nplugins:\n  - labpress/library:\n      essays_dir: ../x\n", "outside"),
        ("site_name: X\nplugins:\n  - labpress/library:\n      essay_dir: x\n", "essay_dir"),
        (
            "site_name: X\nplugins:\n  - labpress/library\n"
            "  - labpress/citations:\n      bib_file: no.bib\n",
            "there is no file 'no.bib'",
        ),
    ],
    ids=["no file", "broken YAML", "no plugin", "outside", "unknown option", "no bibliography"],
)
def test_bad_settings_are_said_in_plain_words(tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    result = run(tmp_path, "check")
    assert said in result.output
    assert "Traceback" not in result.output
    if said != "essay_dir":  # MkDocs calls an unknown option a warning
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)


STAGE = "site_name: X\nplugins:\n  - labpress/library:\n      stages:\n        - {%s}\n"
LIBRARY = "site_name: X\nplugins:\n  - labpress/library:\n      %s\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (STAGE % "title: A", "the stage 'A' has no id (add `id:`)"),
        (STAGE % "id: a", "the stage 'a' has no title (add `title:`)"),
        (STAGE % "id: ../a, title: A", "the id '../a' cannot be used"),
        (STAGE % 'id: "a\'b", title: A', "the id 'a'b' cannot be used"),
        (STAGE % 'id: a, title: A, colour: "red; } x {"', "is not a colour"),
        (STAGE % "id: a, titel: A", "unknown key 'titel' (did you mean 'title'?)"),
        (STAGE % "id: a, title: A}\n        - {id: a, title: B", "two stages have the id 'a'"),
        (LIBRARY % "essays_dir: nowhere", "there is no folder of that name"),
        (LIBRARY % "essays_dir: docs", "lie in each other"),
        (LIBRARY % "essays_dir: .", "lie in each other"),
        (LIBRARY % "language: <b>", "language '<b>' is not the sign of one"),
        (LIBRARY % "essays_dir: essays\nsite_dir: essays/site", "inside essays_dir"),
        (
            "site_name: X\nplugins: [labpress/library]\nmarkdown_extensions: [{toc: {nope: 1}}]\n",
            "Failed to load extension 'toc'",
        ),
    ],
)
def test_settings_that_cannot_be_stop_in_one_plain_line(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "essays").mkdir()
    result = run(tmp_path, "check")
    assert result.exit_code == 1
    assert said in result.output
    assert 'File "' not in result.output


def test_what_is_wrong_is_said_once(small_lab: Path) -> None:
    (small_lab / "essays" / "Big Name.md").write_text(essay(), encoding="utf-8")
    put(small_lab, "mkdocs.yml", "site_name:", "sight: x\nsite_name:")
    output = run(small_lab, "publish").output
    assert output.count("Unrecognised configuration name: sight") == 1
    assert output.count("the file's name, 'Big Name'") == 1


def test_a_broken_hook_is_no_traceback(small_lab: Path) -> None:
    (small_lab / "h.py").write_text("def on_env(env, **rest):\n    raise ValueError('oh')\n")
    put(small_lab, "mkdocs.yml", "site_name:", "hooks: [h.py]\nsite_name:")
    command = [sys.executable, "-c", "from labpress.cli import main; main()", "publish"]
    done = subprocess.run(command, cwd=small_lab, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ValueError: oh" in done.stderr
    assert "h.py:2" in done.stderr
    assert "Traceback" not in done.stderr


def test_new_makes_names_that_can_be_used(small_lab: Path) -> None:
    assert "stands for a whole folder" in run(small_lab, "new", "essay", "Index").output
    assert run(small_lab, "new", "essay", "Why we wait so long " * 30).exit_code == 0
    made = sorted((small_lab / "essays").glob("why-we-wait-so-long-*.md"))
    assert [len(path.stem) <= 80 and path.stem.endswith("-so-long") for path in made] == [True]
