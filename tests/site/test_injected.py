"""Nothing that was injected into a text is met on the site: no page, no search file, no download has it."""

from __future__ import annotations

from .conftest import Built

TEXTS = {".html", ".js", ".json", ".xml", ".csv", ".txt", ".yaml", ".ttl", ".svg", ".css", ".sqlite"}


def _found(built: Built, strings: list[str]) -> list[tuple[str, str]]:
    """Files that hold a string, as it is or as JSON escapes it."""
    forms = {form: string for string in strings for form in (string.encode(), _escaped(string))}
    files = [path for path in built.folder.rglob("*") if path.suffix in TEXTS]
    assert len(files) > len(built.pages)
    contents = ((path, path.read_bytes()) for path in files)
    return [(path.name, string) for path, content in contents for form, string in forms.items() if form in content]


def _escaped(string: str) -> bytes:
    return string.encode("ascii", "backslashreplace")


def test_no_file_has_an_injected_string(built: Built) -> None:
    assert _found(built, built.atlas.atlas.injected) == []


def test_the_fixture_has_some(fixture_built: Built) -> None:
    assert fixture_built.atlas.atlas.injected


def test_a_string_of_a_page_would_be_found(built: Built) -> None:
    name = next(iter(built.atlas.atlas.records.values())).entity.name.zh
    assert len(_found(built, [name])) > 2
