"""What other programs do that the code works around. A test that fails says that its cause is gone, and what may go
with it.
"""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

import markdown
import mkdocs.plugins
import mkdocs.theme
import pytest
import rjsmin
from babel.numbers import format_decimal
from mkdocs.config import load_config
from mkdocs.utils import CountHandler
from playwright.sync_api import Browser
from pypinyin import Style, lazy_pinyin

MATERIAL = Path(mkdocs.theme.__file__).parents[1] / "material" / "templates"
LONG = Decimal("1" * 30)  # longer than the 28 digits of Python's usual context


def _style_sheet() -> str:
    [sheet] = (MATERIAL / "assets/stylesheets").glob("main.*.min.css")
    return sheet.read_text(encoding="utf-8")


def _mkdocs(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A site of one page whose link leads nowhere, built."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs/index.md").write_text("# Home\n\n[nowhere](nowhere.md)\n")
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: []\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_mkdocs_overlooks_warnings_when_it_is_quiet(tmp_path: Path) -> None:
    """So lib.sites.builder sifts messages itself."""
    assert _mkdocs(tmp_path).returncode == 1
    assert _mkdocs(tmp_path, "--quiet").returncode == 0


def test_strict_mode_counts_warnings_of_loggers_below_mkdocs_alone() -> None:
    """So the events log as `mkdocs.atlas`."""
    counter = CountHandler()
    logging.getLogger("mkdocs").addHandler(counter)
    try:
        logging.getLogger("atlas").warning("not counted")
        assert counter.get_counts() == []
        logging.getLogger("mkdocs.atlas").warning("counted")
        assert counter.get_counts() == [("WARNING", 1)]
    finally:
        logging.getLogger("mkdocs").removeHandler(counter)


def test_mkdocs_has_no_event_in_place_of_markdown() -> None:
    """So on_pre_page gives generated pages a `render` of their own."""
    of_pages = [name for name in mkdocs.plugins.EVENTS if "page" in name]
    assert of_pages == ["pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page"]


def test_mkdocs_puts_text_into_pages_as_it_is(tmp_path: Path) -> None:
    """So on_page_context escapes descriptions, and the theme escapes titles."""
    _mkdocs(tmp_path)
    env = load_config(str(tmp_path / "mkdocs.yml")).theme.get_env()
    assert env.from_string("{{ text }}").render(text="<b>") == "<b>"


def test_markdown_aligns_columns_by_inline_styles() -> None:
    """Which the policy forbids; so atlas.web.handwritten makes them classes."""
    assert 'style="text-align: right;"' in markdown.markdown("|a|\n|-:|\n|1|", extensions=["tables"])


def test_material_says_that_it_ends() -> None:
    """So lib.sites.builder tells it that this is known."""
    assert "NO_MKDOCS_2_WARNING" in (MATERIAL / "__init__.py").read_text(encoding="utf-8")


def test_materials_scripts_take_alternate_links_for_versions_of_the_site() -> None:
    """So none of them may be loaded as long as heads have such links (tests/meta/test_sites.py)."""
    [bundle] = (MATERIAL / "assets/javascripts").glob("bundle.*.min.js")
    assert "link[rel=alternate]" in bundle.read_text(encoding="utf-8")


def test_materials_style_sheet_wants_its_scripts_and_small_pictures() -> None:
    """So frame.css sizes side bars, and the policy lets pictures be `data:`."""
    sheet = _style_sheet()
    assert re.search(r"\.md-sidebar\{[^}]*height:0", sheet)
    assert 'url("data:image/svg+xml' in sheet


def test_material_labels_a_control_that_pages_here_do_not_have() -> None:
    """So partials/toc.html is written anew."""
    assert 'for="__toc"' in (MATERIAL / "partials/toc.html").read_text(encoding="utf-8")


def test_babel_cannot_format_what_is_very_long() -> None:
    """So atlas.text.formats groups digits itself."""
    with pytest.raises(InvalidOperation):
        format_decimal(LONG, locale="en_GB")


def test_pypinyin_misreads_names() -> None:
    """So a polyphone in a name has to be reviewed in data/readings.yml."""
    read = {name: " ".join(lazy_pinyin(name, style=Style.TONE)) for name in ("长三角", "长海", "单县")}
    assert read == {"长三角": "zhǎng sān jiǎo", "长海": "zhǎng hǎi", "单县": "dān xiàn"}


def test_rjsmin_changes_templates_within_templates() -> None:
    """So atlas.output.javascript compares the tokens before and after it."""
    assert rjsmin.jsmin("a = `${`y  z`}`;") == "a=`${`y z`}`;"


def test_a_page_on_a_disk_can_load_scripts_but_neither_modules_nor_data(browser: Browser, tmp_path: Path) -> None:
    """So scripts are joined into classic ones, and data are scripts that register themselves."""
    (tmp_path / "classic.js").write_text("window.classic = true;")
    (tmp_path / "module.js").write_text("window.module = true;")
    (tmp_path / "data.json").write_text("{}")
    (tmp_path / "page.html").write_text(
        '<!doctype html><script src="classic.js"></script><script type="module" src="module.js"></script>'
    )
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.evaluate("[window.classic, window.module]") == [True, None]
    assert page.evaluate("fetch('data.json').then(() => 'there', () => 'refused')") == "refused"
    page.close()
