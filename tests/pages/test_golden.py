"""Whole pages of the fixture, word for word, in both languages.

A change of a page shows here as a change of its text. `pytest tests/pages --renew-golden` accepts it.
"""

from __future__ import annotations

import pytest

from .conftest import GOLDEN
from .made import fixture_pages

PAGES = {
    "region": "regions/yunting",
    "region-without-figures": "regions/linchuan",
    "region-of-one-figure": "regions/yunting-high-tech-zone",
    "system": "programmes/tide-programme",
    "system-without-parts": "programmes/science-voucher",
    "firm": "organizations/starling-instruments",
    "institute-of-a-long-name": "organizations/joint-institute",
    "carrier": "carriers/hillside-incubator",
    "project": "projects/light-source",
    "cluster-in-conflict": "clusters/precision-optics",
    "fund": "funds/yunting-seed-fund",
    "event": "events/spring-fair",
    "term": "terms/lighthouse-firm",
    "moved": "organizations/starling-optics",
    "source": "sources/yunting-2030",
    "source-without-defects": "sources/hillside-2029",
    "indicator": "indicators/tech-firms",
    "indicators": "indicators",
    "kind-regions": "regions",
    "kind-programmes": "programmes",
    "kind-organizations": "organizations",
    "kind-terms": "terms",
}
GOLDENS = {
    "door": "index.md",
    **{f"{lang}-home": f"{lang}/index.md" for lang in ("zh", "en")},
    **{f"{lang}-{name}": f"{lang}/{path}/index.md" for name, path in PAGES.items() for lang in ("zh", "en")},
}


@pytest.mark.parametrize("name", GOLDENS)
def test_the_page_reads_as_it_did(name: str, renew: bool) -> None:
    golden, page = GOLDEN / f"{name}.html", fixture_pages()[GOLDENS[name]]
    if renew:
        golden.write_text(page, encoding="utf-8", newline="\n")
    assert page == golden.read_text(encoding="utf-8"), "if the change is meant: pytest tests/pages --renew-golden"


def test_no_golden_page_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(GOLDENS)
