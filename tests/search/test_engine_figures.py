"""Place and measure by their initials, each at least two letters: the figure, below names; alone or too short they are no figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.search.catalogue import Figure

from .engine_support import ask, build, entry

UNICORNS = "regions/nantong#unicorns-2023"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [
        entry("regions/nantong", "南通市", "Nantong", zh=("南通",)), entry("regions/wuxi", "无锡市", "Wuxi", zh=("无锡",)),
        entry("organizations/ntdjs", "南通大家商行", "Everybody’s Shop"),
        entry("indicators/unicorns", "独角兽企业数", "Unicorns", zh=("独角兽",)),
        entry("indicators/incubators", "科技企业孵化器数", "Incubators"),
    ]
    figures = [_figure("regions/nantong", "unicorns", "4家"), _figure("regions/nantong", "incubators", "60家")]
    return build(tmp_path_factory.mktemp("figures"), entries, figures, words={"南通": "Nántōng", "独角兽": "dújiǎoshòu"})


def _figure(subject: str, indicator: str, printed: str) -> Figure:
    return Figure(subject=subject, key=f"{indicator}-2023", about=(), indicator=f"indicators/{indicator}", printed=printed, english=printed,
                  amounts=(printed[:-1],), period="2023", status="actual", scope=None, source="s-2023", paragraph=1)


def _ids(site: Path, query: str) -> list[str]:
    return [result["id"] for result in ask(site, [query], lang="zh", names=True)[0]["results"]]


@pytest.mark.parametrize("query", ["nt djs", "NT DJS", "ntong djs", "nantong djs", "南通 djs", "djs nt", "nt djs 2023", "nt djsqy"])
def test_place_and_initials_of_a_measure_are_the_figure(query: str, site: Path) -> None:
    assert UNICORNS in _ids(site, query)


@pytest.mark.parametrize("query", ["djs", "n djs", "nt d", "nt s", "wx djs", "xy djs", "nt xyz", "ab cd", "nt js", "nt kj"])
def test_initials_of_one_alone_are_no_figure(query: str, site: Path) -> None:
    """Neither one letter, nor the initials of another place, nor too little of the measure's name."""
    assert not [found for found in _ids(site, query) if "#" in found]


def test_a_name_with_the_same_initials_comes_first(site: Path) -> None:
    assert _ids(site, "nt djs")[:2] == ["organizations/ntdjs", UNICORNS]
