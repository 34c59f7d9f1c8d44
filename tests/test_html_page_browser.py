"""The html report in a real browser: read with and without its script, by pointer and by keyboard, and by axe.

Needs Chromium (one of the usual names on the path, or FACTLINT_CHROMIUM) and the packages playwright and
axe-playwright-python; skipped without them.
"""

import os
import shutil
from typing import TYPE_CHECKING, Literal

import pytest
import sample
from pages import page
from test_html_page import found, of

from factlint import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

    Opened = Callable[..., Page]

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser is driven")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROGRAM = os.environ.get("FACTLINT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(PROGRAM is None, reason=f"no Chromium is installed ({', '.join(NAMES)})")
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
FIRST = "Tuesday, March 3"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A browser without a window."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=PROGRAM, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the sample's page."""
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(page(sample.report()), encoding="utf-8")
    return file.as_uri()


@pytest.fixture
def opened(browser: "Browser", address: str) -> "Iterator[Opened]":
    """Opens the sample's page, or another, in a browser of its own; none asks for anything or complains."""
    heard: list[str] = []

    def listen(page: "Page", url: str) -> None:
        page.on("request", lambda request: heard.append(request.url) if request.url.partition("#")[0] != url else None)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))

    def open_page(
        url: str = address, width: int = 1440, scheme: "Literal['light', 'dark']" = "light", *, script: bool = True
    ) -> "Page":
        size: ViewportSize = {"width": width, "height": 900}
        page = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script).new_page()
        listen(page, url)
        page.goto(url)
        return page

    yield open_page
    assert heard == []


@pytest.mark.parametrize("script", [True, False], ids=["with its script", "without a script"])
def test_pointing_at_a_mark_shows_what_is_said(opened: "Opened", *, script: bool) -> None:
    """The message appears beside the words, and goes when the pointer does."""
    shown = opened(script=script)
    mark = shown.locator(".mark", has_text=FIRST)
    tip = shown.locator(".words", has=mark).locator(".tip")
    assert not tip.is_visible()
    mark.hover()
    assert tip.is_visible()
    assert "March 3, 2025 was a Monday" in tip.inner_text()
    shown.locator("h1").hover()
    assert not tip.is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with its script", "without a script"])
def test_a_mark_leads_to_its_card_and_back(opened: "Opened", *, script: bool) -> None:
    """By links, which need no script; to the other place in another article too."""
    shown = opened(script=script)
    shown.locator(".mark", has_text=FIRST).click()
    assert shown.url.endswith("#f2")
    card = shown.locator("#f2")
    assert shown.locator(":target").get_attribute("id") == "f2"
    card.get_by_text("line 3").first.click()
    assert shown.url.endswith("#m2")
    card.get_by_text("articles/ferry.txt").click()
    assert shown.url.endswith("#r2-0")
    assert shown.locator("#r2-0 + .words").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with its script", "without a script"])
def test_filters_hide_cards_and_marks(opened: "Opened", *, script: bool) -> None:
    """By severity and by rule; the words stay, and all come back."""
    shown = opened(script=script)
    cards = shown.locator("li.card[id]:visible")
    everything = cards.count()
    mark = shown.locator(".mark", has_text=FIRST)
    color = "element => getComputedStyle(element).backgroundColor"
    if script:
        assert mark.evaluate(color) != "rgba(0, 0, 0, 0)"
    shown.locator("label", has_text="2 errors").click()
    assert cards.count() == everything - 2
    assert mark.is_visible()
    if script:
        assert mark.evaluate(color) == "rgba(0, 0, 0, 0)"
    mark.hover()
    assert not shown.locator(".words", has=mark).locator(".tip").is_visible()
    shown.locator("label", has_text="sum-mismatch").click()
    assert cards.count() == everything - 3
    shown.get_by_role("button", name="Show all").click()
    assert cards.count() == everything


