"""What every layer of the tests stands on: the project, its real site, a server for it, a browser.

Nothing here skips: what is missing is named, and the test fails.
"""

from __future__ import annotations

import http.server
import os
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import _browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
# GitHub Pages serves a project's site below the name of its repository.
PREFIX = "/kechuang-atlas/"
# Lines of a failed build to show: every test that wants the site repeats them.
FIRST_LINES = 12
BROWSER_OPTIONS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
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
    done = subprocess.run([ROOT / "scripts" / "build", "--site-dir", site], capture_output=True, text=True)
    if done.returncode:
        first = "".join(done.stderr.splitlines(keepends=True)[:FIRST_LINES])
        pytest.fail(f"scripts/build cannot build the real site:\n{first}", pytrace=False)
    return site


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """Address of the real site on a loopback server, with a slash at its end; as on GitHub Pages, below a sub-path and with 404.html."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(real_site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium or Chrome of the system, headless."""
    from playwright.sync_api import sync_playwright

    program = _browser.find()
    if not program:
        pytest.fail(_browser.ADVICE, pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=BROWSER_OPTIONS)
        yield started
        started.close()


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Files below PREFIX; whatever else is asked for gets the site's own 404 page."""

    def translate_path(self, path: str) -> str:
        below = path.startswith(PREFIX)
        return super().translate_path(path[len(PREFIX) - 1:] if below else "/no-such-file")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""
