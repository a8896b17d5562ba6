"""Our build against bare MkDocs + Material on the same pages, side by side in one run."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from atlas.data.findings import DataError
from atlas.data.validation import open_atlas
from atlas.site.site import make_site
from atlas.web.pages import pages
from lib.environment import ROOT
from lib.sites.builder import environment

Way = tuple[str, tuple[str, ...]]  # a name, and options of scripts/build
BARE, SEARCH = "bare MkDocs + Material", "the same with Material's search"
OURS: Way = ("Atlas", ())  # as many processes as is usual
TWO = ("--workers", "2")
SHARED: tuple[Way, ...] = (
    ("Atlas, 1 process", ("--workers", "1")),
    ("Atlas, 2 processes", TWO),
    ("Atlas, a local cluster of 2 workers", ("--scheduler", "local", *TWO)),
)


@dataclass
class Build:
    """One way to build, and the seconds of each run: the whole process, from start to exit."""

    name: str
    command: list[str]
    site: Path
    seconds: list[float] = field(default_factory=list)

    def run(self) -> float:
        """Seconds of one run from nothing; exits 1 with the output if it fails."""
        shutil.rmtree(self.site, ignore_errors=True)
        started = time.perf_counter()
        done = subprocess.run(self.command, env=environment(), capture_output=True, text=True)
        taken = time.perf_counter() - started
        if done.returncode:
            sys.exit(f"{self.name} could not be built:\n{done.stdout}{done.stderr}")
        return taken

    def summary(self, base: float) -> dict[str, object]:
        """What is printed: pages, and median, least and most seconds; `ratio` of the medians to `base`."""
        median = statistics.median(self.seconds)
        return {
            "build": self.name,
            "pages": sum(1 for _ in self.site.rglob("*.html")),
            "median_s": round(median, 2),
            "min_s": round(min(self.seconds), 2),
            "max_s": round(max(self.seconds), 2),
            "ratio": round(median / base, 2),
        }


def bench_build(folder: Path, runs: int, as_json: bool, machines: bool) -> int:
    """Run every way in turn, `runs` times after one that warms up, and print the table; with `machines` ours is
    run by one process, two, and a local cluster.
    """
    builds = prepare(folder, machines)
    for number in range(runs + 1):
        for build in builds:
            taken = build.run()
            print(
                f"{'warm-up' if number == 0 else f'run {number} of {runs}'}: {build.name}: {taken:.2f} s",
                file=sys.stderr,
                flush=True,
            )
            build.seconds += [taken] if number else []
    base = statistics.median(next(build for build in builds if build.name == BARE).seconds)
    rows = [build.summary(base) for build in builds]
    print(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else table(rows, runs))
    return 0


def table(rows: list[dict[str, object]], runs: int) -> str:
    """The rows as a Markdown table."""
    head = [f"| build, {runs} runs | pages | median s | min s | max s | ratio to bare |", "|--|--:|--:|--:|--:|--:|"]
    return "\n".join(head + ["| " + " | ".join(str(value) for value in row.values()) + " |" for row in rows])


def prepare(folder: Path, machines: bool) -> list[Build]:
    """Write all pages of the atlas as documents of their own into `folder`, and what builds them; ours comes first."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs", docs)
    for uri, text in _pages().items():
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        (docs / uri).write_text(text, encoding="utf-8")
    ways = SHARED if machines else (OURS,)
    ours = [
        sys.executable,
        str(ROOT / "scripts" / "build"),
        "--quiet",
        "--no-cache",
        "--site-dir",
        str(folder / "ours"),
    ]
    return [
        *(Build(name, [*ours, *options], folder / "ours") for name, options in ways),
        _bare(BARE, folder, "bare", []),
        _bare(SEARCH, folder, "search", ["search"]),
    ]


def _pages() -> dict[str, str]:
    """Every generated page: the address of its document and its text, as our build hands them to MkDocs; exits 1 if the data fail."""
    try:
        return pages(make_site(open_atlas(ROOT / "data")))
    except DataError as error:
        sys.exit(str(error))


def _bare(name: str, folder: Path, short: str, plugins: list[str]) -> Build:
    """MkDocs with the theme and nothing else."""
    config = folder / f"{short}.yml"
    config.write_text(bare_config(short, plugins), encoding="utf-8")
    return Build(name, bare_command(config, folder / short), folder / short)


def bare_config(name: str, plugins: list[str]) -> str:
    """A configuration with the theme and nothing else; the navigation is as short as ours, since listing every page costs
    ten times.
    """
    content = {
        "site_name": name,
        "site_url": "https://example.org/",
        "docs_dir": "docs",
        "plugins": plugins,
        "nav": ["index.md"],
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["abbr", "attr_list", "tables", "toc"],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": {"not_found": "ignore", "unrecognized_links": "ignore"},
        },
    }
    written: str = yaml.safe_dump(content)
    return written


def bare_command(config: Path, site: Path) -> list[str]:
    """What builds a site by a configuration."""
    builder = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return [*builder, "--config-file", str(config), "--site-dir", str(site)]
