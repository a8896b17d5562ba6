"""A fact in words: a case for every field of the model that it may have, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from atlas.data.model import Fact
from atlas.site.facts import ResolvedFact
from atlas.site.shown import show
from atlas.site.site import Site
from atlas.site.statement import Statement
from atlas.text.language import Language

from ..fixture.support import fixture_site

FIRM = "organizations/starling-instruments"
# Fields that no sentence says: what pages and tables find a fact by, and how its number was read.
UNSAID = {"about", "key", "value", "value_max", "unit", "qualifier", "note", "also", "series"}
STANDING = {"printed": "首家", "indicator": "standing"}


def _told(language: Language, **more: Any) -> Statement:
    """A fact of the fixture with other fields; `quantity` is None for a claim of standing."""
    site = fixture_site()
    fact = next(one for one in site.facts if one.recorded.status == "actual" and one.quantity)
    quantity = None if "ordinal" in more else fact.quantity
    plain = {name: None for name in ("scope", "level", "said_by", "note", "of", "holders", "when")}
    recorded = Fact.model_validate(fact.recorded.model_dump() | plain | {"dated": "text", "as_of": "2029"} | more)
    return Statement(site, ResolvedFact(fact.record, recorded, fact.indicator, quantity), language)


def _text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


CASES: dict[str, tuple[dict[str, Any], str, str, str]] = {
    # field: what is recorded, the phrase that says it, and it in both languages
    "said_by": ({"said_by": "operator"}, "speaker", "据运营方介绍", "according to the operator"),
    "said_by a firm": ({"said_by": "firm"}, "speaker", "据企业自述", "by the firm’s own account"),
    "said_by an official": ({"said_by": "official"}, "speaker", "官方称", "according to officials"),
    "said_by research": ({"said_by": "research"}, "speaker", "据研究机构", "according to a research body"),
    "said_by another": ({"said_by": "other"}, "speaker", "据文中引述", "as quoted in the text"),
    "said_by the text": ({"said_by": "reporter"}, "speaker", "", ""),
    "said_by nobody": ({}, "speaker", "", ""),
    "said_by a body": ({"said_by": "regions/yunting"}, "speaker", "据云汀市", "according to Yunting City"),
    "rank_in": ({"rank_in": _text("全省", "In the province"), "ordinal": "only", "printed": "唯一"}, "claim",
                "全省唯一", "the only one in the province"),
    "rank_in of a class": ({"rank_in": _text("各园区", "Zones"), "ordinal": "first", "printed": "首家"}, "claim",
                           "各园区首家", "the first: Zones"),
    "ordinal": ({"ordinal": "first-batch", "printed": "首批"}, "claim", "首批", "in the first batch"),
    "ordinal, one of": ({"ordinal": "one-of-first-batch", "printed": "首批"}, "claim", "首批", "one of the first batch"),
    "ordinal, a record": ({"ordinal": "record", "printed": "创新高"}, "claim", "创新高", "a record"),
    "streak": ({"streak": 5}, "standing", "连续5年", "5 years running"),
    "ranked_by a body": ({"ranked_by": "regions/yunting"}, "standing", "依据云汀市", "in the ranking Yunting City"),
    "ranked_by a name": ({"ranked_by": _text("百强榜", "Top 100")}, "standing", "依据百强榜", "in the ranking Top 100"),
    "when": ({"when": _text("年底", "end of the year")}, "when", "年底", "end of the year"),
    "as_of, about": ({"as_of": "2029~"}, "date", "2029年前后", "about 2029"),
    "as_of, to date": ({"as_of": "../2029-10"}, "date", "截至2029年10月", "to October 2029"),
    "dated by the source": ({"dated": "source"}, "dated", "文中未写时点，按文章月份记",
                            "no date in the text; month of the article"),
    "dated now": ({"dated": "now"}, "dated", "文中只说目前如此，按文章月份记",
                  "“now” in the text; month of the article"),
    "dated by the text": ({}, "dated", "", ""),
    "status": ({"status": "planned"}, "status", "计划", "planned"),
    "status, actual": ({}, "status", "", ""),
    "scope": ({"scope": _text("其中", "Of these")}, "scope", "其中", "Of these"),
    "scope before level": ({"scope": _text("其中", "Of these"), "level": "city"}, "scope", "其中", "Of these"),
    "level": ({"level": "city"}, "scope", "全市", "the city"),
    "holders": ({"holders": "honours/lighthouse"}, "holders", "称号：", "title: "),
    "note": ({"note": _text("存疑", "In doubt")}, "note", "存疑", "In doubt"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_thing_that_a_fact_says_has_its_phrase(name: str) -> None:
    more, phrase, zh, en = CASES[name]
    if name == "holders":
        honour = next(one for one in fixture_site().atlas.of_kind("honours"))
        more, zh, en = {"holders": honour.id}, zh + honour.entity.name.zh, en + honour.entity.name.en
    assert getattr(_told("zh", **more), phrase) == zh
    assert getattr(_told("en", **more), phrase) == en
    if phrase != "note" and zh:
        assert zh in _told("zh", **more).sentence and en in _told("en", **more).sentence


def test_a_field_of_the_model_is_said_or_known_to_be_silent() -> None:
    said = {name.split(" ")[0].rstrip(",") for name in CASES}
    always = {"indicator", "printed", "cite"}
    missing = set(Fact.model_fields) - said - UNSAID - always - {"dated", "of"}
    assert missing == set()


def test_a_part_names_the_figure_of_which_it_is_a_part() -> None:
    whole = next(one for one in fixture_site().facts if one.quantity)
    zh, en = _told("zh", of=whole.id), _told("en", of=whole.id)
    assert zh.whole == f"是{whole.indicator.zh}{Statement(fixture_site(), whole, 'zh').value}的一部分"
    assert en.whole == f"part of {Statement(fixture_site(), whole, 'en').value} ({whole.indicator.en})"
    assert zh.whole in zh.sentence and en.whole in en.sentence


def test_who_speaks_of_itself_is_not_named_again() -> None:
    own = _told("en").fact.record.id
    assert _told("zh", said_by=own).speaker == "据其自述"
    assert _told("en", said_by=own).speaker == "by its own account" and not _told("en", said_by=own).speaker_id
    assert _told("en", said_by="regions/yunting").speaker_id == ("" if own == "regions/yunting" else "regions/yunting")


def test_a_claim_of_standing_needs_no_name_of_an_indicator() -> None:
    told = _told("en", ordinal="only", rank_in=_text("全省", "in the province"), printed="唯一")
    assert told.brief == f"{told.head}: the only one in the province (2029)"
    assert told.fact.indicator.en not in told.sentence


def test_a_fraction_stays_one(tmp_path: object) -> None:
    from fractions import Fraction

    told = _told("en")
    quantity = replace(told.fact.number, value=Fraction(100, 3), unit=replace(told.fact.number.unit, grammar="percent"))
    assert "1/3" in Statement(told.site, replace(told.fact, quantity=quantity), "en").value


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_the_fixture_reads_as_one_sentence(language: Language) -> None:
    site: Site = fixture_site()
    sentences = [Statement(site, fact, language).sentence for fact in site.facts]
    assert len(set(sentences)) == len(sentences) > 20
    for sentence in sentences:
        assert "\n" not in sentence and "None" not in sentence and not sentence.endswith(("；", "; ", ": ", "："))


def test_the_source_is_named_with_article_publisher_day_and_paragraph() -> None:
    told = _told("en")
    name, paragraph = told.fact.source
    source = told.site.atlas.sources[name]
    assert source.publisher.en in told.source and f"para. {paragraph}" in told.source


def test_a_figure_printed_in_english_is_in_chinese_on_a_chinese_page() -> None:
    told = _told("zh", printed="more than 3,600")
    assert told.value == show(told.fact.quantity, "zh")  # type: ignore[arg-type]
    assert _told("zh", printed="3600").value == "3600"
    grouped = _told("zh", printed="3,600")
    assert grouped.value == show(grouped.fact.quantity, "zh")  # type: ignore[arg-type]
    assert _told("zh", ordinal="first", printed="the first", indicator="standing").value == "首个"
