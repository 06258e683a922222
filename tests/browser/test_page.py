"""The page in a real browser: links, keys, filters, both directions of writing, and accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from qa_service import Engine
from qa_service.web import create_app
from qa_service.web.page import Shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FRENCH = "Il est entirely seul, et le le ministre se tait.\n\nIl est n' a rien якобы."
HEBREW = "הוא אמר entirely לא."


@pytest.fixture(scope="module")
def address(engine: Engine) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(engine.settings, Shown(FRENCH, "fr")), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page; nothing may be reported on its console, such as something that the policy blocked."""
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    page.close()
    assert said == []


def test_keys_walk_the_findings(page: Page) -> None:
    cards = page.locator(".card").count()
    assert cards >= 4
    page.locator("h1").click()
    for number in [*range(1, cards + 1), 1]:
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.id") == f"f{number}"
        assert page.locator(f'mark.here[data-f~="{number}"]').count() == 1
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == f"f{cards}"


def test_keys_leave_typing_alone(page: Page) -> None:
    page.locator("#text").fill("")
    page.locator("#text").press_sequentially("nn")
    assert page.locator("#text").input_value() == "nn" and page.locator(".here").count() == 0


def test_filters_hide_and_show(page: Page) -> None:
    button = page.locator(".filters button").first
    shown = page.locator(".card:visible").count()
    button.click()
    assert page.locator(".card:visible").count() < shown and button.get_attribute("aria-pressed") == "false"
    button.click()
    assert page.locator(".card:visible").count() == shown


def test_marks_and_cards_link_to_each_other(page: Page) -> None:
    page.locator("mark a", has_text="entirely").click()
    assert page.evaluate("document.querySelector(':target').className").startswith("card")
    page.locator(".card:target .quote a").click()
    assert page.evaluate("document.querySelector(':target').parentElement.textContent") == "entirely"


@pytest.mark.parametrize("scripts", [True, False])
def test_form_works_with_and_without_scripts(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address)
    page.locator("#text").fill(HEBREW)
    page.locator("#target").select_option("he")
    page.locator("button[type=submit]").click()
    assert page.locator("mark").inner_text() == "entirely"
    assert page.locator(".filters").is_visible() == scripts
    assert page.locator("#text").input_value() == HEBREW
    context.close()


def test_hebrew_runs_from_the_right(page: Page) -> None:
    page.locator("#text").fill(HEBREW)
    page.locator("#target").select_option("he")
    page.locator("button[type=submit]").click()
    block, mark = page.locator(".block").bounding_box(), page.locator("mark").bounding_box()
    assert block and mark
    box = page.evaluate(
        "() => { const range = document.createRange(); range.setStart(document.querySelector('.block').firstChild, 0);"
        " range.setEnd(document.querySelector('.block').firstChild, 1); return range.getBoundingClientRect().right; }"
    )
    # the first letter touches the right edge, the mark stands to its left
    assert abs(box - (block["x"] + block["width"])) < 2 and mark["x"] + mark["width"] < box


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "report"])
def test_accessibility(browser: Browser, engine: Engine, address: str, scheme: str, path: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: '.[browser]'")
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    if path:
        page.set_content(_report(engine))
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_docs_show_the_api(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}docs")
    page.get_by_text("Check a text or the segments of one").wait_for()
    assert said == []
    page.close()


def _report(engine: Engine) -> str:
    from qa_service.model import Segment, Severity
    from qa_service.renderers import View
    from qa_service.renderers.html import render

    segments = [Segment(FRENCH, "a", "He is entirely alone."), Segment("Rien.", "b")]
    return render(engine.check(segments, "fr", least=Severity.NEUTRAL), View(title="report"))
