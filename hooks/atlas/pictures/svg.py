"""Drawing primitives: the one place where text of the data becomes SVG.

Every string that comes from the data passes through `esc` here. Colours, fonts and line styles are
classes of `docs/assets/pictures.css`, so that light, dark and print need no second drawing. The
geometry is our own: trees in reading order, rows and dots need a few sums, and no library of
layouts breaks Chinese text into lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from atlas.data.model import STATUSES
from atlas.data.records import split_cite
from atlas.site.page import PageContext
from atlas.text.han import CLASS
from atlas.text.language import HTML_LANG

# Widths in units of the drawing. A phone of 360 px leaves 328 for the narrow one, a desktop about 740 for the wide one.
NARROW, WIDE = 344, 736
SIZE, SMALL, LINE = 12, 11, 15  # font sizes (as in pictures.css) and the distance between lines
BOLD = 1.1  # times the width of plain letters
ELLIPSIS = "…"

# Estimates of advance in ems. They follow DejaVu Sans, the widest common fallback, so that text never runs out of its
# place.
_NARROW, _WIDE_LETTERS = frozenset("iljI.,:;'|!()[]ft·’‘ "), frozenset("mwMW%@—…“”")
_CJK = 0x2E80  # signs of East Asia, punctuation too, are square
_CJK_IN = re.compile("[\u2e80-\uffff]")
_SEAM = re.compile(rf"(?<=[{CLASS}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{CLASS}])")
AUTOSPACE = 0.15  # of an em
_OPENING, _CLOSING = "（《〈“‘「【([", "，。、；：？！）》〉”’」】)]—…·"
# A piece never broken: a Chinese sign, or a run of Latin up to a hyphen, with the punctuation that must not leave it.
_LATIN = r"[^\s\u2e80-\uffff]+?(?:[-–/](?=\w)|(?=[\s\u2e80-\uffff“]|$))"
_PIECES = re.compile(rf"\s+|[{re.escape(_OPENING)}]*(?:[\u2e80-\uffff]|{_LATIN})[{re.escape(_CLOSING)}]*")


class Drawn(NamedTuple):
    """A finished drawing: its elements and how far down they reach."""

    body: str
    height: float


class Lines(NamedTuple):
    """A text in lines, and whether its end had to go."""

    lines: tuple[str, ...]
    cut: bool


def esc(text: str) -> str:
    """Text as it may stand in XML, in an element or in a quoted attribute."""
    return str(escape(text))


def num(fact: float) -> str:
    """A coordinate with one decimal at most: 12, 12.5."""
    return f"{fact:.1f}".removesuffix(".0")


@lru_cache(maxsize=1 << 14)
def ems(text: str) -> float:
    """Estimated width of a text in ems, with the space browsers put between Chinese and Latin; common fonts hardly ever
    need more.
    """
    wide = sum(map(_advance, text))
    if not _CJK_IN.search(text):
        return wide
    return (
        wide + AUTOSPACE * len(_SEAM.findall(text)) + 0.6 * (text.count("‘") + text.count("’"))
    )  # Chinese quotation marks are square


@lru_cache(maxsize=1 << 10)
def _advance(sign: str) -> float:
    if ord(sign) >= _CJK or sign in _WIDE_LETTERS:
        return 1.0
    if sign in _NARROW:
        return 0.38
    return 0.74 if sign.isupper() else 0.63


@lru_cache(maxsize=1 << 14)
def wrap(text: str, width: float, most: int = 3) -> Lines:
    """Break a text into at most `most` lines of `width` ems; what does not fit ends in an ellipsis.

    Chinese breaks anywhere except before closing and after opening punctuation, Latin between words and after hyphens.
    """
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text, width):
        size = ems(piece) + (AUTOSPACE if line and _SEAM.search(line[-1] + piece[0]) else 0)
        if line and used + size > width and not piece.isspace():
            lines.append(line.rstrip())
            line, used = "", 0.0
        if line or not piece.isspace():
            line, used = line + piece, used + size
    lines.append(line.rstrip())
    if len(lines) <= most:
        return Lines(tuple(lines), False)
    return Lines((*lines[: most - 1], _shortened(lines[most - 1], width)), True)


def _pieces(text: str, width: float) -> Iterable[str]:
    for piece in _PIECES.findall(text):
        while ems(piece) > width and len(piece) > 1:  # a word wider than its column
            fits = max(1, next((n for n in range(1, len(piece)) if ems(piece[: n + 1]) > width), 1))
            yield piece[:fits]
            piece = piece[fits:]
        yield piece


def _shortened(line: str, width: float) -> str:
    while line and ems(line) + 1 > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def text(x: float, y: float, lines: Sequence[str], cls: str = "", step: float = LINE) -> str:
    """Lines of text, the first with its baseline at `y`."""
    at = num(x)
    rest = "".join([f'<tspan x="{at}" dy="{num(step)}">{esc(line)}</tspan>' for line in lines[1:]])
    return f'<text{_cls(cls)} x="{at}" y="{num(y)}">{esc(lines[0])}{rest}</text>'


def link(href: str, body: str, name: str = "", cls: str = "") -> str:
    """A link; `name` says in full what the drawing shows cut or in pieces: the tooltip, and the name for screen
    readers.
    """
    tip = f"<title>{esc(name)}</title>" if name else ""
    return f'<a href="{esc(href)}"{_cls(cls)}>{tip}{body}</a>'


def named(href: str, x: float, y: float, name: str, wrapped: Lines, cls: str = "", step: float = LINE) -> str:
    """A name in lines as a link; the whole name goes along wherever the lines do not say it."""
    whole = name if wrapped.cut or len(wrapped.lines) > 1 else ""
    return link(href, text(x, y, wrapped.lines, step=step), whole, cls)


def path(d: str, cls: str = "") -> str:
    """An open line."""
    return f'<path{_cls(cls)} d="{d}"/>'


def way(points: Iterable[tuple[float, float]]) -> str:
    """The way from point to point, for `path`: after the first each by its distance from the one before, counted in
    tenths, so that nothing adds up.
    """
    (x, y), *rest = ((round(10 * across), round(10 * down)) for across, down in points)
    drawn, before = [f"M{num(x / 10)} {num(y / 10)}l"], ""
    for across, down in rest:
        for step in (across - x, down - y):
            told = _tenths(step)
            parted = not before or told[0] == "-" or (told[0] == "." and "." in before)  # by its own first sign
            drawn.append(told if parted else f" {told}")
            before = told
        x, y = across, down
    return "".join(drawn)


def _tenths(number: int) -> str:
    whole, part = divmod(abs(number), 10)
    return ("-" if number < 0 else "") + ((f"{whole or ''}.{part}") if part else str(whole))


def rect(x: float, y: float, width: float, height: float, cls: str = "", radius: float = 0) -> str:
    """A box."""
    rounded = f' rx="{num(radius)}"' if radius else ""
    return f'<rect{_cls(cls)} x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"{rounded}/>'


def group(body: str, cls: str) -> str:
    """Elements of one style."""
    return f'<g class="{cls}">{body}</g>'


def tip(body: str, said: str, cls: str) -> str:
    """Elements of one style with a tooltip."""
    return f'<g class="{cls}"><title>{esc(said)}</title>{body}</g>'


def mark(x: float, y: float, status: str) -> str:
    """The sign of a status, told apart by shape: a full disc, a target, an empty square, an empty triangle."""
    at, down = num(x), num(y)
    if status == "target":
        rings = f'<circle cx="{at}" cy="{down}" r="4.5"/><circle class="dot" cx="{at}" cy="{down}" r="1.5"/>'
        return f'<g class="mk mk-target">{rings}</g>'
    if status == "planned":
        return f'<rect class="mk mk-planned" x="{num(x - 4)}" y="{num(y - 4)}" width="8" height="8"/>'
    if status == "forecast":
        return f'<path class="mk mk-forecast" d="M{at} {num(y - 5)}l5 9h-10z"/>'
    return f'<circle class="mk mk-actual" cx="{at}" cy="{down}" r="4"/>'


def legend(c: PageContext, x: float, y: float, statuses: Iterable[str]) -> str:
    """What the signs mean, in one line; nothing where all figures are actual ones."""
    present = set(statuses)
    shown = [status for status in STATUSES if status in present]
    if shown in ([], ["actual"]):
        return ""
    out = []
    for status in shown:
        word = c.t(status)
        out.append(mark(x + 5, y - 4, status) + text(x + 14, y, [word], "soft"))
        x += 30 + ems(word) * SMALL
    return "".join(out)


def _cls(name: str) -> str:
    return f' class="{name}"' if name else ""


def svg(uid: str, drawn: Drawn, width: float, title: str, desc: str, cls: str = "") -> str:
    """A drawing with its title and description; a group of links rather than one image, so that the links stay
    reachable.
    """
    height = num(drawn.height)
    return (
        f'<svg class="{cls}" viewBox="0 0 {num(width)} {height}" width="{num(width)}" height="{height}" role="group" '
        f'aria-labelledby="{uid}-t" aria-describedby="{uid}-d"><title id="{uid}-t">{esc(title)}</title>'
        f'<desc id="{uid}-d">{esc(desc)}</desc>{drawn.body}</svg>'
    )


def both(uid: str, draw: Callable[[int], Drawn], title: str, desc: str) -> str:
    """The drawing for phones and the one for wide screens; the style sheet shows one of them, and hides the other from
    everybody.
    """
    return svg(f"{uid}-n", draw(NARROW), NARROW, title, desc, "fig-narrow") + svg(
        f"{uid}-w", draw(WIDE), WIDE, title, desc, "fig-wide"
    )


def picture(
    c: PageContext, name: str, pictures: str, caption: str = "", below: str = "", cites: Iterable[str | None] = ()
) -> Markup:
    """A picture on a page: drawings, a caption, and below them the same content as a table or list. The sources of
    its `cites` go along for those who take it away.
    """
    said = f"<figcaption>{esc(caption)}</figcaption>" if caption else ""
    kept = f'data-picture="{name.partition(" ")[0]}" data-source="{esc(_sources(c, cites))}"'
    return Markup(f'<figure class="fig fig-{name}" lang="{HTML_LANG[c.lang]}" {kept}>{pictures}{said}</figure>{below}')


def _sources(c: PageContext, cites: Iterable[str | None]) -> str:
    """The sources of some citations by title, publisher and date."""
    named = sorted({split_cite(cite)[0] for cite in cites if cite})
    found = [c.site.atlas.sources[name] for name in named]
    names = [
        c.t("mark-comma").join((c.t("mark-title", title=c.s(one.title)), c.s(one.publisher), c.period(one.published)))
        for one in found
    ]
    return c.t("fig-source", names=c.t("mark-semicolon").join(names)) if names else ""


def table(summary: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The same content as a table that can be opened; cells are markup already, made by `esc` and `anchor`."""
    cells = "".join(
        f"<tr><th>{row[0]}</th>" + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>" for row in rows
    )
    names = "".join(f"<th>{esc(name)}</th>" for name in head)
    return (
        f'<details class="fig-data"><summary>{esc(summary)}</summary>'
        f'<div class="table-wrap"><table><thead><tr>{names}</tr></thead>'
        f"<tbody>{cells}</tbody></table></div></details>"
    )


def anchor(href: str, name: str) -> str:
    """A link in a table."""
    return f'<a href="{esc(href)}">{esc(name)}</a>'
