"""Vocabularies: indicators, units, relations, kinds and types; and waivers of rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from atlas.data.model.base import Kind, Model, Slug, Str, Text, UnitKey
from atlas.text.language import Language
from atlas.text.units import Grammar

Weight = Literal["headline", "normal", "structural"]


class Typed(Model):
    """Names under which readers look for something; pages do not show them."""

    zh: list[Str] = Field(default=[], description="Chinese names.", examples=[["生产总值"]])
    en: list[Str] = Field(default=[], description="English names.", examples=[["GDP"]])


class Indicator(Text):
    """An indicator: its name, unit and definition."""

    unit: UnitKey = Field(
        description="A key of `data/units.yml`: unit of the stored value, with which the print must agree."
    )
    was: list[Slug] = Field(
        default=[], description="Ids that it had before, or of indicators that it took over: their old pages lead here."
    )
    typed: Typed = Field(default_factory=Typed, description="Other names under which readers look for it.")
    definition: Text = Field(description="What is counted or measured.")
    group: Slug = Field(description="A key of `indicator-groups` in `data/types.yml`.")
    part_of: Slug | None = Field(
        default=None, description="The indicator that counts the whole of which this one counts a part."
    )
    change: bool = Field(default=False, description="True: by how much something grew or fell, not how much there is.")
    weight: Weight = Field(
        default="normal",
        description="`headline`: says most at a glance; `structural`: counts the parts of a phrase or the places of a "
        "list, and stays in the data and the picture of the structure.",
    )


Factor = Annotated[str, StringConstraints(pattern=r"^[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?$")]
Size = Annotated[str, StringConstraints(pattern=r"^[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?$|^[1-9][0-9]*/[1-9][0-9]*$")]


class UnitShort(Model):
    """What follows a number on a page; in English with a form for one, where it differs."""

    zh: Str = Field(default="", description="In Chinese.", examples=["平方米"])
    en: Str = Field(default="", description="In English.", examples=["people"])
    one: Str = Field(default="", description="In English, after 1.", examples=["person"])


Origin = Literal["taiwan-hong-kong", "policy", "trade", "abbreviation", "postal"]


class Synonym(Model):
    """Words that people type and the atlas does not use, with its own words for the same."""

    say: list[Str] = Field(min_length=1, description="What is typed; no name of the atlas.", examples=[["引才"]])
    mean: list[Str] = Field(
        min_length=1, description="Words of names of the atlas, the likelier first.", examples=[["高层次人才"]]
    )
    lang: Language = Field(description="The language of both.")
    why: Origin = Field(
        description="Whose words they are: of Taiwan and Hong Kong, of officials, of the trade, a short form, or an "
        "older romanisation of a place."
    )


class UnitEntry(Text):
    """A unit: its names, how texts print it, and how it converts."""

    short: UnitShort = Field(default=UnitShort(), description="What follows a number.")
    printed: dict[Factor, Str] = Field(
        min_length=1,
        description="Words by which texts print it, divided by blanks, under what one of them is worth in it.",
    )
    typed: dict[Factor, Str] = Field(
        default={},
        description="Words by which readers type it besides, divided by commas, under what one of them is worth in it.",
        examples=[{"1": "square metres, sqm"}],
    )
    before: Str = Field(
        default="", description="Words that stand before its numbers, divided by blanks.", examples=["每万人"]
    )
    grammar: Grammar = Field(default="plain", description="How its numbers are read.")
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = Field(
        default=None, description="ISO 4217 code, for money."
    )
    dimension: Str = Field(
        default="", description="What it measures; units of one dimension convert.", examples=["area"]
    )
    size: Size = Field(default="1", description="How many base units of its dimension it is.", examples=["2000/3"])


class Asked(Model):
    """Words by which readers ask for something besides its names, divided by blanks; in the search only."""

    zh: Str = Field(default="", description="In Chinese.", examples=["运营商 经营"])
    en: Str = Field(default="", description="In English, in any form.", examples=["operator runs"])


class Relation(Text):
    """A type of link, named from both ends: its own name is read from the subject."""

    inverse: Text = Field(description="Read from the object.")
    asked: Asked = Field(default=Asked(), description="Words by which readers ask for it besides, in the search only.")
    symmetric: bool = Field(default=False, description="True: the same both ways, recorded once.")


class TypeName(Text):
    """Name of a type."""

    asked: Asked = Field(
        default=Asked(), description="Words by which readers ask for what is of it, in the search only."
    )
    gloss: Text | None = Field(
        default=None, description="What it is in plain words, where its name alone tells a stranger nothing."
    )


class KindName(TypeName):
    """Name of a kind: of the whole (`zh`, `en`) and of one member (`one`)."""

    one: Text = Field(description="Name of one member of the kind.")
    gloss: Text | None = Field(
        default=None, description="What belongs to it, in a few words, where its name stands as a heading."
    )


class Types(Model):
    """`data/types.yml`: names of kinds, of the types within each, and of the groups of indicators."""

    kinds: dict[Kind, KindName] = Field(description="Every kind with its names; all of them are required.")
    types: dict[Kind, dict[Slug, TypeName]] = Field(description="The types of each kind.")
    groups: dict[Slug, Text] = Field(
        alias="indicator-groups", description="Groups of indicators, in the order pages show them."
    )
    gone: list[Slug] = Field(
        default=[],
        alias="indicators-gone",
        description="Indicators that are gone and that no other took over: their old pages lead to the list.",
    )
    target_groups: dict[Slug, Text] = Field(default={}, alias="target-groups", description="Whom policies address.")


Domain = Annotated[str, StringConstraints(pattern=r"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$")]


class Publisher(Text):
    """Who publishes under domains of their own, in `data/publishers.yml`: an address is theirs or it is a mirror."""

    what: Literal["government", "agency", "broadcaster", "newspaper", "zone", "university", "association", "firm"] = (
        Field(
            description="What the publisher is: a government or a part of one, a state news agency, a broadcaster, a "
            "newspaper, the body that runs a zone, a university or institute, an association, a firm."
        )
    )
    domains: list[Domain] = Field(
        min_length=1, description="Their own domains, with all below them.", examples=[["example.gov.cn"]]
    )


class Waiver(Model):
    """A breach of a rule that is accepted, with its reason; it fails once nothing needs it."""

    rule: Slug = Field(description="Name of the rule.")
    path: Str = Field(description="The file, as findings print it.", examples=["data/regions/example-city.yml"])
    field: Str = Field(description="The field, as findings print it.", examples=["facts[2].cite"])
    reason: Str = Field(description="Why the breach is right.")
