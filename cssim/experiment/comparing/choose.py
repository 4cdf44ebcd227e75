"""Playing several rulebooks until one is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from cssim.arguments import instance, whole_number
from cssim.errors import CssimError
from cssim.experiment.asked import MOST, check_confidence
from cssim.experiment.comparing.asked import chosen_kpis, named_scenarios
from cssim.experiment.comparing.choice import Choice, look_at
from cssim.experiment.comparing.pairing import check_comparable
from cssim.experiment.series import alive
from cssim.experiment.statistics import FEWEST_DIFFERENCES, Values
from cssim.experiment.work import Bar, Workers, WorkersAsked, pack, unpack, workers_of
from cssim.results import KPIS, Kpi, run
from cssim.scenario import Scenario

ROUND = 5
"""Replications between two looks; the same wherever they are played, so the choice is too."""
_HOURS = "paid_hours"


@dataclass(frozen=True, slots=True)
class Job:
    """One replication of one scenario, as it travels to a worker.

    Attributes:
        name: of the scenario.
        packed: the scenario.
        replication: which set of shoppers and people.
    """

    name: str
    packed: bytes
    replication: int


def play_kpis(job: Job) -> dict[str, float]:
    """Play one replication and return its KPIs."""
    return dict(run(unpack(job.packed), replication=job.replication).kpis)


def choose(
    scenarios: Mapping[str, Scenario],
    *,
    kpi: str,
    matters: float | None = None,
    most: int = MOST,
    confidence: float = 0.95,
    workers: WorkersAsked = None,
    progress: bool = True,
) -> Choice:
    """Find the best of several rulebooks by one KPI, on the same shoppers and people.

    All are played until one is left, or nobody left is better than the leader by more than
    matters. Who is surely worse than another is dropped on the way, which saves most of the work.

    Args:
        scenarios: two or more scenarios by the names they are to have.
        kpi: key of the KPI; it must have a direction that is good.
        matters: the smallest difference that matters, in the KPI's unit; its own guess by default.
        most: after how many replications to give up.
        confidence: that the chosen one is no more than `matters` from the best; see `Choice` for
            scenarios that are the same in all replications.
        workers: as in `compare`.
        progress: show one bar in terminals and notebooks.

    Raises:
        CssimError: fewer than two scenarios, shop or study differ, the KPI is unknown, has no good
            direction or is undefined in a replication.

    Examples:
        >>> import cssim as cs
        >>> today = cs.load("scenarios/19-common-form.toml").replace({"study.days": 2})
        >>> offers = {
        ...     f"{seats} seats": today.replace({"shifts.evening.seats": seats})
        ...     for seats in (1, 2)
        ... }
        >>> cs.choose(offers, kpi="first_response_60", matters=0.05).chosen
        '2 seats'
    """
    check_confidence(confidence)
    instance(kpi, str, "kpi", f"the key of a KPI, such as {KPIS[0].key!r}")
    (wanted,) = chosen_kpis([kpi], {} if matters is None else {kpi: matters})
    if wanted.good == "neither":
        others = ", ".join(k.key for k in KPIS if k.good != "neither")
        raise CssimError(f"{kpi} is neither good high nor good low; choose by one of: {others}")
    most = whole_number(most, "most", FEWEST_DIFFERENCES, "a choice takes ten replications")
    named = named_scenarios(scenarios, ())
    first = next(iter(named.values()))
    for other in named.values():
        check_comparable(first, other)
    pairs = len(named) * (len(named) - 1) // 2
    with workers_of(workers) as place, Bar(most, f"choose by {kpi}", show=progress) as bar:
        race = _Race(wanted, named, 1 - (1 - confidence) / pairs)
        while not race.is_over and race.n < most:
            step = ROUND if race.n else FEWEST_DIFFERENCES
            race.play(min(race.n + step, most), place, bar)
    values, hours = (MappingProxyType(race.values(key)) for key in (kpi, _HOURS))
    chosen = race.leader if race.is_over else None
    return Choice(wanted, values, hours, race.running, chosen, confidence, pairs)


class _Race:
    """Who is still in the running, and what they have reached."""

    def __init__(self, kpi: Kpi, named: Mapping[str, Scenario], each: float) -> None:
        self._kpi = kpi
        self._each = each
        self._packed = {name: pack(scenario) for name, scenario in named.items()}
        self._kpis: dict[str, list[dict[str, float]]] = {name: [] for name in named}
        self.running = tuple(named)
        self.leader = self.running[0]
        self.n = 0
        self.is_over = False

    def play(self, end: int, place: Workers, bar: Bar) -> None:
        """Play those in the running up to replication `end`, and drop who is surely worse."""
        total = len(self.running) * (end - self.n)
        found: dict[tuple[int, str], dict[str, float]] = {}
        for job, kpis in place.each(play_kpis, self._jobs(end), total):
            what = f"replication {job.replication} of {job.name!r}"
            found[job.replication, job.name] = alive(kpis, what)
        for replication in range(self.n, end):
            for name in self.running:
                self._keep(name, replication, found[replication, name])
            bar.advance()
        self.n = end
        values = self.values(self._kpi.key)
        left = {name: values[name] for name in self.running}
        self.running, self.leader, self.is_over = look_at(self._kpi, left, self._each)

    def values(self, key: str) -> dict[str, Values]:
        """Return a KPI of each scenario by name, one value a replication it was played."""
        return {
            name: np.array([kpis[key] for kpis in played]) for name, played in self._kpis.items()
        }

    def _jobs(self, end: int) -> Iterator[Job]:
        for replication in range(self.n, end):
            for name in self.running:
                yield Job(name, self._packed[name], replication)

    def _keep(self, name: str, replication: int, kpis: dict[str, float]) -> None:
        if np.isnan(kpis[self._kpi.key]):
            raise CssimError(
                f"{self._kpi.key} is undefined in replication {replication} of {name!r}, so "
                "nothing can be chosen by it; a longer study.days may help"
            )
        self._kpis[name].append(kpis)
