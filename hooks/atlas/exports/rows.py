"""What a row of each table holds. CSV columns, JSON Schema, OpenAPI, the data package and SQLite are all made from
these classes.

A field that may be unknown allows None; none has a default, so every row has every column.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from atlas.data.model import KINDS, SLUG, Coordinates, Kind, Level, Milestone, Status, Summary, UnitKey
from atlas.text.qualifiers import Qualifier

Id = Annotated[str, StringConstraints(pattern=rf"^(?:{'|'.join(KINDS)})/{SLUG}$")]
End = Annotated[str, StringConstraints(pattern=rf"^(?:{'|'.join(KINDS)})/{SLUG}(?:#[a-z0-9-]+)?$")]
Key = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$")]
Paragraph = Annotated[int, Field(ge=1)]


class EntityRow(BaseModel):
    """A place, organization, platform and so on."""

    id: Id = Field(description="kind/slug; never used for anything else.", examples=["regions/nantong"])
    kind: Kind = Field(description="What sort of thing it is.")
    type: Key = Field(description="Type within the kind.")
    zh: str = Field(description="Name in Simplified Chinese.")
    en: str = Field(description="Name in English.")
    en_status: Literal["official", "translated"] = Field(
        description="`official` if the owner uses this English name, else `translated`."
    )
    aliases_zh: str | None = Field(description="Other Chinese names, separated by |.")
    aliases_en: str | None = Field(description="Other English names, separated by |.")
    pinyin: str | None = Field(description="Pinyin of the Chinese name (GB/T 16159).")
    parent_id: Id | None = Field(description="The entity it is directly part of.")
    url_zh: str = Field(description="Path of the Chinese page below the site's address.")
    url_en: str = Field(description="Path of the English page below the site's address.")
    sources: str | None = Field(description="Ids of the sources it rests on, separated by |.")


class FactRow(BaseModel):
    """A figure as its source prints it, and what is read from it."""

    fact_id: str = Field(description="kind/slug#key, the anchor on the entity's page.")
    entity_id: Id = Field(description="The entity it is about.")
    entity_zh: str = Field(description="Name of the entity in Chinese.")
    entity_en: str = Field(description="Name of the entity in English.")
    indicator_id: Key = Field(description="The indicator.")
    indicator_zh: str = Field(description="Name of the indicator in Chinese.")
    indicator_en: str = Field(description="Name of the indicator in English.")
    printed: str = Field(description="The figure exactly as the source prints it.", examples=["约8.8万平方米"])
    value: float | None = Field(
        description="The figure in `unit`, read from `printed`; the lower end of a range.",
        examples=[88000],
    )
    value_max: float | None = Field(description="The upper end of a range.")
    unit: UnitKey = Field(description="Unit of `value`: a key of the table of units.")
    qualifier: Qualifier | None = Field(description="How exact the source is about it.")
    status: Status = Field(
        description="`actual`, `target` (aimed for), `planned` (decided or under way) or `forecast` (expected)."
    )
    period: str = Field(
        description="A date (2023-10), a period (2023-01/2023-11) or everything up to a date (../2023-11)."
    )
    scope_zh: str | None = Field(description="Of what part or in what sense, in Chinese; empty for the whole entity.")
    scope_en: str | None = Field(description="The same in English.")
    source_id: Key = Field(description="The source.")
    paragraph: Paragraph = Field(
        description="Number of the paragraph in the source, from 1; blank lines are not counted."
    )
    note_zh: str | None = Field(description="A caveat, in Chinese.")
    note_en: str | None = Field(description="The same in English.")


class RelationRow(BaseModel):
    """A relation between two entities; parents (part-of) and parts (has-part) are rows too."""

    subject_id: End = Field(description="kind/slug, or kind/slug#part for a part without a page.")
    relation: Key = Field(description="Type of the relation, read from the subject to the object.")
    object_id: End = Field(description="kind/slug, or kind/slug#part for a part without a page.")
    source_id: Key | None = Field(description="The source that says so, if one does.")
    paragraph: Paragraph | None = Field(description="Number of the paragraph in the source.")


class SourceRow(BaseModel):
    """A source document. Its text is not part of the data."""

    id: Key = Field(description="Never used for anything else.")
    title_zh: str = Field(description="Title in Chinese.")
    title_en: str = Field(description="Title in English.")
    publisher_zh: str = Field(description="Publisher in Chinese.")
    publisher_en: str = Field(description="Publisher in English.")
    published: str = Field(description="Date of publication, as exact as it is known.")
    inferred: str | None = Field(description="Why this date, where it is not printed; in both languages.")
    url: str | None = Field(description="Address, if the text gives one.")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="SHA-256 of the text as it was read."
    )
    paragraphs: Paragraph = Field(description="Number of paragraphs.")


class IndicatorRow(BaseModel):
    """An indicator that has figures."""

    id: Key = Field(description="Never used for anything else.")
    zh: str = Field(description="Name in Chinese.")
    en: str = Field(description="Name in English.")
    unit: UnitKey = Field(description="Unit of its values: a key of the table of units.")
    definition_zh: str = Field(description="What is counted or measured, in Chinese.")
    definition_en: str = Field(description="The same in English.")


class About(BaseModel):
    """Which edition a file belongs to."""

    atlas: str = Field(description="Name of the atlas in both languages.")
    version: str = Field(
        description="Version of the data; ends in +changed if they are not those of a recorded edition."
    )
    date: str | None = Field(description="Day of the edition.")
    commit: str = Field(description="The commit the file was generated from.")
    licence: str = Field(description="SPDX id of the data's licence.")
    attribution: str = Field(description="Whom to name.")


class EntityFile(EntityRow):
    """Everything about one entity: `data/v1/<kind>/<slug>.json`."""

    level: Level | None = Field(description="Regions: the rung on the ladder of places.")
    coordinates: Coordinates | None = Field(description="Regions: WGS 84 position.")
    summary: Summary = Field(description="What it is, in the atlas's own words, and the paragraphs that rests on.")
    dates: list[Milestone] = Field(description="Its milestones.")
    facts: list[FactRow] = Field(description="Its figures: its rows of the table of facts.")
    facts_elsewhere: list[str] = Field(description="Ids of figures of other entities that are about this one too.")
    relations: list[RelationRow] = Field(
        description="Relations from it and its parts: its rows of the table of relations."
    )
    relations_in: list[RelationRow] = Field(description="Relations of others to it.")
    about: About = Field(description="The edition, licence and commit of this file.")
