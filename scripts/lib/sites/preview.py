"""The site while it is written: built anew after each change, and served on 127.0.0.1.

Every build is a process of its own, which runs the code as it is on the disk (`warm`), into a folder of its own, so that
readers have the last good site until the next one is whole. As long as there are findings, every page shows them.

Watching, waiting and reloading are those of MkDocs' own server. What that puts into pages is an inline script, which
their Content-Security-Policy forbids; here it is a script and a style sheet with addresses.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer, _serve_url

from lib.environment import ROOT
from lib.sites import builder, warm

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

HOST = "127.0.0.1"
TARGET = "preview"  # under this name files are noted, whatever folder they lie in
WATCHED = ("data", "docs", "hooks", "mkdocs.yml")
LOOKS = 0.25  # seconds from one look at the files to the next
LINES_SHOWN = 100  # in a page; the terminal has them all
SCRIPT = re.compile(r"/livereload/(\d+)\.js")
SHEET = "/livereload/findings.css"
CSS = """.atlas-findings { position: fixed; inset: auto 0 0; z-index: 99; max-height: 50vh; overflow: auto;
  padding: 1em; background: #7f1d1d; color: #fff; font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap }
@media print { .atlas-findings { display: none } }
"""
WAITING = "The site is being built; this page will show it.\n"
BROKEN = "The site cannot be built:\n"
STALE = "The last good site. What was changed since cannot be built:\n"
EMPTY = b'<!doctype html>\n<html lang="en"><title>Atlas</title>\n<body></body></html>\n'


class Preview(LiveReloadServer):
    """Holds its port from the beginning; OSError if another program has it.

    `address` is where the site is to stand later; only its path counts here.
    """

    allow_reuse_port = False

    def __init__(self, port: int, folder: Path, address: str = "") -> None:
        mount = urlsplit(address).path
        super().__init__(self.rebuild, HOST, port, str(folder / "none"), mount, polling_interval=LOOKS)
        self.folder, self.builds, self.lines, self.epoch = folder, 0, [WAITING], 0
        self.warm = warm.Warm() if warm.is_possible() else None
        self._sweeping: threading.Thread | None = None
        self.error_handler = self._error_page
        self.server_bind()
        self.server_activate()
        self.url = _serve_url(HOST, self.server_port, mount)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Build, and build again after each change, until there is an interrupt."""
        for name in WATCHED:
            self.watch(str(ROOT / name))
        self._want_rebuild = True
        self.observer.start()
        self.serve_thread.start()
        self._build_loop()  # type: ignore[no-untyped-call] # MkDocs gives it no types

    def rebuild(self) -> None:
        """Put a new site into the place of the last, or tell the pages why there is none.

        MkDocs' server holds requests back until the epoch that it wants is visible. Here they are answered meanwhile.
        """
        with self._epoch_cond:
            self.epoch, self._wanted_epoch = self._wanted_epoch, self._visible_epoch
        self._build()
        with self._epoch_cond:
            self._wanted_epoch = self.epoch

    def _show(self, new: Path, started: float) -> None:
        """Pages are shown as soon as they are whole; what makes the tables and the search may still be at work."""
        self.root, self.lines = str(new), []
        print(f"Built in {time.monotonic() - started:.1f} s: {self.url}", flush=True)
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch = self.epoch
            self._epoch_cond.notify_all()

    def _build(self) -> None:
        started, lines = time.monotonic(), list[str]()
        if self._sweeping:
            self._sweeping.join()
        self.builds += 1
        new = self.folder / str(self.builds)

        def tell(line: str) -> None:
            lines.append(line)
            builder.say(line)

        # Byte code would be written below what is watched.
        told = {"SITE_URL": self.url, "PYTHONDONTWRITEBYTECODE": "1", "ATLAS_TARGET": TARGET, "ATLAS_LAST": self.root}
        if self.warm:
            code = self.warm.build(new, tell, lambda: self._show(new, started), **told)
        else:
            code = builder.build(new, tell, locks=(), workers=None, **told)
        if code:
            self.epoch += self.root == str(new)  # what is shown already is shown again, with the findings
            self.lines = [
                STALE if os.path.exists(self.root) else BROKEN,
                *(lines or [f"MkDocs ends with code {code}."]),
            ]
            print(f"Not built. Pages show the findings: {self.url}", flush=True)
        else:
            if self.root != str(new):
                self._show(new, started)
            self._sweeping = threading.Thread(target=self._sweep)
            self._sweeping.start()

    def _sweep(self) -> None:
        """Delete what was built before, while readers have the new site already."""
        for old in self.folder.iterdir():
            if str(old) != self.root:
                shutil.rmtree(old)

    def end(self) -> None:
        """Stop serving, and what is being built."""
        if self.warm:
            self.warm.end()
        self.shutdown()
        if self._sweeping:
            self._sweeping.join()

    def _serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"]
        if script := SCRIPT.fullmatch(path):
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [_SCRIPT_TEMPLATE.substitute(epoch=script[1], request_id=time.monotonic_ns()).encode()]
        if path == SHEET:
            start_response("200 OK", [("Content-Type", "text/css")])
            return [CSS.encode()]
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """What reloads the page, and the findings, at the end of its body."""
        before, end, after = content.rpartition(b"</body>")
        return before + self._added(epoch).encode() + end + after

    def _added(self, epoch: int) -> str:
        script = f'<script src="/livereload/{epoch}.js"></script>'
        if not self.lines:
            return script
        more = len(self.lines) - LINES_SHOWN
        shown = "".join(self.lines[:LINES_SHOWN]) + (f"… and {more} more lines in the terminal" if more > 0 else "")
        findings = f'<div class="atlas-findings" role="alert">{escape(shown)}</div>'
        return f'<link rel="stylesheet" href="{SHEET}">{findings}{script}'

    def _error_page(self, code: int) -> bytes:
        page = Path(self.root) / f"{code}.html"
        return self._inject_js_into_html(page.read_bytes() if page.is_file() else EMPTY, self._visible_epoch)


def preview(port: int) -> int:
    """Serve until there is an interrupt; 1 if the port cannot be had."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="atlas-preview-") as folder:
        try:
            server = Preview(port, Path(folder), os.environ.get("SITE_URL", ""))
        except OSError as error:
            taken = "it is taken" if error.errno == errno.EADDRINUSE else error.strerror
            print(f"Port {port} cannot be used: {taken}. Name another with --port.", file=sys.stderr)
            return 1
        print(f"Serving {server.url} (stop with Ctrl-C)", flush=True)
        try:
            server.serve()
        except KeyboardInterrupt:
            print()
        finally:
            server.end()
    return 0