def test_the_keyboard_reaches_everything(opened: "Opened") -> None:
    """Tab leads from the link that skips ahead to each mark; a message shows on focus, and Escape shuts it."""
    shown = opened()
    shown.keyboard.press("Tab")
    assert "Skip" in shown.locator(":focus").inner_text()
    shown.keyboard.press("Enter")
    seen: list[str] = []
    for _ in range(40):
        shown.keyboard.press("Tab")
        focused = shown.locator(":focus")
        if "mark" in (focused.get_attribute("class") or ""):
            seen.append(focused.get_attribute("data-findings") or "")
            tip = shown.locator(".words", has=focused).locator(".tip")
            assert tip.is_visible()
            shown.keyboard.press("Escape")
            assert not tip.is_visible()
    assert {"2", "3", "4", "5", "6", "7"} <= {number for numbers in seen for number in numbers.split()}


def test_focus_is_seen_and_what_is_hidden_is_no_stop(opened: "Opened") -> None:
    """Focus has an outline; marks of what a filter hides are passed over."""
    shown = opened()
    shown.keyboard.press("Tab")
    assert shown.locator(":focus").evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    shown.locator("label", has_text="2 errors").click()
    assert shown.locator(".mark", has_text=FIRST).evaluate("element => element.tabIndex") == -1
    shown.get_by_role("button", name="Show all").click()
    shown.locator(".mark[tabindex='-1']").first.wait_for(state="detached")


def test_a_line_leads_from_one_place_to_the_other(opened: "Opened") -> None:
    """Drawn while a finding is pointed at or has the focus; card and marks are set off."""
    shown = opened()
    lines = shown.locator("svg.lines > path")
    assert lines.count() == 0
    shown.locator("#f6").hover()
    assert lines.count() == 1
    assert shown.locator(".mark.on").count() == 2
    assert "on" in (shown.locator("#f6").get_attribute("class") or "")
    box, mark = lines.bounding_box(), shown.locator(".mark.on").last.bounding_box()
    assert box is not None
    assert mark is not None
    assert box["x"] - 1 <= mark["x"] + mark["width"] / 2 <= box["x"] + box["width"] + 40
    shown.locator("h1").hover()
    assert lines.count() == 0
    shown.locator("#f6 a").first.focus()
    assert lines.count() == 1


@pytest.mark.parametrize("width", [380, 700, 1000, 1440])
def test_nothing_is_wider_than_the_window(opened: "Opened", width: int) -> None:
    """From a telephone to a desk: no scrolling sideways, also with a message shown."""
    shown = opened(width=width)
    shown.locator(".mark").last.hover()
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_articles_and_findings_alone(opened: "Opened") -> None:
    """No filters and no messages over the text; light paper in a dark room."""
    shown = opened(scheme="dark")
    shown.emulate_media(media="print")
    assert not shown.locator(".filters").is_visible()
    assert shown.locator("#f2").is_visible()
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [1440, 380])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: "Opened", scheme: "Literal['light', 'dark']", width: int) -> None:
    """All of axe-core's rules, best practices and target sizes included, with a message and a line shown."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    shown = opened(scheme=scheme, width=width)
    shown.locator(".mark", has_text=FIRST).focus()
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    results = axe.Axe().run(shown, options=options)
    told = [(each["id"], [node["html"] for node in each["nodes"]]) for each in results.response["violations"]]
    assert told == []


def test_thousands_of_findings_stay_usable(opened: "Opened", tmp_path: "Path") -> None:
    """A page of 3,000 findings opens, and what is pointed at is found."""
    texts = {f"{number:04}.txt": f"Article {number}\n\nIt was a word or two, and more." for number in range(1_000)}
    findings = [found(of(text, word, path)) for path, text in texts.items() for word in ("It", "word", "more")]
    file = tmp_path / "page.html"
    file.write_text(page(Report(1_000, tuple(findings)), texts), encoding="utf-8")
    shown = opened(file.as_uri())
    shown.goto(f"{file.as_uri()}#f2999")
    assert shown.locator("#f2999").is_visible()
    shown.locator("#f2999").hover()
    assert shown.locator(".mark.on").inner_text().startswith("word")
