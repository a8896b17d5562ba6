"""The Content-Security-Policy of every page, and pages that need no exception from it."""

from __future__ import annotations

import re
from pathlib import Path

from atlas.output.policy import DIRECTIVES, policy, policy_with

LOST = "404.html"  # holds one style sheet and one script, whose digests its policy names
META = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
DATA = 'type="application/ld+json"'


def test_it_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    text = policy()
    assert DIRECTIVES["default-src"] == ("'none'",)
    assert "unsafe" not in text and "http" not in text and "*" not in text
    assert {source for sources in DIRECTIVES.values() for source in sources} <= {"'none'", "'self'", "file:", "data:"}
    assert "data:" not in DIRECTIVES["script-src"]


def test_every_page_has_it_before_anything_that_it_governs(real_site: Path) -> None:
    pages = list(real_site.rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        if page.name == LOST:
            continue
        before, found, _ = page.read_text(encoding="utf-8").partition(META)
        assert found, page
        assert not re.search(r"<(?:script|style|link|img|body)\b", before), page


def test_no_page_holds_code_or_style_of_its_own(real_site: Path) -> None:
    for page in real_site.rglob("*.html"):
        if page.name == LOST:
            continue
        html = page.read_text(encoding="utf-8")
        assert [text for head, text in SCRIPT.findall(html) if text.strip() and DATA not in head] == [], page
        tags = re.findall(r"""<[a-zA-Z](?:"[^"]*"|[^">])*>""", SCRIPT.sub("", html))
        assert [tag for tag in tags if re.search(r"""\s(?:on[a-z]+|style)=|="\s*javascript:|^<style\b""", tag)] == [], (
            page
        )


def test_the_page_of_wrong_addresses_allows_just_what_it_holds(real_site: Path) -> None:
    html = (real_site / LOST).read_text(encoding="utf-8")
    [style], [(_, script)] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL), SCRIPT.findall(html)
    before, found, _ = html.partition(f'content="{policy_with(style, script)}">')
    assert found and "<style" not in before and "<link" not in before
    assert "unsafe" not in policy_with(style, script)
    assert policy_with(style, script) != policy_with(style + " ", script) != policy_with(style, script + " ")


def test_no_script_makes_code_of_text(real_site: Path) -> None:
    scripts = list((real_site / "assets").rglob("*.js"))
    assert scripts
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|\bnew Function\b|\bdocument\.write\b|setTimeout\(\s*['\"]", text), script
