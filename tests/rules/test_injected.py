"""What was injected into texts is masked, wherever the atlas speaks of it."""

from __future__ import annotations

import pytest

from atlas.data.injected import masked, masked_all
from atlas.search.documents import catalogue

from ..fixture.support import fixture_site


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("写着“彩豆天天送”。", "写着“彩…送”。"),
        ("彩豆天天送彩豆天天送", "彩…送彩…送"),
        ("彩豆天天", "彩豆天天"),
        ("AB", "…"),
        ("ABC", "A…C"),
    ],
)
def test_a_string_shows_its_ends_alone(text: str, shown: str) -> None:
    assert masked(text, ["彩豆天天送", "ABC", "AB"]) == shown


def test_the_longest_goes_first() -> None:
    strings = fixture_site().atlas.injected
    assert strings == sorted(strings, key=len, reverse=True) and len(strings) > 1


def test_keys_and_numbers_stay() -> None:
    assert masked_all({"ABC": ["ABC", 1, None, {"a": "xABCx"}]}, ["ABC"]) == {"ABC": ["A…C", 1, None, {"a": "xA…Cx"}]}


def test_the_search_is_told_of_defects_with_their_masks() -> None:
    site = fixture_site()
    found = {entry.id: entry for entry in catalogue(site, {}).entries}["sources/yunting-2030"]
    assert "彩…送" in found.text["zh"]
    assert not any(string in text for string in site.atlas.injected for text in found.text.values())
