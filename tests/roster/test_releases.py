"""Going: who is waited for, the four bars, and the latest time."""

import pytest
from roster.plans import fated, late, planner, times, told
from roster.rulebooks import rulebook, shift, team

from cssim.fate import Troubles
from cssim.units import MINUTE

DAY, EVENING = 0, 1
"""With one seat each, numbers 0 and 1 have the day and the evening."""


def book(handover=None, people=2, rest="none", evening=("17:30-25:00",), seats=1, **day):
    day_rules = {"waits_for": "evening", **day}
    shifts = {"day": shift("08:30-17:30", seats=seats, **day_rules),
              "evening": shift(*evening)}  # fmt: skip
    return rulebook({"presale": team(people, rest)}, shifts, handover=handover)


def leaves(monkeypatch, rules, fates=None, troubles=Troubles(), person=DAY):  # noqa: B008
    """When the day person may leave on the first day, and how."""
    plan = fated(monkeypatch, rules, fates, troubles).by_day[0]
    return [line for line in told(plan, person) if "start" not in line]


@pytest.mark.parametrize(("minutes", "at"), [(0, "17:30"), (1, "17:31"), (20, "17:50")])
def test_the_outgoing_waits_for_the_incoming(monkeypatch, minutes, at):
    assert leaves(monkeypatch, book(), {(EVENING, 0): late(minutes)}) == [f"{at} 0 finish"]


def test_nobody_waits_unless_the_rulebook_says_so(monkeypatch):
    rules = book(waits_for="none")
    assert leaves(monkeypatch, rules, {(EVENING, 0): late(20)}) == ["17:30 0 finish"]


def test_each_seat_waits_for_its_own(monkeypatch):
    # Day seats 0 and 1 belong to persons 0 and 2; only seat 0 has somebody to wait for.
    rules = book(people=3, seats=2)
    fates = {(EVENING, 0): late(20)}
    assert leaves(monkeypatch, rules, fates) == ["17:50 0 finish"]
    assert leaves(monkeypatch, rules, fates, person=2) == ["17:30 2 finish"]


def test_a_relief_who_rests_is_not_waited_for():
    # Two people, each off one day in seven: without the evening's person the day leaves on time.
    days = planner(book(rest="6 on, 1 off")).by_day
    alone = [day for day in range(7) if [a.stint.person for a in days[day].arrivals] == [DAY]]
    assert len(alone) == 1
    (day,) = alone
    assert told(days[day], midnight=day) == ["08:30 0 start", "17:30 0 finish"]


def test_waiting_through_a_gap(monkeypatch):
    # The next to come opens only at 18:00.
    assert leaves(monkeypatch, book(evening=("18:00-25:00",))) == ["18:00 0 finish"]


def test_a_relief_who_is_there_since_noon(monkeypatch):
    assert leaves(monkeypatch, book(evening=("12:00-20:00",))) == ["17:30 0 finish"]


def test_a_split_relief_comes_for_its_second_stretch(monkeypatch):
    rules = book(evening=("10:00-14:00", "17:30-23:00"))
    assert leaves(monkeypatch, rules, {(EVENING, 0): late(60, 15)}) == ["17:45 0 finish"]


def test_waiting_past_midnight(monkeypatch):
    # 17:00-23:30 waits for the night, which begins at 23:30 and is 50 minutes late.
    shifts = {"late": shift("17:00-23:30", waits_for="night"), "night": shift("23:30-30:00")}
    rules = rulebook({"presale": team(2)}, shifts)
    assert leaves(monkeypatch, rules, {(1, 0): late(50)}) == ["24:20 0 finish"]


def test_a_night_waits_for_the_morning_of_the_next_service_day(monkeypatch):
    shifts = {"night": shift("22:00-30:00", waits_for="early"), "early": shift("06:00-14:00")}
    rules = rulebook({"presale": team(2)}, shifts)
    assert leaves(monkeypatch, rules, {(1, 1): late(12)}) == ["30:12 0 finish"]


