"""A headless Chromium and a page of the checker in it; skipped, with the reason, where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.reporters import RenderOptions, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from checker.articles.model import Article
    from checker.report import Report

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    """The browser, started once."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    if chromium is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=list(_ARGS))
        yield opened
        opened.close()


@dataclass
class Shown:
    """A page, and what it tried to do beyond being shown."""

    page: Page
    file: str
    requests: list[str] = field(default_factory=list[str])
    complaints: list[str] = field(default_factory=list[str])


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Generator[Callable[..., Shown]]:
    """Opens a report as a page; keywords are those of a new page (``color_scheme``, ``viewport``)."""
    pages: list[Page] = []

    def open_(report: Report, articles: Mapping[str, Article], *, lang: str = "fr", **given: object) -> Shown:
        file = tmp_path / f"{len(pages)}.html"
        file.write_text(render("html", report, articles, RenderOptions(lang)), encoding="utf-8")
        page = browser.new_page(**given)
        pages.append(page)
        shown = Shown(page, file.as_uri())
        page.on("request", lambda request: shown.requests.append(request.url))
        page.on("console", lambda message: shown.complaints.append(message.text))
        page.on("pageerror", lambda error: shown.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (shown.complaints.append(dialog.message), dialog.dismiss()))
        page.goto(shown.file)
        return shown

    yield open_
    for page in pages:
        page.close()
