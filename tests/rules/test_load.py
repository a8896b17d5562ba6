"""What cannot be read, or does not fit the model: each finding at its file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.data.findings import DataError, Finding, did_you_mean, field_name
from atlas.data.load import load
from atlas.data.validation import open_atlas, validate

from ..fixture.support import DATA, Patches, broken, findings, line_of
from .cases import (
    FAIR,
    FUND,
    HILLSIDE,
    INSTITUTE,
    LIST,
    MOVED,
    OPTICS,
    PLATFORM,
    S2029,
    SENSOR,
    STARLING,
    TERM,
    YUNTING,
    ZONE,
    Case,
    case,
)

NAMED = "name: {zh: 春季对接会, en: Spring Fair}"
TEXT = (DATA / FAIR).read_text(encoding="utf-8")
VOCABULARIES = ("indicators.yml", "relations.yml", "types.yml")


def whole(
    rule: str,
    content: str | bytes,
    at: str,
    field: str,
    says: str,
    hint: str = "",
    path: str = FAIR,
    more: tuple[str, ...] = (),
) -> Case:
    """A file written anew."""
    return Case(rule, {path: (None, content)}, f"data/{path}", at, field, says, hint, more)


YAML = [
    whole(
        "yaml",
        TEXT.replace(NAMED, "name: {zh: 春季对接会, en: Spring Fair"),
        "en_status",
        "file",
        "not YAML: ",
        "into quotes",
    ),
    whole(
        "yaml",
        TEXT.replace("en: A fair in", "en: A fair: in"),
        "en: A fair: in",
        "file",
        "not YAML: mapping values are not allowed",
        "': '",
    ),
    whole("yaml", TEXT.replace("type: fair", "type: fair\n\tlevel: zone"), "\tlevel", "file", "not YAML: "),
    whole("yaml", TEXT + "---\na: b\n", "---", "file", "not YAML: "),
    whole("yaml", TEXT.replace("type: fair", "type: *fair"), "*fair", "file", "undefined alias"),
    whole("yaml", "", "", "file", "the file is empty"),
    whole("yaml", "# nothing but a comment\n", "", "file", "the file is empty"),
    whole("yaml", TEXT.encode("gbk"), "", "file", "not UTF-8: byte 22", "save the file as UTF-8"),
    whole("yaml", TEXT.encode("utf-16"), "", "file", "not UTF-8: byte 0"),
    whole("yaml", TEXT.replace("Spring Fair", "Spring\0Fair"), "", "file", "not YAML: unacceptable character"),
    whole(
        "yaml",
        TEXT.replace(NAMED, NAMED + "\nname: {zh: 又名, en: Another}"),
        "name: {zh: 又名",
        "name",
        "the key stands twice",
        "keep one",
    ),
    whole(
        "yaml",
        TEXT.replace("en: Spring Fair", "en: Spring Fair, en: Fair"),
        "Spring Fair, en",
        "name.en",
        "the key stands twice",
    ),
    whole(
        "yaml",
        TEXT.replace("type: fair", "type: &again [a]\nlevel: *again"),
        "",
        "level",
        "anchors, aliases and very deep nesting",
        more=("schema",),
    ),
    whole(
        "yaml",
        TEXT + "deep: " + "[" * 400 + "]" * 400 + "\n",
        "deep:",
        "deep" + "[0]" * 60,
        "very deep nesting",
        more=("schema",),
    ),
]
SCHEMA = [
    case("schema", FAIR, "type: fair", "type: fair\ncolour: red", "colour", "unknown key 'colour'", at="colour: red"),
    case("schema", FAIR, "dates:\n", "dats:\n", "dats", "unknown key 'dats'", "did you mean 'dates'?"),
    case(
        "schema",
        PLATFORM,
        "printed: 3000余家次",
        "printed: 3000余家次\n  satus: actual",
        "facts[0].satus",
        "unknown key 'satus'",
        "did you mean 'status'?",
        at="satus: actual",
    ),
    case(
        "schema",
        FAIR,
        ", en: Spring Fair}",
        "}",
        "name.en",
        "is missing",
        "both languages are required",
        at="name: {zh: 春季对接会}",
    ),
    case(
        "schema",
        FAIR,
        "zh: 春季对接会, ",
        "",
        "name.zh",
        "is missing",
        "both languages are required",
        at="name: {en: Spring Fair}",
    ),
    case(
        "schema",
        FUND,
        "scope: {zh: 首期, en: First closing}",
        "scope: {zh: 首期}",
        "facts[0].scope.en",
        "is missing",
        "both languages",
        at="scope: {zh: 首期}",
    ),
    case("schema", FAIR, "type: fair\n", "", "type", "is missing", at=""),
    case("schema", FAIR, "en: Spring Fair", "en: ''", "name.en", "is empty", "leave the key out"),
    case("schema", FAIR, "en: Spring Fair", "en: ", "name.en", "is empty", at="name: {"),
    case(
        "schema",
        PLATFORM,
        "  cite: linchuan-2031#p6\n",
        "",
        "facts[0].cite",
        "is missing",
        "source-id#p7",
        at="indicator: services",
    ),
    case("schema", TERM, "cite: [linchuan-2031#p8]", "cite: []", "summary.cite", "is empty", "name at least one"),
    case(
        "schema",
        TERM,
        "cite: [linchuan-2031#p8]",
        "cite: linchuan-2031#p8",
        "summary.cite",
        "must be a list, not 'linchuan-2031#p8'",
    ),
    case(
        "schema",
        TERM,
        "cite: [linchuan-2031#p8]",
        "cite: ['linchuan-2031#8']",
        "summary.cite[0]",
        "'linchuan-2031#8' is not of the form",
        "a citation is source-id#pN",
    ),
    case(
        "schema",
        TERM,
        "cite: [linchuan-2031#p8]",
        "cite: ['linchuan-2031#p0']",
        "summary.cite[0]",
        "is not of the form",
    ),
    case(
        "schema",
        PLATFORM,
        "status: actual",
        "status: actuel",
        "facts[0].status",
        "'actuel' is none of actual, target, planned, forecast",
        "did you mean 'actual'?",
    ),
    case(
        "schema",
        PLATFORM,
        "as_of: ../2031-03",
        "as_of: 2031-13",
        "facts[0].as_of",
        "'2031-13' is not of the form",
        "a date is 2023",
    ),
    case(
        "schema",
        PLATFORM,
        "as_of: ../2031-03",
        "as_of: March 2031",
        "facts[0].as_of",
        "'March 2031' is not",
        "../2023-10",
    ),
    case(
        "schema",
        SENSOR,
        "to: events/spring-fair",
        "to: spring-fair",
        "links[0].to",
        "'spring-fair' is not of the form",
        "an id is kind/slug",
    ),
    case(
        "schema",
        SENSOR,
        "to: events/spring-fair",
        "to: fairs/spring-fair",
        "links[0].to",
        "'fairs/spring-fair' is not of the form",
    ),
    case("schema", ZONE, "lat: 31.52", "lat: 131.52", "coordinates.lat", "less than or equal to 90"),
    case("schema", ZONE, "lat: 31.52", "lat: north", "coordinates.lat", "must be a number, not 'north'"),
    case("schema", ZONE, "lat: 31.52", "lat: nan", "coordinates.lat", "'nan'"),
    case("schema", ZONE, "level: zone", "level: zones", "level", "'zones' is none of country,", "did you mean 'zone'?"),
    case(
        "schema",
        YUNTING,
        "value: 35000",
        "value: 3.5万",
        "facts[22].value",
        "'3.5万' is not of the form",
        "digits with an optional decimal point",
    ),
    case(
        "schema",
        FAIR,
        "en_status: translated",
        "en_status: guessed",
        "en_status",
        "'guessed' is none of official, translated",
    ),
    case("schema", FAIR, "type: fair", "type: Fair!", "type", "'Fair!' is not of the form", "lower-case letters"),
    case(
        "schema",
        LIST,
        "aliases: {zh: [灯塔榜], en: []}",
        "aliases: 灯塔榜",
        "aliases",
        "must be a mapping, not '灯塔榜'",
    ),
    case(
        "schema",
        MOVED,
        "moved_to: organizations/starling-instruments",
        "moved_to: starling",
        "moved_to",
        "'starling' is not of the form",
        "kind/slug",
    ),
    case(
        "schema",
        MOVED,
        "moved_to: organizations/starling-instruments",
        "moved_to: organizations/starling-instruments\nname: x",
        "name",
        "unknown key 'name'",
        at="name: x",
    ),
    case(
        "schema",
        "sources/hillside-2029.yml",
        "paragraphs: 2",
        "paragraphs: two",
        "paragraphs",
        "must be a whole number, not 'two'",
        more=("citation",),
    ),
    case(
        "schema",
        "sources/hillside-2029.yml",
        "paragraphs: 2",
        "paragraphs: 0",
        "paragraphs",
        "greater than or equal to 1",
        more=("citation",),
    ),
    case(
        "schema",
        "sources/yunting-2030.yml",
        "- kind: misprint",
        "- kind: misprnt",
        "defects[2].kind",
        "'misprnt' is none of advertising,",
        "did you mean 'misprint'?",
        more=("citation",),
    ),
    case(
        "schema",
        "indicators.yml",
        "unit: inch",
        "unit: square inch",
        "wafer-size.unit",
        "'square inch' is not of the form wanted here",
        "a unit is a key of data/units.yml",
        more=("vocabulary",),
    ),
    case(
        "schema",
        "relations.yml",
        "inverse: {zh: 生产方为, en: produced by}",
        "inverse: {zh: 生产方为}",
        "produces.inverse.en",
        "is missing",
        more=("vocabulary",),
    ),
    case(
        "schema",
        "waivers.yml",
        "reason: Chinese",
        "because: Chinese",
        "[0].reason",
        "is missing",
        at="rule: chinese",
        more=("schema", "chinese"),
    ),
    whole("schema", "- a list\n", "", "file", "must be a mapping, not ['a list']"),
    whole("schema", "no mapping\n", "", "file", "must be a mapping, not 'no mapping'"),
    whole("schema", "a: b\n", "", "file", "must be a list, not {'a': 'b'}", path="waivers.yml", more=("chinese",)),
]
LAYOUT = [
    whole("layout", TEXT, "", "file", "nothing reads this file", "data/<kind>/<slug>.yml", path="notes.txt"),
    whole(
        "layout", TEXT, "", "file", "nothing reads this file", "did you mean 'events'?", path="event/spring-fair.yml"
    ),
    whole("layout", TEXT, "", "file", "nothing reads this file", path="events/2030/spring-fair.yml"),
    whole("layout", TEXT, "", "file", "nothing reads this file", path="events/spring-fair.txt"),
    whole("layout", TEXT, "", "file", "nothing reads this file", ".yml", path="events/spring-fair-2.yaml"),
    whole("layout", TEXT, "", "file", "nothing reads this file", "did you mean 'indicators", path="indicator.yml"),
    whole("layout", TEXT, "", "file", "nothing reads this file", path="search/query.yml"),
    whole("layout", TEXT, "", "file", "'Spring_Fair' is no id", "lower-case letters", path="events/Spring_Fair.yml"),
    whole("layout", TEXT, "", "file", "'spring--fair' is no id", path="events/spring--fair.yml"),
    whole("layout", TEXT, "", "file", "'2031-fair' is no id", path="events/2031-fair.yml"),
    whole("layout", TEXT, "", "file", "'春会' is no id", path="events/春会.yml"),
    *(
        Case("layout", {name: (None, None)}, f"data/{name}", "", "file", "the file is missing", "", ("vocabulary",))
        for name in VOCABULARIES
    ),
]
NO_MAPPING = [
    whole("schema", content, "", "file", "must be a mapping", path=name, more=("vocabulary",))
    for name in VOCABULARIES
    for content in ("- a\n", "word\n", "[]\n")
]


@pytest.mark.parametrize("case", [*YAML, *SCHEMA, *LAYOUT, *NO_MAPPING], ids=lambda case: f"{case}-{case.says[:24]}")
def test_bad_files(case: Case, tmp_path: Path) -> None:
    found = findings(tmp_path, case.patches)
    fitting = [
        f for f in found if (f.rule, f.path, f.field) == (case.rule, case.path, case.field) and case.says in f.message
    ]
    assert len(fitting) == 1, _shown(found)
    assert case.hint in fitting[0].hint
    if case.at:
        assert fitting[0].line == line_of(tmp_path / case.path, case.at)
    # A file that cannot be read is missing elsewhere; nothing else may come of it.
    assert {f.rule for f in found if f != fitting[0]} <= {*case.more, "schema" if case.rule == "yaml" else ""}, _shown(
        found
    )


def _shown(found: list[Finding]) -> str:
    return "\n".join(f"[{f.rule}] {f}" for f in found) or "nothing was found"


@pytest.mark.parametrize(
    "patches",
    [
        {FAIR: (None, b"\xef\xbb\xbf" + TEXT.encode())},
        {FAIR: (None, TEXT.replace("\n", "\r\n"))},
        {FAIR: (None, TEXT.rstrip("\n"))},
        {FAIR: (NAMED, f"{NAMED} # 注 <b>a comment</b>")},
        {"events/.gitkeep": (None, "")},
        {".DS_Store": (None, b"\0\xff")},
        {FAIR: ("2031-03-20", "'2031-03-20'")},
        {FAIR: ("type: fair", 'type: "fair"')},
    ],
    ids=[
        "byte order mark",
        "line ends of Windows",
        "no last line end",
        "comment",
        "hidden file",
        "hidden binary",
        "quoted date",
        "quoted word",
    ],
)
def test_what_is_only_written_otherwise_passes(patches: Patches, tmp_path: Path) -> None:
    assert _shown(findings(tmp_path, patches)) == "nothing was found"


def test_scalars_mean_themselves(tmp_path: Path) -> None:
    """YAML 1.1 would make a date, a boolean, a float and a number to base sixty of these."""
    data = broken(
        tmp_path,
        {
            FAIR: (
                NAMED,
                "name: {zh: 春季对接会, en: no}\naliases: {en: ['3:30', 012, 1e3, 2031-03-20]}".replace("'", ""),
            )
        },
    )
    entity = load(data).atlas.records["events/spring-fair"].entity
    assert entity.name.en == "no"
    assert entity.aliases.names("en") == ["3:30", "012", "1e3", "2031-03-20"]


def test_an_alias_bomb_ends_at_once(tmp_path: Path) -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    found = findings(tmp_path, {FAIR: (None, "a0: &a0 [x]\n" + levels)})
    assert any("anchors, aliases" in f.message for f in found)


@pytest.mark.parametrize("make", ["mkdir", "dangling"])
def test_what_is_no_file_is_found_too(make: str, tmp_path: Path) -> None:
    data = broken(tmp_path, {})
    stray = data / "events/autumn-fair.yml"
    stray.mkdir() if make == "mkdir" else stray.symlink_to(tmp_path / "nowhere")
    assert [f.path for f in validate(data).findings] == ["data/events/autumn-fair.yml"]


def test_a_file_that_cannot_be_read_is_not_reported_as_missing(tmp_path: Path) -> None:
    """Other files link to it and cite it; one mistake is one finding."""
    found = findings(
        tmp_path,
        {
            INSTITUTE: ("type: institute", "typ: institute"),
            ZONE: ("level: zone", "level: zone: zone"),
            "sources/hillside-2029.yml": ("publisher:", "publsher:"),
        },
    )
    assert {f.path for f in found} == {f"data/{INSTITUTE}", f"data/{ZONE}", "data/sources/hillside-2029.yml"}


def test_a_source_cited_only_by_a_file_that_cannot_be_read_is_not_called_unused(tmp_path: Path) -> None:
    found = findings(tmp_path, {HILLSIDE: (None, "type: incubator: nest\n")})
    assert {f.path for f in found} == {f"data/{HILLSIDE}"}, _shown(found)


def test_a_measure_that_does_not_fit_is_not_reported_as_missing(tmp_path: Path) -> None:
    found = findings(tmp_path, {"indicators.yml": ("unit: inch", "unit: inches")})
    assert {f.path for f in found} == {"data/indicators.yml"}, _shown(found)


@pytest.mark.parametrize("relation", ["part-of", "has-part"])
def test_the_relations_that_the_atlas_makes_itself_must_have_names(relation: str, tmp_path: Path) -> None:
    found = findings(tmp_path, {"relations.yml": (f"{relation}:\n", f"{relation}-x:\n")})
    assert any(f.path == "data/relations.yml" and relation in f.message for f in found), _shown(found)


def test_every_kind_must_have_a_name(tmp_path: Path) -> None:
    found = findings(tmp_path, {"types.yml": ("  terms: {zh: 术语, en: Glossary, one: {zh: 术语, en: Term}}\n", "")})
    assert any(f.path == "data/types.yml" and "terms" in str(f) for f in found), _shown(found)


@pytest.mark.parametrize("as_of", ["2031-02-30", "2031-04-31/2031-05-01", "2031/2030", "2031-05/2031-03"])
def test_a_date_that_no_calendar_has_is_found(as_of: str, tmp_path: Path) -> None:
    found = findings(tmp_path, {LIST: ("as_of: 2031-03-18", f"as_of: {as_of}")})
    assert [(f.path, f.field) for f in found] == [(f"data/{LIST}", "facts[0].as_of")], _shown(found)


def test_an_alias_cannot_hold_the_sign_that_parts_aliases_in_the_tables(tmp_path: Path) -> None:
    found = findings(tmp_path, {ZONE: ("en: [YHTZ]", "en: ['YH|TZ']")})
    assert [(f.path, f.field) for f in found] == [(f"data/{ZONE}", "aliases.en[0]")], _shown(found)


SECTIONS = ("structure", "figures", "dates", "relations", "mentions", "sources", "pictures")


@pytest.mark.parametrize("key", [*SECTIONS, "part-rising", "picture-map", "fig-map"])
def test_the_key_of_a_fact_cannot_be_the_anchor_of_a_section(key: str, tmp_path: Path) -> None:
    found = findings(tmp_path, {OPTICS: ("key: listed-52", f"key: {key}")})
    assert [(f.path, f.field) for f in found] == [(f"data/{OPTICS}", "facts[1].key")], _shown(found)


@pytest.mark.parametrize("key", ["figures-2", "part", "my-part-rising"])
def test_the_key_of_a_fact_may_look_like_an_anchor(key: str, tmp_path: Path) -> None:
    assert _shown(findings(tmp_path, {OPTICS: ("key: listed-52", f"key: {key}")})) == "nothing was found"


@pytest.mark.parametrize(("length", "shown"), [(58, "'" + "x" * 58 + "'"), (59, "'" + "x" * 56 + "…")])
def test_a_long_value_is_shown_in_part(length: int, shown: str, tmp_path: Path) -> None:
    [found] = findings(tmp_path, {S2029: ("paragraphs: 2", f"paragraphs: {'x' * length}")})
    assert found.message == f"must be a whole number, not {shown}"


@pytest.mark.parametrize(("most", "fields"), [("35000", ["facts[22].value_max"]), ("35001", [])])
def test_a_range_by_hand_goes_upwards(most: str, fields: list[str], tmp_path: Path) -> None:
    found = findings(tmp_path, {YUNTING: ("value: 35000", f"value: 35000\n  value_max: {most}")})
    assert [f.field for f in found] == fields, _shown(found)


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    """The bad input the atlas must survive, all of it in one run: every file speaks, none silences another."""
    data = broken(
        tmp_path,
        {
            FAIR: (None, "type: [fair\n"),
            SENSOR: ("type: instrument", "type: instrument\ncolour: red"),
            TERM: (", en: Lighthouse firm", ""),
            PLATFORM: ("3000余家次", "数千家次"),
            LIST: ("indicator: tech-firms", "indicator: tech-frms"),
            OPTICS: ("cite: yunting-2030#p14\n  status", "cite: yunting-2031#p14\n  status"),
            FUND: ("cite: linchuan-2031#p5\n  status", "cite: linchuan-2031#p50\n  status"),
            ZONE: ("parent: regions/yunting", "parent: regions/yunteng"),
            STARLING: ("zh: [星椋仪器", "zh: ['<script>'"),
            HILLSIDE: ("type: incubator", "type: incubator\ntype: incubator"),
            "regions/linchuan.yml": ("en_status: official", "en_status: official\nparent: regions/yunting"),
            "events/Bad.yml": (None, "a: b\n"),
            "projects/light-source.yml": (None, b"\xff"),
        },
    )
    found = validate(data).findings
    said = {(f.rule, f.path.removeprefix("data/")) for f in found}
    assert said >= {
        ("yaml", FAIR),
        ("schema", SENSOR),
        ("schema", TERM),
        ("quantity", PLATFORM),
        ("vocabulary", LIST),
        ("citation", OPTICS),
        ("citation", FUND),
        ("reference", ZONE),
        ("markup", STARLING),
        ("yaml", HILLSIDE),
        ("cycle", "regions/linchuan.yml"),
        ("layout", "events/Bad.yml"),
        ("yaml", "projects/light-source.yml"),
    }
    assert found == sorted(found)


def test_an_atlas_with_findings_is_not_opened(tmp_path: Path) -> None:
    data = broken(
        tmp_path, {SENSOR: ("type: instrument", "type: instrumnt\ncolour: red"), PLATFORM: ("3000余家次", "数千家次")}
    )
    with pytest.raises(DataError) as caught:
        open_atlas(data)
    assert str(caught.value).splitlines() == [
        "data/platforms/shared-testing.yml:10: facts[0].printed: '数千家次' is indefinite (leave the figure out: it has no value)",
        "data/products/tide-sensor.yml:1: type: 'instrumnt' is no type of products (did you mean 'instrument'?)",
        "data/products/tide-sensor.yml:2: colour: unknown key 'colour'",
    ]


def test_a_folder_without_entities_is_not_an_atlas(tmp_path: Path) -> None:
    entities = {
        path.relative_to(DATA).as_posix(): (None, None)
        for path in DATA.rglob("*.yml")
        if path.parent not in (DATA, DATA / "sources")
    }
    found = findings(
        tmp_path,
        {
            **entities,
            **{f"sources/{p.name}": (None, None) for p in (DATA / "sources").iterdir()},
            **{name: (None, None) for name in ("waivers.yml", "pictures.yml", "themes.yml")},
        },
    )
    assert [(f.rule, f.field, f.message) for f in found] == [("layout", "folder", "no entity found")]
    assert validate(tmp_path / "nothing").findings


def test_how_a_finding_is_printed() -> None:
    says, hint = "source 'haimen-2032' does not exist", "did you mean 'haimen-2023'?"
    finding = Finding("data/regions/x.yml", 7, "facts[2].cite", says, hint, "citation")
    assert str(finding) == f"data/regions/x.yml:7: facts[2].cite: {says} ({hint})"
    assert str(Finding("a.yml", 1, "file", "the file is empty")) == "a.yml:1: file: the file is empty"
    assert field_name(("facts", 2, "about", 0)) == "facts[2].about[0]"
    assert field_name(()) == "file"
    assert did_you_mean("incubater", ["incubator", "fund"]) == "did you mean 'incubator'?"
    assert did_you_mean("zzz", ["incubator", "fund"]) == ""
