"""Words of these tests' commands."""

from experiment.small import SCENARIOS, SMALL

FIRST = str(SCENARIOS / "19-common-form.toml")
SECOND = str(SCENARIOS / "02-four-people.toml")


def quick(**changes: object) -> list[str]:
    """Return overrides that make a replication take no time, with a few of them changed."""
    small = {path: changes.pop(path.rpartition(".")[2], value) for path, value in SMALL.items()}
    assert not changes
    return [word for path, value in small.items() for word in ("--set", f"{path}={value}")]


QUICK = quick()
