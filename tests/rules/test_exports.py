"""The tables of the contract: columns, values, and the same in CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest

from atlas.data.model import Status
from atlas.data.validation import open_atlas
from atlas.exports import tables, to_csv, to_json
from atlas.site.site import make_site
from atlas.text.qualifiers import Qualifier

from ..fixture.support import broken, fixture_site, fixture_units
from .cases import FAIR, LIST

# Written out from the design, not taken from the code: the names are a promise to readers.
COLUMNS = {
    "entities": "id kind type zh en en_status aliases_zh aliases_en pinyin parent_id url_zh url_en sources "
    "state state_date codes place_id place_basis same_as",
    "facts": "fact_id entity_id entity_zh entity_en indicator_id indicator_zh indicator_en printed value value_max unit qualifier status "
    "period scope_zh scope_en source_id paragraph note_zh note_en "
    "about also dated said_by scope_level ordinal rank_in of holders place_id weight article "
    "ranked_by streak when_zh when_en series_id verdict verdict_on verdict_cause",
    "relations": "subject_id relation object_id source_id paragraph status basis as_of role share note_zh note_en",
    "sources": "id title_zh title_en publisher_zh publisher_en published inferred url sha256 paragraphs extent trust articles "
    "column_zh column_en find_zh find_en archive site read_on read_what_zh read_what_en",
    "indicators": "id zh en unit definition_zh definition_en group weight",
    "dates": "entity_id what_zh what_en date printed status source_id paragraph note_zh note_en when_zh when_en said_by",
    "rounds": "entity_id round date amount unit investors source_id paragraph printed status said_by note_zh note_en",
    "policies": "entity_id issuer_id date instrument target_groups gives_zh gives_en source_id paragraph printed",
    "units": "id zh en dimension size currency",
}
EMPTY = ("rounds",)  # the fixture has none; tests of their own make some
FILLED = [name for name in COLUMNS if name not in EMPTY]
UNITS = ["count", "person", "CNY", "USD", "m2", "mu", "km2", "GW", "inch", "percent", "rank", "day", "month", "year"]
QUALIFIERS = ["exact", "approx", "over", "nearly", "under", "at_least", "at_most", "range"]
STATUSES = ["actual", "target", "planned", "forecast"]


@cache
def _tables() -> dict[str, str]:
    return tables(fixture_site())


def _csv(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_tables()[f"data/v1/{name}.csv"], newline=""), strict=True))


def _json(name: str) -> Any:
    return json.loads(_tables()[f"data/v1/{name}.json"])


def _row(name: str, key: str, value: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [row for row in _json(name) if row[key] == value]
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_of_the_contract_in_its_order(name: str) -> None:
    columns = COLUMNS[name].split()
    assert _tables()[f"data/v1/{name}.csv"].partition("\r\n")[0].split(",") == columns
    assert bool(_json(name)) == (name in FILLED)
    assert all(list(row) == columns for row in _json(name))


def test_the_files() -> None:
    one_each = {f"data/v1/{entity_id}.json" for entity_id in fixture_site().atlas.records}
    indicators = {f"indicators/{row['indicator_id']}" for row in _json("facts")}
    names = {*COLUMNS, *indicators}
    assert set(_tables()) == {f"data/v1/{name}.{form}" for name in names for form in ("csv", "json")} | one_each


def test_the_facts_of_an_indicator_stand_apart_too() -> None:
    rows = [row for row in _json("facts") if row["indicator_id"] == "floor-area"]
    assert len(rows) > 2
    assert _json("indicators/floor-area") == rows
    assert len(_csv("indicators/floor-area")) == len(rows)


@pytest.mark.parametrize("name", COLUMNS)
def test_csv_and_json_say_the_same(name: str) -> None:
    rows = _json(name)
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows] == _csv(name)


@pytest.mark.parametrize("name", COLUMNS)
def test_csv_keeps_to_rfc_4180(name: str) -> None:
    text = _tables()[f"data/v1/{name}.csv"]
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert not text.startswith("\ufeff")
    assert all(len(row) == len(COLUMNS[name].split()) for row in csv.reader(io.StringIO(text, newline=""), strict=True))


def test_csv_survives_quotes_commas_and_line_ends() -> None:
    rows: list[dict[str, Any]] = [
        {"a": 'say "x", y', "b": "two\nlines\r\nthree"},
        {"a": "，“全角”", "b": None},
        {"a": "=1+1", "b": " spaced "},
    ]
    read = list(csv.DictReader(io.StringIO(to_csv(("a", "b"), rows), newline=""), strict=True))
    assert read == [{key: value or "" for key, value in row.items()} for row in rows]


def test_json_is_readable_and_ends_with_a_line() -> None:
    assert to_json([{"zh": "海门", "value": None}]) == '[\n {\n  "zh": "海门",\n  "value": null\n }\n]\n'


def test_names_with_signs_come_through() -> None:
    row = _row("entities", "id", "organizations/starling-instruments")
    assert row["en"] == "Starling “A*B_C[D]” Instruments & Controls | {{7*7}} `Group` <3 #1"
    assert row["zh"] == '云汀"A*B_C[D]"仪器（集团）公司'
    assert row["aliases_en"] == "Starling Instruments|R&D_Works|O'Starling <5>"
    assert next(line for line in _csv("entities") if line["id"] == row["id"])["zh"] == row["zh"]


def test_an_entity() -> None:
    assert _row("entities", "id", "regions/yunting-high-tech-zone") == {
        "id": "regions/yunting-high-tech-zone",
        "kind": "regions",
        "type": "high-tech-zone",
        "zh": "云汀高新区",
        "en": "Yunting High-tech Zone",
        "en_status": "translated",
        "aliases_zh": "云高区",
        "aliases_en": "YHTZ",
        "pinyin": "Yúntīng Gāoxīnqū",
        "parent_id": "regions/yunting",
        "url_zh": "/zh/regions/yunting-high-tech-zone/",
        "url_en": "/en/regions/yunting-high-tech-zone/",
        "sources": "yunting-2030",
        "state": None,
        "state_date": None,
        "codes": None,
        "place_id": "regions/yunting-high-tech-zone",
        "place_basis": None,
        "same_as": None,
    }


def test_the_sources_of_an_entity_are_all_that_it_cites() -> None:
    assert _row("entities", "id", "carriers/hillside-incubator")["sources"] == "hillside-2029|linchuan-2031"


def test_every_entity_has_a_row_and_moved_ones_have_none() -> None:
    assert [row["id"] for row in _json("entities")] == list(fixture_site().atlas.records)
    assert "organizations/starling-optics" not in _tables()["data/v1/entities.csv"]


FACTS = {
    "regions/yunting#floor-area-to-2030-06": {
        "printed": "约8.8万平方米",
        "value": 88000,
        "value_max": None,
        "unit": "m2",
        "qualifier": "approx",
    },
    "regions/yunting#floor-area-2030-06": {
        "value": 1200000,
        "status": "planned",
        "scope_zh": "在建部分",
        "scope_en": "Under construction",
    },
    "regions/yunting#fund-size-2030-06": {"value": 130000000000, "unit": "CNY", "qualifier": "over"},
    "regions/yunting#fund-term-2030": {
        "value": 5,
        "value_max": 8,
        "unit": "year",
        "qualifier": "range",
        "status": "planned",
    },
    "regions/yunting#rd-firms-share-2030-06": {
        "printed": "1/3",
        "value": 33.333333,
        "unit": "percent",
        "qualifier": "exact",
    },
    "regions/yunting#innovation-rank-2029": {"value": 13, "unit": "rank", "qualifier": "exact"},
    "regions/yunting#approval-days-2030-06-30": {"value": 30, "unit": "day", "qualifier": "under"},
    "regions/yunting#tech-firms-2035": {"value": 5000, "qualifier": "at_least", "status": "target", "period": "2035"},
    "regions/yunting#solar-capacity-2030-12": {"value": 4.8, "unit": "GW", "status": "forecast"},
    "regions/yunting#engineers-2029": {"printed": "三万五", "value": 35000, "unit": "person", "qualifier": "approx"},
    "regions/yunting#engineers-2028": {"printed": "三万一千人", "value": 31000, "qualifier": "exact"},
    "regions/yunting#investment-2025-01-to-2025-12": {"period": "2025-01/2025-12", "value": 8600000000},
    "regions/yunting#exports-2029": {"value": 108000000, "unit": "USD", "note_zh": None, "note_en": None},
    "clusters/precision-optics#listed-nearly-50": {
        "value": 50,
        "qualifier": "nearly",
        "paragraph": 14,
        "source_id": "yunting-2030",
    },
    "funds/yunting-seed-fund#first-closing": {"value": 300000000, "value_max": 500000000, "qualifier": "range"},
    "carriers/hillside-incubator#incubated-firms-2031-03": {
        "source_id": "linchuan-2031",
        "paragraph": 3,
        "entity_en": "Hillside Incubator",
    },
}


@pytest.mark.parametrize("fact_id", FACTS)
def test_facts(fact_id: str) -> None:
    row = _row("facts", "fact_id", fact_id)
    assert {key: row[key] for key in FACTS[fact_id]} == FACTS[fact_id]
    assert row["entity_id"] == fact_id.partition("#")[0]


def test_a_fact_about_others_is_one_row() -> None:
    assert len(_json("facts")) == 52


def test_a_date_taken_from_the_source_is_said_to_be() -> None:
    row = _row("facts", "fact_id", "clusters/precision-optics#listed-52")
    assert row["note_zh"] == "同一资料第14段作近50家。文中未写明时点，取文章日期。"
    assert (
        row["note_en"]
        == "Para. 14 of the same source has “nearly 50”. The text gives no date; the date is that of the article."
    )


def test_words_of_the_contract() -> None:
    assert set(UNITS) < set(fixture_units())
    assert list(get_args(Qualifier)) == QUALIFIERS
    assert list(get_args(Status)) == STATUSES
    facts = _json("facts")
    assert {row["unit"] for row in facts} == set(UNITS)
    assert {row["qualifier"] for row in facts} == set(QUALIFIERS) - {"at_most"}
    assert {row["status"] for row in facts} == set(STATUSES)


def _cells() -> Iterator[tuple[str, str, Any]]:
    yield from ((name, key, value) for name in COLUMNS for row in _json(name) for key, value in row.items())


def test_unknown_is_null_and_never_zero_or_nothing_written() -> None:
    wrong = {(name, key) for name, key, value in _cells() if value in ("", 0, "None", "null", "0")}
    assert wrong == set()


def test_what_is_unknown_in_the_fixture_is_null() -> None:
    assert _row("entities", "id", "regions/linchuan")["parent_id"] is None
    assert _row("entities", "id", "terms/lighthouse-firm")["aliases_en"] is None
    source = _row("sources", "id", "hillside-2029")
    assert (source["inferred"], source["url"]) == (None, None)


def test_a_value_of_nought_stays_nought(tmp_path: Path) -> None:
    site = make_site(open_atlas(broken(tmp_path, {LIST: ("printed: 20家", "printed: 0家")})))
    rows = json.loads(tables(site)["data/v1/facts.json"])
    assert next(row["value"] for row in rows if row["entity_id"] == "honours/lighthouse-list") == 0


def test_numbers_are_numbers_without_exponents() -> None:
    for row in _csv("facts"):
        assert set(row["value"] + row["value_max"]) <= set("0123456789.")
        assert not row["value"].endswith(".0")


def test_relations_hold_links_parents_and_parts() -> None:
    rows = [tuple(row.values())[:5] for row in _json("relations")]
    assert ("products/tide-sensor", "presented-at", "events/spring-fair", "yunting-2030", 17) in rows
    assert ("regions/yunting", "part-of", "regions/linchuan", "linchuan-2031", 10) in rows
    assert ("programmes/tide-programme", "has-part", "programmes/tide-programme#rising", "yunting-2030", 13) in rows
    assert ("programmes/tide-programme#rising", "has-part", "funds/yunting-seed-fund", "yunting-2030", 13) in rows
    assert len(rows) == len(set(rows)) == len(fixture_site().graph.edges)


def test_ends_of_relations_exist() -> None:
    site = fixture_site()
    for row in _json("relations"):
        for end in (row["subject_id"], row["object_id"]):
            assert end in site.atlas.records or end in site.part_names


def test_sources_and_indicators() -> None:
    source = _row("sources", "id", "yunting-2030")
    assert source["inferred"].startswith("未印日期，按文中所述最晚的数据推定。 / No date is printed.")
    assert (source["published"], source["paragraphs"]) == ("2030-06", 18)
    assert _row("indicators", "id", "land") == {
        "id": "land",
        "zh": "占地",
        "en": "Land",
        "unit": "mu",
        "definition_zh": "用地面积。",
        "definition_en": "Land occupied.",
        "group": "space",
        "weight": "normal",
    }


def test_every_indicator_of_a_fact_has_a_row() -> None:
    assert {row["indicator_id"] for row in _json("facts")} <= {row["id"] for row in _json("indicators")}


def test_one_file_an_entity_holds_its_rows() -> None:
    whole = _json("funds/yunting-seed-fund")
    assert {key: whole[key] for key in COLUMNS["entities"].split()} == _row("entities", "id", "funds/yunting-seed-fund")
    assert whole["facts"] == [row for row in _json("facts") if row["entity_id"] == "funds/yunting-seed-fund"]
    assert whole["relations"] == [row for row in _json("relations") if row["subject_id"] == "funds/yunting-seed-fund"]
    assert whole["summary"]["cite"] == ["linchuan-2031#p5"]
    assert whole["facts_elsewhere"] == ["regions/yunting#fund-term-2030"]
    assert (
        whole["relations_in"]
        == [row for row in _json("relations") if row["object_id"] == "funds/yunting-seed-fund"]
        != []
    )


def test_a_figure_of_its_own_is_none_from_elsewhere() -> None:
    assert _json("regions/yunting")["facts_elsewhere"] == []


def test_a_part_of_a_system_is_no_relation_into_it() -> None:
    assert _json("programmes/tide-programme")["relations_in"] == []


def test_one_file_of_a_system_holds_its_whole_tree() -> None:
    rows = _json("programmes/tide-programme")["relations"]
    assert len([row for row in rows if row["relation"] == "has-part"]) == 8


def test_a_formula_in_a_cell_stays_text(tmp_path: Path) -> None:
    """Spreadsheets take =, + and @ for formulas; the name is data, so it is kept, and no sign is put before it."""
    site = make_site(open_atlas(broken(tmp_path, {FAIR: ("en: Spring Fair", "en: '=Spring+Fair'")})))
    assert "=Spring+Fair" in tables(site)["data/v1/entities.csv"]


MEANT = """- indicator: tech-firms
  printed: 66家
  as_of: 2031-Q1
  when: {zh: 年初, en: early in the year}
  dated: now
  cite: linchuan-2031#p6
  said_by: organizations/joint-institute
  status: actual
  scope: {zh: 平台服务的企业, en: Firms served, level: site}
  of: regions/yunting#tech-firms-2029
  holders: honours/lighthouse-list
