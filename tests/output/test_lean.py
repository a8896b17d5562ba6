"""Pages without what a parser adds by itself: the same elements, the same words."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from atlas.output.lean import lean


@pytest.mark.parametrize(
    ("page", "expected"),
    {
        "ends of items, terms, cells and rows": (
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<dl><div><dt>c</dt>\n<dd>d</dd></div></dl>",
            "<ul><li>a<li>b</ul><dl><div><dt>c<dd>d</div></dl>",
        ),
        "a table": (
            "<table>\n<thead><tr><th>a</th></tr></thead>\n<tbody>\n<tr><td>1</td></tr>\n</tbody>\n</table>",
            "<table><thead><tr><th>a<tbody><tr><td>1</table>",
        ),
        "a head without a body keeps its end": (
            "<thead><tr><th>a</th></tr></thead></table>",
            "<thead><tr><th>a</thead></table>",
        ),
        "a paragraph before a block or the end of one": (
            "<div><p>a</p>\n<p>b</p>\n<ul></ul><p>c</p></div>",
            "<div><p>a<p>b<ul></ul><p>c</div>",
        ),
        "a paragraph before words, or in an element that may hold words": (
            "<p>a</p>b <a><p>c</p></a> <noscript><p>d</p></noscript><p>e</p><pre-view></pre-view>",
            "<p>a</p>b <a><p>c</p></a> <noscript><p>d</p></noscript><p>e</p><pre-view></pre-view>",
        ),
        "space between words": ("<a>b</a>\n<a>c</a>\n<em>d</em>\ne", "<a>b</a>\n<a>c</a>\n<em>d</em>\ne"),
        "lines as they are written": (
            "<pre>\n\na\n\n<code>b\n</code>\n</pre>\n<p>c</p>\n",
            "<pre>\n\na\n\n<code>b\n</code>\n</pre><p>c</p>",
        ),
        "characters with their sounds": (
            "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp>c</ruby>",
            "<ruby>a<rp>(<rt>b<rp>)</rp>c</ruby>",
        ),
        "options": (
            '<select><option value="">a</option>\n<option>b</option></select>',
            '<select><option value="">a<option>b</select>',
        ),
    }.values(),
)
def test_ends_and_line_breaks_that_follow_go(page: str, expected: str) -> None:
    assert lean(page) == expected
    assert lean(expected) == expected


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"{tag} {attrs}")

    def handle_data(self, data: str) -> None:
        self.found += [data.strip()] if data.strip() else []


def test_no_element_and_no_word_is_lost() -> None:
    page = '<main>\n<p class="a">b &lt;c&gt;\n<b>d</b></p>\n<table><thead><tr><th>e</th></tr></thead>\n<tbody></tbody></table>\n</main>'
    before, after = _Words(), _Words()
    before.feed(page)
    after.feed(lean(page))
    assert before.found == after.found
