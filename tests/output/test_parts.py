"""A build in parts: the same files whoever makes them, in the same order; kept whole, and never those of another build."""

from __future__ import annotations

import io
import os
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from atlas.data.findings import DataError, Finding
from atlas.data.validation import open_atlas
from atlas.parts import makers
from atlas.parts.job import Job, parts_of
from atlas.parts.makers import all_made, lay
from atlas.parts.plan import Made, PartsError, hand_written, made, plan
from atlas.parts.store import Store, file_of
from atlas.site.divided import ELSEWHERE, divided
from atlas.site.places import make_places
from atlas.site.release import Release
from atlas.web.pages import pages, parts_of_pages
from atlas.web.units import Part

from ..fixture.large import write_large
from ..fixture.support import fixture_site

RELEASE = Release("1.0.0", "2030-01-01", "c0ffee", "https://atlas.test/")
JOB = Job("code", "data", RELEASE)
WRITTEN = {"en/about/index.md": "# About\n\nThis atlas.\n", "zh/about/index.md": "# 关于\n\n本图谱。\n"}
MEMORY = "memory://parts"


@cache
def _plan() -> list[Part]:
    return plan(fixture_site(), WRITTEN)


@cache
def _whole() -> list[Made]:
    return [made(part) for part in _plan()]


