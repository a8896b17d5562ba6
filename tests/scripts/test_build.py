"""scripts/build: all findings or a whole site, and never less than the last good one."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.locking import only_one

from ..fixture.support import broken
from ..rules.mistakes import MISTAKES

Run = Callable[..., subprocess.CompletedProcess[str]]
List = Callable[[Path], dict[str, bytes]]
FINDING = re.compile(r"data/\S+\.yml:\d+: \S+: .+")


def test_a_build_says_what_it_made(project: Path, start: Run, good_site: Path) -> None:
    done = start("build")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    said = re.fullmatch(r"(\d+) pages, (\d+) files, \d+\.\d MB, \d+\.\d s\n", done.stdout)
    assert said and int(said[1]) == len(list(good_site.rglob("*.html")))
    assert int(said[2]) == sum(path.is_file() for path in good_site.rglob("*"))
    assert (good_site / "zh" / "index.html").is_file()
    assert sorted(path.name for path in project.glob("site*")) == ["site"]


def test_every_finding_is_printed_and_the_site_stays(project: Path, run: Run, good_site: Path, listing: List) -> None:
    before = listing(good_site)
    carrier, region = project / "data/carriers/hillside-incubator.yml", project / "data/regions/yunting.yml"
    carrier.write_text(carrier.read_text() + "colour: red\n")
    region.write_text("name: [\n")
    done = run("build")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert any(line.startswith("data/carriers/hillside-incubator.yml:") and "colour" in line for line in lines)
    assert any(line.startswith("data/regions/yunting.yml:") for line in lines)
    assert sum(bool(FINDING.fullmatch(line)) for line in lines) >= 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert listing(good_site) == before
    assert sorted(path.name for path in project.glob("site*")) == ["site"]


@pytest.mark.parametrize("rule", ["yaml", "schema", "layout", "outcome", "round", "unit"])
def test_no_mistake_replaces_the_last_good_site(
    rule: str, project: Path, run: Run, good_site: Path, listing: List
) -> None:
    """One of each sort; what is found in each of them is told in tests/rules."""
    before, case = listing(good_site), next(case for case in MISTAKES if case.rule == rule)
    shutil.rmtree(project / "data")
    broken(project, case.patches)
    done = run("build")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith(f"{case.path}:")]
    assert any(f" {case.field}: " in line and case.says in line for line in said), done.stderr
    assert listing(good_site) == before


def test_a_broken_link_in_a_written_page_fails(project: Path, run: Run, good_site: Path, listing: List) -> None:
    """MkDocs' own --quiet would let it pass: strict mode counts messages that are shown."""
    before = listing(good_site)
    page = project / "docs/en/method/index.md"
    page.write_text(page.read_text() + "\n[nowhere](no-such-page.md) [no anchor](#no-such-anchor)\n")
    done = run("build", "--quiet")
    assert done.returncode == 1
    assert "no-such-page.md" in done.stderr and "no-such-anchor" in done.stderr
    assert listing(good_site) == before


def test_a_folder_that_holds_something_else_is_refused(project: Path, run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear")
    done = run("build", "--site-dir", home)
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert (home / "letter.txt").read_text() == "dear"


def test_the_site_goes_where_it_is_wanted_and_quiet_says_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("build", "--quiet", "--site-dir", "empty")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "empty" / "index.html").is_file()


def test_a_killed_build_leaves_the_last_good_site(project: Path, run: Run, good_site: Path, listing: List) -> None:
    before = listing(good_site)
    started = _start_and_wait_for_files(project)
    started.kill()
    started.wait()
    assert listing(good_site) == before
    done = run("build")
    assert done.returncode == 0, done.stderr
    assert (good_site / "index.html").read_text() != "the last good one"
    assert sorted(path.name for path in project.glob("site*")) == ["site"]


def test_a_build_asked_to_stop_clears_up(project: Path, good_site: Path, listing: List) -> None:
    before = listing(good_site)
    started = _start_and_wait_for_files(project)
    started.send_signal(signal.SIGTERM)
    assert started.wait(timeout=20) == 128 + signal.SIGTERM
    assert listing(good_site) == before
    assert sorted(path.name for path in project.glob("site*")) == ["site"]


