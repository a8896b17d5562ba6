"""The days on which aims are due, as a calendar (RFC 5545), one a language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from atlas.meta.ids import lasting_id
from atlas.site.aims import Aim, all_aims, as_of
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import Language

OCTETS = 75  # of a line; a longer one goes on in the next, behind a blank


def calendar(site: Site, language: Language) -> str:
    """An all-day event for each aim on the last day of its period; empty where there are none."""
    c = PageContext(site, language, f"{language}/")
    aims = [(aim, aim.due) for aim in all_aims(site) if aim.due]
    if not aims:
        return ""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(c.atlas_name)}//{c.identity.key}//{language.upper()}"]
    head.append(f"X-WR-CALNAME:{_text(c.atlas_name)} · {_text(c.t('aims'))}")
    lines = [*head, *(line for aim, due in aims for line in _event(c, aim, due)), "END:VCALENDAR"]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(c: PageContext, aim: Aim, due: date) -> Iterator[str]:
    told = c.told(aim.fact)
    address = c.site.release.absolute(c.site.path(c.lang, aim.fact.record.id))
    yield "BEGIN:VEVENT"
    yield f"UID:{lasting_id(c, f'aim {c.lang} {aim.fact.id}')}"
    yield f"DTSTAMP:{as_of(c.site):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(told.brief)}"
    yield f"DESCRIPTION:{_text(told.in_full)}"
    if address:
        yield f"URL:{address}#{aim.fact.key}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """A text as a value: what has a meaning in it is escaped."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of at most 75 octets, and the rest of it in lines that begin with a blank; no character is cut."""
    parts, room = [""], OCTETS
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(" ")
            room = OCTETS - 1
        parts[-1] += sign
        room -= size
    return "\r\n".join(parts)