@pytest.fixture(autouse=True)
def this_job(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The digests of a project are told elsewhere; nothing that a shell says is heard."""
    monkeypatch.setattr(makers, "job", lambda release: replace(JOB, release=release))
    for name in (makers.SCHEDULER, makers.PARTS, makers.JOIN, makers.PROGRESS, "ATLAS_WORKERS"):
        monkeypatch.delenv(name, raising=False)
    yield
    import fsspec

    system = fsspec.filesystem("memory")
    for path in system.find("/"):
        system.rm(path)


def _all(parts: Sequence[Part] | None = None) -> list[Made]:
    return list(all_made(_plan() if parts is None else parts, RELEASE))


def _counted(parts: Sequence[Part], counts: Counter[str]) -> list[Part]:
    """The same parts, which count how often each is made."""

    def make(part: Part) -> Made:
        counts[part.name] += 1
        return made(part)

    return [replace(part, make=lambda part=part: make(part)) for part in parts]  # type: ignore[misc]


class TestPlan:
    def test_parts_have_names_of_their_own_and_files_as_well(self) -> None:
        names = [part.name for part in _plan()]
        assert len(names) > 30 and len(set(names)) == len(names)
        uris = Counter(uri for files in _whole() for uri in files)
        assert [uri for uri, count in uris.items() if count > 1] == []
        assert {uri: text.encode() for uri, text in pages(fixture_site()).items()}.items() <= {
            uri: content for files in _whole() for uri, content in files.items()
        }.items()

    def test_every_entity_stands_in_one_place(self) -> None:
        site = fixture_site()
        found = divided(site.atlas, site.places)
        assert sorted(entity for ids in found.values() for entity in ids) == sorted(site.atlas.records)
        assert all(place == ELSEWHERE or place.startswith("regions/") for place in found)
        for place, ids in found.items():
            assert place == ELSEWHERE or all(site.places.within(site.record(entity), place) for entity in ids)

    def test_a_place_that_holds_nearly_all_gives_way_to_its_parts(self, tmp_path: Path) -> None:
        """A country of three provinces: each is a place of its own, and the country keeps only itself."""
        atlas = open_atlas(write_large(tmp_path / "data", 600))
        found = divided(atlas, make_places(atlas))
        assert list(found) == ["regions/country", "regions/p-0", "regions/p-200", "regions/p-400"]
        assert found["regions/country"] == ("regions/country",)
        assert len({len(ids) for place, ids in found.items() if place != "regions/country"}) == 1

    @pytest.mark.parametrize(("at_once", "parts"), [(3, 4), (10, 1), (9, 2), (1, 10)])
    def test_a_large_place_is_several_parts(self, at_once: int, parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
        from atlas.web import pages as module

        site = fixture_site()
        ids = tuple(site.atlas.records)[:10]
        monkeypatch.setattr(module, "AT_ONCE", at_once)
        monkeypatch.setattr(module, "divided", lambda atlas, places: {"regions/yunting": ids})
        found = [
            part for part in parts_of_pages(site) if part.group == "regions/yunting" and part.name.startswith("en/")
        ]
        assert [part.name for part in found] == [f"en/regions/yunting/{number}" for number in range(1, parts + 1)]
        assert sum(len(part.make()) for part in found) == 10

    def test_hand_written_pages_are_those_that_the_site_builder_reads(self, root: Path) -> None:
        from mkdocs.config.defaults import MkDocsConfig
        from mkdocs.structure.files import get_files

        config = MkDocsConfig(str(root / "mkdocs.yml"))
        config.load_dict({"site_name": "x", "docs_dir": str(root / "docs")})
        config.validate()
        read = {page.src_uri: page.content_string for page in get_files(config).documentation_pages()}
        assert hand_written(root / "docs") == read and len(read) > 10


class TestFailure:
    def _failing(self, monkeypatch: pytest.MonkeyPatch) -> list[Part]:
        from atlas.web import pages as module

        def view(c: object, dossier: object) -> object:
            raise KeyError("no such thing")

        monkeypatch.setattr(module, "entity_view", view)
        return [part for part in _plan() if part.group.startswith("regions/")]

    @pytest.mark.parametrize("workers", ["1", "2"])
    def test_an_entity_that_cannot_be_shown_is_a_finding(self, workers: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whole, from another process as well."""
        monkeypatch.setenv("ATLAS_WORKERS", workers)
        parts = self._failing(monkeypatch)
        with pytest.raises(DataError) as raised:
            _all(parts)
        (finding,) = raised.value.findings
        assert isinstance(finding, Finding) and finding.path.startswith("data/regions/")
        assert "KeyError: 'no such thing'" in finding.message and " page cannot be made" in finding.message
        assert "\n" not in str(raised.value)

    def test_nothing_of_a_part_that_fails_is_laid_down(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        parts = self._failing(monkeypatch)
        monkeypatch.setenv(makers.PARTS, str(tmp_path))
        with pytest.raises(DataError):
            _all(parts)
        assert Store(str(tmp_path)).has(JOB) == set()

    def test_another_part_is_named(self) -> None:
        def fail() -> dict[str, str]:
            raise ZeroDivisionError("by nothing")

        with pytest.raises(PartsError, match=r"^exports cannot be made: ZeroDivisionError: by nothing"):
            made(Part("exports", "files", fail))

    def test_where_in_the_code_it_was_is_told(self) -> None:
        with pytest.raises(PartsError, match=r"\(hooks/atlas/\S+\.py:\d+\)$"):
            made(replace(_plan()[-1], make=lambda: made(None)))  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("where", ["", "folder", "file://", MEMORY])
def test_the_same_files_in_the_same_order(
    where: str, workers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is that of one process, which is said where there are several."""
    address = {"folder": str(tmp_path / "kept"), "file://": f"file://{tmp_path}/kept"}.get(where, where)
    monkeypatch.setenv(makers.PARTS, address)
    monkeypatch.setenv("ATLAS_WORKERS", workers)
    if (where, workers) == (MEMORY, "2"):
        with pytest.raises(PartsError, match="all machines must see it"):
            _all()
        return
    found = _all()
    assert found == _whole()
    assert [list(files) for files in found] == [list(files) for files in _whole()]


class TestKept:
    def test_what_lies_there_is_not_made_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A build that was cut short goes on where it was."""
        counts: Counter[str] = Counter()
        parts = _counted(_plan(), counts)
        monkeypatch.setenv(makers.PARTS, str(tmp_path))
        begun = all_made(parts, RELEASE)
        for _ in range(7):
            next(begun)
        begun.close()  # type: ignore[attr-defined]
        first = dict(counts)
        assert _all(parts) == _whole()
        assert set(counts.values()) == {1} and 7 <= len(first) < len(parts)

    def test_parts_of_another_build_are_left_alone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        counts: Counter[str] = Counter()
        parts = _counted(_plan()[:3], counts)
        others = [replace(JOB, code="x"), replace(JOB, data="x"), replace(JOB, release=replace(RELEASE, address=""))]
        for job in (*others, JOB):
            assert list(lay(parts, job, str(tmp_path))) == [None] * 3
        assert set(counts.values()) == {4}
        assert len({job.key for job in (*others, JOB)}) == 4

    def test_a_part_is_the_same_file_whenever_it_is_laid_down(self, tmp_path: Path) -> None:
        for folder in ("one", "two"):
            list(lay(_plan()[:4], JOB, str(tmp_path / folder)))
        one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
        assert one == two and len([name for name in one if name.endswith(".zip")]) == 4

    @pytest.mark.parametrize("half", [b"", b"PK\x03\x04 half a file"])
    def test_a_damaged_file_is_told(self, half: bytes, tmp_path: Path) -> None:
        (tmp_path / file_of(JOB, "search")).write_bytes(half)
        with pytest.raises(PartsError, match=r"search\.zip cannot be read: .+") as raised:
            Store(str(tmp_path)).take(JOB, "search")
        assert "\n" not in str(raised.value)

    def test_a_flipped_bit_is_told(self, tmp_path: Path) -> None:
        store = Store(str(tmp_path))
        store.lay(JOB, "search", {"a.js": os.urandom(400)})
        path = tmp_path / file_of(JOB, "search")
        content = bytearray(path.read_bytes())
        content[200] ^= 1
        path.write_bytes(content)
        with pytest.raises(PartsError, match=r"cannot be read: .+"):
            store.take(JOB, "search")

    def test_nobody_sees_half_a_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A disk that is full in the midst of it."""
        store = Store(str(tmp_path))
        monkeypatch.setattr(Path, "write_bytes", _full)
        with pytest.raises(PartsError, match="cannot be written: No space left on device"):
            store.lay(JOB, "search", {"a.js": b"1"})
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("address", "says"),
        [("{}/file/below", "Not a directory"), ("nothing://x/y", "Protocol not known"), ("s3://x/y", "s3fs")],
    )
    def test_what_cannot_be_written_is_told_before_anything_is_made(
        self, address: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").write_text("")
        counts: Counter[str] = Counter()
        monkeypatch.setenv(makers.PARTS, address.format(tmp_path))
        with pytest.raises(PartsError, match=rf"cannot be (written|reached): .*{says}") as raised:
            _all(_counted(_plan(), counts))
        assert not counts and "\n" not in str(raised.value)


def _full(self: Path, content: bytes) -> int:
    with open(self, "wb") as half:
        half.write(content[:1])
    raise OSError(28, "No space left on device")


class TestJoined:
    def _laid(self, folder: Path, job: Job = JOB) -> list[str]:
        """Every group of parts in a folder of its own, as machines that know nothing of each other leave them."""
        groups = list(dict.fromkeys(part.group for part in _plan()))
        for number, group in enumerate(groups):
            list(lay([part for part in _plan() if part.group == group], job, str(folder / str(number))))
        assert len(groups) > 4
        return [str(folder / str(number)) for number in range(len(groups))]

    def test_groups_made_apart_are_the_whole(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """In whatever order they are named, and none is made again."""
        monkeypatch.setenv(makers.JOIN, "\n".join(reversed(self._laid(tmp_path))))
        counts: Counter[str] = Counter()
        assert _all(_counted(_plan(), counts)) == _whole()
        assert not counts

    def test_a_missing_part_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        *some, last = self._laid(tmp_path)
        monkeypatch.setenv(makers.JOIN, "\n".join(some))
        with pytest.raises(PartsError, match=rf"1 of {len(_plan())} parts are missing, such as search$"):
            _all()
        assert last

    def test_parts_of_another_build_are_not_joined(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(makers.JOIN, "\n".join(self._laid(tmp_path, replace(JOB, data="older"))))
        with pytest.raises(PartsError, match=r"parts are missing, .* is of other code, data or addresses"):
            _all()

    def test_a_folder_that_is_not_there_holds_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(makers.JOIN, str(tmp_path / "nowhere"))
        with pytest.raises(PartsError, match=r"nowhere: \d+ of \d+ parts are missing, such as door$"):
            _all()


def test_progress_is_told_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _all()
    assert capsys.readouterr().out == ""
    monkeypatch.setenv(makers.PROGRESS, "1")
    _all()
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == f"{len(_plan())} of {len(_plan())} parts are made."
    assert 2 <= len(told) <= makers.LINES


@pytest.mark.parametrize("what", ["code", "data"])
def test_a_machine_with_other_code_or_data_makes_nothing(what: str) -> None:
    from atlas.parts.job import job

    mine = job(RELEASE)
    with pytest.raises(PartsError, match=rf"^it has other {what} than this build \(\w{{12}}, not other\)$"):
        parts_of(replace(mine, code="other") if what == "code" else replace(mine, data="other"))


def test_a_zip_file_is_what_anybody_can_open(tmp_path: Path) -> None:
    Store(str(tmp_path)).lay(JOB, "zh/regions/yunting/1", {"zh/a/index.md": "甲".encode()})
    (path,) = tmp_path.iterdir()
    assert path.name == f"{JOB.key}.zh.regions.yunting.1.zip"
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert archive.read("zh/a/index.md").decode() == "甲"
