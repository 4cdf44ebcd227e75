"""The figures that the README quotes are those of the demonstration."""

from pathlib import Path

import pytest

import cssim as cs

ROOT = Path(__file__).parents[1]
REPLICATIONS = 20
"""As in `make demo`."""


@pytest.mark.slow
def test_the_readme_quotes_what_the_demonstration_finds() -> None:
    files = ("19-common-form", "02-four-people")
    sides = {name: cs.load(ROOT / "scenarios" / f"{name}.toml") for name in files}
    found = cs.compare(sides, n=REPLICATIONS, progress=False).table()
    first, second = (found.loc["first_response_60", name] for name in files)
    nobody = found.loc[["lost_shoppers", "offline_messages"], "difference"]
    told = (ROOT / "README.md").read_text("utf-8")
    assert f"answers {second:.0%} of shoppers".replace("%", " %") in told
    assert f"instead of {first:.0%},".replace("%", " %") in told
    assert f"pays {found.loc['paid_hours', 'difference']:.0f} hours a week more" in told
    assert round(nobody.sum()) == 13
    assert "thirteen more a day find nobody" in told
