"""All generated pages, as a pure function of the data.

A page's text is a front matter (title, description) and its body in HTML; the adapters hand it to
the site builder, and know nothing of what it says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from atlas.data.dictionary import rules, schemas
from atlas.site.i18n import word
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.site.urls import entity_path, indicator_path, source_path, src_uri
from atlas.text.language import LANGUAGES, Language
from atlas.web.render import environment, render
from atlas.web.views.az import az_view
from atlas.web.views.changes import changes_view
from atlas.web.views.common import home_crumb
from atlas.web.views.compare import compare_view
from atlas.web.views.entity import entity_view
from atlas.web.views.explore import facts_view
from atlas.web.views.home import counts, home_view, newest_sources
from atlas.web.views.listing import facts_by_indicator, indicator_view, indicators, kind_view, source_view
from atlas.web.views.relevance import relevance_view
from atlas.web.views.search import search_view

Page = tuple[str, str]
DESCRIPTION_LENGTH = 160  # characters that search engines show


def pages(site: Site) -> dict[str, str]:
    """Every generated page: its document's uri and its text."""
    found = dict(_door())
    for language in LANGUAGES:
        for make in (
            _home,
            _kinds,
            _entities,
            _sources,
            _indicators,
            _search,
            _az,
            _facts,
            _compare,
            _relevance,
            _dictionary,
            _changes,
            _moved,
        ):
            found.update(make(site, language))
    return found


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


def _door() -> Iterator[Page]:
    """The root speaks both languages, so it has no context of one."""
    keys = ("site", "tagline", "enter", "search", "search-label", "search-any")
    both = {f"{key.replace('-', '_')}_{language}": word(key, language) for key in keys for language in LANGUAGES}
    title, description = (f"{both[key + '_zh']} · {both[key + '_en']}" for key in ("site", "tagline"))
    yield src_uri(""), document(title, description, environment().get_template("door.html").render(both))


def _home(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/")
    yield src_uri(c.path), document(c.t("site"), c.t("home-what"), render("home.html", c, **home_view(c)))


def _kinds(site: Site, language: Language) -> Iterator[Page]:
    for kind, name in site.atlas.vocabulary.kinds.items():
        c = PageContext(site, language, f"{language}/{kind}/")
        yield (
            src_uri(c.path),
            document(c.s(name), f"{c.t('site')} — {c.s(name)}", render("kind.html", c, **kind_view(c, kind))),
        )


def _entities(site: Site, language: Language) -> Iterator[Page]:
    for record in site.atlas.records.values():
        c = PageContext(site, language, entity_path(language, record.id))
        body = render("entity.html", c, **entity_view(c, site.dossier(record.id)))
        yield src_uri(c.path), document(c.s(record.entity.name), c.s(record.entity.summary), body)


def _sources(site: Site, language: Language) -> Iterator[Page]:
    for source_id, source in site.atlas.sources.items():
        c = PageContext(site, language, source_path(language, source_id))
        body = render("source.html", c, **source_view(c, source_id, source))
        yield src_uri(c.path), document(c.s(source.title), c.s(source.summary), body)


def _indicators(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/indicators/")
    body = render("indicators.html", c, indicators=indicators(c), crumbs=[home_crumb(c)])
    yield src_uri(c.path), document(c.t("indicators"), f"{c.t('site')} — {c.t('indicators')}", body)
    for key in facts_by_indicator(c):
        c = PageContext(site, language, indicator_path(language, key))
        indicator = site.atlas.vocabulary.indicators[key]
        body = render("indicator.html", c, **indicator_view(c, key))
        yield src_uri(c.path), document(c.s(indicator), c.s(indicator.definition), body)


def _search(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/search/")
    yield src_uri(c.path), document(c.t("search"), c.t("search-lead"), render("search.html", c, **search_view(c)))


def _az(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/index-az/")
    yield (
        src_uri(c.path),
        document(c.t("az"), c.t("az-lead", n=len(site.atlas.records)), render("az.html", c, **az_view(c))),
    )


def _facts(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/facts/")
    body = render("explore-facts.html", c, **facts_view(c))
    yield src_uri(c.path), document(c.t("all-figures"), c.t("facts-lead", n=len(site.facts)), body)


def _compare(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/compare/")
    view = compare_view(c)
    yield (
        src_uri(c.path),
        document(c.t("compare"), c.t("compare-lead", most=view["most"]), render("compare.html", c, **view)),
    )


def _relevance(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/relevance/")
    yield (
        src_uri(c.path),
        document(c.t("relevance"), c.t("relevance-how"), render("relevance.html", c, **relevance_view(c))),
    )


def _dictionary(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/dictionary/")
    body = render("dictionary.html", c, schemas=schemas(), rules=rules(), crumbs=[home_crumb(c)])
    yield src_uri(c.path), document(c.t("dictionary"), c.t("dictionary-lead"), body)


def _changes(site: Site, language: Language) -> Iterator[Page]:
    c = PageContext(site, language, f"{language}/changes/")
    yield src_uri(c.path), document(c.t("changes"), c.t("changes-lead"), render("changes.html", c, **changes_view(c)))


def _moved(site: Site, language: Language) -> Iterator[Page]:
    """An old address leads on, with and without script."""
    for old, new in site.atlas.moved.items():
        c = PageContext(site, language, entity_path(language, old))
        target, name = c.href(new), c.name(new)
        yield src_uri(c.path), document(name, name, render("moved.html", c, target=target, name=name), redirect=target)


def fragment(site: Site, language: Language, path: str, name: str) -> str:
    """A computed piece of a hand-written page, for its `<!-- atlas:NAME -->` mark; an unknown name raises KeyError."""
    c = PageContext(site, language, path)
    view: Callable[[PageContext], object] = {
        "sources": newest_sources,
        "counts": counts,
        "release": lambda c: c.site.release,
    }[name]
    return render(f"part-{name}.html", c, **{name: view(c)})
