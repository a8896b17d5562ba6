"""Lighthouse at work on one page of a served site: a slow phone, an empty cache."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lib import browser, tools
from lib.audit.samples import TREE, largest

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 98
TRIES = 3
WELL = 0.9  # of an audit within a category: below it Lighthouse says what to mend
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
PAGES = ("", "regions/{region}/", "programmes/{system}/", "compare/", "search/")


def pages_to_time(site: Path) -> list[str]:
    """Paths of the home page, the fullest region, the fullest system, compare and search in each language, as far as the site has them."""
    names = {"region": largest(site, "regions"), "system": largest(site, "programmes", TREE)}
    paths = [f"{language}/{path.format(**names)}" for language in ("zh", "en") for path in PAGES]
    return [path for path in paths if (site / path / "index.html").is_file()]


def marks(url: str) -> dict[str, int]:
    """0 to 100 in each category; 0 in all if Lighthouse could not look. What lost marks is said on stderr.

    A busy machine costs marks and an idle one gives none, so of three tries the best counts.
    """
    best = dict.fromkeys(CATEGORIES, 0)
    report: dict[str, Any] = {}
    for _ in range(TRIES):
        if min(best.values()) < LEAST and (report := _report(url)):
            best = {
                name: max(best[name], round(100 * (report["categories"][name]["score"] or 0))) for name in CATEGORIES
            }
    if min(best.values()) < LEAST and report:
        _explain(report)
    return best


def _report(url: str) -> dict[str, Any]:
    program = tools.npm("npm-audit") / "lighthouse" / "cli" / "index.js"
    command = [
        "node",
        str(program),
        url,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        "--no-enable-error-reporting",
        f"--chrome-flags={' '.join(FLAGS)}",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    environment = {**os.environ, "CHROME_PATH": browser.find_or_install()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    try:
        report: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        print(done.stderr[-500:], file=sys.stderr)
        return {}
    return report


def _explain(report: dict[str, Any]) -> None:
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            one = report["audits"][part["id"]]
            if part["weight"] and one["score"] is not None and one["score"] < WELL:
                print(f"  {category['id']}: {one['id']} {one['score']} {one.get('displayValue', '')}", file=sys.stderr)