def test_round_the_clock_each_shift_waits_for_the_next(monkeypatch):
    shifts = {
        "early": shift("06:00-14:00", waits_for="late"),
        "late": shift("14:00-22:00", waits_for="night"),
        "night": shift("22:00-30:00", waits_for="early"),
    }
    rules = rulebook({"presale": team(3)}, shifts)
    days = fated(monkeypatch, rules, {(1, 0): late(3), (2, 0): late(7), (0, 1): late(12)}).by_day
    assert told(days[0]) == [
        "06:00 0 start", "14:03 1 start", "14:03 0 finish", "22:07 2 start", "22:07 1 finish",
        "30:12 2 finish",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "at"), [({}, "25:00"), ({"latest": "19:00"}, "19:00"), ({"latest": "26:00"}, "25:00")]
)
def test_who_never_comes_is_waited_for_until_their_own_end(monkeypatch, rules, at):
    fates = {(EVENING, 0): late(8 * 60)}
    assert leaves(monkeypatch, book(**rules), fates) == [f"{at} 0 finish"]


def test_until_the_line_is_empty_begins_when_the_relief_is_there(monkeypatch):
    rules = book(at_end="until_line_empty", latest="19:00")
    assert leaves(monkeypatch, rules, {(EVENING, 0): late(20)}) == [
        "17:50 0 until line empty", "19:00 0 finish"
    ]  # fmt: skip
    assert leaves(monkeypatch, rules, {(EVENING, 0): late(90)}) == ["19:00 0 finish"]


@pytest.mark.parametrize("how", ["hand_over", "leave"])
def test_other_ends_are_put_off_alike(monkeypatch, how):
    told_so = leaves(monkeypatch, book(at_end=how), {(EVENING, 0): late(20)})
    assert told_so == [f"17:50 0 {how.replace('_', ' ')}"]


def barred(*bars, prepare=None):
    return {"bars": list(bars)} | ({"prepare": prepare} if prepare else {})


@pytest.mark.parametrize(("bar", "kind"), [("urgent event", "urgent"), ("restart", "restart")])
@pytest.mark.parametrize(
    ("spans", "at"),
    [
        ([("17:00", "17:25")], "17:30"),  # over before the end
        ([("17:00", "17:40")], "17:40"),
        ([("17:30", "17:40")], "17:40"),  # begins with the end
        ([("17:31", "17:40")], "17:30"),  # after it
        ([("17:00", "17:40"), ("17:35", "18:10")], "18:10"),  # one runs into the next
    ],
)
def test_trouble_bars_the_way(monkeypatch, bar, kind, spans, at):
    troubles = Troubles(**{kind: times(*spans)})
    rules = book(barred(bar), waits_for="none")
    assert leaves(monkeypatch, rules, troubles=troubles) == [f"{at} 0 finish"]
    assert leaves(monkeypatch, book(waits_for="none"), troubles=troubles) == ["17:30 0 finish"]


def test_trouble_that_comes_while_one_waits(monkeypatch):
    troubles = Troubles(urgent=times(("17:45", "18:05")))
    fates = {(EVENING, 0): late(20)}
    assert leaves(monkeypatch, book(barred("urgent event")), fates, troubles) == ["18:05 0 finish"]


def test_trouble_of_either_kind_follows_the_other(monkeypatch):
    troubles = Troubles(urgent=times(("17:20", "17:50")), restart=times(("17:45", "18:00")))
    rules = book(barred("restart", "urgent event"))
    assert leaves(monkeypatch, rules, troubles=troubles) == ["18:00 0 finish"]


@pytest.mark.parametrize(("early", "at"), [({}, "17:40"), ({"early": "10 min",
                         "early_at": "aside"}, "17:30")])  # fmt: skip
def test_the_incoming_has_to_prepare(monkeypatch, early, at):
    shifts = {"day": shift("08:30-17:30", waits_for="evening"),
              "evening": shift("17:30-25:00", **early)}  # fmt: skip
    rules = rulebook({"presale": team(2)}, shifts,
                     handover=barred("not prepared", prepare="10 min"))  # fmt: skip
    assert leaves(monkeypatch, rules) == [f"{at} 0 finish"]


@pytest.mark.parametrize(
    ("bars", "at"), [((), "17:35"), (("unfit",), "18:15"), (("unfit", "not prepared"), "18:25")]
)
def test_who_is_unfit_does_not_count_as_relief_where_that_is_a_bar(monkeypatch, bars, at):
    # Five minutes late, and forty more until the stand-in is there.
    prepare = "10 min" if "not prepared" in bars else None
    fates = {(EVENING, 0): {**late(5), "stand_in": 40 * MINUTE}}
    rules = book(barred(*bars, prepare=prepare))
    assert leaves(monkeypatch, rules, fates) == [f"{at} 0 finish"]


