"""`scripts/draft`: an article read, and its draft printed or written; no file is ever half written."""

from __future__ import annotations

import os
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from atlas.data.load import load
from atlas.data.model import Indicator
from atlas.data.records import Atlas
from atlas.data.suspects import BOILERPLATE, BROKEN, BYLINE, INJECTED, MIRROR, Suspect, suspects
from atlas.data.yamlfile import CONFIRM
from lib import source
from lib.draft import features, names, write
from lib.draft.decode import Article, Refused, article
from lib.draft.figures import Figure, Finder
from lib.draft.guess import CLAUSE, Named, date_of, sentence, speaker_of, status_of, subject_of
from lib.draft.known import HOLDING, Known, all_names, known, main_place, plain, spans
from lib.draft.numbers import of_change
from lib.draft.usage import Usage

NO_SOURCE = "source-id"
BLANK = "\u3000"
LONG = 50_000  # characters from which an article takes so long that each step is told
CERTAIN = HOLDING - {"programmes", "products", "events"}  # kinds that the end of a name is enough for
COUNTED = "数量额率"  # ends of names of indicators that a text leaves out


def draft(root: Path, path: Path, slug: str | None, output: Path | None) -> int:
    """Prints the draft of an article, or writes it; 0. Exits 1 with the reason where that cannot be."""
    try:
        found = article(path)
        if output and output.exists():
            raise Refused(f"{output} is there already.")
        made = drafted(found, load(root / "data").atlas, slug, _progress if len(found.text) > LONG else _silence)
        if output is None:
            print(made, end="")
            return 0
        _write(output, made)
    except Refused as reason:
        sys.exit(str(reason))
    print(f"{output}: {made.count(f'  {CONFIRM}:')} items to confirm")
    return 0


