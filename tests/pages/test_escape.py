"""Text that got past the checks: whatever it is, no page takes it for anything but text."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import yaml

from atlas.data.model import Alias, Aliases, Entity, Fact, KindName, Model, Part, Source, Text
from atlas.data.records import Atlas, Record, Vocabulary
from atlas.exports import tables
from atlas.site.site import make_site
from atlas.text.language import LANGUAGES
from atlas.web.pages import pages, split

from ..fixture.support import fixture_site
from .made import fixture_pages, parse

PAYLOAD = (
    '</p><script>alert(1)</script>"onmouseover="alert(2)" \'onfocus=\'alert(3)<img src=x onerror=alert(4)>'
    "{{7*7}}{% raw %}&lt;b&gt;<!--]]>"
)
# Fields that hold prose or names; the others are ids, dates and words of a closed list, which the model itself keeps in
# form.
PROSE = {"zh", "en", "printed", "url", "archive", "q", "examples"}


def _poisoned(value: Any) -> Any:
    """The same record with the payload at the end of every text, made behind the model's back."""
    if isinstance(value, Model):
        return value.model_copy(
            update={name: _of_field(name, item) for name, item in value if item is not None} | _by_hand(value)
        )
    return [_poisoned(item) for item in value] if isinstance(value, list) else value


def _of_field(name: str, item: Any) -> Any:
    if name in PROSE:
        return [_prose(text) for text in item] if isinstance(item, list) else item + PAYLOAD
    return None if name == "reading" else _poisoned(item)


def _prose(text: str | Alias) -> str | Alias:
    """A text of a list with the payload; an alias with it in its name."""
    return text.model_copy(update={"name": text.name + PAYLOAD}) if isinstance(text, Alias) else text + PAYLOAD


def _by_hand(value: Model) -> dict[str, Any]:
    """A poisoned print cannot be parsed, so its value is given by hand."""
    return {"value": "7", "note": _poisoned(Text(zh="注", en="Note")), "unit": None} if isinstance(value, Fact) else {}


def _vocabulary(words: Vocabulary) -> Vocabulary:
    return replace(
        words,
        indicators={key: _poisoned(item) for key, item in words.indicators.items()},
        relations={key: _poisoned(item) for key, item in words.relations.items()},
        kinds={key: _poisoned(item) for key, item in words.kinds.items()},
        types={kind: {key: _poisoned(item) for key, item in types.items()} for kind, types in words.types.items()},
        groups={key: _poisoned(item) for key, item in words.groups.items()},
    )


@cache
def _hostile() -> Atlas:
    atlas = fixture_site().atlas
    return replace(
        atlas,
        vocabulary=_vocabulary(atlas.vocabulary),
        sources={name: _poisoned(source) for name, source in atlas.sources.items()},
        records={
            entity_id: Record(entity_id, _poisoned(record.entity), record.lines)
            for entity_id, record in atlas.records.items()
        },
    )


@cache
def _pages() -> dict[str, str]:
    return pages(make_site(_hostile(), _poisoned(fixture_site().relevance)))


URIS = [uri for uri, text in _pages().items() if html.escape("<script>") in text]


def test_the_payload_is_on_every_page_made_from_data() -> None:
    """Else the other tests prove nothing. The rest of the pages are made of our own words."""
    assert set(_pages()) == set(fixture_pages())
    atlas = _hostile()
    named = [
        *atlas.vocabulary.kinds,
        *atlas.records,
        *atlas.moved,
        *(f"sources/{name}" for name in atlas.sources),
        "indicators",
        "index-az",
    ]
    assert {f"{lang}/{path}/index.md" for path in named for lang in LANGUAGES} <= set(URIS)
    assert all(
        isinstance(record.entity, Entity) and PAYLOAD in record.entity.name.zh for record in atlas.records.values()
    )


@pytest.mark.parametrize("uri", URIS)
def test_no_page_takes_it_for_markup(uri: str) -> None:
    parsed, clean = parse(split(_pages()[uri])[1]), parse(split(fixture_pages()[uri])[1])
    assert parsed.wrong == []
    # A longer name takes more lines of a picture; what is no address is no link.
    usual = {element.tag for element in clean.elements} | {"ruby", "rp", "rt", "span", "tspan", "code"}
    assert {element.tag for element in parsed.elements} <= usual
    attributes = {name for element in parsed.elements for name in element.attrs}
    assert not {name for name in attributes if name.startswith("on") or name in ("src", "style", "srcdoc")}


@pytest.mark.parametrize("uri", URIS)
def test_no_template_runs_it(uri: str) -> None:
    text = _pages()[uri]
    assert "{{7*7}}{% raw %}" in text
    assert "<script" not in split(text)[1]


@pytest.mark.parametrize("uri", URIS)
def test_links_stay_links_of_the_site(uri: str) -> None:
    for element in parse(split(_pages()[uri])[1]).elements:
        for name in ("href", "action"):
            target = element.attrs.get(name, "./")
            assert re.fullmatch(r"(\.\./|\./|#|\?(?:q|type|place)=)[\w./#?=%&+~-]*", target), target


@pytest.mark.parametrize(
    "uri",
    [
        "zh/regions/yunting/index.md",
        "en/organizations/starling-instruments/index.md",
        "en/sources/linchuan-2031/index.md",
    ],
)
def test_the_reader_sees_it_as_it_is(uri: str) -> None:
    assert PAYLOAD in parse(split(_pages()[uri])[1]).text.replace("\n", "")


@pytest.mark.parametrize("uri", URIS)
def test_the_front_matter_holds(uri: str) -> None:
    head = yaml.safe_load(split(_pages()[uri])[0].strip("-\n"))
    assert set(head) - {"redirect"} == {"title", "description"}


def test_tables_keep_it_as_data() -> None:
    made = tables(make_site(_hostile()))
    rows = json.loads(made["data/v1/entities.json"])
    assert all(row["en"].endswith(PAYLOAD) for row in rows)
    assert [row["en"] for row in csv.DictReader(io.StringIO(made["data/v1/entities.csv"], newline=""))] == [
        row["en"] for row in rows
    ]


@pytest.mark.parametrize("model", [Text, Aliases, Part, Source, KindName])
def test_the_poison_reaches_every_sort_of_text(model: type[Model]) -> None:
    """A new field of prose must be named in PROSE, or its text goes untested."""
    prose = {
        name
        for name, info in model.model_fields.items()
        if "str" in str(info.annotation) and "pattern" not in str(info.metadata)
    }
    assert prose <= PROSE | {"to", "cite", "key", "published", "sha256", "kind", "aids"}
