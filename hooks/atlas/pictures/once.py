"""What all pictures of a site share is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from atlas.site.site import Site

T = TypeVar("T")


def once(make: Callable[[Site], T]) -> Callable[[Site], T]:
    """A function of the site that remembers its last answer.

    A site is never changed, but holds dicts, so a cache cannot hash it.
    """
    last: list[tuple[Site, T]] = []

    def get(site: Site) -> T:
        if not last or last[0][0] is not site:
            last[:] = [(site, make(site))]
        return last[0][1]

    return get
