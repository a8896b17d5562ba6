"""The proof that the atlas prints what its sources print."""

from __future__ import annotations

import sys
from pathlib import Path

from atlas.data.findings import DataError
from atlas.data.validation import open_atlas
from atlas.data.verify import AIDS, DATES, FIGURES, POLICIES, ROUNDS, STATES, Proof, verify
from lib.environment import ROOT


def verify_texts(texts: Path) -> int:
    """0 if everything quoted stands in the paragraph that it cites; else 1, with each that does not."""
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
    print(f"proved {_share(report, FIGURES)} printed figures and {_share(report, DATES)} dates in {report.texts} texts")
    rest = {STATES: "states", ROUNDS: "rounds", POLICIES: "dates of policies", AIDS: "finding aids"}
    print("as well as " + ", ".join(f"{_share(report, sort)} {name}" for sort, name in rest.items()))
    if report.openings:
        print(f"not proved, for they rest on a reading of {_openings(report)}: {_resting(report)}")
    whole = report.proved == report.claimed and report.claimed[FIGURES] > 0
    return 0 if whole and not report.failures and not report.missing else 1


def _openings(report: Proof) -> str:
    return "1 opening" if report.openings == 1 else f"{report.openings} openings"


def _resting(report: Proof) -> str:
    """How much of each sort is quoted from openings: `30 figures, 2 dates`."""
    return ", ".join(f"{number} {sort}" for sort, number in report.read.items() if number) or "nothing"


def _share(report: Proof, sort: str) -> str:
    return f"{report.proved[sort]} of {report.claimed[sort]}"
