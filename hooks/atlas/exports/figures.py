"""Figures to be cited, as classic scripts that register themselves: what each says, and the forms to fill it into.

A script an entity with figures of its own, loaded when a reader cites one of them, from whatever page or result.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from atlas.site.citation import figure_forms, tex
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.site.statement import Statement
from atlas.text.language import LANGUAGES

FOLDER = "assets/figures"


def figure_scripts(site: Site) -> dict[str, str]:
    """`assets/figures/forms.js`, and `assets/figures/<kind>/<slug>.js` for each entity with figures of its own."""
    found = {f"{FOLDER}/forms.js": register("figures", "forms", _forms(site))}
    for dossier in map(site.dossier, site.atlas.records):
        if dossier.own:
            said = {fact.key: _said(site, fact) for fact in dossier.own}
            found[f"{FOLDER}/{dossier.record.id}.js"] = register("figures", dossier.record.id, said)
    return found


def _forms(site: Site) -> dict[str, Any]:
    """The address of the site, and by language each form with an address and without one."""
    contexts = {language: PageContext(site, language, f"{language}/") for language in LANGUAGES}
    return {
        "address": site.release.address,
        **{language: [list(_pairs(c, online=True)), list(_pairs(c, online=False))] for language, c in contexts.items()},
    }


def _pairs(c: PageContext, *, online: bool) -> Iterator[dict[str, Any]]:
    yield from (asdict(form) for form in figure_forms(c, online=online))


def _said(site: Site, fact: ResolvedFact) -> dict[str, dict[str, Any]]:
    """What fills the blanks of a form, by language; `tex` holds title and source as TeX reads them, if that differs."""
    found: dict[str, dict[str, Any]] = {}
    for language in LANGUAGES:
        told = Statement(site, fact, language)
        texts: dict[str, Any] = {"title": told.brief, "sentence": told.sentence, "source": told.source}
        escaped = [tex(told.brief), tex(told.source)]
        found[language] = texts if escaped == [told.brief, told.source] else {**texts, "tex": escaped}
    return found


def register(store: str, name: str, content: Any) -> str:
    """A script that puts something into `atlas.<store>` by its name; JSON is a part of JavaScript since ES2019, U+2028
    included.
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    stored = f"((window.atlas = window.atlas || {{}}).{store} = window.atlas.{store} || {{}})"
    return f"{stored}[{json.dumps(name)}] = {text};\n"
