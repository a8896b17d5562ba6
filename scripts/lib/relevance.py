"""How well the search of a built site answers `data/search/queries.yml`: the table read, asked, judged and written down."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from atlas.data.changes import QUERIES, RELEVANCE
from lib.environment import ROOT

TABLE = ROOT / "data" / QUERIES
REPORT = ROOT / "data" / RELEVANCE
ENGINE = ROOT / "tests" / "search" / "engine.js"
LIMIT = 20  # results asked for: what a query must not find is looked for among these
FIVE = 5
EXAMPLES = 3
NO_NODE = "The search is measured in Node, and there is none. Install Node.js 18 or newer, or name it in ATLAS_NODE."

Answers = Sequence[Sequence[str]]  # for each query the ids it is judged by, best first (`judged`)


@dataclass(frozen=True)
class Query:
    """A line of the table; the head of the file says what each part means."""

    q: str
    lang: str
    of: str
    first: tuple[str, ...] = ()
    top: bool = False
    unwanted: tuple[str, ...] = ()
    empty: bool = False
    every: bool = False
    offered: bool = False

    @property
    def strict(self) -> bool:
        """Whether it wants something kept out."""
        return self.empty or bool(self.unwanted)

    def rank(self, found: Sequence[str]) -> int | None:
        """Place, from 1, of the first result that is wanted; of the last one, where all are."""
        places = [place for place, key in enumerate(found, 1) if not {key, *ends(key)}.isdisjoint(self.first)]
        if self.every and len(places) < len(self.first):
            return None
        return (places[len(self.first) - 1] if self.every else places[0]) if places else None

    def kept(self, found: Sequence[str]) -> bool:
        """Whether nothing came that must not."""
        return not (found if self.empty else set(found) & set(self.unwanted))

    def answered(self, found: Sequence[str]) -> bool:
        """Whether all is as the table wants it."""
        rank = self.rank(found) if self.first else 1
        return self.kept(found) and rank is not None and rank <= (1 if self.top else FIVE)


@dataclass(frozen=True)
class Table:
    """All queries, and what the head of the file says of each class."""

    queries: tuple[Query, ...]
    classes: Mapping[str, Mapping[str, Any]]


def read(path: Path = TABLE) -> Table:
    """The table; KeyError or TypeError if a line has other parts than it should."""
    table = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return Table(tuple(_query(**line) for line in table["queries"]), table["classes"])


def _query(q: str, lang: str, first: Iterable[str] = (), top: int = 0, empty: bool = False, **named: Any) -> Query:
    of, unwanted = named.pop("class"), tuple(named.pop("not", ()))
    instead, every = tuple(named.pop("instead", ())), named.pop("all", 0) == 1
    if named:
        raise TypeError(f"{q!r}: {', '.join(named)}")
    if instead and first:
        raise TypeError(f"{q!r}: first and instead")
    return Query(q, lang, of, tuple(first) or instead, top == 1, unwanted, empty, every, bool(instead))


def ask(site: Path, queries: Sequence[Query]) -> Answers:
    """What the built site finds, asked in one process of Node; exits 1 with its message if that fails."""
    asked = json.dumps([{"query": query.q, "options": {"lang": query.lang, "limit": LIMIT}} for query in queries])
    done = subprocess.run(
        [node(), str(ENGINE), str(site)], input=asked, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        sys.exit(f"The search of {site} failed:\n{done.stderr}")
    return [judged(query, answer) for query, answer in zip(queries, json.loads(done.stdout), strict=True)]


def judged(query: Query, answer: Mapping[str, Any]) -> list[str]:
    """Ids that a query is judged by: of its results, or, if it wants something offered, of what is offered where nothing
    is found.
    """
    found = [result["id"] for result in answer["results"]]
    if not query.offered:
        return found
    return [] if found else [name["id"] for name in answer.get("instead") or []]


def node() -> str:
    """Node's path; exits 1 with advice if there is none."""
    found = shutil.which(os.environ.get("ATLAS_NODE") or "node")
    return found or sys.exit(NO_NODE)


def ends(key: str) -> list[str]:
    """Subject and object of a relation's row (`organizations/a#operates/carriers/b`), either of which may be what is
    wanted; none of another row.
    """
    subject, _, said = key.partition("#")
    _, slash, other = said.partition("/")
    return [subject, other] if slash else []


