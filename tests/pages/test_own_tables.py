"""Another region's tables of pictures, or none at all: every page is made, and shows what its own tables say."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.text.language import LANGUAGES
from atlas.web.pages import pages

from ..pictures.made import full_site, made
from .made import fixture_pages

OWN = """\
ladders:
  harbour:
    title: {zh: 港口阶梯, en: The harbour ladder}
    indexes: [terms]
    leads: presented-at
    stages:
    - entities: [products/tide-sensor]
      indicators: [tech-firms]
    - entities: [events/spring-fair]
      indicators: [high-tech-firms]
"""
# The index it names, its stages, and the places that report one of its indicators.
SHOWN = ("terms", "products/tide-sensor", "events/spring-fair", "regions/yunting", "regions/yunting-high-tech-zone")
OF_TABLES = ("fig-map-", "fig-growth", "fig-chain")


def test_without_tables_every_page_is_made_and_no_picture_of_them(tmp_path: Path) -> None:
    found = pages(made(tmp_path, {"pictures.yml": (None, None)}))
    assert set(found) == set(fixture_pages())
    whole, drawn = "".join(found.values()), "".join(pages(full_site()).values())
    assert [name for name in OF_TABLES if f'id="{name}' in whole] == []
    assert [name for name in OF_TABLES if f'id="{name}' not in drawn] == []
    assert 'id="fig-money' in whole and 'id="fig-near' in whole and 'id="fig-aims' in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_ladder_is_drawn_where_the_table_says(language: str, tmp_path: Path) -> None:
    found = pages(made(tmp_path, {"pictures.yml": (None, OWN)}))
    title = {"zh": "港口阶梯", "en": "The harbour ladder"}[language]
    shown = {uri for uri, page in found.items() if uri.startswith(language) and title in page}
    assert shown == {f"{language}/{page}/index.md" for page in SHOWN}
    ladder = found[f"{language}/terms/index.md"].partition('id="fig-harbour')[2].partition("</svg>")[0]
    assert "1860" in ladder.replace(",", "") and "wire guess" not in ladder


def test_an_arrow_of_a_ladder_without_a_relation_is_dashed(tmp_path: Path) -> None:
    found = pages(made(tmp_path, {"pictures.yml": (None, OWN.replace("    leads: presented-at\n", ""))}))
    assert "wire guess" in found["en/terms/index.md"].partition('id="fig-harbour')[2].partition("</svg>")[0]
