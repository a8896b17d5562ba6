"""Some parts of a build, made and laid down, for a later run to join: `python -m atlas.parts GROUP …`; without a group,
the groups are printed as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from atlas.data.changes import RELEVANCE
from atlas.data.findings import DataError
from atlas.data.validation import open_atlas
from atlas.parts.job import ROOT, job
from atlas.parts.makers import PARTS, lay
from atlas.parts.plan import PartsError, hand_written, plan
from atlas.site.release import read_release
from atlas.site.relevance import read_report
from atlas.site.site import make_site


def main(groups: Sequence[str]) -> int:
    """0; 1 with the reasons on stderr, 2 where a group is not known."""
    try:
        atlas = open_atlas(ROOT / "data")
        release = read_release(atlas.changes, ROOT / "data", os.environ.get("SITE_URL", ""))
        parts = plan(make_site(atlas, read_report(ROOT / "data" / RELEVANCE), release), hand_written(ROOT / "docs"))
        known = list(dict.fromkeys(part.group for part in parts))
        if not groups:
            print(json.dumps(known))
            return 0
        if unknown := [group for group in groups if group not in known]:
            print(f"There is no part {unknown[0]}; there are: {', '.join(known)}.", file=sys.stderr)
            return 2
        wanted = [part for part in parts if part.group in groups]
        print(f"{sum(1 for _ in lay(wanted, job(release), os.environ[PARTS]))} parts")
    except (DataError, PartsError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
