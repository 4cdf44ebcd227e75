"""A scenario that has travelled is the same scenario."""

import numpy as np
from experiment.small import SCENARIOS, TODAY

import cssim as cs
from cssim.experiment.work import pack, unpack


def test_a_packed_scenario_plays_as_the_scenario_itself() -> None:
    assert unpack(pack(TODAY)) == TODAY
    here, there = cs.run(TODAY), cs.run(unpack(pack(TODAY)))
    np.testing.assert_array_equal(list(there.kpis.values()), list(here.kpis.values()))


def test_a_scenario_is_unpacked_once_for_many_jobs() -> None:
    packed = pack(TODAY)
    assert unpack(packed) is unpack(bytes(packed))


def test_every_scenario_can_travel() -> None:
    for file in sorted(SCENARIOS.glob("*.toml")):
        scenario = cs.load(file)
        assert unpack(pack(scenario)) == scenario
