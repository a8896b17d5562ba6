"""Every rule: a change that breaks it is found at its place, and what only comes near is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.data.checks import RULES
from atlas.data.findings import Finding
from atlas.data.validation import validate

from ..fixture.support import DATA, Patches, findings, line_of
from .cases import CASES, NEAR, Case
from .mistakes import HARMLESS, MISTAKES

SHA = (DATA / "sources/linchuan-2031.yml").read_text(encoding="utf-8").partition("sha256: ")[2].partition("\n")[0]


def _with_sha(patches: Patches) -> Patches:
    return {
        name: (old, new.replace("SHA", SHA) if isinstance(new, str) else new) for name, (old, new) in patches.items()
    }


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_a_rule_is_found_where_it_stands(case: Case, tmp_path: Path) -> None:
    found = findings(tmp_path, _with_sha(case.patches))
    fitting = [
        f for f in found if (f.rule, f.path, f.field) == (case.rule, case.path, case.field) and case.says in f.message
    ]
    assert len(fitting) == 1, _shown(found)
    assert case.hint in fitting[0].hint
    assert fitting[0].line == line_of(tmp_path / case.path, case.at)
    assert {f.rule for f in found if f != fitting[0]} == set(case.more), _shown(found)


def _shown(found: list[Finding]) -> str:
    return "\n".join(f"[{f.rule}] {f}" for f in found) or "nothing was found"


@pytest.mark.parametrize(("what", "patches"), NEAR, ids=[what for what, _ in NEAR])
def test_what_only_comes_near_is_let_pass(what: str, patches: Patches, tmp_path: Path) -> None:
    assert _shown(findings(tmp_path, patches)) == "nothing was found"


def test_every_rule_has_a_case_that_breaks_it_and_one_that_comes_near() -> None:
    assert {case.rule for case in (*CASES, *MISTAKES)} >= set(RULES)
    assert {case.rule for case in CASES} <= {*RULES, "schema"}
    assert {what.partition(":")[0] for what, _ in (*NEAR, *HARMLESS)} >= set(RULES)


def test_the_fixture_itself_passes_and_is_not_empty() -> None:
    passed = validate(DATA)
    assert _shown(passed.findings) == "nothing was found"
    assert passed.files > 20
    assert passed.facts > 45
    assert passed.links > 10


WAIVED = "data/clusters/precision-optics.yml"


def _waiver(rule: str, path: str, field: str) -> str:
    return f"- rule: {rule}\n  path: {path}\n  field: {field}\n  reason: For a test.\n"


def _said(folder: Path, waivers: str) -> list[tuple[str, str, int]]:
    return [(f.rule, f.path, f.line) for f in findings(folder, {"waivers.yml": (None, waivers)})]


def test_an_exception_silences_its_finding_and_no_other(tmp_path: Path) -> None:
    """The fixture has one finding and its exception, and passes; each near miss brings the finding back."""
    finding = ("chinese", WAIVED, 32)
    assert _said(tmp_path / "right", _waiver("chinese", WAIVED, "facts[2].scope.zh")) == []
    for number, wrong in enumerate(
        [
            ("english", WAIVED, "facts[2].scope.zh"),
            ("chinese", "data/x.yml", "facts[2].scope.zh"),
            ("chinese", WAIVED, "facts[1].scope.zh"),
        ]
    ):
        assert _said(tmp_path / str(number), _waiver(*wrong)) == [finding, ("waiver", "data/waivers.yml", 1)]


def test_an_exception_that_nothing_needs_any_more_is_a_finding(tmp_path: Path) -> None:
    both = _waiver("chinese", WAIVED, "facts[2].scope.zh") + _waiver("markup", "data/events/spring-fair.yml", "name.en")
    found = findings(tmp_path, {"waivers.yml": (None, both)})
    assert [str(f) for f in found] == [
        "data/waivers.yml:5: [1]: nothing breaks the rule 'markup' there any more (delete the waiver)"
    ]


def test_what_does_not_fit_the_model_has_no_exceptions(tmp_path: Path) -> None:
    waivers = _waiver("chinese", WAIVED, "facts[2].scope.zh") + _waiver(
        "schema", "data/events/spring-fair.yml", "colour"
    )
    found = findings(
        tmp_path, {"waivers.yml": (None, waivers), "events/spring-fair.yml": ("type: fair", "type: fair\ncolour: red")}
    )
    assert [f.rule for f in found] == ["schema", "waiver"]
