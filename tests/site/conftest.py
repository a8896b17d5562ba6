"""The fixture built as a site by the site builder itself, and the real site; both read once a session."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from atlas.site.site import Site
from lib.sites import serving

from ..conftest import copy_folder
from ..fixture.copies import Copies
from ..fixture.support import DATA, fixture_site, real_data
from .reading import Page, read_site

PARTS = ("mkdocs.yml", "hooks", "docs")
EPOCH = "1900000000"
LINKING = "docs/en/about/index.md"
GOOD_LINKS = """
[a](../contribute/index.md#errors) [b](../regions/yunting/index.md#figures) [c](../regions/index.md) [d](https://example.org/)

<!-- atlas:counts -->
"""


@dataclass(frozen=True)
class Built:
    """A built site: its folder, its pages, and the atlas it was made from."""

    folder: Path
    pages: dict[str, Page]
    atlas: Site


@dataclass(frozen=True)
class Project:
    """A copy of the project with the fixture's data, and the site builder at work in it."""

    folder: Path
    process: subprocess.Popen[str]

    @property
    def site(self) -> Path:
        """Where the site is built."""
        return self.folder / "site"

    def done(self) -> tuple[int, str]:
        """Exit code and everything printed; waits for the end."""
        printed, _ = self.process.communicate()
        return self.process.returncode, printed


def copy_project(root: Path, folder: Path, data: Path = DATA) -> Path:
    """All that the site builder needs, with the data of the fixture or others."""
    for name in PARTS:
        whole = root / name
        if whole.is_dir():
            copy_folder(whole, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(whole, folder / name)
    shutil.copytree(data, folder / "data")
    return folder


def command(folder: Path) -> tuple[list[str], dict[str, str]]:
    """`mkdocs build` in a copy of the project, and its environment."""
    env = {
        "SITE_URL": serving.ADDRESS,
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    return [sys.executable, "-m", "mkdocs", "build", "--config-file", str(folder / "mkdocs.yml")], env


def start(folder: Path) -> Project:
    """Start it."""
    words, env = command(folder)
    return Project(
        folder,
        subprocess.Popen(words, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True),
    )


@pytest.fixture(scope="session")
def small(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The fixture being built, with a page that has good links of every sort: the near miss of wrong ones."""
    folder = copy_project(root, tmp_path_factory.mktemp("small"))
    with (folder / LINKING).open("a", encoding="utf-8") as page:
        page.write(GOOD_LINKS)
    return start(folder)


@pytest.fixture(scope="session")
def fixture_built(small: Project) -> Built:
    """The site of the fixture; its build stops at the first warning."""
    code, printed = small.done()
    assert code == 0, printed
    return Built(small.site, read_site(small.site), fixture_site())


@pytest.fixture(scope="session")
def real_built(real_site: Path) -> Built:
    """The real site."""
    return Built(real_site, read_site(real_site), real_data())


@pytest.fixture(scope="session", params=["fixture", "real"])
def built(request: pytest.FixtureRequest) -> Built:
    """Each of the two sites in turn."""
    made: Built = request.getfixturevalue(f"{request.param}_built")
    return made


@pytest.fixture
def spoilt(root: Path, tmp_path: Path, copies: Copies) -> Callable[[Callable[[Path], None]], tuple[int, str, Path]]:
    """Copy the project, let `spoil` change it, build; exit code, what was printed, and the folder."""

    def build(spoil: Callable[[Path], None]) -> tuple[int, str, Path]:
        folder = copy_project(root, tmp_path / "project")
        spoil(folder)
        words, env = command(folder)
        done = copies.run(folder, words, folder, env)
        return done.returncode, done.stdout + done.stderr, folder

    return build
