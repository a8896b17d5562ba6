"""Keys of facts and parts, and addresses: what readers and tables refer to for good."""

from __future__ import annotations

import re

import pytest

from atlas.data.keys import date_key, fact_key, part_keys, slug
from atlas.data.model import Fact
from atlas.site.urls import entity_path, indicator_path, other, path_of, relative, source_path, src_uri

from ..fixture.support import fixture_site

FACT = {"indicator": "floor-area", "printed": "1平方米", "as_of": "2023-10", "cite": "a#p1", "status": "actual"}


@pytest.mark.parametrize(
    ("period", "key"),
    [
        ("2023", "2023"),
        ("2023-10", "2023-10"),
        ("2023-10-26", "2023-10-26"),
        ("../2023-10", "to-2023-10"),
        ("2021/2023", "2021-to-2023"),
        ("2023-01/2023-11", "2023-01-to-2023-11"),
    ],
)
def test_periods_in_keys(period: str, key: str) -> None:
    assert date_key(period) == key
    assert fact_key(Fact.model_validate({**FACT, "as_of": period})) == f"floor-area-{key}"


def test_a_key_given_by_hand_comes_first() -> None:
    assert fact_key(Fact.model_validate({**FACT, "key": "first-phase"})) == "first-phase"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Gathering the Tide", "gathering-the-tide"),
        ("R&D, 3+2 – “x”", "r-d-3-2-x"),
        ("People's and people’s", "peoples-and-peoples"),
        ("  --  ", "part"),
        ("重", "part"),
        ("Café", "caf"),
        ("A" * 80, "a" * 60),
        ("a " * 40, "a-" * 29 + "a"),
    ],
)
def test_names_in_keys(text: str, key: str) -> None:
    assert slug(text) == key
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))


def test_keys_of_parts_come_parents_first() -> None:
    entity = fixture_site().atlas.records["programmes/tide-programme"].entity
    assert list(part_keys(entity)) == [
        "gathering-the-tide",
        "incubators",
        "platforms",
        "testing-platform",
        "vouchers",
        "rising",
        "seed-money",
        "first-project",
        "later-money",
    ]


def test_ids_of_facts_are_unique_in_the_whole_atlas() -> None:
    ids = [value.id for value in fixture_site().facts]
    assert len(ids) == len(set(ids)) == 52
    assert "regions/yunting#floor-area-to-2030-06" in ids
    assert "clusters/precision-optics#listed-52" in ids


def test_paths() -> None:
    assert entity_path("zh", "regions/haimen") == "zh/regions/haimen/"
    assert entity_path("en", "programmes/x#rising") == "en/programmes/x/#part-rising"
    assert source_path("en", "haimen-2023", 10) == "en/sources/haimen-2023/#p10"
    assert source_path("en", "haimen-2023") == "en/sources/haimen-2023/"
    assert indicator_path("zh", "land") == "zh/indicators/land/"


@pytest.mark.parametrize("path", ["", "zh/", "zh/regions/haimen/"])
def test_documents_and_paths_are_each_others_inverse(path: str) -> None:
    assert path_of(src_uri(path)) == path


@pytest.mark.parametrize(
    ("path", "target", "link"),
    [
        ("zh/regions/a/", "zh/regions/b/", "../b/"),
        ("zh/regions/ab/", "zh/regions/ac/#p1", "../ac/#p1"),
        ("zh/regions/a/", "zh/regions/", "../"),
        ("zh/regions/a/", "zh/regions/a/", "./"),
        ("zh/regions/a/", "zh/regions/a/#p1", "#p1"),
        ("zh/regions/a/", "zh/regions/a/feed.xml", "./feed.xml"),
        ("zh/regions/", "zh/regions/?place=a", "?place=a"),
        ("", "zh/", "./zh/"),
        ("zh/", "", "../"),
        ("", "", "./"),
        ("zh/regions/", "data/v1/facts.csv", "../../data/v1/facts.csv"),
        ("en/a/", "en/b/#p1", "../b/#p1"),
    ],
)
def test_links_are_relative_and_the_shortest(path: str, target: str, link: str) -> None:
    assert relative(path, target) == link


@pytest.mark.parametrize(("path", "counterpart"), [("zh/regions/en/", "en/regions/en/"), ("en/", "zh/"), ("", "")])
def test_the_same_page_in_the_other_language(path: str, counterpart: str) -> None:
    assert other(path) == counterpart
    assert other(other(path)) == path
