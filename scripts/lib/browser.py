"""The Chromium or Chrome of the system, which the tests drive."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PACKAGES = ("chromium", "fonts-noto-cjk")
ADVICE = (
    "The tests drive Chromium or Chrome, and none was found.\n"
    "Debian and Ubuntu: apt-get install chromium fonts-noto-cjk\n"
    "Elsewhere: install Chromium or Google Chrome, or name the program in ATLAS_BROWSER."
)


def find() -> str | None:
    """The program's path; ATLAS_BROWSER goes before what is installed."""
    if named := os.environ.get("ATLAS_BROWSER"):
        return shutil.which(named)
    found = (shutil.which(name) for name in (*NAMES, *PLACES))
    return next((path for path in found if path), None)


def find_or_install() -> str:
    """The program's path, after installing Debian's package where that is possible; else exit 1 with what to install."""
    found = find() or try_to_install()
    if not found:
        named = os.environ.get("ATLAS_BROWSER")
        sys.exit(f"ATLAS_BROWSER is {named!r}, and there is no such program." if named else ADVICE)
    return found


def try_to_install() -> str | None:
    """The program's path after installing Debian's package, where that is possible; None where it is not."""
    if os.environ.get("ATLAS_BROWSER") or not (how := _installer()):
        return None
    print(f"Installing {' and '.join(PACKAGES)} …", file=sys.stderr, flush=True)
    _install(how)
    return find()


def _installer() -> list[str] | None:
    """The beginning of an apt-get command that needs no password, or None."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return None


def _install(apt: list[str]) -> None:
    """Failing is no error here: whether a browser is there is what counts."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(
            [*apt, *step],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode:
            print("\n".join(done.stdout.splitlines()[-10:]), file=sys.stderr)