def _write(path: Path, text: str) -> None:
    """The whole file, or none."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refused(f"{path} cannot be written: {error.strerror}.") from None


def _progress(step: str) -> None:
    print(f"{step} …", file=sys.stderr, flush=True)


def _silence(step: str) -> None:
    """Of a short article no step takes long."""


def drafted(found: Article, atlas: Atlas, slug: str | None, tell: Callable[[str], None] = _silence) -> str:
    """The draft of an article; `tell` hears what is done before it is."""
    tell(f"{len(found.text)} characters: what looks wrong in them")
    lines, wrong = found.lines, suspects(found.lines)
    same = next((name for name, one in atlas.sources.items() if one.sha256 == found.sha256), None)
    slug = slug or same or NO_SOURCE
    content = source.fields(lines, found.sha256, wrong)
    clean = cleaned(lines, wrong)
    tell("names of the atlas")
    met = known(clean, atlas)
    tell("new names")
    new = unknown(clean, atlas, met)
    tell("quantities")
    sections = {
        "source": [write.source_item(content, _about_text(found, same))],
        "defects": [write.defect_item(one) for one in wrong],
        "known": [write.known_item(one, atlas.readings) for one in met],
        "names": [write.name_item(one, slug) for one in new],
        "figures": list(_figures(clean, atlas, met, new, slug, str(content["published"]))),
    }
    tell("the draft")
    return write.draft(sections)


def _about_text(found: Article, same: str | None) -> str:
    if same:
        return f"this text is data/sources/{same}.yml already"
    if found.kept:
        return "read title, publisher, day and aids against the article"
    return f"the file is {found.encoding} or has other line ends; the digest is of its text in UTF-8 with \\n"


def cleaned(lines: Sequence[str], wrong: Sequence[Suspect]) -> list[str]:
    """The paragraphs with blanks, as many, in the place of what is none of the text."""
    clean = list(lines)
    for one in wrong:
        at = one.paragraph - 1
        whole = one.sort == BOILERPLATE or one.string.endswith("…")
        if whole:
            clean[at] = BLANK * len(clean[at])
        elif one.sort in (*INJECTED, BYLINE, MIRROR, BROKEN):
            clean[at] = clean[at].replace(one.string, BLANK * len(one.string))
    return clean


def unknown(lines: Sequence[str], atlas: Atlas, met: Sequence[Known]) -> list[names.Suspect]:
    """Names that the paragraphs seem to hold and the atlas has not."""
    of_atlas = all_names(atlas)
    usage = Usage.of(of_atlas, (record.entity.summary.zh for record in atlas.records.values()))
    whole = [plain(line) for line in lines]
    return names.suspects(whole, usage, frozenset(usage.known), features.weights(), spans(met))


def _figures(
    lines: Sequence[str], atlas: Atlas, met: Sequence[Known], new: Sequence[names.Suspect], slug: str, published: str
) -> Iterator[write.Item]:
    finder, otherwise = Finder(atlas.vocabulary.units), main_place(met)
    simplified = [plain(line) for line in lines]
    named, indicators = _named(simplified, met, new), _by_unit(atlas.vocabulary.indicators)
    for number, line in enumerate(lines, 1):
        for figure in finder.find(line):
            when = date_of(line, figure, published)
            yield write.figure_item(
                figure.printed,
                indicator_of(simplified[number - 1], figure, indicators),
                when,
                f"{slug}#p{number}",
                speaker_of(line, figure),
                status_of(line, figure, when, published),
                write.reading_of(
                    subject_of(figure, named.get(number, ()), otherwise), figure.unit.key, figure.quantity
                ),
            )


Place = tuple[int, int, int, str]  # length, paragraph and start of a name, and what it names


def _named(lines: Sequence[str], met: Sequence[Known], new: Sequence[names.Suspect]) -> dict[int, list[Named]]:
    """What a quantity can be of, by paragraph, in its order there; of names that overlap the longest, but of suspects
    that with the longest end.
    """
    fullest = (
        (one.end - one.start, paragraph, one.start, one.what)
        for paragraph, here in _apart(_suspected(lines, new)).items()
        for one in here
    )
    return _apart(sorted([*_holding(met), *fullest], key=lambda one: -one[0]))


def _apart(places: Iterable[Place]) -> dict[int, list[Named]]:
    """Those of the places that lie over none before them, by paragraph, in their order there."""
    found: dict[int, list[Named]] = {}
    for length, paragraph, start, what in places:
        here = found.setdefault(paragraph, [])
        at = bisect_left(here, start, key=lambda one: one.start)
        if (not at or here[at - 1].end <= start) and (at == len(here) or start + length <= here[at].start):
            here.insert(at, Named(start, start + length, what))
    return found


def _holding(met: Sequence[Known]) -> Iterator[Place]:
    for one in met:
        if one.record.kind in HOLDING and one.sure:
            yield from ((len(name), *place, one.record.id) for name, place in zip(one.names, one.places, strict=True))


def _suspected(lines: Sequence[str], new: Sequence[names.Suspect]) -> Iterator[Place]:
    """Names whose end tells their kind, the longest end (有限公司) first; 计划 and 工程 are other words as often."""
    for one in sorted(new, key=lambda one: (len(one.why), len(one.name)), reverse=True):
        if one.kind in CERTAIN and one.by_end:
            for paragraph in one.paragraphs:
                yield len(one.name), paragraph, lines[paragraph - 1].find(one.name), one.name


Called = tuple[str, str]  # what an indicator is called in texts, and its key


def _by_unit(indicators: Mapping[str, Indicator]) -> dict[tuple[str, bool], list[Called]]:
    """The indicators by their unit, and by whether they say how much something grew."""
    found: dict[tuple[str, bool], list[Called]] = defaultdict(list)
    for key, one in indicators.items():
        if len(name := one.zh.rstrip(COUNTED)) > 1:
            found[one.unit, one.change].append((name, key))
    return found


def indicator_of(line: str, figure: Figure, indicators: Mapping[tuple[str, bool], Sequence[Called]]) -> str:
    """The indicator of the unit whose name stands in the clause; empty where none does."""
    start, end = sentence(line, figure)
    behind = CLAUSE.search(line, figure.end)
    around = line[max(start, line.rfind("，", start, figure.start) + 1) : behind.start() if behind else end]
    called = indicators.get((figure.unit.key, of_change(figure.printed)), ())
    return max(((len(name), key) for name, key in called if name in around), default=(0, ""))[1]
