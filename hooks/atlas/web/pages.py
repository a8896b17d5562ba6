"""All generated pages, as a pure function of the data.

A page's text is a front matter (title, description) and its body in HTML; the adapters hand it to
the site builder, and know nothing of what it says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from atlas.site.divided import divided
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.site.urls import entity_path, indicator_path, source_path, src_uri
from atlas.text.language import LANGUAGES, Language
from atlas.web.render import fill, render
from atlas.web.units import Part, in_units, noted, told_of
from atlas.web.view import View
from atlas.web.views.aims import aims_views
from atlas.web.views.az import az_views
from atlas.web.views.changes import changes_view
from atlas.web.views.compare import compare_view
from atlas.web.views.entity import entity_view
from atlas.web.views.explore import all_facts_view
from atlas.web.views.home import counts_part, coverage_part, home_view
from atlas.web.views.indicators import indicator_views, indicators_view
from atlas.web.views.kinds import kind_views
from atlas.web.views.policies import policies_views
from atlas.web.views.relevance import relevance_view
from atlas.web.views.search import search_view
from atlas.web.views.simple import MovedView, dictionary_view, door_view, release_part, report_part
from atlas.web.views.sources import source_sheets, source_view, sources_part

Page = tuple[str, str]
AT_ONCE = 500  # entities whose pages are one part of the work
LISTED = "lists"  # the group of parts that tell of all places
DESCRIPTION_LENGTH = 160  # characters that search engines show
# Computed pieces of hand-written pages, by the name in their marks.
FRAGMENTS: Mapping[str, Callable[[PageContext], View]] = {
    "sources": sources_part,
    "counts": counts_part,
    "coverage": coverage_part,
    "release": release_part,
    "report": report_part,
}


def pages(site: Site) -> dict[str, str]:
    """Every generated page: its document's uri and its text."""
    return {uri: str(text) for _, _, make in _parts(site) for uri, text in make().items()}


def parts_of_pages(site: Site, kept: Collection[str] = (), *, noting: bool = False) -> list[Part]:
    """The same in parts that can be made apart, in one order: a language and a top place at a time, so many entities in
    each.

    With `noting`, what is made of a site that notes what is read of it is told in files beside it (`READS`), unit by
    unit; units that are `kept` are left out. The page of an entity is a unit, so is that of a kind, an indicator or a
    source, and so is each other part.
    """
    return [Part(name, group, make) for name, group, make in _parts(site, kept, noting=noting)]


def _parts(
    site: Site, kept: Collection[str] = (), *, noting: bool = False
) -> Iterator[tuple[str, str, Callable[[], Mapping[str, str | bytes]]]]:
    yield "door", LISTED, lambda: dict([_door(site)])
    places = divided(site.atlas, site.places)
    for language in LANGUAGES:
        for make in (_home, _kinds):
            yield from _listed(site, language, make, kept, noting=noting)
        for place, ids in places.items():
            for start in range(0, len(ids), AT_ONCE):
                some = ids[start : start + AT_ONCE]
                left = [one for one in some if src_uri(entity_path(language, one)) not in kept]
                entities = partial(_entity_units if noting else _all_entities, site, language, left)
                yield f"{language}/{place}/{start // AT_ONCE + 1}", place, entities
        for make in LISTS:
            yield from _listed(site, language, make, kept, noting=noting)


def _listed(
    site: Site,
    language: Language,
    make: Callable[[Site, Language], Iterable[Page]],
    kept: Collection[str],
    *,
    noting: bool,
) -> Iterator[tuple[str, str, Callable[[], Mapping[str, str | bytes]]]]:
    name = f"{language}/{make.__name__.strip('_')}"
    pieces = {f"{name}/{key}": piece for key, piece in _pieces(site, language, make).items()}
    left = {unit: partial(_made, piece) for unit, piece in pieces.items() if unit not in kept}
    if left:
        yield name, LISTED, partial(in_units, left, noting=noting)


def _pieces(
    site: Site, language: Language, make: Callable[[Site, Language], Iterable[Page]]
) -> dict[str, Callable[[], Iterable[Page]]]:
    """What a maker of lists makes, in units: of some sorts each page by itself, with its sheets."""
    one_by_one: dict[str, Callable[[], Iterable[Page]]] = {}
    if make in PIECES:
        keys, piece = PIECES[make]
        one_by_one = {key: partial(piece, site, language, key) for key in keys(site)}
    return {**one_by_one, "": partial(make, site, language)}


def _made(make: Callable[[], Iterable[Page]]) -> dict[str, str]:
    return dict(make())


def document(title: str, description: str, body: str, **more: str) -> str:
    """Front matter and body. JSON strings are YAML, so any title is safe."""
    short = description if len(description) <= DESCRIPTION_LENGTH else description[: DESCRIPTION_LENGTH - 1] + "…"
    head = {"title": title, "description": short, **more}
    return "---\n" + "".join(f"{key}: {_quoted(value)}\n" for key, value in head.items()) + f"---\n{body}"


