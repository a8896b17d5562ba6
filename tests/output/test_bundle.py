"""The zip file: whole, small, the same every time, and clear about what is wrong."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.audit.links import lost_links
from lib.sites.bundle import LONGEST, NOT_OFFLINE, PACKAGE, BundleError, bundle, edition_of, refuse_names


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A site of a page and a table."""
    site = tmp_path / "site"
    (site / "zh").mkdir(parents=True)
    (site / "index.html").write_text('<script src="assets/scheme.js"></script><a href="zh/">中</a>', encoding="utf-8")
    (site / "zh/index.html").write_text(
        '<script src="../assets/scheme.js"></script><a href="../">上</a>', encoding="utf-8"
    )
    (site / PACKAGE).parent.mkdir(parents=True)
    (site / PACKAGE).write_text('{"name": "small-atlas", "title": "Small Atlas", "version": "2.0.0"}')
    (site / "sitemap.xml").write_text("<urlset/>")
    (site / "data.csv").write_bytes(os.urandom(300_000))
    return site


def test_it_is_named_by_the_edition_and_small(bundle_file: Path, real_site: Path) -> None:
    edition = edition_of(real_site)
    assert bundle_file.name == f"{edition.key}-{edition.version}.zip"
    assert bundle_file.stat().st_size < 25_000_000


def test_it_holds_the_site_and_a_note_in_both_languages(unpacked: Path, real_site: Path) -> None:
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    given = {path.relative_to(real_site).as_posix() for path in real_site.rglob("*") if path.is_file()}
    assert files == given - set(NOT_OFFLINE) | {"README.txt"}
    note = (unpacked / "README.txt").read_text(encoding="utf-8-sig")
    assert "双击" in note and "double-click index.html" in note and edition_of(real_site).version in note


def test_every_path_is_ascii_and_short(bundle_file: Path) -> None:
    names = zipfile.ZipFile(bundle_file).namelist()
    assert len(names) > 200
    assert [name for name in names if not name.isascii() or len(name) > LONGEST] == []


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    checked, lost = lost_links(unpacked)
    assert checked > 2000
    assert lost == []


def test_no_link_leads_to_a_folder(unpacked: Path) -> None:
    for path in unpacked.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert 'href="/' not in text and 'src="/' not in text, path
        links = [link.partition('"')[0] for link in text.split(' href="')[1:]]
        assert [link for link in links if link.endswith("/") and not link.startswith("http")] == [], path


def test_the_same_site_gives_the_same_bytes(small_site: Path, tmp_path: Path) -> None:
    first = bundle(small_site, tmp_path / "one")
    copy = tmp_path / "elsewhere" / "a longer name 更长的名字"
    shutil.copytree(small_site, copy)
    os.utime(copy / "index.html", (1, 1))
    (copy / "zh/index.html").chmod(0o600)
    assert bundle(copy, tmp_path / "two").read_bytes() == first.read_bytes()


def test_pages_are_rewritten_and_files_are_not(small_site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle(small_site, tmp_path)) as archive:
        top = archive.namelist()[0].partition("/")[0]
        assert b'href="zh/index.html"' in archive.read(f"{top}/index.html")
        assert b'href="../index.html"' in archive.read(f"{top}/zh/index.html")
        assert archive.read(f"{top}/data.csv") == (small_site / "data.csv").read_bytes()
        assert f"{top}/sitemap.xml" not in archive.namelist()


@pytest.mark.parametrize(
    ("name", "says"), [("海门.html", "not ASCII"), ("a" * 200, "longer than"), ("A.html", "only in capitals")]
)
def test_a_path_that_would_not_unpack_is_refused(name: str, says: str) -> None:
    with pytest.raises(BundleError, match=says):
        refuse_names(["a.html", name])


def test_a_folder_without_a_site_is_said(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no built site"):
        bundle(tmp_path, tmp_path / "dist")


def test_too_large_a_site_is_said(small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.sites.bundle.LARGEST", 1000)
    with pytest.raises(BundleError, match="MB are allowed"):
        bundle(small_site, tmp_path / "dist")
    assert list((tmp_path / "dist").iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(small_site: Path, tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file")
    with pytest.raises(BundleError, match="cannot be written"):
        bundle(small_site, tmp_path / "dist")
    assert (tmp_path / "dist").read_text() == "a file"


def test_a_full_disk_is_said_and_the_last_bundle_stays(root: Path, small_site: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: the system answers a write in the same place."""
    dist = tmp_path / "dist"
    good = bundle(small_site, dist).read_bytes()
    done = _limited([root / "scripts/bundle", "--site-dir", small_site, "--dist-dir", dist], 100_000)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr
    assert [path.read_bytes() for path in dist.iterdir()] == [good]


def _limited(command: list[str | Path], size: int) -> subprocess.CompletedProcess[str]:
    limit: Callable[[], None] = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))  # noqa: E731
    uncompiled = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # compiled modules would be cut short as well
    return subprocess.run(command, env=uncompiled, capture_output=True, text=True, preexec_fn=limit)
