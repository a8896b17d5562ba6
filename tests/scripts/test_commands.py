"""What holds for every command, and what the small ones say."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lib import browser
from lib.bench import build
from lib.check import annotated

Run = Callable[..., subprocess.CompletedProcess[str]]
List = Callable[[Path], dict[str, bytes]]
COMMANDS = sorted(
    path.name for path in (Path(__file__).parents[2] / "scripts").iterdir() if path.is_file() and not path.suffix
)
# What scripts/check is made of.
CHECK = {"__init__", "check", "environment", "javascript", "locking", "silence", "tools"}


def test_there_are_commands() -> None:
    assert {"build", "serve", "test", "check", "fix", "verify", "bench", "lock"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_can_be_run_and_explains_itself(root: Path, name: str) -> None:
    path = root / "scripts" / name
    assert path.stat().st_mode & stat.S_IXUSR
    assert path.read_text().startswith("#!/usr/bin/env python3\n")
    done = subprocess.run([path, "--help"], capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.startswith(f"usage: scripts/{name} ")
    assert len(done.stdout) > 150


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "test"])
def test_each_refuses_what_it_does_not_know(root: Path, name: str) -> None:
    done = subprocess.run([root / "scripts" / name, "--no-such-option"], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: ")


def test_help_needs_no_environment(project: Path, start: Run) -> None:
    (project / ".venv").unlink()
    for name in COMMANDS:
        assert start(name, "--help").returncode == 0
    assert not (project / ".venv").exists()


def test_the_list_of_commands_is_whole(root: Path) -> None:
    text = (root / "scripts" / "README.md").read_text()
    assert sorted(re.findall(r"^\| \[`scripts/([a-z-]+)`\]\(\1\)", text, re.MULTILINE)) == COMMANDS
    modules = {path.stem for path in (root / "scripts" / "lib").rglob("*.py") if path.stem != "__init__"}
    folders = {path.parent.name for path in (root / "scripts" / "lib").rglob("__init__.py")}
    told = set(re.findall(r"`([a-z_]+/?)`", text.partition("## `lib/`")[2]))
    assert modules - told == set()
    assert {f"{folder}/" for folder in folders if folder != "lib"} - told == set()


def test_ci_runs_the_test_command(root: Path) -> None:
    lines = (root / ".ci" / "run").read_text().splitlines()
    assert lines[-1] == "scripts/test --whole"
    assert os.access(root / ".ci" / "run", os.X_OK)


class TestCheck:
    def test_good_data_are_counted(self, start: Run) -> None:
        done = start("check", "--data")
        assert done.returncode == 0, done.stdout
        assert re.fullmatch(r"data: checked [1-9]\d* files, [1-9]\d* facts, [1-9]\d* links: 0 findings\n", done.stdout)

    def test_bad_data_are_found_and_nothing_is_written(self, project: Path, run: Run, listing: List) -> None:
        path = project / "data/regions/yunting.yml"
        path.write_text(path.read_text() + "colour: red\n")
        before = listing(project)
        done = run("check", "--data")
        assert done.returncode == 1
        assert re.search(r"^data/regions/yunting\.yml:\d+: colour: ", done.stdout, re.MULTILINE)
        assert done.stdout.rstrip().endswith(": 1 finding")
        assert listing(project) == before

    def test_no_data_are_no_pass(self, project: Path, run: Run) -> None:
        for path in (project / "data").rglob("*.yml"):
            path.unlink()
        done = run("check", "--data")
        assert done.returncode == 1

    def test_github_is_told_where(self, project: Path, run: Run) -> None:
        path = project / "data/regions/yunting.yml"
        path.write_text(path.read_text() + "colour: red\n")
        done = run("check", "--data", "--github")
        assert re.search(r"^::error file=data/regions/yunting\.yml,line=\d+::colour: ", done.stdout, re.MULTILINE)

    def test_bad_code_is_found(self, root: Path, project: Path, start: Run) -> None:
        _keep_only_the_check(root, project)
        (project / "hooks/atlas/bad.py").write_text("import os\n\n\ndef f(x):\n    return  x + undefined\n")
        (project / "scripts/bad").write_text("count: int = 'one'\n")
        done = start("check", "--code")
        assert done.returncode == 1
        assert "hooks/atlas/bad.py:1:" in done.stdout and "F401" in done.stdout
        assert re.search(r"hooks/atlas/bad\.py:4: error: .*no-untyped-def", done.stdout)
        assert "hooks/atlas/bad.py:5:12: unformatted" in done.stdout
        assert re.search(r"scripts/bad:1: error: .*assignment", done.stdout)
        assert "data:" not in done.stdout

    def test_signs_with_a_meaning_are_escaped(self) -> None:
        assert annotated("a.yml:3: name: 100% of\rit", "error") == "::error file=a.yml,line=3::name: 100%25 of%0Dit"
        assert annotated("no place here", "error") == "no place here"


def _keep_only_the_check(root: Path, project: Path) -> None:
    """Less code is checked sooner. The programs for Node.js are those of this project, where it has them."""
    shutil.rmtree(project / "docs")
    for folder in [*(project / "hooks/atlas").iterdir(), *(project / "scripts/lib").iterdir()]:
        if folder.is_dir():
            shutil.rmtree(folder)
    for path in (project / "scripts").rglob("*"):
        if path.is_file() and path.stem not in CHECK:
            path.unlink()
    for marker in (root / ".cache").glob("npm-code-*/.made"):
        (project / ".cache" / marker.parent.name).symlink_to(marker.parent)


class TestVerify:
    def test_figures_that_stand_are_proved(self, root: Path, start: Run) -> None:
        done = start("verify", "--texts", root / "tests/fixture/texts")
        assert done.returncode == 0, done.stdout + done.stderr
        said = re.search(
            r"^proved (\d+) of (\d+) printed figures and (\d+) of (\d+) dates in 3 texts$", done.stdout, re.MULTILINE
        )
        assert said and said[1] == said[2] and int(said[1]) > 0 and said[3] == said[4]
        assert re.search(r"^not proved, for they rest on a reading of 1 opening: 2 figures$", done.stdout, re.MULTILINE)
        assert re.search(
            r"^as well as 0 of 0 states, 0 of 0 rounds, .* 0 of 0 finding aids$", done.stdout, re.MULTILINE
        )

    def test_a_missing_text_fails(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "texts").mkdir()
        done = run("verify", "--texts", "texts")
        assert done.returncode == 1
        assert "data/sources/yunting-2030.yml:1: sha256:" in done.stdout
        assert "in 0 texts" in done.stdout

    def test_a_missing_folder_is_wrong_use(self, run: Run) -> None:
        assert run("verify", "--texts", "no-such-folder").returncode == 2


class TestBrowser:
    def test_the_named_one_goes_first(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = tmp_path / "my-browser"
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        monkeypatch.setenv("ATLAS_BROWSER", str(program))
        assert browser.find_or_install() == str(program)

    def test_a_wrong_name_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ATLAS_BROWSER", "/no/such/browser")
        with pytest.raises(SystemExit, match="'/no/such/browser'"):
            browser.find_or_install()

    def test_none_and_no_way_to_install_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        for which, package in ((browser.CHROMIUM, "chromium"), (browser.FIREFOX, "firefox-esr")):
            monkeypatch.delenv(which.variable, raising=False)
            with pytest.raises(SystemExit, match=f"apt-get install {package} fonts-noto-cjk"):
                browser.find_or_install(replace(which, places=()))

    @pytest.mark.parametrize(
        ("without", "tried"),
        [("nothing", ["chromium-headless-shell"]), ("headless-shell", ["chromium-headless-shell", "chromium"])],
    )
    def test_debians_package_is_installed_where_it_may_be(
        self, without: str, tried: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("ATLAS_BROWSER", raising=False)
        monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
        ours = replace(browser.CHROMIUM, names=("chromium-of-this-test",), places=())
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        apt = tmp_path / "apt-get"
        made = tmp_path / "chromium-of-this-test"
        apt.write_text(
            f'#!/bin/sh\necho "$@" >> {tmp_path}/log\n[ "$1" = update ] && exit 0\n'
            f'case "$*" in *{without}*) exit 100;; esac\necho "#!/bin/sh" > {made} && chmod +x {made}\n'
        )
        apt.chmod(0o755)
        assert browser.find_or_install(ours) == str(made)
        assert (tmp_path / "log").read_text().splitlines() == [
            "update -q",
            *(f"install -y -q --no-install-recommends {package} fonts-noto-cjk" for package in tried),
        ]


class TestBench:
    def test_medians_and_ratio(self, tmp_path: Path) -> None:
        (tmp_path / "index.html").write_text("")
        one = build.Build("one", [], tmp_path, [3.0, 1.0, 2.0])
        assert one.summary(4.0) == {
            "build": "one",
            "pages": 1,
            "median_s": 2.0,
            "min_s": 1.0,
            "max_s": 3.0,
            "ratio": 0.5,
        }
        assert build.table([one.summary(4.0)], 3).splitlines()[-1] == "| one | 1 | 2.0 | 1.0 | 3.0 | 0.5 |"

    def test_a_build_that_fails_is_no_measurement(self, tmp_path: Path) -> None:
        with pytest.raises(SystemExit, match="one could not be built"):
            build.Build("one", ["false"], tmp_path / "site").run()

    def test_those_that_share_the_work_stand_beside_one_process(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(build, "_pages", dict)
        found = {one.name: one.command for one in build.prepare(tmp_path, machines=True)}
        assert list(found)[:3] == [name for name, _ in build.SHARED] and build.BARE in found
        options = [" ".join(command[6:]) for command in list(found.values())[:3]]
        assert options == ["--workers 1", "--workers 2", "--scheduler local --workers 2"]

    def test_the_same_pages_are_built(self, start: Run) -> None:
        """The documents given to bare MkDocs are the pages of ours."""
        done = start("bench", "build", "--runs", "1")
        assert done.returncode == 0, done.stderr
        pages = [row.split("|")[2].strip() for row in done.stdout.splitlines()[2:]]
        assert len(pages) == 3 and len(set(pages)) == 1 and int(pages[0]) > 20
