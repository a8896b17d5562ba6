"""`facts.js`: every fact, so that place and indicator lead to the number itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from atlas.data.model import Weight
from atlas.search.catalogue import Catalogue, SearchFact
from atlas.search.sequences import Pack
from atlas.search.wire import lines, numbers
from atlas.text.pinyin import Readings
from atlas.text.units import Unit

WEIGHTS = get_args(Weight)


@dataclass(frozen=True)
class Numbers:
    """What stands for an id in the columns of figures."""

    entries: Mapping[str, int]
    sources: Mapping[str, int]
    statuses: Mapping[str, int]
    units: Mapping[str, int]
    periods: Mapping[str, int]
    facts: Mapping[str, int]


def facts(found: Catalogue) -> dict[str, Any]:
    """All of them, with what they share."""
    return {**shared(found), **columns(found.facts, numbers_of(found), found.readings)}


def numbers_of(found: Catalogue) -> Numbers:
    """The numbers of a catalogue: units and facts from 1, all others from 0."""
    return Numbers(
        entries=found.numbers,
        sources={key: place for place, key in enumerate(found.sources)},
        statuses={key: place for place, key in enumerate(found.statuses)},
        units={key: place for place, key in enumerate(found.units, 1)},
        periods={key: place for place, key in enumerate(found.periods)},
        facts={fact.id: place for place, fact in enumerate(found.facts, 1)},
    )


def shared(found: Catalogue) -> dict[str, Any]:
    """What all facts share: names of statuses and periods, and units."""
    return {
        "statusNames": [[key, name.zh, name.en] for key, name in found.statuses.items()],
        "periodNames": [[key, name["zh"], name["en"]] for key, name in found.periods.items()],
        "units": [_unit(one) for one in found.units.values()],
    }


def columns(rows: Sequence[SearchFact], of: Numbers, readings: Readings) -> dict[str, Any]:
    """Columns, an item a fact. `subjects`, `indicators` and `abouts` (how many, which) are numbers of entries from 0;
    `scopes` are numbers into `scopeZh` and `scopeEn` from 1, 0 is none; `amounts` are values in plain digits, both ends
    of a range, in the unit of `unitOf`, a number into `units` from 1, 0 is none; `before` is the fact of an earlier
    year in the same series, from 1, 0 is none; `pack` is of `scopeZh`."""
    scopes = {scope: place for place, scope in enumerate(dict.fromkeys(f.scope for f in rows if f.scope), 1)}
    pack = Pack(readings)
    pack.extend(scope.zh for scope in scopes)
    number = of.entries
    return {
        "subjects": numbers(number[f.subject] for f in rows),
        "keys": lines(f.key for f in rows),
        "abouts": numbers(n for f in rows for n in (len(f.about), *(number[entry] for entry in f.about))),
        "indicators": numbers(number[f.indicator] for f in rows),
        "printed": lines(f.printed for f in rows),
        "chinese": lines("" if f.chinese == f.printed else f.chinese for f in rows),
        "english": lines(f.english for f in rows),
        "amounts": lines(" ".join(f.amounts) for f in rows),
        "unitOf": numbers(of.units.get(f.unit, 0) for f in rows),
        "weights": "".join(str(WEIGHTS.index(f.weight)) for f in rows),
        "before": numbers(of.facts.get(f.before, 0) for f in rows),
        "periods": numbers(of.periods[f.period] for f in rows),
        "statuses": numbers(of.statuses[f.status] for f in rows),
        "sources": numbers(n for f in rows for n in (of.sources[f.source], f.paragraph)),
        "scopes": numbers(scopes[f.scope] if f.scope else 0 for f in rows),
        "scopeZh": lines(scope.zh for scope in scopes),
        "scopeEn": lines(scope.en for scope in scopes),
        "pack": pack.wire(),
    }


def _unit(unit: Unit) -> list[Any]:
    """A unit as queries need it: dimension and size; its names after a number, in Chinese, in English, and in English
    after 1; whether any classifier is one of it; words that stand before a number; words after it, under what one of
    them is worth. Of a rank and of a ratio to people no word by itself tells that they are meant.
    """
    words: dict[str, list[str]] = {}
    is_plain = unit.grammar not in ("rank", "standing") and (bool(unit.currency) or not unit.before)
    for word, factor in {**unit.words, **unit.typed}.items() if is_plain else ():
        words.setdefault(f"{factor:f}", []).append(word)
    return [
        unit.dimension,
        float(unit.size),
        [unit.short_zh or unit.zh, unit.currency or unit.short_en, unit.currency or unit.short_one or unit.short_en],
        int(unit.grammar == "count"),
        ",".join([*unit.before, unit.currency]) if unit.currency else "",
        {factor: ",".join(named) for factor, named in words.items()},
    ]
