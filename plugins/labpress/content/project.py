"""Project: a challenge the lab took on. The build lists its essays, cards and outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from labpress.content import readers, values
from labpress.content.dates import PartialDate, Period
from labpress.content.fields import written
from labpress.content.findings import Findings
from labpress.content.item import Item
from labpress.content.readers import Reader
from labpress.content.tree import Map, Node, Text

_FORM = "write each stage on a line of its own below it, such as `discover: April to July 2017`"


def _read_stages(
    node: Node, name: str, findings: Findings
) -> tuple[tuple[str, Period], ...] | None:
    if not isinstance(node, Map):
        findings.error(node.place, f"'{name}' has a period for each stage", _FORM)
        return None
    found = []
    for key, value in node.values.items():
        findings.places[f"{name}.{key}"] = value.place
        known = values.stage().read(Text(key, node.keys[key]), name, findings)
        when = values.period().read(value, f"{name}.{key}", findings)
        if known and when:
            found.append((known, when))
    return tuple(found)


STAGES_SCHEMA = {"type": "object", "additionalProperties": {"type": ["string", "integer"]}}


@dataclass(frozen=True, kw_only=True, eq=False)
class Project(Item):
    """One project. `stages` are pairs of a stage's id and when the project was in it."""

    kind: ClassVar[str] = "project"
    called: ClassVar[str] = "a project"

    number: int | None = written(
        values.whole(1, 9999), "Its number among the lab's projects", required=True, sample="1"
    )
    challenge: str = written(
        readers.prose(),
        "What the lab set out to change",
        required=True,
        sample="What would help people to support one another?",
    )
    partners: tuple[str, ...] = written(
        readers.many(readers.line(120, "write a name")), "Who worked on it with the lab"
    )
    start: PartialDate | None = written(values.date(), "When it began", sample="April 2017")
    end: PartialDate | None = written(values.date(), "When it ended", sample="May 2018")
    stages: tuple[tuple[str, Period], ...] = written(
        Reader(_read_stages, STAGES_SCHEMA, _FORM, ()), "When it was in which stage"
    )
    status: str = written(values.choice("open", "closed"), "Whether it goes on")
