"""What a sweep file declares, and in which words a broken one is refused."""

import pickle
import re
import tomllib
from pathlib import Path

import pytest
from experiment.small import SCENARIOS

from cssim.errors import CssimError
from cssim.experiment.sweeping.points.file import load_sweep
from cssim.experiment.sweeping.points.points import grid
from cssim.experiment.sweeping.points.refusal import SweepError
from cssim.experiment.sweeping.points.samples import latin_hypercube, sobol
from cssim.scenario import load

RULEBOOK = SCENARIOS / "19-common-form.toml"
SWEEPS = sorted((SCENARIOS / "sweeps").glob("*.toml"))
DOCS = Path(__file__).parents[2] / "docs" / "sweeps.md"
ONE_OF = (
    "exactly one of [grid] (every combination of some values), [[points]] (a list of points) "
    "and [sample] (points drawn from ranges)"
)
A_LIST = "a list of values, such as [1, 2, 3]"
A_PATH = "a path of the scenario, such as shifts.<name>.seats, study.days, shop.demand.per_day"
KEYS = "scenario, replications, set, grid, points, sample"


@pytest.fixture
def sweep(tmp_path: Path) -> Path:
    """Return where a sweep file is to be written, beside a folder with a rulebook."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "19.toml").write_text(f'extends = "{RULEBOOK}"\n', "utf-8")
    return tmp_path / "sweep.toml"


def written(sweep: Path, text: str, scenario: str = 'scenario = "rules/19.toml"\n') -> Path:
    sweep.write_text(scenario + text, encoding="utf-8")
    return sweep


def refused(file: Path) -> str:
    with pytest.raises(SweepError) as caught:
        load_sweep(file)
    return str(caught.value).replace(f"{file.parent}/", "")


def one(where: str, found: str, allowed: str, hint: str = "") -> str:
    ending = f"\n  hint:    {hint}" if hint else ""
    return f"1 problem in the sweep\n\n{where}\n  found:   {found}\n  allowed: {allowed}{ending}"


def test_a_grid(sweep: Path) -> None:
    text = '[grid]\n"shifts.evening.seats" = [1, 2]\n"desk.auto_close" = ["2 min", "5 min"]'
    plan = load_sweep(written(sweep, f"replications = 7\n{text}"))
    assert list(plan.points) == grid(
        {"shifts.evening.seats": [1, 2], "desk.auto_close": ["2 min", "5 min"]}
    )
    assert plan.scenario == load(RULEBOOK)
    assert (plan.n, plan.cells, plan.path) == (7, 28, sweep)
    assert plan.paths == ("shifts.evening.seats", "desk.auto_close")


def test_a_list_of_points(sweep: Path) -> None:
    always = '{ dist = "constant", mean = "9 s" }'
    text = f'[[points]]\n[[points]]\n"study.days" = 3\n"shop.chat.work" = {always}'
    plan = load_sweep(written(sweep, text))
    work = {"dist": "constant", "mean": "9 s"}
    assert plan.points == ({}, {"study.days": 3, "shop.chat.work": work})


def test_replications_are_20_if_left_out(sweep: Path) -> None:
    assert load_sweep(written(sweep, "[[points]]")).n == 20


def test_a_sample(sweep: Path) -> None:
    ranges = '[sample.ranges]\n"study.days" = [1, 28]\n"desk.auto_close" = ["1 min", "5 min"]'
    text = '[sample]\nmethod = "{}"\npoints = 8\n{}\n' + ranges
    both = {"study.days": (1, 28), "desk.auto_close": ("1 min", "5 min")}
    with_seed = load_sweep(written(sweep, text.format("sobol", "seed = 5")))
    assert list(with_seed.points) == sobol(both, points=8, seed=5)
    without = load_sweep(written(sweep, text.format("latin hypercube", "")))
    assert list(without.points) == latin_hypercube(both, points=8, seed=0)


def test_a_range_on_a_logarithmic_scale(sweep: Path) -> None:
    text = '[sample]\nmethod = "sobol"\npoints = 64\n[sample.ranges]\n"shop.demand.per_day" = {}'
    below_300 = []
    for bounds in ("[100.0, 900.0]", "{ low = 100.0, high = 900.0, log = true }"):
        points = load_sweep(written(sweep, text.format(bounds))).points
        drawn = [point["shop.demand.per_day"] for point in points]
        below_300.append(sum(isinstance(number, float) and number < 300 for number in drawn))
    assert below_300 == [16, 32]  # a quarter of 100 to 900; 3 of the 9 times, which is 9^(1/2)


def test_changes_that_hold_at_every_point(sweep: Path) -> None:
    text = '[set]\n"study.days" = 3\n"shop.demand.per_day" = 60\n[grid]\n"shifts.day.seats" = [1]'
    plan = load_sweep(written(sweep, text))
    assert plan.scenario == load(RULEBOOK).replace({"study.days": 3, "shop.demand.per_day": 60})
    assert plan.points == ({"shifts.day.seats": 1},)


def test_points_may_change_a_part_of_what_is_set(sweep: Path) -> None:
    text = '[set]\n"shop.chat.work" = { dist = "constant", mean = "9 s" }\n'
    plan = load_sweep(written(sweep, text + '[grid]\n"shop.chat.work.mean" = ["8 s", "9 s"]'))
    assert len(plan.points) == 2


def test_a_plan_says_how_much_it_is_and_travels_between_processes(sweep: Path) -> None:
    plan = load_sweep(written(sweep, '[grid]\n"study.days" = [1, 2]'))
    assert repr(plan).startswith("<2 points × 20 replications of <Scenario 'Common form")
    assert pickle.loads(pickle.dumps(plan)) == plan


@pytest.mark.parametrize("file", SWEEPS, ids=lambda file: file.stem)
def test_the_examples(file: Path) -> None:
    plan = load_sweep(file)
    assert {"19-seats": 12 * 20, "19-assumptions": 64 * 4}[file.stem] == plan.cells


def test_the_sample_draws_from_the_ranges_that_the_shop_file_gives() -> None:
    file = SCENARIOS / "sweeps" / "19-assumptions.toml"
    scenario = load_sweep(file).scenario
    for path, bounds in tomllib.loads(file.read_text("utf-8"))["sample"]["ranges"].items():
        pair = (bounds["low"], bounds["high"]) if isinstance(bounds, dict) else tuple(bounds)
        assert scenario.note(path).range == pair, path


def test_the_files_of_the_docs_are_sound(sweep: Path) -> None:
    first, points, sample = re.findall(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)[:3]
    example = (SCENARIOS / "sweeps" / "19-seats.toml").read_text("utf-8")
    assert tomllib.loads(first) == tomllib.loads(example)
    assert len(load_sweep(written(sweep, points)).points) == 2
    assert len(load_sweep(written(sweep, sample)).points) == 64


BAD = {
    "neither": ("", one("sweep.toml", "none of the three", ONE_OF)),
    "two of three": (
        '[grid]\n"study.days" = [1]\n[sample]',
        one("sweep.toml", "[grid] and [sample]", ONE_OF),
    ),
    "misspelt key": (
        'replicatoins = 3\n[grid]\n"study.days" = [1]',
        one("sweep.toml: replicatoins", "an unknown key", KEYS, "did you mean 'replications'?"),
    ),
    "no replication": (
        'replications = 0\n[grid]\n"study.days" = [1]',
        one("sweep.toml: replications", "0", "a whole number from 1 to 1,000,000"),
    ),
    "half a replication": (
        'replications = 2.5\n[grid]\n"study.days" = [1]',
        one("sweep.toml: replications", "2.5", "a whole number from 1 to 1,000,000"),
    ),
    "no list": (
        '[grid]\n"study.days" = 14',
        one('sweep.toml: grid."study.days"', "14", A_LIST),
    ),
    "text for a list": (
        '[grid]\n"desk.auto_close" = "2 min"',
        one('sweep.toml: grid."desk.auto_close"', '"2 min"', A_LIST),
    ),
    "empty axis": (
        '[grid]\n"study.days" = []',
        one('sweep.toml: grid."study.days"', "an empty list", A_LIST),
    ),
    "empty grid": (
        "[grid]",
        one("sweep.toml: grid", "no path at all", f"{A_LIST}, for one path or more"),
    ),
    "value twice": (
        '[grid]\n"study.days" = [7, 14, 7]',
        one('sweep.toml: grid."study.days".2', "7 for the second time", "each value once"),
    ),
    "not a number": (
        '[grid]\n"shop.demand.per_day" = [nan]',
        one('sweep.toml: grid."shop.demand.per_day".0', "nan", "a finite number"),
    ),
    "no quotation marks": (
        "[grid]\nshifts.evening.seats = [1, 2]",
        one(
            "sweep.toml: grid.shifts",
            "a table with the keys: evening",
            "paths in quotation marks",
            'write "shifts.evening.seats" = …, with the quotation marks',
        ),
    ),
    "no quotation marks in set": (
        "set.study.days = 3\n[[points]]",
        one(
            "sweep.toml: set.study",
            "a table with the keys: days",
            "paths in quotation marks",
            'write "study.days" = …, with the quotation marks',
        ),
    ),
    "path inside another": (
        '[grid]\n"desk.auto_close" = ["1 min"]\n"desk" = ["none"]',
        one('sweep.toml: grid."desk.auto_close"', 'a path inside "desk"', "each value at one path"),
    ),
    "set and grid": (
        '[set]\n"study.days" = 3\n[grid]\n"study.days" = [1, 2]',
        one(
            'sweep.toml: set."study.days"',
            "a path that the points change as well",
            "each path in one place",
        ),
    ),
    "unknown path in set": (
        '[set]\n"study.dyas" = 3\n[[points]]',
        one(
            'sweep.toml: set."study.dyas"', "an unknown path", A_PATH, "did you mean 'study.days'?"
        ),
    ),
    "set that does not fit": (
        '[set]\n"shifts.day.seats" = 3\n[[points]]',
        one(
            "sweep.toml: with [set]: teams.presale.people",
            "4 for 5 seats a day: 3 (day) + 2 (evening)",
            "at least 5 people, or fewer seats",
            "these are seats no team can fill, because a person works one shift a day",
        ),
    ),
    "set is a number": (
        "set = 3\n[[points]]",
        one("sweep.toml: set", "3", 'a table of changes by path, such as "study.days" = 14'),
    ),
    "unknown path": (
        '[[points]]\n[[points]]\n"shifts.evning.seats" = 3',
        one(
            "sweep.toml: points[1] (shifts.evning.seats = 3): shifts.evning.seats",
            "an unknown path",
            A_PATH,
            "did you mean 'shifts.evening.seats'?",
        ),
    ),
    "bad value": (
        '[grid]\n"study.days" = [14, 0]',
        one("sweep.toml: points[1] (study.days = 0): study.days", "0", "1 or more"),
    ),
    "the same twice": (
        '[grid]\n"desk.auto_close" = ["60 s", "1 min"]',
        one(
            'sweep.toml: points[0] (desk.auto_close = "60 s") '
            'and points[1] (desk.auto_close = "1 min")',
            "two points that give the same scenario",
            "each scenario once",
        ),
    ),
    "points as a table": (
        '[points]\n"study.days" = 3',
        one(
            "sweep.toml: points",
            "a table with the keys: study.days",
            "a list of points",
            "write [[points]], once for each point",
        ),
    ),
    "points of numbers": (
        "points = [3]",
        one("sweep.toml: points.0", "3", 'overrides by path, such as {"shifts.evening.seats": 3}'),
    ),
    "misspelt method": (
        '[sample]\nmethod = "sobel"\npoints = 4\nranges = { "study.days" = [1, 9] }',
        one(
            "sweep.toml: sample.method",
            '"sobel"',
            "one of: sobol, latin hypercube",
            "did you mean 'sobol'?",
        ),
    ),
    "no power of two": (
        '[sample]\nmethod = "sobol"\npoints = 60\nranges = { "shop.demand.per_day" = [1, 900] }',
        one(
            "sweep.toml: sample.points",
            "60",
            "a power of two, such as 32 or 64",
            "with any other number a Sobol sample loses its balance",
        ),
    ),
    "too few values": (
        '[sample]\nmethod = "latin hypercube"\npoints = 9\nranges = { "study.days" = [1, 8] }',
        one(
            "sweep.toml: sample.points",
            "9 points from ranges that hold 8 different ones",
            "fewer points, or a grid",
        ),
    ),
    "no ranges": (
        '[sample]\nmethod = "sobol"\npoints = 4',
        one(
            "sweep.toml: sample.ranges",
            "nothing; the key is missing",
            'a table [sample.ranges] with a range for each path, such as "study.days" = [7, 28]',
        ),
    ),
    "range upside down": (
        '[sample]\nmethod = "sobol"\npoints = 4\nranges = { "study.days" = [28, 7] }',
        one('sweep.toml: sample.ranges."study.days"', "28 to 7", "a low bound below the high one"),
    ),
    "misspelt bound": (
        '[sample]\nmethod = "sobol"\npoints = 4\nranges = { "study.days" = { low = 1, hihg = 9 } }',
        one(
            'sweep.toml: sample.ranges."study.days"',
            "an unknown key",
            "low, high, log",
            "did you mean 'high'?",
        ),
    ),
    "no low bound": (
        '[sample]\nmethod = "sobol"\npoints = 4\nranges = { "study.days" = { high = 9 } }',
        one('sweep.toml: sample.ranges."study.days"', "no low", "a range with low and high"),
    ),
    "a key twice": (
        '[grid]\n"study.days" = [1]\n"study.days" = [2]',
        one(
            "sweep.toml: line 4, the end of the file",
            '"study.days" = [2]',
            "each key and each table once",
            "this key or table stands twice in the file",
        ),
    ),
    "too many points": (
        "[grid]\n" + "\n".join(f'"a.{i}" = [{", ".join("0123456789")}]' for i in range(6)),
        one("sweep.toml: grid", "1,000,000 points", "at most 100,000"),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_broken_file(name: str, sweep: Path) -> None:
    text, message = BAD[name]
    assert refused(written(sweep, text)) == message


SCENARIO_KEYS = {
    "missing": ("", "nothing; the key is missing"),
    "number": ("scenario = 3\n", "3"),
    "empty": ('scenario = ""\n', '""'),
}


@pytest.mark.parametrize("name", SCENARIO_KEYS)
def test_a_sweep_without_a_scenario(name: str, sweep: Path) -> None:
    text, found = SCENARIO_KEYS[name]
    allowed = 'the name of a rulebook file, looked for from this file, such as "../19.toml"'
    message = one("sweep.toml: scenario", found, allowed)
    assert refused(written(sweep, '[grid]\n"study.days" = [1]', text)) == message


def test_a_misspelt_scenario(sweep: Path) -> None:
    file = written(sweep, "[[points]]", 'scenario = "rules/91.toml"\n')
    assert refused(file).splitlines()[2:4] == [
        "sweep.toml: scenario",
        '  found:   "rules/91.toml", a file that does not exist',
    ]


def test_a_broken_scenario_is_told_in_the_words_of_its_file(sweep: Path) -> None:
    broken = sweep.parent / "rules" / "broken.toml"
    broken.write_text(f'extends = "{RULEBOOK}"\n[desk]\nconcurrent_chats = 0\n', "utf-8")
    file = written(sweep, "[[points]]", 'scenario = "rules/broken.toml"\n')
    assert refused(file) == one("rules/broken.toml: desk.concurrent_chats", "0", "1 or more")


def test_a_rulebook_is_no_sweep() -> None:
    assert refused(RULEBOOK) == one(
        "19-common-form.toml",
        "a rulebook, a shop or a study",
        f"a file with the keys {KEYS}",
        "a sweep is declared in a file of its own, which names its rulebook",
    )


def test_all_problems_are_told_at_once(sweep: Path) -> None:
    text = 'replications = "x"\nmore = 1\n[set]\n"study.dyas" = 3\n[grid]\n"study.days" = []'
    message = refused(written(sweep, text, 'scenario = "rules/19.toml"\n'))
    assert message.startswith("4 problems in the sweep")
    places = re.findall(r"^sweep\.toml: (.*)$", message, re.MULTILINE)
    assert sorted(places) == [
        'grid."study.days"', "more", "replications", 'set."study.dyas"',
    ]  # fmt: skip


def test_what_is_not_shown_is_said(sweep: Path) -> None:
    text = '[grid]\n"study.days" = [' + ", ".join(f"-{i}" for i in range(60)) + "]"
    assert refused(written(sweep, text)).endswith(
        "40 more such problems are not shown. Points after points[49] have not been looked at."
    )


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes('# 普通\nscenario = "a.toml"'.encode("gbk"))
    assert "not UTF-8" in refused(tmp_path / "gbk.toml")
    assert "did you mean 'gbk.toml'?" in refused(tmp_path / "gbq.toml")
    assert "which is a folder" in refused(tmp_path)
    with pytest.raises(CssimError, match="path is 3; it must be the name of a file"):
        load_sweep(3)  # type: ignore[arg-type]
