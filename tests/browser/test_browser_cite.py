"""How readers take along how to cite a page: by copying, as a file, and without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import PHONE, Example, axe, context_of

SECTION = "section.cite-this"


@pytest.mark.parametrize("kind", ["essay", "card", "outputs/learning-report/"])
def test_the_line_and_each_form_are_copied(browser: Browser, example: Example, kind: str) -> None:
    with context_of(browser, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(example.at(kind))
        page.locator(f"{SECTION} summary").click()
        for name in ("text", "bibtex", "ris", "csljson"):
            page.locator(f"{SECTION} [data-copy='#lp-cite-{name}']").click()
            shown = page.locator(f"#lp-cite-{name}").text_content() or ""
            status = page.locator(f"{SECTION} [data-copy='#lp-cite-{name}'] + [role=status]")
            expect(status).to_have_text("Copied")
            assert page.evaluate("navigator.clipboard.readText()") == shown.strip() != ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["essay", "card"])
def test_the_forms_are_for_everybody(
    browser: Browser, example: Example, kind: str, scheme: str
) -> None:
    with context_of(browser, size=PHONE, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(example.at(kind))
        page.locator(f"{SECTION} summary").click()
        assert axe(page, SECTION) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_files_are_downloads(page: Page, example: Example) -> None:
    page.goto(example.at("essay"))
    with page.expect_download() as download:
        page.locator(f"{SECTION} a[download]").first.click()
    path = download.value.path()
    assert download.value.suggested_filename.startswith("cite-")
    assert Path(path).read_text(encoding="utf-8").startswith("@")


def test_all_of_it_is_there_without_scripts(browser: Browser, example: Example) -> None:
    with context_of(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(example.at("essay"))
        page.locator(f"{SECTION} summary").click()
        expect(page.locator("#lp-cite-bibtex")).to_be_visible()
        expect(page.locator(f"{SECTION} button")).to_have_count(5)
        assert page.locator(f"{SECTION} button:visible").count() == 0
