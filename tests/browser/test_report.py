"""The report of a batch in a real browser: filters, keys, links to files, both directions of writing, accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qa_service.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CSV = """id,source,target,target_lang
k1,He is entirely alone.,Il est entirely seul.,fr
k2,They wrote to the mayor.,"Ils ont écrit écrit au maire , hier.",fr
k3,He said no.,הוא אמר entirely לא.,he
k4,The last boat leaves at nine.,最終の船は九時に出発します出発します出発します。,ja
k5,<b>Fine</b> & well,<b>Bien</b> & bon,fr
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "harbour.csv").write_text(CSV, encoding="utf-8")
    (folder / "other.csv").write_text("id,target\nz1,Il est якобы parti.\n", encoding="utf-8")
    (folder / "broken.po").write_bytes(b"no catalogue")
    report = folder / "report.html"
    result = CliRunner().invoke(
        main, ["batch", str(folder), "--target", "fr", "--source-lang", "en", "--report", str(report)]
    )
    assert result.exit_code == 1
    return report.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the report; nothing may be reported on its console, such as something that the policy blocked."""
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    page.close()
    assert said == []


def shown(page: Page) -> int:
    count: int = page.locator(".card:visible").count()
    return count


def test_everything_is_there_at_first(page: Page) -> None:
    assert shown(page) == 6 and page.locator(".file:visible").count() == 3
    assert page.locator(".alert:visible").count() == 1
    assert page.locator("h3.id", has_text="k3").inner_text().split("\n") == ["line 4", "k3", "Hebrew"]


def test_filters_narrow_and_widen(page: Page) -> None:
    page.locator(".filters button", has_text="minor").click()
    assert shown(page) == 5
    page.locator(".filters button", has_text="minor").click()
    page.locator("#language").select_option("he")
    assert shown(page) == 1 and page.locator(".file:visible").count() == 1
    assert page.locator("#shown").inner_text() == "1 of 6 shown"
    page.locator("#language").select_option("")
    page.locator("#check").select_option("repetition.loop")
    assert shown(page) == 1
    page.locator("#check").select_option("")
    assert shown(page) == 6 and page.locator("#shown").inner_text() == ""


@pytest.mark.parametrize(("text", "count"), [("MAIRE", 2), ("k3", 1), ("other.csv", 1), ("alone", 1), ("nowhere", 0)])
def test_a_text_is_looked_for_in_units_and_file_names(page: Page, text: str, count: int) -> None:
    page.locator("#text").fill(text)
    page.locator("#shown", has_text="shown").wait_for()
    assert shown(page) == count


def test_keys_walk_what_is_shown(page: Page) -> None:
    page.locator("#language").select_option("fr")
    page.locator("h1").click()
    page.keyboard.press("n")
    seen = [page.evaluate("document.activeElement.id")]
    for _ in range(shown(page) - 1):
        page.keyboard.press("n")
        seen.append(page.evaluate("document.activeElement.id"))
    assert len(set(seen)) == shown(page) and page.locator("mark.here").count() == 1
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == seen[0]
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == seen[-1]


def test_keys_leave_typing_alone(page: Page) -> None:
    page.locator("#text").press_sequentially("np")
    assert page.locator("#text").input_value() == "np" and page.locator(".here").count() == 0


def test_the_table_leads_to_the_files(page: Page) -> None:
    page.locator(".files a", has_text="other.csv").click()
    assert page.evaluate("document.querySelector(':target').textContent").endswith("other.csv")


def test_hebrew_runs_from_the_right(page: Page) -> None:
    unit = page.locator('.unit[data-lang="he"]')
    block, mark = unit.locator(".block").bounding_box(), unit.locator("mark").bounding_box()
    assert block and mark
    assert mark["x"] > block["x"] + block["width"] / 2  # near the right edge, where the text begins
    source = unit.locator(".source").evaluate("element => getComputedStyle(element).direction")
    assert source == "ltr"


@pytest.mark.parametrize("width", [360, 800, 1600])
def test_nothing_is_wider_than_the_window(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_without_scripts_all_is_shown_and_no_filter(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert shown(page) == 6 and not page.locator(".filters").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(browser: Browser, address: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: '.[browser]'")
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()
