"""Test customer-service rulebooks on simulated shoppers before anyone adopts them.

>>> import cssim as cs
>>> a = cs.load("scenarios/19-common-form.toml")
>>> b = a.replace({"shifts.evening.seats": 1, "study.days": 2})
>>> b.rulebook.shifts["evening"].seats
1
"""

from cssim.errors import CssimError, Problem, ScenarioError
from cssim.experiment import (
    Comparison,
    Doubt,
    Finding,
    Interval,
    Replications,
    Verdict,
    compare,
    replicate,
)
from cssim.results import KPIS, Kpi, Profile, Run, Tables, run
from cssim.scenario import Note, Scenario, is_shop_file, load, load_shop, scenario_files
from cssim.show import (
    check_destinations,
    doubt_word,
    show_difference,
    show_kpi,
    show_written,
    verdict_word,
)

__version__ = "0.1.0"

__all__ = [
    "KPIS",
    "Comparison",
    "CssimError",
    "Doubt",
    "Finding",
    "Interval",
    "Kpi",
    "Note",
    "Problem",
    "Profile",
    "Replications",
    "Run",
    "Scenario",
    "ScenarioError",
    "Tables",
    "Verdict",
    "__version__",
    "check_destinations",
    "compare",
    "doubt_word",
    "is_shop_file",
    "load",
    "load_shop",
    "replicate",
    "run",
    "scenario_files",
    "show_difference",
    "show_kpi",
    "show_written",
    "verdict_word",
]
