"""The scenarios of these tests."""

from pathlib import Path

import pytest

from cssim.scenario import Scenario, load

GOOD = Path(__file__).parent / "good"


@pytest.fixture(scope="session")
def good() -> Path:
    return GOOD


@pytest.fixture(scope="session")
def plain() -> Scenario:
    return load(GOOD / "plain.toml")


@pytest.fixture(scope="session")
def child() -> Scenario:
    return load(GOOD / "child.toml")