def _start_and_wait_for_files(project: Path) -> subprocess.Popen[bytes]:
    """A build in the midst of writing: kept from ending by a hook that waits after the pages."""
    (project / "wait.py").write_text("import time\n\n\ndef on_post_build(config):\n    time.sleep(1.5)\n")
    configured = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(configured.replace("mkdocs_hooks.py\n", "mkdocs_hooks.py\n  - wait.py\n"))
    started = subprocess.Popen([project / "scripts/build"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    limit = time.monotonic() + 60
    while not list(project.glob("site.new-*/en/index.html")):
        assert started.poll() is None and time.monotonic() < limit, "the build has not begun to write"
        time.sleep(0.02)
    return started


def test_a_second_build_waits_for_the_first(project: Path, good_site: Path) -> None:
    with only_one(project / ".site.lock", "never printed"):
        second = subprocess.Popen(
            [project / "scripts/build"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert second.stderr and "waiting" in second.stderr.readline()
        time.sleep(0.3)
        assert second.poll() is None
        assert not list(project.glob("site.new-*"))
        assert (good_site / "index.html").read_text() == "the last good one"
    out, _ = second.communicate(timeout=60)
    assert second.returncode == 0
    assert "pages" in out


def test_the_time_of_a_build_is_that_of_the_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lib.sites import builder

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    expected = builder.NO_COMMIT
    if (root / ".git").exists():
        expected = subprocess.check_output(["git", "-C", root, "log", "-1", "--format=%ct"], text=True).strip()
    assert builder.environment()["SOURCE_DATE_EPOCH"] == expected
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    assert builder.environment()["SOURCE_DATE_EPOCH"] == "5"
    assert os.environ["SOURCE_DATE_EPOCH"] == "5"


@pytest.mark.parametrize("asked", ["0", "many"])
def test_no_number_of_processes_is_wrong_use(run: Run, asked: str) -> None:
    done = run("build", "--workers", asked)
    assert done.returncode == 2
    assert f"--workers {asked}: a whole number of processes" in done.stderr
    assert "Traceback" not in done.stderr


def test_parts_made_apart_are_joined_to_the_same_bytes(run: Run, tmp_path: Path, listing: List) -> None:
    """Each place by a run of its own, into a folder of its own, as machines that know nothing of each other would."""
    at = {"SITE_URL": "https://atlas.test/below/"}
    names = json.loads(run("build", "--list-parts").stdout)
    assert len(names) > 4 and any(name.startswith("regions/") for name in names)
    first, *rest = names
    assert run("build", "--quiet", "--site-dir", "whole", **at).returncode == 0
    for folder, some in (("one", [first]), ("two", rest)):
        chosen = [word for name in some for word in ("--part", name)]
        done = run("build", *chosen, "--parts", folder, **at)
        assert (done.returncode, done.stderr) == (0, "") and done.stdout.endswith(" parts\n")
    joined = run("build", "--quiet", "--join", "one", "--join", "two", "--site-dir", "joined", **at)
    assert (joined.returncode, joined.stderr) == (0, "")
    assert listing(tmp_path / "whole") == listing(tmp_path / "joined")


def test_parts_that_are_not_all_there_are_not_joined(
    project: Path, run: Run, good_site: Path, tmp_path: Path, listing: List
) -> None:
    before = listing(good_site)
    done = run("build", "--join", "nowhere")
    assert done.returncode == 1
    said, *rest = done.stderr.splitlines()
    assert re.fullmatch(rf"{tmp_path}/nowhere: (\d+) of \1 parts are missing, such as door", said)
    assert rest == ["nothing was built", "Not built; site is as it was."]
    assert listing(good_site) == before
    unknown = run("build", "--part", "regions/nowhere", "--parts", "here")
    assert unknown.returncode == 2 and unknown.stderr.startswith("There is no part regions/nowhere; there are: ")
    assert not (tmp_path / "here").exists()


def test_a_folder_for_parts_that_cannot_be_written_is_told(
    project: Path, run: Run, good_site: Path, tmp_path: Path, listing: List
) -> None:
    before = listing(good_site)
    (tmp_path / "file").write_text("")
    done = run("build", "--parts", "file/below")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == f"{tmp_path}/file/below cannot be written: Not a directory"
    assert len(done.stderr.splitlines()) == 3 and listing(good_site) == before


def test_a_second_build_takes_what_holds_with_the_same_bytes(
    project: Path, run: Run, listing: List, tmp_path: Path
) -> None:
    assert run("build").returncode == 0
    [cache] = (project / ".cache" / "build").glob("pages-*.bin")
    place = project / "data/regions/yunting-high-tech-zone.yml"
    place.write_text(place.read_text().replace("设在区内", "就在区内"))
    done = run("build", "--site-dir", tmp_path / "second")
    assert (done.returncode, done.stderr) == (0, "")
    kept = cache.read_bytes()
    cache.write_bytes(kept[:-5])
    damaged = run("build", "--site-dir", tmp_path / "third")
    assert damaged.returncode == 0 and damaged.stderr.count("\n") == 1 and "damaged" in damaged.stderr
    cache.unlink()
    assert run("build", "--no-cache", "--site-dir", tmp_path / "clean").returncode == 0
    assert not cache.exists()
    clean = listing(tmp_path / "clean")
    assert listing(tmp_path / "second") == clean and listing(tmp_path / "third") == clean
