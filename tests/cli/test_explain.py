"""The story of one shopper from the command line."""

import pytest
from cli.words import FIRST, QUICK, SECOND, quick
from experiment.small import PROPOSED, TODAY

import cssim as cs

SHOPPER = "40"


def test_a_story_is_that_of_the_library(cli) -> None:
    said = cli("explain", FIRST, *QUICK, "--shopper", SHOPPER)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{cs.explain(cs.run(TODAY), shopper=40)}\n"


def test_another_replication_in_chinese(cli) -> None:
    said = cli("explain", FIRST, *QUICK, "--shopper", SHOPPER, "--replication", "3", "--lang", "zh")
    run = cs.run(TODAY, replication=3)
    assert said.out == f"{cs.explain(run, shopper=40, lang='zh')}\n"


def test_beside_another_rulebook(cli) -> None:
    said = cli("explain", FIRST, SECOND, *QUICK, "--shopper", SHOPPER)
    assert (said.code, said.err) == (0, "")
    head, first, second, *rest = said.out.splitlines()
    assert head == "Shopper 40, replication 0"
    assert first == f"A: “19-common-form”: {TODAY.title.en}"
    assert second == f"B: “02-four-people”: {PROPOSED.title.en}"
    told = cs.explain(cs.run(TODAY), cs.run(PROPOSED), shopper=40)
    assert rest == told.lines()[3:]


def test_beside_the_same_rulebook_with_a_change(cli) -> None:
    change = ["--set-second", "shifts.day.seats=1"]
    said = cli("explain", FIRST, FIRST, *QUICK, *change, "--shopper", SHOPPER, "--lang", "zh")
    other = cs.run(TODAY.replace({"shifts.day.seats": 1}))
    told = cs.explain(cs.run(TODAY), other, shopper=40, lang="zh")
    assert said.out.splitlines()[3:] == told.lines()[3:]
    assert "B: “19-common-form, shifts.day.seats=1”" in said.out


@pytest.mark.parametrize(
    ("word", "which"), [("--worst", "worst"), ("--left", "left"), ("--returned", "returned")]
)
def test_an_instructive_shopper(cli, word: str, which: str) -> None:
    busy, scenario = quick(per_day=800), TODAY.replace({"shop.demand.per_day": 800})
    run = cs.run(scenario)
    said = cli("explain", FIRST, *busy, word)
    number = cs.find_shopper(run, which)  # type: ignore[arg-type]
    assert (said.code, said.out) == (0, f"{cs.explain(run, shopper=number)}\n")


def test_nobody_of_that_kind(cli) -> None:
    said = cli("explain", FIRST, *QUICK, "--handed-over")
    assert (said.code, said.out) == (1, "")
    assert "was handed over to another shift in replication 0" in said.err


def test_figures_for_a_script(cli) -> None:
    said = cli("explain", FIRST, SECOND, *QUICK, "--shopper", SHOPPER, "--json")
    found = said.json
    told = cs.explain(cs.run(TODAY), cs.run(PROPOSED), shopper=40)
    assert set(found) == {"shopper", "replication", "stories", "closing"}
    assert (found["shopper"], found["replication"]) == (40, 0)
    assert found["closing"] == told.closing()
    for story, events in zip(told.stories, found["stories"], strict=True):
        assert [e.kind.value for e in story.events] == [row["event"] for row in events]
        assert [dict(e.numbers) for e in story.events] == [row["numbers"] for row in events]
        for row in events:
            assert set(row) == {"at", "event", "contact", "turn", "persons", "numbers"}
            assert row["at"].startswith("2026-")
            assert all(set(person) == {"team", "number"} for person in row["persons"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--shopper", "100000"], "there is no shopper 100000 in replication 0; they are numbered"),
        (["--shopper", "-1"], "shopper is -1; it must be a whole number"),
        (["--shopper", SHOPPER, "--replication", "-1"], "replication is -1"),
        (["--shopper", SHOPPER, "--set-second", "study.days=1"], "needs a second scenario"),
        (["--shopper", SHOPPER, "--set", "study.dayz=1"], "did you mean 'study.days'?"),
    ],
)
def test_what_cannot_be_told(cli, words: list[str], message: str) -> None:
    said = cli("explain", FIRST, *QUICK, *words)
    assert (said.code, said.out) == (1, "")
    assert message in said.err


def test_other_studies_have_other_shoppers(cli) -> None:
    words = ["--set-second", "study.days=1", "--shopper", SHOPPER]
    said = cli("explain", FIRST, SECOND, *QUICK, *words)
    assert (said.code, said.out) == (1, "")
    assert "study.days" in said.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--shopper"],
        ["--shopper", "many"],
        ["--shopper", "3", "--worst"],
        ["--worst", "--left"],
        ["--shopper", "3", "--lang", "fr"],
    ],
)
def test_a_misspelt_command_is_explained(cli, words: list[str]) -> None:
    said = cli("explain", FIRST, *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: cssim explain")
