"""Pages of the fixture, word for word, in both languages: a page of each kind, and the heads of some more.

A change of a page shows here as a change of its text. `pytest tests/pages --renew-golden` accepts it.
"""

from __future__ import annotations

import re

import pytest

from .conftest import GOLDEN
from .made import fixture_pages

PAGES = {
    "region": "regions/yunting",
    "system": "programmes/tide-programme",
    "firm": "organizations/starling-instruments",
    "carrier": "carriers/hillside-incubator",
    "project": "projects/light-source",
    "cluster-in-conflict": "clusters/precision-optics",
    "fund": "funds/yunting-seed-fund",
    "event": "events/spring-fair",
    "term": "terms/lighthouse-firm",
    "moved": "organizations/starling-optics",
    "source": "sources/yunting-2030",
    "indicator": "indicators/tech-firms",
    "kind-organizations": "organizations",
}
# What has no page of its own here stands with its head alone: what is before the first chapter or section.
HEADS = {
    "region-without-figures": "regions/linchuan",
    "region-of-one-figure": "regions/yunting-high-tech-zone",
    "system-without-parts": "programmes/science-voucher",
    "institute-of-a-long-name": "organizations/joint-institute",
    "source-without-defects": "sources/hillside-2029",
}
# The table of all figures of the region is left to the tests of tables: it is half of the page.
LEFT_OUT = re.compile(r'<(section|details)\b[^>]*aria-labelledby="figures".*?</\1>\n', re.DOTALL)
FIRST_PART = re.compile(r"<(?:section|details)\b")
GOLDENS = {
    "door": "index.md",
    **{f"{lang}-home": f"{lang}/index.md" for lang in ("zh", "en")},
    **{
        f"{lang}-{name}": f"{lang}/{path}/index.md"
        for name, path in {**PAGES, **HEADS}.items()
        for lang in ("zh", "en")
    },
}


def _part(name: str) -> str:
    """What of a page is kept."""
    page = fixture_pages()[GOLDENS[name]]
    if name[3:] in HEADS:
        return FIRST_PART.split(page)[0]
    return LEFT_OUT.sub("", page)


@pytest.mark.parametrize("name", GOLDENS)
def test_the_page_reads_as_it_did(name: str, renew: bool) -> None:
    golden, page = GOLDEN / f"{name}.html", _part(name)
    if renew:
        golden.write_text(page, encoding="utf-8", newline="\n")
    assert page == golden.read_text(encoding="utf-8"), "if the change is meant: pytest tests/pages --renew-golden"


def test_no_golden_page_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(GOLDENS)