def judge(table: Table, answers: Answers) -> dict[str, Any]:
    """The report, as `hooks/atlas/site/relevance.py` reads it."""
    pairs = list(zip(table.queries, answers, strict=True))
    of = {key: [pair for pair in pairs if pair[0].of == key] for key in table.classes}
    groups = dict.fromkeys(about["group"] for about in table.classes.values())
    return {
        "total": score(pairs),
        "groups": [
            {"id": group, **score([pair for pair in pairs if table.classes[pair[0].of]["group"] == group])}
            for group in groups
        ],
        "classes": [
            {
                "id": key,
                **about,
                **score(of[key]),
                "examples": [query.q for query, _ in of[key] if query.q.strip()][:EXAMPLES],
            }
            for key, about in table.classes.items()
        ],
        "misses": [_miss(query, found) for query, found in pairs if not query.answered(found)],
    }


def score(pairs: Sequence[tuple[Query, Sequence[str]]]) -> dict[str, Any]:
    """Numbers of queries, and shares and means to four decimals."""
    ranks = [query.rank(found) for query, found in pairs if query.first]
    strict = [query.kept(found) for query, found in pairs if query.strict]
    return {
        "queries": len(pairs),
        "wanting": len(ranks),
        "hit1": _mean([rank == 1 for rank in ranks]),
        "hit5": _mean([rank is not None and rank <= FIVE for rank in ranks]),
        "mrr": _mean([1 / rank if rank else 0 for rank in ranks]),
        "strict": len(strict),
        "kept": sum(strict),
    }


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _miss(query: Query, found: Sequence[str]) -> dict[str, Any]:
    return {
        "q": query.q,
        "lang": query.lang,
        "of": query.of,
        "wanted": list(query.first),
        "unwanted": list(query.unwanted),
        "found": list(found[:FIVE]),
    }


def text(report: Mapping[str, Any]) -> str:
    """The report as a file: a class and a miss a line, so that a change shows."""
    rows = {key: ",\n".join(f"  {_line(row)}" for row in report[key]) for key in ("groups", "classes", "misses")}
    lists = ",\n".join(f' "{key}": [\n{lines}\n ]' for key, lines in rows.items())
    return f'{{\n "total": {_line(report["total"])},\n{lists}\n}}\n'


def _line(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False)


def summary(report: Mapping[str, Any]) -> str:
    """The report for a terminal: a line a class, then a line a miss."""
    lines = [f"{'class':<18}{'queries':>8}{'hit@1':>8}{'hit@5':>8}{'MRR':>8}{'floor':>7}{'kept out':>10}"]
    lines += [_row(row["id"], row, f"{row['floor']:.2f}") for row in report["classes"]]
    lines += [_row(f"all: {row['id']}", row, "") for row in report["groups"]] + [_row("all", report["total"], "")]
    misses = [describe(miss) for miss in report["misses"]]
    return "\n".join([*lines, "", *misses, f"{len(misses)} queries not answered as wanted"])


def _row(name: str, row: Mapping[str, Any], floor: str) -> str:
    figures = "".join(f"{row[key]:>8.3f}" if row[key] is not None else f"{'–':>8}" for key in ("hit1", "hit5", "mrr"))
    return f"{name:<18}{row['queries']:>8}{figures}{floor:>7}" + (
        f"{row['kept']:>6}/{row['strict']}" if row["strict"] else ""
    )


def describe(miss: Mapping[str, Any]) -> str:
    """One miss in a line."""
    wanted = " or ".join(miss["wanted"]) or "nothing" + (
        f" like {', '.join(miss['unwanted'])}" if miss["unwanted"] else ""
    )
    return (
        f"{miss['of']}: {miss['q']!r} ({miss['lang']}): wanted {wanted}; found {', '.join(miss['found']) or 'nothing'}"
    )


def relevance(site: Path, check: bool) -> int:
    """Measure and write the report, or with `check` compare it with the one that is there. 1 if they differ."""
    table = read()
    report = judge(table, ask(site, table.queries))
    print(summary(report))
    if not check:
        REPORT.write_text(text(report), encoding="utf-8")
        return 0
    same = REPORT.is_file() and REPORT.read_text(encoding="utf-8") == text(report)
    if not same:
        print(f"{REPORT.relative_to(ROOT)} does not say this. Run scripts/relevance and look at what has changed.")
    return 0 if same else 1
