"""Kinds: the kinds of content, and the documentation of their fields."""

from __future__ import annotations

from collections.abc import Mapping

from labpress.content.card import Card
from labpress.content.essay import Essay
from labpress.content.fields import Field, fields_of
from labpress.content.item import Item
from labpress.content.output import Output
from labpress.content.project import Project
from labpress.content.toolkit import Toolkit

KINDS: Mapping[str, type[Item]] = {
    model.kind: model for model in (Essay, Card, Toolkit, Output, Project)
}
"""The model of each kind. Ordinary pages are none of them."""

FIELDS: Mapping[str, tuple[Field, ...]] = {kind: fields_of(model) for kind, model in KINDS.items()}
"""What may be written in the front matter of each kind, required fields first."""
