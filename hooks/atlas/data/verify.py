"""Proof that what the atlas quotes stands in the paragraphs it cites, against the real texts.

Quoted are the figures, the words for dates, states, rounds of financing and policies, and the finding aids of sources.
No text is kept of a source of which only the opening was read: what is quoted from it rests on that reading.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from atlas.data.findings import Finding
from atlas.data.model import Source
from atlas.data.records import Atlas, Record, split_cite
from atlas.data.walk import parts
from atlas.data.yamlfile import Location

DIGITS = "0-9〇一二三四五六七八九十百千万亿"
FIGURES, DATES, STATES, ROUNDS, POLICIES, AIDS = "figures", "dates", "states", "rounds", "policies", "aids"
ASIDE = 20  # characters of a byline or a name that may stand outside the two ends of a finding aid


@dataclass
class Proof:
    """What was claimed and proved, by sort, and what is quoted from openings.

    `missing` names sources whose text was not found.
    """

    claimed: Counter[str] = field(default_factory=Counter)
    proved: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    texts: int = 0
    openings: int = 0
    failures: list[Finding] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def paragraphs(text: str) -> list[str]:
    """Lines that are not blank; Unicode white space counts as blank. Paragraph n is item n-1."""
    return [line for line in text.split("\n") if line.strip()]


def verify(atlas: Atlas, texts: Path) -> Proof:
    """Re-read every cited paragraph; texts are matched to sources by their SHA-256, not by name."""
    by_hash = {hashlib.sha256(data).hexdigest(): data for data in _files(texts)}
    found = {
        name: paragraphs(by_hash[source.sha256].decode("utf-8"))
        for name, source in atlas.sources.items()
        if source.sha256 in by_hash
    }
    openings = {name for name, source in atlas.sources.items() if source.extent == "opening"}
    missing = sorted(atlas.sources.keys() - found.keys() - openings)
    report = Proof(texts=len(found), openings=len(openings), missing=missing)
    for name, lines in found.items():
        if len(lines) != atlas.sources[name].paragraphs:
            message = f"the text has {len(lines)} paragraphs, not {atlas.sources[name].paragraphs}"
            report.failures.append(atlas.source_lines[name].finding(("paragraphs",), message, rule="verify"))
    for record in atlas.records.values():
        for claim in _claims(record):
            if split_cite(claim.cite)[0] in openings:
                report.read[claim.sort] += 1
            else:
                _prove(report, record, claim, found)
    for name, source in atlas.sources.items():
        if name in openings:
            report.read += Counter({AIDS: len(source.aids)})
        else:
            _prove_aids(report, atlas, name, source, found.get(name))
    return report


def _files(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield path.read_bytes()


@dataclass(frozen=True)
class _Claim:
    """Something quoted from a source: its sort and place, the quoted characters, the citation."""

    sort: str
    at: Location
    printed: str
    cite: str


def _claims(record: Record) -> Iterator[_Claim]:
    entity = record.entity
    for number, fact in enumerate(entity.facts):
        for cite in [fact.cite, *fact.also]:
            yield _Claim(FIGURES, ("facts", number, "printed"), fact.printed, cite)
    for number, milestone in enumerate(entity.dates):
        yield _Claim(DATES, ("dates", number, "printed"), milestone.printed, milestone.cite)
    for number, found in enumerate(entity.rounds):
        if found.printed:
            yield _Claim(ROUNDS, ("rounds", number, "printed"), found.printed, found.cite)
    if entity.policy and entity.policy.printed:
        yield _Claim(POLICIES, ("policy", "printed"), entity.policy.printed, entity.policy.cite)
    states = [(("state",), entity.state), *(((*at, "state"), part.state) for at, _, part in parts(record))]
    for place, state in states:
        if state and state.printed:
            yield _Claim(STATES, (*place, "printed"), state.printed, state.cite)


def _prove(report: Proof, record: Record, claim: _Claim, found: dict[str, list[str]]) -> None:
    report.claimed[claim.sort] += 1
    source, paragraph = split_cite(claim.cite)
    if source not in found:
        return
    lines, printed = found[source], claim.printed
    if paragraph > len(lines) or not _stands(printed, lines[paragraph - 1]):
        hint = _elsewhere(printed, lines)
        message = f"'{printed}' does not stand in {claim.cite}"
        report.failures.append(record.lines.finding(claim.at, message, hint, "verify"))
    else:
        report.proved[claim.sort] += 1


def _prove_aids(report: Proof, atlas: Atlas, name: str, source: Source, lines: list[str] | None) -> None:
    injected = [string for defect in source.defects for string in defect.strings]
    for key, aid in source.aids.items():
        report.claimed[AIDS] += 1
        number = int(key[1:])
        if lines is None:
            continue
        if number <= len(lines) and frames(aid, lines[number - 1], injected):
            report.proved[AIDS] += 1
        else:
            message = f"'{aid}' does not begin and end {name}#{key}"
            report.failures.append(atlas.source_lines[name].finding(("aids", key), message, rule="verify"))


def frames(aid: str, line: str, injected: list[str]) -> bool:
    """Whether a paragraph begins and ends as its finding aid says, injected strings left out.

    Up to ASIDE characters may stand outside either end: bylines and names, which no aid quotes. An aid without “…” is
    the whole paragraph.
    """
    for string in sorted(injected, key=len, reverse=True):
        line = line.replace(string, "")
    line = line.strip()
    first, dots, last = aid.partition("…")
    if not dots:
        return aid == line
    start, end = line.find(first), line.rfind(last)
    near = start in range(ASIDE + 1) and len(line) - end - len(last) <= ASIDE
    return near and start + len(first) <= end


def _stands(printed: str, line: str) -> bool:
    """True if the figure stands in the line as a whole: 860家 does not stand in 1860家, nor 三年 in 十三年."""
    before = f"(?<![{DIGITS}])(?<![{DIGITS}][.,])" if re.match(f"[{DIGITS}]", printed) else ""
    after = r"(?![.,]?\d)" if printed[-1].isdigit() else ""
    return re.search(before + re.escape(printed) + after, line) is not None


def _elsewhere(printed: str, lines: list[str]) -> str:
    places = [f"p{number}" for number, line in enumerate(lines, 1) if _stands(printed, line)]
    return "it stands in " + ", ".join(places[:3]) if places else ""
