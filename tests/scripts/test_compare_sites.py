"""Two small sites compared: each sort of difference, each sort of allowance, and an allowance that nothing needs."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from lib.sites.allowed import Allowed, AllowError, read
from lib.sites.compare import answers_of, compare, details, files_of, table

from ..fixture.support import real_atlas

SITE = {"index.html": "<p>one</p>\n<p>two</p>\n", "data/v1/facts.csv": "id,value\na,1\n", "assets/a.css": "a {}\n"}


def _site(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def _allowed(folder: Path, text: str) -> Allowed:
    path = folder / "allow.yml"
    folder.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read(path)


def _states(folder: Path, second: dict[str, str | bytes], allow: str = "") -> tuple[dict[str, str], list[str]]:
    """States of the files that are not the same, and what was allowed for nothing."""
    allowed = _allowed(folder, allow)
    one, two = _site(folder / "one", dict(SITE)), _site(folder / "two", second)
    found = compare(files_of(one), files_of(two), allowed)
    return {file.name: file.state for file in found if file.state != "same"}, allowed.unmet()


@pytest.mark.parametrize(
    ("second", "allow", "states"),
    [
        ({}, "", {}),
        ({"data/v1/facts.csv": "id,value\na,2\n"}, "", {"data/v1/facts.csv": "different"}),
        ({"b.html": ""}, "", {"b.html": "only in B"}),
        ({"b.html": ""}, "added: ['*.html']", {"b.html": "allowed"}),
        ({"c/b.html": ""}, "added: ['c/*']", {"c/b.html": "allowed"}),
        ({"assets/a.css": "b {}\n"}, "changed: ['assets/*.css']", {"assets/a.css": "allowed"}),
        ({"assets/a.css": b"\xff"}, "", {"assets/a.css": "different"}),
        (
            {"index.html": "<p>one</p>\n<p>three</p>\n"},
            "replace: [{files: '*.html', old: '<p>t(w)o', new: '<p>three', why: a word}]",
            {"index.html": "allowed"},
        ),
        (
            {"index.html": "<p>ones</p>\n<p>three</p>\n"},
            "replace: [{files: '*.html', old: two, new: three}]",
            {"index.html": "different"},
        ),
        (
            {"index.html": "<p>one</p>\n<p>3</p>\n"},
            "replace: [{files: index.html, any: '(?<=<p>)(two|[0-9])'}]",
            {"index.html": "allowed"},
        ),
    ],
)
def test_each_state(tmp_path: Path, second: dict[str, str | bytes], allow: str, states: dict[str, str]) -> None:
    assert _states(tmp_path, {**SITE, **second}, allow) == (states, [])


def test_a_file_that_only_the_first_has(tmp_path: Path) -> None:
    second: dict[str, str | bytes] = {name: text for name, text in SITE.items() if name != "assets/a.css"}
    assert _states(tmp_path / "a", second)[0] == {"assets/a.css": "only in A"}
    assert _states(tmp_path / "b", second, "removed: [assets/a.css]") == ({"assets/a.css": "allowed"}, [])


def test_a_file_that_moved(tmp_path: Path) -> None:
    second: dict[str, str | bytes] = {
        "assets/b.css" if name == "assets/a.css" else name: text for name, text in SITE.items()
    }
    moved = "moved: {assets/a.css: assets/b.css}"
    assert _states(tmp_path / "a", second, moved) == ({"assets/b.css": "allowed"}, [])
    assert _states(tmp_path / "b", {**second, "assets/b.css": "b"}, moved)[0] == {"assets/b.css": "different"}


@pytest.mark.parametrize(
    "rule",
    [
        "added: [none.html]",
        "removed: [none.html]",
        "changed: [index.html]",
        "moved: {none.css: some.css}",
        "replace: [{files: '*', old: nowhere, new: here}]",
        "replace: [{files: '*', any: nowhere}]",
    ],
)
def test_an_allowance_that_nothing_needs_is_told(tmp_path: Path, rule: str) -> None:
    states, unmet = _states(tmp_path, dict(SITE), rule)
    assert states == {} and len(unmet) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("remove: [a]", "only added, changed, moved, removed, replace are known"),
        ("added: a", "added: needs a list"),
        ("moved: {a: c, b: c}", "each name once"),
        ("replace: [{files: '*', old: a}]", "replace: needs files and old and new"),
        ("replace: [{files: '*', old: '(', new: a}]", "missing \\)"),
        ("added: [", "cannot be read"),
    ],
)
def test_a_list_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(AllowError, match=message):
        _allowed(tmp_path, text)


def test_what_differs_is_shown_where_it_differs(tmp_path: Path) -> None:
    one = _site(tmp_path / "one", {"index.html": f"same\n{'a' * 500}b\n", "x.html": "x"})
    two = _site(tmp_path / "two", {"index.html": f"same\n{'a' * 500}c\n"})
    found = list(compare(files_of(one), files_of(two), Allowed()))
    lines = details(found)
    assert lines == ["different: index.html", f"    2: - {'a' * 60}b", f"    2: + {'a' * 60}c", "only in A: x.html"]
    assert details(found, 0) == ["different: 1 more", "only in A: 1 more"]
    assert table(found).splitlines()[1].split() == ["pages", "0", "0", "1", "1", "0"]


def test_the_command_says_what_it_found(root: Path, tmp_path: Path) -> None:
    one, two = _site(tmp_path / "one", dict(SITE)), _site(tmp_path / "two", {**SITE, "b.html": ""})
    assert _run(root, one, one).returncode == 0
    done = _run(root, one, two)
    assert done.returncode == 1 and "only in B: b.html" in done.stdout
    (tmp_path / "allow.yml").write_text("added: [b.html]")
    assert _run(root, one, two, "--allow", tmp_path / "allow.yml").returncode == 0
    assert _run(root, one, one, "--allow", tmp_path / "allow.yml").returncode == 1


def test_wrong_use(root: Path, tmp_path: Path) -> None:
    one = _site(tmp_path / "one", dict(SITE))
    (tmp_path / "empty").mkdir()
    for wrong in ((one, tmp_path / "none"), (one, tmp_path / "empty"), (one, one, "--allow", tmp_path / "none.yml")):
        assert _run(root, *wrong).returncode == 2


def test_bundles_are_compared_below_their_folder(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
            archive.writestr(f"atlas-{name}/index.html", name)
    found = list(compare(files_of(tmp_path / "one.zip"), files_of(tmp_path / "two.zip"), Allowed()))
    assert [(file.name, file.state) for file in found] == [("index.html", "different")]


def test_answers_are_compared_query_by_query(real_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a site stands makes no difference."""
    place = real_atlas().of_kind("regions")[0]
    asked = [
        {"q": place.entity.name.zh, "lang": "zh", "class": "han"},
        {"q": place.entity.name.en, "lang": "en", "class": "han"},
    ]
    (tmp_path / "queries.yml").write_text(json.dumps({"classes": {"han": {}}, "queries": asked}), encoding="utf-8")
    monkeypatch.setattr("lib.sites.compare.TABLE", tmp_path / "queries.yml")
    shutil.copytree(real_site / "assets" / "search", tmp_path / "copy" / "assets" / "search")
    answers = answers_of(real_site)
    assert answers == answers_of(tmp_path / "copy")
    told = [json.loads(line) for line in answers.splitlines()]
    assert [(one["q"], one["results"][0]["id"]) for one in told] == [(query["q"], place.id) for query in asked]


def _run(root: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(root / "scripts" / "compare-sites"), "--no-search", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)
