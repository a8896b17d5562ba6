"""Dates and periods: what may be written, its ends, its form in tables and in words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from atlas.site.shown import show_period
from atlas.text.dates import PERIOD, check_calendar, edtf, ends, first_day, is_approximate, last_day

WRITTEN = {
    "2024": ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024年", "2024"),
    "2024-02": ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月", "February 2024"),
    "2023-02-28": ("2023-02-28", date(2023, 2, 28), date(2023, 2, 28), "2023年2月28日", "28 February 2023"),
    "2024-Q1": ("2024-33", date(2024, 1, 1), date(2024, 3, 31), "2024年第一季度", "first quarter of 2024"),
    "2024-Q4": ("2024-36", date(2024, 10, 1), date(2024, 12, 31), "2024年第四季度", "fourth quarter of 2024"),
    "2023-H1": ("2023-40", date(2023, 1, 1), date(2023, 6, 30), "2023年上半年", "first half of 2023"),
    "2023-H2": ("2023-41", date(2023, 7, 1), date(2023, 12, 31), "2023年下半年", "second half of 2023"),
    "2023-12~": ("2023-12~", date(2023, 12, 1), date(2023, 12, 31), "2023年12月前后", "about December 2023"),
    "2023~": ("2023~", date(2023, 1, 1), date(2023, 12, 31), "2023年前后", "about 2023"),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_date_as_written(written: str) -> None:
    table, first, last, zh, en = WRITTEN[written]
    assert re.fullmatch(PERIOD, written)
    assert edtf(written) == table
    assert (first_day(written), last_day(written)) == (first, last)
    assert (show_period(written, "zh"), show_period(written, "en")) == (zh, en)
    assert check_calendar(written) == written
    assert is_approximate(written) == written.endswith("~")


def test_a_period_has_two_ends() -> None:
    assert ends("2023") == ("2023", "2023")
    assert ends("../2023-H1") == ("..", "2023-H1")
    assert edtf("2023-Q3/2024-H1") == "2023-35/2024-40"
    assert show_period("../2023-H1", "en") == "to first half of 2023"
    assert show_period("2023-Q1/2023-Q3", "zh") == "2023年第一季度至2023年第三季度"


@pytest.mark.parametrize(
    "wrong", ["2024-Q0", "2024-Q5", "2024-H3", "2024-q1", "24", "2024-13", "2024~~", "~2024", "2024-Q1-01"]
)
def test_what_is_no_date(wrong: str) -> None:
    assert not re.fullmatch(PERIOD, wrong)


@pytest.mark.parametrize("wrong", ["2023-02-29", "2023-04-31", "2024-Q2/2024-Q1", "2024/2023", "2024-01-02/2024-01-01"])
def test_the_calendar_decides(wrong: str) -> None:
    assert re.fullmatch(PERIOD, wrong)
    with pytest.raises(ValueError, match=r"no such day|ends before it begins"):
        check_calendar(wrong)


@pytest.mark.parametrize("right", ["2024-Q1/2024-Q1", "2024-03/2024", "2024-01-01/2024-01-01", "2023-H2/2023-12"])
def test_a_period_may_end_where_it_begins(right: str) -> None:
    assert check_calendar(right) == right
