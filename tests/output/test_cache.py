"""Pages kept from one build to the next: whatever is edited, a build with them gives the bytes of one without."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from atlas.data import yamlfile
from atlas.data.checks import RULES
from atlas.data.findings import Finding
from atlas.data.memory import Memory
from atlas.data.noting import Key, recording
from atlas.data.records import Atlas
from atlas.data.validation import validate
from atlas.data.yamlfile import YamlFile
from atlas.meta.head import head
from atlas.output.beside import keep_memory, kept_scripts, open_memory, version_of
from atlas.output.cache import PAGES_FIRST, PageCache
from atlas.output.kept import MAGIC, Kept, NotUsable, Unit, read
from atlas.output.standing import Standing, write_file
from atlas.parts.plan import FILES, SEARCH, made, plan
from atlas.site.page import PageContext
from atlas.site.release import Release
from atlas.site.site import Site, make_site
from atlas.site.states import States, gathered
from atlas.site.urls import path_of
from atlas.site.watched import EVERYTHING, watched

from ..fixture.large import write_large
from ..fixture.support import broken

SEEDS, STEPS = (3, 4), 8
WHOLE = (4,)  # seeds of walks on which tables and search files are made as well
ADDRESS = "https://atlas.test/"


@dataclass
class Built:
    """What a build gave: all files, pages with their frames, and how many pages it made anew."""

    files: dict[str, bytes]
    anew: int
    told: list[str]


def _site(data: Path, **release: Any) -> Site:
    found = validate(data)
    assert not found.findings, found.findings[:3]
    return make_site(found.atlas, release=replace(Release(address=ADDRESS), **release))


def _framed(site: Site, uri: str, text: str) -> str:
    return f"{text}\n{head(site, path_of(uri), 'title', 'description')}"


def _build(site: Site, path: Path | None, out: Path, version: str = "1", without: tuple[str, ...] = ()) -> Built:
    """The files of a site, as the hooks of MkDocs make and keep them, but for those of some groups."""
    told: list[str] = []
    cache = PageCache(site, path, version, told.append)
    found: dict[str, bytes] = {}
    for part in (one for one in plan(site, {}, cache.units, cache.seen) if one.group not in without):
        for uri, content in cache.noted(made(part)).items():
            if not uri.endswith(".md"):
                found[uri] = content
                continue
            with recording() as keys:
                framed = _framed(cache.site if cache.is_noted(uri) else site, uri, content.decode())
            cache.note(uri, keys)
            found[uri] = cache.add(uri, framed).encode()
    cache.write_pages(str(out))
    cache.write(out)
    kept = {uri: cache.content(uri) for uri in cache.others}
    kept |= {uri: (out / f"{path_of(uri)}index.html").read_bytes() for uri in cache.pages}
    assert not found.keys() & kept.keys()
    return Built(found | kept, cache.anew, told)


class Walk:
    """Edits of data, drawn by chance; what the checks refuse is taken back."""

    def __init__(self, data: Path, seed: int) -> None:
        self.data, self.chance, self.number = data, random.Random(seed), 0
        self.memory = Memory()
        ways = (
            "summary",
            "name",
            "alias",
            "figure",
            "less",
            "link",
            "unlink",
            "date",
            "parent",
            "place",
            "source",
            "state",
        )
        self.ways: dict[str, Callable[[], None]] = {way: getattr(self, f"_{way}") for way in ways}
        self.ways |= {"add": self._add, "delete": self._delete, "rename": self._rename}

    def step(self) -> str:
        """One edit that the checks pass; its name and file."""
        while True:
            before = {path: path.read_bytes() for path in self.data.rglob("*.yml")}
            way = self.chance.choice(sorted(self.ways))
            self.number += 1
            self.ways[way]()
            after = {path: path.read_bytes() for path in self.data.rglob("*.yml")}
            changed = [path.name for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
            if changed and not self._findings():
                return f"{way} {changed}"
            for path in after.keys() - before.keys():
                path.unlink()
            for path, content in before.items():
                path.write_bytes(content)

    def _findings(self) -> list[Finding]:
        """What is wrong, which is the same with all that is remembered of the walk."""
        clean, found = validate(self.data), validate(self.data, self.memory)
        assert (found.findings, found.atlas) == (clean.findings, clean.atlas)
        self.memory.learn(found.atlas)
        self.memory = Memory.of_bytes(self.memory.to_bytes(), self.chance.choice([None, self.memory]))
        return found.findings

    def _records(self) -> list[Path]:
        return sorted(path for path in self.data.glob("*/*.yml") if path.parent.name not in ("sources", "search"))

    def _edit(self, change: Callable[[dict[str, Any]], object], path: Path | None = None) -> None:
        path = path or self.chance.choice(self._records())
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "moved_to" not in content:
            change(content)
            path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def _any(self) -> dict[str, Any]:
        return dict(yaml.safe_load(self.chance.choice(self._records()).read_text(encoding="utf-8")))

    def _summary(self) -> None:
        names = self._any().get("name", {"zh": "江", "en": "River"})
        self._edit(
            lambda one: one["summary"].update(zh=f"与{names['zh']}有关。", en=f"It has to do with {names['en']}.")
        )

    def _name(self) -> None:
        sign = self.chance.choice("山云江海林田湖河")
        self._edit(
            lambda one: one["name"].update(zh=f"{sign}{one['name']['zh']}", en=f"{one['name']['en']} {self.number}")
        )

    def _alias(self) -> None:
        self._edit(lambda one: one.update(aliases={"zh": [], "en": [f"Alias {self.number}"]}))

    def _figure(self) -> None:
        def change(one: dict[str, Any]) -> None:
            for fact in one.get("facts", [])[:1]:
                digits = [sign for sign in fact["printed"] if sign.isdigit()]
                fact["printed"] = (
                    fact["printed"].replace(digits[0], str(self.chance.randint(1, 9)), 1) if digits else ""
                )

        self._edit(change)

    def _less(self) -> None:
        self._edit(lambda one: one.get("facts") and one["facts"].pop())

    def _link(self) -> None:
        other = self.chance.choice(self._records())
        cite = self._any().get("summary", {"cite": ["x#p1"]})["cite"][0]
        link = {"relation": "cooperates-with", "to": f"{other.parent.name}/{other.stem}", "cite": cite}
        self._edit(lambda one: one.update(links=[*one.get("links", []), link]))

    def _unlink(self) -> None:
        self._edit(lambda one: one.get("links") and one["links"].pop())

    def _date(self) -> None:
        self._edit(
            lambda one: one.get("dates") and one["dates"][0].update(what={"zh": "开张", "en": f"Step {self.number}"})
        )

    def _parent(self) -> None:
        regions = [path for path in self._records() if path.parent.name == "regions"]
        parent = f"regions/{self.chance.choice(regions).stem}"
        self._edit(lambda one: one.update(parent=parent), self.chance.choice(regions))

    def _place(self) -> None:
        self._edit(lambda one: "coordinates" in one and one["coordinates"].update(lat=30 + self.chance.random()))

    def _source(self) -> None:
        path = self.chance.choice(sorted((self.data / "sources").glob("*.yml")))
        self._edit(lambda one: one["title"].update(en=f"Title {self.number}"), path)

    def _state(self) -> None:
        self._edit(lambda one: one.pop("state", None))

    def _add(self) -> None:
        cite = self._any().get("summary", {"cite": ["x#p1"]})["cite"][0]
        name = {"zh": f"{self.chance.choice('山云江海林田')}江厂", "en": f"Works {self.number}"}
        new = {"type": "company", "name": name, "en_status": "translated"}
        new["summary"] = {"zh": "一家厂。", "en": "A works.", "cite": [cite]}
        path = self.data / "organizations" / f"works-{self.number}.yml"
        path.write_text(yaml.safe_dump(new, allow_unicode=True), encoding="utf-8")

    def _delete(self) -> None:
        self.chance.choice(self._records()).unlink()

    def _rename(self) -> None:
        path = self.chance.choice(self._records())
        new = path.with_name(f"moved-{self.number}.yml")
        old, kind = path.stem, path.parent.name
        path.rename(new)
        for one in self.data.rglob("*.yml"):
            text = one.read_text(encoding="utf-8")
            one.write_text(text.replace(f"{kind}/{old}", f"{kind}/{new.stem}"), encoding="utf-8")
        path.write_text(f"moved_to: {kind}/{new.stem}\n", encoding="utf-8")


@pytest.fixture(params=["fixture", "large", "rows"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A small atlas with everything in it, one of many places, and that one with rows."""
    found = broken(tmp_path, {}) if request.param == "fixture" else write_large(tmp_path / "data", 24)
    if request.param == "rows":
        with (found / "site.yml").open("a", encoding="utf-8") as file:
            file.write("pages: facts-only\n")
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edit_a_build_gives_the_bytes_of_a_clean_one(data: Path, seed: int, tmp_path: Path) -> None:
    walk, path, kept = Walk(data, seed), tmp_path / "cache" / "pages.bin", 0
    without = () if seed in WHOLE else (FILES, SEARCH)
    _build(_site(data), path, tmp_path / "out-0", without=without)
    for number in range(1, STEPS + 1):
        edit, site = walk.step(), _site(data)
        built = _build(
            site,
            path,
            tmp_path / f"out-{number}",
            version_of(tmp_path, ADDRESS, ()) if number % 5 == 0 else "1",
            without,
        )
        clean = _build(site, None, tmp_path / "clean", without=without)
        assert built.files.keys() == clean.files.keys(), edit
        assert [uri for uri, text in clean.files.items() if built.files[uri] != text] == [], edit
        kept += sum(uri.endswith(".md") for uri in built.files) - built.anew
    assert kept


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _laid(site: Site, cache: PageCache, out: Path) -> tuple[dict[str, bytes], int]:
    """The files of a site when its pages are there; then what may come later is laid. How many parts that were."""
    for part in cache.first(plan(site, {}, cache.units, cache.seen)):
        for uri, content in cache.noted(made(part)).items():
            if not uri.endswith(".md"):
                cache.put(str(out), uri, content)
                continue
            with recording() as keys:
                framed = _framed(cache.site if cache.is_noted(uri) else site, uri, content.decode())
            cache.note(uri, keys)
            write_file(str(out / path_of(uri) / "index.html"), cache.add(uri, framed).encode())
    for uri in cache.others:
        cache.put(str(out), uri)
    cache.write_pages(str(out))
    shown = _files(out)
    for part in cache.later:
        cache.lay(str(out), part, made(part))
    cache.write(out)
    return shown, len(cache.later)


