"""What hosts read beside the pages, and what they do not take."""

from __future__ import annotations

import gzip
import os
import re
import runpy
from pathlib import Path

import pytest

from lib.audit.report import CHECKS
from lib.sites import hosts
from lib.sites.hosts import MAKERS, MIB, Limits, Made, beyond, nginx, prepare


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    for name, size in {"index.html": 5_000, "404.html": 1_399, "data/v1/facts.csv": 1_400, "a.png": 5_000}.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    return tmp_path / "site"


def _made(site: Path, address: str = "https://atlas.test/sub/") -> Made:
    return Made(site, site, address)


def test_commands_offer_what_there_is(root: Path) -> None:
    assert set(runpy.run_path(str(root / "scripts/build"))["HOSTS"]) == set(MAKERS)
    assert set(runpy.run_path(str(root / "scripts/audit"))["PARTS"]) == set(CHECKS)


def test_every_host_writes_something_and_says_it(site: Path) -> None:
    for host in MAKERS:
        assert prepare(_made(site), host), host


@pytest.mark.parametrize("host", ["cloudflare-pages", "netlify"])
def test_headers_that_a_page_cannot_say(site: Path, host: str) -> None:
    assert prepare(_made(site), host) == ["site/_headers"]
    lines = (site / "_headers").read_text().splitlines()
    assert lines[0] == "/*" and "  Content-Security-Policy: frame-ancestors 'self'" in lines
    assert lines[lines.index("/data/v1/*") + 1 :] == ["  Access-Control-Allow-Origin: *"]
    assert all(line.startswith("/") or re.fullmatch(r"  [A-Za-z-]+: \S.*", line) for line in lines)


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://atlas.test/", "atlas.test\n"),
        ("https://someone.github.io/atlas/", None),
        ("", None),
        ("https://github.io.atlas.test/", "github.io.atlas.test\n"),
    ],
)
def test_github_pages_is_told_a_domain_of_ones_own(site: Path, address: str, domain: str | None) -> None:
    prepare(_made(site, address), "github-pages")
    assert (site / ".nojekyll").is_file()
    assert ((site / "CNAME").read_text() if (site / "CNAME").exists() else None) == domain


def test_texts_are_compressed_the_same_each_time_from_a_size_on(site: Path) -> None:
    said = prepare(_made(site), "gitlab-pages")
    assert said == ["2 files as .gz"]
    packed = {path.relative_to(site).as_posix() for path in site.rglob("*.gz")}
    assert packed == {"index.html.gz", "data/v1/facts.csv.gz"}
    first = (site / "index.html.gz").read_bytes()
    assert gzip.decompress(first) == (site / "index.html").read_bytes()
    (site / "index.html.gz").unlink()
    prepare(_made(site), "gitlab-pages")
    assert (site / "index.html.gz").read_bytes() == first


@pytest.mark.parametrize(
    ("address", "path"), [("", "/"), ("https://atlas.test", "/"), ("https://atlas.test/a/b/", "/a/b/")]
)
def test_nginx_serves_below_the_path_of_the_address(site: Path, address: str, path: str) -> None:
    said = nginx(address)
    assert f"error_page 404 {path}404.html;" in said and f"location {path} {{" in said
    assert f"location {path}data/v1/ {{" in said and "//" not in said.replace("https://", "")
    assert said.count("{") == said.count("}")
    assert all(line.endswith((";", "{", "}")) or ";  # " in line or line.startswith("#") for line in said.splitlines())
    assert said.count("X-Content-Type-Options") == 2  # headers of a block replace those of the block around it


def test_nginx_has_its_configuration_beside_the_site_that_stays(tmp_path: Path, site: Path) -> None:
    target = tmp_path / "public"
    assert "public.nginx.conf" in prepare(Made(site, target, ""), "nginx")
    assert (tmp_path / "public.nginx.conf").is_file()


def _told(monkeypatch: pytest.MonkeyPatch, site: Path, limit: Limits) -> list[str]:
    monkeypatch.setattr(hosts, "LIMITS", (limit,))
    return list(beyond(site))


def test_limits_are_told_just_beyond_them(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    assert _told(monkeypatch, site, Limits("Host", files=4, size=12_799, file_size=5_000)) == []
    assert "takes 3 files at most, and this site has 4" in _told(monkeypatch, site, Limits("Host", files=3))[0]
    assert "at most, and this site has" in _told(monkeypatch, site, Limits("Host", size=12_798))[0]
    [said] = _told(monkeypatch, site, Limits("Host", file_size=4_999))
    assert "index.html" in said or "a.png" in said


def test_an_empty_folder_is_within_every_limit(tmp_path: Path) -> None:
    assert list(beyond(tmp_path)) == []


def test_the_known_limits(site: Path) -> None:
    """At the limit of a file of Cloudflare Pages, and a byte beyond."""
    path = site / "large.csv"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 25 * MIB)
    assert list(beyond(site)) == []
    with path.open("ab") as file:
        file.write(b"x")
    assert list(beyond(site)) == ["Cloudflare Pages takes files of 25 MiB at most, and large.csv has 25.0"]
