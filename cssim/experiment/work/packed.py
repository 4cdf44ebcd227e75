"""Scenarios as they travel to workers."""

from __future__ import annotations

import pickle
from functools import lru_cache

from cssim.scenario import Scenario

_KEPT = 16
"""Unpacking takes 2 ms, and jobs of one scenario follow each other."""


def pack(scenario: Scenario) -> bytes:
    """Return a scenario as bytes, about 30 kB, for workers of the same version of cssim."""
    return pickle.dumps(scenario, protocol=pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=_KEPT)
def unpack(packed: bytes) -> Scenario:
    """Return the scenario of these bytes, which must come from `pack`."""
    found: Scenario = pickle.loads(packed)  # noqa: S301 - made by `pack`, in this or our own process
    return found
