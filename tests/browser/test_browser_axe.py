"""axe finds nothing on any kind of page, in either colours, on a phone and on a desk."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser

from browsing import DESK, KINDS, PHONE, Example, axe, context_of, errors_of, visit, watched

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, example: Example, kind: str) -> None:
    found = []
    with context_of(browser) as context:
        page = watched(context.new_page())
        visit(page, example, kind)
        for width, height in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                found += [f"{scheme}, {width} px: {told}" for told in axe(page)]
        assert "\n".join(found + errors_of(page)) == ""
