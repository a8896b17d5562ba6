"""What every layer of the tests stands on: the project, its real site, a server for it, a browser.

Nothing here skips: what is missing is named, and the test fails. Only scripts/test may say beforehand what the machine has
not, and the tests that need it are not run then.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from lib.browser import CHROMIUM, FIREFOX, find
from lib.browser import Browser as Program
from lib.locking import only_one
from lib.sites import serving

from .fixture.copies import Copies

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .browser.firefox import Wire
    from .browser.windows import Windows

ROOT = Path(__file__).resolve().parent.parent
# Lines of a failed build to show: every test that wants the site repeats them.
FIRST_LINES = 12
# Milliseconds: what a page has not come to by then it never comes to; the machine may have much else to do.
PATIENCE = 30_000
# Rooms whose tests share a site that is built or read for them, and rooms by the time that they take.
SHARING = ("edge", "site", "second_region")
# Tests of what this atlas says: they stand apart, bear this mark, and no other atlas has them.
THIS_ATLAS = "this_atlas"
PROGRAMS = ("browser", "firefox", "node", "git")
DRIVEN = ("browser", "firefox")  # fixtures
NODE_HELPERS = ("ask", "node", "build")  # of tests/search/engine_support.py: they run the search in Node.js
LONGEST = (
    "growth",
    "edge",
    "this_atlas",
    "second_region",
    "browser",
    "output",
    "site",
    "scripts",
    "search",
    "pictures",
)
BROWSER_OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    # No page lives long enough to repay the compilers that optimize its scripts.
    "--js-flags=--no-opt --no-maglev",
    # No host but this machine is found, so that no request leaves it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


class ByRoom(LoadScopeScheduling):  # type: ignore[misc]  # xdist is not typed
    """What one process runs, where tests run in several: a file, or a whole room that shares what is costly to make.

    Not by marks `xdist_group`: xdist 3.8 writes them into an attribute that pytest 9.2 does not read.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = PurePosixPath(nodeid.partition("::")[0]).relative_to("tests")
        return path.parts[0] if path.parts[0] in SHARING else path.as_posix()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByRoom:
    return ByRoom(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The tests of this atlas by their mark; what cannot run is left out; the longest rooms begin, so that no process
    waits for another at the end.
    """
    for item in items:
        if item.path.relative_to(ROOT / "tests").parts[0] == THIS_ATLAS:
            item.add_marker(THIS_ATLAS)
    _go_without(config, items)
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: _place(item.path.relative_to(ROOT / "tests").parts[0]))


def _go_without(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out the tests of programs that scripts/test has not found, and has said so."""
    missing = set(os.environ.get("ATLAS_WITHOUT", "").split())
    out = [item for item in items if missing & _needs(item)]
    if out:
        items[:] = [item for item in items if not missing & _needs(item)]
        config.hook.pytest_deselected(items=out)


def _needs(item: pytest.Item) -> set[str]:
    """Programs beyond Python that a test drives: by its fixtures, by what its file imports, or by its mark."""
    module = getattr(item, "module", None)
    marked = {name for name in PROGRAMS if item.get_closest_marker(name)}
    if any(getattr(getattr(module, name, None), "__module__", "").endswith("engine_support") for name in NODE_HELPERS):
        marked.add("node")
    return marked | {name for name in DRIVEN if name in getattr(item, "fixturenames", ())}


def _place(room: str) -> int:
    return LONGEST.index(room) if room in LONGEST else len(LONGEST)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def copies() -> Iterator[Copies]:
    """What runs commands of projects without loading all that they need each time."""
    made = Copies()
    yield made
    made.end()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from the real data; ATLAS_SITE may name one that is built already. Read only."""
    if built := os.environ.get("ATLAS_SITE"):
        return Path(built)
    return once(tmp_path_factory, "real", _build)


def copy_folder(origin: Path, copy: Path) -> None:
    """A folder with its compiled modules, so that no process that runs in the copy compiles them again; without those
    that another process is writing now.
    """
    shutil.copytree(origin, copy, ignore=shutil.ignore_patterns("*.pyc.*"))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once for all processes."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with only_one(folder.with_suffix(".lock"), f"Another process makes {name}; waiting for it …"):
        if not folder.exists():
            make(folder)
    return folder


def _build(site: Path) -> None:
    at = {"SITE_URL": serving.ADDRESS, **os.environ}
    done = subprocess.run([ROOT / "scripts" / "build", "--site-dir", site], env=at, capture_output=True, text=True)
    if done.returncode:
        first = "".join(done.stderr.splitlines(keepends=True)[:FIRST_LINES])
        pytest.fail(f"scripts/build cannot build the real site:\n{first}", pytrace=False)


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """Address of the real site on a loopback server, with a slash at its end; as on GitHub Pages, below a sub-path
    and with 404.html.
    """
    with serving.serving(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium or Chrome of the system, headless."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_program(CHROMIUM), args=BROWSER_OPTIONS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Windows of it that are used again."""
    from .browser.windows import Windows

    return Windows(browser)


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """The Firefox of the system, headless, ready to be asked; `tests/browser/firefox.py` opens windows of it."""
    from .browser.firefox import started

    with started(_program(FIREFOX), tmp_path_factory.mktemp("profile")) as wire:
        yield wire


def _program(browser: Program) -> str:
    return find(browser) or pytest.fail(browser.advice, pytrace=False)
