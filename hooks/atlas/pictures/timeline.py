"""Timelines: dated steps of an entity and of what belongs to it, and how many figures carry each date.

Years follow each other down the page with a tick each; years in which nothing is recorded are left
out and the gap is marked, since one founding in 1902 would else leave a page empty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from atlas.data.graph import owner
from atlas.data.records import Record
from atlas.pictures.svg import (
    LINE,
    SIZE,
    Drawn,
    anchor,
    both,
    esc,
    group,
    legend,
    mark,
    named,
    num,
    path,
    picture,
    rect,
    table,
    text,
    wrap,
)
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.formats import month_and_day
from atlas.text.language import Language

FEWEST = 3  # rows that make a picture
AXIS, NAME = {"zh": 100, "en": 106}, 14  # where the axis stands, and how far from it the names begin
LONGEST_BAR = 90
MONTH = len("2023-06")


@dataclass(frozen=True, slots=True)
class Dated:
    """One row: a step, or the figures of one date."""

    period: str
    status: str
    text: str
    href: str
    subject: str = ""
    actual: int = 0
    others: int = 0

    @property
    def end(self) -> str:
        """The date a period ends on."""
        return self.period.rpartition("/")[2]

    @property
    def year(self) -> str:
        """The year it ends in."""
        return self.end[:4]


def timeline(c: PageContext, dossier: Dossier) -> Markup:
    """The life of an entity: of a place with what lies in it, of a system with its parts. Empty below three rows."""
    record = dossier.record
    steps = list(_steps(c, _belonging(c.site, dossier), record.id))
    rows = steps + list(_facts(c, dossier.facts, "#figures")) if steps or record.kind == "regions" else []
    return _picture(c, rows, c.t("fig-time-title", name=c.s(record.entity.name)))


def timeline_of_all(c: PageContext) -> Markup:
    """Every dated step of the atlas, with the number of figures a year."""
    rows = list(_steps(c, c.site.atlas.records.values(), ""))
    by_year: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in c.site.facts:
        by_year[fact.recorded.as_of.rpartition("/")[2][:4]].append(fact)
    rows += [row for year, facts in by_year.items() if (row := _bundle(c, year, facts, c.to(f"{c.lang}/indicators/")))]
    return _picture(c, rows, c.t("fig-time-all"))


def _belonging(site: Site, dossier: Dossier) -> Iterator[Record]:
    """The entity, and what lies in it or is part of it, as far as they have dates."""
    parts = (owner(node.id) for node in dossier.all_parts)
    among = {dossier.record.id, *parts, *dossier.children, *dossier.inside}
    yield from (record for key, record in _dated(site).items() if key in among)


@lru_cache(maxsize=1)
def _dated(site: Site) -> Mapping[str, Record]:
    return {key: record for key, record in site.atlas.records.items() if record.entity.dates}


def _steps(c: PageContext, records: Iterable[Record], own: str) -> Iterator[Dated]:
    for record in records:
        for step in record.entity.dates:
            here = record.id == own
            yield Dated(
                step.date,
                step.status,
                c.s(step.what),
                "#dates" if here else c.href(record.id) + "#dates",
                "" if here else c.s(record.entity.name),
            )


def _facts(c: PageContext, facts: Iterable[ResolvedFact], href: str) -> Iterator[Dated]:
    by_period: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in facts:
        by_period[fact.recorded.as_of].append(fact)
    for period, found in by_period.items():
        yield _bundle(c, period, found, href)


def _bundle(c: PageContext, period: str, facts: Sequence[ResolvedFact], href: str) -> Dated:
    statuses = Counter(fact.recorded.status == "actual" for fact in facts)
    key = "fig-time-figures" if not statuses[False] else "fig-time-others"
    return Dated(
        period, "actual", c.t(key, n=len(facts), others=statuses[False]), href, "", statuses[True], statuses[False]
    )


def _picture(c: PageContext, rows: list[Dated], title: str) -> Markup:
    rows.sort(
        key=lambda row: (row.year, len(row.end) > len(row.year), row.end, row.actual + row.others > 0, row.period)
    )
    if len(rows) < FEWEST:
        return Markup()
    desc = c.t("fig-time-desc", n=len(rows), first=rows[0].year, last=rows[-1].year)
    cells = [
        (esc(c.period(row.period)), anchor(row.href, row.text), esc(row.subject), esc(c.t(row.status))) for row in rows
    ]
    below = table(c.t("fig-time-table"), [c.t("fig-date"), c.t("fig-step"), c.t("name"), c.t("status")], cells)
    return picture(c, "time", both("fig-time", lambda width: _draw(c, rows, width), title, desc), below=below)


def _draw(c: PageContext, rows: Sequence[Dated], width: int) -> Drawn:
    axis = AXIS[c.lang]
    most = max((row.actual + row.others for row in rows), default=0)
    top = 20.0 if {row.status for row in rows} - {"actual"} else 4.0
    out = [legend(c, axis - 5, 11, (row.status for row in rows))]
    wires: list[str] = []
    marks, y, year = [], top, ""
    for row in rows:
        if row.year != year:
            y = _turn_of_year(row.year, year, axis, y, out, wires)
            year = row.year
        out.append(text(axis - 12, y + 11, [_day(row, c.lang)], "day") if _day(row, c.lang) else "")
        marks.append(_bar(axis, y + 7, row, most) if row.actual or row.others else mark(axis, y + 7, row.status))
        left = axis + (_unit(most) * (row.actual + row.others) + 8 if row.actual or row.others else NAME)
        shown = _said(c, row)
        wrapped = wrap(shown, (width - left) / SIZE, 3)
        out.append(named(row.href, left, y + 11, shown, wrapped))
        y += len(wrapped.lines) * LINE + 5
    wires.append(f"V{num(y - 4)}")
    return Drawn(path("".join(wires), "wire axis") + "".join(out) + "".join(marks), y)


def _turn_of_year(year: str, before: str, axis: float, y: float, out: list[str], wires: list[str]) -> float:
    """The year's name on its tick; where years are left out the axis breaks."""
    if before:
        y += 6
        if int(year) - int(before) > 1:
            wires.append(f"V{num(y)}")
            out.append(path(f"M{axis} {num(y)}v10", "wire gap"))
            y += 10
            wires.append(f"M{axis} {num(y)}")
    else:
        wires.append(f"M{axis} {num(y)}")
    wires.append(f"V{num(y + 7)}h-7h7")
    out.append(text(0, y + 11, [year], "year"))
    return y


def _said(c: PageContext, row: Dated) -> str:
    span = c.period(row.period) if "/" in row.period else ""
    return " · ".join(piece for piece in (row.text, row.subject, span) if piece)


def _day(row: Dated, lang: Language) -> str:
    """Month and day within the year, short enough for a phone: the table below the picture says them in full.

    Nothing for a whole year or a period, which stands beside the name.
    """
    if "/" in row.period or len(row.period) < MONTH:
        return ""
    return month_and_day(row.period, lang)


def _bar(axis: float, y: float, row: Dated, most: int) -> str:
    """Figures of a date: a filled length for actual ones, an empty one for targets, plans and forecasts."""
    full, empty = row.actual * _unit(most), row.others * _unit(most)
    shown = rect(axis, y - 4, full, 8, "full") if full else ""
    return group(shown + (rect(axis + full, y - 3.5, empty, 7, "none") if empty else ""), "bar")


def _unit(most: int) -> float:
    """Length that stands for one figure."""
    return min(8.0, LONGEST_BAR / most)
