"""One specification of the tokenizer, two programs: both are held to `vectors.json`, and the stemmer to lunr.js's
own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atlas.search.stem import SPELLINGS, stem
from atlas.search.tokens import normalise, runs, terms

from ..fixture.support import real_atlas
from .engine_support import HERE, build, entry, node

VECTORS: dict[str, Any] = json.loads((HERE / "vectors.json").read_text(encoding="utf-8"))
PYTHON: dict[str, Callable[[str], object]] = {"normalise": normalise, "runs": runs, "terms": terms, "stems": stem}
JAVASCRIPT = {"normalise": "normalise", "runs": "runs", "terms": "termsOf", "stems": "stem"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("tokens"), [entry("regions/a", "海门", "Haimen", text="海门")])


@pytest.mark.parametrize("what", PYTHON)
def test_python_says_what_the_vectors_say(what: str) -> None:
    assert [[text, PYTHON[what](text)] for text, _ in VECTORS[what]] == VECTORS[what]


@pytest.mark.parametrize("what", JAVASCRIPT)
def test_javascript_says_what_the_vectors_say(what: str, site: Path) -> None:
    texts = [text for text, _ in VECTORS[what]]
    answers = node("engine.js", site, stdin=[{"call": JAVASCRIPT[what], "arguments": [text]} for text in texts])
    assert [list(pair) for pair in zip(texts, answers, strict=True)] == VECTORS[what]


def test_both_cut_the_whole_atlas_alike(site: Path) -> None:
    entities = [record.entity for record in real_atlas().records.values()]
    texts = [text for one in entities for text in (one.name.zh, one.summary.zh, one.name.en, one.summary.en)]
    assert node("engine.js", site, stdin=[{"call": "termsOf", "arguments": [text]} for text in texts]) == [
        terms(text) for text in texts
    ]


def test_stems_are_those_of_lunr_js(site: Path, root: Path) -> None:
    """But for the spellings that are made American first."""
    records = real_atlas().records.values()
    words = sorted({run for record in records for run in runs(record.entity.summary.en) if re.fullmatch("[a-z]+", run)})
    words = [word for word in words if not any(pattern.search(word) for pattern, _ in SPELLINGS)]
    assert len(words) > 20
    theirs = node("engine_lunr.js", site, stdin={"stems": words})
    assert {word: stem(word) for word in words} == dict(zip(words, theirs, strict=True))
