"""scripts/serve: what is edited is shown; what is wrong is told in the page, beside the last good site."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, expect

from lib.sites.preview import LINES_SHOWN, STALE, WAITING, Preview
from lib.sites.warm import END, WHOLE, Warm, _lines

Run = Callable[..., subprocess.CompletedProcess[str]]
PATIENCE = 90  # seconds for one build of the small atlas on a machine with much else to do
YUNTING = "data/regions/yunting.yml"


class Served:
    """A running scripts/serve of a project, and its pages."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.project = project
        folder.mkdir()
        self.process = subprocess.Popen(
            [project / "scripts/serve", "--port", "0"],
            env={**os.environ, "TMPDIR": str(folder), "SITE_URL": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            # As in a terminal: where the tests run in the background of a script, an interrupt is ignored, and children inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().split()[1]

    def get(self, path: str) -> str:
        """A page or file, of whatever status."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def wait_for(self, path: str, text: str) -> str:
        """The page once it holds the text."""
        limit = time.monotonic() + PATIENCE
        while text not in (page := self.get(path)):
            assert self.process.poll() is None and time.monotonic() < limit, page[-2000:]
            time.sleep(0.1)
        return page

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file of the project."""
        path = self.project / name
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def served(project: Path, tmp_path: Path) -> Iterator[Served]:
    served = Served(project, tmp_path / "tmp")
    try:
        yield served
    finally:
        served.process.kill()
        served.process.wait()


def test_edits_show_and_findings_stand_beside_the_last_good_site(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    assert WAITING.strip() in served.get("en/")
    page = browser.new_page()
    complaints: list[str] = []
    page.goto(f"{served.address}en/regions/yunting/")
    expect(page.locator("h1")).to_contain_text("Yunting", timeout=PATIENCE * 1000)
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("warning", "error") else None
    )

    served.edit("hooks/atlas/meta/sitemap.py", "User-agent: *", "User-agent: edited")
    served.edit("hooks/atlas/web/templates/entity.html", "</h1>", " (edited template)</h1>")
    served.edit("data/site.yml", "en: Yunting Atlas}", "en: Edited Atlas}")
    expect(page.locator("h1")).to_contain_text("(edited template)", timeout=PATIENCE * 1000)
    assert "Edited Atlas" in page.title() and "User-agent: edited" in served.get("robots.txt")

    served.edit(YUNTING, "en: Yunting City", "en: Yunting Town")
    served.wait_for("en/regions/yunting/", "Yunting Town")
    served.wait_for("data/v1/regions/yunting.json", "Yunting Town")  # pages are shown before tables are made

    served.edit(YUNTING, "en: Yunting Town", "en: Yunting 市")
    findings = page.locator(".atlas-findings")
    expect(findings).to_contain_text("data/regions/yunting.yml:", timeout=PATIENCE * 1000)
    expect(findings).to_contain_text("'市' does not belong into English text")
    expect(findings).to_have_css("position", "fixed")
    expect(page.locator("h1")).to_contain_text("Yunting Town")
    assert STALE.strip() in served.get("no/such/page/")

    served.edit(YUNTING, "en: Yunting 市", "en: Yunting City")
    served.edit("hooks/atlas/meta/sitemap.py", "def robots(", "def robots(:")
    served.wait_for("en/regions/yunting/", "SyntaxError")
    assert "User-agent: edited" in served.get("robots.txt")

    served.edit("hooks/atlas/meta/sitemap.py", "def robots(:", "def robots(")
    expect(page.locator("h1")).to_contain_text("Yunting City", timeout=PATIENCE * 1000)
    expect(findings).to_have_count(0)
    assert complaints == []
    page.close()

    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=20) == 0
    assert list((tmp_path / "tmp").glob("atlas-preview-*")) == []


def test_a_port_that_is_taken_is_told_in_one_line(start: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = start("serve", "--port", port)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Port {port} cannot be used: it is taken. Name another with --port.\n"


@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_what_is_no_port_is_refused(start: Run, port: str) -> None:
    done = start("serve", f"--port={port}")
    assert done.returncode == 2 and "--port" in done.stderr.splitlines()[-1]


def test_pages_are_shown_before_all_is_made_and_findings_after_that(tmp_path: Path) -> None:
    seen: list[tuple[str, list[str], bool]] = []
    codes = iter((0, 1, 0))

    class Builder(Warm):
        """Shows the pages, then fails or not."""

        def build(self, folder: Path, tell: Callable[[str], None], show: Callable[[], None], **more: str) -> int:
            folder.mkdir()
            show()
            seen.append((server.root, server.lines, server._visible_epoch == server._wanted_epoch))
            code = next(codes)
            if code:
                tell("wrong\n")
            return code

    server = Preview(0, tmp_path)
    server.warm = Builder()
    try:
        for number, lines in ((1, []), (2, [STALE, "wrong\n"]), (3, [])):
            wanted = server._wanted_epoch = server._visible_epoch + 10
            server.rebuild()
            assert seen[-1] == (str(tmp_path / str(number)), [], True)
            assert server.lines == lines
            # A page that was shown is loaded again where there are findings.
            assert server._wanted_epoch == wanted + bool(lines)
            server._visible_epoch = server._wanted_epoch
    finally:
        server.server_close()


def test_the_line_that_shows_pages_is_told_to_nobody() -> None:
    shown: list[int] = []
    process = SimpleNamespace(stdout=["one\n", f"{WHOLE}\n", "two\n", f"{END}0\n", "three\n"])
    ended: list[int] = []
    lines = list(_lines(cast(Any, process), ended, lambda: shown.append(1)))
    assert (lines, ended, shown) == (["one\n", "two\n"], [0], [1])


def test_a_page_shows_no_more_lines_than_can_be_read(tmp_path: Path) -> None:
    server = Preview(0, tmp_path, "https://atlas.test/kechuang-atlas/")
    try:
        assert server.url == f"http://127.0.0.1:{server.server_port}/kechuang-atlas/"
        server.lines = [f"{number}: <b>\n" for number in range(LINES_SHOWN)]
        assert "more lines" not in server._added(1) and f"{LINES_SHOWN - 1}: &lt;b&gt;" in server._added(1)
        server.lines.append("one\n")
        assert "… and 1 more lines in the terminal" in server._added(1)
        server.lines = []
        assert server._inject_js_into_html(b"<p></body></html>", 7) == (
            b'<p><script src="/livereload/7.js"></script></body></html>'
        )
    finally:
        server.server_close()
