"""The built site looked at from outside, and one table of what was found."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lib import tools
from lib.audit import axe, nginx, supply
from lib.audit.lighthouse import FLAGS, LEAST, marks, pages_to_time
from lib.audit.links import lost_links
from lib.audit.samples import samples
from lib.browser import find_or_install
from lib.sites.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

NO_JAVA = "the Nu checker needs Java. Debian and Ubuntu: apt-get install default-jre-headless"
MOST = 20  # findings of one check that are printed
# What the policy of a page refused, noted from before its first element.
WATCH = """window.refused = []; document.addEventListener('securitypolicyviolation',
  event => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));"""


@dataclass
class Row:
    """One check: what it looked at, what it found wrong, and a figure where there is one."""

    name: str
    looked: str
    found: list[str] = field(default_factory=list)
    result: str = ""

    @property
    def line(self) -> str:
        """A row of a Markdown table."""
        return f"| {self.name} | {self.looked} | {self.result or (len(self.found) or 'nothing')} | {'✗' if self.found else '✓'} |"


def audit(site: Path, only: Iterable[str]) -> int:
    """Run the checks, print what they found and the table; 1 if anything was found, or nothing was looked at."""
    wanted = set(only) or set(USUAL)
    rows: list[Row] = []
    with serving(site) as address:
        for name, check in CHECKS.items():
            if name in wanted:
                print(f"{name} …", file=sys.stderr, flush=True)
                rows += check(site, address)
    for row in rows:
        said = list(dict.fromkeys(row.found))
        more = len(said) - MOST
        print(
            "".join(f"{row.name}: {one}\n" for one in said[:MOST]),
            end=f"{row.name}: and {more} more\n" if more > 0 else "",
        )
    print("\n".join(["| check | looked at | found | |", "|--|--|--|--|", *(row.line for row in rows)]))
    return 1 if not rows or any(row.found for row in rows) else 0


def links(site: Path, address: str) -> Iterator[Row]:
    """Every link and anchor of every page."""
    checked, lost = lost_links(site)
    yield Row("links", f"{checked} links", lost if checked else ["no link found"])


def valid(site: Path, address: str) -> Iterator[Row]:
    """Every page in the Nu checker: errors and warnings."""
    pages = sum(1 for _ in site.rglob("*.html"))
    if not shutil.which("java"):
        yield Row("Nu checker", "nothing", [NO_JAVA])
        return
    jar = tools.npm("npm-audit") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        messages = [{"type": "error", "message": done.stderr[:500] or "no answer"}]
    yield Row("Nu checker", f"{pages} pages", [_message(site, one) for one in messages if _counts(one)])


def _counts(one: dict[str, Any]) -> bool:
    """Errors and warnings count. Notes on the policy do not: the checker reads from disk and takes no file for the page's own."""
    return one["type"] != "info" or (
        one.get("subType") == "warning" and "Content Security Policy" not in one["message"]
    )


def _message(site: Path, one: dict[str, Any]) -> str:
    place = one.get("url", "").partition(f"{site.name}/")[2]
    return f"{place}:{one.get('lastLine', '')}: {one['message']} — {' '.join(one.get('extract', '').split())[:120]}"


def browsing(site: Path, address: str) -> Iterator[Row]:
    """A page of each sort in both colour schemes: axe, requests that would leave the site, the policy, the console."""
    from playwright.sync_api import sync_playwright

    uris = samples(site)
    rows = {
        key: Row(name, f"{len(uris)} pages, light and dark")
        for key, name in {
            "axe": "axe-core",
            "outside": "external requests",
            "policy": "Content-Security-Policy",
            "console": "console",
        }.items()
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(FLAGS))
        page = browser.new_page(reduced_motion="reduce")
        _listen(page, address, rows)
        for uri in uris:
            rows["axe"].found += [
                f"{uri}: {one}" for one in axe.in_both_schemes(page, address + uri.removesuffix("index.html"))
            ]
            rows["policy"].found += [f"{uri}: {one}" for one in page.evaluate("window.refused")]
        browser.close()
    yield from rows.values()


def _listen(page: Page, address: str, rows: dict[str, Row]) -> None:
    own = urlsplit(address).netloc
    page.add_init_script(WATCH)
    page.on(
        "request", lambda one: None if urlsplit(one.url).netloc in (own, "") else rows["outside"].found.append(one.url)
    )
    page.on("console", lambda one: rows["console"].found.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: rows["console"].found.append(str(error)))


def lighthouse(site: Path, address: str) -> Iterator[Row]:
    """The four marks of Lighthouse for the pages that readers meet first, in both languages."""
    for path in pages_to_time(site):
        found = marks(address + path)
        low = [f"/{path}: {name} {mark} is less than {LEAST}" for name, mark in found.items() if mark < LEAST]
        yield Row("Lighthouse", f"/{path}", low, " / ".join(map(str, found.values())))


def packages(site: Path, address: str) -> Iterator[Row]:
    """Known holes in the locked packages."""
    asked, found = supply.packages()
    yield Row("pip-audit", f"{asked} packages", found)


def workflows(site: Path, address: str) -> Iterator[Row]:
    """zizmor, GitHub's schema and actionlint on .github/workflows; schemas and zizmor on issue forms and configurations."""
    read, found = supply.workflows()
    yield Row("zizmor, schema, actionlint", f"{read} workflows", found if read else ["no workflow found"])
    read, found = supply.settings()
    yield Row("schemas, zizmor", f"{read} forms and configurations", found)


def hosts(site: Path, address: str) -> Iterator[Row]:
    """The site behind Nginx: the 404 page, compressed files, headers."""
    yield Row("Nginx", "5 addresses", nginx.wrong(site))


CHECKS: dict[str, Callable[[Path, str], Iterator[Row]]] = {
    "links": links,
    "nu": valid,
    "browser": browsing,
    "lighthouse": lighthouse,
    "workflows": workflows,
    "packages": packages,
    "nginx": hosts,
}
# `packages` asks a service that is not to be had everywhere, and `nginx` wants a server: they run only by name.
USUAL = ("links", "nu", "browser", "lighthouse", "workflows")
