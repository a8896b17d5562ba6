"""scripts/export-search: what servers take, bytes that stay, files that end in time, and memory that does not grow."""

from __future__ import annotations

import errno
import json
import subprocess
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from atlas.data.model import Synonym
from atlas.data.validation import open_atlas
from atlas.exports import tables
from atlas.site.release import Release
from atlas.site.site import make_site
from atlas.text.pinyin import Readings
from lib.export_search import command
from lib.export_search.documents import Spoken, documents, key_of, reviewed, sounds
from lib.export_search.fields import FIELDS
from lib.export_search.settings import mapping, settings, synonyms

from ..fixture.large import write_large
from ..fixture.support import fixture_site
from .search_schemas import ACTION, DOCUMENT, MAPPING, SETTINGS, misfits

Run = Callable[..., subprocess.CompletedProcess[str]]
List = Callable[[Path], dict[str, bytes]]
NAMES = {
    "opensearch-mapping.json",
    "opensearch-bulk.ndjson",
    "meilisearch-settings.json",
    "meilisearch-documents.ndjson",
}


@cache
def by_id() -> dict[str, dict[str, Any]]:
    """The documents of the fixture."""
    return {document["id"]: document for document in documents(fixture_site())}


class TestDocuments:
    def test_each_fits_and_is_an_entity_or_a_figure(self) -> None:
        site = fixture_site()
        assert list(by_id()) == [*site.atlas.records, *(fact.id for fact in site.facts)]
        for document in by_id().values():
            assert misfits(DOCUMENT, document) == [], document["id"]

    def test_fields_are_those_of_the_mapping_and_each_occurs(self) -> None:
        met = {name for document in by_id().values() for name in document}
        assert met == {field.name for field in FIELDS}

    def test_keys_are_as_many_as_ids(self) -> None:
        assert len({document["key"] for document in by_id().values()}) == len(by_id())
        assert key_of("regions/a-b#c-2029") == "regions_a-b__c-2029"

    def test_an_entity_by_its_names_sounds_and_place(self) -> None:
        found = by_id()["regions/yunting"]
        assert (found["zh"], found["pinyin"]) == ("云汀市", "Yúntīng Shì")
        assert found["pinyin_typed"][:3] == ["yunting shi", "yun ting shi", "yuntingshi"]
        assert found["pinyin_initials"][0] == "yts"
        assert (found["place"], found["places"][0]) == ("regions/yunting", "regions/yunting")
        assert found["url_en"] == "/en/regions/yunting/"

    def test_a_figure_is_as_the_tables_have_it(self) -> None:
        rows = json.loads(tables(fixture_site())["data/v1/facts.json"])
        same = {"value": "value", "value_max": "value_max", "unit": "unit", "printed": "printed", "period": "period"}
        same |= {"source": "source_id", "paragraph": "paragraph", "status": "status", "place": "place_id"}
        same |= {"scope_zh": "scope_zh", "note_en": "note_en", "qualifier": "qualifier", "entity": "entity_id"}
        for row in rows:
            document = by_id()[row["fact_id"]]
            assert {one: document.get(one) for one in same} == {one: row[column] for one, column in same.items()}
            assert document["url_zh"].endswith(f"/#{row['fact_id'].partition('#')[2]}")

    def test_days_are_the_ends_of_the_period(self) -> None:
        for document in by_id().values():
            if document["doc"] == "figure":
                assert document.get("date_from", "") <= document["date_to"]
                assert ("date_from" not in document) == document["period"].startswith("../")
                assert document["date_to"].startswith(f"{document['year']}-")

    def test_addresses_are_whole_where_the_site_has_one(self) -> None:
        site = replace(fixture_site(), release=Release(address="https://atlas.test/sub/"))
        first = next(documents(site))
        assert first["url_zh"] == f"https://atlas.test/sub/zh/{first['id']}/"

    def test_umlauts_are_typed_in_two_ways_and_apostrophes_not_at_all(self) -> None:
        found = sounds("Lǜ'ān 3D Xī'ān-Qū", [Spoken(("lǜ", "ān"), "lā")])
        assert found["pinyin_typed"] == ["luan 3d xian qu", "lvan 3d xian qu", "lu an", "lv an", "luan", "lvan"]
        assert found["pinyin_initials"] == ["la"]

    def test_no_sound_is_given_that_nobodyreviewed(self) -> None:
        site = replace(fixture_site(), readings=Readings({}))
        assert reviewed(site, "银行") == Spoken()
        assert reviewed(site, "云汀3D") == Spoken(("yún", "tīng", "3D"), "yt3D")


