"""scripts/draft: articles in every encoding, what is refused, and what a draft holds."""

from __future__ import annotations

import codecs
import cProfile
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from atlas.data.validation import open_atlas, validate
from atlas.data.yamlfile import CONFIRM, read
from lib.draft.command import draft, drafted
from lib.draft.decode import LARGEST, Refused, article
from lib.draft.known import known

from ..fixture.support import DATA

Run = Callable[..., subprocess.CompletedProcess[str]]
MOST = 4.4  # times the work for four times the text
TEXT = (
    "云汀高新区新设基金\n来源：云汀日报 2032-03-04\n"
    "目前，云汀高新区有科技企业640家，比上年增加28家。潮岸新材料科技有限公司计划投资12亿元，预计2034年实现产值30亿元。\n"
    "“潮水”成果转化基金规模约5亿元，由潮岸新材料科技有限公司发起。\n"
)
TRADITIONAL = "目前，雲汀高新區有科技企業640家，投資約12億元。\n"


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _draft(text: str, tmp_path: Path) -> dict[str, Any]:
    """What the draft of a text holds, read as a file of the data would be, its marks kept."""
    made = drafted(article(_written(tmp_path / "article.txt", text.encode())), open_atlas(DATA), "tide-2032")
    content = read(made.replace(f"  {CONFIRM}:", "  said:").encode(), "draft").content
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize(
    ("content", "encoding", "kept"),
    [
        (TEXT.encode(), "utf-8", True),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", False),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", False),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", False),
        (TEXT.encode("utf-16-le"), "utf-16-le", False),
        (TEXT.encode("utf-16-be"), "utf-16-be", False),
        (TEXT.encode("gb18030"), "gb18030", False),
        (TRADITIONAL.encode("gb18030"), "gb18030", False),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8", True),
        (TEXT.replace("\n", "\r").encode(), "utf-8", False),
        (TEXT.replace("\n", "\r\n", 1).replace("。\n", "。\u2028").encode(), "utf-8", False),
    ],
)
def test_an_article_is_read_in_any_encoding_and_with_any_line_ends(
    content: bytes, encoding: str, kept: bool, tmp_path: Path
) -> None:
    found = article(_written(tmp_path / "a.txt", content))
    expected = TRADITIONAL if content == TRADITIONAL.encode("gb18030") else TEXT
    assert (found.lines, found.encoding, found.kept) == (expected.split("\n")[:-1], encoding, kept)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        ("\u3000\n\u3000".encode(), "holds no paragraph"),
        (b"Only Latin letters.\n", "holds no Chinese"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is no text"),
        (TEXT.encode() + b"\x00", "is no text"),
        (TEXT.encode("big5", errors="ignore") + b"\xff\xff", "is no text"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "is it cut off"),
        (codecs.BOM_UTF8 + TEXT.encode("gb18030"), "begins as UTF-8"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(content: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=says) as refused:
        article(_written(tmp_path / "a.txt", content))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("size", "says"), [(LARGEST, "is no text"), (LARGEST + 1, f"has {LARGEST + 1} bytes")])
def test_the_largest_article_is_read_and_one_byte_more_is_not(size: int, says: str, tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as sparse:
        sparse.truncate(size)
    with pytest.raises(Refused, match=says):
        article(tmp_path / "a.txt")


def test_a_text_of_the_largest_size_is_an_article(tmp_path: Path) -> None:
    line = "云汀高新区有科技企业。\n".encode()
    content = line * (LARGEST // len(line))
    found = article(_written(tmp_path / "a.txt", content + b" " * (LARGEST - len(content))))
    assert len(found.lines) == LARGEST // len(line)


def test_refused_means_that_nothing_is_written(project: Path, tmp_path: Path, start: Run) -> None:
    output = tmp_path / "draft.yml"
    done = start("draft", _written(tmp_path / "a.txt", b"\x00\x01"), "--output", output)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "project"]
    for none in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(SystemExit, match=r"cannot be read|is no file"):
            draft(project, none, None, output)


def test_a_file_that_is_there_is_left_alone(writing: Path, tmp_path: Path) -> None:
    text, output = _written(tmp_path / "a.txt", TEXT.encode()), _written(tmp_path / "b.yml", b"mine")
    with pytest.raises(SystemExit, match="is there already"):
        draft(writing, text, None, output)
    with pytest.raises(SystemExit, match="cannot be written"):
        draft(writing, text, None, tmp_path / "nowhere" / "b.yml")
    assert output.read_bytes() == b"mine"


def test_a_draft_is_printed_or_written_whole(writing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = _written(tmp_path / "a.txt", TEXT.encode())
    assert draft(writing, text, "tide-2032", None) == 0
    printed = capsys.readouterr().out
    assert draft(writing, text, "tide-2032", tmp_path / "b.yml") == 0
    assert (tmp_path / "b.yml").read_text(encoding="utf-8") == printed
    assert f"{printed.count(f'  {CONFIRM}:')} items to confirm" in capsys.readouterr().out


def test_a_draft_names_counts_and_dates(tmp_path: Path) -> None:
    found = _draft(TEXT, tmp_path)
    assert found["source"][0]["published"] == "2032-03-04"
    assert "regions/yunting-high-tech-zone" in {one["entity"] for one in found["known"]}
    firm = next(one for one in found["names"] if one["name"]["zh"] == "潮岸新材料科技有限公司")
    assert firm["said"]["kind"] == "organizations" and firm["said"]["cite"] == ["tide-2032#p3", "tide-2032#p4"]
    facts = {one["printed"]: one for one in found["figures"]}
    assert facts["640家"]["dated"] == "now" and facts["640家"]["as_of"] == "2032-03"
    assert facts["640家"]["said"] == {
        "subject": "regions/yunting-high-tech-zone",
        "value": "640",
        "unit": "count",
        "qualifier": "exact",
    }
    assert facts["12亿元"]["status"] == "planned"
    assert facts["12亿元"]["said"]["subject"] == "潮岸新材料科技有限公司"
    assert (facts["30亿元"]["status"], facts["30亿元"]["as_of"]) == ("forecast", "2034")
    assert facts["约5亿元"]["said"]["qualifier"] == "approx"


@pytest.mark.parametrize("between", ["", "\n"])
def test_four_times_the_article_is_four_times_the_work(between: str, tmp_path: Path) -> None:
    """Be it one paragraph or many: a draft of the longest article is made in minutes."""
    _calls(20, between, tmp_path)  # reads tables and the dictionary
    few, many = (_calls(sentences, between, tmp_path) for sentences in (100, 400))
    assert many <= MOST * few


def _calls(sentences: int, between: str, tmp_path: Path) -> int:
    signs = "甲乙丙丁戊己庚辛"
    names = ("".join(signs[number // 8**place % 8] for place in range(4)) for number in range(sentences))
    text = between.join(
        f"{name}有限公司在云汀高新区投资{n + 20}亿元，有职工{n + 3}人。" for n, name in enumerate(names)
    )
    found, atlas = article(_written(tmp_path / "long.txt", text.encode())), open_atlas(DATA)
    profile = cProfile.Profile()
    made = profile.runcall(drafted, found, atlas, "tide-2032")
    assert made.count("亿元") >= sentences
    return sum(entry.callcount for entry in profile.getstats())


def test_traditional_text_is_matched_and_printed_as_it_stands(tmp_path: Path) -> None:
    found = _draft(TRADITIONAL, tmp_path)
    zone = next(one for one in found["known"] if one["entity"] == "regions/yunting-high-tech-zone")
    assert zone["said"]["printed"] == ["雲汀高新區"]
    facts = {one["printed"]: one["said"] for one in found["figures"]}
    assert facts["約12億元"]["value"] == "1200000000" and facts["640家"]["unit"] == "count"


def test_what_was_injected_is_a_defect_and_nothing_else(tmp_path: Path) -> None:
    spam = "365体育平台"
    lines = [f"{line}{spam}" for line in TEXT.splitlines()] + ["本文转自云汀网", "责任编辑：甲乙"]
    found = _draft("\n".join(lines), tmp_path)
    assert {one["sort"] for one in found["defects"]} >= {"advertising", "mirror", "byline"}
    told = [one["name"]["zh"] for one in found["names"]] + [one["printed"] for one in found["figures"]]
    assert not [one for one in told if any(word in one for word in ("365", "体育", "甲乙", "转自"))]


def test_the_checks_refuse_what_nobody_confirmed(writing: Path, tmp_path: Path) -> None:
    path = writing / "data/regions/draft.yml"
    draft(writing, _written(tmp_path / "a.txt", TEXT.encode()), "tide-2032", path)
    found = [one for one in validate(writing / "data").findings if "confirmed" in one.message]
    assert len(found) == path.read_text(encoding="utf-8").count(f"  {CONFIRM}:")
    assert {one.hint for one in found} == {"read it against the text, then delete the line"}


def test_it_explains_itself(start: Run) -> None:
    done = start("draft", "--help")
    assert done.returncode == 0 and "Exit code 1" in " ".join(done.stdout.split())
    assert start("draft").returncode == 2


def test_a_long_article_tells_its_steps_and_a_short_one_does_not(
    writing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = _written(tmp_path / "a.txt", TEXT.encode())
    for longest, lines in ((len(TEXT), 0), (len(TEXT) - 1, 5)):
        monkeypatch.setattr("lib.draft.command.LONG", longest)
        draft(writing, text, "tide-2032", None)
        told = [line for line in capsys.readouterr().err.splitlines() if line.endswith("…")]
        assert len(told) == lines


def test_a_name_is_known_with_brackets_of_either_width(tmp_path: Path) -> None:
    atlas = open_atlas(DATA)
    record = next(one for one in atlas.records.values() if one.kind == "organizations")
    named = record.entity.model_copy(
        update={"name": record.entity.name.model_copy(update={"zh": "潮岸光学（云汀）公司"})}
    )
    atlas = replace(atlas, records={**atlas.records, record.id: replace(record, entity=named)})
    for name in ("潮岸光学（云汀）公司", "潮岸光学(云汀)公司"):
        (met,) = (one for one in known([f"来自{name}的消息"], atlas) if one.record.id == record.id)
        assert met.names == [name]
