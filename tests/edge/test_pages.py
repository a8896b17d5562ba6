"""Every page of the extreme atlas can be read on a phone, a tablet, a desktop and on paper, in both languages and
schemes.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from .looking import SHIFTS, Fault, look, moved

# Sort of fault, and a page that has it: the look would else pass pages that it does not understand.
PLANTED = {
    "sideways": "<div style='width: 3000px'>wide</div>",
    "outside": "<p style='width: 50px; white-space: nowrap'>a line that is much longer than the page, whose column ends long before the"
    " line does, and does not break</p>",
    "broken": "<table class='facts'><tbody><tr><th><a class='measure' style='display: block; width: 30px; overflow-wrap: anywhere'>"
    "Technology</a></th><td>1</td></tr></tbody></table>",
    "off the drawing": "<div class='fig'><svg viewBox='0 0 100 20' width='100' height='20'>"
    "<text x='90' y='15'>over the edge</text></svg></div>",
    "covered": "<div class='fig'><svg viewBox='0 0 300 40' width='300' height='40'>"
    "<text x='9' y='20'>one</text><text x='9' y='20'>two</text></svg></div>",
    "heading": "<section><h2>Nothing below</h2></section>",
    "empty": "<table><thead><tr><th>Measure</th></tr></thead><tbody></tbody></table>",
    "word": "<p>Lies in None.</p>",
}


@pytest.mark.parametrize("sort", PLANTED)
def test_the_look_finds_what_is_wrong(browser: Browser, sort: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    frame = "<!doctype html><div class='md-content__inner' style='width: 300px'><h1>Title</h1><p>Text.</p>{}</div>"
    page.set_content(frame.format(""))
    assert look(page, "sound") == []
    page.set_content(frame.format(PLANTED[sort]))
    assert sort in {fault.sort for fault in look(page, "planted")}
    page.close()


def test_the_look_feels_what_moves(browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(SHIFTS)
    page.goto("data:text/html,<p>Text below that moves")
    assert moved(page) == 0
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<div style=height:300px></div>')")
    assert moved(page) > 0
    page.close()


@pytest.mark.parametrize("sort", [*PLANTED, "moved"])
def test_no_page_has_this_fault(faults: list[Fault], sort: str) -> None:
    assert [fault for fault in faults if fault.sort == sort] == []
