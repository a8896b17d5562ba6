"""What citations stand for: each paragraph that is cited is held by its article, or by its source."""

from __future__ import annotations

import json
from typing import Any

import pytest

from atlas.data.records import split_cite
from atlas.exports.cited import FOLDER, cited_scripts
from atlas.site.page import PageContext
from atlas.site.paragraphs import aid_of, titled
from atlas.site.site import Site
from atlas.text.language import LANGUAGES, Language

from ..fixture.support import fixture_site, real_data


def _told(site: Site) -> dict[str, Any]:
    scripts = cited_scripts(site)
    assert set(scripts) == {f"{FOLDER}/{name}.js" for name in site.atlas.sources}
    return {
        name: json.loads(scripts[f"{FOLDER}/{name}.js"].partition("] = ")[2].strip(";\n"))
        for name in site.atlas.sources
    }


def _held(told: Any, paragraph: int) -> str:
    """As docs/assets/cite/card.js reads it."""
    return str(next((said for said, numbers in told if paragraph in numbers), told[-1][0]))


@pytest.mark.parametrize("site", [fixture_site, real_data])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_cited_paragraph_is_told_by_what_holds_it(site: Any, language: Language) -> None:
    made, c = site(), PageContext(site(), language, f"{language}/")
    told = _told(made)
    cited = {split_cite(cite) for fact in made.facts for cite in fact.cites}
    assert cited
    for name, paragraph in cited:
        source = made.atlas.sources[name]
        title, publisher = titled(source, paragraph)
        said = _held(told[name][language], paragraph)
        assert c.s(title) in said and c.s(publisher) in said and c.period(source.published) in said
        assert told[name]["aids"].get(str(paragraph), "") == aid_of(source, paragraph)
