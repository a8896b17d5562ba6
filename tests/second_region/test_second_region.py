"""One engine, any region: the second atlas is made, checked, proved, built below its own path, searched and packed, under its own name."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atlas.data.validation import open_atlas, validate
from atlas.data.verify import verify
from atlas.site.site import Site, make_site
from atlas.text.language import LANGUAGES
from lib.audit.links import lost_links
from lib.fix_data import fix_data
from lib.sites import serving
from lib.sites.bundle import bundle

from ..scripts.search_schemas import DOCUMENT, MAPPING, SETTINGS, misfits
from ..search.engine_support import ask
from .made import FIRM, OLD_FIRM, second_region

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ADDRESS = "https://atlas.test/wusu/"
# What speaks of the atlas that the engine comes with.
OTHERS = re.compile(r"科创图谱|Kechuang|kechuang-atlas|海门|Haimen|南通|Nantong|示例图谱|Example Atlas".encode())


@pytest.fixture(scope="module")
def region(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The atlas, with the environment of this project lent to it."""
    folder = second_region(tmp_path_factory.mktemp("second") / "wusu")
    (folder / ".venv").symlink_to(root / ".venv")
    return folder


@pytest.fixture(scope="module")
def built(region: Path) -> Path:
    """Its site, built by its own command."""
    told = {**os.environ, "SITE_URL": ADDRESS}
    done = subprocess.run([region / "scripts/build"], env=told, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return region / "site"


@pytest.fixture(scope="module")
def site(region: Path) -> Site:
    """What its pages are made from."""
    return make_site(open_atlas(region / "data"))


def test_its_data_pass_in_canonical_form(region: Path) -> None:
    passed = validate(region / "data")
    assert passed.findings == [] and passed.facts > 12
    assert fix_data(region, check=True) == 0


def test_its_figures_stand_in_its_text(region: Path) -> None:
    report = verify(open_atlas(region / "data"), region / "texts")
    assert (report.failures, report.missing) == ([], [])
    assert report.proved == report.claimed


@pytest.mark.parametrize(
    ("fact", "value", "unit"),
    [
        ("regions/altan-us#aluminium-output-2029-h1", "120000", "t"),
        ("regions/altan-us#aluminium-output-2030", "500000", "t"),
        ("regions/altan-us#power-generation-2029-q2", "320000000", "kWh"),
        ("regions/altan-us#green-share-change-2029-q2", "12.5", "points"),
        ("carriers/dry-port#containers-2029-h1", "12500", "TEU"),
        ("funds/green-fund#fund-size-eur-2029-07", "50000000", "EUR"),
        ("platforms/valley-railway#rail-length-2029-07", "380", "km"),
        ("platforms/valley-railway#travel-time-2029-07", "45", "minute"),
        ("regions/wusu-zone#zone-area-2029-07", "1200", "ha"),
        ("projects/wind-farm#wind-capacity-2030-h1", "350", "MW"),
    ],
)
def test_figures_of_other_units_are_read(fact: str, value: str, unit: str, site: Site) -> None:
    quantity = site.fact_by_id[fact].quantity
    assert quantity is not None
    assert (f"{quantity.value:f}", quantity.unit.key) == (value, unit)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("en/regions/altan-us/index.html", "120,000 tonnes"),
        ("en/regions/altan-us/index.html", "12.5 percentage points"),
        ("en/regions/altan-us/index.html", "ᠠᠯᠲᠠᠨ ᠤᠰᠤ"),
        ("en/funds/green-fund/index.html", "EUR 50 million"),
        ("en/carriers/dry-port/index.html", "12,500 TEU"),
        ("zh/platforms/valley-railway/index.html", "乌苏·河谷铁路"),
        ("zh/organizations/qingyan-aluminium/index.html", "青岩铝业（乌苏）有限公司"),
        ("en/index.html", "Altan Us Atlas"),
    ],
)
def test_pages_show_them(path: str, says: str, built: Path) -> None:
    assert says in (built / path).read_text(encoding="utf-8").replace("\u00a0", " ").replace("\u202f", " ")


def test_the_firm_of_old_leads_on(built: Path) -> None:
    for language in LANGUAGES:
        old = (built / language / "organizations" / OLD_FIRM / "index.html").read_text(encoding="utf-8")
        assert f"{FIRM}/" in old and "refresh" in old


