"""The same site from the forks that continue MkDocs and Material."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from atlas.site.release import COMMIT, commit_of
from lib import tools
from lib.environment import ROOT
from lib.sites import builder

# What the site is made from.
PARTS = ("data", "docs", "hooks", "pyproject.toml", "CHANGELOG.md", "LICENSE-DATA", "CITATION.cff")
# Both themes are the package `material`, so one environment cannot hold them both.
OURS = ("mkdocs-material",)
OF_THE_THEME = re.compile(r"assets/(images|javascripts|external)/|assets/site\.css$")
MOST = 20


def way_out(site: Path, folder: Path) -> int:
    """Build beside `site`, in `folder`, and print how the two differ; 0 if they do not."""
    other = folder / "other"
    python = tools.python("way-out", "way-out", "build", without=OURS)
    done = subprocess.run(
        [str(python), "-m", "properdocs", "build", "--config-file", str(_project(folder)), "--site-dir", str(other)],
        env=_told(),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print(done.stdout + done.stderr)
        return 1
    found = differences(site, other)
    print("\n".join(found[:MOST]), end="\n" if found else "")
    pages = sum(1 for _ in other.rglob("*.html"))
    print(f"properdocs + mkdocs-materialx: {pages} pages, {len(found)} differences")
    return 1 if found or not pages else 0


def _told() -> dict[str, str]:
    """The environment of the other builder. Its project is no checkout, so it is told the commit that our pages name."""
    return {**builder.environment(), COMMIT: commit_of(ROOT)}


def _project(folder: Path) -> Path:
    """A copy of the project that names the other theme; its configuration."""
    copy = folder / "project"
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / part).is_file():
            (copy / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part, copy / part)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (copy / "mkdocs.yml").write_text(config.replace("  name: material\n", "  name: materialx\n"), encoding="utf-8")
    return copy / "mkdocs.yml"


def differences(one: Path, two: Path) -> list[str]:
    """Files that only one of two sites has, and pages that say something else; what the theme brings itself is not compared."""
    ours, theirs = _files(one), _files(two)
    lone = [
        f"only in {name}: {path}"
        for name, paths in (("ours", ours - theirs), ("the other", theirs - ours))
        for path in sorted(paths)
    ]
    pages = [path for path in sorted(ours & theirs) if path.endswith(".html")]
    return lone + [f"not the same: {path}" for path in pages if _text(one / path) != _text(two / path)]


def _files(site: Path) -> set[str]:
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {name for name in names if not OF_THE_THEME.match(name)}


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")
