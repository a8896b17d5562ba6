"""Figures: what a source prints, of whom, by whom, for when, in which scope, how sure."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from atlas.data.model.base import (
    Cite,
    EntityId,
    FactId,
    Model,
    Number,
    Period,
    ScopeLevel,
    Slug,
    Speaker,
    Status,
    Str,
    Text,
    UnitKey,
    Whole,
)
from atlas.text.qualifiers import Qualifier

Ordinal = Literal["first", "only", "first-batch", "one-of-first-batch", "record"]


class Scope(Text):
    """Of what part or in what sense a figure is meant, where that is narrower than its entity."""

    level: ScopeLevel | None = Field(default=None, description="How far it reaches, for programs that compare.")


class Ranking(Text):
    """The name of a ranking or of a body that ranks, where it has no page of its own."""


class Fact(Model):
    """One figure, as the source prints it; value, unit and qualifier are read from `printed`."""

    indicator: Slug = Field(description="A key of `data/indicators.yml`.", examples=["carrier-floor-area"])
    printed: Str = Field(
        description="The figure exactly as it stands in the cited paragraph.", examples=["249万平方米", "约8.8万平方米"]
    )
    as_of: Period = Field(
        description="A date (`2023`, `2023-10`, `2023-10-26`), a part of a year (`2024-Q3`, `2023-H1`), a period "
        "(`2023-01/2023-11`), or everything up to a date (`../2023-10`); `~` behind a date that is only about right."
    )
    when: Text | None = Field(
        default=None,
        description="The words of the text for the date, where they are no date.",
        examples=[{"zh": "年底", "en": "end of the year"}],
    )
    dated: Literal["text", "now", "source"] = Field(
        default="text",
        description="`text`: the text gives the date; `now`: its clause says that it is so now; `source`: it says "
        "nothing. With the last two the date is the month of the source.",
    )
    cite: Cite = Field(description="Source and paragraph.", examples=["example-2030#p10"])
    also: list[Cite] = Field(default=[], description="Other paragraphs that print the same figure.")
    said_by: Speaker | EntityId | None = Field(
        default=None,
        description="Who says so, where the text puts it into somebody’s mouth: a role, or the body’s id; never a "
        "person. Absent: the text itself.",
        examples=["firm", "organizations/nantong-science-bureau"],
    )
    status: Status = Field(
        description="`actual`, `target` (aimed for), `planned` (decided, under way) or `forecast` (expected)."
    )
    scope: Scope | None = Field(
        default=None, description="Of what part or in what sense, where narrower than the entity."
    )
    level: ScopeLevel | None = Field(
        default=None, description="How far it reaches, where there is no scope in words and the entity does not say it."
    )
    about: list[EntityId] = Field(
        default=[],
        description="Other entities on whose pages the figure belongs too. A place in which its entity stands is none: "
        "it tells what lies in it; only a programme names it, if the figure is one of the place itself.",
    )
    of: FactId | None = Field(
        default=None, description="The figure of which the text says that this one is a part: `kind/slug#key`."
    )
    holders: EntityId | None = Field(default=None, description="The title whose holders are counted.")
    ordinal: Ordinal | None = Field(
        default=None, description="What a claim of standing says: first, only, in the first batch, a record."
    )
    rank_in: Text | None = Field(
        default=None,
        description="Among whom a standing or a rank holds, as it reads beside it: before it in Chinese, behind it in "
        "English, from its preposition on.",
        examples=[{"zh": "江苏省各市中", "en": "among the cities of Jiangsu"}],
    )
    ranked_by: EntityId | Ranking | None = Field(default=None, description="Who ranks, if the text says so.")
    streak: Whole | None = Field(default=None, ge=2, description="For how many years running the rank is held.")
    note: Text | None = Field(default=None, description="A caveat; needed where figures conflict.")
    key: Slug | None = Field(
        default=None, description="Needed only where indicator and date do not tell two figures apart."
    )
    series: Slug | None = Field(
        default=None,
        description="Only where a name or a definition changed: the same word on the figures of the entity that go on "
        "as one series all the same.",
    )
    value: Number | None = Field(
        default=None, description="By hand, only where nothing printed can be parsed; needs a note."
    )
    value_max: Number | None = Field(default=None, description="Upper end of a range given by hand.")
    unit: UnitKey | None = Field(default=None, description="Unit of a value given by hand: a key of `data/units.yml`.")
    qualifier: Qualifier | None = Field(default=None, description="Qualifier of a value given by hand.")


class Round(Model):
    """A round of financing, or a grant turned into shares."""

    name: Text = Field(description="What the text calls it.", examples=[{"zh": "B轮", "en": "Series B"}])
    date: Period | None = Field(default=None, description="When, if the text says.")
    printed: Str | None = Field(default=None, description="The amount as it stands in the paragraph.")
    unit: UnitKey | None = Field(default=None, description="Unit of the amount.")
    investors: list[EntityId] = Field(default=[], description="Who put money in.")
    status: Status = Field(default="actual", description="As for facts.")
    said_by: Speaker | EntityId | None = Field(default=None, description="As for facts.")
    cite: Cite = Field(description="Source and paragraph.")
    note: Text | None = Field(default=None, description="A caveat.")
