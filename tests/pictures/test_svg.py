"""The primitives: escaping, widths, line breaks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from atlas.pictures import svg

NASTY = "<script>\"&'</text></a>]]>"


@pytest.mark.parametrize(
    "made",
    [
        svg.text(1, 2, [NASTY, NASTY]),
        svg.link(NASTY, svg.text(0, 0, [NASTY]), NASTY),
        svg.anchor(NASTY, NASTY),
        svg.named("#x", 0, 0, NASTY, svg.wrap(NASTY, 4)),
        svg.table(NASTY, [NASTY], [[svg.esc(NASTY)]]),
        svg.svg("u", svg.Drawn("", 20), 10, NASTY, NASTY),
    ],
)
def test_any_text_is_safe(made: str) -> None:
    element = ET.fromstring(made)
    assert not list(element.iter("script"))
    assert "script" in "".join(element.itertext())


@pytest.mark.parametrize(
    "text",
    [
        "海门区",
        "“众创空间—孵化器—加速器—产业园区”孵化链条",
        "Shanghai Desioptoe Optoelectronic Technology Co., Ltd.",
        "a" * 80,
        "（",
        "",
        "保定·中关村（示范）：试点，推进B轮Pre-A融资",
        "Suzhou Area of the China (Jiangsu) Pilot Free Trade Zone",
        " two  spaces ",
        "e\u0301clair 😀",
    ],
)
@pytest.mark.parametrize("width", [3, 9, 40])
def test_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    wrapped = svg.wrap(text, width, 99)
    assert not wrapped.cut
    assert "".join("".join(wrapped.lines).split()) == "".join(text.split())
    assert all(
        svg.ems(line) <= width + 2 for line in wrapped.lines
    )  # closing punctuation may hang over by a sign or two


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    wrapped = svg.wrap("高新技术企业培育三年行动", 4, 2)
    assert wrapped.cut
    assert wrapped.lines == ("高新技术", "企业培…")
    named = svg.named("#x", 0, 0, "高新技术企业培育三年行动", wrapped)
    assert "<title>高新技术企业培育三年行动</title>" in named


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("创新，海门", 2, ("创", "新，", "海门")),
        ("“海门”", 2, ("“海", "门”")),
        ("high-tech", 3.2, ("high-", "tech")),
        ("一二 34", 2, ("一二", "34")),
    ],
)
def test_punctuation_stays_with_its_sign(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert svg.wrap(text, width, 9).lines == lines


def test_han_is_square_and_latin_narrower() -> None:
    assert svg.ems("海门") == 2
    assert svg.ems("il") < svg.ems("ab") < svg.ems("AB") < svg.ems("WM") <= 2


def test_numbers_are_short() -> None:
    assert [svg.num(value) for value in (1, 1.0, 1.25, 1.96, -0.04, 100.04)] == ["1", "1", "1.2", "2", "-0", "100"]


def test_a_way_is_told_in_steps_that_do_not_drift() -> None:
    points = [(0.04 + 0.11 * n, (-1) ** n * 0.7 * n) for n in range(200)]
    told = svg.way(points)
    start, steps = told.removeprefix("M").split("l")
    numbers = [float(number) for number in re.findall(r"-?(?:\d+(?:\.\d+)?|\.\d+)", steps)]
    x, y = map(float, start.split())
    for (across, down), step in zip(points[1:], zip(numbers[::2], numbers[1::2], strict=True), strict=True):
        x, y = x + step[0], y + step[1]
        assert abs(x - across) < 0.051 and abs(y - down) < 0.051
    assert svg.way([(1, 2), (1.5, 2.7), (1, 2.8), (11, 2)]) == "M1 2l.5.7-.5.1 10-.8"


def test_statuses_are_told_apart_by_shape() -> None:
    shapes = {ET.fromstring(svg.mark(5, 5, status)).tag for status in ("actual", "target", "planned", "forecast")}
    assert shapes == {"circle", "g", "rect", "path"}


def test_each_colour_of_a_drawing_has_one_that_a_reader_forces(root: Path) -> None:
    """Browsers leave the fills of drawings as they are, so that the style sheet names the system's colours."""
    sheet = (root / "docs" / "assets" / "pictures.css").read_text(encoding="utf-8")
    drawn = "\n".join(line for line in sheet.splitlines() if line.startswith(".fig "))
    used = set(re.findall(r"(?:fill|stroke): var\((--[\w-]+)\)", drawn))
    forced = re.search(r"@media \(forced-colors: active\) \{(.*?)\n\}", sheet, re.DOTALL)
    assert forced and len(used) > 10
    assert used <= set(re.findall(r"(--[\w-]+):", forced[1]))
