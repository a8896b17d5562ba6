"""Whose site an address is on, by the register `data/publishers.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from atlas.data.model import Publisher


def publisher_of(url: str, register: Mapping[str, Publisher]) -> str:
    """Key of the publisher who has the host of an address, by the longest of the domains that fit; empty if none."""
    host = urlsplit(url).hostname or ""
    fitting = [
        (len(domain), key)
        for key, publisher in register.items()
        for domain in publisher.domains
        if host == domain or host.endswith(f".{domain}")
    ]
    return max(fitting, default=(0, ""))[1]
