"""The proof that the atlas prints what its sources print."""

from __future__ import annotations

import sys
from pathlib import Path

from atlas.data.findings import DataError
from atlas.data.validation import open_atlas
from atlas.data.verify import verify
from lib.environment import ROOT


def verify_texts(texts: Path) -> int:
    """0 if every printed figure and date stands in the paragraph that it cites; else 1, with each that does not."""
    try:
        atlas = open_atlas(ROOT / "data")
    except DataError as error:
        print(f"{error}\nThe data must pass their checks before they can be proved.", file=sys.stderr)
        return 1
    report = verify(atlas, texts)
    for failure in report.failures:
        print(failure)
    for source in report.missing:
        print(f"data/sources/{source}.yml:1: sha256: no file in {texts} is this text")
    figures = sum(1 + len(fact.also) for record in atlas.records.values() for fact in record.entity.facts)
    dates = sum(len(record.entity.dates) for record in atlas.records.values())
    print(
        f"proved {report.proved} of {figures} printed figures and {report.dates} of {dates} dates in {report.texts} texts"
    )
    whole = (report.proved, report.dates) == (figures, dates) and figures > 0
    return 0 if whole and not report.failures and not report.missing else 1
