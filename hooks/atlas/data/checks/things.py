"""States, links, codes, policies and rounds agree with themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from atlas.data.findings import Finding, did_you_mean
from atlas.data.model import Code, Link, Round, State
from atlas.data.records import Atlas, Record
from atlas.data.walk import parts
from atlas.data.yamlfile import Location
from atlas.text.dates import ends, first_day, last_day
from atlas.text.quantities import QuantityError, parse

DONE = ("completed", "trial", "open", "upgraded", "accepted")  # stages of what stands already
FINANCED = ("organizations", "projects", "carriers", "platforms", "funds")
INVESTORS = ("organizations/", "funds/", "regions/", "programmes/", "carriers/")
ISSUERS = ("organizations/", "regions/")
NO_STATE = ("regions", "honours", "terms")
PROVINCES = range(11, 83)  # first two digits of a code of GB/T 2260
USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def states(atlas: Atlas) -> Iterator[Finding]:
    """A state belongs to a thing that comes about, and no plan for later contradicts it."""
    for record in atlas.records.values():
        if record.entity.state and record.kind in NO_STATE:
            message = f"{record.kind} have no state"
            yield record.lines.finding(("state",), message, "say it in the summary or in `dates`", "state")
        for at, state in _states(record):
            later = next((date for date in record.entity.dates if _still_to_come(state, date.status, date.date)), None)
            if at == ("state",) and state.stage in DONE and later:
                message = f"'{state.stage}' in {state.as_of}, and {later.what.en} is {later.status} for {later.date}"
                yield record.lines.finding((*at, "stage"), message, "one of the two is out of date", "state")


def _states(record: Record) -> Iterator[tuple[Location, State]]:
    if record.entity.state:
        yield ("state",), record.entity.state
    yield from (((*at, "state"), part.state) for at, _, part in parts(record) if part.state)


def _still_to_come(state: State, status: str, date: str) -> bool:
    """Whether something that is not yet so lies after the state; an open beginning lies before."""
    begins = ends(date)[0]
    if status == "actual" or begins == "..":
        return False
    return first_day(begins) > last_day(ends(state.as_of)[1])


def links(atlas: Atlas) -> Iterator[Finding]:
    """A link rests on a paragraph, or on a reason of ours; what has ended had begun."""
    for record in atlas.records.values():
        for number, link in enumerate(record.entity.links):
            at = ("links", number)
            if link.basis == "text" and link.cite is None:
                hint = (
                    "every statement names its source and paragraph, as in source-id#p7; or `basis: atlas` with `why:`"
                )
                yield record.lines.finding((*at, "cite"), "is missing", hint, "link")
            if (link.basis == "atlas") != (link.why is not None):
                message = "is missing" if link.why is None else "belongs to `basis: atlas`"
                yield record.lines.finding((*at, "why"), message, "the reason of our own inference", "link")
            if link.status == "ended" and link.as_of is None:
                yield record.lines.finding((*at, "as_of"), "is missing", "when did it end?", "link")
            if link.status == "ended" and any(_begins_later(link, other) for other in record.entity.links):
                yield record.lines.finding((*at, "as_of"), "it ended before it began", "check both dates", "link")


def _begins_later(ended: Link, other: Link) -> bool:
    same = (ended.relation, ended.to) == (other.relation, other.to) and other.status == "actual"
    if not same or ended.as_of is None or other.as_of is None or ends(other.as_of)[0] == "..":
        return False
    return first_day(ends(other.as_of)[0]) > last_day(ends(ended.as_of)[1])


def identities(atlas: Atlas) -> Iterator[Finding]:
    """An address of the same thing elsewhere is one of this thing alone, and stands once."""
    owner: dict[str, str] = {}
    for record in atlas.records.values():
        seen: set[str] = set()
        for number, address in enumerate(record.entity.same_as):
            first = owner.setdefault(address, record.id)
            if first != record.id or address in seen:
                message = "stands twice" if first == record.id else f"is also '{first}'"
                hint = "one address, one thing"
                yield record.lines.finding(("same_as", number), f"'{address}' {message}", hint, "same-as")
            seen.add(address)


def codes(atlas: Atlas) -> Iterator[Finding]:
    """A code has the form and the check digit of its register, and a division lies in its parent's."""
    owner: dict[tuple[str, str], str] = {}
    for record in atlas.records.values():
        for number, code in enumerate(record.entity.codes):
            first = owner.setdefault((code.scheme, code.code), record.id)
            wrong = (
                f"'{code.code}' is also the code of '{first}'" if first != record.id else _wrong(atlas, record, code)
            )
            if wrong:
                hint = "copy it from the register; leave out what is not certain"
                yield record.lines.finding(("codes", number, "code"), wrong, hint, "code")


