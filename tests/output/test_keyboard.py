"""Everything that a mouse can do on a page, keys can."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

NARROW = {"width": 390, "height": 800}
STOP = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return [one.outerHTML.slice(0, 80), box.width > 0 && box.bottom > 0 && box.top < innerHeight, style.outlineStyle, style.boxShadow];
}"""


def _tab_to(page: Page, selector: str, most: int = 20) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not among the first {most} stops")


def test_the_first_stop_leads_to_the_text(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}en/regions/")
    _tab_to(page, ".md-skip", 1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")
    page.close()


def test_the_drawer_opens_and_closes(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=NARROW)  # type: ignore[arg-type]
    page.goto(f"{served}en/regions/")
    _tab_to(page, ".atlas-menu", 3)
    page.keyboard.press("Enter")
    assert page.get_attribute(".atlas-menu", "aria-expanded") == "true"
    assert page.evaluate("document.querySelector('#doors').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.get_attribute(".atlas-menu", "aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('.atlas-menu')")
    page.close()


def test_the_closed_drawer_is_no_stop(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=NARROW)  # type: ignore[arg-type]
    page.goto(f"{served}en/regions/")
    for _ in range(30):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.querySelector('#doors').contains(document.activeElement)")
    page.close()


def test_the_colours_change_and_stay(browser: Browser, served: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{served}en/regions/")
    _tab_to(page, "[data-atlas-scheme]", 15)
    page.keyboard.press("Space")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.goto(f"{served}zh/")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    assert page.get_attribute("[data-atlas-scheme]", "aria-pressed") == "true"
    context.close()


def test_every_stop_is_seen(browser: Browser, served: str) -> None:
    """What has the focus is on the screen and marked."""
    page = browser.new_page()
    page.goto(f"{served}en/")
    for _ in range(25):
        page.keyboard.press("Tab")
        place, shown, outline, shadow = page.evaluate(STOP)
        assert shown, place
        assert outline != "none" or shadow != "none", place
    page.close()
