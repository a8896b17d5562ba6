"""Every file of two sites (folders, or zip files of one folder each) and the answers of their searches, side by side."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import Path

from lib.relevance import ENGINE, LIMIT, TABLE, node, read
from lib.sites.allowed import Allowed

Files = Mapping[str, Callable[[], bytes]]  # by name
STATES = ("same", "allowed", "different", "only in A", "only in B")
FAILED = STATES[2:]
# Answers are compared as one more file: a query a line.
ANSWERS = "search-answers.jsonl"
GROUPS = {
    ".html": "pages",
    ".csv": "tables",
    ".json": "tables",
    ".sqlite": "tables",
    ".yaml": "tables",
    ".jsonl": "answers",
}
FILES_SHOWN = 10
LINES_SHOWN = 2
WIDTH = 60  # characters shown on each side of the first that differs


@dataclass(frozen=True)
class Compared:
    """One file of either site; `lines` are the first that differ."""

    name: str
    state: str
    lines: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """Pages, tables, answers of the search, or other files."""
        return GROUPS.get(Path(self.name).suffix, "other files")


def files_of(place: Path) -> Files:
    """The files of a site, to be read one by one; the names in a zip file are those below its one folder.

    Raises OSError or zipfile.BadZipFile if there is no site to read, ValueError if it has no index.html.
    """
    if place.is_dir():
        paths = (path for path in place.rglob("*") if path.is_file())
        found: Files = {path.relative_to(place).as_posix(): path.read_bytes for path in paths}
    else:
        archive = zipfile.ZipFile(place)
        names = (name for name in archive.namelist() if not name.endswith("/"))
        found = {name.partition("/")[2]: partial(archive.read, name) for name in names}
    if "index.html" not in found:
        raise ValueError(f"{place} holds no built site: there is no index.html in it.")
    return found


def answers_of(site: Path) -> bytes:
    """All that the search of a site answers to each query of the table, a line each; exits 1 with its message if that fails."""
    queries = read(TABLE).queries
    asked = [{"query": query.q, "options": {"lang": query.lang, "limit": LIMIT}} for query in queries]
    done = subprocess.run(
        [node(), str(ENGINE), str(site)], input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise SystemExit(f"The search of {site} failed:\n{done.stderr}")
    everywhere = done.stdout.replace(site.resolve().as_uri(), "file:///site")  # some addresses in answers are whole
    answers = [{key: value for key, value in answer.items() if key != "ms"} for answer in json.loads(everywhere)]
    pairs = zip(queries, answers, strict=True)
    return "".join(f"{json.dumps({'q': query.q, **answer}, ensure_ascii=False)}\n" for query, answer in pairs).encode()


def compare(first: Files, second: Files, allowed: Allowed) -> Iterator[Compared]:
    """Each file of either, by name."""
    old = {**{name: name for name in first if name not in allowed.moved}, **allowed.renamed(first)}
    for name in sorted({*old, *second}):
        if name not in second:
            yield Compared(name, "allowed" if allowed.matches("removed", name) else "only in A")
        elif name not in old:
            yield Compared(name, "allowed" if allowed.matches("added", name) else "only in B")
        else:
            yield _compared(name, first[old[name]](), second[name](), allowed, moved=name != old[name])


def _compared(name: str, one: bytes, two: bytes, allowed: Allowed, moved: bool) -> Compared:
    if one == two:
        return Compared(name, "allowed" if moved else "same")
    if allowed.matches("changed", name):
        return Compared(name, "allowed")
    try:
        texts = one.decode(), two.decode()
    except UnicodeDecodeError:
        return Compared(name, "different", (f"{len(one)} bytes", f"{len(two)} bytes"))
    return (
        Compared(name, "allowed") if allowed.same(name, *texts) else Compared(name, "different", tuple(_lines(*texts)))
    )


def _lines(one: str, two: str) -> Iterator[str]:
    """The first lines that differ, `- ` the first site's and `+ ` the second's, clipped around the first character that does."""
    numbered = enumerate(zip_longest(one.splitlines(), two.splitlines(), fillvalue=""), 1)
    differing = [(number, pair) for number, pair in numbered if pair[0] != pair[1]] or [(0, ("line ends", "line ends"))]
    for number, (left, right) in differing[:LINES_SHOWN]:
        at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
        yield from (
            f"{number}: {sign} {line[max(0, at - WIDTH) : at + WIDTH]}" for sign, line in (("-", left), ("+", right))
        )


def table(found: list[Compared]) -> str:
    """How many files of each group are in each state."""
    counts = Counter((one.group, one.state) for one in found)
    groups = sorted({one.group for one in found})
    head = f"{'':<12}" + "".join(f"{state:>11}" for state in STATES)
    return "\n".join(
        [head, *(f"{group:<12}" + "".join(f"{counts[group, state]:>11}" for state in STATES) for group in groups)]
    )


def details(found: list[Compared], shown: int = FILES_SHOWN) -> list[str]:
    """Lines on what is not allowed: of each state the first files by name, and how many more there are."""
    lines: list[str] = []
    for state in FAILED:
        names = [one for one in found if one.state == state]
        for one in names[:shown]:
            lines += [f"{state}: {one.name}", *(f"    {line}" for line in one.lines)]
        lines += [f"{state}: {len(names) - shown} more"] if len(names) > shown else []
    return lines


def report(first: Path, second: Path, allowed: Allowed, search: bool, shown: int = FILES_SHOWN) -> int:
    """Print the comparison; 0 if the two differ in nothing but what is allowed, and all of that was met."""
    one, two = dict(files_of(first)), dict(files_of(second))
    if search:
        one[ANSWERS], two[ANSWERS] = partial(answers_of, first), partial(answers_of, second)
    found = list(compare(one, two, allowed))
    unmet = [f"allowed, but not met: {rule}" for rule in allowed.unmet()]
    print("\n".join([table(found), *details(found, shown), *unmet]))
    if not search:
        print("The answers of the search were not compared.")
    return 1 if unmet or any(one.state in FAILED for one in found) else 0
