"""What was measured of each size as Markdown tables in both languages, and which bars are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lib.bench.pages import LANGUAGES
from lib.bench.search.report import table

KB, MB = 10**3, 10**6
NAMES = {"atlas": "Atlas", "mkdocs": "MkDocs + Material", "pagefind": "Pagefind"}
BUILDS, SEARCHES = ("atlas", "mkdocs"), ("atlas", "pagefind")
HEADS = {
    "places": ("places", "地区"),
    "by": ("by", "用什么"),
    "pages": ("pages", "页面"),
    "seconds": ("s", "秒"),
    "processor": ("processor, s", "处理器秒"),
    "each": ("processor, ms a page", "每页处理器毫秒"),
    "memory": ("memory, GB", "内存 GB"),
    "files": ("files", "文件"),
    "site": ("site, MB", "网站 MB"),
    "page": ("KB a page", "每页 KB"),
    "largest": ("largest page, KB", "最大页面 KB"),
    "ready": ("ready, ms", "就绪 ms"),
    "first": ("KB to the first answer", "首次回答 KB"),
    "query": ("KB a query after it", "此后每次查询 KB"),
    "p95": ("p95, ms", "p95 ms"),
    "han": ("Han", "汉字"),
    "pinyin": ("pinyin", "全拼"),
    "initials": ("initials", "首字母"),
    "stopped": ("stopped", "中止"),
}
TITLES = {"build": ("The build", "构建"), "search": ("The search", "搜索")}
ABOUT = (
    "Measured on {date} on {cores} cores ({machine}), each build one process: {packages}.",
    "{date} 测于 {cores} 核（{machine}），每次构建一个进程：{packages}。",
)
BUILD = ("places", "by", "pages", "seconds", "processor", "each", "memory", "files", "site", "page", "largest")
SEARCH = ("places", "by", "ready", "first", "query", "p95", "han", "pinyin", "initials")

Sizes = Mapping[str, Mapping[str, Mapping[str, Any]]]


def text(kept: Mapping[str, Any], language: str) -> str:
    """Both tables, sizes in order and in each size ours first."""
    which = LANGUAGES.index(language)
    packages = ", ".join(f"{name} {version}" for name, version in kept["about"]["versions"].items())
    parts = [ABOUT[which].format(**kept["about"], packages=packages)]
    for name, columns, peers, cells in (
        ("build", BUILD, BUILDS, _build_cells),
        ("search", SEARCH, SEARCHES, _search_cells),
    ):
        body = [
            [
                f"{int(places):,}".replace(",", " "),
                NAMES[peer],
                *_filled(cells(found[peer]), columns, found[peer], which),
            ]
            for places, found in _ordered(kept["sizes"])
            for peer in peers
            if peer in found
        ]
        parts += [f"## {TITLES[name][which]}", table([HEADS[column][which] for column in columns], body)]
    return "\n\n".join(parts)


def _ordered(sizes: Sizes) -> list[tuple[str, Mapping[str, Mapping[str, Any]]]]:
    return sorted(sizes.items(), key=lambda size: int(size[0]))


def _filled(cells: Sequence[str], columns: Sequence[str], found: Mapping[str, Any], which: int) -> list[str]:
    """The cells; of what was stopped, why, in the first of as many cells."""
    wanted = len(columns) - 2
    if cells:
        return list(cells)
    why = f"{HEADS['stopped'][which]}: {_plain(found.get('stopped', '–'))}"
    return [why, *["–"] * (wanted - 1)]


def _plain(reason: str) -> str:
    """A reason on one line, short enough for a cell."""
    return " ".join(reason.replace("|", "/").split())[:80]


def _build_cells(one: Mapping[str, Any]) -> list[str]:
    if not one.get("pages"):
        return []
    return [
        str(one["pages"]),
        f"{one['seconds']:.0f}",
        f"{one['processor']:.0f}",
        f"{each(one):.1f}",
        f"{one['memory']:.2f}",
        str(one["files"]),
        f"{one['bytes'] / MB:.0f}",
        f"{one['page_bytes'] / one['pages'] / KB:.1f}",
        f"{one['largest_page'] / KB:.0f}",
    ]


def each(one: Mapping[str, Any]) -> float:
    """Milliseconds of the processor for a page."""
    return 1000 * float(one["processor"]) / int(one["pages"])


def _search_cells(one: Mapping[str, Any]) -> list[str]:
    found = one.get("search")
    if not found:
        return []
    hits = (f"{found['hits'][of]:.2f}" for of in ("han", "pinyin", "initials"))
    return [
        str(found["ready"]),
        f"{found['first'] / KB:.0f}",
        f"{found['query'] / KB:.1f}",
        f"{found['p95']:.1f}",
        *hits,
    ]


MEMORY, SITE, P95 = 4.0, 1000, 30  # GB at the peak, MB of all files, ms: less than each
DEARER, MORE = (
    1.3,
    0.2,
)  # times the cost of a page of the smallest size; share by which bytes of a query may differ from it


def verdicts(sizes: Sizes) -> Iterator[str]:
    """A line for each bar and size of ours: whether it is kept, and the figure; ratios are to the smallest size."""
    ours = [(places, found["atlas"]) for places, found in _ordered(sizes) if found.get("atlas", {}).get("pages")]
    for places, one in ours:
        told = [
            (one["memory"] < MEMORY, f"{one['memory']:.2f} GB, below {MEMORY:g}"),
            (one["bytes"] < SITE * MB, f"a site of {one['bytes'] / MB:.0f} MB, below {SITE}"),
            *_beside(one, ours[0][1]),
        ]
        yield from (f"{places} places: {'kept' if kept else 'MISSED'}: {what}" for kept, what in told)


def _beside(one: Mapping[str, Any], least: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    dearer = each(one) / each(least)
    yield dearer <= DEARER, f"a page costs {dearer:.2f} times that of the smallest, at most {DEARER}"
    search, smallest = one.get("search"), least.get("search")
    if search and smallest:
        yield search["p95"] < P95, f"p95 {search['p95']} ms, below {P95}"
        more = search["first"] / smallest["first"]
        yield abs(more - 1) <= MORE, f"the first answer takes {more:.2f} times the bytes, {1 - MORE:g} to {1 + MORE:g}"
        query = search["query"] / max(1, smallest["query"])
        yield (
            abs(query - 1) <= MORE,
            f"a query after it takes {query:.2f} times the bytes, {1 - MORE:g} to {1 + MORE:g}",
        )
