"""The table of typed queries against the search that is shipped: in Node, and in Chromium over http and from the disk.

The head of `queries.yml` says what a line means; `scripts/relevance` prints all misses at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atlas.site.site import Site
from atlas.text.language import LANGUAGES
from lib import relevance
from lib.relevance import Answers, Query

from ..fixture.support import real_data

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TABLE = relevance.read()
LEAST = {"names": 800, "people": 300}  # queries
EXACT = {
    "han",
    "han-inner",
    "han-single",
    "traditional",
    "pinyin",
    "pinyin-spaced",
    "pinyin-tone",
    "pinyin-apostrophe",
    "pinyin-umlaut",
    "initials",
    "mixed",
    "english",
    "alias",
}
LOOSE = {"fuzzy", "typo-pinyin", "typo-english"}


@pytest.fixture(scope="module")
def answers(real_site: Path) -> Answers:
    """Ids found for each query, in Node."""
    return relevance.ask(real_site, TABLE.queries)


@pytest.fixture(scope="module")
def addresses(real_site: Path, served: str) -> dict[str, str]:
    return {"http": f"{served}zh/search/", "file": (real_site / "zh" / "search" / "index.html").as_uri()}


def test_the_table_is_whole() -> None:
    for group, least in LEAST.items():
        assert len([query for query in TABLE.queries if TABLE.classes[query.of]["group"] == group]) >= least, group
    assert {query.of for query in TABLE.queries} == set(TABLE.classes)
    twice = Counter((query.q, query.lang) for query in TABLE.queries)
    assert [typed for typed, n in twice.items() if n > 1] == []
    assert [
        query for query in TABLE.queries if not (query.first or query.strict) or (query.first and query.empty)
    ] == []
    assert [query for query in TABLE.queries if query.lang not in LANGUAGES or (query.top and not query.first)] == []


def test_each_class_is_described_and_has_a_floor() -> None:
    for key, about in TABLE.classes.items():
        assert set(about) == {"name", "covers", "floor", "group"}, key
        assert about["group"] in LEAST, key
        assert all(about[name][language] for name in ("name", "covers") for language in LANGUAGES), key
        assert 0.9 <= about["floor"] <= 1, key


def test_no_floor_is_lower_than_was_promised() -> None:
    assert set(TABLE.classes) >= EXACT | LOOSE
    assert {key for key in EXACT if TABLE.classes[key]["floor"] < 0.98} == set()
    assert {key for key in LOOSE if TABLE.classes[key]["floor"] < 0.95} == set()


def test_each_id_exists(real_site: Path) -> None:
    known = set(_ids(real_site, real_data()))
    assert [
        (query.q, key) for query in TABLE.queries for key in (*query.first, *query.unwanted) if key not in known
    ] == []


def _ids(site: Path, atlas: Site) -> Iterator[str]:
    yield from atlas.atlas.records
    yield from (end.replace("#", "#part-") for end in atlas.part_names)
    yield from (value.id for value in atlas.facts)
    yield from (f"indicators/{value.recorded.indicator}" for value in atlas.facts)
    yield from (f"sources/{key}" for key in atlas.atlas.sources)
    yield from (f"pages/{page.parent.name}" for page in (site / "zh").glob("*/index.html"))


@pytest.mark.parametrize(
    "of", [key for key in TABLE.classes if any(query.first for query in TABLE.queries if query.of == key)]
)
def test_what_is_wanted_is_found(of: str, answers: Answers) -> None:
    """Among the first five, and where the table says so at the very first place, as often as the class demands."""
    asked = [
        (query, found) for query, found in zip(TABLE.queries, answers, strict=True) if query.of == of and query.first
    ]
    five = [(query, found) for query, found in asked if (query.rank(found) or 99) > relevance.FIVE]
    first = [(query, found) for query, found in asked if query.top]
    top = [(query, found) for query, found in first if query.rank(found) != 1]
    floor = TABLE.classes[of]["floor"]
    assert 1 - len(five) / len(asked) >= floor, _listed("not among the first five", five)
    assert not first or 1 - len(top) / len(first) >= floor, _listed("not at the first place", top)


def test_what_must_not_be_found_is_not_found(answers: Answers) -> None:
    wrong = [(query, found) for query, found in zip(TABLE.queries, answers, strict=True) if not query.kept(found)]
    assert not wrong, _listed("found, and should not be", wrong)


def test_the_published_report_is_that_of_this_build(answers: Answers) -> None:
    new = relevance.text(relevance.judge(TABLE, answers))
    assert relevance.REPORT.read_text(encoding="utf-8") == new, "run scripts/relevance, and look at what has changed"


@pytest.mark.parametrize(("scheme", "first"), [("http", 0), ("file", 1)])
def test_a_browser_finds_the_same(
    scheme: str, first: int, browser: Browser, addresses: dict[str, str], answers: Answers
) -> None:
    """Every query in one of the two ways, and every class in both: they differ in how files come, not in what is found."""
    queries, expected = TABLE.queries[first::2], answers[first::2]
    page = browser.new_page()
    page.goto(addresses[scheme])
    asked = [{"q": query.q, "lang": query.lang, "offered": query.offered} for query in queries]
    found = page.evaluate(ASK, [asked, relevance.LIMIT])
    page.close()
    differ = [
        (query, there) for query, there, here in zip(queries, found, expected, strict=True) if there != list(here)
    ]
    assert not differ, _listed(f"found otherwise in Chromium ({scheme}) than in Node", differ)


ASK = """async ([asked, limit]) => {
    const found = [];
    for (const { q, lang, offered } of asked) {
        const results = await window.atlas.search(q, { lang, limit });
        const judged = offered ? (results.length ? [] : results.instead || []) : results;
        found.push(Array.from(judged, (one) => one.id));
    }
    return found;
}"""


def _listed(what: str, pairs: Sequence[tuple[Query, Sequence[str]]]) -> str:
    lines = (
        relevance.describe(
            {
                "of": query.of,
                "q": query.q,
                "lang": query.lang,
                "wanted": query.first,
                "unwanted": query.unwanted,
                "found": list(found[: relevance.FIVE]),
            }
        )
        for query, found in pairs
    )
    return "\n  ".join([f"{len(pairs)} {what}:", *lines])
