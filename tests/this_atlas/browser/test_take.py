"""A picture taken away, from a server and from a folder, in the dark as in the light: whole, with title, source and
edition, and without anything of the page it stood on.
"""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Page

SVG = "{http://www.w3.org/2000/svg}"
LIGHT = "#fcfbf8"  # --paper of atlas.css


def _take(page: Page, figure: str, form: str) -> Path:
    with page.expect_download() as download:
        page.locator(f"figure.fig-{figure} .fig-take button", has_text=form).first.click()
    assert download.value.suggested_filename == f"haimen-{figure}.{form.lower()}"
    return Path(download.value.path())


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("figure", ["map", "ladder", "money"])
def test_a_picture_is_taken_from_a_folder(page: Page, real_site: Path, figure: str, scheme: str) -> None:
    _open(page, (real_site / "en/regions/haimen/index.html").as_uri())
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    root = ET.fromstring(_take(page, figure, "SVG").read_text(encoding="utf-8"))
    said = " ".join(" ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")).split())
    assert root.tag == f"{SVG}svg" and "Haimen District" in said
    assert "Nantong Science and Technology Bureau, 2 November 2023" in said
    assert "Kechuang Atlas" in said and "data edition" in said
    assert [one for one in root.iter() if {"class", "href", "style", "id"} & one.attrib.keys()] == []
    ground = root.find(f"{SVG}rect")
    assert ground is not None and ground.attrib["fill"] == LIGHT
    drawn = [one for one in root.iter() if one.attrib.get("fill", "none").startswith("rgb")]
    assert len(drawn) > 10
    width = float(root.attrib["width"])
    assert all(float(text.attrib["x"]) < width for text in root.iter(f"{SVG}text"))
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == scheme


def test_a_picture_is_taken_as_png_three_times_as_large(page: Page, served: str) -> None:
    _open(page, f"{served}zh/regions/haimen/")
    root = ET.fromstring(_take(page, "map", "SVG").read_text(encoding="utf-8"))
    image = _take(page, "map", "PNG").read_bytes()
    assert image.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", image[16:24])
    assert abs(width - 3 * float(root.attrib["width"])) <= 1 and abs(height - 3 * float(root.attrib["height"])) <= 1


def test_two_pictures_of_a_sort_have_names_of_their_own(page: Page, served: str) -> None:
    _open(page, f"{served}en/regions/haimen/")
    buttons = page.locator("figure.fig-ladder .fig-take button", has_text="SVG")
    names = []
    for number in range(buttons.count()):
        with page.expect_download() as download:
            buttons.nth(number).click()
        names.append(download.value.suggested_filename)
    assert names == ["haimen-ladder.svg", "haimen-ladder-2.svg"]


def test_nothing_is_offered_on_paper_or_without_a_picture(page: Page, served: str) -> None:
    page.goto(f"{served}en/about/")
    assert page.locator(".fig-take").count() == 0
    _open(page, f"{served}en/regions/haimen/")
    assert page.locator(".fig-take").count() == page.locator("figure.fig").count() > 2
    page.emulate_media(media="print")
    assert page.locator(".fig-take:visible").count() == 0
