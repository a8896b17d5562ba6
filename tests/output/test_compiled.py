"""Templates kept as they were compiled: used while they are the same, compiled anew where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from atlas.output.compiled import Compiled


class Counted(Environment):
    """Counts what is compiled."""

    count = 0

    def compile(self, *given: object, **named: object) -> object:  # type: ignore[override]
        Counted.count += 1
        return super().compile(*given, **named)  # type: ignore[call-overload]


@pytest.fixture(autouse=True)
def none() -> None:
    Counted.count = 0


def _shown(folder: Path, text: str = "{{ 1 + 1 }}", version: str = "1") -> tuple[str, int]:
    """What a template gives in a new environment, and how many were compiled until now."""
    made = Counted(loader=DictLoader({"a": text}), bytecode_cache=Compiled(folder, version))
    return made.get_template("a").render(), Counted.count


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert _shown(tmp_path / "kept") == ("2", 1)
    assert _shown(tmp_path / "kept") == ("2", 1)
    assert _shown(tmp_path / "kept", "{{ 2 + 1 }}") == ("3", 2)
    assert _shown(tmp_path / "kept", "{{ 2 + 1 }}", "2") == ("3", 3)
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_one_that_is_damaged_is_compiled_anew(tmp_path: Path) -> None:
    _shown(tmp_path)
    [path] = tmp_path.iterdir()
    whole = path.read_bytes()
    middle = len(whole) // 2
    for number, damaged in enumerate(
        (b"", whole[:-1], whole[:20], whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]), 2
    ):
        path.write_bytes(damaged)
        assert _shown(tmp_path) == ("2", number)
        assert path.read_bytes() == whole


def test_where_nothing_can_be_kept_templates_are_compiled(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert _shown(tmp_path / "file") == ("2", 1)
    assert _shown(tmp_path / "file") == ("2", 2)
