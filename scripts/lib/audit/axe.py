"""axe-core at work in a page that a browser shows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from lib import tools

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Every rule that axe can decide by itself: WCAG 2.0 to 2.2, A and AA, and its own good practice. Or some, by their names.
# axe loads style sheets and media once more, which takes a third of its time, for rules of sound and film alone (and for one that it
# holds to be experimental and does not run): only where a page has any.
RUN = """async rules => (await axe.run(document, {resultTypes: ['violations'], preload: Boolean(document.querySelector('audio, video')),
  ...(rules.length && {runOnly: rules})})).violations"""
# Rules whose answer depends on the colours of the scheme.
OF_COLOUR = ("color-contrast", "link-in-text-block")
# Rows of one table or list that are looked at: what follows them is built by the same template.
ROWS = 15
SHORTEN = f"""() => {{
  for (const list of document.querySelectorAll("tbody, ul, ol, dl"))
    [...list.children].slice({ROWS}).forEach(row => row.remove());
}}"""


@cache
def source() -> str:
    """axe-core's script."""
    return (tools.npm("npm-test") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds in the page as it is shown, by all rules or by some: `rule: element — what is wrong`, each place once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(source())
    found: list[dict[str, Any]] = page.evaluate(RUN, list(rules))
    return [f"{rule['id']}: {_text(node)}" for rule in found for node in rule["nodes"]]


def in_both_schemes(page: Page, address: str) -> list[str]:
    """What axe finds on a page in light colours, and in dark ones by the rules that depend on colours, in one visit.

    The page shows no motion (`reduced_motion` of its window), or a colour may be measured on its way to another.
    """
    page.emulate_media(color_scheme="light")
    page.goto(address, wait_until="load")
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    return found + [f"in the dark: {one}" for one in violations(page, OF_COLOUR)]


def in_first_rows(page: Page) -> list[str]:
    """What axe finds in the first rows of each table and list: it takes minutes for a page of thousands alike."""
    page.evaluate(SHORTEN)
    return violations(page)


def _text(node: dict[str, Any]) -> str:
    return f"{node['html'][:140]} — {' '.join(node['failureSummary'].split())[:200]}"
