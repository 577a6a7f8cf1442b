"""Problems as a code host shows them: the code-quality report and the summary for people."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from labpress.cli import main
from labpress.cli.reports import LIMIT, gitlab, summary
from labpress.problems import Level, Problem

CARD = "docs/cards/five-whys.md"
PROBLEMS = (
    Problem(Level.ERROR, CARD, 3, 1, "'porpuse' is no field", "did you mean 'purpose'?"),
    Problem(Level.WARNING, CARD, 9, None, "a [link](x) and <b>", "write *plain* words"),
    Problem(Level.ADVICE, "essays/a b.md", None, None, "no summary"),
)
SUMMARY = """\
## What to mend

**The site cannot be published until the errors are mended.** Open a file, change the line that \
is named, and save. This list is then made afresh.


### [docs/cards/five-whys.md](https://host.example/lab/edit/a%20%28b%29/docs/cards/five-whys.md)

- [line 3](https://host.example/lab/edit/a%20%28b%29/docs/cards/five-whys.md#L3), must be mended\
: 'porpuse' is no field. **What to do:** did you mean 'purpose'?
- [line 9](https://host.example/lab/edit/a%20%28b%29/docs/cards/five-whys.md#L9), should be mended\
: a \\[link\\]\\(x\\) and \\<b\\>. **What to do:** write \\*plain\\* words.


### [essays/a b.md](https://host.example/lab/edit/a%20%28b%29/essays/a%20b.md)

- the whole file, advice: no summary.
"""


def test_the_summary_is_by_file_with_what_to_do_and_links() -> None:
    assert summary(PROBLEMS, "https://host.example/lab/edit/a (b)/") == SUMMARY


def test_the_summary_of_no_problems_says_so_and_needs_no_links() -> None:
    assert "no problems were found" in summary(())
    assert "](" not in summary(PROBLEMS).replace("\\]\\(", "")


def test_the_summary_is_never_larger_than_a_host_takes() -> None:
    many = [Problem(Level.ERROR, f"docs/{n}.md", 1, None, "x" * 1000) for n in range(1500)]
    made = summary(many)
    assert len(made.encode()) < LIMIT + 2000
    assert "There is more than fits here" in made


def test_the_report_has_a_fingerprint_that_outlives_a_moved_line() -> None:
    report = json.loads(gitlab(PROBLEMS))
    assert [issue["severity"] for issue in report] == ["critical", "major", "info"]
    assert report[0]["location"] == {"path": CARD, "lines": {"begin": 3}}
    assert report[2]["location"]["lines"] == {"begin": 1}
    moved = Problem(Level.ERROR, CARD, 30, 1, "'porpuse' is no field", "did you mean 'purpose'?")
    (again, second) = json.loads(gitlab([moved, moved]))
    assert again["fingerprint"] == report[0]["fingerprint"] != second["fingerprint"]


def test_check_writes_both(small_lab: Path, tmp_path: Path) -> None:
    card = small_lab / CARD
    card.write_text(card.read_text("utf-8").replace("purpose:", "porpuse:"), encoding="utf-8")
    out = tmp_path / "summary.md"
    out.write_text("Before.\n", encoding="utf-8")
    arguments = ["--format", "gitlab", "--summary", str(out)]
    result = CliRunner().invoke(main, ["check", "-f", str(small_lab / "mkdocs.yml"), *arguments])
    assert result.exit_code == 1
    assert {issue["location"]["path"] for issue in json.loads(result.stdout)} == {CARD}
    assert out.read_text("utf-8").startswith("Before.\n## What to mend\n")
    assert f"### {CARD}" in out.read_text("utf-8")
