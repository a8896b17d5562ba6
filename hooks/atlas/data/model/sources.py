"""Sources: the texts that everything rests on, and what is wrong in them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from atlas.data.model.base import Date, Model, Slug, Str, Text, Whole


class Defect(Text):
    """Something wrong in a source's text, and how we read it."""

    kind: Literal["advertising", "scrambled", "misprint", "boilerplate", "ambiguity", "contradiction"] = Field(
        description="What sort of defect."
    )
    paragraphs: list[Whole] = Field(default=[], description="Paragraph numbers concerned; empty for the whole text.")
    strings: list[Str] = Field(default=[], description="Injected strings that must appear nowhere else in the atlas.")


class Article(Model):
    """One of several articles printed together in one source."""

    key: Slug = Field(description="What cites, pages and tables name it by.")
    title: Text = Field(description="Its title.")
    column: Text | None = Field(default=None, description="The column or page it stands in.")
    publisher: Text | None = Field(
        default=None, description="Who printed it, where that is not the source’s publisher."
    )
    paragraphs: list[Whole] = Field(min_length=1, description="Its paragraphs, in reading order.")


class Trust(Model):
    """How far the source can be trusted to be what it says it is."""

    grade: Literal["A", "B", "C"] = Field(
        description="A: the publisher’s own; B: a copy elsewhere; C: a doubtful copy."
    )
    why: Text = Field(description="The reason.")


class Read(Model):
    """What was read of a source of which not the whole was read, and when."""

    on: Date = Field(description="Day of the reading.")
    what: Text = Field(description="Where it was read, and how far.")


class Source(Model):
    """A source document. Paragraph n is the n-th line that is not blank, from 1."""

    title: Text = Field(description="Its title.")
    short: Text = Field(
        description="Short name used beside figures.", examples=[{"zh": "示例 2030", "en": "Example 2030"}]
    )
    publisher: Text = Field(description="Who published it.")
    published: Date = Field(description="Date of publication, as exact as it is known.")
    inferred: Text | None = Field(default=None, description="Why this date, when it is not printed.")
    url: Str | None = Field(
        default=None,
        description="Address on the publisher’s own site; its host belongs to a publisher of `data/publishers.yml`. "
        "An opening has one.",
    )
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        default=None, description="Of the text's bytes; a source that was read whole has it."
    )
    paragraphs: Whole = Field(ge=1, description="Number of paragraphs, as far as it was read.")
    extent: Literal["whole", "opening"] = Field(
        default="whole",
        description="How much of it was read: all of it, or the opening of the publisher’s page in a copy.",
    )
    read: Read | None = Field(default=None, description="What was read, and when; an opening has it, no other.")
    column: Text | None = Field(default=None, description="The column or page it stands in.")
    find: Text | None = Field(default=None, description="How to find the original, where it has no address.")
    archive: Str | None = Field(default=None, description="Address of an archived copy.")
    trust: Trust | None = Field(default=None, description="How far it can be trusted.")
    aids: dict[Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]*$")], Str] = Field(
        default={},
        description="Finding aid of each paragraph: its first and last 6 to 10 characters, joined by “…”, without "
        "injected strings, bylines and names of persons; a short paragraph stands whole.",
    )
    summary: Text = Field(description="What the text covers, in our own words.")
    articles: list[Article] = Field(default=[], description="When several articles share the page.")
    defects: list[Defect] = Field(default=[], description="What is wrong in the text and how we read it.")