def split(text: str) -> tuple[str, str]:
    """A document's front matter, fences included, and its body."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    return f"---\n{head}\n---\n", body


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _page(c: PageContext, title: str, description: str, view: View, **more: str) -> Page:
    return src_uri(c.path), document(title, description, render(view, c), **more)


def _sheets(c: PageContext, title: str, description: str, found: Iterable[tuple[str, View]]) -> Iterator[Page]:
    """A list on one page, or on several: each has its number in the title."""
    for path, view in found:
        numbered = title if path == c.path else f"{title} ({path.removeprefix(c.path).strip('/')})"
        yield _page(replace(c, path=path), numbered, description, view)


def _door(site: Site) -> Page:
    zh, en = (PageContext(site, language, "") for language in LANGUAGES)
    tagline = zh.identity.tagline
    return src_uri(""), document(zh.identity.both, f"{tagline.zh} · {tagline.en}", fill(door_view(zh, en)))


def _home(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/")
    yield _page(c, c.atlas_name, c.t("home-what"), home_view(c))


def _kinds(site: Site, language: Language) -> Iterator[Page]:
    """Kinds stand each by itself."""
    yield from ()


def _kind(site: Site, language: Language, kind: str) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/{kind}/")
    name = site.atlas.vocabulary.kinds[kind]
    yield from _sheets(c, c.s(name), f"{c.atlas_name} — {c.s(name)}", kind_views(c, kind))


def _entities(site: Site, language: Language, ids: Iterable[str]) -> Iterator[Page]:
    for record in (site.record(key) for key in ids if key not in site.row_of):
        c = PageContext(site, language, entity_path(language, record.id))
        with told_of(record.id, language):
            page = _page(c, c.name(record.id), c.s(record.entity.summary), entity_view(c, site.dossier(record.id)))
        yield page


def _all_entities(site: Site, language: Language, ids: Iterable[str]) -> dict[str, str]:
    return dict(_entities(site, language, ids))


def _entity_units(site: Site, language: Language, ids: Iterable[str]) -> dict[str, str | bytes]:
    found: dict[str, str | bytes] = {}
    for entity_id in ids:
        unit = src_uri(entity_path(language, entity_id))
        found |= noted(unit, partial(_all_entities, site, language, [entity_id]))
    return found


def _sources(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/sources/")
    yield from _sheets(c, c.t("sources"), c.t("sources"), source_sheets(c))


def _source(site: Site, language: Language, source_id: str) -> Iterator[Page]:
    c, source = PageContext(site, language, source_path(language, source_id)), site.atlas.sources[source_id]
    yield _page(c, c.s(source.title), c.s(source.summary), source_view(c, source_id, source))


def _indicators(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/indicators/")
    yield _page(c, c.t("indicators"), f"{c.atlas_name} — {c.t('indicators')}", indicators_view(c))


def _indicator(site: Site, language: Language, key: str) -> Iterator[Page]:
    c = PageContext(site, language, indicator_path(language, key))
    indicator = site.atlas.vocabulary.indicators[key]
    yield from _sheets(c, c.s(indicator), c.s(indicator.definition), indicator_views(c, key))


def _search(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/search/")
    yield _page(c, c.t("search"), c.t("search-lead"), search_view(c))


def _az(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/index-az/")
    yield from _sheets(c, c.t("az"), c.t("az-lead", n=len(site.atlas.records)), az_views(c))


def _facts(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/facts/")
    yield _page(c, c.t("all-figures"), c.t("facts-lead", n=len(site.facts)), all_facts_view(c))


def _aims(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/aims/")
    yield from _sheets(c, c.t("aims"), c.t("aims-what"), aims_views(c))


def _policies(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/policies/")
    number = sum(record.entity.policy is not None for record in site.atlas.of_kind("programmes"))
    yield from _sheets(c, c.t("policies"), c.t("policies-lead", n=number), policies_views(c))


def _compare(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/compare/")
    view = compare_view(c)
    yield _page(c, c.t("compare"), c.t("compare-lead", most=view.most), view)


def _relevance(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/relevance/")
    yield _page(c, c.t("relevance"), c.t("relevance-how"), relevance_view(c))


def _dictionary(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/dictionary/")
    yield _page(c, c.t("dictionary"), c.t("dictionary-lead"), dictionary_view(c))


def _changes(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/changes/")
    yield _page(c, c.t("changes"), c.t("changes-lead"), changes_view(c))


def _moved(site: Site, language: Language) -> Iterator[Page]:
    """An old address leads on, with and without script."""
    for old, new in site.atlas.leads_on.items():
        c = PageContext(site, language, f"{language}/{old}/")
        view = _leads_to(c, new)
        yield _page(c, view.name, view.name, view, redirect=view.target)


def _leads_to(c: PageContext, new: str) -> MovedView:
    """To an entity or to an indicator; to the list of indicators where one is gone or has no figures."""
    if new in c.site.atlas.records:
        return MovedView(c.t("moved"), c.name(new), c.href(new))
    key = new.partition("/")[2]
    if key in c.site.facts_by_indicator:
        return MovedView(c.t("measure-moved"), c.s(c.site.atlas.vocabulary.indicators[key]), c.href_indicator(key))
    return MovedView(c.t("measure-gone"), c.t("indicators"), c.to(f"{c.lang}/indicators/"))


# Makers of pages after those of entities, in the order in which they are made.
LISTS = (
    _sources,
    _indicators,
    _search,
    _az,
    _facts,
    _aims,
    _policies,
    _compare,
    _relevance,
    _dictionary,
    _changes,
    _moved,
)
# Makers of which some pages are made one by one: the keys of these, and who makes one.
PIECES: Mapping[Any, tuple[Callable[[Site], Iterable[str]], Callable[[Site, Language, str], Iterable[Page]]]] = {
    _kinds: (lambda site: site.atlas.vocabulary.kinds, _kind),
    _sources: (lambda site: site.atlas.sources, _source),
    _indicators: (lambda site: site.facts_by_indicator, _indicator),
}


def fragment(site: Site, language: Language, path: str, name: str) -> str:
    """A computed piece of a hand-written page, for its `<!-- atlas:NAME -->` mark; an unknown name raises KeyError."""
    c = PageContext(site, language, path)
    return render(FRAGMENTS[name](c), c)
