"""Checks of one item: what its kind asks of fields and text together. Each finding has a place."""

from __future__ import annotations

from labpress.content.body_checks import check_body
from labpress.content.card import Card
from labpress.content.card_checks import check_card
from labpress.content.essay import Essay
from labpress.content.findings import Findings
from labpress.content.identifiers import is_web
from labpress.content.item import Item
from labpress.content.output import ONLY_FOR, Output
from labpress.content.project import Project
from labpress.content.toolkit import Toolkit


def check_item(item: Item, findings: Findings) -> None:
    """Reports what is wrong with one item that its single fields do not show."""
    check_body(item, findings)
    _image(item, findings)
    if isinstance(item, Essay):
        _essay(item, findings)
    elif isinstance(item, Card):
        check_card(item, findings)
    elif isinstance(item, Toolkit):
        _toolkit(item, findings)
    elif isinstance(item, Output):
        _output(item, findings)
    elif isinstance(item, Project):
        _project(item, findings)


def _image(item: Item, findings: Findings) -> None:
    if getattr(item, "image", "") and not getattr(item, "image_alt", ""):
        hint = "add `image_alt:` with what the picture shows, for those who cannot see it"
        findings.warning(findings.place_of("image"), "the image has no description", hint)


def _essay(essay: Essay, findings: Findings) -> None:
    if (
        essay.updated
        and essay.date
        and essay.updated.iso < essay.date.iso[: len(essay.updated.iso)]
    ):
        message = f"updated in {essay.updated}, before its date, {essay.date}"
        findings.warning(findings.place_of("updated"), message, "correct one of the two")
    misspelt = any("is not a field of 'video'" in one.message for one in findings.problems)
    if essay.video and not (essay.video.url or essay.video.file or misspelt):
        hint = "add `url: https://...` or `file: film.mp4` below `video:`"
        findings.error(findings.place_of("video"), "the video has neither 'url' nor 'file'", hint)
    if essay.video and not (essay.video.captions and essay.video.transcript):
        message = "the video has no captions or no transcript"
        hint = "add `captions:` and `transcript:` below `video:`, for those who cannot hear it"
        findings.warning(findings.place_of("video"), message, hint)
    for address in filter(is_web, essay.bibliography):
        message = f"'bibliography': '{address}' is no file of the lab's"
        hint = "save it beside the essay, or name the address as bib_file in mkdocs.yml"
        findings.error(findings.place_of("bibliography"), message, hint)


def _toolkit(toolkit: Toolkit, findings: Findings) -> None:
    whole, declared = toolkit.minutes, toolkit.total_minutes
    if whole is None or declared is None:
        return
    needed = sum(item.minutes or 0 for item in toolkit.items if not item.optional)
    if declared not in (whole, needed):
        message = f"total_minutes is {declared}, and the steps add up to {whole}"
        hint = f"write {whole}, or leave the line out: it is computed"
        findings.error(findings.place_of("total_minutes"), message, hint)


def _output(output: Output, findings: Findings) -> None:
    places = findings.places
    if not output.file and not output.url and not {"file", "url"} & places.keys():
        hint = "add a line such as `url: https://...` or `file: report.pdf`"
        findings.error((1, 1), "the output has neither 'file' nor 'url'", hint)
    if output.type == "video":
        for name in ("captions", "transcript"):
            if name not in places:
                hint = f"add `{name}:` with its file, or say there why there is none"
                findings.error(places.get("type"), f"a video needs '{name}'", hint)
    for owner, names in ONLY_FOR.items():
        for name in names:
            if output.type and output.type != owner and name in places:
                message = f"'{name}' says something about outputs of type {owner}"
                hint = f"this one is of type {output.type}; it is not shown"
                findings.advice(places[name], message, hint)


def _project(project: Project, findings: Findings) -> None:
    start, end = project.start, project.end
    if start and end and end.iso < start.iso[: len(end.iso)]:
        message = f"the project ends in {end}, before it starts, {start}"
        findings.error(findings.place_of("end"), message, "correct one of the two")
    if end and "status" not in findings.places:
        findings.advice(findings.place_of("end"), "the project has an end", "add `status: closed`")
