"""A loopback server that sends files as a good static host does, compressed, and notes what was sent."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

HERE = Path(__file__).parent
OWN = "/_bench/"  # the page that measures, and its script; not counted
PAGE = b'<!doctype html><html lang="zh"><meta charset="utf-8"><title>bench</title><script src="/_bench/page.js"></script></html>'
LEVEL = 6  # of gzip, as common servers have it
HEADERS = {
    "Cache-Control": "max-age=600",  # as on GitHub Pages
    # Without these two a page's clock has steps of a tenth of a millisecond.
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


@dataclass(frozen=True)
class Sent:
    """A file that was sent: its path, and its bytes as they are and compressed."""

    path: str
    raw: int
    gzipped: int


@dataclass
class Server:
    """`origin` without a slash at its end; `sent` grows with every answer."""

    origin: str
    sent: list[Sent] = field(default_factory=list)


@contextmanager
def serve(root: Path) -> Iterator[Server]:
    """Serve a folder until the block ends."""
    server = Server("")

    class Handler(_Files):
        folder = root
        log = server.sent

    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    server.origin = f"http://127.0.0.1:{httpd.server_address[1]}"
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()


@cache
def content(path: Path) -> tuple[bytes, bytes]:
    """A file's bytes, and the same compressed, or as they are where that is no gain."""
    plain = path.read_bytes()
    small = gzip.compress(plain, LEVEL, mtime=0)
    return plain, small if len(small) < len(plain) else plain


class _Files(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    folder: Path
    log: list[Sent]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.startswith(OWN):
            body = (HERE / "page.js").read_bytes() if path.endswith(".js") else PAGE
            self._send(body, "text/javascript" if path.endswith(".js") else "text/html; charset=utf-8", False)
            return
        file = (self.folder / path.lstrip("/")).resolve()
        if not file.is_relative_to(self.folder) or not file.is_file():
            self.send_error(404)
            return
        plain, small = content(file)
        self.log.append(Sent(path, len(plain), len(small)))
        kind = {".js": "text/javascript", ".json": "application/json"}.get(file.suffix) or mimetypes.guess_type(path)[0]
        self._send(small, kind or "application/octet-stream", small is not plain)

    def _send(self, body: bytes, kind: str, compressed: bool) -> None:
        self.send_response(200)
        for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """`log` says it."""
