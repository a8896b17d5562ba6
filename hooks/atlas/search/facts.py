"""`facts.js`: every fact, so that place and indicator lead to the number itself."""

from __future__ import annotations

from typing import Any, get_args

from atlas.data.model import Weight
from atlas.search.catalogue import Catalogue, period_names
from atlas.search.sequences import Pack
from atlas.search.wire import lines, numbers
from atlas.text.units import Unit

WEIGHTS = get_args(Weight)


def facts(found: Catalogue) -> dict[str, Any]:
    """Columns, an item a fact. `subjects`, `indicators` and `abouts` (how many, which) are numbers of entries from 0;
    `scopes` are numbers into `scopeZh` and `scopeEn` from 1, 0 is none; `amounts` are values in plain digits, both ends
    of a range, in the unit of `unitOf`, a number into `units` from 1, 0 is none; `before` is the fact of an earlier
    year in the same series, from 1, 0 is none; `pack` is of `scopeZh`."""
    number = {entry.id: place for place, entry in enumerate(found.entries)}
    source = {key: place for place, key in enumerate(found.sources)}
    status = {key: place for place, key in enumerate(found.statuses)}
    unit = {key: place for place, key in enumerate(found.units, 1)}
    periods = period_names(found.facts)
    period = {key: place for place, key in enumerate(periods)}
    scopes = {scope: place for place, scope in enumerate(dict.fromkeys(f.scope for f in found.facts if f.scope), 1)}
    pack = Pack(found.readings)
    pack.extend(scope.zh for scope in scopes)
    rows = found.facts
    row = {f.id: place for place, f in enumerate(rows, 1)}
    return {
        "statusNames": [[key, name.zh, name.en] for key, name in found.statuses.items()],
        "periodNames": [[key, name["zh"], name["en"]] for key, name in periods.items()],
        "subjects": numbers(number[f.subject] for f in rows),
        "keys": lines(f.key for f in rows),
        "abouts": numbers(n for f in rows for n in (len(f.about), *(number[entry] for entry in f.about))),
        "indicators": numbers(number[f.indicator] for f in rows),
        "printed": lines(f.printed for f in rows),
        "chinese": lines("" if f.chinese == f.printed else f.chinese for f in rows),
        "english": lines(f.english for f in rows),
        "amounts": lines(" ".join(f.amounts) for f in rows),
        "units": [_unit(one) for one in found.units.values()],
        "unitOf": numbers(unit.get(f.unit, 0) for f in rows),
        "weights": "".join(str(WEIGHTS.index(f.weight)) for f in rows),
        "before": numbers(row.get(f.before, 0) for f in rows),
        "periods": numbers(period[f.period] for f in rows),
        "statuses": numbers(status[f.status] for f in rows),
        "sources": numbers(n for f in rows for n in (source[f.source], f.paragraph)),
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
