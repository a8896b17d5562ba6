"""Rows of equal title: by what else it says of kind, place, owner and figure, a reader tells each from the others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from atlas.search.catalogue import Catalogue
from atlas.search.documents import catalogue
from atlas.text.language import LANGUAGES, Language

from ..fixture.support import real_data
from ..search.engine_support import node

MOST = 300  # rows of an answer


@pytest.fixture(scope="module")
def found(root: Path) -> Catalogue:
    pages = {path.relative_to(root / "docs").as_posix(): path for path in (root / "docs").rglob("*.md")}
    return catalogue(real_data(), {uri: path.read_text(encoding="utf-8") for uri, path in pages.items()})


def _shown(row: dict[str, Any]) -> tuple[str, ...]:
    """What the row says beside its title, in the box and on the page (ui/hit.js)."""
    if fact := row.get("fact"):
        cite = (fact["source"]["name"], str(fact["source"]["paragraph"]))
        return (fact["value"], fact["periodName"], fact["statusName"], fact["scope"], *cite)
    above = row["partOf"] or row["place"]
    return (row["typeName"] or row["kindName"], above["name"] if above else "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows_of_equal_title_are_told_apart(lang: Language, found: Catalogue, real_site: Path) -> None:
    counts = Counter(getattr(entry.name, lang) for entry in found.entries)
    titles = [title for title, n in counts.items() if n > 1]
    subjects = {entry.id: getattr(entry.name, lang) for entry in found.entries}
    measured = Counter((fact.subject, fact.indicator) for fact in found.facts)
    figures = [f"{subjects[subject]} {subjects[measure]}" for (subject, measure), n in measured.items() if n > 1]
    asked = [{"query": query, "options": {"lang": lang, "limit": MOST, "names": True}} for query in titles + figures]
    answers = node("engine.js", real_site, stdin=asked)
    assert titles and figures
    for title, answer in zip(titles, answers, strict=False):
        assert sum(row["title"] == title for row in answer["results"]) == counts[title], title
    rows = {row["id"]: (row["title"], *_shown(row)) for answer in answers for row in answer["results"]}
    relations = [key for key in rows if "#" in key and "/" in key.partition("#")[2]]
    twice = [said for said, n in Counter(rows[key] for key in rows.keys() - set(relations)).items() if n > 1]
    assert twice == []
