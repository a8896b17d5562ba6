"""What the map draws, in words: ties by project and agreement, and places with their coordinates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.data.graph import Edge, owner
from atlas.data.model import Coordinates
from atlas.pictures.svg import anchor, esc, table
from atlas.pictures.ties import Tie
from atlas.site.page import PageContext

MOST = 5  # pairs of places in the list beside a map; the others can be opened


def beside(c: PageContext, found: Sequence[Tie], here: frozenset[str]) -> str:
    """The ties of a page's place as a list: with whom, and about what."""
    if not found:
        return ""
    items = [_item(c, tie, here) for tie in found]
    rest = items[MOST:] if len(items) > MOST + 1 else []
    shown = items[: len(items) - len(rest)]
    summary = f"<summary>{esc(c.t('fig-near-rest', n=len(rest)))}</summary>"
    more = f'<details class="fig-data">{summary}<ul>{"".join(rest)}</ul></details>'
    head = f"<p>{esc(c.t('fig-ties-here'))}</p>"
    return f'<div class="fig-beside">{head}<ul>{"".join(shown)}</ul>{more if rest else ""}</div>'


def _item(c: PageContext, tie: Tie, here: frozenset[str]) -> str:
    own, other = (tie.first, tie.second) if tie.first in here else (tie.second, tie.first)
    pair = anchor(c.href(other), c.name(other))
    if len(here) > 1 and own in here:
        pair = f"{anchor(c.href(own), c.name(own))} – {pair}"
    lines = "".join(f"<li>{line}</li>" for line in _about(c, tie))
    return f"<li><b>{pair}</b><ul>{lines}</ul></li>"


def _about(c: PageContext, tie: Tie) -> Iterator[str]:
    """Each project or agreement of a tie in one line: its name and who else is in it, or who does what with whom."""
    for about, edges in tie.things.items():
        if len(about) == 1:
            ends = [owner(end) for edge in edges for end in (edge.subject, edge.object)]
            others = [one for one in dict.fromkeys(ends) if one not in (*about, tie.first, tie.second)]
            names = c.t("mark-list").join(anchor(c.href(one), c.name(one)) for one in others)
            yield anchor(c.href(about[0]), c.name(about[0])) + (f" · {names}" if names else "") + _unsure(c, edges)
        else:
            yield c.t("mark-semicolon").join(_said(c, edge) for edge in edges) + _unsure(c, edges)


def _said(c: PageContext, edge: Edge) -> str:
    word = c.s(c.site.atlas.vocabulary.relations[edge.relation])
    subject, told = owner(edge.subject), owner(edge.object)
    ends = {"subject": anchor(c.href(subject), c.name(subject)), "told": anchor(c.href(told), c.name(told))}
    return c.t("fig-said", word=esc(word), **ends)


def _unsure(c: PageContext, edges: Sequence[Edge]) -> str:
    """That something is only planned or sought, where all links say so."""
    statuses = {edge.status for edge in edges}
    if statuses not in ({"planned"}, {"sought"}):
        return ""
    word = c.t("fig-planned") if "planned" in statuses else c.t("fig-sought")
    return f'<span class="unsure">{esc(c.t("mark-brackets", text=word))}</span>'


def tables(c: PageContext, found: Sequence[Tie]) -> str:
    """All ties with what they are about, and all places with their coordinates, also those that have none."""
    regions = sorted(c.site.atlas.of_kind("regions"), key=lambda record: c.site.collation(record, c.lang))
    rows = [
        (anchor(c.href(one.id), c.name(one.id)), esc(c.type(one)), _degrees(c, one.entity.coordinates))
        for one in regions
    ]
    below = _ties(c, found) if found else ""
    return below + table(c.t("fig-places", n=len(rows)), [c.t("name"), c.t("type"), c.t("fig-position")], rows)


def _ties(c: PageContext, found: Sequence[Tie]) -> str:
    rows = []
    for tie in found:
        pair = " – ".join(anchor(c.href(end), c.name(end)) for end in (tie.first, tie.second))
        rows.append((pair, str(len(tie.things)), "<br/>".join(_about(c, tie))))
    return table(c.t("fig-ties", n=len(rows)), [c.t("place"), c.t("fig-things"), c.t("fig-about")], rows)


def _degrees(c: PageContext, position: Coordinates | None) -> str:
    return f"{position.lat}, {position.lon}" if position else esc(c.t("fig-no-position"))
