"""A page cited: in each form, in both languages, with and without an address and a day."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from atlas.site.citation import citations, tex
from atlas.site.page import PageContext
from atlas.site.release import Release
from atlas.text.han import HAN
from atlas.text.language import Language

from ..exports.made import released
from ..fixture.support import fixture_site

NASTY = "organizations/starling-instruments"


def _cited(language: Language, entity_id: str = "regions/yunting", release: Release | None = None) -> dict[str, str]:
    site = replace(fixture_site(), release=release or released().release)
    return {
        one.name: one.text
        for one in citations(PageContext(site, language, f"{language}/{entity_id}/"), site.record(entity_id))
    }


def test_in_chinese() -> None:
    assert _cited("zh") == {
        "GB/T 7714": "云汀图谱. 云汀市: 数据版本1.1.0[DB/OL]. (2031-04-02)[引用日期]. https://atlas.test/sub/zh/regions/yunting/.",
        "APA": "云汀图谱. (2031). 云汀市 (数据版本1.1.0) [数据集]. https://atlas.test/sub/zh/regions/yunting/",
        "RIS": "TY  - DATA\nAU  - 云汀图谱\nTI  - 云汀市\nPY  - 2031\nDA  - 2031/04/02\nET  - 数据版本1.1.0\n"
        "UR  - https://atlas.test/sub/zh/regions/yunting/\nER  - ",
        "BibTeX": "@misc{yunting-atlas:regions-yunting,\n  author = {{云汀图谱}},\n  title = {{云汀市}},\n  year = {2031},\n"
        "  note = {数据版本1.1.0, CC BY 4.0},\n  url = {https://atlas.test/sub/zh/regions/yunting/}\n}",
        "纯文本": "云汀图谱：《云汀市》，数据版本1.1.0（2031年4月2日），https://atlas.test/sub/zh/regions/yunting/，CC BY 4.0。",
    }


def test_in_english() -> None:
    cited = _cited("en")
    assert cited["GB/T 7714"] == (
        "Yunting Atlas. Yunting City: data version 1.1.0[DB/OL]. (2031-04-02)[access date]. "
        "https://atlas.test/sub/en/regions/yunting/."
    )
    assert cited["Plain text"] == (
        "Yunting Atlas, “Yunting City”, data version 1.1.0 (2 April 2031), "
        "https://atlas.test/sub/en/regions/yunting/, CC BY 4.0."
    )
    assert "url = {https://atlas.test/sub/en/regions/yunting/}" in cited["BibTeX"]
    assert not any(HAN.search(text) for text in cited.values())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_an_address_there_is_none_and_no_day_of_access(language: Language) -> None:
    for text in _cited(language, release=Release("1.1.0", "2031-04-02")).values():
        assert (
            "http" not in text
            and "url" not in text
            and "/OL" not in text
            and "引用日期" not in text
            and "access date" not in text
        )


def test_without_a_log_there_is_no_day() -> None:
    cited = _cited("en", release=Release())
    assert cited["GB/T 7714"] == "Yunting Atlas. Yunting City: data version 0.0.0[DB]."
    assert cited["Plain text"] == "Yunting Atlas, “Yunting City”, data version 0.0.0, CC BY 4.0."
    assert "year" not in cited["BibTeX"]


def test_signs_that_mean_something_to_tex() -> None:
    assert tex("A&B 50% $1 #2 C_D {x} ~ ^ \\") == (
        r"A\&B 50\% \$1 \#2 C\_D \{x\} \textasciitilde{} \textasciicircum{} \textbackslash{}"
    )
    entry = _cited("en", NASTY)["BibTeX"]
    title = re.search(r"title = \{\{(.*)\}\},\n", entry)
    assert title and not re.search(r"(?<!\\)[&%$#_]", title[1])
    depth = 0
    for sign in re.findall(r"(?<!\\)[{}]", entry):
        depth += 1 if sign == "{" else -1
        assert depth >= 0
    assert depth == 0
