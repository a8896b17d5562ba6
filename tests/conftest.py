"""What every layer of the tests stands on: the project, its real site, a server for it, a browser.

Nothing here skips: what is missing is named, and the test fails.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lib.browser import ADVICE, find
from lib.sites import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
# Lines of a failed build to show: every test that wants the site repeats them.
FIRST_LINES = 12
BROWSER_OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from the real data, once a session; ATLAS_SITE may name one that is built already. Read only."""
    if built := os.environ.get("ATLAS_SITE"):
        return Path(built)
    site = tmp_path_factory.mktemp("real") / "site"
    at = {"SITE_URL": serving.ADDRESS, **os.environ}
    done = subprocess.run([ROOT / "scripts" / "build", "--site-dir", site], env=at, capture_output=True, text=True)
    if done.returncode:
        first = "".join(done.stderr.splitlines(keepends=True)[:FIRST_LINES])
        pytest.fail(f"scripts/build cannot build the real site:\n{first}", pytrace=False)
    return site


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
    from playwright.sync_api import sync_playwright

    program = find()
    if not program:
        pytest.fail(ADVICE, pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=BROWSER_OPTIONS)
        yield started
        started.close()
