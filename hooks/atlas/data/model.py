"""The data model: what a file under ``data/`` may say, in one place.

Every class is a pydantic model that forbids unknown keys; the descriptions and examples
are the contributor's manual (the data-dictionary page is generated from them). Values,
units, pinyin and backlinks are computed elsewhere and never stored here.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from atlas.text.dates import DATE
from atlas.text.units import Qualifier, Unit

SLUG = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"

Kind = Literal[
    "regions",
    "organizations",
    "carriers",
    "platforms",
    "projects",
    "programmes",
    "funds",
    "clusters",
    "honours",
    "events",
    "products",
    "terms",
]
KINDS: tuple[str, ...] = get_args(Kind)
Status = Literal["actual", "target", "planned", "forecast"]
STATUSES: tuple[Status, ...] = get_args(Status)  # in the order in which pages tell them
Level = Literal["country", "macro", "province", "prefecture", "county", "zone", "area"]


def _of_calendar(period: str) -> str:
    """Refuse days that no month has, and periods that end before they begin."""
    ends = [end for end in period.split("/") if end != ".."]
    for end in ends:
        year, month, day = (int(part) for part in (end + "-1-1").split("-")[:3])
        try:
            date(year, month, day)
        except ValueError:
            raise ValueError("the calendar has no such day") from None
    if len(ends) == 2 and ends[1] < ends[0][: len(ends[1])]:
        raise ValueError("the period ends before it begins")
    return period


Str = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$")]
EntityId = Annotated[str, StringConstraints(pattern=rf"^(?:{'|'.join(KINDS)})/{SLUG}$")]
Cite = Annotated[str, StringConstraints(pattern=rf"^{SLUG}#p[1-9]\d*$")]
Date = Annotated[str, StringConstraints(pattern=rf"^{DATE}$"), AfterValidator(_of_calendar)]
Period = Annotated[
    str, StringConstraints(pattern=rf"^(?:{DATE}|(?:\.\.|{DATE})/{DATE})$"), AfterValidator(_of_calendar)
]
Number = Annotated[str, StringConstraints(pattern=r"^-?\d+(?:\.\d+)?$")]


class Model(BaseModel):
    """Base of all records: immutable, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Model):
    """One text in both languages; both are required."""

    zh: Str = Field(description="Simplified Chinese.")
    en: Str = Field(description="English.")


class Summary(Text):
    """Two to four sentences of our own about the entity, with the paragraphs they rest on."""

    cite: list[Cite] = Field(
        min_length=1, description="Paragraphs the summary rests on.", examples=[["haimen-2023#p10"]]
    )


class Aliases(Model):
    """Other names readers type: short, former and abbreviated ones."""

    zh: list[Str] = Field(default=[], description="Chinese aliases.", examples=[["海门"]])
    en: list[Str] = Field(default=[], description="English aliases.", examples=[["SIP"]])


class Coordinates(Model):
    """WGS 84 position in decimal degrees, for the schematic map only."""

    lat: float = Field(ge=-90, le=90, description="Degrees north.")
    lon: float = Field(ge=-180, le=180, description="Degrees east.")


class Link(Model):
    """One typed, cited relation from this entity to another; the way back is computed."""

    relation: Slug = Field(description="A key of `data/relations.yml`.", examples=["operates"])
    to: EntityId = Field(description="The other entity, as `kind/slug`.")
    cite: Cite = Field(description="The paragraph that says so.", examples=["haimen-2023#p10"])
    as_of: Period | None = Field(default=None, description="When it held or happened, if the text says.")
    note: Text | None = Field(default=None, description="What the relation's name does not say.")


class Part(Model):
    """A node of a system's tree of parts; `to` points to the part's own page if it has one."""

    name: Text = Field(description="The part's name, as the text has it, and in English.")
    cite: Cite = Field(description="The paragraph that names it.")
    key: Slug | None = Field(default=None, description="Anchor; computed from the English name when absent.")
    to: EntityId | None = Field(default=None, description="The entity this part is, if it has a page.")
    note: Text | None = Field(default=None, description="A clause of explanation.")
    parts: list[Part] = Field(default=[], description="Its own parts.")


class Fact(Model):
    """One figure, as the source prints it; value, unit and qualifier are read from `printed`."""

    indicator: Slug = Field(description="A key of `data/indicators.yml`.", examples=["carrier-floor-area"])
    printed: Str = Field(
        description="The figure exactly as it stands in the cited paragraph.", examples=["249万平方米", "约8.8万平方米"]
    )
    as_of: Period = Field(
        description="A date (`2023`, `2023-10`, `2023-10-26`), a period "
        "(`2023-01/2023-11`), or everything up to a date (`../2023-10`)."
    )
    dated: Literal["text", "source"] = Field(
        default="text",
        description="`text`: the text gives the date; `source`: it says “now” or "
        "nothing, and the date is that of the source.",
    )
    cite: Cite = Field(description="Source and paragraph.", examples=["haimen-2023#p10"])
    also: list[Cite] = Field(default=[], description="Other paragraphs that print the same figure.")
    status: Status = Field(
        description="`actual`, `target` (aimed for), `planned` (decided, under way) or `forecast` (expected)."
    )
    scope: Text | None = Field(
        default=None, description="Of what part or in what sense, where narrower than the entity."
    )
    about: list[EntityId] = Field(default=[], description="Other entities on whose pages the figure belongs too.")
    note: Text | None = Field(default=None, description="A caveat; needed where figures conflict.")
    key: Slug | None = Field(
        default=None, description="Needed only where indicator and date do not tell two figures apart."
    )
    value: Number | None = Field(
        default=None, description="By hand, only where nothing printed can be parsed; needs a note."
    )
    value_max: Number | None = Field(default=None, description="Upper end of a range given by hand.")
    unit: Unit | None = Field(default=None, description="Unit of a value given by hand.")
    qualifier: Qualifier | None = Field(default=None, description="Qualifier of a value given by hand.")


