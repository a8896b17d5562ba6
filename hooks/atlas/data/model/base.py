"""Words, ids, dates and texts that every class of the model is made of."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from atlas.text.dates import DATE, PERIOD, check_calendar

SLUG = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
LONGEST_ID = 80  # letters of an id: it is a file name, in a folder of a project that may lie deep
# Names that Windows keeps for devices: no file of an atlas may bear one.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)

# fmt: off
Kind = Literal[
    "regions", "organizations", "carriers", "platforms", "projects", "programmes",
    "funds", "clusters", "honours", "events", "products", "terms",
]
# How far what is said of reaches, from a building to the world.
ScopeLevel = Literal[
    "site", "firm", "programme", "fund", "zone", "belt-section", "belt", "district", "county", "city", "macro",
    "province", "country", "world", "other",
]
# fmt: on
KINDS: tuple[str, ...] = get_args(Kind)
Status = Literal["actual", "target", "planned", "forecast"]
STATUSES: tuple[Status, ...] = get_args(Status)  # in the order in which pages tell them
Level = Literal["country", "macro", "province", "prefecture", "county", "zone", "area"]
# Who says so, where the text puts it into somebody's mouth: roles, never persons.
Speaker = Literal["reporter", "official", "firm", "operator", "research", "other"]


Str = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$")]
EntityId = Annotated[str, StringConstraints(pattern=rf"^(?:{'|'.join(KINDS)})/{SLUG}$")]
FactId = Annotated[str, StringConstraints(pattern=rf"^(?:{'|'.join(KINDS)})/{SLUG}#[a-z0-9-]+$")]
Cite = Annotated[str, StringConstraints(pattern=rf"^{SLUG}#p[1-9][0-9]*$")]
Date = Annotated[str, StringConstraints(pattern=rf"^{DATE}$"), AfterValidator(check_calendar)]
Period = Annotated[str, StringConstraints(pattern=rf"^{PERIOD}$"), AfterValidator(check_calendar)]
UNIT_KEY = r"^[A-Za-z][A-Za-z0-9-]*$"
UnitKey = Annotated[str, StringConstraints(pattern=UNIT_KEY)]
NUMBER_DIGITS = 28  # more than any statistic has, and what decimal arithmetic keeps exactly
Number = Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(?:\.[0-9]+)?$", max_length=NUMBER_DIGITS)]


def _whole(value: object) -> object:
    """Digits; what Python would read as a number besides (1_0, 02, 2.0) is refused."""
    if isinstance(value, str) and not re.fullmatch("0|[1-9][0-9]*", value):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value


def _decimal(value: object) -> object:
    """Digits with a decimal point; what Python would read as a number besides (3_1.5, 1e2, nan) is refused."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value):
        raise PydanticCustomError("float_parsing", "not a number")
    return value


Whole = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int)]
Decimals = Annotated[float, BeforeValidator(_decimal, json_schema_input_type=float)]


class Model(BaseModel):
    """Base of all records: immutable, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Model):
    """One text in both languages; both are required."""

    zh: Str = Field(description="Simplified Chinese.")
    en: Str = Field(description="English.")
