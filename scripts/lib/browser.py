"""The browsers of the system that the tests drive: Chromium or Chrome, and Firefox.

The headless shell of Chromium goes first where it is installed: it draws with the same engine and has no window of its own, so that the
same tests take less than half of the processor's time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

from lib.silence import silently


@dataclass(frozen=True)
class Browser:
    """A browser by the names of its program; `variable` names another, and goes before what is installed."""

    variable: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    packages: tuple[tuple[str, ...], ...]  # of Debian; the first that can be installed are
    advice: str


SHELL = "chromium-headless-shell"
CHROMIUM = Browser(
    "ATLAS_BROWSER",
    names=(SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    places=(
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    # Older releases of Debian, and Ubuntu, have no package of the shell.
    packages=((SHELL, "fonts-noto-cjk"), ("chromium", "fonts-noto-cjk")),
    advice="The tests drive Chromium or Chrome, and none was found.\n"
    "Debian and Ubuntu: apt-get install chromium fonts-noto-cjk\n"
    "Elsewhere: install Chromium or Google Chrome, or name the program in ATLAS_BROWSER.",
)
FIREFOX = Browser(
    "ATLAS_FIREFOX",
    names=("firefox-esr", "firefox"),
    places=("/Applications/Firefox.app/Contents/MacOS/firefox",),
    packages=(("firefox-esr", "fonts-noto-cjk"),),
    advice="Some tests drive Firefox, and none was found.\n"
    "Debian: apt-get install firefox-esr fonts-noto-cjk\n"
    "Elsewhere: install Firefox, or name the program in ATLAS_FIREFOX.",
)


def find(browser: Browser = CHROMIUM) -> str | None:
    """The program's path."""
    if named := os.environ.get(browser.variable):
        return shutil.which(named)
    found = (shutil.which(name) for name in (*browser.names, *browser.places))
    return next((path for path in found if path), None)


def find_or_install(browser: Browser = CHROMIUM) -> str:
    """The program's path, after installing Debian's package where that is possible; else exit 1 with what to install."""
    found = find(browser) or try_to_install(browser)
    if not found:
        named = os.environ.get(browser.variable)
        sys.exit(f"{browser.variable} is {named!r}, and there is no such program." if named else browser.advice)
    return found


def try_to_install(browser: Browser = CHROMIUM) -> str | None:
    """The program's path after installing Debian's package, where that is possible; None where it is not."""
    if os.environ.get(browser.variable) or not (how := _installer()):
        return None
    _apt(how, "update", "-q")
    for packages in browser.packages:
        print(f"Installing {' and '.join(packages)} …", file=sys.stderr, flush=True)
        if _apt(how, "install", "-y", "-q", "--no-install-recommends", *packages):
            break
    return find(browser)


def _installer() -> list[str] | None:
    """The beginning of an apt-get command that needs no password, or None."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return None


def _apt(apt: list[str], *arguments: str) -> bool:
    """Whether it worked; failing is told, and is no error here: whether a browser is there is what counts."""
    done = silently([*apt, *arguments], 10, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return done.returncode == 0
