"""Item: what every kind of content has in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from labpress.content import identifiers, readers, values
from labpress.content.dates import PartialDate
from labpress.content.fields import record, written
from labpress.content.records import Approval
from labpress.content.tree import Place
from labpress.markdown import Body

UNREADABLE = "until its `draft` or `publish_on` can be read"
"""Why an item is `held` of which nobody can say whether it may be published."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Item:
    """One file of a lab: its fields and its text. Two items are equal only if they are the same.

    `path` is relative to the lab's folder, with `/`; `slug` its name in addresses. `lines` has
    line and column of each field that is there, and of list entries as `goes_with.0`. A text that
    was not written is "", a list (), anything else None; a required value that could not be read
    is the false one of its type. `held` says until what an item is held back that its writer did
    not call a draft; `draft` is true of it then too.
    """

    kind: ClassVar[str] = "item"
    called: ClassVar[str] = "an item"

    path: str
    slug: str = ""
    body: Body
    lines: Mapping[str, Place] = field(default_factory=dict)
    held: str = ""

    title: str = written(readers.line(200), "The title", required=True, sample="Why we fail")
    draft: bool = written(
        values.truth(),
        "`yes`: shown while you write, and nowhere in what is published",
        sample="yes",
    )
    lang: str = written(
        identifiers.language(), "The language, if it is not the site's", sample="cy"
    )
    tags: tuple[str, ...] = written(
        readers.many(readers.line(60)), "Words to find it by", sample="evidence"
    )
    redirect_from: tuple[str, ...] = written(
        readers.many(identifiers.old_address()),
        "Addresses it had before; they lead here from now on",
    )
    publish_on: PartialDate | None = written(
        values.day(), "The day from which it is published; held back like a draft until then"
    )
    review_by: PartialDate | None = written(values.date(), "When somebody should read it again")
    reviewed_by: tuple[str, ...] = written(readers.many(readers.line()), "Who reviewed it")
    approved: Approval | None = written(
        record(Approval, "'approved'"), "Who let it be published (`by`) and when (`on`)"
    )
