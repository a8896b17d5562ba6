"""A large atlas is searched a few entries at a time: the same is found as where all names travel in one file."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from atlas.data.model import Text
from atlas.search import stretches
from atlas.search.catalogue import Catalogue, Entry, SearchRelation
from atlas.search.files import files_of
from atlas.search.keys import slips
from atlas.search.units import END, alike, spellings, units_of
from atlas.text.pinyin import Readings

from .engine_support import ask, catalogue_of, entry, figure, programs, write

ALL = 10**6  # entries of a word, more than there are
FEW = 4
CITY, FIRM = Text(zh="城市", en="city"), Text(zh="企业", en="company")
STEMS = (
    ("海门", "Haimen"),
    ("海安", "Haian"),
    ("南通", "Nantong"),
    ("南京", "Nanjing"),
    ("银川", "Yinchuan"),
    ("长沙", "Changsha"),
    ("重庆", "Chongqing"),
    ("吕梁", "Lüliang"),
    ("上海", "Shanghai"),
    ("苏州", "Suzhou"),
    ("昆山", "Kunshan"),
    ("常熟", "Changshu"),
)
SORTS = (("科技园", "Science Park"), ("集成电路产业园", "Integrated Circuit Park"), ("大学", "University"))
QUERIES = (
    *("海门", "海", "海门区", "门区", "科技园", "南大", "苏州大学", "海门科技园", "海门 科技园", "南通 大学", "城市"),
    *(
        "haimen",
        "hai men",
        "hǎimén",
        "hai3men2",
        "hm",
        "hmq",
        "haimenq",
        "hmkjy",
        "海men",
        "haim区",
        "lvliang",
        "lyuliang",
    ),
    *("haimne", "haimem", "hainen", "nantogn", "suzou", "changsa", "cangsha", "lantong", "zhongqing", "men", "jcdl"),
    *(
        "nan",
        "n",
        "s",
        "Haimen District",
        "science park",
        "sciense park",
        "integrated circuits",
        "University of Suzhou",
    ),
    *(
        "海门 企业",
        "海门 gdp",
        "海门 人口",
        "人口",
        "2023",
        "人口 2022",
        "海门 120",
        "120个",
        "海门区 实际",
        "开放口岸",
    ),
    *("谁运营海门科技园", "who operates Haimen Science Park", "海门和海安比较", "海门有哪些企业", "海门区有多少人口"),
    *("海们", "haimm qu", "海门区在哪里", "海门 -科技园", "海門區", "蘇州 大學", "不存在的东西", "苏州昆山", "zzzzz"),
    *("haimenkejiyuan", "haimenrenkou", "kunshan suzhou", "南通的大学", "maker space", "makerspaces", "创客"),
)


def _catalogue() -> Catalogue:
    entries: list[Entry] = [entry("indicators/people", "人口", "Population"), entry("pages/compare", "比较", "Compare")]
    facts, relations = [], []
    for stem, english in STEMS:
        key = english.lower().replace("ü", "u")
        place = entry(f"regions/{key}", f"{stem}区", f"{english} District", type=CITY, zh=(f"{stem}开发区",), prior=3)
        inner = entry(f"regions/{key}-town", f"{stem}镇", f"{english} Town", type=CITY, place=place.id)
        sights = [
            entry(
                f"organizations/{key}-{number}",
                stem + name,
                f"{english} {said}",
                type=FIRM,
                place=inner.id,
                prior=number,
            )
            for number, (name, said) in enumerate(SORTS)
        ]
        space = entry(
            f"organizations/{key}-makers", f"{stem}创客空间", f"{english} Makerspace", type=FIRM, place=place.id
        )
        entries += [*sights, space, inner, place]
        facts += [
            figure(place.id, "people", f"{10 * len(entries)}个", "2022", scope=Text(zh="开放口岸", en="open port")),
            figure(place.id, "people", f"{12 * len(entries)}个", before=f"{place.id}#people-2022"),
            figure(sights[2].id, "people", "120个", about=(place.id,)),
        ]
        relations.append(SearchRelation(space.id, "operates", sights[0].id, "actual", "s-2023", 1))
    return catalogue_of(entries, facts, relations=relations)


def _site(folder: Path, found: Catalogue, limit: int, most: int = ALL) -> Path:
    return write(folder, {**files_of(found, found.readings.cut, limit, most), **programs()})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("whole"), stretches.in_order(_catalogue()), 10**9)


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("cut"), _catalogue(), 0)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("few"), _catalogue(), 0, FEW)


def _said(site: Path, answers: Sequence[dict[str, Any]]) -> list[str]:
    """Answers without the time that they took and the folder that they came from."""
    return [repr({**one, "ms": 0}).replace(site.as_uri(), "") for one in answers]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_is_found_as_in_one_file(whole: Path, cut: Path, lang: str) -> None:
    wanted, found = (_said(site, ask(site, QUERIES, lang=lang)) for site in (whole, cut))
    assert [query for query, one, other in zip(QUERIES, wanted, found, strict=True) if one != other] == []


def test_what_other_queries_have_loaded_changes_nothing(cut: Path) -> None:
    warm, cold = (_said(cut, ask(cut, QUERIES[::4], *flags, lang="zh")) for flags in ((), ("--cold",)))
    assert warm == cold


def test_where_very_many_match_the_best_are_found_first(whole: Path, few: Path) -> None:
    names = [f"{stem}{sort}" for stem, _ in STEMS for sort, _ in SORTS]
    typed = [english.lower().replace("ü", "v") for _, english in STEMS]
    for queries in (names, typed):
        wanted, found = (ask(site, queries, lang="zh") for site in (whole, few))
        first = [[answer["results"][0]["id"] for answer in one] for one in (wanted, found)]
        assert first[0] == first[1]


@pytest.mark.parametrize("typed", ["石lx", "石l县", "石louxian", "石楼x", "山sl", "shi楼县", "s楼县", "s楼x"])
def test_letters_beside_a_character_are_held_against_its_names(typed: str, tmp_path: Path) -> None:
    """Far more names have the character than are loaded."""
    others = [
        entry(f"regions/s{number}", f"石{sign}镇", f"S{number}", prior=9) for number, sign in enumerate("甲乙丙丁戊己")
    ]
    wanted = entry("regions/shilou", "石楼县", "Shilou", type=CITY)
    also = [
        entry(f"regions/h{number}", f"山{sign}石", f"H{number}", prior=9) for number, sign in enumerate("甲乙丙丁戊己")
    ]
    also += [
        entry(f"regions/l{number}", f"{sign}楼县", f"L{number}", prior=9) for number, sign in enumerate("甲乙丙丁戊己")
    ]
    also.append(entry("regions/shanshilou", "山石楼", "Shanshilou", type=CITY))
    site = _site(tmp_path, catalogue_of([*others, wanted, *also], []), 0, FEW)
    results = ask(site, [typed], lang="zh", limit=FEW)[0]["results"]
    assert results[0]["id"] == ("regions/shanshilou" if typed[0] == "山" else "regions/shilou")


def test_a_query_loads_the_stretches_of_what_it_names(few: Path) -> None:
    loaded = ask(few, ["昆山创客空间"], "--cold", "--loaded", lang="zh", names=True, limit=FEW)[0]["loaded"]
    assert {"names", "facts", "stretches"} < set(loaded) and not any(name.startswith("all-") for name in loaded)
    assert 1 <= sum(name.startswith("stretch-") for name in loaded) <= 2


def test_a_list_of_all_loads_all(few: Path, whole: Path) -> None:
    """The search page lists all that match."""
    found = ask(few, ["科技园"], "--cold", "--loaded", lang="zh", limit=10**6)[0]
    assert found["total"] == ask(whole, ["科技园"], lang="zh")[0]["total"] and "all-names" in found.pop("loaded")


def test_a_file_that_fails_is_told(cut: Path) -> None:
    names = [path.stem for path in (cut / "assets/search").glob("stretch-*.js")]
    keys = [path.stem for path in (cut / "assets/search").glob("keys-*.js")]
    for missing in (",".join(names), ",".join(keys), "facts", "stretches"):
        answer = ask(cut, ["海门区"], f"--missing={missing}", lang="zh")[0]
        assert answer["incomplete"], missing
    one = ask(cut, ["海门区 120"], "--missing=all-names,all-facts", lang="zh")[0]
    assert one["results"]


def test_the_limit_is_where_an_atlas_is_large() -> None:
    found = _catalogue()
    size = sum(len("".join((e.id, e.name.zh, e.name.en, *e.zh, *e.en)).encode()) for e in found.entries)
    assert not stretches.is_large(found, size) and stretches.is_large(found, size - 1)
    small, large = (files_of(found, found.readings.cut, limit) for limit in (size, size - 1))
    assert "assets/search/stretch-1.js" in large and "assets/search/all-names.js" in large
    assert not any("stretch" in uri or "all-" in uri or "keys" in uri or "lengths" in uri for uri in small)


def test_entries_stand_in_the_order_of_the_tree() -> None:
    found = stretches.in_order(_catalogue())
    number = {one.id: place for place, one in enumerate(found.entries)}
    spans = stretches.spans(found)
    assert found.entries[0].kind == "indicators"
    for place, one in enumerate(found.entries):
        above = number.get(one.place or "", -1)
        assert above < 0 or above < place <= above + spans[above]
    assert sorted(number) == sorted(one.id for one in _catalogue().entries)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("haimen", "海门"),
        ("hm", "海门"),
        ("haim", "海门"),
        ("hmen", "海门"),
        ("zhangsha", "长沙"),
        ("lyuliang", "吕梁"),
    ],
)
def test_all_that_may_be_typed_is_a_key(typed: str, name: str) -> None:
    readings = Readings({})
    spelled = set(spellings(units_of(name, None, readings), 0, 20))
    assert any(one.startswith(alike(typed)) for one in spelled), sorted(spelled)
    assert alike("haimen") + END in set(spellings(units_of("海门", None, readings), 0, 20))


@pytest.mark.parametrize("wrong", ["haimne", "haimwn", "haiman", "hamen", "haiimen", "ahimen", "haemen"])
def test_words_that_differ_by_one_slip_share_a_key(wrong: str) -> None:
    assert set(slips(wrong + "district")) & set(slips("haimendistrict"))
    assert set(slips("haimen")).isdisjoint(slips("nantong"))


def test_a_name_is_found_by_what_its_place_lies_in_however_many_do(tmp_path: Path) -> None:
    """Of very many towns one has the name, and lies in a place that is typed by another."""
    places = [entry(f"regions/p{n}", f"第{n}市", f"City {n}", type=CITY) for n in range(3)]
    towns = [
        entry(f"regions/t{n}", f"新城{'东西南北'[n % 4]}镇", f"Town {n}", type=CITY, place=f"regions/p{n % 3}")
        for n in range(120)
    ]
    found = catalogue_of([*places, *towns])
    answer = ask(_site(tmp_path, found, 0, 8), ["第2市 新城东镇"], lang="zh")[0]
    first = answer["results"][0]
    assert first["title"] == "新城东镇" and [place["id"] for place in first["places"]] == ["regions/p2"]


def test_readings_of_a_stretch_are_those_of_all(tmp_path: Path) -> None:
    """长 is mostly chang here; in the one name where it is zhang, zhang comes before chang."""
    many = [entry(f"regions/c{n}", f"长{'沙春治乐安宁山水'[n % 8]}{n}", f"C {n}") for n in range(60)]
    odd = entry("regions/odd", "长子", "Zhangzi", reading="zhǎngzǐ")
    found = catalogue_of([*many, odd])
    for site in (_site(tmp_path / "a", replace(stretches.in_order(found)), 10**9), _site(tmp_path / "b", found, 0)):
        answers = ask(site, ["zhangzi", "changzi"], lang="zh")
        assert [one["results"][0]["id"] for one in answers] == ["regions/odd"] * 2
        assert answers[0]["results"][0]["grade"] > answers[1]["results"][0]["grade"]


SIZES = (300, 3000)  # places
GROWTH = 1.2  # times the bytes to the first answer in the smaller atlas
SIGNS = "海门安南通京银川长沙重庆吕梁上苏州昆山常熟东西北中平江河湖林石田高新华光明和兴永宁"


def _many(number: int) -> Catalogue:
    """Places of names of three characters, ten in each place of two."""
    names = [a + b for a in SIGNS for b in SIGNS if a != b][: number // 10]
    places = [entry(f"regions/p{n}", f"{name}市", f"City {n}", type=CITY) for n, name in enumerate(names)]
    towns = [
        entry(
            f"regions/p{n}-{m}",
            f"{SIGNS[(7 * n + m) % len(SIGNS)]}{name}镇",
            f"Town {n} {m}",
            type=CITY,
            place=place.id,
        )
        for n, (name, place) in enumerate(zip(names, places, strict=True))
        for m in range(9)
    ]
    facts = [figure(one.id, "people", f"{n % 900}个") for n, one in enumerate(towns)]
    return catalogue_of([entry("indicators/people", "人口", "Population"), *places, *towns], facts)


def test_the_bytes_of_a_query_hardly_grow_with_the_atlas(tmp_path: Path) -> None:
    """All that travels to the first answer, compressed."""
    means = []
    for number in SIZES:
        found = _many(number)
        site = write(tmp_path / str(number), {**files_of(found, found.readings.cut, 0), **programs()})
        towns = [one.name.zh for one in found.entries if one.id.endswith("-4")][:24]
        loaded = [one["loaded"] for one in ask(site, towns, "--cold", "--loaded", lang="zh", names=True)]
        assert not any(name.startswith("all-") for names in loaded for name in names)
        means.append(sum(_compressed(site, name) for names in loaded for name in names) / len(loaded))
    assert means[1] < GROWTH * means[0], means


@cache
def _compressed(site: Path, name: str) -> int:
    return len(gzip.compress((site / f"assets/search/{name}.js").read_bytes()))