class TestServers:
    def test_the_mapping_fits_and_needs_no_plug_in(self) -> None:
        assert misfits(MAPPING, mapping(fixture_site())) == []
        assert misfits(
            MAPPING, {"mappings": {"dynamic": "strict", "properties": {"zh": {"type": "text", "analyzer": "ik"}}}}
        )

    def test_the_settings_fit_and_name_fields_that_there_are(self) -> None:
        made = settings(fixture_site())
        assert misfits(SETTINGS, made) == [] and misfits(SETTINGS, {**made, "stopword": []})
        names, searched = {field.name for field in FIELDS}, set(made["searchableAttributes"])
        assert searched | {*made["filterableAttributes"], *made["sortableAttributes"]} <= names
        assert set(made["typoTolerance"]["disableOnAttributes"]) <= searched
        localized = [name for one in made["localizedAttributes"] for name in one["attributePatterns"]]
        assert sorted(localized) == sorted(searched)

    def test_what_people_say_leads_one_way_and_meanings_add_up(self) -> None:
        first = Synonym(say=["Fab", "晶圆厂"], mean=["b", "c"], lang="en", why="trade")
        second = Synonym(say=["fab"], mean=["c", "d"], lang="en", why="trade")
        assert synonyms([first, second]) == {"fab": ["b", "c", "d"], "晶圆厂": ["b", "c"]}


