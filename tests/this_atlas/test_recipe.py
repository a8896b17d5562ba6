"""The recipe of the README for another region, word for word."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from atlas.data.validation import validate
from atlas.data.yamlfile import read


def recipe(root: Path) -> list[str]:
    """The commands under “Another region’s data”."""
    part = (root / "README.md").read_text(encoding="utf-8").partition("## Another region’s data")[2]
    return part.partition("```sh\n")[2].partition("```")[0].splitlines()


def test_the_recipe_makes_another_atlas(root: Path, tmp_path: Path) -> None:
    """Each line as it stands, in the folder where the ones before have led; only the environment is lent."""
    here = tmp_path / "atlas"
    here.mkdir()
    (here / "scripts").symlink_to(root / "scripts")
    lines = recipe(root)
    assert len(lines) == 9 and lines[1] == "cd ../qinghe"
    for line in lines:
        if line.startswith("cd "):
            here = (here / line.removeprefix("cd ")).resolve()
            (here / ".venv").symlink_to(root / ".venv")
            continue
        done = subprocess.run(["bash", "-c", line], cwd=here, env=os.environ, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), line
    assert here == tmp_path / "qinghe"
    assert (here / "site/zh/index.html").is_file()
    assert "青禾图谱" in (here / "site/zh/index.html").read_text(encoding="utf-8")
    source = read((here / "data/sources/qinghe-2031.yml").read_bytes(), "x").content
    assert (source["paragraphs"], source["published"], source["publisher"]["zh"]) == ("3", "2031-05-06", "青禾日报")
    assert (here / "data/regions/qinghe.yml").read_text(encoding="utf-8").endswith("\nmoved_to: regions/qinghe-city\n")
    said = {one.field for one in validate(here / "data").findings}
    assert {"summary.zh", "title.en"} <= said