def test_every_page_is_there_in_both_languages_and_no_link_is_lost(built: Path) -> None:
    chinese, english = (
        {path.relative_to(built / lang) for path in (built / lang).rglob("*.html")} for lang in LANGUAGES
    )
    assert chinese == english and len(chinese) > 40
    checked, lost = lost_links(built)
    assert checked > 1000 and lost == []


def test_it_stands_below_its_own_path(built: Path) -> None:
    page = (built / "en/regions/altan-us/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}en/regions/altan-us/">' in page
    assert f"{ADDRESS}en/regions/altan-us/" in (built / "sitemap.xml").read_text(encoding="utf-8")
    assert "/wusu/assets/" in (built / "404.html").read_text(encoding="utf-8")


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_nothing_in_it_speaks_of_another_atlas(built: Path) -> None:
    named = [
        f"{name}: {found[0].decode()}" for name, content in _files(built) for found in [OTHERS.search(content)] if found
    ]
    assert named == []


def test_nor_does_its_copy_on_disk(built: Path, tmp_path: Path) -> None:
    packed = bundle(built, tmp_path)
    assert packed.name == "altan-us-atlas-0.0.0.zip"
    with zipfile.ZipFile(packed) as archive:
        assert [name for name in archive.namelist() if OTHERS.search(archive.read(name))] == []
        assert (
            archive.read(f"{packed.stem}/README.txt").decode("utf-8-sig").startswith("Altan Us Atlas · 乌苏图谱 0.0.0")
        )


def test_its_tables_hold_its_units(built: Path) -> None:
    facts = json.loads((built / "data/v1/facts.json").read_text(encoding="utf-8"))
    assert {"t", "kWh", "TEU", "EUR", "km", "minute", "ha", "MW", "points"} <= {fact["unit"] for fact in facts}
    assert {"2029-40", "2029-34", "2030", "2030-40"} <= {
        fact["period"] for fact in facts
    }  # halves and quarters in EDTF


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("aletanwusu", "regions/altan-us"),
        ("乌苏 铝产量", "regions/altan-us#aluminium-output-2029-h1"),
        ("qingyan", "organizations/qingyan-aluminium"),
        ("阿勒坦铝业公司", "organizations/qingyan-aluminium"),
        ("12万吨", "regions/altan-us#aluminium-output-2029-h1"),
        ("5000万欧元", "funds/green-fund#fund-size-eur-2029-07"),
        ("河谷铁路", "platforms/valley-railway"),
        ("ᠠᠯᠲᠠᠨ", "regions/altan-us"),
    ],
)
def test_its_search_finds(query: str, wanted: str, built: Path) -> None:
    [answer] = ask(built, [query], lang="zh")
    assert wanted in [result["id"] for result in answer["results"][:5]]


def test_a_reader_searches_it_below_its_path(built: Path, browser: Browser) -> None:
    with serving.serving(built) as address:
        assert address.endswith("/wusu/")
        page = browser.new_page()
        page.goto(f"{address}zh/")
        page.fill("#atlas-q", "aletan wusu")
        page.press("#atlas-q", "Enter")
        page.click('[data-atlas-id="regions/altan-us"] a >> nth=0')
        page.wait_for_url("**/wusu/zh/regions/altan-us/")
        assert page.title() == "阿勒坦乌苏市 · 乌苏图谱"
        page.close()


def test_search_servers_can_read_it(region: Path, tmp_path: Path) -> None:
    told = {**os.environ, "SITE_URL": ADDRESS}
    done = subprocess.run(
        [region / "scripts/export-search", tmp_path / "out"], env=told, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    texts = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert misfits(MAPPING, json.loads(texts["opensearch-mapping.json"])) == []
    assert misfits(SETTINGS, json.loads(texts["meilisearch-settings.json"])) == []
    documents = [json.loads(line) for line in texts["meilisearch-documents.ndjson"].splitlines()]
    assert [misfit for document in documents for misfit in misfits(DOCUMENT, document)] == []
    assert all(document["url_zh"].startswith(f"{ADDRESS}zh/") for document in documents)
    assert [name for name, text in texts.items() if OTHERS.search(text.encode())] == []