- indicator: standing
  printed: 首批
  as_of: 2031
  cite: linchuan-2031#p6
  status: actual
  ordinal: one-of-first-batch
  rank_in: {zh: 全省, en: In the province}
links:"""


@cache
def _meant() -> dict[str, str]:
    """The fixture with everything that the model can say of a figure, a link, a thing."""
    with TemporaryDirectory() as folder:
        data = broken(
            Path(folder),
            {
                "platforms/shared-testing.yml": ("links:", MEANT),
                "organizations/starling-instruments.yml": (
                    "en_status: official",
                    "en_status: official\ncodes: [{scheme: USCC, code: 91350100M000100Y43}]\nsame_as: [https://example.org/s]\n"
                    "state: {stage: open, as_of: 2030~, cite: yunting-2030#p17}\n"
                    "rounds:\n- name: {zh: B轮, en: Series B}\n  date: 2030-H1\n  printed: 超2亿元\n  unit: CNY\n"
                    "  investors: [organizations/joint-institute]\n  cite: yunting-2030#p17",
                ),
                "programmes/science-voucher.yml": (
                    "  instrument: direct-financial-support",
                    "  issuer: organizations/joint-institute\n  date: 2030\n  instrument: governance",
                ),
                "products/tide-sensor.yml": (
                    "cite: yunting-2030#p17}\n",
                    "basis: atlas, why: {zh: 据名称, en: By its name}, status: planned, share: 51%, role: {zh: 主办, en: Host}}\n",
                ),
            },
        )
        return tables(make_site(open_atlas(data)))


def test_what_a_figure_means_leaves_with_it() -> None:
    rows = {row["fact_id"]: row for row in json.loads(_meant()["data/v1/facts.json"])}
    row = rows["platforms/shared-testing#tech-firms-2031-q1"]
    assert (row["period"], row["dated"], row["said_by"]) == ("2031-33", "now", "organizations/joint-institute")
    assert (row["scope_level"], row["of"], row["holders"]) == (
        "site",
        "regions/yunting#tech-firms-2029",
        "honours/lighthouse-list",
    )
    assert (row["place_id"], row["weight"], row["article"]) == ("regions/yunting", "normal", None)
    claim = rows["platforms/shared-testing#standing-2031"]
    assert (claim["value"], claim["qualifier"], claim["unit"]) == (None, None, "standing")
    assert (claim["ordinal"], claim["rank_in"]) == ("one-of-first-batch", "全省 / In the province")


def test_what_is_known_of_a_thing_leaves_with_it() -> None:
    entities = {row["id"]: row for row in json.loads(_meant()["data/v1/entities.json"])}
    row = entities["organizations/starling-instruments"]
    assert (row["state"], row["state_date"]) == ("open", "2030~")
    assert (row["codes"], row["same_as"]) == ("USCC:91350100M000100Y43", "https://example.org/s")
    assert json.loads(_meant()["data/v1/rounds.json"]) == [
        {
            "entity_id": "organizations/starling-instruments",
            "round": "B轮 / Series B",
            "date": "2030-40",
            "amount": 200000000,
            "unit": "CNY",
            "investors": "organizations/joint-institute",
            "source_id": "yunting-2030",
            "paragraph": 17,
            "printed": "超2亿元",
            "status": "actual",
            "said_by": None,
            "note_zh": None,
            "note_en": None,
        }
    ]
    policy = json.loads(_meant()["data/v1/policies.json"])[0]
    assert (policy["issuer_id"], policy["instrument"], policy["gives_en"]) == (
        "organizations/joint-institute",
        "governance",
        "A voucher that platforms and incubators accept",
    )


def test_how_sure_a_relation_is_leaves_with_it() -> None:
    rows = json.loads(_meant()["data/v1/relations.json"])
    row = next(row for row in rows if row["relation"] == "presented-at")
    assert (row["source_id"], row["paragraph"], row["status"], row["basis"]) == (None, None, "planned", "atlas")
    assert (row["share"], row["role"], row["note_en"]) == ("51%", "主办 / Host", "By its name")


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        [{}],
        [{"a": 1}],
        [{"a": None, "b": 'x\n "y"，页', "c": 1.50, "d": True}, {"a": []}],
        [{"a": {}, "b": [1, {"c": [2, 3]}]}, ["x", []], "line\nbreak", 3, None],
        {"a": [{"b": 1}]},
        [{"a": ()}, {1: 2, None: "keys that are no texts"}],
    ],
)
def test_json_is_that_of_the_encoder_which_indents(value: object) -> None:
    assert to_json(value) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"
