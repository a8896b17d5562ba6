"""Ids of what readers' programmes have seen before: entries of feeds, days of the calendar."""

from __future__ import annotations

from uuid import UUID, uuid5

from atlas.site.page import PageContext


def lasting_id(c: PageContext, name: str) -> UUID:
    """The same wherever the site stands, so that a reader's programme does not show old entries anew after a move; and
    that of no other atlas.
    """
    return uuid5(UUID(c.identity.feed), name)
