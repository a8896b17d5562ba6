"""An address of a source is one of its publisher's own, and no mirror; the register of publishers is sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import SplitResult, urlsplit

from atlas.data.findings import Finding
from atlas.data.model import Publisher
from atlas.data.publishers import publisher_of
from atlas.data.records import Atlas

# Names under which registries sell or give domains: `com`, `com.cn`. Nobody owns what ends in one of them.
REGISTRIES = frozenset({"ac", "co", "com", "edu", "gov", "info", "mil", "net", "org"})
# What the software of government sites in China writes into a path, and other sites do not: the folder of a government
# (人民政府) or of its open records (信息公开), a document under its number, a day with the number of a column.
OFFICIAL_PATHS = re.compile(
    r"/[a-z]*(?:rmzf|zfxxgk)[a-z]*/"
    r"|/content/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\."
    r"|/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\."
)
OFFICIAL = ("government", "zone")
HOST_INSIDE = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|cn|net|org)(?![a-z0-9.-])")
ADD = "if it is their own site, add it to data/publishers.yml"


def publishers(atlas: Atlas) -> Iterator[Finding]:
    """A domain of a publisher can be owned, and has one owner."""
    owner: dict[str, str] = {}
    for key, publisher in atlas.vocabulary.publishers.items():
        for number, domain in enumerate(publisher.domains):
            wrong = _unowned(domain)
            if owner.setdefault(domain, key) != key:
                wrong = f"'{domain}' belongs to '{owner[domain]}' already"
            if wrong:
                lines, hint = atlas.vocabulary.lines["publishers"], "the domain that this publisher alone has"
                yield lines.finding((key, "domains", number), wrong, hint, "publisher")


def _unowned(domain: str) -> str:
    """Why nobody can own a domain; empty if somebody can."""
    *before, last = domain.split(".")
    shared = all(label in REGISTRIES for label in before) and (len(last) == 2 or last in REGISTRIES)
    return f"'{domain}' is shared by all who register below it" if shared else ""


def addresses(atlas: Atlas) -> Iterator[Finding]:
    """The address of a source is its publisher's own, and that of no other source."""
    owner: dict[str, str] = {}
    for name, source in atlas.sources.items():
        if not source.url:
            continue
        lines, wrong = atlas.source_lines[name], wrong_address(source.url, atlas.vocabulary.publishers)
        if wrong:
            yield lines.finding(("url",), *wrong, "address")
        page = _page(source.url)
        if page and owner.setdefault(page, name) != name:
            message = f"the same page as '{owner[page]}'"
            yield lines.finding(("url",), message, "one page is one source; it may hold several articles", "address")


def wrong_address(url: str, register: Mapping[str, Publisher]) -> tuple[str, str] | None:
    """What is wrong with the address of a source, and what to do; None if it is a publisher's own."""
    parts = _split(url)
    if parts is None:
        return "is no address of a page", "https:// or http://, a host by name, and a path"
    host = parts.hostname or ""
    owner = publisher_of(url, register)
    known = register[owner] if owner else None
    if imitated := _imitated(host, register):
        return f"'{host}' only looks like '{imitated}'", "a mirror is no address: give that of the publisher’s own page"
    if OFFICIAL_PATHS.search(parts.path) and (known is None or known.what not in OFFICIAL):
        return f"the path of a government’s site on '{host}'", "a mirror is no address: give that of their own site"
    if known is None:
        return f"'{host}' is the domain of no known publisher", ADD
    inside = next((found for found in _hosts_inside(parts) if publisher_of(f"//{found}", register) != owner), "")
    return (f"leads to '{inside}' by way of '{host}'", "give the address of the page itself") if inside else None


def _split(url: str) -> SplitResult | None:
    """The parts of an address of the web with a named host and nothing odd; None for all else."""
    try:
        parts = urlsplit(url)
        odd = parts.port is not None or parts.username is not None
    except ValueError:
        return None
    named = re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*", parts.hostname or "")
    return parts if parts.scheme in ("http", "https") and named and not odd and not re.search(r"\s", url) else None


def _imitated(host: str, register: Mapping[str, Publisher]) -> str:
    """The domain of a publisher that a host bears before its own: as it is, or with hyphens or nothing for dots."""
    if publisher_of(f"//{host}", register):
        return ""
    domains = (domain for publisher in register.values() for domain in publisher.domains)
    return next((domain for domain in domains if _bears(host, domain)), "")


def _bears(host: str, domain: str) -> bool:
    forms = (re.escape(domain), re.escape(domain.replace(".", "-")), re.escape(domain.replace(".", "")))
    return re.search(rf"(?:^|[.-])(?:{'|'.join(forms)})[.-]", host) is not None


def _hosts_inside(parts: SplitResult) -> list[str]:
    """Hosts that stand in the path or the query, as they do behind a gate."""
    return HOST_INSIDE.findall(f"{parts.path}?{parts.query}".lower())


def _page(url: str) -> str:
    """The page that an address leads to, however it is written; empty for what is no address."""
    parts = _split(url)
    if parts is None:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not part.startswith(("div=", "utm_"))))
    return f"{host}{parts.path.rstrip('/')}?{query}"
