"""`pages: facts-only`: what is a row on the page of its place, what keeps its page, and that everything leads there."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from atlas.data.records import Atlas
from atlas.data.validation import open_atlas
from atlas.exports import exports
from atlas.meta.files import meta_files
from atlas.meta.head import head
from atlas.meta.sitemap import SITEMAP, sitemaps
from atlas.search.documents import catalogue
from atlas.site import rows
from atlas.site.keeping import MOST, PACKED, TOGETHER, data_files, packs
from atlas.site.release import Release
from atlas.site.rows import anchor_of
from atlas.site.site import Site, make_site
from atlas.site.urls import entity_path, path_of
from atlas.text.language import LANGUAGES
from atlas.web.pages import pages, split
from lib.audit.links import lost_links

from ..fixture.large import write_large
from ..fixture.support import DATA, Patches, broken
from ..second_region.made import second_region

ROW, OLD, PLACE = "organizations/plain-workshop", "organizations/old-workshop", "regions/yunting"
PLAIN: dict[str, Any] = {
    "type": "company",
    "name": {"zh": "江边公司", "en": "Plain Workshop"},
    "en_status": "translated",
    "aliases": {"zh": ["江边"], "en": ["PWS"]},
    "summary": {
        "zh": "一家小厂。设在水边。",
        "en": "A workshop. It stands by the river.",
        "cite": ["yunting-2030#p16"],
    },
    "links": [{"relation": "located-in", "to": PLACE, "cite": "yunting-2030#p17"}],
}
CITE = {"cite": "yunting-2030#p16"}
FACT = {"indicator": "tech-firms", "printed": "612家", "as_of": "2030-06", "status": "actual", **CITE}
TEXT = {"zh": "水边", "en": "By the river"}
# What a row does not show, each enough for a page.
MORE: dict[str, dict[str, Any]] = {
    "a figure": {"facts": [FACT]},
    "a date": {"dates": [{"what": TEXT, "date": "2030", "printed": "2030年", **CITE}]},
    "a round": {"rounds": [{"name": TEXT, "printed": "1亿元", **CITE}]},
    "a part": {"parts": [{"name": TEXT, **CITE}]},
    "a state": {"state": {"stage": "open", "as_of": "2030", **CITE}},
    "a code": {"codes": [{"scheme": "USCC", "code": "91350100M000100Y43"}]},
    "the same elsewhere": {"same_as": ["https://atlas.test/plain"]},
    "a policy": {"policy": CITE},
    "a position": {"coordinates": {"lat": 31, "lon": 120}},
    "a relation": {
        "links": [*PLAIN["links"], {"relation": "cooperates-with", "to": "organizations/starling-instruments", **CITE}]
    },
    "a second place": {"links": [*PLAIN["links"], {"relation": "located-in", "to": "regions/linchuan", **CITE}]},
    **{
        f"a place with {key}": {"links": [{**PLAIN["links"][0], key: value}]}
        for key, value in {
            "note": TEXT,
            "why": TEXT,
            "role": TEXT,
            "as_of": "2030",
            "status": "planned",
            "basis": "atlas",
        }.items()
    },
    "no place": {"links": []},
}


def _yaml(content: object) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _patches(pages: str) -> Patches:
    named = (DATA / "site.yml").read_text(encoding="utf-8")
    return {
        f"{ROW}.yml": (None, _yaml(PLAIN)),
        f"{OLD}.yml": (None, f"moved_to: {ROW}\n"),
        "site.yml": (None, f"{named}pages: {pages}\n"),
    }


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The fixture with one thing of which hardly anything is told, and with an old address of that."""
    return open_atlas(broken(tmp_path_factory.mktemp("rows"), _patches("facts-only")))


def _made(atlas: Atlas) -> Site:
    return make_site(atlas, release=Release(address="https://atlas.test/sub/"))


def _with(atlas: Atlas, **changed: object) -> Site:
    """The atlas with other fields of that thing."""
    record = atlas.records[ROW]
    entity = type(record.entity).model_validate({**PLAIN, **changed})
    return _made(replace(atlas, records={**atlas.records, ROW: replace(record, entity=entity)}))


