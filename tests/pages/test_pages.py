"""Pages as a function of the data: which there are, and that nothing but the data decides what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from atlas.data import dictionary, model
from atlas.data.model import coast, identity, pictures, themes
from atlas.data.validation import open_atlas
from atlas.exports import tables
from atlas.exports.cited import cited_scripts
from atlas.site.site import make_site
from atlas.text.han import HAN
from atlas.text.language import Language
from atlas.web.pages import document, fragment, pages, split
from atlas.web.render import address, parted

from ..fixture.support import DATA, broken, fixture_site, real_data
from .made import fixture_pages, parse

LANGUAGES = ("zh", "en")
LIBRARY = Path(dictionary.__file__).parent.parent


def _expected() -> Iterator[str]:
    atlas = fixture_site().atlas
    used = {value.recorded.indicator for value in fixture_site().facts}
    yield from ("", *atlas.vocabulary.kinds, *atlas.records, *atlas.leads_on, "indicators", "dictionary", "index-az")
    yield from (f"sources/{name}" for name in atlas.sources)
    yield from (f"indicators/{name}" for name in used)


def test_which_pages_there_are() -> None:
    both = {f"{lang}/{path}/index.md".replace("//", "/") for path in _expected() for lang in LANGUAGES}
    others = set(fixture_pages()) - {"index.md", *both}
    assert set(fixture_pages()) >= {"index.md", *both}
    assert {uri.count("/") for uri in others} <= {2}, "pages about something that is not in the data"
    assert {uri[3:] for uri in others if uri.startswith("zh/")} == {uri[3:] for uri in others if uri.startswith("en/")}


def test_an_indicator_without_figures_has_no_page() -> None:
    assert "patents" in fixture_site().atlas.vocabulary.indicators
    assert not [uri for uri in fixture_pages() if "patents" in uri]


@pytest.mark.parametrize("uri", fixture_pages())
def test_the_markup_is_sound(uri: str) -> None:
    parsed = parse(split(fixture_pages()[uri])[1])
    assert parsed.wrong == []
    ids = [element.attrs["id"] for element in parsed.elements if "id" in element.attrs]
    assert len(ids) == len(set(ids))
    assert [element.tag for element in parsed.elements].count("h1") == 1
    labels = [element.attrs["aria-labelledby"] for element in parsed.elements if "aria-labelledby" in element.attrs]
    assert set(labels) <= set(ids)


@pytest.mark.parametrize("uri", fixture_pages())
def test_the_front_matter_is_a_title_and_a_description(uri: str) -> None:
    head = yaml.safe_load(split(fixture_pages()[uri])[0].strip("-\n"))
    assert set(head) - {"redirect"} == {"title", "description"}
    assert head["title"].strip()
    assert 0 < len(head["description"]) <= 160


def test_titles_with_signs_come_through() -> None:
    zh, en = (
        yaml.safe_load(split(fixture_pages()[f"{lang}/organizations/starling-instruments/index.md"])[0].strip("-\n"))
        for lang in LANGUAGES
    )
    assert zh["title"] == '云汀"A*B_C[D]"仪器（集团）公司'
    assert en["title"] == "Starling “A*B_C[D]” Instruments & Controls | {{7*7}} `Group` <3 #1"


@pytest.mark.parametrize(
    "title",
    [
        "a: b",
        '"',
        "'",
        "\\",
        "---",
        "# no",
        "- x",
        "no",
        "2023-10",
        "{a}",
        "tab\there",
        "\u2028",
        "😀",
        "null",
        "a\n---\nb",
    ],
)
def test_any_title_is_safe(title: str) -> None:
    text = document(title, title, "<p>body</p>\n")
    head, body = split(text)
    assert yaml.safe_load(head.strip("-\n")) == {"title": title, "description": title}
    assert body == "<p>body</p>\n"


def test_a_long_description_is_cut() -> None:
    head, _ = split(document("t", "字" * 161, ""))
    assert yaml.safe_load(head.strip("-\n"))["description"] == "字" * 159 + "…"
    head, _ = split(document("t", "字" * 160, ""))
    assert yaml.safe_load(head.strip("-\n"))["description"] == "字" * 160


def test_two_calls_say_the_same() -> None:
    assert pages(fixture_site()) == pages(make_site(open_atlas(DATA), fixture_site().relevance)) == fixture_pages()


def test_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """An audit hook cannot be taken off, so it only notes what happens while the pages are made."""
    written: list[str] = []
    watching = True

    def watch(event: str, args: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if watching and (
            writes or event in ("os.mkdir", "os.rename", "os.remove", "socket.connect", "subprocess.Popen")
        ):
            written.append(f"{event} {args[0]}")

    sys.addaudithook(watch)
    pages(fixture_site())
    tables(fixture_site())
    watching = False
    assert written == []


def test_the_order_in_which_files_are_found_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    glob, rglob = Path.glob, Path.rglob
    monkeypatch.setattr(Path, "glob", lambda self, pattern: reversed(list(glob(self, pattern))))
    monkeypatch.setattr(Path, "rglob", lambda self, pattern: reversed(list(rglob(self, pattern))))
    site = make_site(open_atlas(DATA), fixture_site().relevance)
    assert list(pages(site).items()) == list(fixture_pages().items())


DIGEST = """
import hashlib, sys
from pathlib import Path
from atlas.exports import tables
from atlas.exports.cited import cited_scripts
from atlas.data.validation import open_atlas
from atlas.web.pages import pages
from atlas.site.site import make_site
from atlas.text.language import Language
site = make_site(open_atlas(Path(sys.argv[1])))
print(hashlib.sha256(repr([*pages(site).items(), *tables(site).items()]).encode()).hexdigest())
"""


def test_the_seed_of_hashes_does_not_matter() -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", DIGEST, str(DATA)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(LIBRARY.parent)},
        )
        for seed in ("1", "2")
    ]
    digests = {process.communicate()[0].strip() for process in started}
    assert len(digests) == 1
    assert len(digests.pop()) == 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_pieces_for_hand_written_pages(language: Language) -> None:
    sources, counts = (fragment(fixture_site(), language, f"{language}/about/", name) for name in ("sources", "counts"))
    assert parse(sources).wrong == parse(counts).wrong == []
    assert sources.count('href="../sources/') >= 3
    assert "<strong>16</strong>" in counts
    with pytest.raises(KeyError, match="nothing"):
        fragment(fixture_site(), language, f"{language}/about/", "nothing")


@pytest.mark.parametrize("uri", [uri for uri in fixture_pages() if uri.startswith("en/") and "dictionary" not in uri])
def test_english_pages_mark_their_chinese(uri: str) -> None:
    """Whatever is Chinese stands in an element that says so."""
    body = split(fixture_pages()[uri])[1]
    assert not HAN.search(re.sub(r'<(\w+)[^>]* lang="zh-Hans"[^>]*>.*?</\1>', "", body, flags=re.DOTALL))


def test_figures_in_the_readers_own_way() -> None:
    zh, en = (parse(split(fixture_pages()[f"{lang}/regions/yunting/index.md"])[1]).text for lang in LANGUAGES)
    for printed, shown in [
        ("约8.8万平方米", "about 88,000 m²"),
        ("超1300亿元", "over CNY 130 billion"),
        ("5—8年", "5–8 years"),
        ("1/3", "1/3"),
        ("第13位", "13th"),
        ("1.08亿美元", "USD 108 million"),
        ("三万五", "about 35,000 people"),
        ("不到30天", "under 30 days"),
        ("8英寸", "8 inches"),
        ("48.51亩", "48.51 mu"),
        ("4.8GW", "4.8 GW"),
    ]:
        assert printed in zh
        assert shown in en
        assert printed in en


def test_conflicting_figures_stand_side_by_side_with_their_reasons() -> None:
    text = parse(split(fixture_pages()["en/clusters/precision-optics/index.md"])[1]).text
    assert text.index("nearly 50") < text.index("the scopes may differ") < text.index("has “nearly 50”")


def test_a_system_shows_its_tree_and_a_system_without_parts_none() -> None:
    tree, none = (fixture_pages()[f"en/programmes/{slug}/index.md"] for slug in ("tide-programme", "science-voucher"))
    assert 'id="part-rising"' in tree
    assert (
        tree.index("Gathering the Tide")
        < tree.index("Vouchers")
        < tree.index("Rising Tide")
        < tree.index("Later money")
    )
    assert 'class="tree"' not in none


def test_links_are_shown_from_both_ends_by_their_names() -> None:
    fair, sensor, institute = (
        parse(split(fixture_pages()[f"en/{uri}/index.md"])[1]).text
        for uri in ("events/spring-fair", "products/tide-sensor", "organizations/joint-institute")
    )
    assert "presented at" in sensor
    assert "presented\n" in fair
    assert "cooperates with" in institute
    assert "Developing a sensor" in institute


def test_where_else_an_entity_is_mentioned() -> None:
    platform = fixture_pages()["zh/platforms/shared-testing/index.md"]
    assert "春季对接会" in platform[platform.index('id="mentions"') : platform.index('id="sources"')]


def test_only_named_sections_stand_on_the_page_of_an_entity_without_figures() -> None:
    page = fixture_pages()["zh/regions/linchuan/index.md"]
    assert 'id="figures"' not in page
    assert "key-figures" not in page
    assert "None" not in page


@pytest.mark.parametrize("uri", fixture_pages())
def test_nothing_of_python_shows(uri: str) -> None:
    if "dictionary" in uri:
        return
    text = parse(split(fixture_pages()[uri])[1]).text
    assert not re.search(r"\bNone\b(?! found)|\bTrue\b|\bFalse\b|Decimal\(|Fraction\(|Markup\(|object at 0x|\{'", text)


def test_every_field_and_rule_is_described() -> None:
    for schema in dictionary.schemas():
        assert schema.doc
        assert [field.name for field in schema.fields if not field.description] == [], schema.name
    assert all(doc for _, doc in dictionary.rules())


def test_the_dictionary_leaves_no_record_out() -> None:
    classes = {
        name
        for name, thing in {**vars(model), **vars(coast), **vars(identity), **vars(pictures), **vars(themes)}.items()
        if isinstance(thing, type) and issubclass(thing, model.Model) and thing is not model.Model
    }
    assert classes == {cls.__name__ for cls in dictionary.ORDER}


def test_the_sources_page_says_what_each_paragraph_gave() -> None:
    body = split(fixture_pages()["en/sources/yunting-2030/index.md"])[1]
    assert [int(n) for n in re.findall(r'<h4 id="p(\d+)">', body)] == list(range(3, 18))
    assert re.findall(r'<h3 class="article" id="article-([a-z-]+)">', body) == ["five-years", "clusters"]
    assert "Advertising that has nothing to do" in body
    for lang, mask in (("en", ""), ("zh", "彩…送")):
        body = split(fixture_pages()[f"{lang}/sources/yunting-2030/index.md"])[1]
        assert "彩豆天天送" not in body and mask in body


def test_the_sources_page_says_how_the_original_is_found() -> None:
    body = split(fixture_pages()["en/sources/linchuan-2031/index.md"])[1]
    address = "https://news.linchuan.example/2031/lighthouse.html?id=1&amp;page=2"
    assert f'<a href="{address}" rel="noopener noreferrer">' in body
    assert "under “Main news”" in body and "<strong>A</strong> · the publisher’s own text" in body


def test_a_finding_aid_stands_beside_its_paragraph_and_waits_for_every_citation(tmp_path: Path) -> None:
    aid = "山坡孵化器由…企业109家。"
    aids = f"paragraphs: 2\naids: {{p1: 山坡孵化器简介, p2: {aid}}}"
    site = make_site(open_atlas(broken(tmp_path, {"sources/hillside-2029.yml": ("paragraphs: 2", aids)})))
    found = pages(site)
    assert f'para. 2 <q class="aid" lang="zh-Hans">{aid}</q></h3>' in found["en/sources/hillside-2029/index.md"]
    assert aid not in found["en/carriers/hillside-incubator/index.md"]
    assert f'"2":"{aid}"' in cited_scripts(site)["assets/cited/hillside-2029.js"]


def test_the_old_page_of_an_indicator_leads_on(tmp_path: Path) -> None:
    """To the one that took over; to the list if that has no figures, or if none did."""
    part, target = "  part_of: tech-firms\n", "target-groups:\n"
    unused = "unused:\n  zh: 无\n  en: Unused\n  unit: count\n  group: firms\n  was: [idle]\n  definition: {zh: 无。, en: None.}\n"
    patches = {
        "indicators.yml": (part, f"{part}  was: [certified, approved]\n"),
        "types.yml": (target, f"indicators-gone: [firms]\n{target}"),
    }
    folder = broken(tmp_path, patches)
    with (folder / "indicators.yml").open("a", encoding="utf-8") as table:
        table.write(unused)
    found = pages(make_site(open_atlas(folder)))
    led = {
        old: re.search(r'redirect: "([^"]*)"', found[f"en/indicators/{old}/index.md"])[1]  # type: ignore[index]
        for old in ("certified", "approved", "firms", "idle")
    }
    all_of_them, new = "../", "../high-tech-firms/"
    assert led == {"certified": new, "approved": new, "firms": all_of_them, "idle": all_of_them}
    said = f'This indicator is now found under <a href="{new}">High-tech firms</a>'
    assert said in found["en/indicators/certified/index.md"]


@pytest.mark.parametrize(
    "text", ["xjnnet.com", "http://", "https://a.b/<script>", "https://a.b/x y", "javascript:alert(1)"]
)
def test_what_is_no_whole_address_is_no_link(text: str) -> None:
    assert "href" not in address(text) and "<code>" in address(text)


MARKS = re.compile(r'<abbr class="soft"[^>]*>(.)</abbr>')
KEYS = re.compile(r'<p class="fine soft-key">.*?</p>')


def _unexplained(body: str) -> set[str]:
    """Marks of dates that a page shows and no line on it explains."""
    explained = {mark for key in KEYS.findall(body) for mark in re.findall(r"<span>(.) ", key)}
    return set(MARKS.findall(KEYS.sub("", body))) - explained


def test_a_mark_of_a_date_is_explained_on_its_page() -> None:
    site = real_data()
    marked = {path: body for path, body in pages(site).items() if MARKS.search(KEYS.sub("", body))}
    assert marked
    assert {path: found for path, body in marked.items() if (found := _unexplained(body))} == {}


def test_a_mark_without_its_line_is_found() -> None:
    body = '<abbr class="soft" title="x">†</abbr><p class="fine soft-key"><span>* y</span></p>'
    assert _unexplained(body) == {"†"}


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2021年1月5日", ["2021年1月5日"]),
        ("2024年1月至11月", ["2024年1月", "至11月"]),
        ("截至2023年11月", ["截至", "2023年11月"]),
        ("2016年第一季度前后", ["2016年", "第一季度前后"]),
        ("约2021年（估计）", ["约2021年", "（估计）"]),
        ("26 October 2023", ["26 October 2023"]),
        ("<b>", ["&lt;b&gt;"]),
    ],
)
def test_a_date_breaks_between_its_parts_alone(date: str, parts: list[str]) -> None:
    assert parted(date).split("<wbr>") == parts
