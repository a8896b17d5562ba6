"""What a row of each table holds. CSV columns, JSON Schema, OpenAPI, the data package and SQLite are all made from
these classes.

A field that may be unknown allows None; none has a default, so every row has every column.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from atlas.data.model import (
    KINDS,
    SLUG,
    Basis,
    Coordinates,
    Instrument,
    Kind,
    Level,
    LinkStatus,
    Milestone,
    Ordinal,
    Part,
    Policy,
    Round,
    ScopeLevel,
    Source,
    Stage,
    State,
    Status,
    Summary,
    UnitKey,
    Weight,
)
from atlas.site.series import Cause
from atlas.site.series import Kind as Verdict
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
    aliases_zh: str | None = Field(description="Other Chinese names and search words, separated by |.")
    aliases_en: str | None = Field(description="Other English names and search words, separated by |.")
    pinyin: str | None = Field(description="Pinyin of the Chinese name (GB/T 16159).")
    parent_id: Id | None = Field(description="The entity it is directly part of.")
    url_zh: str = Field(description="Path of the Chinese page below the site's address.")
    url_en: str = Field(description="Path of the English page below the site's address.")
    sources: str | None = Field(description="Ids of the sources it rests on, separated by |.")
    state: Stage | None = Field(description="How far it has come, by the last that a source says.")
    state_date: str | None = Field(description="When that was so, in EDTF.")
    codes: str | None = Field(description="Codes of public registers as SCHEME:CODE, separated by |.")
    place_id: Id | None = Field(description="The place where it stands; for a place, itself.")
    place_basis: Basis | None = Field(description="`text`: a source says where it stands; `atlas`: our inference.")
    same_as: str | None = Field(description="Addresses of the same thing elsewhere, separated by |.")


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
        description="EDTF: a date (2023-10), a part of a year (2024-35, 2023-40), a period (2023-01/2023-11) or "
        "everything up to a date (../2023-11); ~ behind a date that is only about right."
    )
    scope_zh: str | None = Field(description="Of what part or in what sense, in Chinese; empty for the whole entity.")
    scope_en: str | None = Field(description="The same in English.")
    source_id: Key = Field(description="The source.")
    paragraph: Paragraph = Field(
        description="Number of the paragraph in the source, from 1; blank lines are not counted."
    )
    note_zh: str | None = Field(description="A caveat, in Chinese.")
    note_en: str | None = Field(description="The same in English.")
    about: str | None = Field(description="Ids of other entities that it is about too, separated by |.")
    also: str | None = Field(description="Other paragraphs that print it, as source-id#pN, separated by |.")
    dated: Literal["text", "now", "source"] = Field(
        description="`text`: the text gives the date; `now`: it says that it is so now; `source`: it says nothing. "
        "With the last two the date is the month of the source."
    )
    said_by: str | None = Field(
        description="Who says so, where the text puts it into somebody’s mouth: a role or an id. Empty: the text."
    )
    scope_level: ScopeLevel | None = Field(description="How far it reaches, from a site to the world.")
    ordinal: Ordinal | None = Field(description="What a claim of standing says; such a claim has no value.")
    rank_in: str | None = Field(description="Among whom a rank is one, in both languages.")
    of: str | None = Field(description="fact_id of the figure that the text says it is a part of.")
    holders: Id | None = Field(description="The title whose holders are counted.")
    place_id: Id | None = Field(description="The place where its entity stands; for a place, the entity.")
    weight: Weight = Field(description="`headline`, `normal`, or `structural`: counts the parts of a phrase.")
    article: str | None = Field(description="Key of the article within the source, where several share it.")
    ranked_by: str | None = Field(description="Who ranks: an id, or a name in both languages.")
    streak: int | None = Field(description="For how many years running the rank is held.")
    when_zh: str | None = Field(description="The words of the text for the date, where they are no date, in Chinese.")
    when_en: str | None = Field(description="The same in English.")
    series_id: str | None = Field(description="Shared by the figures of one matter across sources and years.")
    verdict: Verdict | None = Field(
        description="What it says of an earlier figure: `confirms`, `differs`, "
        "`not-comparable`, `continues`, or `outcome`, of an aim."
    )
    verdict_on: str | None = Field(description="Id of that figure.")
    verdict_cause: Cause | None = Field(description="What probably explains a difference, or bars a comparison.")


class RelationRow(BaseModel):
    """A relation between two entities; parents (part-of) and parts (has-part) are rows too."""

    subject_id: End = Field(description="kind/slug, or kind/slug#part for a part without a page.")
    relation: Key = Field(description="Type of the relation, read from the subject to the object.")
    object_id: End = Field(description="kind/slug, or kind/slug#part for a part without a page.")
    source_id: Key | None = Field(description="The source that says so, if one does.")
    paragraph: Paragraph | None = Field(description="Number of the paragraph in the source.")
    status: LinkStatus = Field(description="`actual`, `planned`, `sought` (wished or negotiated) or `ended`.")
    basis: Basis = Field(description="`text`: a source says so; `atlas`: our own classification or inference.")
    as_of: str | None = Field(description="When it held or happened, in EDTF, if the text says.")
    role: str | None = Field(description="In which role, in both languages.")
    share: str | None = Field(description="Share of ownership as printed.")
    note_zh: str | None = Field(description="What the relation’s name does not say, and the reason of an inference.")
    note_en: str | None = Field(description="The same in English.")


class DateRow(BaseModel):
    """A dated step in the life of an entity."""

    entity_id: Id = Field(description="The entity.")
    what_zh: str = Field(description="What happened, in Chinese.")
    what_en: str = Field(description="What happened, in English.")
    date: str = Field(description="When, in EDTF.")
    printed: str = Field(description="The date as the source prints it.")
    status: Status = Field(description="`actual`, `target`, `planned` or `forecast`.")
    source_id: Key = Field(description="The source.")
    paragraph: Paragraph = Field(description="Number of the paragraph in the source.")
    note_zh: str | None = Field(description="A caveat, in Chinese.")
    note_en: str | None = Field(description="The same in English.")
    when_zh: str | None = Field(description="The words of the text for the date, where they are no date, in Chinese.")
    when_en: str | None = Field(description="The same in English.")
    said_by: str | None = Field(description="Who says so: a role or an id. Empty: the text.")


class RoundRow(BaseModel):
    """A round of financing."""

    entity_id: Id = Field(description="Who got the money.")
    round: str = Field(description="What the text calls it, in both languages.")
    date: str | None = Field(description="When, in EDTF, if the text says.")
    amount: float | None = Field(description="How much, in `unit`; empty where no number is printed.")
    unit: UnitKey | None = Field(description="Unit of the amount: a key of the table of units.")
    investors: str | None = Field(description="Ids of those who put money in, separated by |.")
    source_id: Key = Field(description="The source.")
    paragraph: Paragraph = Field(description="Number of the paragraph in the source.")
    printed: str | None = Field(description="The amount as the source prints it.")
    status: Status = Field(description="`actual`, `target`, `planned` or `forecast`.")
    said_by: str | None = Field(description="Who says so: a role or an id. Empty: the text.")
    note_zh: str | None = Field(description="A caveat, in Chinese.")
    note_en: str | None = Field(description="The same in English.")


class PolicyRow(BaseModel):
    """A programme as an instrument of policy."""

    entity_id: Id = Field(description="The programme.")
    issuer_id: Id | None = Field(description="Who issued it, if the text says.")
    date: str | None = Field(description="When it was issued, in EDTF, if the text says.")
    instrument: Instrument | None = Field(
        description="Class of the STIP Compass of the OECD and the European Commission."
    )
    target_groups: str | None = Field(description="Whom it addresses, separated by |.")
    gives_zh: str | None = Field(description="What it gives or does, in Chinese.")
    gives_en: str | None = Field(description="The same in English.")
    source_id: Key = Field(description="The source.")
    paragraph: Paragraph = Field(description="Number of the paragraph in the source.")
    printed: str | None = Field(description="The date as the source prints it.")


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
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        description="SHA-256 of the text as it was read; none of an opening."
    )
    paragraphs: Paragraph = Field(description="Number of paragraphs, as far as it was read.")
    extent: Literal["whole", "opening"] = Field(description="How much of it was read.")
    trust: Literal["A", "B", "C"] | None = Field(
        description="A: the publisher’s own; B: a copy elsewhere; C: a doubtful copy."
    )
    articles: str | None = Field(description="Keys of the articles that share it, separated by |.")
    column_zh: str | None = Field(description="The column or page it stands in, in Chinese.")
    column_en: str | None = Field(description="The same in English.")
    find_zh: str | None = Field(description="How to find the original, where it has no address, in Chinese.")
    find_en: str | None = Field(description="The same in English.")
    archive: str | None = Field(description="Address of an archived copy.")
    site: Key | None = Field(description="Whose site the address is on: a key of the register of publishers.")
    read_on: str | None = Field(description="Day on which an opening was read.")
    read_what_zh: str | None = Field(description="What was read of an opening, in Chinese.")
    read_what_en: str | None = Field(description="The same in English.")


class IndicatorRow(BaseModel):
    """An indicator that has figures."""

    id: Key = Field(description="Never used for anything else.")
    zh: str = Field(description="Name in Chinese.")
    en: str = Field(description="Name in English.")
    unit: UnitKey = Field(description="Unit of its values: a key of the table of units.")
    definition_zh: str = Field(description="What is counted or measured, in Chinese.")
    definition_en: str = Field(description="The same in English.")
    group: Key = Field(description="What it is about.")
    weight: Weight = Field(description="`headline`, `normal`, or `structural`: counts the parts of a phrase.")


class UnitRow(BaseModel):
    """A unit that an indicator with figures has."""

    id: UnitKey = Field(description="Never used for anything else.")
    zh: str = Field(description="Name in Chinese.")
    en: str = Field(description="Name in English.")
    dimension: str | None = Field(description="What it measures; units of one dimension convert.")
    size: float = Field(description="How many base units of its dimension it is.")
    currency: str | None = Field(description="ISO 4217 code, for money.")


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
    """Everything about one entity: `data/v1/<kind>/<slug>.json`; in an atlas of many thousand, an item of a file in
    `data/v1/packed/`.
    """

    level: Level | None = Field(description="Regions: the rung on the ladder of places.")
    coordinates: Coordinates | None = Field(description="Regions: WGS 84 position.")
    summary: Summary = Field(description="What it is, in the atlas's own words, and the paragraphs that rests on.")
    state_details: State | None = Field(description="How far it has come, with the paragraph that says so.")
    policy: Policy | None = Field(description="What it is as an instrument of policy.")
    dates: list[Milestone] = Field(description="Its milestones.")
    rounds: list[Round] = Field(description="Its rounds of financing.")
    facts: list[FactRow] = Field(description="Its figures: its rows of the table of facts.")
    facts_elsewhere: list[str] = Field(description="Ids of figures of other entities that are about this one too.")
    relations: list[RelationRow] = Field(
        description="Relations from it and its parts: its rows of the table of relations."
    )
    relations_in: list[RelationRow] = Field(description="Relations of others to it.")
    parts: list[Part] = Field(description="Its tree of parts, each with its name and paragraph.")
    about: About = Field(description="The edition, licence and commit of this file.")


class SourceFile(Source):
    """Everything recorded about one source: `data/v1/sources/<id>.json`. Its text is not part of the data."""

    id: Key = Field(description="Never used for anything else.")
    about: About = Field(description="The edition, licence and commit of this file.")
