"""`data/site.yml`: what an atlas is called, who publishes it, and where its history begins."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from atlas.data.model.base import Date, Model, Slug, Text

SHORTEST = 16  # characters of a name where there is little room: the limit of OpenSearch
UUID = r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
Address = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+$")]
Pages = Literal["all", "facts-only"]
Contact = Annotated[str, StringConstraints(pattern=r"^(?:https://[^\s<>\"]+|[^\s@:<>\"]+@[^\s@:<>\"]+\.[^\s@:<>\"]+)$")]


class Identity(Model):
    """`data/site.yml`: the names of the atlas. Pages, citations, files and feeds, whatever names it, read them here."""

    key: Slug = Field(
        description="Its name in file names, BibTeX keys and the data package; keep it once others cite the atlas."
    )
    name: Text = Field(description="Its name.")
    short: Text | None = Field(
        default=None,
        description=f"A name of at most {SHORTEST} characters, where there is little room; needed if `name` is longer.",
    )
    tagline: Text = Field(description="What it is, in a phrase without a full stop.")
    owner: Text = Field(
        description="Who publishes it: the author in citations of the software’s files, never a person."
    )
    licence: Text = Field(description="The line on licences below each page.")
    contact: Contact | None = Field(
        default=None, description="Where errors may be reported: an address of mail, or `https://…`."
    )
    repository: Address | None = Field(default=None, description="Where its files are kept, as `https://…`.")
    feed: Annotated[str, StringConstraints(pattern=UUID)] = Field(
        description="A UUID of its own, from which the ids in its feeds are made; never changed."
    )
    since: Date = Field(
        description="The day on which its history begins: the log of editions passes over what was committed before."
    )

    pages: Pages = Field(
        default="all",
        description="`all`: every entity has a page of its own. `facts-only`: one of which no more is told than what "
        "it is and where it stands is a row, with an anchor, on the page of its place, which holds at most 100.",
    )

    @property
    def both(self) -> str:
        """The name in both languages, the Chinese one first."""
        return f"{self.name.zh} · {self.name.en}"

    @property
    def brief(self) -> Text:
        """The name where there is little room."""
        return self.short or self.name


UNNAMED = Identity(
    key="atlas",
    name=Text(zh="图谱", en="Atlas"),
    tagline=Text(zh="图谱", en="An atlas"),
    owner=Text(zh="编者", en="The contributors"),
    licence=Text(zh="数据 CC BY 4.0，代码 MIT。", en="Data CC BY 4.0, code MIT."),
    feed="00000000-0000-0000-0000-000000000000",
    since="1970-01-01",
)
"""Stands in where `data/site.yml` cannot be read; the finding about that file stops any build."""