class Milestone(Model):
    """A dated step in the life of an entity: founded, signed, opened, approved."""

    what: Text = Field(description="What happened, as a short noun phrase.", examples=[{"zh": "签约", "en": "Signed"}])
    date: Period = Field(description="When; an ISO date or period.")
    printed: Str = Field(description="The date as it stands in the cited paragraph.", examples=["6月15日"])
    cite: Cite = Field(description="Source and paragraph.")
    status: Status = Field(default="actual", description="As for facts.")
    note: Text | None = Field(default=None, description="How the year was inferred, for instance.")


class Entity(Model):
    """A named thing of the atlas: one file, whose name is its slug."""

    type: Slug = Field(description="A key of the kind's list in `data/types.yml`.")
    level: Level | None = Field(default=None, description="Regions only: the rung on the ladder of places.")
    name: Text = Field(description="Full name in both languages.")
    en_status: Literal["official", "translated"] = Field(
        description="`official` if the owner uses this English name, else `translated`."
    )
    aliases: Aliases = Field(default=Aliases(), description="Other names readers type.")
    reading: Str | None = Field(
        default=None, description="Pinyin, where the computed one is wrong.", examples=["Hǎimén Qū"]
    )
    parent: EntityId | None = Field(default=None, description="What it is directly part of.")
    parent_cite: Cite | None = Field(default=None, description="The paragraph that says so, if one does.")
    coordinates: Coordinates | None = Field(default=None, description="Regions only.")
    summary: Summary = Field(description="What it is, in our own words. For a term: our definition.")
    facts: list[Fact] = Field(default=[], description="Its figures.")
    dates: list[Milestone] = Field(default=[], description="Its milestones.")
    links: list[Link] = Field(default=[], description="Its relations to others.")
    parts: list[Part] = Field(default=[], description="Its tree of parts.")


class Moved(Model):
    """What stays of a renamed entity: its page redirects, its id is never reused."""

    moved_to: EntityId = Field(description="The id that replaces this one.")


class Defect(Text):
    """Something wrong in a source's text, and how we read it."""

    kind: Literal["advertising", "scrambled", "misprint", "boilerplate", "ambiguity", "contradiction"] = Field(
        description="What sort of defect."
    )
    paragraphs: list[int] = Field(default=[], description="Paragraph numbers concerned; empty for the whole text.")
    strings: list[Str] = Field(default=[], description="Injected strings that must appear nowhere else in the atlas.")


class Article(Model):
    """One of several articles printed together in one source."""

    title: Text
    paragraphs: list[int] = Field(min_length=1, description="Its paragraphs, in reading order.")


class Source(Model):
    """A source document. Paragraph n is the n-th line that is not blank, from 1."""

    title: Text
    short: Text = Field(
        description="Short name used beside figures.", examples=[{"zh": "海门 2023", "en": "Haimen 2023"}]
    )
    publisher: Text
    published: Date = Field(description="Date of publication, as exact as it is known.")
    inferred: Text | None = Field(default=None, description="Why this date, when it is not printed.")
    url: Str | None = Field(default=None, description="Address, if the text gives one.")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(description="Of the text's bytes.")
    paragraphs: int = Field(ge=1, description="Number of paragraphs.")
    summary: Text = Field(description="What the text covers, in our own words.")
    articles: list[Article] = Field(default=[], description="When several articles share the page.")
    defects: list[Defect] = Field(default=[], description="What is wrong in the text and how we read it.")


class Indicator(Text):
    """An indicator: its name, unit and definition."""

    unit: Unit = Field(description="Unit of the stored value; what is printed must agree with it.")
    definition: Text = Field(description="What is counted or measured.")
    group: Slug = Field(description="A key of `indicator-groups` in `data/types.yml`.")
    part_of: Slug | None = Field(
        default=None, description="The indicator that counts the whole of which this one counts a part."
    )


class Relation(Text):
    """A type of link, named from both ends: its own name is read from the subject."""

    inverse: Text = Field(description="Read from the object.")
    symmetric: bool = Field(default=False, description="True: the same both ways, recorded once.")


class KindName(Text):
    """Name of a kind: of the whole (`zh`, `en`) and of one member (`one`)."""

    one: Text = Field(description="Name of one member of the kind.")


class Types(Model):
    """`data/types.yml`: names of kinds, of the types within each, and of the groups of indicators."""

    kinds: dict[Kind, KindName] = Field(description="Every kind with its names; all of them are required.")
    types: dict[Kind, dict[Slug, Text]] = Field(description="The types of each kind.")
    groups: dict[Slug, Text] = Field(
        alias="indicator-groups", description="Groups of indicators, in the order pages show them."
    )


class Waiver(Model):
    """A breach of a rule that is accepted, with its reason; it fails once nothing needs it."""

    rule: Slug = Field(description="Name of the rule.")
    path: Str = Field(description="The file, as findings print it.", examples=["data/regions/haimen.yml"])
    field: Str = Field(description="The field, as findings print it.", examples=["facts[2].cite"])
    reason: Str = Field(description="Why the breach is right.")
