"""People's days: one row a person and day, whatever the rulebook."""

import numpy as np
import pytest
from fate.shops import SHOP, study

from cssim.fate import NEVER, draw_person_day
from cssim.fate.inverse import duration_at
from cssim.fate.person_days import DayFate
from cssim.fate.streams import Group, block
from cssim.scenario import Constant, Exponential, Gamma, Lapse, Lateness, People, Unfit
from cssim.units import MINUTE

TEN = Constant(mean=10.0 * MINUTE)
LAPSE = Lapse(chance=0.3, length=Exponential(mean=10.0 * MINUTE))


def nature(**more: object) -> People:
    return People.model_validate({"pace": Constant(mean=1.0), **more})


ALL = nature(
    lateness=Lateness(chance=0.3, by=Exponential(mean=10.0 * MINUTE)),
    stepping_away=LAPSE, signing_out=LAPSE, unfit=Unfit(chance=0.3, stand_in=TEN),
)  # fmt: skip


def days(people=ALL, stretches=1, count=400, seed=1, replication=0):
    return [
        draw_person_day(people, study(seed=seed), replication, person, day, stretches)
        for person in range(count // 20)
        for day in range(20)
    ]


def test_without_such_tables_nothing_ever_happens():
    assert {(d.late, d.stepping_away, d.signing_out, d.stand_in) for d in days(SHOP.people)} == {
        ((0,), None, None, None)
    }


def test_another_stretch_changes_nothing_but_itself():
    for one, two in zip(days(), days(stretches=2), strict=True):
        assert two.late[:1] == one.late
        assert (two.stepping_away, two.signing_out, two.found, two.stand_in) == (
            one.stepping_away, one.signing_out, one.found, one.stand_in
        )  # fmt: skip


@pytest.mark.parametrize("part", ["lateness", "stepping_away", "signing_out", "unfit"])
def test_what_is_left_out_moves_nothing_else(part):
    without = ALL.model_copy(update={part: None})
    fields = {"lateness": "late", "unfit": "stand_in"}
    gone = fields.get(part, part)
    for full, less in zip(days(), days(without), strict=True):
        kept = {"late", "stepping_away", "signing_out", "found", "stand_in"} - {gone}
        assert all(getattr(full, name) == getattr(less, name) for name in kept)


def test_a_higher_chance_keeps_those_whom_it_befell_before():
    more = nature(lateness=Lateness(chance=0.6, by=Exponential(mean=10.0 * MINUTE)))
    pairs = [(a.late[0], b.late[0]) for a, b in zip(days(), days(more), strict=True)]
    assert all(b == a for a, b in pairs if a)
    assert sum(b > 0 for _, b in pairs) > sum(a > 0 for a, _ in pairs)


def test_a_longer_delay_moves_all_by_one_factor():
    twice = nature(lateness=Lateness(chance=0.3, by=Exponential(mean=20.0 * MINUTE)))
    for short, long in zip(days(), days(twice), strict=True):
        assert long.late[0] == pytest.approx(2 * short.late[0], abs=2)


def test_shares_are_as_the_shop_says():
    # 400 days: five standard errors of a share of 0.3 are 0.115.
    found = days()
    for share in (
        np.mean([d.late[0] > 0 for d in found]),
        np.mean([d.stepping_away is not None for d in found]),
        np.mean([d.signing_out is not None for d in found]),
        np.mean([d.stand_in is not None for d in found]),
    ):
        assert share == pytest.approx(0.3, abs=0.115)


def test_stretches_are_late_independently():
    both = [tuple(late > 0 for late in d.late) for d in days(stretches=2)]
    assert np.mean([a and b for a, b in both]) == pytest.approx(0.09, abs=0.07)


def test_people_days_and_replications_differ():
    found = [d.found for d in days()] + [d.found for d in days(replication=1)]
    assert len(set(found)) == 800


def test_positions_are_never_moved():
    row = block(1, 0, Group.PERSON_DAY, 3, 5).random(16)
    certain = nature(stepping_away=Lapse(chance=1, length=TEN))
    drawn = draw_person_day(certain, study(seed=1), 0, 3, 5, 0)
    assert drawn.stepping_away is not None
    assert drawn.stepping_away.when == row[1]
    assert drawn.found == row[6]
    assert [part.value for part in DayFate] == list(range(9))


def test_a_time_beyond_every_run_is_never():
    endless = Gamma(mean=1e15, cv=100.0)
    assert duration_at(endless, 1 - 1e-9) == NEVER
    assert duration_at(endless, 0.5) == 0
