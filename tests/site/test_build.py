"""The site builder at work on the fixture: what it makes, and what makes it fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ..fixture.support import DATA, fixture_site
from .conftest import LINKING, Built, Project

Spoilt = Callable[[Callable[[Path], None]], tuple[int, str, Path]]


def _append(path: str, text: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return spoil


def test_the_fixture_builds_without_a_warning(fixture_built: Built) -> None:
    assert (fixture_built.folder / "index.html").is_file()
    assert (fixture_built.folder / "404.html").is_file()
    assert (fixture_built.folder / "sitemap.xml").is_file()


WRONG_LINKS = (
    "../nowhere/index.md",
    "../regions/no-such-place/index.md",
    "../contribute/index.md#no-such-anchor",
    "../regions/yunting/index.md#no-anchor-of-a-generated-page",
    "/en/method/",
)


def test_wrong_links_of_a_hand_written_page_fail_the_build_and_are_all_told(spoilt: Spoilt) -> None:
    links = " ".join(f"[a]({link})" for link in WRONG_LINKS)
    code, printed, _ = spoilt(_append(LINKING, f"\n{links}\n"))
    assert code != 0, printed
    for link in WRONG_LINKS:
        assert f"'{link}'" in printed, link


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_append(LINKING, "\n<!-- atlas:nothing -->\n"), "nothing"),
        (_append("docs/zh/regions/yunting/index.md", "# 手写的云汀\n"), "docs/zh/regions/yunting/index.md"),
    ],
    ids=["piece", "generated address"],
)
def test_a_mistake_in_a_hand_written_page_fails_the_build(
    spoil: Callable[[Path], None], says: str, spoilt: Spoilt
) -> None:
    code, printed, _ = spoilt(spoil)
    assert code != 0, printed
    assert says in printed


def test_good_links_of_a_hand_written_page_do_not_fail_it(fixture_built: Built) -> None:
    """The near miss of all the above, in one page."""
    page = (fixture_built.folder / "en/about/index.html").read_text(encoding="utf-8")
    assert 'href="../contribute/#errors"' in page and 'href="../regions/yunting/#figures"' in page


def test_findings_in_the_data_leave_the_last_good_site(spoilt: Spoilt) -> None:
    def spoil(folder: Path) -> None:
        (folder / "site").mkdir()
        (folder / "site/index.html").write_text("the last good site", encoding="utf-8")
        for name, old, new in [
            ("products/tide-sensor.yml", "type: instrument", "type: instrument\ncolour: red"),
            ("platforms/shared-testing.yml", "3000余家次", "数千家次"),
            ("events/spring-fair.yml", "zh: 春季", "zh: <b>春季"),
        ]:
            path = folder / "data" / name
            path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    code, printed, folder = spoilt(spoil)
    assert code == 1
    assert [path.name for path in (folder / "site").iterdir()] == ["index.html"]
    assert (folder / "site/index.html").read_text(encoding="utf-8") == "the last good site"
    assert "data/products/tide-sensor.yml:2: colour: unknown key 'colour'\n" in printed
    assert "data/platforms/shared-testing.yml:10: facts[0].printed: '数千家次' is indefinite (" in printed
    assert (
        "data/events/spring-fair.yml:2: name.zh: markup or a control character: '<b' (data is plain text)\n" in printed
    )
    assert "3 findings in data/" in printed
    assert "Traceback" not in printed


def test_nothing_of_the_build_is_left_in_the_sources(small: Project, fixture_built: Built, root: Path) -> None:
    """Generated pages live in memory: files under docs/ would make `serve` build for ever."""
    for name, given in (("docs", root / "docs"), ("data", DATA)):
        made = small.folder / name
        assert {path.relative_to(made) for path in made.rglob("*")} == {
            path.relative_to(given) for path in given.rglob("*")
        }


def test_signs_in_names_are_escaped_by_the_theme_too(fixture_built: Built) -> None:
    """Titles and descriptions pass through templates of the theme, which escape nothing by themselves."""
    entity = fixture_site().atlas.records["organizations/starling-instruments"].entity
    for lang, name, summary in (("zh", entity.name.zh, entity.summary.zh), ("en", entity.name.en, entity.summary.en)):
        page = fixture_built.pages[f"{lang}/organizations/starling-instruments/index.html"]
        assert page.title.startswith(f"{name} · ")
        assert page.description == summary


def test_signs_in_names_leave_no_raw_sign_in_the_head(fixture_built: Built) -> None:
    html = (fixture_built.folder / "en/organizations/starling-instruments/index.html").read_text(encoding="utf-8")
    head = html.partition("</head>")[0]
    assert "Instruments &amp; Controls" in head
    assert "&lt;3 #1" in head


def test_a_moved_address_leads_on_without_a_click(fixture_built: Built) -> None:
    html = (fixture_built.folder / "en/organizations/starling-optics/index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh"' in html
    assert "../starling-instruments/" in html


def test_what_no_page_uses_is_not_shipped(fixture_built: Built) -> None:
    names = {path.relative_to(fixture_built.folder).as_posix() for path in fixture_built.folder.rglob("*")}
    assert not {
        name
        for name in names
        if name.startswith(("assets/javascripts/lunr", "assets/javascripts/workers", "search/search_index"))
    }
    assert all(name.isascii() for name in names)
