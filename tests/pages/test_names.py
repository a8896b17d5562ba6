"""What a thing is called stands on its page; what it is merely looked for by does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.meta.things import entity as thing
from atlas.site.page import PageContext
from atlas.web.pages import pages

from ..edge.made import entity
from .tiny import tiny


@pytest.mark.parametrize(
    ("alias", "shown"),
    [
        ("Pear", True),
        ({"name": "Pear", "linked": False}, True),
        ({"name": "Pear", "search_only": True}, False),
    ],
    ids=["a name", "a name of many meanings", "a slogan"],
)
def test_only_what_it_is_called_is_a_name(alias: str | dict[str, object], shown: bool, tmp_path: Path) -> None:
    site = tiny(tmp_path, entity("terms/pie", ("词", "Apple Pie"), aliases={"zh": [], "en": [alias]}))
    made, [record] = pages(site), site.atlas.records.values()
    for uri in ("zh/terms/pie/index.md", "en/terms/pie/index.md", "en/index-az/index.md"):
        assert ("Pear" in made[uri]) == shown, uri
    assert ("Pear" in thing(PageContext(site, "en", "en/terms/pie/"), record)["alternateName"]) == shown
