"""What is written: the kinds of content, their fields, and the reading and checking of one file."""

from __future__ import annotations

from labpress.content.authors import Author, author_of, read_authors
from labpress.content.card import Card
from labpress.content.dates import PartialDate, Period
from labpress.content.durations import Duration, RunningTime
from labpress.content.essay import Essay
from labpress.content.fields import Field
from labpress.content.file_faults import file_problem, is_markdown, linked_folder
from labpress.content.findings import Rules
from labpress.content.identifiers import is_language
from labpress.content.item import Item
from labpress.content.kinds import FIELDS, KINDS
from labpress.content.output import Output
from labpress.content.own_words import read_tables
from labpress.content.page import Page
from labpress.content.people import People
from labpress.content.plain_words import PlainLanguage, plain_language
from labpress.content.project import Project
from labpress.content.reading import read_item, read_page
from labpress.content.reading_time import ReadingTime, reading_time
from labpress.content.records import Adapted, Approval, Change, Video
from labpress.content.release import Release
from labpress.content.said import (
    said_date,
    said_length,
    said_period,
    said_reading,
    said_stage,
    said_time,
)
from labpress.content.schemas import authors_schema, json_schema, statement_schema
from labpress.content.sections import SECTIONS, CardSection
from labpress.content.slugs import slug_from, slug_of, token
from labpress.content.stages import STAGES, Stage
from labpress.content.statement import STATEMENT, Contact, Fault, Left, Statement, read_statement
from labpress.content.toolkit import Toolkit, ToolkitItem
from labpress.content.versions import OlderVersion, newest_first, older_versions, version_date

__all__ = [
    "FIELDS",
    "KINDS",
    "SECTIONS",
    "STAGES",
    "STATEMENT",
    "Adapted",
    "Approval",
    "Author",
    "Card",
    "CardSection",
    "Change",
    "Contact",
    "Duration",
    "Essay",
    "Fault",
    "Field",
    "Item",
    "Left",
    "OlderVersion",
    "Output",
    "Page",
    "PartialDate",
    "People",
    "Period",
    "PlainLanguage",
    "Project",
    "ReadingTime",
    "Release",
    "Rules",
    "RunningTime",
    "Stage",
    "Statement",
    "Toolkit",
    "ToolkitItem",
    "Video",
    "author_of",
    "authors_schema",
    "file_problem",
    "is_language",
    "is_markdown",
    "json_schema",
    "linked_folder",
    "newest_first",
    "older_versions",
    "plain_language",
    "read_authors",
    "read_item",
    "read_page",
    "read_statement",
    "read_tables",
    "reading_time",
    "said_date",
    "said_length",
    "said_period",
    "said_reading",
    "said_stage",
    "said_time",
    "slug_from",
    "slug_of",
    "statement_schema",
    "token",
    "version_date",
]
