"""A figure cited: the scripts that readers' browsers fill citations from, and the forms themselves."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from atlas.exports.figures import figure_scripts
from atlas.site.citation import tex
from atlas.site.release import Release
from atlas.site.statement import Statement
from atlas.text.language import Language

from ..exports.made import released
from ..fixture.support import fixture_site
from ..search.test_ui import called

ADDRESS = "https://atlas.test/sub/"
NAMES = {
    "zh": ["一句话", "GB/T 7714", "APA", "BibTeX", "RIS"],
    "en": ["As a sentence", "GB/T 7714", "APA", "BibTeX", "RIS"],
}


@cache
def _scripts(release: Release) -> dict[str, Any]:
    """What the scripts register, by their addresses."""
    found = figure_scripts(replace(fixture_site(), release=release))
    return {uri: json.loads(text.partition("] = ")[2].removesuffix(";\n")) for uri, text in found.items()}


def _cited(
    fact_id: str, language: Language, release: Release | None = None, home: str = "file:///x/"
) -> dict[str, str]:
    """Every form of a figure's citation, as a browser makes it."""
    scripts = _scripts(release or released().release)
    entity, _, key = fact_id.partition("#")
    said = scripts[f"assets/figures/{entity}.js"][key]
    [forms] = called(["figureTexts", scripts["assets/figures/forms.js"], said, fact_id, language, home])
    return {form["name"]: form["text"] for form in forms}


FACT = "honours/lighthouse-list#tech-firms-2031-03-18"


def test_in_chinese() -> None:
    cited, url = _cited(FACT, "zh"), f"{ADDRESS}zh/honours/lighthouse-list/#tech-firms-2031-03-18"
    source = "临川省科创厅，《临川省发布科创灯塔榜》，2031年3月18日，第8段"
    assert list(cited) == NAMES["zh"]
    assert cited["一句话"].startswith("科创灯塔榜，科技企业数：20家；")
    assert cited["一句话"].endswith(f"。资料来源：{source}；转引自云汀图谱，数据版本1.1.0（2031年4月2日），{url}")
    assert cited["GB/T 7714"] == (
        f"云汀图谱. 科创灯塔榜，科技企业数：20家（2031年3月18日）: 数据版本1.1.0[DB/OL]. (2031-04-02)[引用日期]. {url}. "
        f"资料来源：{source}."
    )


def test_in_english() -> None:
    cited, url = _cited(FACT, "en"), f"{ADDRESS}en/honours/lighthouse-list/#tech-firms-2031-03-18"
    assert list(cited) == NAMES["en"]
    assert cited["APA"] == (
        "Yunting Atlas. (2031). Lighthouse List – Technology firms: 20 (18 March 2031) (data version 1.1.0) [Data set]. "
        "Source: Department of Innovation of Linchuan Province, “Linchuan Province publishes its Lighthouse List”, "
        f"18 March 2031, para. 8. {url}"
    )
    assert cited["BibTeX"].startswith("@misc{yunting-atlas:honours-lighthouse-list-tech-firms-2031-03-18,\n")
    assert f"  url = {{{url}}}\n" in cited["BibTeX"]
    lines = cited["RIS"].split("\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert lines[0] == "TY  - DATA" and lines[-1] == "ER  - " and f"UR  - {url}" in lines


def test_a_copy_on_a_disk_has_no_address_and_a_served_one_has_its_own() -> None:
    without = replace(released().release, address="")
    assert not any("http" in text or "/OL" in text for text in _cited(FACT, "en", without).values())
    served = _cited(FACT, "en", without, "https://other.test/a/")
    assert served["As a sentence"].endswith("https://other.test/a/en/honours/lighthouse-list/#tech-firms-2031-03-18")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_blank_is_left_and_every_figure_has_its_forms(language: Language) -> None:
    site, scripts = fixture_site(), _scripts(released().release)
    for fact in site.facts:
        said = scripts[f"assets/figures/{fact.record.id}.js"][fact.key][language]
        assert said["sentence"] == Statement(site, fact, language).sentence
        texts = _cited(fact.id, language) if fact.record.id.startswith(("honours", "clusters", "funds")) else {}
        assert not any(re.search(r"\{[a-z]+\}(?!\})", text) for name, text in texts.items() if name != "BibTeX")


def test_an_entity_without_figures_has_no_script() -> None:
    site = fixture_site()
    own = {fact.record.id for fact in site.facts}
    assert set(_scripts(released().release)) == {f"assets/figures/{name}.js" for name in {*own, "forms"}}
    assert len(own) < len(site.atlas.records)


def test_tex_gets_its_own_text_only_where_that_differs() -> None:
    said = [one for uri, found in _scripts(released().release).items() if "forms" not in uri for one in found.values()]
    texts = [one[language] for one in said for language in ("zh", "en")]
    for one in texts:
        escaped = [tex(one["title"]), tex(one["source"])]
        assert one.get("tex", [one["title"], one["source"]]) == escaped
    assert any("tex" in one for one in texts) and any("tex" not in one for one in texts)