def test_where_pages_come_first_all_else_follows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are those of a clean build when they are shown, all files are in the end; nothing is changed in the last site."""
    monkeypatch.setenv(PAGES_FIRST, "1")
    data, later, stale = broken(tmp_path, {}), 0, 0
    walk = Walk(data, 7)
    for number in range(1, STEPS):
        edit = walk.step() if number > 1 else ""
        site, last, out = _site(data), tmp_path / str(number - 1), tmp_path / str(number)
        before = _files(last)
        standing = Standing(tmp_path / "site.bin", str(last), print)
        shown, parts = _laid(site, PageCache(site, tmp_path / "pages.bin", "1", print, standing), out)
        _laid(site, PageCache(site, None, "1", print), tmp_path / f"clean-{number}")
        clean = _files(tmp_path / f"clean-{number}")
        assert {name for name in clean if clean[name] != _files(out).get(name)} == set(), edit
        assert _files(out).keys() == clean.keys(), edit
        assert all(shown[name] == clean[name] for name in clean if name.endswith("index.html")), edit
        assert _files(last) == before
        later, stale = later + parts, stale + (shown != clean)
    assert later and stale


def test_without_a_last_build_nothing_comes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = _site(broken(tmp_path, {}))
    parts = plan(site, {})
    for first in ("", "1"):
        monkeypatch.setenv(PAGES_FIRST, first)
        standing = Standing(tmp_path / "site.bin", str(tmp_path / "none"), print)
        cache = PageCache(site, tmp_path / "pages.bin", "1", print, standing)
        assert cache.first(parts) == parts and not cache.later


def test_one_edit_makes_few_pages_anew(tmp_path: Path) -> None:
    """Those of the place, of what joins it, and of what is above it; not of the hundreds beside it."""
    data, path = write_large(tmp_path / "data", 300), tmp_path / "pages.bin"
    first = _build(_site(data), path, tmp_path / "out")
    assert first.anew == sum(uri.endswith(".md") for uri in first.files) - 1  # the door is always made
    assert _build(_site(data), path, tmp_path / "out").anew == 0
    place = data / "regions" / "p-157.yml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("printed: ", "printed: 1", 1), encoding="utf-8")
    second = _build(_site(data), path, tmp_path / "out")
    assert 2 <= second.anew <= first.anew / 10


def test_what_is_not_listed_counts_as_everything() -> None:
    data = Path(__file__).parents[1] / "fixture/data"
    site = _site(data)
    asked: tuple[Callable[[Site], object], ...] = (
        lambda one: one.atlas.broken,
        lambda one: one.atlas.waivers,
        lambda one: one.atlas.quantities,
        lambda one: one.series._facts,
    )
    for ask in asked:
        with recording() as keys:
            ask(watched(site))
        assert EVERYTHING in keys and gathered(keys) == {EVERYTHING}


def test_what_is_read_is_noted_field_by_field_and_entry_by_entry() -> None:
    site = watched(_site(Path(__file__).parents[1] / "fixture/data"))
    asked: tuple[tuple[Callable[[], object], set[Key]], ...] = (
        (lambda: PageContext(site, "en", "en/").name("regions/yunting"), {("field", "regions/yunting", "name")}),
        (lambda: site.facts[0].record.entity.type, {("list", "facts"), ("field", site.facts[0].record.id, "type")}),
        (lambda: site.atlas.of_kind("regions"), {("kind", "regions")}),
        (lambda: site.record("regions/yunting").entity.model_dump(), {("field", "regions/yunting", "")}),
        (lambda: list(site.record("regions/yunting").entity), {("field", "regions/yunting", "")}),
        (lambda: site.graph.edges, {("list", "edges")}),
        (lambda: len(site.atlas.records), {("order", "records")}),
        (lambda: site.facts_by_paragraph.get(("x", 1)), {("entry", "facts_by_paragraph", "x", 1)}),
        (lambda: site.dossier("regions/yunting").dates, {("entry", "dossier", "regions/yunting")}),
    )
    for ask, wanted in asked:
        with recording() as keys:
            ask()
        assert keys >= wanted and EVERYTHING not in keys, (wanted, keys)


def test_where_many_of_a_sort_are_read_all_of_it_is_noted(tmp_path: Path) -> None:
    site = _site(write_large(tmp_path / "data", 150))
    with recording() as keys:
        for record in watched(site).atlas.records.values():
            assert record.entity.name
    assert {("column", "records"), ("fields", "name")} <= gathered(keys) and len(gathered(keys)) < 10
    state = States(site)
    assert all(state(key) != "gone" for key in gathered(keys))


def test_everything_changes_with_anything(tmp_path: Path) -> None:
    data = broken(tmp_path, {})
    before = States(_site(data))(EVERYTHING)
    assert States(_site(data))(EVERYTHING) == before
    source = data / "sources/yunting-2030.yml"
    source.write_text(source.read_text(encoding="utf-8").replace("title: {zh: ", "title: {zh: 新", 1), encoding="utf-8")
    assert States(_site(data))(EVERYTHING) != before


def test_another_edition_or_address_makes_what_tells_of_it_anew(tmp_path: Path) -> None:
    data, path = broken(tmp_path, {}), tmp_path / "pages.bin"
    _build(_site(data), path, tmp_path / "out")
    for changed in ({"version": "9.9.9"}, {"address": "https://other.test/"}, {"day": "2031-01-01"}, {"commit": "a/b"}):
        site = _site(data, **changed)
        assert _build(site, path, tmp_path / "out").files == _build(site, None, tmp_path / "out").files


def test_an_edition_that_is_edited_makes_no_page_anew(tmp_path: Path) -> None:
    """The first edit of data changes what every page says of the edition."""
    data, path = broken(tmp_path, {}), tmp_path / "pages.bin"
    ways = (
        {"version": "1.2.3", "commit": "a" * 40},
        {"version": "1.2.3+changed", "commit": "a" * 40 + "-dirty"},
        {"version": "1.2.4", "commit": "b" * 40},
        {"version": "0.0.0", "commit": "unknown"},
    )
    for number, changed in enumerate(ways):
        site = _site(data, **changed, day="2030-01-01")
        built = _build(site, path, tmp_path / "out")
        assert built.files == _build(site, None, tmp_path / "clean").files
        assert bool(built.anew) == (number == 0)


def _damages(whole: bytes) -> Iterator[bytes]:
    yield b""
    yield whole[:10]
    yield whole[: len(whole) // 2]
    yield whole[:-1]
    yield whole + b"\0"
    yield b"\0" * len(whole)
    yield MAGIC + b"\xff" * 100
    middle = len(whole) // 2
    yield whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]


def test_a_damaged_cache_is_told_in_a_line_and_not_used(tmp_path: Path) -> None:
    site, path = _site(broken(tmp_path, {})), tmp_path / "pages.bin"
    clean = _build(site, path, tmp_path / "out")
    whole = path.read_bytes()
    assert not clean.told and not _build(site, path, tmp_path / "out").anew
    for damaged in _damages(whole):
        path.write_bytes(damaged)
        built = _build(site, path, tmp_path / "out")
        [line] = built.told
        assert "damaged" in line and "\n" not in line
        assert (built.files, built.anew) == (clean.files, clean.anew)
        assert path.read_bytes() == whole


def test_a_cache_of_another_version_is_told_in_a_line_and_not_used(tmp_path: Path) -> None:
    site, path = _site(broken(tmp_path, {})), tmp_path / "pages.bin"
    first = _build(site, path, tmp_path / "out", "1")
    built = _build(site, path, tmp_path / "out", "2")
    assert ["other code" in line for line in built.told] == [True] and built.anew == first.anew
    assert not _build(site, path, tmp_path / "out", "2").anew


def test_the_version_follows_vocabularies_words_address_and_pictures(tmp_path: Path) -> None:
    data = broken(tmp_path, {})
    before = version_of(tmp_path, ADDRESS, ())
    assert version_of(tmp_path, ADDRESS, ()) == before
    assert before not in (version_of(tmp_path, "", ()), version_of(tmp_path, ADDRESS, ("home",)))
    for name in ("types", "themes", "pictures", "site"):
        path = data / f"{name}.yml"
        text = path.read_bytes()
        path.write_bytes(text + b"# more\n")
        assert version_of(tmp_path, ADDRESS, ()) != before
        path.write_bytes(text)


def test_a_file_holds_what_was_put_into_it(tmp_path: Path) -> None:
    states: dict[tuple[str, ...], str] = {("entity", "a"): "1", ("entity", "b"): "2"}
    kept, one, two = Kept(), Unit(), Unit()
    one.add("x", "页".encode())
    two.add("y", b"")
    two.add("z", b"z")
    kept.number(states, states.__getitem__)
    kept.add("one", one, states)
    kept.add("two", two, [("entity", "a")])
    kept.write(tmp_path / "new" / "pages.bin", "v")
    found = read(tmp_path / "new" / "pages.bin", "v")
    contents = {name: unit.content(name) for unit in found.units.values() for name in unit.files}
    assert contents == {"x": "页".encode(), "y": b"", "z": b"z"}
    left = found.holding({**states, ("entity", "b"): "3"}.__getitem__)
    assert (left.keys, left.states, left.units["two"].rests_on) == ({("entity", "a"): 0}, ["1"], (0,))
    assert [*left.units] == ["two"] and found.holding(states.__getitem__) is found
    assert read(tmp_path / "none.bin", "v") == Kept()
    with pytest.raises(NotUsable):
        read(tmp_path, "v")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["pages.bin"]


def test_what_is_the_same_is_neither_read_nor_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, memory, parsed = broken(tmp_path, {}), Memory(), list[str]()

    def count(content: bytes, name: str) -> YamlFile:
        parsed.append(name)
        return yamlfile.read(content, name)

    monkeypatch.setattr("atlas.data.reading.read", count)
    validate(data, memory)
    assert len(parsed) == len([*data.glob("*.yml"), *data.glob("*/*.yml")])
    for change, files, looked_at in (
        (None, [], set()),
        ("regions/yunting.yml", ["data/regions/yunting.yml"], {"regions/yunting"}),
        ("sources/yunting-2030.yml", ["data/sources/yunting-2030.yml"], set()),
        ("types.yml", ["data/types.yml"], None),
    ):
        parsed.clear()
        if change:
            (data / change).write_bytes((data / change).read_bytes() + b"# more\n")
        seen: list[set[str]] = []

        def rule(atlas: Atlas, seen: list[set[str]] = seen) -> Iterator[Finding]:
            seen.append(set(atlas.records))
            yield from ()

        monkeypatch.setitem(RULES, "markup", rule)
        found = validate(data, memory := Memory.of_bytes(memory.to_bytes()))
        assert parsed == files and not found.findings
        paths = {waiver.path for waiver in found.atlas.waivers}
        waived = {key for key, record in found.atlas.records.items() if record.lines.path in paths}
        assert seen == [set(found.atlas.records) if looked_at is None else looked_at | waived]


def test_sounds_and_given_readings_are_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, memory = broken(tmp_path, {}), Memory()

    def sounds_of(memory: Memory) -> list[list[tuple[str, ...]]]:
        atlas = validate(data, memory).atlas
        found = [
            atlas.readings.alternatives(record.entity.name.zh, record.entity.reading)
            for record in atlas.records.values()
        ]
        found.append(atlas.readings.alternatives("云亭", "Yúntíng"))
        memory.learn(atlas)
        return found

    before = sounds_of(memory)
    for name in ("pinyin.sounds", "pinyin.fit"):
        monkeypatch.setattr(f"atlas.text.{name}", None)
    assert sounds_of(Memory.of_bytes(memory.to_bytes())) == before


def test_a_damaged_memory_is_told_in_a_line_and_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, told = broken(tmp_path, {}), list[str]()
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))

    def opened() -> Memory:
        monkeypatch.setattr("atlas.output.beside._memory", None)
        return open_memory(told.append) or Memory()

    memory = opened()
    found = validate(data, memory)
    assert memory.files and not found.findings
    keep_memory(memory, found.atlas, told.append)
    assert opened().files.keys() == memory.files.keys() and opened().is_same and not told
    path = tmp_path / "cache" / "data.bin"
    whole = path.read_bytes()
    for number, damaged in enumerate(_damages(whole), 1):
        path.write_bytes(damaged)
        assert not opened().files and len(told) == number and "damaged" in told[-1]
    path.write_bytes(whole)
    monkeypatch.setattr("atlas.output.beside._code_digest", lambda: "other")
    assert not opened().files
    monkeypatch.setenv("ATLAS_CACHE", "")
    assert open_memory(told.append) is None


def test_scripts_are_joined_anew_only_when_one_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, told, made = tmp_path / "docs", list[str](), list[Path]()
    (docs / "assets").mkdir(parents=True)
    script = docs / "assets" / "a.js"

    def make(found: Path) -> dict[str, str]:
        made.append(found)
        return {"assets/a.js": script.read_text(), "assets/b.js": ""}

    def joined() -> dict[str, str]:
        return kept_scripts(docs, make, told.append)

    for text in ("one", "two"):
        script.write_text(text)
        assert joined() == joined() == {"assets/a.js": text, "assets/b.js": ""}
    assert len(made) == 4  # without a folder for it, nothing is kept
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    for text in ("one", "two"):
        script.write_text(text)
        assert joined() == joined() == {"assets/a.js": text, "assets/b.js": ""}
    assert len(made) == 6 and not told
    (tmp_path / "cache" / "scripts.bin").write_bytes(b"atlas")
    assert joined() == joined() == {"assets/a.js": "two", "assets/b.js": ""}
    assert len(made) == 7 and ["damaged" in line for line in told] == [True]


def test_a_cache_that_cannot_be_written_is_told_and_the_build_goes_on(tmp_path: Path) -> None:
    site = _site(broken(tmp_path, {}))
    (tmp_path / "file").write_text("")
    built = _build(site, tmp_path / "file" / "pages.bin", tmp_path / "out")
    assert len(built.told) == 2 and "Nothing is kept" in built.told[1]
    assert built.files == _build(site, None, tmp_path / "clean").files
