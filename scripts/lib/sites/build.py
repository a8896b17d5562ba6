"""The site, built beside the old one and then put in its place."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from lib.locking import only_one
from lib.sites import builder, hosts
from lib.sites.swap import beside, swap, sweep

# Every built site holds one of these; a site without an address has no sitemap.
BUILT = ("sitemap.xml", "404.html")


def build_site(
    target: Path,
    quiet: bool,
    host: str | None = None,
    workers: int | None = None,
    more: Mapping[str, str] | None = None,
) -> int:
    """0 with the new site at `target`; 1 with the reasons on stderr and `target` as it was; 2 if `target` holds something else.

    `host` names one for which files of its own are written into the site; what a host does not take is told. `workers`
    is the number of processes that make pages, tables and search files, `more` what else the builder is told.
    """
    started = time.perf_counter()
    target = target.resolve()
    if holds_something_else(target):
        print(
            f"{target} is not empty and holds no built site; it would be replaced. Name another folder.",
            file=sys.stderr,
        )
        return 2
    try:
        summary = _build(target, host, workers, more or {})
    except OSError as error:
        print(f"{error.filename or target} cannot be written: {error.strerror or error}.", file=sys.stderr)
        return 1
    if summary and not quiet:
        print(f"{summary}, {time.perf_counter() - started:.1f} s")
    if summary:
        print("".join(f"{line}\n" for line in hosts.beyond(target)), end="", file=sys.stderr)
    return 0 if summary else 1


def given_or_built(given: Path | None, folder: Path) -> Path:
    """The site that a person named, or else one built below `folder`; exits with the build's code if that fails."""
    if given:
        return given
    code = build_site(folder / "site", quiet=True)
    return sys.exit(code) if code else folder / "site"


def _build(target: Path, host: str | None, workers: int | None, more: Mapping[str, str]) -> str:
    """What was made; empty if it was not, with the reasons on stderr and `target` as it was."""
    with only_one(
        target.with_name(f".{target.name}.lock"), f"Another build of {target.name} is running; waiting for it …"
    ) as lock:
        sweep(target)
        new = beside(target, "new")
        try:
            told = {"ATLAS_TARGET": str(target), "ATLAS_LAST": str(target), **more}
            if builder.build(new, builder.say, locks=[lock], workers=workers, **told):
                print(f"Not built; {target.name} is as it was." if target.exists() else "Not built.", file=sys.stderr)
                return ""
            summary = measure(new)
            written = hosts.prepare(hosts.Made(new, target, os.environ.get("SITE_URL", "")), host) if host else []
            swap(new, target)
            return f"{summary}{''.join(f', {one}' for one in written)}"
        finally:
            shutil.rmtree(new, ignore_errors=True)


def holds_something_else(target: Path) -> bool:
    """Whether replacing `target` would destroy what no build has made."""
    if not target.exists():
        return False
    return not target.is_dir() or (any(target.iterdir()) and not any((target / name).is_file() for name in BUILT))


def measure(folder: Path) -> str:
    """`1 012 pages, 1 040 files, 12.3 MB` (MB: million bytes)."""
    pages = files = size = 0
    for parent, _, names in os.walk(folder):
        files += len(names)
        pages += sum(name.endswith(".html") for name in names)
        size += sum(os.lstat(os.path.join(parent, name)).st_size for name in names)
    return f"{pages} pages, {files} files, {size / 1e6:.1f} MB"
