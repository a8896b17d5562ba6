"""scripts/build after one that has left its work: whatever was edited, the bytes of a build that makes everything anew."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
List = Callable[[Path], dict[str, bytes]]
YUNTING, MAKER = "data/regions/yunting.yml", "data/organizations/starling-instruments.yml"
# Edits between two builds, each set of its own: file, old text, new text.
EDITS = {
    "two files of data": ((YUNTING, "en: Yunting City", "en: Yunting Town"), (MAKER, "潮汐传感器", "潮汐感应器")),
    "a script and a style sheet": (
        ("docs/assets/page/dom.js", "export function", "export const edited = 1;\n\nexport function"),
        ("docs/assets/frame.css", "{", "{ --edited: 1;"),
    ),
    "the names of the atlas": (("data/site.yml", "en: Yunting Atlas}", "en: Edited Atlas}"),),
    "a vocabulary and a template": (
        ("data/types.yml", "en: Carriers", "en: Premises"),
        ("hooks/atlas/web/templates/entity.html", "</h1>", " (edited)</h1>"),
    ),
}


@pytest.fixture
def built(project: Path, run: Run, listing: List) -> Callable[[], dict[str, bytes]]:
    """Build twice, with what there is from before and without: the files, which are the same."""

    def build() -> dict[str, bytes]:
        done = run("build", "--quiet", "--workers", "1", LC_ALL="C", LANG="C")
        assert done.returncode == 0, done.stderr
        clean = project / "clean"
        done = run("build", "--quiet", "--workers", "2", "--no-cache", "--site-dir", clean, LC_ALL="C.UTF-8")
        assert done.returncode == 0, done.stderr
        found, wanted = listing(project / "site"), listing(clean)
        assert found.keys() == wanted.keys()
        assert [name for name, content in wanted.items() if found[name] != content] == []
        return found

    return build


def _edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text, name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_after_each_edit_the_bytes_are_those_of_a_clean_build(
    project: Path, built: Callable[[], dict[str, bytes]]
) -> None:
    before = built()
    for what, edits in EDITS.items():
        for edit in edits:
            _edit(project, *edit)
        after = built()
        assert after != before, what
        before = after


def test_what_is_renamed_and_what_was_wrong_for_a_while(
    project: Path, run: Run, built: Callable[[], dict[str, bytes]]
) -> None:
    before = built()
    for given in (("regions", "yunting", "cloud-city"), ("sources", "yunting-daily-2031", "daily-2031")):
        done = run("rename", *given)
        assert done.returncode == 0, done.stderr
    renamed = built()
    assert "en/regions/cloud-city/index.html" in renamed and before != renamed
    _edit(project, MAKER, "type: company", "type: nothing")
    assert run("build", "--quiet").returncode == 1
    _edit(project, MAKER, "type: nothing", "type: company")
    assert built() == renamed


def test_a_cache_that_is_damaged_or_gone_changes_nothing(project: Path, built: Callable[[], dict[str, bytes]]) -> None:
    before, cache = built(), project / ".cache" / "build"
    [pages] = cache.glob("pages-*.bin")
    [standing] = cache.glob("site-*.bin")
    kept = {"data.bin", "scripts.bin", "templates", pages.name, standing.name}
    assert {path.name for path in cache.iterdir()} == kept
    pages.write_bytes(pages.read_bytes()[:-1])
    (cache / "data.bin").write_bytes(b"atlas")
    (cache / "scripts.bin").unlink()
    standing.write_bytes(standing.read_bytes()[:-1])
    for template in (cache / "templates").iterdir():
        template.write_bytes(template.read_bytes()[:-1])
    assert built() == before
    shutil.rmtree(cache)
    assert built() == before


def test_what_somebody_has_changed_in_the_site_is_written_anew(
    project: Path, built: Callable[[], dict[str, bytes]]
) -> None:
    before, site = built(), project / "site"
    page, table = site / "en/regions/yunting/index.html", site / "data/v1/facts.csv"
    numbers = {name: (site / name).stat().st_ino for name in before if name.endswith("/index.html")}
    page.write_bytes(page.read_bytes().replace(b"Yunting", b"Gnitnuy"))
    table.unlink()
    shutil.rmtree(site / "zh/regions")
    (site / "more.html").write_text("more")
    assert built() == before
    same = {name for name, number in numbers.items() if (site / name).stat().st_ino == number}
    assert len(same) > len(numbers) / 2
    assert built() == before


def test_an_edit_that_is_taken_back_another_address_and_a_host(
    project: Path, run: Run, built: Callable[[], dict[str, bytes]], listing: List
) -> None:
    before, edit = built(), (YUNTING, "en: Yunting City", "en: Yunting Town")
    _edit(project, *edit)
    assert built() != before
    _edit(project, *edit[::2], edit[1])
    for more, environment in (
        (("--host", "gitlab-pages"), {}),
        ((), {"SITE_URL": "https://atlas.test/"}),
        (("--host", "github-pages"), {"SITE_URL": "https://atlas.test/"}),
    ):
        assert run("build", "--quiet", *more, **environment).returncode == 0
        clean = project / "clean"
        assert run("build", "--quiet", "--no-cache", "--site-dir", clean, *more, **environment).returncode == 0
        assert listing(project / "site") == listing(clean)
    assert built() == before
