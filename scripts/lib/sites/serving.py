"""A built site on a loopback server, served as GitHub Pages serves it: below a sub-path, compressed, with the site's own 404 page."""

from __future__ import annotations

import gzip
import http.server
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from atlas.output.offline import root_of

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


# What a site is built for that is looked at as GitHub Pages will serve it: below the name of its repository.
ADDRESS = "https://atlas.test/some/folder/"


def prefix_of(site: Path) -> str:
    """The path a site was built to stand below, with slashes at both ends; its 404 page, read at any depth, has to name it.

    A folder without such a page is served at the root.
    """
    page = site / "404.html"
    return (root_of(page.read_text(encoding="utf-8")) if page.is_file() else "") or "/"


@contextmanager
def serving(site: Path, late: float = 0) -> Iterator[str]:
    """The address of the site, with a slash at its end; a port of its own.

    Scripts may come `late`, by so many seconds and anew for every page, as on a slow line.
    """
    prefix = prefix_of(site)
    server = _Server(("127.0.0.1", 0), partial(_Pages, site.resolve(), prefix, late))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who goes on before a page is whole is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


class _Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, prefix: str, late: float, *arguments: object) -> None:
        self.site, self.prefix, self.late = site, prefix, late
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        below = path.startswith(self.prefix)
        file = (self.site / path.removeprefix(self.prefix)).resolve() if below else self.site / "404.html"
        if file.is_dir() and not path.endswith("/"):
            return self._send(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"{path}/"})
        file = file / "index.html" if file.is_dir() else file
        if below and file.is_file() and file.is_relative_to(self.site):
            return self._file(HTTPStatus.OK, file)
        return self._file(HTTPStatus.NOT_FOUND, self.site / "404.html")

    def _file(self, status: HTTPStatus, file: Path) -> None:
        packs = file.suffix != ".png" and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(file) if packs else file.read_bytes()
        waits = self.late > 0 and file.suffix == ".js"
        if waits:
            time.sleep(self.late)
        kept = "no-store" if waits else "max-age=600"
        head = {"Content-Type": TYPES.get(file.suffix, "application/octet-stream"), "Cache-Control": kept}
        self._send(status, body, {**head, "Content-Encoding": "gzip"} if packs else head)

    def _send(self, status: HTTPStatus, body: bytes, head: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**head, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""
