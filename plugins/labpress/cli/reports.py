"""Problems as a code host shows them: a code-quality report, and a summary for people to act on."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from labpress.problems import Level, Problem

SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.ADVICE: "info"}
WORDS = {
    Level.ERROR: "must be mended",
    Level.WARNING: "should be mended",
    Level.ADVICE: "advice",
}
LIMIT = 900_000
"""Bytes of a summary; GitHub refuses one of more than 1 MiB and shows nothing."""


def gitlab(problems: Sequence[Problem]) -> str:
    """A code-quality report, the Code Climate JSON that GitLab reads."""
    seen: Counter[str] = Counter()
    return json.dumps([_issue(problem, seen) for problem in problems], indent=2)


def summary(problems: Sequence[Problem], links: str = "") -> str:
    """Markdown for people who are no programmers: by file, what is wrong and what to do.

    `links` is where a code host shows or edits files; each line number then leads to its line.
    """
    parts = ["## What to mend\n", _opening(problems)]
    size = 0
    for path, group in itertools.groupby(problems, key=lambda problem: problem.path):
        part = (
            "\n".join([f"\n### {_file(path, links)}\n", *(_line(p, links) for p in group)]) + "\n"
        )
        size += len(part.encode())
        if size > LIMIT:
            parts.append("\nThere is more than fits here: mend these first, then look again.\n")
            break
        parts.append(part)
    return "\n".join(parts)


def said(problem: Problem) -> str:
    """What is wrong, and what to do in brackets."""
    return problem.message + (f" ({problem.hint})" if problem.hint else "")


def _issue(problem: Problem, seen: Counter[str]) -> dict[str, object]:
    same = f"{problem.path}\n{problem.message}"
    seen[same] += 1  # the line is left out, or a line added above would make all problems new ones
    return {
        "description": said(problem),
        "check_name": f"labpress/{problem.level.value}",
        "fingerprint": hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest(),
        "severity": SEVERITIES[problem.level],
        "location": {"path": problem.path, "lines": {"begin": problem.line or 1}},
    }


def _opening(problems: Sequence[Problem]) -> str:
    counts = Counter(problem.level for problem in problems)
    if not problems:
        return "Nothing: no problems were found.\n"
    blocked = "**The site cannot be published until the errors are mended.**"
    head = blocked if counts[Level.ERROR] else "Nothing here stops the site from being published."
    how = "Open a file, change the line that is named, and save. This list is then made afresh."
    return f"{head} {how}\n"


def _file(path: str, links: str) -> str:
    return f"[{plain(path)}]({_address(path, links)})" if links else plain(path)


def _line(problem: Problem, links: str) -> str:
    where = f"line {problem.line}" if problem.line else "the whole file"
    if links and problem.line:
        where = f"[{where}]({_address(problem.path, links)}#L{problem.line})"
    hint = f" **What to do:** {_sentence(problem.hint)}" if problem.hint else ""
    return f"- {where}, {WORDS[problem.level]}: {_sentence(problem.message)}{hint}"


def _address(path: str, links: str) -> str:
    """`links` may hold a branch's name, which may hold almost any sign."""
    return f"{quote(links.rstrip('/'), safe=':/%?=&')}/{quote(path)}"


def _sentence(text: str) -> str:
    return plain(text) + ("" if text.rstrip().endswith((".", "?", "!")) else ".")


def plain(text: str) -> str:
    """A text of a writer's that Markdown shows as it stands, in one line."""
    text = " ".join(text.split())
    return re.sub(r"([\\`*_{}\[\]<>()#|!~@:])", r"\\\1", text).replace("&", "&amp;")
