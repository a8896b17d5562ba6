"""Golden pages: `pytest tests/pages --renew-golden` writes them anew; read the difference before it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write the golden pages of tests/pages anew")


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    """The option is known only if pytest is started on this folder."""
    return bool(request.config.getoption("--renew-golden", default=False))
