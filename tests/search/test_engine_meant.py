"""What may have been meant: other words for the same, which are results, and names that sound alike, which are offered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atlas.data.model import Synonym

from .engine_support import ask, build, entry

SYNONYMS = (
    Synonym(say=["智改数转", "数字化改造"], mean=["数字化转型", "智能制造"], lang="zh", why="policy"),
    Synonym(say=["chip fab", "foundries"], mean=["integrated circuits"], lang="en", why="trade"),
    Synonym(say=["Wusih", "Wu-hsi"], mean=["Wuxi"], lang="en", why="postal"),
    Synonym(say=["晶圆厂"], mean=["集成电路"], lang="zh", why="taiwan-hong-kong"),
)
READINGS = {"海门": "Hǎimén", "海安": "Hǎi'ān", "无锡": "Wúxī", "独角兽": "dújiǎoshòu", "集成电路": "jíchéng diànlù"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [
        entry("regions/haimen", "海门区", "Haimen District", zh=("海门",)),
        entry("regions/haian", "海安市", "Hai’an", zh=("海安",)),
        entry("regions/wuxi", "无锡市", "Wuxi", zh=("无锡",)),
        entry("honours/unicorn", "独角兽企业", "Unicorn", zh=("独角兽",)),
        entry("terms/digital", "数字化转型", "Digital transformation"),
        entry("terms/smart", "智能制造", "Smart manufacturing"),
        entry("clusters/ic", "集成电路", "Integrated circuits"),
        entry("organizations/qingyun", "青昀新材料", "Qingyun New Materials"),
    ]
    return build(tmp_path_factory.mktemp("meant"), entries, words=READINGS, synonyms=SYNONYMS)


def _answer(site: Path, query: str, lang: str = "zh") -> dict[str, Any]:
    return ask(site, [query], lang=lang)[0]


@pytest.mark.parametrize(
    ("query", "lang", "first", "reason"),
    [
        ("智改数转", "zh", "terms/digital", "相近说法：数字化转型"),
        ("智改數轉", "zh", "terms/digital", "相近说法：数字化转型"),
        ("chip fabs", "en", "clusters/ic", "Same as: integrated circuits"),
        ("foundry", "en", "clusters/ic", "Same as: integrated circuits"),
        ("晶圓廠", "zh", "clusters/ic", "相近说法：集成电路"),
        ("Wusih", "en", "regions/wuxi", "Older spelling of Wuxi"),
        ("Wu-hsi", "zh", "regions/wuxi", "旧拼法，今作Wuxi"),
    ],
)
def test_another_word_for_the_same_is_found_and_says_so(
    query: str, lang: str, first: str, reason: str, site: Path
) -> None:
    result = _answer(site, query, lang)["results"][0]
    assert (result["id"], result["reason"]) == (first, reason)


def test_every_meaning_is_found_the_likelier_first(site: Path) -> None:
    assert [result["id"] for result in _answer(site, "智改数转")["results"]] == ["terms/digital", "terms/smart"]


def test_a_name_needs_no_synonym_and_a_slip_no_sentence(site: Path) -> None:
    loaded = ask(site, ["海门", "haimne", "海们"], "--cold", "--loaded", lang="zh", names=True)
    lazy = {"sentences", "synonyms", "sounds"}
    assert [lazy & set(answer["loaded"]) for answer in loaded] == [set(), {"synonyms"}, lazy]


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("海们", ["regions/haimen"]),
        ("海按", ["regions/haian"]),
        ("还门", ["regions/haimen"]),
        ("害闷", ["regions/haimen"]),
        ("独脚兽", ["honours/unicorn"]),
        ("独角受企业", ["honours/unicorn"]),
        ("清昀新材料", ["organizations/qingyun"]),
        ("集成店路", ["clusters/ic"]),
        ("集成大路", ["clusters/ic"]),
        ("极层大路", []),
        ("海大", []),
        ("恐龙", []),
        ("海", []),
        ("海们 集成店路", []),
        ("smart manifacturring", ["terms/smart"]),
        ("why smart manifacturring", ["terms/smart"]),
        ("smart menifacturringg", []),
        ("xyzzyplugh", []),
    ],
)
def test_what_sounds_or_is_written_alike_is_offered_and_no_result(query: str, offered: list[str], site: Path) -> None:
    answer = _answer(site, query)
    assert [one["id"] for one in answer["instead"][:1]] == offered
    if offered:
        assert answer["results"] == []
        assert {"title", "name", "url", "id", "reason"} <= set(answer["instead"][0])


def test_nothing_is_offered_beside_results(site: Path) -> None:
    assert _answer(site, "海门")["instead"] == []


def test_a_wrong_character_beside_a_right_word_is_put_right(site: Path) -> None:
    answer = _answer(site, "海们 海安区")
    assert answer["instead"] == []
    two = _answer(site, "无系 企业")
    assert two["results"] == [] and two["instead"] == []
