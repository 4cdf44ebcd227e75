"""How the dice fell for the shoppers of a replication: numbers whose expectation is 0.

They serve as control variates. Two cousins of the desk can be worked out from the same columns of
arrivals and work without simulating anything, and their expectations are known exactly:

* a desk with an agent for everybody (M/G/∞): an arrival finds a Poisson number present;
* one agent as fast as all together (M/G/1): Lindley's recursion, Pollaczek-Khinchine. Where the
  desk has one agent, the cousin is a tenth faster, or it would be the desk itself.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import pdtrc

from cssim.theory import mg1_mean_wait


@dataclass(frozen=True)
class Queue:
    """Poisson arrivals, independent work, some agents; times in one unit."""

    agents: int
    mean_gap: float
    mean_work: float
    work_cv: float = 1.0

    @property
    def load(self):
        return self.mean_work / self.mean_gap

    def luck(self, at, work, counted):
        """Return the luck of the shoppers drawn, of whom `counted` (a slice) are looked at."""
        luck = [work.mean() / self.mean_work - 1, *self._agent_for_everybody(at, work, counted)]
        if self.load < self.agents:
            luck.append(self._one_fast_agent(at, work, counted))
        return luck

    def _agent_for_everybody(self, at, work, counted):
        gone = np.searchsorted(np.sort(at + work), at, side="right")
        above = (np.arange(len(at)) - gone)[counted] - self.agents
        p_full, p_over = pdtrc(self.agents - 1, self.load), pdtrc(self.agents, self.load)
        mean_excess = self.load * p_full - self.agents * p_over
        return np.mean(above >= 0) - p_full, np.mean(np.maximum(above, 0)) - mean_excess

    def _one_fast_agent(self, at, work, counted):
        speed = max(self.agents, 1.1)
        backlog = np.cumsum(np.append(0.0, work[:-1] / speed - np.diff(at)))
        wait = (backlog - np.minimum.accumulate(backlog))[counted]
        exact = mg1_mean_wait(1 / self.mean_gap, self.mean_work / speed, self.work_cv)
        return wait.mean() / exact - 1
