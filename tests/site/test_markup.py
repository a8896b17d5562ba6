"""A page of each sort read by a parser that follows the standard: no error, and the quick reader of these tests saw the
same.
"""

from __future__ import annotations

from html5lib import HTMLParser

from .conftest import Built
from .reading import LINKS

NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def _one_of_each_sort(built: Built) -> list[str]:
    """The door, and for each language the shortest and the longest address of each section; of entities the first with
    a tree too.
    """
    found = {"index.html": "", "404.html": ""}
    for uri in built.pages:
        language, *rest = uri.split("/")
        if rest:
            found.setdefault(f"{language}/{'/'.join(rest[:1])}/{len(rest)}", uri)
    systems = [record.id for record in built.atlas.atlas.records.values() if record.entity.parts][:1]
    return sorted(
        {uri or name for name, uri in found.items()}
        | {f"{lang}/{entity}/index.html" for lang in ("zh", "en") for entity in systems}
    )


def test_pages_of_each_sort_are_sound(built: Built) -> None:
    uris = _one_of_each_sort(built)
    assert len(uris) > 40
    for uri in uris:
        parser = HTMLParser()
        tree = parser.parse((built.folder / uri).read_text(encoding="utf-8"))
        assert [(place, code) for place, code, _ in parser.errors] == [], uri
        _same_as_read(built, uri, list(tree.iter()))


def _same_as_read(built: Built, uri: str, elements: list[object]) -> None:
    page = built.pages[uri]
    found = [dict(element.attrib) for element in elements if isinstance(getattr(element, "tag", None), str)]  # type: ignore[attr-defined]
    assert [attrs["id"] for attrs in found if "id" in attrs] == page.ids, uri
    links = sorted(str(value) for attrs in found for name, value in attrs.items() if name in LINKS)
    assert links == sorted(link.target for link in page.links), uri