def _told(site: Site) -> dict[str, str]:
    return {uri: split(text)[1] for uri, text in pages(site).items()}


def test_by_default_everything_has_its_page(tmp_path: Path) -> None:
    data = broken(tmp_path, {**_patches("all"), "site.yml": (None, (DATA / "site.yml").read_text(encoding="utf-8"))})
    unsaid, said = open_atlas(data), open_atlas(broken(tmp_path / "said", _patches("all")))
    assert unsaid.identity == said.identity
    site = make_site(unsaid)
    assert site.rows == {} and all(f"zh/{key}/index.md" in pages(site) for key in unsaid.records)
    assert not any(entry.is_row for entry in catalogue(site, {}).entries)


def test_what_is_told_in_a_row_is_all_that_its_page_told(atlas: Atlas) -> None:
    site, whole = _made(atlas), _made(replace(atlas, identity=atlas.identity.model_copy(update={"pages": "all"})))
    assert site.rows == {PLACE: (ROW,)}
    for language in LANGUAGES:
        uri = f"{language}/{ROW}/index.md"
        row, page = _told(site)[f"{language}/{PLACE}/index.md"], _told(whole)[uri]
        assert uri not in _told(site)
        anchor = f'id="{anchor_of(ROW)}"'
        assert row.count(anchor) == 1
        told = row.partition(anchor)[2].partition("</section>")[0]
        entity, words = site.record(ROW).entity, unescape(told)
        other = entity.name.en if language == "zh" else entity.name.zh
        for said in (other, "江边", "PWS", getattr(entity.summary, language), site.pinyin(site.record(ROW))):
            assert said in words and (said in unescape(page) or said == site.pinyin(site.record(ROW)))
        assert "sources/yunting-2030/#p16" in told and "¶16" in told and "17" in told


@pytest.mark.parametrize("more", MORE.values(), ids=MORE.keys())
def test_what_has_more_to_tell_keeps_its_page(atlas: Atlas, more: dict[str, Any]) -> None:
    assert _with(atlas).row_of == {ROW: PLACE}
    assert _with(atlas, **more).row_of == {}


def test_what_others_tell_of_keeps_its_page(atlas: Atlas) -> None:
    def others(key: str, **changed: object) -> Site:
        record = atlas.records[key]
        entity = type(record.entity).model_validate({**record.entity.model_dump(), **changed})
        return _made(replace(atlas, records={**atlas.records, key: replace(record, entity=entity)}))

    firm = "organizations/starling-instruments"
    links = [link.model_dump() for link in atlas.records[firm].entity.links]
    summary = atlas.records[firm].entity.summary.model_dump()
    facts = [fact.model_dump() for fact in atlas.records[PLACE].entity.facts]
    assert others(firm, links=[*links, {"relation": "cooperates-with", "to": ROW, **CITE}]).rows == {}
    assert others(firm, summary={**summary, "zh": f"{summary['zh']}江边公司在旁。"}).rows == {}
    assert others(PLACE, facts=[{**facts[0], "about": [ROW]}, *facts[1:]]).rows == {}


