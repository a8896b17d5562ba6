"""Dates of the data: 2023, 2023-10 or 2023-10-26."""

from __future__ import annotations

# A pattern of one date, without anchors; whether the calendar has such a day is checked by the model.
DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
