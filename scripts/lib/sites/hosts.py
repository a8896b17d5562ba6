"""What hosts of static sites want beside the pages, and what they do not take.

A page's own policy stands in the page. What only a header can say (no framing, no guessing of types, how long a file
may be kept) stands in the file that a host reads it from, or in its configuration.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

MB, GB, MIB = 10**6, 10**9, 2**20
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",  # a policy in a page cannot say this
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "public, max-age=300, must-revalidate",  # names of files stay when their content changes
}
OPEN_DATA = {"Access-Control-Allow-Origin": "*"}  # other sites may read the tables
DATA = "data/v1/"
# What is worth compressing beforehand, and from which size.
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt", ".ttl", ".yaml")
SMALLEST = 1_400  # bytes: what fits into one packet gains nothing
GITHUB = ".github.io"


@dataclass(frozen=True)
class Limits:
    """What a host takes at most; None where it says nothing. Bytes count as stored."""

    host: str
    files: int | None = None
    size: int | None = None
    file_size: int | None = None


# As their documentation has it in November 2026.
LIMITS = (
    Limits("GitHub Pages", size=1 * GB, file_size=100 * MIB),
    Limits("Cloudflare Pages", files=20_000, file_size=25 * MIB),
    Limits("GitLab Pages", files=200_000, size=1 * GB),
)
HELP = "`pages: facts-only` in data/site.yml makes fewer pages; a host of your own (Nginx, OSS, COS) has no such limit"


def beyond(site: Path) -> Iterator[str]:
    """A line for each limit of a host that a built site passes."""
    files = (os.path.join(parent, name) for parent, _, names in os.walk(site) for name in names)
    sizes = [(path, os.lstat(path).st_size) for path in files]
    if not sizes:
        return
    whole, (largest, most) = sum(size for _, size in sizes), max(sizes, key=lambda item: item[1])
    for limit in LIMITS:
        if limit.files is not None and len(sizes) > limit.files:
            yield f"{limit.host} takes {limit.files} files at most, and this site has {len(sizes)} ({HELP})"
        if limit.size is not None and whole > limit.size:
            yield f"{limit.host} takes {limit.size / GB:g} GB at most, and this site has {whole / GB:.2f} GB ({HELP})"
        if limit.file_size is not None and most > limit.file_size:
            name = Path(largest).relative_to(site).as_posix()
            yield f"{limit.host} takes files of {limit.file_size / MIB:g} MiB at most, and {name} has {most / MIB:.1f}"


@dataclass(frozen=True)
class Made:
    """A site just built: the folder it lies in, the one it will be moved to, the address where it will stand."""

    folder: Path
    target: Path
    address: str


def prepare(made: Made, host: str) -> list[str]:
    """Write what a host reads into a built site, or beside it; what was written, for people."""
    return sorted(MAKERS[host](made))


def _headers(made: Made) -> Iterator[str]:
    """`_headers`, as Cloudflare Pages and Netlify read it."""
    blocks = [("/*", HEADERS), (f"/{DATA}*", OPEN_DATA)]
    lines = [line for path, said in blocks for line in (path, *(f"  {name}: {value}" for name, value in said.items()))]
    yield _write(made, "_headers", "\n".join(lines) + "\n")


def _github(made: Made) -> Iterator[str]:
    """`.nojekyll`, so that no name is hidden; `CNAME` for a domain of one's own."""
    yield _write(made, ".nojekyll", "")
    domain = urlsplit(made.address).hostname or ""
    if domain and not domain.endswith(GITHUB):
        yield _write(made, "CNAME", f"{domain}\n")


def _compressed(made: Made) -> Iterator[str]:
    """Each text a second time as `.gz`, which GitLab Pages and Nginx send as it is."""
    written = 0
    for path in sorted(made.folder.rglob("*")):
        if path.suffix in TEXTS and path.stat().st_size >= SMALLEST:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
            written += 1
    yield f"{written} files as .gz"


def _nginx(made: Made) -> Iterator[str]:
    """The texts compressed, and a server of Nginx's configuration beside the site, as `site.nginx.conf`."""
    yield from _compressed(made)
    path = made.target.with_name(f"{made.target.name}.nginx.conf")
    path.write_text(nginx(made.address), encoding="utf-8")
    yield path.name


def nginx(address: str) -> str:
    """A server block: the 404 page, folders, compressed files, headers. The site lies below `root` as its path says."""
    parts = urlsplit(address)
    path = f"/{parts.path.strip('/')}/".replace("//", "/")
    own = _add_headers(HEADERS)
    return f"""# Include this in the http block, and set the name, the certificate and the root.
server {{
  listen 80;
  server_name {parts.hostname or "atlas.example"};
  root /srv/atlas;  # the built site lies in /srv/atlas{path}
  charset utf-8;
  charset_types text/css text/csv text/plain text/turtle text/xml application/javascript application/json;
  include mime.types;
  types {{
    text/csv csv;
    text/turtle ttl;
    application/yaml yaml;
  }}
  index index.html;
  error_page 404 {path}404.html;
  gzip on;
  gzip_static on;
  gzip_vary on;
  gzip_types text/css text/csv text/plain text/turtle application/javascript application/json image/svg+xml;
  location {path} {{
{own}    try_files $uri $uri/ =404;
  }}
  location {path}{DATA} {{
{own}{_add_headers(OPEN_DATA)}    try_files $uri =404;
  }}
}}
"""


def _add_headers(said: Mapping[str, str]) -> str:
    return "".join(f'    add_header {name} "{value}" always;\n' for name, value in said.items())


def _write(made: Made, name: str, content: str) -> str:
    (made.folder / name).write_text(content, encoding="utf-8")
    return f"{made.target.name}/{name}"


MAKERS: Mapping[str, Callable[[Made], Iterator[str]]] = {
    "cloudflare-pages": _headers,
    "netlify": _headers,
    "github-pages": _github,
    "gitlab-pages": _compressed,
    "nginx": _nginx,
}
