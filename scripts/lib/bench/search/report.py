"""Figures as Markdown tables in both languages, and what of our budgets is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lib.bench.pages import LANGUAGES
from lib.bench.search.scores import Row

KB = 1000
Names = Mapping[str, Mapping[str, str]]


HEADS = {
    "peer": ("search", "搜索"),
    "gzip": ("KB gzip", "KB（gzip）"),
    "raw": ("KB raw", "KB（原始）"),
    "files": ("files", "文件"),
    "ready": ("ready, ms", "就绪 ms"),
    "p50": ("p50, ms", "p50 ms"),
    "p95": ("p95, ms", "p95 ms"),
    "max": ("max, ms", "最长 ms"),
    "block": ("longest block, ms", "最长占用 ms"),
    "class": ("class", "类别"),
    "queries": ("queries", "查询数"),
    "han": ("Han", "汉字"),
    "inner": ("2 inner", "中间两字"),
    "pinyin": ("pinyin", "全拼"),
    "spaced": ("spaced", "分写"),
    "initials": ("initials", "首字母"),
    "mixed": ("mixed", "混写"),
    "typo": ("typo", "错一字母"),
    "fuzzy": ("fuzzy", "模糊音"),
    "traditional": ("Traditional", "繁体"),
}
TITLES = {
    "site": (
        "This atlas: {documents} entries and figures, {queries} queries",
        "本图谱：{documents} 个条目与数字，{queries} 条查询",
    ),
    "places": ("{documents} pages of real places, {queries} queries", "{documents} 个真实地名页面，{queries} 条查询"),
    "names": ("{documents} names alone, {queries} queries", "仅 {documents} 个名称，{queries} 条查询"),
}
ABOUT = (
    "Measured on {date} in headless Chromium on {cores} cores ({machine}; load {load}), {runs} runs: {packages}.",
    "{date} 测于无界面 Chromium，{cores} 核（{machine}，负载 {load}），{runs} 轮：{packages}。",
)
COSTS = ("gzip", "raw", "files", "ready", "p50", "p95", "max", "block")


def cost_table(found: Sequence[Row], language: str) -> str:
    """What each costs: bytes, time to the first answer, time of a query."""
    body = [[one["name"], *(_cost(name, one[name]) for name in COSTS)] for one in found]
    return table([_head("peer", language), *(_head(name, language) for name in COSTS)], body)


def _cost(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    return (
        f"{value / KB:.0f}"
        if name in ("gzip", "raw")
        else f"{value:.0f}"
        if name in ("files", "ready")
        else f"{value:.1f}"
    )


def class_table(found: Sequence[Row], language: str) -> str:
    """hit@5 and hit@1 by class, a row for each peer; for few classes."""
    of = list(found[0]["classes"])
    body = [[one["name"], *(_both(one["classes"][key]) for key in of)] for one in found]
    return table([_head("peer", language), *(_head(key, language) for key in of)], body)


def query_table(found: Sequence[Row], language: str, names: Names) -> str:
    """hit@5 and hit@1 by class, a row for each class; of classes that want nothing found, the share for which nothing came."""
    head = [_head("class", language), _head("queries", language), *(one["name"] for one in found)]
    body = [
        [names.get(of, {}).get(language, of), str(about["queries"]), *(_both(one["classes"][of]) for one in found)]
        for of, about in found[0]["classes"].items()
    ]
    return table(head, body)


def _both(about: Row) -> str:
    if about["hit5"] is None:
        return f"({_decimal(about['kept'])})"
    return f"{_decimal(about['hit5'])} / {_decimal(about['hit1'])}"


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _head(name: str, language: str) -> str:
    return HEADS[name][LANGUAGES.index(language)] if name in HEADS else name


def table(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left and the others to the right."""
    lines = [head, ["--", *("--:" for _ in head[1:])], *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


EXACT, LOOSE = 0.98, 0.95
FORGIVEN = ("typo", "fuzzy")
P95 = {"site": 16, "places": 16, "names": 30}
LONGEST = 50


def text(report: Mapping[str, Any], language: str, names: Names) -> str:
    """All tables of a report, each corpus under its heading; `names` are those of the classes of the project's own table."""
    which = LANGUAGES.index(language)
    versions = ", ".join(f"{name} {version}" for name, version in report["about"]["versions"].items())
    parts = [ABOUT[which].format(**report["about"], packages=versions)]
    for corpus, found in report["corpora"].items():
        rivals = [one for one in found["rows"] if one["peer"] != "atlas-names"] or found["rows"]
        parts += [
            f"## {TITLES[corpus][which].format(**found)}",
            cost_table(found["rows"], language),
            query_table(rivals, language, names) if corpus == "site" else class_table(rivals, language),
        ]
    return "\n\n".join(parts)


def verdict_lines(report: Mapping[str, Any], floors: Mapping[str, float]) -> Iterator[str]:
    """How many of our budgets are kept, and each that is missed."""
    for corpus, found in report["corpora"].items():
        said = list(verdicts(corpus, found["rows"], floors))
        yield f"{corpus}: {sum(kept for kept, _ in said)} of {len(said)} budgets kept"
        yield from (f"  missed: {what}" for kept, what in said if not kept)


def verdicts(corpus: str, found: Sequence[Row], floors: Mapping[str, float]) -> Iterator[tuple[bool, str]]:
    """Our budgets, each with whether it is kept. `floors` are those of the classes of the project's own table."""
    of = {one["peer"]: one for one in found}
    if "atlas" not in of:
        return
    ours = of["atlas"]
    first = of.get("atlas-names", ours)
    yield ours["p95"] < P95[corpus], f"p95 of a query {ours['p95']} ms, below {P95[corpus]} ms"
    if ours["block"] is not None:
        yield ours["block"] <= LONGEST, f"longest block {ours['block']} ms, at most {LONGEST} ms"
    if "pagefind" in of and corpus == "places":
        yield from _beside(of["pagefind"], {"the first result": first, "the whole answer": ours})
    for key, about in ours["classes"].items():
        if about["hit5"] is not None:
            yield from _quality(key, about["hit5"], floors.get(key, LOOSE if key in FORGIVEN else EXACT), found)


def _beside(pagefind: Row, ours: Mapping[str, Row]) -> Iterator[tuple[bool, str]]:
    for end, one in ours.items():
        for what, unit in (("gzip", "bytes"), ("ready", "ms")):
            yield one[what] <= pagefind[what], f"{one[what]} {unit} to {end}, at most Pagefind's {pagefind[what]}"


def _quality(key: str, share: float, floor: float, found: Sequence[Row]) -> Iterator[tuple[bool, str]]:
    yield share >= floor, f"{key}: hit@5 {share}, at least {floor}"
    best = max(found, key=lambda one: one["classes"][key]["hit5"])
    yield (
        share >= best["classes"][key]["hit5"],
        f"{key}: hit@5 {share}, at least that of {best['name']}, {best['classes'][key]['hit5']}",
    )
