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
    runs,
)
from cssim.results import KPIS, Kpi, Profile, Run, Story, Tables, find_shopper, platform_rate, run
from cssim.scenario import (
    Difference,
    Note,
    Said,
    Scenario,
    is_shop_file,
    json_schema,
    load,
    load_shop,
    remarks,
    scenario_files,
)
from cssim.show import (
    Diff,
    Explanation,
    check_destinations,
    diff,
    doubt_word,
    explain,
    left_out_sentence,
    plot_change,
    plot_shift,
    show_difference,
    show_kpi,
    show_range,
    show_written,
    verdict_word,
    write_json_schema,
)

__version__ = "0.1.0"

__all__ = [
    "KPIS",
    "Comparison",
    "CssimError",
    "Diff",
    "Difference",
    "Doubt",
    "Explanation",
    "Finding",
    "Interval",
    "Kpi",
    "Note",
    "Problem",
    "Profile",
    "Replications",
    "Run",
    "Said",
    "Scenario",
    "ScenarioError",
    "Story",
    "Tables",
    "Verdict",
    "__version__",
    "check_destinations",
    "compare",
    "diff",
    "doubt_word",
    "explain",
    "find_shopper",
    "is_shop_file",
    "json_schema",
    "left_out_sentence",
    "load",
    "load_shop",
    "platform_rate",
    "plot_change",
    "plot_shift",
    "remarks",
    "replicate",
    "run",
    "runs",
    "scenario_files",
    "show_difference",
    "show_kpi",
    "show_range",
    "show_written",
    "verdict_word",
    "write_json_schema",
]
