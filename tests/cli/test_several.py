"""Comparing more than two rulebooks, waiting for verdicts, and choosing, from the command line."""

import pytest
from cli.words import FIRST, QUICK, SECOND, figure, quick
from experiment.small import PROPOSED, SCENARIOS, SMALL, TODAY

import cssim as cs

THIRD = str(SCENARIOS / "04-split-evening.toml")
NAMES = ["19-common-form", "02-four-people", "04-split-evening"]


def test_three_are_judged_against_the_first(cli) -> None:
    words = ["--kpi", "occupancy", "--kpi", "paid_hours"]
    said = cli("compare", FIRST, SECOND, THIRD, *QUICK, "-n", "3", *words, "--json")
    assert [found["second"] for found in said.json] == NAMES[1:]
    assert {found["first"] for found in said.json} == {NAMES[0]}
    for found in said.json:
        assert [row["key"] for row in found["kpis"]] == ["occupancy", "paid_hours"]
    third = cs.load(THIRD).replace(SMALL)
    expected = cs.compare_each(
        dict(zip(NAMES, (TODAY, PROPOSED, third), strict=True)), n=3, kpis=["occupancy"]
    )
    row, own = said.json[1]["kpis"][0], expected[NAMES[2]].finding("occupancy")
    assert (row["first"], row["second"]) == (figure(own.first), figure(own.second))


def test_three_as_tables(cli) -> None:
    said = cli("compare", FIRST, SECOND, THIRD, *QUICK, "-n", "2", "--kpi", "paid_hours")
    assert (said.code, said.err) == (0, "")
    for name in NAMES:
        assert f"“{name}”: " in said.out
    assert said.out.count("Same shoppers and people on both sides") == 2


def test_pictures_and_changes_of_the_second_are_of_two(cli) -> None:
    for words in (["--plot", "a.png"], ["--report", "a.html"]):
        said = cli("compare", FIRST, SECOND, THIRD, *QUICK, *words)
        assert (said.code, said.out) == (1, "")
        assert "show two scenarios" in said.err
    said = cli("compare", FIRST, SECOND, THIRD, "--set-second", "shifts.evening.seats=1")
    assert said.code == 1
    assert "--set-second changes the second of two scenarios" in said.err


def test_waiting_for_a_verdict(cli) -> None:
    words = ["--until", "paid_hours", "--kpi", "paid_hours", "--workers", "1"]
    said = cli("compare", FIRST, SECOND, *QUICK, *words, "--json")
    expected = cs.compare(
        {"a": TODAY, "b": PROPOSED}, until=["paid_hours"], kpis=["paid_hours"], workers=1
    )
    assert (said.json["n"], said.json["waited_for"]) == (expected.n, ["paid_hours"])
    assert said.json["watched"] is True


def test_who_is_concerned_is_listed_when_asked_for(cli) -> None:
    short = ["compare", FIRST, SECOND, *QUICK, "-n", "2", "--kpi", "paid_hours"]
    assert "answered sooner" not in cli(*short).out
    listed = cli(*short, "--who").out
    assert "answered sooner" in listed
    assert "Hours worked, h a week" in listed
    assert "更早得到答复" in cli(*short, "--who", "--lang", "zh").out


def test_waiting_for_a_narrow_interval(cli) -> None:
    said = cli("run", FIRST, *QUICK, "--until", "occupancy=0.05", "--json")
    expected = cs.replicate(TODAY, until={"occupancy": 0.05})
    assert (said.json["n"], said.json["watched"]) == (expected.n, True)


def test_what_is_still_wider_than_asked_for_is_told(cli) -> None:
    said = cli("run", FIRST, *QUICK, "--until", "occupancy=0.0001", "--most", "10")
    assert "Occupancy is not known to ± 0.0001 yet; --most lets it take more" in said.out
    rare = quick(per_day=1, days=1)
    said = cli("run", FIRST, *rare, "--until", "response_mean=100", "--most", "30")
    assert "Mean response time is undefined in some replications, and was not waited" in said.out


def test_choosing_between_equals(cli) -> None:
    said = cli("choose", FIRST, FIRST, *QUICK, "--by", "paid_hours")
    assert (said.code, said.err) == (0, "")
    assert "nan" not in said.out
    assert "the same so far" in said.out


def test_choosing(cli) -> None:
    words = ["choose", FIRST, SECOND, *QUICK, "--by", "paid_hours", "--most", "20"]
    expected = cs.choose(
        dict(zip(NAMES, (TODAY, PROPOSED), strict=False)), kpi="paid_hours", most=20
    )
    said = cli(*words)
    assert (said.code, said.err) == (0, "")
    assert expected.sentence() in said.out
    assert cli(*words, "--json").json["chosen"] == expected.chosen
    chinese = cli(*words, "--lang", "zh")
    assert expected.sentence("zh") in chinese.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["compare", FIRST, SECOND, "--until", "knwon"], "did you mean 'known'?"),
        (["compare", FIRST, SECOND, "-n", "5", "--until", "known"], "n and until are both given"),
        (
            ["compare", FIRST, SECOND, "--until", "known", "--until", "occupancy"],
            "--until known waits for all KPIs shown; give it alone",
        ),
        (["compare", FIRST, SECOND, "--workers=--5"], "workers is '--5'"),
        (["run", FIRST, "--most", "30"], "are about several replications; give -n or --until"),
        (["run", FIRST, "--confidence", "0.9"], "are about several replications"),
        (["run", FIRST, "--workers", "2"], "are about several replications"),
        (["compare", FIRST, SECOND, "--most", "30"], "most is given without until"),
        (["compare", FIRST, SECOND, "--workers", "0"], "workers is 0"),
        (["compare", FIRST, SECOND, "--workers", "-1"], "workers is -1"),
        (["compare", FIRST, SECOND, "--workers", "two"], "workers is 'two'"),
        (["compare", FIRST, SECOND, "--confidence", "95"], "confidence is 95.0"),
        (["compare", FIRST, SECOND, "--kpi", "ocupancy"], "did you mean 'occupancy'?"),
        (["compare", FIRST, SECOND, "--matters", "occupancy"], "--matters occupancy: write it as"),
        (["run", FIRST, "--until", "occupancy"], "--until occupancy: write it as KPI=NUMBER"),
        (["run", FIRST, "--until", "occupancy=1", "--until", "occupancy=2"], "is given twice"),
        (["choose", FIRST, "--by", "paid_hours"], "there are 1"),
        (["choose", FIRST, SECOND, "--by", "occupancy"], "neither good high nor good low"),
    ],
)
def test_mistakes(cli, words: list[str], message: str) -> None:
    said = cli(*words)
    assert (said.code, said.out) == (1, "")
    assert message in said.err
