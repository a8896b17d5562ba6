"""Hand-written pages as Markdown makes them, and as the site wants them."""

from __future__ import annotations

import markdown
import pytest

from atlas.web.handwritten import settled

NARROW = "| name | n |\n|---|--:|\n| a | 1 |\n"
WIDE = "| a | b | c | d | e |\n|---|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 | 5 |\n"


def _page(text: str) -> str:
    return settled(markdown.markdown(text, extensions=["tables", "fenced_code"]))


@pytest.mark.parametrize("text", [NARROW, WIDE])
def test_no_style_is_left_in_a_table(text: str) -> None:
    assert "style=" in markdown.markdown(text, extensions=["tables"])
    assert "style=" not in _page(text)


def test_numbers_stand_to_the_right_by_class() -> None:
    assert _page(NARROW).count('class="num"') == 2
    assert '<td class="num">1</td>' in _page(NARROW)


def test_a_table_has_a_box_and_a_wide_one_can_be_scrolled_by_keys() -> None:
    assert '<div class="table-wrap">\n<table>' in _page(NARROW)
    assert '<div class="table-wrap" tabindex="0">\n<table>' in _page(WIDE)
    assert _page(NARROW + "\ntext\n\n" + WIDE).count("</table>\n</div>") == 2


@pytest.mark.parametrize(("columns", "scrolls"), [(3, False), (4, True)])
def test_a_table_is_wide_from_four_columns_on(columns: int, scrolls: bool) -> None:
    rows = ["| a " * columns + "|", "|---" * columns + "|", "| 1 " * columns + "|"]
    assert ("tabindex" in _page("\n".join(rows))) == scrolls


@pytest.mark.parametrize(("line", "scrolls"), [("&" + "a" * 38, False), ("&" + "a" * 39, True)])
def test_code_is_within_reach_of_keys_where_a_line_may_be_wider_than_a_phone(line: str, scrolls: bool) -> None:
    page = _page(f"```sh\nshort\n{line}\n```")
    assert page.startswith('<pre><code class="language-sh"' + (' tabindex="0">' if scrolls else ">") + "short\n&amp;a")


def test_text_without_a_table_is_left_alone() -> None:
    assert _page('# A\n\n`style="text-align: right;"`') == markdown.markdown('# A\n\n`style="text-align: right;"`')
