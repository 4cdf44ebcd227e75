"""One comparison of each kind, played once."""

import pytest
from experiment.small import BUSY_ALONE, BUSY_TODAY, PROPOSED, TODAY

import cssim as cs


@pytest.fixture(scope="session")
def busy() -> cs.Comparison:
    """Verdicts of many kinds."""
    return cs.compare({"full desk": BUSY_TODAY, "half desk": BUSY_ALONE}, n=10)


@pytest.fixture(scope="session")
def quiet() -> cs.Comparison:
    """On some days nobody writes, so some KPIs are undefined."""
    rarely = {"study.days": 1, "shop.demand.per_day": 1}
    pair = {"two": TODAY.replace(rarely), "one": PROPOSED.replace(rarely)}
    return cs.compare(pair, n=10)


@pytest.fixture(scope="session")
def same() -> cs.Comparison:
    return cs.compare({"this": TODAY, "that": TODAY}, n=2)