def test_latest_bounds_the_bars_as_well(monkeypatch):
    troubles = Troubles(urgent=times(("17:00", "22:00")))
    rules = book(barred("urgent event"), latest="19:00")
    assert leaves(monkeypatch, rules, troubles=troubles) == ["19:00 0 finish"]


def test_a_break_within_a_shift_is_never_put_off(monkeypatch):
    shifts = {"split": shift("10:00-14:00", "17:30-23:00", at_end="until_line_empty",
                             latest="24:00")}  # fmt: skip
    rules = rulebook({"presale": team(1)}, shifts, handover=barred("urgent event"))
    troubles = Troubles(urgent=times(("13:00", "15:00")))
    assert leaves(monkeypatch, rules, troubles=troubles) == [
        "14:00 0 finish", "23:00 0 until line empty", "24:00 0 finish"
    ]  # fmt: skip


def test_who_is_kept_until_the_next_stint_goes_on_with_that(monkeypatch):
    # The night's relief comes at 07:00, but from 06:30 on the night person has a shift again.
    shifts = {"night": shift("22:00-30:00", waits_for="early"),
              "later": shift("06:30-14:00"), "early": shift("06:00-14:00")}  # fmt: skip
    rules = rulebook({"presale": team(3, rotation="weekly from tuesday")}, shifts)
    days = fated(monkeypatch, rules, {(1, 1): late(60)}).by_day
    by_person = {a.stint.person: a.stint.shift for a in days[1].arrivals}
    assert by_person == {0: "later", 1: "early", 2: "night"}
    assert told(days[0], 0) == ["22:00 0 start", "30:30 0 finish"]
    assert told(days[1], 0, midnight=1) == ["06:30 0 start", "14:00 0 finish"]


def test_the_next_stint_may_follow_at_once(monkeypatch):
    shifts = {"night": shift("22:00-29:00", waits_for="early"),
              "later": shift("05:00-13:00"), "early": shift("05:00-13:00")}  # fmt: skip
    rules = rulebook({"presale": team(3, rotation="weekly from tuesday")}, shifts)
    days = fated(monkeypatch, rules, {(1, 1): late(60)}).by_day
    assert told(days[0], 0) == ["22:00 0 start", "29:00 0 finish"]


def test_who_misses_the_next_stint_is_kept_through_it(monkeypatch):
    # The night person never comes for 06:30-07:00; the relief comes at 07:30.
    shifts = {"night": shift("22:00-30:00", waits_for="early"),
              "later": shift("06:30-07:00"), "early": shift("06:00-14:00")}  # fmt: skip
    rules = rulebook({"presale": team(3, rotation="weekly from tuesday")}, shifts)
    days = fated(monkeypatch, rules, {(0, 1): late(30), (1, 1): late(90)}).by_day
    assert told(days[0], 0) == ["22:00 0 start", "31:30 0 finish"]


def test_nobody_waits_for_themselves(monkeypatch):
    shifts = {"night": shift("22:00-30:00", waits_for="early"), "early": shift("06:00-14:00")}
    rules = rulebook({"presale": team(2, rotation="weekly from tuesday")}, shifts)
    days = fated(monkeypatch, rules, {(0, 1): late(60)}).by_day
    assert {a.stint.person: a.stint.shift for a in days[1].arrivals} == {0: "early", 1: "night"}
    assert told(days[0], 0) == ["22:00 0 start", "30:00 0 finish"]


def test_the_last_moment_of_one_shift_may_lie_in_the_next(monkeypatch):
    # Until the line is empty, at the latest at 06:30; from 06:00 on it is the next shift's chats.
    shifts = {"night": shift("22:00-29:00", at_end="until_line_empty", latest="30:00"),
              "early": shift("05:30-14:00")}  # fmt: skip
    rules = rulebook({"presale": team(2, rotation="weekly from tuesday")}, shifts)
    days = fated(monkeypatch, rules).by_day
    assert told(days[0], 0) == ["22:00 0 start", "29:00 0 until line empty"]
    assert told(days[1], 0, midnight=1)[0] == "05:30 0 start"
