"""`import cssim` brings in only what every use of it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    *("pandas", "matplotlib", "scipy.stats", "dask", "rich", "tqdm"),
    *("jinja2", "jupyter", "IPython", "PIL"),
)
AS_EVERY_USER = 'import cssim as cs; s = cs.load("scenarios/19-common-form.toml")'
PLAYED = '; cs.run(s.replace({"study.days": 1, "shop.demand.per_day": 20}))'


def printed_by(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


@pytest.mark.parametrize(
    ("code", "heavy"),
    [("import cssim", HEAVY), (AS_EVERY_USER, HEAVY), (AS_EVERY_USER + PLAYED, HEAVY)],
    ids=["import", "load", "run"],
)
def test_nothing_heavy_comes_along(code: str, heavy: tuple[str, ...]) -> None:
    """Nor does anything speak or warn."""
    found = printed_by(f"{code}; import sys; print([m for m in {heavy!r} if m in sys.modules])")
    assert found.strip() == "[]"


def test_the_command_line_is_light_too() -> None:
    found = printed_by(f"import cssim.cli, sys; print([m for m in {HEAVY!r} if m in sys.modules])")
    assert found.strip() == "[]"
