"""Entities: names, places, links, parts, milestones, states; one file each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from atlas.data.model.base import Cite, Decimals, EntityId, Level, Model, Period, Slug, Speaker, Status, Str, Text
from atlas.data.model.facts import Fact, Round
from atlas.text.language import Language

LinkStatus = Literal["actual", "planned", "sought", "ended"]
Basis = Literal["text", "atlas"]
# In the order in which a thing goes through them.
Stage = Literal[
    "planned", "approved", "signed", "under-construction", "completed", "trial", "open", "upgraded", "accepted", "ended"
]
# The classes of the STIP Compass of the OECD and the European Commission.
Instrument = Literal[
    "governance",
    "direct-financial-support",
    "indirect-financial-support",
    "guidance-regulation-soft",
    "collaborative-infrastructure",
]


class Summary(Text):
    """Two to four sentences of our own about the entity, with the paragraphs they rest on."""

    cite: list[Cite] = Field(
        min_length=1, description="Paragraphs the summary rests on.", examples=[["example-2030#p10"]]
    )


class Alias(Model):
    """A name that is not used everywhere, or words by which the thing is looked for."""

    name: Str = Field(description="The name.")
    linked: bool = Field(
        default=True, description="False: a name of it that means too much else for texts to link by it."
    )
    search_only: bool = Field(
        default=False, description="True: no name of it, such as a slogan or a part; the search alone knows it."
    )
    within: list[Slug] = Field(default=[], description="Sources in whose summaries it links; elsewhere it does not.")


def _as_alias(value: object) -> object:
    """A name alone is an alias that is used everywhere."""
    return {"name": value} if isinstance(value, str) else value


AliasEntry = Annotated[Alias, BeforeValidator(_as_alias, json_schema_input_type=str | Alias)]


class Aliases(Model):
    """Other names readers type: short, former and abbreviated ones."""

    zh: list[AliasEntry] = Field(default=[], description="Chinese aliases.", examples=[["示例"]])
    en: list[AliasEntry] = Field(default=[], description="English aliases.", examples=[["SIP"]])

    def entries(self, language: Language) -> list[Alias]:
        """The aliases of one language, with where they are used."""
        return self.zh if language == "zh" else self.en

    def names(self, language: Language) -> list[str]:
        """What the thing is looked for by, in one language."""
        return [alias.name for alias in self.entries(language)]

    def called(self, language: Language) -> list[str]:
        """What it is called, in one language."""
        return [alias.name for alias in self.entries(language) if not alias.search_only]

    def links(self, language: Language) -> list[Alias]:
        """The names by which texts link to it."""
        return [alias for alias in self.entries(language) if alias.linked and not alias.search_only]


class Coordinates(Model):
    """WGS 84 position in decimal degrees, for the schematic map only."""

    lat: Decimals = Field(ge=-90, le=90, description="Degrees north.")
    lon: Decimals = Field(ge=-180, le=180, description="Degrees east.")


class Link(Model):
    """One typed, cited relation from this entity to another; the way back is computed."""

    relation: Slug = Field(description="A key of `data/relations.yml`.", examples=["operates"])
    to: EntityId = Field(description="The other entity, as `kind/slug`.")
    cite: Cite | None = Field(
        default=None,
        description="The paragraph that says so; required unless `basis: atlas`.",
        examples=["example-2030#p10"],
    )
    status: LinkStatus = Field(
        default="actual", description="`actual`, `planned` (decided), `sought` (wished or negotiated) or `ended`."
    )
    basis: Basis = Field(
        default="text", description="`text`: a source says so; `atlas`: our own classification or inference."
    )
    why: Text | None = Field(default=None, description="The reason, with `basis: atlas`.")
    as_of: Period | None = Field(default=None, description="When it held or happened, if the text says.")
    role: Text | None = Field(default=None, description="In which role.")
    share: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,2}(?:\.[0-9]+)?%$|^100%$")] | None = Field(
        default=None, description="Share of ownership as printed.", examples=["51%"]
    )
    note: Text | None = Field(default=None, description="What the relation’s name does not say.")


class State(Model):
    """How far a thing has come, by the last the sources say."""

    stage: Stage = Field(description="The last stage that a source reports.")
    as_of: Period = Field(description="When that was so.")
    printed: Str | None = Field(default=None, description="The words of the paragraph for it.", examples=["已投入运营"])
    cite: Cite = Field(description="The paragraph that says so.")
    note: Text | None = Field(default=None, description="What the stage does not say.")


class Part(Model):
    """A node of a system’s tree of parts; `to` points to the part’s own page if it has one."""

    name: Text = Field(description="The part’s name, as the text has it, and in English.")
    cite: Cite = Field(description="The paragraph that names it.")
    key: Slug | None = Field(default=None, description="Anchor; computed from the English name when absent.")
    to: EntityId | None = Field(default=None, description="The entity this part is, if it has a page.")
    state: State | None = Field(default=None, description="How far it has come, if the text says.")
    basis: Basis = Field(default="text", description="`atlas`: the text names both, and the tree is ours.")
    note: Text | None = Field(default=None, description="A clause of explanation.")
    parts: list[Part] = Field(default=[], description="Its own parts.")


class Milestone(Model):
    """A dated step in the life of an entity: founded, signed, opened, approved."""

    what: Text = Field(description="What happened, as a short noun phrase.", examples=[{"zh": "签约", "en": "Signed"}])
    date: Period = Field(description="When; a date or period as for facts.")
    when: Text | None = Field(default=None, description="The words of the text for the date, where they are no date.")
    printed: Str = Field(description="The date as it stands in the cited paragraph.", examples=["6月15日"])
    cite: Cite = Field(description="Source and paragraph.")
    status: Status = Field(default="actual", description="As for facts.")
    said_by: Speaker | EntityId | None = Field(default=None, description="As for facts.")
    note: Text | None = Field(default=None, description="How the year was inferred, for instance.")


class Code(Model):
    """A code of a public register."""

    scheme: Literal["GB/T 2260", "GB/T 37028", "USCC"] = Field(
        description="Divisions, development zones, or legal persons (unified social credit code)."
    )
    code: Str = Field(description="The code.")
    cite: Cite | None = Field(
        default=None, description="The paragraph that prints it; absent: read in the standard itself."
    )


class Policy(Model):
    """What a programme is as an instrument of policy."""

    issuer: EntityId | None = Field(default=None, description="Who issued it, if the text says.")
    date: Period | None = Field(default=None, description="When it was issued, if the text says.")
    printed: Str | None = Field(default=None, description="The date as it stands in the paragraph.")
    instrument: Instrument | None = Field(
        default=None, description="Class of the STIP Compass; absent where the text does not let one tell."
    )
    target_groups: list[Slug] = Field(
        default=[], description="Whom it addresses: keys of `target-groups` in `data/types.yml`."
    )
    gives: Text | None = Field(default=None, description="What it gives or does.")
    cite: Cite = Field(description="The paragraph that says so.")


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
        default=None, description="Pinyin, where the computed one is wrong.", examples=["Yúntīng Shì"]
    )
    parent: EntityId | None = Field(default=None, description="What it is directly part of.")
    parent_cite: Cite | None = Field(default=None, description="The paragraph that says so, if one does.")
    coordinates: Coordinates | None = Field(default=None, description="Regions only.")
    summary: Summary = Field(description="What it is, in our own words. For a term: our definition.")
    state: State | None = Field(
        default=None, description="How far it has come: carriers, projects, platforms, products."
    )
    codes: list[Code] = Field(default=[], description="Its codes in public registers, where they are certain.")
    same_as: list[Annotated[str, StringConstraints(pattern=r"^https://\S+$")]] = Field(
        default=[], description="The same thing elsewhere, as addresses."
    )
    policy: Policy | None = Field(default=None, description="Programmes that are instruments of policy.")
    facts: list[Fact] = Field(default=[], description="Its figures.")
    dates: list[Milestone] = Field(default=[], description="Its milestones.")
    rounds: list[Round] = Field(default=[], description="Its rounds of financing.")
    links: list[Link] = Field(default=[], description="Its relations to others.")
    parts: list[Part] = Field(default=[], description="Its tree of parts.")


class Moved(Model):
    """What stays of a renamed entity: its page redirects, its id is never reused."""

    moved_to: EntityId = Field(description="The id that replaces this one.")
