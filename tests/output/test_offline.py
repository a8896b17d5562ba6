"""Links made fit for a folder on disk: exactly those to folders, and nothing else."""

from __future__ import annotations

import pytest

from atlas.output.offline import address, offline

PAGE = '<script src="../assets/scheme.js"></script>'
NOT_FOUND = '<script src="/kechuang-atlas/assets/scheme.js"></script>'


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ("../haimen/", "../haimen/index.html"),
        ("../haimen/#figures", "../haimen/index.html#figures"),
        ("zh/", "zh/index.html"),
        ("../../search/?q=a/b", "../../search/index.html?q=a/b"),
        ("./", "index.html"),
        (".", "index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../", "../index.html"),
        ("../a/?x=1#y/", "../a/index.html?x=1#y/"),
        ("#figures", "#figures"),
        ("?q=a/", "?q=a/"),
        ("", ""),
        ("../data/v1/facts.csv", "../data/v1/facts.csv"),
        ("a/b.c", "a/b.c"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("//example.org/", "//example.org/"),
        ("mailto:a@b.org", "mailto:a@b.org"),
    ],
)
def test_a_link(link: str, made: str) -> None:
    assert address(link) == made


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ("/kechuang-atlas/", "index.html"),
        ("/kechuang-atlas/zh/", "zh/index.html"),
        ("/kechuang-atlas/assets/a.css", "assets/a.css"),
    ],
)
def test_a_link_from_the_root_of_a_server(link: str, made: str) -> None:
    assert address(link, "/kechuang-atlas/") == made


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<a class="x" href="a/">a/</a>', '<a class="x" href="a/index.html">a/</a>'),
        ('<form action="s/" method="get">', '<form action="s/index.html" method="get">'),
        (
            '<meta http-equiv="refresh" content="0; url=../b/">',
            '<meta http-equiv="refresh" content="0; url=../b/index.html">',
        ),
        ('<a title="1 > 0" href="a/">', '<a title="1 > 0" href="a/index.html">'),
        ('<link rel="search" href="https://example.org/zh/opensearch.xml">\n<p>', "<p>"),
    ],
)
def test_what_changes(html: str, made: str) -> None:
    assert offline(PAGE + html) == PAGE + made


@pytest.mark.parametrize(
    "html",
    [
        '<!-- <a href="a/"> -->',
        '<script type="application/ld+json">{"a": "<a href=\\"a/\\">"}</script>',
        '<p>href="a/"</p>',
        '<meta name="description" content="a/">',
        '<div data-help="../help/">',
        '<a data-href="a/">',
        '<img src="a.svg">',
        '<a href="a.json">',
    ],
)
def test_what_does_not(html: str) -> None:
    assert offline(PAGE + html) == PAGE + html


def test_the_page_of_wrong_addresses() -> None:
    html = NOT_FOUND + '<a href="/kechuang-atlas/zh/"></a><form data-action-en="/kechuang-atlas/en/search/">'
    assert (
        offline(html)
        == '<script src="assets/scheme.js"></script><a href="zh/index.html"></a><form data-action-en="en/search/">'
    )
