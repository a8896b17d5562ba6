"""Two quantities agree if they can be the same number: at the limit of each qualifier, and one beyond."""

from __future__ import annotations

import pytest

from atlas.text.agreement import FAR, NEAR, Cause, Printed, agree
from atlas.text.quantities import parse

from ..fixture.support import fixture_units

SAME: tuple[bool, Cause] = (True, "")


def _printed(text: str, unit: str) -> Printed:
    units = fixture_units()
    return Printed(parse(text, units[unit], units), text)


@pytest.mark.parametrize(
    ("unit", "one", "other", "wanted"),
    [
        ("count", "3家", "3个", SAME),
        ("count", "3家", "4家", (False, "")),
        ("count", "三家", "3家", SAME),
        ("m2", "249万平方米", "2490000平方米", SAME),
        ("m2", "249万平方米", "2494999平方米", (True, "rounding")),
        ("m2", "249万平方米", "2485000平方米", (True, "rounding")),
        ("m2", "249万平方米", "2495001平方米", (False, "")),
        ("m2", "249万平方米", "2484999平方米", (False, "")),
        ("percent", "3.46%", "3.5%", (True, "rounding")),
        ("percent", "3.46%", "3.4%", (False, "")),
        ("percent", "2.96%", "3%", (True, "rounding")),
        ("count", "2140家", "2100家", (False, "rounding")),
        ("count", "2150家", "2100家", (False, "")),
        ("count", "4998家", "5000家", (False, "rounding")),
        ("count", "4749家", "5000家", (False, "")),
        ("count", "31家", "30家", (False, "")),
        ("count", "118家", "120家", (False, "")),
        ("count", "1198家", "1200家", (False, "rounding")),
        ("count", "4324家", "超5000家", (False, "qualifier")),
        ("count", "5000家", "超5000家", (False, "qualifier")),
        ("count", "5001家", "超5000家", (True, "qualifier")),
        ("count", "5999家", "超5000家", (True, "qualifier")),
        ("count", "6000家", "超5000家", (False, "qualifier")),
        ("count", "5000家", "5000家以上", (True, "qualifier")),
        ("count", "4999家", "5000家以上", (False, "qualifier")),
        ("count", "2199家", "2100余家", (True, "qualifier")),
        ("count", "2200家", "2100余家", (False, "qualifier")),
        ("count", "近50家", "50家", (False, "qualifier")),
        ("count", "近50家", "49家", (True, "qualifier")),
        ("count", "近50家", "40家", (False, "qualifier")),
        ("day", "不到30天", "30天", (False, "qualifier")),
        ("day", "不到30天", "29天", (True, "qualifier")),
        ("day", "30天以内", "30天", (True, "qualifier")),
        ("day", "30天以内", "31天", (False, "qualifier")),
        ("count", "约100家", "105家", (True, "qualifier")),
        ("count", "约100家", "106家", (False, "qualifier")),
        ("count", "约100家", "126家", (False, "")),
        ("year", "5—8年", "8年", (True, "qualifier")),
        ("year", "5—8年", "9年", (False, "")),
        ("year", "5—8年", "5—9年", (True, "qualifier")),
        ("count", "超5000家", "超5000家", SAME),
        ("count", "超5000家", "5000家以上", (True, "qualifier")),
        ("count", "超5000家", "不超过5000家", (False, "qualifier")),
    ],
)
def test_two_quantities(unit: str, one: str, other: str, wanted: tuple[bool, Cause]) -> None:
    first, second = _printed(one, unit), _printed(other, unit)
    assert agree(first, second) == wanted
    assert agree(second, first) == wanted


def test_the_reach_of_a_qualifier_is_capped() -> None:
    """超1家 does not reach to 2, nor 约1家 to 1.1."""
    assert (FAR.numerator, FAR.denominator, NEAR.numerator, NEAR.denominator) == (1, 5, 1, 20)
    over, about = _printed("超100平方米", "m2"), _printed("约100平方米", "m2")
    assert [agree(over, _printed(text, "m2"))[0] for text in ("119平方米", "121平方米")] == [True, False]
    assert [agree(about, _printed(text, "m2"))[0] for text in ("95平方米", "94平方米")] == [True, False]