class TestFiles:
    def test_bulk_lines_are_an_action_and_its_document(self, tmp_path: Path) -> None:
        assert command.write(fixture_site(), tmp_path / "out") == (4, len(by_id()))
        assert {path.name for path in (tmp_path / "out").iterdir()} == NAMES
        lines = [json.loads(line) for line in (tmp_path / "out/opensearch-bulk.ndjson").read_bytes().splitlines()]
        plain = (tmp_path / "out/meilisearch-documents.ndjson").read_bytes()
        assert lines[1::2] == [json.loads(line) for line in plain.splitlines()] == list(by_id().values())
        for action, document in zip(lines[::2], lines[1::2], strict=True):
            assert misfits(ACTION, action) == [] and action["index"]["_id"] == document["id"]
        assert plain.endswith(b"\n")

    def test_the_same_site_gives_the_same_bytes(self, tmp_path: Path, listing: List) -> None:
        for name in "ab":
            command.write(fixture_site(), tmp_path / name)
        assert listing(tmp_path / "a") == listing(tmp_path / "b")

    @pytest.mark.parametrize(("more", "files"), [(0, 1), (1, 2)])
    def test_a_file_ends_at_the_limit(self, tmp_path: Path, more: int, files: int) -> None:
        assert command.LIMIT == 50_000_000
        with command.Files(tmp_path, "x", command.LIMIT) as written:
            for size in (command.LIMIT // 2, command.LIMIT // 2 + more):
                written.add(b"a" * (size - 1) + b"\n")
        assert written.count == files == len(list(tmp_path.iterdir()))
        assert all(path.stat().st_size <= command.LIMIT for path in tmp_path.iterdir())

    def test_files_together_are_the_one_and_no_pair_is_divided(self, tmp_path: Path) -> None:
        command.write(fixture_site(), tmp_path / "one")
        files, _ = command.write(fixture_site(), tmp_path / "many", limit=3_000)
        assert files == len(list((tmp_path / "many").iterdir())) > 6
        for name in (command.BULK, command.DOCUMENTS):
            count = len(list((tmp_path / "many").glob(f"{name}*")))
            parts = [tmp_path / "many" / f"{name}{f'-{n}' if n > 1 else ''}.ndjson" for n in range(1, count + 1)]
            assert b"".join(map(Path.read_bytes, parts)) == (tmp_path / "one" / f"{name}.ndjson").read_bytes()
            if name == command.BULK:
                assert all(path.read_bytes().startswith(b'{"index":') for path in parts)
                assert all(len(path.read_bytes().splitlines()) % 2 == 0 for path in parts)

    def test_what_is_too_long_stands_alone(self, tmp_path: Path) -> None:
        with command.Files(tmp_path, "x", 3) as written:
            for lines in (b"long\n", b"a\n", b"\n", b"b\n"):
                written.add(lines)
        assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [b"a\n\n", b"b\n", b"long\n"]

    def test_memory_does_not_grow_with_the_atlas(self, tmp_path: Path) -> None:
        peaks, sizes = list[int](), list[int]()
        for places in (50, 50, 200):  # the first fills what is kept for good, as words of the interface
            site = make_site(open_atlas(write_large(tmp_path / f"data-{len(peaks)}" / "data", places)))
            tracemalloc.start()
            command.write(site, tmp_path / str(len(peaks)))
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            sizes.append((tmp_path / str(len(peaks) - 1) / "opensearch-bulk.ndjson").stat().st_size)
        assert sizes[2] > 3.5 * sizes[1]
        assert peaks[2] < 1.25 * peaks[1]


class TestCommand:
    def test_it_writes_and_says_what(self, start: Run, tmp_path: Path) -> None:
        done = start("export-search", "out", SITE_URL="https://atlas.test")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"out: {len(by_id())} documents in 4 files\n"
        first = (tmp_path / "out/meilisearch-documents.ndjson").read_text(encoding="utf-8").partition("\n")[0]
        assert json.loads(first)["url_zh"].startswith("https://atlas.test/zh/")

    def test_bad_data_are_told_and_nothing_is_written(self, project: Path, run: Run, tmp_path: Path) -> None:
        path = project / "data/regions/yunting.yml"
        path.write_text(path.read_text() + "colour: red\n")
        done = run("export-search", "out")
        assert done.returncode == 1 and "data/regions/yunting.yml:" in done.stderr
        assert done.stderr.endswith("1 findings in data/; nothing was written\n")
        assert not (tmp_path / "out").exists()

    def test_a_folder_that_is_not_empty_stays(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "mine").write_text("")
        with pytest.raises(SystemExit, match="is not empty"):
            command.export_search(root, tmp_path, None)
        with pytest.raises(SystemExit, match="mine is not empty"):
            command.export_search(root, tmp_path / "mine", None)
        with pytest.raises(SystemExit, match="mine is no folder in which you may write"):
            command.export_search(root, tmp_path / "mine/below", None)
        assert [path.name for path in tmp_path.iterdir()] == ["mine"]

    def test_a_folder_that_cannot_be_written_is_told(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.access", lambda *_: False)
        with pytest.raises(SystemExit, match="is no folder in which you may write"):
            command.export_search(root, tmp_path / "new", None)

    def test_a_full_disk_is_told(self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(command, "documents", full)
        with pytest.raises(SystemExit, match="out cannot be written: No space left on device; nothing is left there"):
            command.export_search(root / "tests/fixture", tmp_path / "out", None)
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("there", [True, False])
    def test_nothing_half_written_is_left(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
        def full(_: object) -> Iterator[dict[str, str]]:
            yield {"id": "a"}
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(command, "documents", full)
        if there:
            (tmp_path / "out").mkdir()
        with pytest.raises(OSError, match="No space left"):
            command.write(fixture_site(), tmp_path / "out")
        assert [path.name for path in tmp_path.rglob("*")] == ["out"] * there
