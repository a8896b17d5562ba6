"""Programs run in silence: what they print is told only where they fail."""

from __future__ import annotations

import subprocess
import sys
from typing import Any


def silently(command: list[str], lines: int, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run without input; the last lines of all output go to stderr if it fails. `options` are those of `subprocess.run`."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        **options,
    )
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-lines:]), file=sys.stderr, flush=True)
    return done
