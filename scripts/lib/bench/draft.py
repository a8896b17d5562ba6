"""`scripts/bench draft`: how much of what the data hold of a text a draft of it finds, beside others.

Each text is drafted as if it were new: entities that only it cites are left out of the atlas, and the weights of names
are fitted to the other texts. A name is right if the atlas has it, marks of quotation apart.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import jieba.posseg

from atlas.data.load import load
from atlas.data.records import Atlas, split_cite
from atlas.data.verify import paragraphs
from atlas.data.walk import cites
from atlas.text.quantity import Quantity
from lib.bench import draft_peers
from lib.bench.draft_fit import Fits, Lesson, write_weights
from lib.bench.pages import publish
from lib.draft import features, names
from lib.draft.figures import Finder
from lib.draft.known import all_names, known, names_of, plain, spans
from lib.draft.usage import Usage

MARKS = re.compile("[“”‘’「」『』《》]")
NAMES = ("nr", "ns", "nt", "nz")  # parts of speech by which jieba marks names
BLANK = "\u3000"
PEERS = ("Recognizers-Text, numbers", "Recognizers-Text, with a unit")
WORDS = {  # of the tables, in Chinese
    "what": "查什么",
    "by": "用什么",
    "there": "应有",
    "found": "找到",
    "recall": "召回率",
    "told": "报出",
    "right": "对",
    "precision": "准确率",
    "told per right": "每对一个报出",
    "figures, value and unit": "数字：数值与单位",
    "figures, value": "数字：只看数值",
    "names, new ones": "名称：只在该文出现的",
    "names, all": "名称：全部",
    "jieba, parts of speech": "jieba 词性标注",
    PEERS[0]: "Recognizers-Text 数字",
    PEERS[1]: "Recognizers-Text 带单位的数字",
}
ABOUT = {"en": "Measured on {date}, {texts} texts.", "zh": "{date} 测于 {texts} 篇文章。"}


@dataclass
class Text:
    """A text with its paragraphs as a draft sees them, the entities that cite it, and those that nothing else cites."""

    id: str
    lines: list[str]
    named: list[str]
    own: list[str]


@dataclass
class Score:
    """What was there, how much of it was found, and how much was told for that."""

    there: int = 0
    found: int = 0
    told: int = 0
    right: int = 0

    def __iadd__(self, other: Score) -> Score:
        self.there, self.found = self.there + other.there, self.found + other.found
        self.told, self.right = self.told + other.told, self.right + other.right
        return self

    @property
    def recall(self) -> float:
        """The share of what was there."""
        return self.found / self.there if self.there else 0.0

    @property
    def precision(self) -> float:
        """The share of what was told."""
        return self.right / self.told if self.told else 0.0


@dataclass
class Table:
    """Scores by what was looked for and by whom."""

    rows: dict[tuple[str, str], Score] = field(default_factory=dict)

    def add(self, what: str, whose: str, score: Score) -> None:
        """One more text."""
        total = self.rows.setdefault((what, whose), Score())
        total += score

    def text(self, language: str) -> str:
        """As a Markdown table."""
        head = ["what", "by", "there", "found", "recall", "told", "right", "precision", "told per right"]
        lines = [head, ["--", "--", *["--:"] * 7]]
        for (what, whose), one in self.rows.items():
            ratio = one.told / one.right if one.right else 0.0
            numbers = [one.there, one.found, f"{one.recall:.3f}", one.told, one.right, f"{one.precision:.3f}"]
            lines.append([what, whose, *map(str, numbers), f"{ratio:.2f}"])
        said = [[WORDS.get(cell, cell) if language == "zh" else cell for cell in line] for line in lines]
        return "\n".join(f"| {' | '.join(line)} |" for line in said)


def bench_draft(root: Path, folder: Path, *, peers: bool, write: bool = False, refit: bool = False) -> int:
    """Prints the table, and puts it into its pages with `write`; 1 where the folder has no text of the atlas. With
    `refit` the weights are fitted to all texts.
    """
    atlas = load(root / "data").atlas
    texts = list(_texts(atlas, folder))
    if not texts:
        print(f"{folder} holds no text of a source.", file=sys.stderr)
        return 1
    table = Table()
    _figures(table, atlas, texts, draft_peers.ready() if peers else None)
    fits = Fits([_lesson(atlas, text) for text in texts])
    _names(table, atlas, texts, fits)
    print(table.text("en"))
    if write:
        about = {"date": datetime.now(UTC).strftime("%Y-%m-%d"), "texts": len(texts)}
        said = {language: f"{text.format(**about)}\n\n{table.text(language)}" for language, text in ABOUT.items()}
        for path in publish(root, "draft", said):
            print(f"written: {path.relative_to(root)}", file=sys.stderr)
    if refit:
        write_weights(fits, Usage.of(all_names(atlas)))
    return 0


def _texts(atlas: Atlas, folder: Path) -> Iterator[Text]:
    """The texts of a folder that are sources as a whole."""
    files = [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]
    contents = {hashlib.sha256(content).hexdigest(): content.decode("utf-8", "replace") for content in files}
    citing = {record.id: {split_cite(cite)[0] for _, cite in cites(record)} for record in atlas.records.values()}
    for name, source in atlas.sources.items():
        if source.sha256 in contents:
            lines = _clean(contents[source.sha256], atlas, name)
            named = [one for one, sources in citing.items() if name in sources and _names_it(atlas, one, lines)]
            yield Text(name, lines, named, [one for one, sources in citing.items() if sources == {name}])


def _clean(content: str, atlas: Atlas, name: str) -> list[str]:
    """The paragraphs of a source without what was injected, and without words of the page in which no fact stands."""
    source, facts = atlas.sources[name], [fact.cite for one in atlas.records.values() for fact in one.entity.facts]
    lines = paragraphs(content)
    for string in atlas.injected:
        lines = [line.replace(string, BLANK * len(string)) for line in lines]
    aside = {number for defect in source.defects if defect.kind == "boilerplate" for number in defect.paragraphs}
    aside -= {split_cite(cite)[1] for cite in facts if split_cite(cite)[0] == name}
    return [BLANK if number in aside else plain(line) for number, line in enumerate(lines, 1)]


def _names_it(atlas: Atlas, entity: str, lines: Sequence[str]) -> bool:
    whole = "\n".join(lines)
    return any(name in whole for name in names_of(atlas.records[entity]))


def _figures(table: Table, atlas: Atlas, texts: Sequence[Text], peer: Path | None) -> None:
    finder = Finder(atlas.vocabulary.units)
    for text in texts:
        gold = _gold(atlas, text)
        ours = [[(one.quantity, one.unit.key) for one in finder.find(line) if one.quantity] for line in text.lines]
        table.add(
            "figures, value and unit",
            "scripts/draft",
            _compared(gold, [[_key(q, unit) for q, unit in line] for line in ours]),
        )
        table.add(
            "figures, value",
            "scripts/draft",
            _compared(_bare(gold), [[(_number(q),) for q, _ in line] for line in ours]),
        )
        if peer:
            for whose, theirs in zip(PEERS, draft_peers.numbers(peer, text.lines), strict=True):
                table.add(
                    "figures, value", whose, _compared(_bare(gold), [[(one,) for one in line] for line in theirs])
                )


Key = tuple[object, ...]


def _gold(atlas: Atlas, text: Text) -> list[list[Key]]:
    """The figures of the data, by paragraph."""
    found: list[list[Key]] = [[] for _ in text.lines]
    for (record, number), quantity in atlas.quantities.items():
        source, paragraph = split_cite(atlas.records[record].entity.facts[number].cite)
        if source == text.id and isinstance(quantity, Quantity):
            found[paragraph - 1].append(_key(quantity, quantity.unit.key))
    return found


def _key(quantity: Quantity, unit: str) -> Key:
    return (_number(quantity), None if quantity.value_max is None else round(float(quantity.value_max), 4), unit)


def _number(quantity: Quantity) -> float:
    return round(float(quantity.value), 4)


def _bare(gold: Sequence[Sequence[Key]]) -> list[list[Key]]:
    return [[key[:1] for key in line] for line in gold]


def _compared(gold: Sequence[Sequence[Key]], told: Sequence[Sequence[Key]]) -> Score:
    """Figures of the data that were told, and told ones that are some of the data, paragraph by paragraph."""
    score = Score()
    for there, found in zip(gold, told, strict=True):
        score += Score(len(there), sum(key in found for key in there), len(found), sum(key in there for key in found))
    return score


def _names(table: Table, atlas: Atlas, texts: Sequence[Text], fits: Fits) -> None:
    for text in texts:
        without = _without(atlas, text)
        found = known(text.lines, without)
        usage = _usage(without, text)
        weights = {**fits.both(text.id), "per_1000": features.weights()["per_1000"]}
        told = {one.name for one in names.suspects(text.lines, usage, frozenset(usage.known), weights, spans(found))}
        new = [one for one in text.named if one in text.own]
        table.add("names, new ones", "scripts/draft", _named(atlas, text, new, told))
        everything = told | {name for one in found for name in one.names}
        table.add("names, all", "scripts/draft", _named(atlas, text, text.named, everything))
        marked = {
            word.word
            for line in text.lines
            for word in jieba.posseg.cut(line)
            if word.flag in NAMES and len(word.word) > 1
        }
        table.add("names, all", "jieba, parts of speech", _named(atlas, text, text.named, marked))


def _named(atlas: Atlas, text: Text, wanted: Sequence[str], told: set[str]) -> Score:
    """Entities that are named by one of their names, and told names that are one of an entity that the text names."""
    plain = {_plain(name) for name in told}
    every = {_plain(name) for one in text.named for name in names_of(atlas.records[one])}
    found = sum(bool(plain & {_plain(name) for name in names_of(atlas.records[one])}) for one in wanted)
    return Score(len(wanted), found, len(plain), len(plain & every))


def _lesson(atlas: Atlas, text: Text) -> Lesson:
    """Every stretch of a text as an example, with whether it is a name."""
    without = _without(atlas, text)
    usage, held = _usage(without, text), spans(known(text.lines, without))
    every = {_plain(name) for name, _ in all_names(atlas)}
    seen = {name: one for name, one in names.stretches(text.lines).items() if name not in usage.known}
    found = {name: features.features(name, one, usage, held) for name, one in seen.items()}
    return Lesson(text.id, found, seen, frozenset(name for name in seen if _plain(name) in every))


def _without(atlas: Atlas, text: Text) -> Atlas:
    """The atlas as it was before the text: without the entities that nothing else cites."""
    own = set(text.own)
    return replace(atlas, records={key: record for key, record in atlas.records.items() if key not in own})


def _usage(atlas: Atlas, text: Text) -> Usage:
    """How names are used in an atlas; texts about entities that cite the tested one may tell of it and are left out."""
    prose = (
        record.entity.summary.zh
        for record in atlas.records.values()
        if all(split_cite(cite)[0] != text.id for _, cite in cites(record))
    )
    return Usage.of(all_names(atlas), prose)


def _plain(name: str) -> str:
    return MARKS.sub("", name)
