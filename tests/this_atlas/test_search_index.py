"""The shards give the scores of the uncut index: lunr.py's own builder, lunr.js, and what is shipped agree."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lunr.builder import Builder
from lunr.index import Index as LunrIndex

from atlas.search import index as ours
from atlas.search.catalogue import Entry
from atlas.search.documents import catalogue, plain
from atlas.search.files import files_of, index_of
from atlas.search.tokens import TextTerms
from atlas.site.site import Site, make_site

from ..fixture.support import real_atlas
from ..search.engine_support import node, programs, write

QUERIES = 150
CLOSE = 1e-9  # sums of the same numbers in another order


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(real_atlas())


@pytest.fixture(scope="module")
def entries(site: Site) -> tuple[Entry, ...]:
    return catalogue(site, {}).entries


def _cut(site: Site) -> Any:
    return site.readings.cut


@pytest.fixture(scope="module")
def built(site: Site, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {**files_of(catalogue(site, {}), _cut(site)), **programs()}
    return write(tmp_path_factory.mktemp("index"), files)


@pytest.fixture(scope="module")
def index(site: Site, entries: tuple[Entry, ...]) -> ours.Index:
    return index_of(entries, TextTerms(_cut(site)))


@pytest.fixture(scope="module")
def uncut(site: Site, entries: tuple[Entry, ...]) -> LunrIndex:
    """The same terms given to lunr.py's builder, one by one."""
    builder, terms = Builder(), TextTerms(_cut(site))
    for name in ours.FIELDS:
        builder.field(name)
    for number, entry in enumerate(entries):
        builder.add(
            {
                "id": str(number),
                "zh": terms.of("\n".join((entry.name.zh, *entry.zh, entry.text["zh"]))),
                "en": terms.of("\n".join((entry.name.en, *entry.en, entry.text["en"]))),
            }
        )
    return builder.build()


def _queries(index: ours.Index) -> list[list[str]]:
    """One to five terms that stand in one document, rare and common ones."""
    dice = random.Random(2023)
    held: dict[int, list[str]] = {}
    for term, fields in index.terms.items():
        for number in sorted({number for postings in fields for number in postings}):
            held.setdefault(number, []).append(term)
    return [
        dice.sample(held[number], min(len(held[number]), 1 + n % 5))
        for n, number in enumerate(dice.sample(sorted(held), QUERIES))
    ]


def test_weights_are_those_of_lunr(index: ours.Index, uncut: LunrIndex) -> None:
    assert set(index.terms) == set(uncut.inverted_index)
    differ = []
    for term, fields in index.terms.items():
        number = uncut.inverted_index[term]["_index"]
        for place, name in enumerate(ours.FIELDS):
            assert {str(document) for document in fields[place]} == set(uncut.inverted_index[term][name])
            for document in fields[place]:
                elements = uncut.field_vectors[f"{name}/{document}"].elements
                if dict(zip(elements[::2], elements[1::2], strict=True))[number] != index.weight(term, place, document):
                    differ.append((term, name, document))
    assert differ == []


def test_scores_are_those_of_the_uncut_index(index: ours.Index, uncut: LunrIndex, built: Path) -> None:
    queries = _queries(index)
    answers = node("engine_lunr.js", built, stdin={"index": uncut.serialize(), "queries": queries})
    for terms, answer in zip(queries, answers, strict=True):
        python = {result["ref"]: result["score"] for result in _search(uncut, terms)}
        assert answer["known"] == terms
        assert answer["uncut"] == pytest.approx(python, abs=CLOSE), terms
        assert answer["shards"] == pytest.approx(python, abs=CLOSE), terms


def _search(uncut: LunrIndex, terms: list[str]) -> list[dict[str, Any]]:
    query = uncut.create_query()
    for term in terms:
        query.term(term, use_pipeline=False)
    found: list[dict[str, Any]] = uncut.query(query)
    return found


def test_a_query_loads_only_the_shards_of_its_terms(built: Path) -> None:
    """As the atlas grows there are more shards, not larger ones."""
    sizes = {path.name: path.stat().st_size for path in (built / "assets" / "search").glob("text-*.js")}
    assert len(sizes) > 3
    assert max(sizes.values()) < 24_000
    loaded = node("engine.js", built, "--loaded", stdin=[{"query": "汽车零部件企业", "options": {}}])[0]["loaded"]
    assert 0 < sum(name.startswith("text-") for name in loaded) < len(sizes) / 2


def test_no_two_results_have_the_same_id(site: Site) -> None:
    """A part and a figure of one programme may have the same key (haian-2234#priorities): their anchors differ, and so
    do their ids.
    """
    found = catalogue(site, {})
    ids = [*(entry.id for entry in found.entries), *(f"{figure.subject}#{figure.key}" for figure in found.facts)]
    assert [key for key, times in Counter(ids).items() if times > 1] == []
    assert {"programmes/haian-2234#priorities", "programmes/haian-2234#part-priorities"} <= set(ids)


def test_a_part_leads_to_its_place_on_the_page(built: Path) -> None:
    asked = [{"query": "两大重点", "options": {"lang": "zh"}}]
    parts = [result for result in node("engine.js", built, stdin=asked)[0]["results"] if "#part-" in result["id"]]
    assert parts and all(result["url"].endswith("#" + result["id"].partition("#")[2]) for result in parts)


def test_the_files_are_the_same_at_every_build(site: Site, root: Path) -> None:
    assert files_of(catalogue(site, {}), _cut(site)) == files_of(catalogue(site, {}), _cut(site))


def test_a_written_page_is_its_words_without_markup_and_examples() -> None:
    markdown = (
        "---\ntitle: A\n---\n# One & two {#one}\n\nR&amp;D, 5&#160;m&#178; of <b>floor</b>, see [there](/x/).\n\n"
        "<pre><code>facts:&#10;- printed: 8</code></pre>\n\n```yaml\nkind: x\n```\n\nThe end.\n"
    )
    assert plain(markdown) == "One & two\nR&D, 5 m² of floor , see there .\nThe end."