def _wrong(atlas: Atlas, record: Record, code: Code) -> str:
    """What is wrong with a code; nothing if it is right."""
    if code.scheme == "USCC":
        return "" if _uscc(code.code) else f"'{code.code}' is no unified social credit code"
    if record.kind != "regions":
        return f"{code.scheme} has codes of places only"
    if code.scheme == "GB/T 37028":
        return "" if re.fullmatch(r"[A-Z0-9]{6,12}", code.code) else f"'{code.code}' is no code of {code.scheme}"
    if not re.fullmatch(r"\d{6}", code.code) or int(code.code[:2]) not in PROVINCES:
        return f"'{code.code}' is no code of {code.scheme}"
    parent = atlas.records.get(record.entity.parent or "")
    above = next((other.code for other in parent.entity.codes if other.scheme == code.scheme), "") if parent else ""
    inside = code.code.startswith(re.sub("(00)+$", "", above))
    return "" if inside else f"'{code.code}' does not lie in {above}, the code of its parent"


def _uscc(code: str) -> bool:
    """Whether the 18 signs end in their check sign (GB 32100-2015)."""
    if not re.fullmatch(f"[{USCC_SIGNS}]{{18}}", code):
        return False
    total = sum(USCC_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return USCC_SIGNS[-total % 31] == code[17]


def rounds(atlas: Atlas) -> Iterator[Finding]:
    """A round is one of a body or a project; its amount is money that can be read, and bodies put it in."""
    for record in atlas.records.values():
        for number, found in enumerate(record.entity.rounds):
            at = ("rounds", number)
            if record.kind not in FINANCED:
                yield record.lines.finding(at, f"{record.kind} are not financed in rounds", "move it", "round")
            for field, message, hint in _wrong_amount(atlas, found):
                yield record.lines.finding((*at, field), message, hint, "round")
            for n, investor in enumerate(found.investors):
                if not investor.startswith(INVESTORS):
                    message, hint = (
                        f"'{investor}' cannot put money in",
                        "an organization, a fund, a place or a programme",
                    )
                    yield record.lines.finding((*at, "investors", n), message, hint, "round")


def _wrong_amount(atlas: Atlas, found: Round) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the amount of a round: field, message, hint."""
    known = atlas.vocabulary.units
    if (found.printed is None) != (found.unit is None):
        missing, other = ("unit", "printed") if found.unit is None else ("printed", "unit")
        yield missing, f"is missing beside `{other}`", "an amount has both, as in `printed: 3000万元` and `unit: CNY`"
    elif found.unit and found.unit not in known:
        yield "unit", f"unit '{found.unit}' does not exist", did_you_mean(found.unit, known) or "see data/units.yml"
    elif found.unit and not known[found.unit].currency:
        yield "unit", f"'{found.unit}' is no money", "a currency of data/units.yml"
    elif found.unit and found.printed:
        try:
            parse(found.printed, known[found.unit], known)
        except QuantityError as error:
            yield "printed", error.message, error.hint


def policies(atlas: Atlas) -> Iterator[Finding]:
    """A policy is a programme, and addresses groups that the vocabulary knows."""
    known: Mapping[str, object] = atlas.vocabulary.target_groups
    for record in atlas.records.values():
        policy = record.entity.policy
        if policy and record.kind != "programmes":
            yield record.lines.finding(("policy",), f"{record.kind} are no policies", "programmes only", "policy")
        if policy and policy.issuer and not policy.issuer.startswith(ISSUERS):
            message, hint = f"'{policy.issuer}' issues no policies", "an organization or a place"
            yield record.lines.finding(("policy", "issuer"), message, hint, "policy")
        for number, group in enumerate(policy.target_groups if policy else ()):
            if group not in known:
                hint = did_you_mean(group, known) or "add it to target-groups in data/types.yml"
                message = f"target group '{group}' does not exist"
                yield record.lines.finding(("policy", "target_groups", number), message, hint, "policy")
