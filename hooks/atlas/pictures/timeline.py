"""Timelines: dated events of an entity and of what belongs to it.

Years follow each other down the page with a tick each; years in which nothing is recorded are left
out and the gap is marked, since one founding in 1902 would else leave a page empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    legend,
    mark,
    named,
    num,
    path,
    picture,
    table,
    text,
    wrap,
)
from atlas.site.dossier import Dossier
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.site.touched import derived
from atlas.text.formats import month_and_day
from atlas.text.language import Language

FEWEST = 3  # rows that make a picture
MOST = 40  # rows of one: of more, the newest
AXIS, NAME = {"zh": 100, "en": 106}, 14  # where the axis stands, and how far from it the names begin
MONTH = len("2023-06")


@dataclass(frozen=True, slots=True)
class Dated:
    """One row: an event, and whose it is where that is not the page's entity."""

    period: str
    status: str
    text: str
    href: str
    cite: str
    subject: str = ""

    @property
    def end(self) -> str:
        """The date a period ends on."""
        return self.period.rpartition("/")[2]

    @property
    def year(self) -> str:
        """The year it ends in."""
        return self.end[:4]


def timeline(c: PageContext, dossier: Dossier) -> Markup:
    """The life of an entity: of a place with what lies in it, of a system with its parts.

    Empty below three events, and where all of them are the entity's own, which its list of dates tells.
    """
    rows = list(_steps(c, _belonging(c.site, dossier), dossier.record.id))
    if not any(row.subject for row in rows):
        return Markup()
    return _picture(c, rows, c.t("fig-time-title", name=c.s(dossier.record.entity.name)))


def timeline_of_all(c: PageContext) -> Markup:
    """The dated events of the atlas, the newest of many."""
    return _picture(c, list(_steps(c, c.site.atlas.records.values(), "")), c.t("fig-time-all"))


def _belonging(site: Site, dossier: Dossier) -> Iterator[Record]:
    """The entity, and what lies in it or is part of it, as far as they have dates."""
    parts = (owner(node.id) for node in dossier.all_parts)
    dated = _dated(site)
    among = dated.keys() & {dossier.record.id, *parts, *dossier.children, *dossier.inside}
    yield from (site.record(key) for key in sorted(among, key=dated.__getitem__))


@derived
def _dated(site: Site) -> Mapping[str, int]:
    """The records with dates by their numbers in the order of the data."""
    return {key: number for number, (key, record) in enumerate(site.atlas.records.items()) if record.entity.dates}


def _steps(c: PageContext, records: Iterable[Record], own: str) -> Iterator[Dated]:
    for record in records:
        for step in record.entity.dates:
            here = record.id == own
            yield Dated(
                step.date,
                step.status,
                c.s(step.what),
                "#dates" if here else c.href(record.id) + "#dates",
                step.cite,
                "" if here else c.s(record.entity.name),
            )


def _picture(c: PageContext, rows: list[Dated], title: str) -> Markup:
    rows.sort(key=lambda row: (row.year, len(row.end) > len(row.year), row.end, row.period))
    if len(rows) < FEWEST:
        return Markup()
    earlier, rows = len(rows[:-MOST]), rows[-MOST:]
    desc = c.t("fig-time-desc", n=len(rows), first=rows[0].year, last=rows[-1].year)
    cells = [
        (esc(c.period(row.period)), anchor(row.href, row.text), esc(row.subject), esc(c.t(row.status))) for row in rows
    ]
    below = table(c.t("fig-time-table"), [c.t("fig-date"), c.t("fig-step"), c.t("name"), c.t("status")], cells)
    return picture(
        c,
        "time",
        both("fig-time", lambda width: _draw(c, rows, width), title, desc),
        c.t("fig-time-more", n=earlier) if earlier else "",
        below=below,
        cites=(row.cite for row in rows),
    )


def _draw(c: PageContext, rows: Sequence[Dated], width: int) -> Drawn:
    axis = AXIS[c.lang]
    top = 20.0 if {row.status for row in rows} - {"actual"} else 4.0
    out = [legend(c, axis - 5, 11, (row.status for row in rows))]
    wires: list[str] = []
    marks, y, year = [], top, ""
    for row in rows:
        if row.year != year:
            y = _turn_of_year(row.year, year, axis, y, out, wires)
            year = row.year
        out.append(text(axis - 12, y + 11, [_day(row, c.lang)], "day") if _day(row, c.lang) else "")
        marks.append(mark(axis, y + 7, row.status))
        left, shown = axis + NAME, _said(c, row)
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
