"""Words of these tests' commands."""

from collections.abc import Mapping
from math import isnan

from experiment.small import SCENARIOS, SMALL

FIRST = str(SCENARIOS / "19-common-form.toml")
SECOND = str(SCENARIOS / "02-four-people.toml")


def quick(**changes: object) -> list[str]:
    """Return overrides that make a replication take no time, with a few of them changed."""
    small = {path: changes.pop(path.rpartition(".")[2], value) for path, value in SMALL.items()}
    assert not changes
    return [word for path, value in small.items() for word in ("--set", f"{path}={value}")]


QUICK = quick()


def figure(value: float) -> float | None:
    """Return a figure as JSON has it: what is undefined is null."""
    return None if isnan(value) else value


def figures(kpis: Mapping[str, float]) -> dict[str, float | None]:
    """Return the KPIs of a run as JSON has them."""
    return {key: figure(value) for key, value in kpis.items()}
