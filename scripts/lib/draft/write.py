"""A draft as YAML: what an article names and counts in the form of `data/`, each item with a line `confirm:`.

What stands in `confirm:` is guessed or worked out and is no field of the data; as long as it stands, `scripts/check`
refuses the item. Nothing of the article is quoted but names, figures, injected strings and finding aids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from atlas.data.canonical import canonical
from atlas.data.model import Entity, Fact, Source
from atlas.data.suspects import Suspect as Defect
from atlas.data.yamlfile import CONFIRM
from atlas.text.pinyin import Readings
from atlas.text.quantities import render_number
from atlas.text.quantity import Quantity
from lib.draft.guess import Dated
from lib.draft.known import Known
from lib.draft.names import Suspect

HEAD = (
    "# A draft: nothing here is data. Read each item against the article, mend it, take it over into the file that it",
    "# belongs to, and delete its `confirm:`; as long as that stands, scripts/check refuses it.",
)
SECTIONS = {
    "source": "the source, as scripts/source begins it",
    "defects": "what looks wrong in the text; names and figures are looked for in the rest",
    "known": "entities of the atlas that the article names: read whether they are meant",
    "names": "what may be a name that the atlas does not have, as the beginning of a file of that kind",
    "figures": "quantities as facts; subject, indicator, date, status and speaker are guessed",
}
WITHIN = "within other words, or by a name that several have"
Item = dict[str, Any]


def draft(sections: Mapping[str, Sequence[Item]]) -> str:
    """The whole draft; a section without an item says so."""
    schemas: dict[str, type[BaseModel]] = {"source": Source, "names": Entity, "figures": Fact}
    lines = [*HEAD]
    for name, about in SECTIONS.items():
        items = sections[name]
        lines += [f"# {name}: {about}", f"{name}:" if items else f"{name}: []"]
        for item in items:
            lines += _item(item, schemas.get(name))
    return "\n".join(lines) + "\n"


def _item(item: Item, schema: type[BaseModel] | None) -> Iterator[str]:
    """An item of a list with a line for each key, so that one line can be deleted."""
    body = {key: value for key, value in item.items() if key != CONFIRM}
    written = canonical(body, schema or Entity) + canonical({CONFIRM: item[CONFIRM]}, Entity)
    for number, line in enumerate(written.splitlines()):
        yield f"{'- ' if number == 0 else '  '}{line}"


def source_item(content: Mapping[str, Any], note: str) -> Item:
    """The file of the source, with what has to be known of its text."""
    return {**content, CONFIRM: note}


def defect_item(defect: Defect) -> Item:
    """Something that looks wrong."""
    return {
        "sort": defect.sort,
        "paragraphs": [str(defect.paragraph)],
        "strings": [defect.string],
        CONFIRM: defect.why,
    }


def known_item(known: Known, readings: Readings) -> Item:
    """An entity of the atlas: its id, name, reading and codes, and how the article calls it."""
    entity, record = known.record.entity, known.record
    codes = [f"{code.scheme}: {code.code}" for code in entity.codes]
    return {
        "entity": record.id,
        "name": entity.name.zh,
        "reading": readings.latin(entity.name.zh, entity.reading),
        **({"codes": codes} if codes else {}),
        "paragraphs": [str(number) for number in known.paragraphs],
        CONFIRM: {"printed": list(dict.fromkeys(known.names)), **({} if known.sure else {"only": WITHIN})},
    }


def name_item(suspect: Suspect, slug: str) -> Item:
    """A name that the atlas does not have."""
    return {
        "name": {"zh": suspect.name, "en": ""},
        CONFIRM: {
            "kind": suspect.kind,
            "why": suspect.why,
            "cite": [f"{slug}#p{number}" for number in suspect.paragraphs],
        },
    }


def figure_item(printed: str, indicator: str, when: Dated, cite: str, said_by: str, status: str, read: Item) -> Item:
    """A quantity as a fact; `read` is its subject and what the print means."""
    return {
        "indicator": indicator,
        "printed": printed,
        "as_of": when.as_of,
        **({"dated": when.dated} if when.dated != "text" else {}),
        "cite": cite,
        **({"said_by": said_by} if said_by else {}),
        "status": status,
        CONFIRM: read,
    }


def reading_of(subject: str, unit: str, quantity: Quantity | None) -> Item:
    """What a print means: of what, how much, in which unit, how exactly."""
    if quantity is None:
        return {"subject": subject, "unit": unit}
    value = {"value": render_number(quantity.value)}
    if quantity.value_max is not None:
        value["value_max"] = render_number(quantity.value_max)
    return {"subject": subject, **value, "unit": unit, "qualifier": quantity.qualifier}
