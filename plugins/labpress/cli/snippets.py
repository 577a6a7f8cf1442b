"""Snippets: what a writer need not know by heart, in the form that VS Code reads. Made from the
fields, so that a lab's own stages are offered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from labpress.charts.options import TYPES
from labpress.content import FIELDS, KINDS, SECTIONS, Field, json_schema
from labpress.content.fields import NEXT_CODE
from labpress.lab import Settings

FIXED: Mapping[str, tuple[str, str, Sequence[str]]] = {
    "Try this: a card beside the paragraph above": (
        "try-this",
        "The card's page quotes the paragraph before this block, so let that one stand alone.",
        ["", "/// try-this | ${1:five-whys}", "${2:Why this card helps here.}", "///", "", "$0"],
    ),
    "Citation": (
        "cite",
        "A source of the bibliography, by its key; a page or chapter after a comma.",
        ["[@${1:key}${2:, p. ${3:10}}]$0"],
    ),
    "Citation in a sentence": ("cite-in-text", "The author's name is part of the sentence.",
                               ["@${1:key} [p. ${2:10}]$0"]),
    "Figure": (
        "figure",
        "A picture beside this file. The words in the brackets are for those who cannot see it.",
        ["![${1:What the picture shows}](${2:picture.svg})$0"],
    ),
    "Footnote": (
        "footnote",
        "A note. Its number in the text and before its words must be the same.",
        ["[^${1:1}]$0", "", "[^${1:1}]: ${2:The note.}"],
    ),
    "Table": (
        "table",
        "A table with a heading row.",
        [
            "| ${1:Heading} | ${2:Heading} |",
            "|---|---|",
            "| ${3:cell} | ${4:cell} |$0",
        ],
    ),
    "Figure with a number": (
        "figure-numbered",
        "The first paragraph below the picture is its caption, the second says who made it.",
        [
            "/// figure | ${1:fig-name}",
            "![${2:What the picture shows}](${3:picture.svg})",
            "",
            "${4:What the figure says.}",
            "",
            "${5:Drawing: the Lab team.}",
            "///",
            "",
            "$0",
        ],
    ),
    "Table with a number": (
        "table-numbered",
        "The first paragraph is its caption, the one below the table says what it is from.",
        [
            "/// table | ${1:tab-name}",
            "${2:What the table says.}",
            "",
            "| ${3:Heading} | ${4:Heading} |",
            "|---|---|",
            "| ${5:cell} | ${6:cell} |",
            "",
            "${7:Source: the lab's log.}",
            "///",
            "",
            "$0",
        ],
    ),
    "Reference to a figure or table": (
        "ref",
        "By the name that its block has behind the bar. Without words it says `Figure 2`.",
        ["[${2}](#${1:fig-name})$0"],
    ),
    "Quotation": (
        "quote",
        "Somebody's words, with who says them.",
        ["/// quote | ${1:Maria, ward manager}", "${2:What was said.}", "///", "", "$0"],
    ),
    "Video": (
        "video",
        "A film by its address, or a file beside this one. Below its options stands what is said "
        "and shown in it.",
        [
            "/// video | ${1:https://video.example.org/film}",
            "    title: ${2:The film's title}",
            '    length: "${3:1:30}"',
            "",
            "${4:What is said and shown.}",
            "///",
            "",
            "$0",
        ],
    ),
    "Chart": (
        "chart",
        "A chart of a CSV file beside this file. The summary is for everybody, and above all for "
        "those who cannot see it.",
        [
            "/// chart | ${1:numbers.csv}",
            f"type: ${{2|{','.join(TYPES)}|}}",
            "title: ${3:What is counted, of what time}",
            "summary: ${4:What the chart shows, in a sentence or two.}",
            "source: ${5:Where the numbers are from.}",
            "///",
            "",
            "$0",
        ],
    ),
    "Link to a card, essay or toolkit": (
        "link",
        "By its file's name or a card's code. Without words in the brackets it takes the title.",
        ["[${3}](${1|card,essay,toolkit,output,project|}:${2:five-whys})$0"],
    ),
    "Abbreviation": ("abbreviation", "Explained wherever it stands in this file.",
                     ["*[${1:WHO}]: ${2:World Health Organization}"]),
    "List of references": ("bibliography", "Where the references stand, if not at the end.",
                           ["\\\\bibliography", "$0"]),
}  # fmt: skip
"""Name -> what to type, what it is for, its lines."""

BODIES = {
    "essay": ["${0:The first paragraph. The title above is the page's heading.}"],
    "card": [
        *(line for section in SECTIONS if section.required and section.name != "How"
          for line in (f"## {section.name}", "", f"{section.help}.", "")),
        "## How", "", "1. First step.", "2. Second step.", "3. Third step.", "$0",
    ],
    "toolkit": ["${0:Who this is for, and why this order.}"],
    "output": ["${0:What was found, and how.}"],
    "project": ["${0:What the project is about.}"],
}  # fmt: skip


def snippets(settings: Settings) -> dict[str, dict[str, Any]]:
    """All of them by name: the blocks, and a new file of each kind with its required fields."""
    fixed = {name: _snippet(prefix, help, lines) for name, (prefix, help, lines) in FIXED.items()}
    return fixed | {
        f"New {kind}": _snippet(
            f"new-{kind}",
            f"The fields that {KINDS[kind].called} must have. Type it into an empty file.",
            ["---", *_fields(kind, settings), "---", "", *BODIES[kind]],
        )
        for kind in KINDS
    }


def _snippet(prefix: str, description: str, body: Sequence[str]) -> dict[str, Any]:
    return {
        "scope": "markdown",
        "prefix": prefix,
        "description": description,
        "body": list(body),
    }


def _fields(kind: str, settings: Settings) -> Iterator[str]:
    schema = json_schema(kind, settings.stages, settings.good_for)["properties"]
    required = (field for field in FIELDS[kind] if field.required)
    for number, field in enumerate(required, 1):
        yield f"{field.name}: {_stop(number, field, schema[field.name])}"


def _stop(number: int, field: Field, schema: Mapping[str, Any]) -> str:
    """Where the cursor stops: a choice of the words that may stand there, or a sample."""
    forms = [schema, *schema.get("anyOf", ())]
    words = next((form["enum"] for form in forms if "enum" in form), ())
    if words:
        return f"${{{number}|{','.join(_escaped(word, ',|') for word in words)}|}}"
    sample = field.sample.replace(NEXT_CODE, "QL-XX")  # the check names the next free one
    return f"${{{number}:{_escaped(sample, '')}}}"


def _escaped(text: str, more: str) -> str:
    return re.sub(rf"([\\$}}{more}])", r"\\\1", text)