def test_a_place_holds_only_so_many_rows(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    record = atlas.records[ROW]
    more = {f"{ROW}-{number}": replace(record, id=f"{ROW}-{number}") for number in range(3)}
    many = replace(atlas, records={**atlas.records, **more})
    for most in (3, 4):
        monkeypatch.setattr(rows, "MOST", most)
        site = _made(many)
        assert [*site.row_of] == [ROW, *more][:most]
        assert {key for key in [ROW, *more] if f"zh/{key}/index.md" in pages(site)} == {*[ROW, *more][most:]}


@cache
def _second(folder: Path) -> Path:
    return second_region(folder / "wusu") / "data"


@pytest.mark.parametrize("which", ["fixture", "large", "second"])
def test_every_link_leads_to_a_page_or_a_row(atlas: Atlas, which: str, tmp_path: Path) -> None:
    found = atlas
    if which != "fixture":
        found = open_atlas(_second(tmp_path) if which == "second" else write_large(tmp_path / "data", 120))
        found = replace(found, identity=found.identity.model_copy(update={"pages": "facts-only"}))
    site = _made(found)
    assert site.rows or which == "second"
    files = {path_of(uri) + "index.html": text for uri, text in _told(site).items()} | exports(site)
    for name, content in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(content.encode() if isinstance(content, str) else content)
    checked, lost = lost_links(tmp_path / "site")
    of_entities = [
        link for link in lost if any(f"/{kind}/" in link.partition(": ")[2] for kind in found.vocabulary.kinds)
    ]
    assert checked > len(found.records) and [link for link in of_entities if "feed.xml" not in link] == []
    everything = "".join(files[name] for name in files if name.endswith(".html"))  # type: ignore[misc] # these are texts
    for key in site.row_of:
        assert f'{key}/"' not in everything and f"{key}/#" not in everything


def test_tables_search_feeds_heads_and_sitemap_lead_to_the_row(atlas: Atlas) -> None:
    site, made = _made(atlas), exports(_made(atlas))
    [row] = [one for one in json.loads(made["data/v1/entities.json"]) if one["id"] == ROW]
    for language in LANGUAGES:
        told = f"{entity_path(language, PLACE)}#{anchor_of(ROW)}"
        assert row[f"url_{language}"] == f"/{told}" == f"/{site.path(language, ROW)}"
        things = json.loads(head(site, entity_path(language, PLACE), "", "").data)["@graph"]
        assert [one["url"] for one in things if one.get("url", "").endswith(anchor_of(ROW))] == [
            site.release.absolute(told)
        ]
        moved = pages(site)[f"{language}/{OLD}/index.md"]
        assert f"{PLACE}/#{anchor_of(ROW)}" in moved.partition("redirect:")[2].partition("\n")[0]
    [entry] = [one for one in catalogue(site, {}).entries if one.id == ROW]
    assert entry.is_row and entry.place == PLACE
    listed = sitemaps(site, map(path_of, pages(site)))[SITEMAP]
    assert f"zh/{PLACE}/" in listed and ROW not in listed and "#" not in listed
    assert not any(ROW in text for text in meta_files(site).values())


def test_files_of_entities_are_packed_beyond_a_number() -> None:
    ids = [f"regions/p-{number}" for number in range(MOST - 1)]
    assert data_files([*ids, "funds/x"])["funds/x"] == "funds/x.json"
    packed = data_files([*ids, "funds/x", "funds/a"])
    assert packed["funds/x"] == f"{PACKED}/funds-1.json"
    found = packs([*ids, "funds/x", "funds/a"])
    assert found[f"{PACKED}/funds-1.json"] == ["funds/a", "funds/x"]
    assert {key: name for name, some in found.items() for key in some} == packed
    assert max(map(len, found.values())) == TOGETHER
    regions = [key for name, some in found.items() if "regions" in name for key in some]
    assert regions == sorted(ids)


def test_packed_files_hold_what_single_ones_did(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    single = exports(_made(atlas))
    monkeypatch.setattr("atlas.site.keeping.MOST", len(atlas.records) - 1)
    site = _made(atlas)
    packed = exports(site)
    index = json.loads(packed["data/v1/packed/index.json"])
    assert sum(one["entities"] for one in index) == len(atlas.records)
    for one in index:
        held = json.loads(packed[f"data/v1/{one['file']}"])
        assert [held[0]["id"], held[-1]["id"], len(held)] == [one["first"], one["last"], one["entities"]]
        for whole in held:
            assert whole == json.loads(single[f"data/v1/{whole['id']}.json"])
            assert f"data/v1/{whole['id']}.json" not in packed
    assert all(f"data/v1/{name}" in packed for name in site.data_files.values())
    assert "packed/{kind}-{number}.json" in str(packed["data/v1/openapi.yaml"])
    assert "packed/index.json" in str(packed["data/v1/README.txt"])
