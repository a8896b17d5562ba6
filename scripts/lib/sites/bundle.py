"""The whole site as one zip file that works from a folder: no server, no network."""

from __future__ import annotations

import hashlib
import json
import os
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from atlas.output.offline import offline
from lib.sites import builder

PACKAGE = "data/v1/datapackage.json"  # the site says there what it is called, and which edition of the data it shows
LARGEST = 25_000_000  # bytes: what mail and chat programs still carry
LONGEST = 160  # characters of a path inside the zip: Windows takes 260 with the folder that it is unpacked to
# For web servers and search engines only.
NOT_OFFLINE = ("404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "zh/opensearch.xml", "en/opensearch.xml")
README = """\
{name} {version}
{line}

打开：先把整个压缩包解压到任意文件夹，再双击其中的 index.html，用任何现代浏览器阅读。
全程不需要网络，也不会访问网络；搜索、对比、图表和数据下载都可使用。
请勿在压缩软件的窗口里直接打开 index.html：那里看不到其余文件。

To open: unpack the whole archive into any folder, then double-click index.html and read it in any modern browser.
No network is needed and none is used; search, comparison, charts and downloads all work.
Do not open index.html inside the window of the archive program: the other files cannot be seen from there.

数据版本 · Data edition: {version}，发布 published {date}
{coverage}
数据表 · Tables: data/v1/
许可 · Licence: 数据 data CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)，代码 code MIT
"""


class BundleError(Exception):
    """Why there is no bundle, for a person."""


def bundle(site: Path, folder: Path) -> Path:
    """Write the bundle of a built site into `folder` and return its path; raises BundleError, and then no file is left half written."""
    if not (site / "index.html").is_file():
        raise BundleError(f"{site} holds no built site: there is no index.html in it.")
    edition = edition_of(site)
    target = folder / f"{edition.key}-{edition.version}.zip"
    part = target.with_name(f".{target.name}.part-{os.getpid()}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(part, {f"{target.stem}/{name}": text for name, text in contents(site, edition)})
        if part.stat().st_size >= LARGEST:
            raise BundleError(f"The bundle has {part.stat().st_size / 1e6:.1f} MB; {LARGEST / 1e6:.0f} MB are allowed.")
        os.replace(part, target)
    except OSError as error:
        raise BundleError(f"{target} cannot be written: {error.strerror or error}.") from error
    finally:
        _remove(part)
    return target


@dataclass(frozen=True)
class Edition:
    """What a built site is called, which edition of the data it shows, and what these rest on, in each language; `day`
    is empty where there is no log.
    """

    key: str
    name: str
    version: str
    day: str
    coverage: tuple[str, ...] = ()


def edition_of(site: Path) -> Edition:
    """As the site’s data package says; raises BundleError where there is none."""
    try:
        found = json.loads((site / PACKAGE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BundleError(f"{site} holds no built site: {PACKAGE} cannot be read.") from error
    coverage = tuple(" ".join(sentences) for sentences in found.get("coverage", {}).values())
    return Edition(found["name"], found["title"], found["version"], found.get("created", "")[:10], coverage)


def contents(site: Path, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every file of the bundle, below its own folder: name and bytes."""
    yield "README.txt", readme(edition)
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in NOT_OFFLINE:
            yield (
                name,
                offline(path.read_text(encoding="utf-8")).encode() if path.suffix == ".html" else path.read_bytes(),
            )


def readme(edition: Edition) -> bytes:
    """The note beside index.html, as old editors of Windows want it: with byte order mark and CRLF."""
    named = {"name": edition.name, "version": edition.version, "date": edition.day or "—", "line": "=" * 48}
    text = README.format(**named, coverage="\n".join(edition.coverage))
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _moment() -> int:
    """Seconds since 1970: the time of the commit. Zip knows nothing before 1980."""
    return max(int(builder.environment()["SOURCE_DATE_EPOCH"]), 315532800)


def _write(target: Path, files: dict[str, bytes]) -> None:
    """The same bytes for the same files: by order of name, at one time, with plain rights."""
    refuse_names(list(files))
    moment = time.gmtime(_moment())[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            archive.writestr(entry, content)


def refuse_names(names: list[str]) -> None:
    """Raises BundleError for names that some system cannot unpack: not ASCII, too long, or the same but for capitals."""
    seen: set[str] = set()
    for name in names:
        wrong = (
            "is not ASCII"
            if not name.isascii()
            else f"is longer than {LONGEST} characters"
            if len(name) > LONGEST
            else "differs from another only in capitals"
            if name.lower() in seen
            else ""
        )
        if wrong:
            raise BundleError(f"{name}: the path {wrong}, and would not unpack everywhere.")
        seen.add(name.lower())


def _remove(path: Path) -> None:
    """Gone, unless the folder cannot be written, which has been said by then."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def report(path: Path) -> str:
    """`dist/yunting-atlas-1.0.0.zip: 5.4 MB, sha256 …`."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{path}: {path.stat().st_size / 1e6:.1f} MB, sha256 {digest}"
