"""Playing one scenario from the command line."""

import pytest
from cli.words import FIRST, QUICK, figure, figures, quick
from experiment.small import KEYS, SCENARIOS, SMALL, TODAY

import cssim as cs


def test_one_replication_is_called_an_example(cli) -> None:
    said = cli("run", FIRST, *QUICK)
    assert (said.code, said.err) == (0, "")
    found = cs.run(TODAY)
    for kpi in cs.KPIS:
        assert kpi.name.en in said.out
        if kpi not in found.absent:
            assert cs.show_kpi(kpi, found.kpis[kpi.key]) in said.out
    assert cs.left_out_sentence(found.absent) in said.out
    assert "an example, not an estimate" in said.out
    assert "number 0" in said.out


def test_another_replication(cli) -> None:
    said = cli("run", FIRST, *QUICK, "--replication", "7", "--json")
    assert said.json["replication"] == 7
    assert said.json["kpis"] == figures(cs.run(TODAY, replication=7).kpis)


def test_replications_come_with_intervals(cli) -> None:
    said = cli("run", FIRST, *QUICK, "-n", "3")
    assert (said.code, said.err) == (0, "")
    assert "95 % interval of the mean" in said.out
    assert "replications: 3, days in each: 2" in said.out
    assert "example" not in said.out
    found = cs.replicate(TODAY, n=3).interval("paid_hours")
    (kpi,) = (kpi for kpi in cs.KPIS if kpi.key == "paid_hours")
    assert found is not None
    assert f"{cs.show_kpi(kpi, found.low)} to {cs.show_kpi(kpi, found.high)}" in said.out


def test_replications_as_json(cli) -> None:
    found = cli("run", FIRST, *QUICK, "-n", "3", "--json").json
    assert set(found) == {"n", "confidence", "watched", "kpis"}
    assert (found["n"], found["confidence"]) == (3, 0.95)
    table = cs.replicate(TODAY, n=3).table()
    assert [row["key"] for row in found["kpis"]] == KEYS
    assert [row["unit"] for row in found["kpis"]] == list(table["unit"])
    for column in ("mean", "low", "high"):
        assert [row[column] for row in found["kpis"]] == [figure(value) for value in table[column]]


NOBODY = quick(per_day=0.001)


def test_what_is_undefined_is_null_in_json(cli) -> None:
    one = cli("run", FIRST, *NOBODY, "--json").json["kpis"]
    assert one["response_mean"] is None
    assert one["paid_hours"] > 0
    many = cli("run", FIRST, *NOBODY, "-n", "2", "--json").json["kpis"]
    (row,) = (row for row in many if row["key"] == "response_mean")
    assert row == {"key": "response_mean", "unit": "s", "mean": None, "low": None, "high": None}


def test_what_is_undefined_is_told_in_words(cli) -> None:
    said = cli("run", FIRST, *quick(per_day=2), "-n", "8")
    assert "undefined in some replications" in said.out
    assert "nan" not in said.out


@pytest.mark.parametrize("several", [[], ["-n", "2"]])
def test_what_is_0_or_undefined_throughout_is_left_out_and_named(cli, several: list[str]) -> None:
    said = cli("run", FIRST, *NOBODY, *several)
    (sentence,) = [line for line in said.out.splitlines() if line.startswith("Left out, because")]
    listed = said.out.replace(sentence, "")
    for name in ("Mean response time", "Chats handed over"):
        assert name in sentence
        assert name not in listed
    assert "Paid hours" not in sentence
    assert "Paid hours" in listed


@pytest.mark.parametrize(
    ("change", "path", "value"),
    [
        ("shifts.evening.seats=1", "shifts.evening.seats", 1),
        (" shifts.evening.seats = 1 ", "shifts.evening.seats", 1),
        ("desk.auto_close=3 min", "desk.auto_close", "3 min"),
        ("desk.auto_close='3 min'", "desk.auto_close", "3 min"),
        ('desk.auto_close="3 min"', "desk.auto_close", "3 min"),
        ("shop.chat.says_goodbye=0.9", "shop.chat.says_goodbye", 0.9),
        ('shifts.day.blocks=["09:00-12:00"]', "shifts.day.blocks", ["09:00-12:00"]),
        ("teams.presale.rest=3 days a month", "teams.presale.rest", "3 days a month"),
        (
            'shop.chat.work={dist = "constant", mean = "10 s"}',
            "shop.chat.work",
            {"dist": "constant", "mean": "10 s"},
        ),
        ("study.start=2026-04-01", "study.start", "2026-04-01"),
    ],
)
def test_a_change_is_that_of_replace(cli, change: str, path: str, value: object) -> None:
    if path == "study.start":
        value = type(TODAY.study.start).fromisoformat(str(value))
    said = cli("run", FIRST, *QUICK, "--set", change, "--json")
    changed = TODAY.replace({path: value})
    assert changed != TODAY
    assert said.json["kpis"] == figures(cs.run(changed).kpis)


def test_changes_work_together(cli) -> None:
    said = cli(
        *("run", FIRST, *QUICK, "--json"),
        *("--set", "shifts.evening.seats=1", "--set", "shifts.day.seats=1"),
    )
    changed = TODAY.replace({"shifts.evening.seats": 1, "shifts.day.seats": 1})
    assert said.json["kpis"] == figures(cs.run(changed).kpis)


def test_another_shop(cli) -> None:
    flat = SCENARIOS / "theory" / "shops" / "flat-exponential.toml"
    said = cli("run", FIRST, "--shop", str(flat), *QUICK, "--json")
    there = cs.load(FIRST, shop=flat)
    kpis = cs.run(there.replace(SMALL)).kpis
    assert said.json["kpis"] == figures(kpis)
