"""The configuration that `scripts/build --host nginx` writes, at work in the Nginx of the system."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.sites.hosts import HEADERS, Made, nginx, prepare
from lib.sites.serving import prefix_of

NO_NGINX = "Nginx is not there. Debian and Ubuntu: apt-get install nginx-light"
PATIENCE = 10  # seconds in which it has to answer
MAIN = """{user}daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; include {types}; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{server}}}
"""
TYPES = Path("/etc/nginx/mime.types")


@dataclass(frozen=True)
class Answer:
    """What a server says to a request."""

    status: int
    headers: Message
    body: bytes


def wrong(site: Path) -> list[str]:
    """What Nginx does wrong with a built site, served below its own path by the configuration for it."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        return [NO_NGINX]
    with TemporaryDirectory(prefix="atlas-nginx-") as name:
        folder, path = Path(name), prefix_of(site)
        served = folder / "root" / path.strip("/")
        shutil.copytree(site, served)
        address = f"https://atlas.test{path}"
        prepare(Made(served, served, address), "nginx")
        port = _free_port()
        (folder / "nginx.conf").write_text(_configuration(folder, address, port), encoding="utf-8")
        command = [program, "-p", name, "-c", str(folder / "nginx.conf")]
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True)
        if checked.returncode:
            return checked.stderr.splitlines()
        running = subprocess.Popen(command)
        try:
            return list(_wrong(f"http://127.0.0.1:{port}{path}", served))
        finally:
            running.terminate()
            running.wait()


def _configuration(folder: Path, address: str, port: int) -> str:
    """The server of the recipe, on a port of loopback and with another root; all else as it is."""
    server = nginx(address).replace("listen 80;", f"listen 127.0.0.1:{port};")
    server = server.replace("root /srv/atlas;", f"root {folder}/root;").replace(
        "include mime.types;", f"include {TYPES};"
    )
    # Started as root, its workers are nobody, who may not read a temporary folder.
    return MAIN.format(user="" if os.geteuid() else "user root;\n", folder=folder, types=TYPES, server=server)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wrong(base: str, site: Path) -> Iterator[str]:
    """A line for each answer that is not as a reader needs it."""
    home = _ask(f"{base}zh/", wait=True)
    if (home.status, home.body) != (200, (site / "zh/index.html").read_bytes()):
        yield f"zh/ gives {home.status} or another page"
    for name, value in HEADERS.items():
        if home.headers[name] != value:
            yield f"zh/ has {name}: {home.headers[name]}"
    lost = _ask(f"{base}no/such/page/")
    if (lost.status, lost.body) != (404, (site / "404.html").read_bytes()):
        yield f"a wrong address gives {lost.status} or another page than 404.html"
    packed = _ask(f"{base}zh/", {"Accept-Encoding": "gzip"})
    if packed.headers["Content-Encoding"] != "gzip" or packed.body != (site / "zh/index.html.gz").read_bytes():
        yield "zh/ does not come as the file that was compressed"
    table = _ask(f"{base}data/v1/facts.csv")
    if table.headers["Access-Control-Allow-Origin"] != "*" or not table.headers["Content-Type"].startswith("text/csv"):
        yield f"facts.csv comes as {table.headers['Content-Type']} or not for other sites"
    if table.headers["X-Content-Type-Options"] != "nosniff":
        yield "facts.csv has lost the headers of all files"


def _ask(address: str, headers: dict[str, str] | None = None, wait: bool = False) -> Answer:
    """An answer; with `wait`, of a server that may still be starting."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(
                urllib.request.Request(address, headers=headers or {}), timeout=PATIENCE
            ) as got:
                return Answer(got.status, got.headers, got.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())
        except urllib.error.URLError:
            if not wait or time.monotonic() > until:
                raise
            time.sleep(0.05)
