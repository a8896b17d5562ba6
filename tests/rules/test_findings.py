"""Findings as people and programs get them: on one line, escaped by field, the cause before what follows from it."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from atlas.data.findings import MANY, Finding, did_you_mean
from atlas.data.validation import validate
from lib.check import annotation

from ..fixture.support import DATA, broken, findings
from .cases import FAIR, PLATFORM, SENSOR, YUNTING


def test_a_finding_is_one_line_whatever_was_typed() -> None:
    finding = Finding("data/x.yml", 3, "foo\n::warning::x", "unknown key 'a\r\nb\x1b[31m'", "hint\u2028")
    assert str(finding) == ("data/x.yml:3: foo\\n::warning::x: unknown key 'a\\r\\nb\\x1b[31m' (hint\\u2028)")


@pytest.mark.parametrize(
    ("path", "message", "line"),
    [
        (
            "data/a b.yml",
            "foo\n::warning file=x::owned",
            "::error file=data/a b.yml,line=2::foo%0A::warning file=x::owned",
        ),
        ("data/a,b:c.yml", "100 %", "::error file=data/a%2Cb%3Ac.yml,line=2::100 %25"),
        ("data/x.yml", "a\r\nb", "::error file=data/x.yml,line=2::a%0D%0Ab"),
    ],
)
def test_an_annotation_is_escaped_by_field(path: str, message: str, line: str) -> None:
    assert annotation("error", path, 2, message) == line
    assert "\n" not in line


def _said(folder: Path, name: str, text: str | None) -> list[str]:
    return [str(finding) for finding in findings(folder, {name: (None, text)})]


@pytest.mark.parametrize(
    "name", ["indicators.yml", "relations.yml", "types.yml", "units.yml", "readings.yml", "pictures.yml"]
)
@pytest.mark.parametrize("text", ["a: [1\n", "- a\n- b\n"], ids=["not YAML", "a list"])
def test_a_vocabulary_that_cannot_be_read_is_told_alone(name: str, text: str, tmp_path: Path) -> None:
    said = _said(tmp_path, name, text)
    assert said
    assert len(said) < 4
    assert all(line.startswith(f"data/{name}:") for line in said)


def test_a_missing_vocabulary_is_told_alone(tmp_path: Path) -> None:
    assert _said(tmp_path, "relations.yml", None) == ["data/relations.yml:1: file: the file is missing"]


def test_a_folder_that_is_gone_is_one_finding(tmp_path: Path) -> None:
    gone = {f"regions/{path.name}": (None, None) for path in (DATA / "regions").iterdir()}
    said = [str(finding) for finding in findings(tmp_path, gone) if finding.rule == "reference"]
    assert len(said) == 1
    assert "references name regions, and there are none (is the folder missing?)" in said[0]


def test_everything_wrong_in_a_file_is_told_at_once(tmp_path: Path) -> None:
    """A field of the wrong form, a reference, a figure and a citation: none hides the others, each at its own place."""
    patches = {
        SENSOR: (
            "links:\n",
            "colour: red\nfacts:\n- {indicator: services, printed: 5家, as_of: 20x0, cite: yunting-2030#p1, status: actual}\n"
            "- {indicator: services, printed: 数千家, as_of: 2030, cite: yunting-2030#p99, status: actual}\n"
            "links:\n- {relation: presented-at, to: events/nowhere, cite: yunting-2030#p17}\n",
        )
    }
    said = {(finding.rule, finding.field) for finding in findings(tmp_path, patches)}
    assert {
        ("schema", "colour"),
        ("schema", "facts[0].as_of"),
        ("quantity", "facts[1].printed"),
        ("citation", "facts[1].cite"),
        ("reference", "links[0].to"),
    } <= said


def test_a_record_without_what_it_must_have_hides_only_itself(tmp_path: Path) -> None:
    said = findings(tmp_path, {FAIR: ("type: fair\n", ""), PLATFORM: ("3000余家次", "数千家次")})
    assert {(finding.path, finding.rule) for finding in said} == {
        (f"data/{FAIR}", "schema"),
        (f"data/{PLATFORM}", "quantity"),
    }


def test_a_bad_level_is_told_once(tmp_path: Path) -> None:
    said = [finding.field for finding in findings(tmp_path, {YUNTING: ("level: prefecture", "level: prefektur")})]
    assert said == ["level"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    data = broken(tmp_path, {})
    secret = tmp_path / "secret"
    secret.write_text("root: x\n")
    (data / "regions" / "linked.yml").symlink_to(secret)
    said = [str(finding) for finding in validate(data).findings]
    assert said == ["data/regions/linked.yml:1: file: is a link (put the file itself there)"]


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = broken(tmp_path, {})
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "spring-fair.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    said = [str(finding) for finding in validate(data).findings]
    assert said == [f"data/{FAIR}:1: file: cannot be read: Permission denied (see who owns it)"]


TYPED = {
    "en: Plant #3 of the group": "' #' begins a comment, so that '#3 of the group' is lost",
    "en: !secret abc": "the tag '!secret' is not used here",
    "en: !!binary abc": "the tag '!!binary' is not used here",
}


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_is_lost_in_silence(typed: str, tmp_path: Path) -> None:
    text = f"type: fair\nname:\n  zh: 春季对接会\n  {typed}\n"
    assert any(TYPED[typed] in line for line in _said(tmp_path, FAIR, text))


HINTS = {
    "name: {zh: 公司，en: Foo}\n": "'，' is a full-width sign; YAML wants ','",
    "type： fair\nname: x\n": "'：' is a full-width sign; YAML wants ':'",
    "type: fair\nname: {zh: 公司, en: Foo Co., Ltd.}\n": "a comma ends a text in { }: put a text that holds one into quotes",
}


@pytest.mark.parametrize("text", HINTS)
def test_the_mistakes_people_make_have_hints(text: str, tmp_path: Path) -> None:
    assert any(HINTS[text] in line for line in _said(tmp_path, FAIR, text))


@pytest.mark.parametrize("name", ["con", "nul", "lpt1", "a" * 81])
def test_names_that_no_file_may_have_everywhere(name: str, tmp_path: Path) -> None:
    text = (DATA / FAIR).read_text(encoding="utf-8")
    assert any(f"'{name}' cannot be a file everywhere" in line for line in _said(tmp_path, f"events/{name}.yml", text))


def test_eighty_letters_are_a_name(tmp_path: Path) -> None:
    text = (DATA / FAIR).read_text(encoding="utf-8").replace("春季对接会", "秋季对接会").replace("Spring", "Autumn")
    assert not any("cannot be a file" in line for line in _said(tmp_path, f"events/{'a' * 80}.yml", text))


@pytest.mark.parametrize("number", [MANY - 1, MANY])
@pytest.mark.parametrize("wrong", ["regions/habimen", "regoins/haimen", "regions/haime", "xregions/haimen"])
def test_one_slip_is_seen_among_many_words_as_well(number: int, wrong: str) -> None:
    assert did_you_mean(wrong, [*map(str, range(number)), "regions/haimen"]) == "did you mean 'regions/haimen'?"


def test_among_many_only_words_with_a_half_in_common_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def look(wrong: str, words: list[str], **_: object) -> list[str]:
        looked.append(len(words))
        return []

    monkeypatch.setattr(difflib, "get_close_matches", look)
    for number in (MANY, MANY + 1):
        did_you_mean("haimen", [f"nemiah-{n}" for n in range(number)])
    assert looked == [MANY, 0]
