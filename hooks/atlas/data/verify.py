"""Proof that each printed figure stands in the paragraph it cites, against the real texts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from atlas.data.findings import Finding
from atlas.data.records import Atlas, Record, split_cite
from atlas.data.yamlfile import Location

DIGITS = "0-9〇一二三四五六七八九十百千万亿"


@dataclass
class Proof:
    """What was proved and what was not. `missing` names sources whose text was not found."""

    proved: int = 0
    dates: int = 0
    texts: int = 0
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
    report = Proof(texts=len(found), missing=sorted(set(atlas.sources) - set(found)))
    for name, lines in found.items():
        if len(lines) != atlas.sources[name].paragraphs:
            message = f"the text has {len(lines)} paragraphs, not {atlas.sources[name].paragraphs}"
            report.failures.append(atlas.source_lines[name].finding(("paragraphs",), message, rule="verify"))
    for record in atlas.records.values():
        for at, printed, cite in _claims(record):
            _prove(report, record, at, printed, cite, found)
    return report


def _files(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield path.read_bytes()


def _claims(record: Record) -> Iterator[tuple[Location, str, str]]:
    """Everything quoted from a source: place, the quoted characters, the citation."""
    for number, fact in enumerate(record.entity.facts):
        for cite in [fact.cite, *fact.also]:
            yield ("facts", number, "printed"), fact.printed, cite
    for number, milestone in enumerate(record.entity.dates):
        yield ("dates", number, "printed"), milestone.printed, milestone.cite


def _prove(report: Proof, record: Record, at: Location, printed: str, cite: str, found: dict[str, list[str]]) -> None:
    source, paragraph = split_cite(cite)
    if source not in found:
        return
    lines = found[source]
    if paragraph > len(lines) or not _stands(printed, lines[paragraph - 1]):
        hint = _elsewhere(printed, lines)
        report.failures.append(record.lines.finding(at, f"'{printed}' does not stand in {cite}", hint, "verify"))
    elif at[0] == "facts":
        report.proved += 1
    else:
        report.dates += 1


def _stands(printed: str, line: str) -> bool:
    """True if the figure stands in the line as a whole: 860家 does not stand in 1860家, nor 三年 in 十三年."""
    before = f"(?<![{DIGITS}])(?<![{DIGITS}][.,])" if re.match(f"[{DIGITS}]", printed) else ""
    after = r"(?![.,]?\d)" if printed[-1].isdigit() else ""
    return re.search(before + re.escape(printed) + after, line) is not None


def _elsewhere(printed: str, lines: list[str]) -> str:
    places = [f"p{number}" for number, line in enumerate(lines, 1) if _stands(printed, line)]
    return "it stands in " + ", ".join(places[:3]) if places else ""
