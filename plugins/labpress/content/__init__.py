"""What is written: the kinds of content, their fields, and the reading and checking of one file."""

from __future__ import annotations

from labpress.content.card import Card
from labpress.content.dates import PartialDate, Period
from labpress.content.durations import Duration, RunningTime
from labpress.content.essay import Essay
from labpress.content.findings import Rules
from labpress.content.item import Item
from labpress.content.kinds import FIELDS, KINDS, json_schema
from labpress.content.output import Output
from labpress.content.page import Page
from labpress.content.people import People
from labpress.content.project import Project, StagePeriod
from labpress.content.records import Adapted, Approval, Change, Video
from labpress.content.stages import STAGES, Stage
from labpress.content.toolkit import Toolkit, ToolkitItem

__all__ = [
    "FIELDS",
    "KINDS",
    "STAGES",
    "Adapted",
    "Approval",
    "Card",
    "Change",
    "Duration",
    "Essay",
    "Item",
    "Output",
    "Page",
    "PartialDate",
    "People",
    "Period",
    "Project",
    "Rules",
    "RunningTime",
    "Stage",
    "StagePeriod",
    "Toolkit",
    "ToolkitItem",
    "Video",
    "json_schema",
]
