"""scripts/new and scripts/source: files begun, which the checks take once they are filled in, and what is refused."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.data.model import KINDS
from atlas.data.tidy import tidy
from atlas.data.validation import validate
from atlas.data.yamlfile import read
from lib.new import begun, new
from lib.source import source

Run = Callable[..., subprocess.CompletedProcess[str]]
TEXT = (
    "云汀新区成立\n\n来源：云汀日报 发布时间：2032-03-04\n365体育平台\n"
    "云汀新区于3月1日揭牌，规划面积88平方公里，引进企业12家，投资总额30亿元。\n"
)


def _found(project: Path) -> list[str]:
    return [f"{one.path}:{one.line}: {one.field}" for one in validate(project / "data").findings]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_begun_can_be_read_and_its_comments_are_yaml(kind: str) -> None:
    text = begun(kind, {"type": "x", "level": "zone", "zh": "甲", "en": "A", "cite": "a#p1"}, ["x"])
    path = f"data/{kind}/a.yml"
    assert read(text.encode(), path).findings == []
    laid_out = tidy(text.encode(), path)
    assert isinstance(laid_out, str)
    shown = laid_out.partition("Take off the signs")[2].splitlines()[1:]
    lines = [line.removeprefix("# ") for line in shown]
    assert read("\n".join(lines).encode(), path).findings == []


def test_until_it_is_filled_in_the_checks_say_what_is_missing(
    writing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(writing, "carriers", "river-park", {}) == 0
    assert capsys.readouterr().out == "data/carriers/river-park.yml: fill in what is empty; then scripts/check --data\n"
    text = (writing / "data/carriers/river-park.yml").read_text(encoding="utf-8")
    assert "# type: incubator" in text
    fields = {line.rpartition(" ")[2] for line in _found(writing) if "river-park" in line}
    assert {"type", "name.zh", "name.en", "summary.zh", "summary.cite"} <= fields


def test_filled_in_by_options_and_a_summary_it_passes(writing: Path) -> None:
    given = {"type": "incubator", "zh": "河湾园", "en": "River Park", "cite": "yunting-2030#p3"}
    new(writing, "carriers", "river-park", given)
    path = writing / "data/carriers/river-park.yml"
    whole = path.read_text(encoding="utf-8").replace('zh: "", en: ""', "zh: 一处园区。, en: A park.")
    path.write_text(whole, encoding="utf-8")
    assert _found(writing) == []


@pytest.mark.parametrize(
    ("kind", "slug", "given", "says"),
    [
        ("carrier", "a", {}, "did you mean 'carriers'?"),
        ("people", "a", {}, "one of regions, "),
        ("carriers", "Hill Park", {}, "lower-case letters"),
        ("carriers", "con", {}, "cannot be a file everywhere"),
        ("carriers", "a" * 81, {}, "cannot be a file everywhere"),
        ("carriers", "hillside-incubator", {}, "is there already."),
        ("organizations", "starling-optics", {}, "an id is never used again"),
        ("carriers", "a", {"type": "incubater"}, "did you mean 'incubator'?"),
        ("sources", "a", {}, "scripts/source TEXT --slug a"),
    ],
)
def test_what_cannot_be_begun(kind: str, slug: str, given: dict[str, str | None], says: str, writing: Path) -> None:
    before = sorted(writing.joinpath("data").rglob("*"))
    with pytest.raises(SystemExit, match=says):
        new(writing, kind, slug, given)
    assert sorted(writing.joinpath("data").rglob("*")) == before


def test_an_id_of_eighty_letters_may_be(writing: Path) -> None:
    assert new(writing, "carriers", "a" * 80, {}) == 0


def test_a_source_is_begun_from_its_text(writing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert source(writing, text, None) == 0
    printed = capsys.readouterr().out
    content = read(printed.encode(), "x").content
    assert content["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (content["paragraphs"], content["published"]) == ("4", "2032-03-04")
    assert (content["title"]["zh"], content["publisher"]["zh"]) == ("云汀新区成立", "云汀日报")
    assert list(content["aids"]) == ["p1", "p2", "p4"]
    assert "# p3: 365体育平台: advertising" in printed
    assert "#   strings: [365体育平台]" in printed
    assert source(writing, text, "yunting-2032") == 0
    assert (writing / "data/sources/yunting-2032.yml").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "holds no paragraph"),
        (b" \n\xe3\x80\x80\n", "holds no paragraph"),
        ("云汀".encode("gb18030"), "iconv -f GB18030"),
    ],
)
def test_what_is_no_text(content: bytes, says: str, writing: Path, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes(content)
    with pytest.raises(SystemExit, match=says):
        source(writing, tmp_path / "text.txt", None)


def test_a_text_that_is_a_source_already(writing: Path, root: Path) -> None:
    with pytest.raises(SystemExit, match=r"data/sources/yunting-2030\.yml already"):
        source(writing, root / "tests/fixture/texts/yunting-2030.txt", "again")


def test_a_text_that_is_not_there(project: Path, start: Run) -> None:
    done = start("source", "nowhere.txt")
    assert (done.returncode, done.stderr) == (1, "nowhere.txt cannot be read: No such file or directory.\n")


@pytest.mark.parametrize("command", ["new", "source", "rename"])
def test_each_explains_itself(command: str, start: Run) -> None:
    done = start(command, "--help")
    assert done.returncode == 0 and "Exit code 1" in done.stdout
    assert start(command).returncode == 2
