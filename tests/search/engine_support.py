"""What the tests of the engine stand on: search files built from data or by hand, and Node to run them."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from select import select
from typing import Any

from atlas.data.model import Synonym, Text
from atlas.output.javascript import joined, load, read, scripts
from atlas.search.catalogue import Catalogue, Entry, SearchFact, SearchRelation
from atlas.search.files import files_of
from atlas.site.i18n import all_words
from atlas.text.language import Language
from atlas.text.pinyin import Readings

from ..fixture.support import real_atlas

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PARTS = "assets/search/parts.js"
LONG = 300  # seconds that an answer may take


def node(script: str, *arguments: object, stdin: Any) -> Any:
    """What a script of this folder writes to standard output, as JSON."""
    asked = {"script": str(HERE / script), "arguments": [str(one) for one in arguments], "stdin": stdin}
    done = _answer(json.dumps(asked))
    assert done["code"] == 0, done["err"]
    assert not done["err"], f"the console is not empty:\n{done['err']}"
    return json.loads(done["out"])


def _answer(asked: str) -> dict[str, Any]:
    """What host.js says to a line; it is started anew if it has ended, or does not answer."""
    host = _host()
    assert host.stdin and host.stdout
    host.stdin.write(f"{asked}\n")
    host.stdin.flush()
    line = host.stdout.readline() if select([host.stdout], [], [], LONG)[0] else ""
    if not line:
        host.kill()
        _host.cache_clear()
    assert line, f"Node.js broke down, or did not answer for {LONG} seconds"
    done: dict[str, Any] = json.loads(line)
    return done


@cache
def _host() -> subprocess.Popen[str]:
    """The one Node of this process, which ends before it."""
    found = shutil.which(os.environ.get("ATLAS_NODE") or "node")
    assert found, "Node.js 18 or newer is needed, or its path in ATLAS_NODE"
    command = [found, str(HERE / "host.js")]
    host = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    atexit.register(host.communicate)  # its input ends, and with it the program
    return host


@cache
def programs() -> dict[str, str]:
    """The scripts of the site, and `parts.js`, through which tests reach into the engine."""
    docs = ROOT / "docs"
    return {
        **scripts(docs),
        PARTS: joined(
            {**load(docs), PARTS: read(PARTS, (HERE / "parts.js").read_text(encoding="utf-8"))}, PARTS, all_words()
        ),
    }


def ask(site: Path, queries: Sequence[str], *flags: str, **options: Any) -> list[dict[str, Any]]:
    """Answers of the search of a site."""
    found: list[dict[str, Any]] = node(
        "engine.js", site, *flags, stdin=[{"query": query, "options": options} for query in queries]
    )
    return found


def write(folder: Path, files: dict[str, str]) -> Path:
    """Files below a folder."""
    for uri, text in files.items():
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_text(text, encoding="utf-8")
    return folder


def entry(key: str, name: str, english: str, /, **more: Any) -> Entry:
    """An entry with as little as possible; `text` is its Chinese text."""
    text: dict[Language, str] = {"zh": more.pop("text", ""), "en": more.pop("text_en", "")}
    return Entry(id=key, name=Text(zh=name, en=english), text=text, **more)


def figure(subject: str, indicator: str, printed: str, period: str = "2023", /, **more: Any) -> SearchFact:
    """A figure as search knows it: an actual count without a scope, unless `more` says otherwise."""
    usual: dict[str, Any] = {
        "key": f"{indicator}-{period.replace('/', '-to-')}",
        "about": (),
        "chinese": printed,
        "english": printed,
        "amounts": (printed[:-1],),
        "status": "actual",
        "scope": None,
        "source": "s-2023",
        "paragraph": 1,
        "unit": "count",
    }
    given = {**usual, **more}
    return SearchFact(subject=subject, indicator=f"indicators/{indicator}", printed=printed, period=period, **given)


def build(
    folder: Path,
    entries: Sequence[Entry],
    facts: Sequence[SearchFact] = (),
    words: dict[str, str] | None = None,
    relations: Sequence[SearchRelation] = (),
    synonyms: Sequence[Synonym] = (),
) -> Path:
    """A site of nothing but the search, over entries made by hand; `words` are reviewed readings."""
    found = catalogue_of(entries, facts, words, relations, synonyms)
    return write(folder, {**files_of(found, found.readings.cut), **programs()})


def catalogue_of(
    entries: Sequence[Entry],
    facts: Sequence[SearchFact] = (),
    words: dict[str, str] | None = None,
    relations: Sequence[SearchRelation] = (),
    synonyms: Sequence[Synonym] = (),
) -> Catalogue:
    """The catalogue of entries made by hand."""
    readings = Readings(words or {})
    kinds = {one.kind: Text(zh=f"类{one.kind}", en=f"Kind {one.kind}") for one in entries}
    statuses = {"actual": Text(zh="实际", en="actual"), "target": Text(zh="目标", en="target")}
    vocabulary = real_atlas().vocabulary  # its units and relations
    return Catalogue(
        tuple(entries),
        tuple(facts),
        kinds,
        {"s-2023": Text(zh="资料", en="Source")},
        statuses,
        readings,
        relations=tuple(relations),
        relation_names=vocabulary.relations,
        units=vocabulary.units,
        synonyms=tuple(synonyms),
    )
