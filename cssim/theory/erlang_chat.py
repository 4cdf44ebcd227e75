"""Erlang Chat: agents who hold several chats, each chat slower the more its agent has.

The state is how many agents have 0, 1, … K chats. The line forms only when every agent has K, and
drains at one rate, so it is solved apart (`line.py`) and the rest is a finite chain.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

import numpy as np

from cssim.theory.arguments import require_count, require_positive
from cssim.theory.levels import Matrix, level_weights
from cssim.theory.line import Waiting, waiting_line

__all__ = ["ErlangChat", "Routing", "erlang_chat"]

Routing: TypeAlias = Literal["least busy first", "most busy first"]
"""Whom a new chat goes to; 'most busy first' means most busy among those with a free slot."""

State: TypeAlias = tuple[int, ...]
"""state[k] agents have k chats each."""

MOST_STATES = 20_000


@dataclass(frozen=True, slots=True)
class ErlangChat(Waiting):
    """Steady state of Erlang Chat: the fields of Waiting, and three of the desk.

    `mean_active`: mean number of chats in progress; `mean_chat`: mean time of a chat once begun;
    `p_agent_busy`: share of time an agent has at least one chat.

    >>> erlang_chat(0.2, [6.0, 8.0, 9.6], agents=1, mean_patience=5.0).p_agent_busy
    0.75605...
    """

    mean_active: float
    mean_chat: float
    p_agent_busy: float


def erlang_chat(
    arrival_rate: float,
    handling_times: Sequence[float],
    agents: int,
    mean_patience: float,
    within: float = 0.0,
    *,
    routing: Routing = "least busy first",
) -> ErlangChat:
    """Return the exact steady state of `agents` agents with several chats each.

    `handling_times[k − 1]` is the mean time of a chat while its agent has k chats; its length is
    the most chats an agent may have. Times exponential, one unit throughout; `within` is the t of
    the service levels; `mean_patience` may be math.inf. Raises ValueError for impossible arguments
    or more than 20,000 states, OverloadError when nobody leaves and there is too much work. Source:
    model of CCmath's Erlang Chat; Tezcan & Zhang (2014), 'Routing and staffing in customer service
    chat systems with impatient customers'; Enqvist & Svensson (2019).

    >>> result = erlang_chat(0.8, [6.0, 8.0, 9.6], agents=3, mean_patience=5.0, within=1.0)
    >>> round(result.p_wait, 6), round(result.service_levels.offered, 6)
    (0.257741, 0.822151)
    """
    _check(arrival_rate, handling_times, agents, routing)
    slots = len(handling_times)
    drain_rate = agents * slots / handling_times[-1]
    line = waiting_line(arrival_rate, drain_rate, mean_patience, within)
    states = _states_by_chats(agents, slots)
    up, down = _rates(states, arrival_rate, handling_times, routing)
    weights = level_weights(up, down)
    total = sum(float(level.sum()) for level in weights)
    met = line.waiting(p_full=float(weights[-1][0]) / total)

    not_full = (1.0 - met.p_wait) / (total - float(weights[-1][0]))
    mean_active = met.p_wait * agents * slots
    mean_idle = 0.0
    for chats in range(agents * slots):
        level = not_full * weights[chats]
        mean_active += chats * float(level.sum())
        mean_idle += float(level @ [state[0] for state in states[chats]])
    return ErlangChat(
        p_wait=met.p_wait,
        p_abandon=met.p_abandon,
        mean_wait=met.mean_wait,
        mean_queue=met.mean_queue,
        service_levels=met.service_levels,
        mean_active=mean_active,
        mean_chat=mean_active / (arrival_rate * (1.0 - met.p_abandon)),
        p_agent_busy=1.0 - mean_idle / agents,
    )


def _check(
    arrival_rate: float, handling_times: Sequence[float], agents: int, routing: Routing
) -> None:
    require_positive("arrival_rate", arrival_rate)
    require_count("agents", agents)
    if len(handling_times) == 0:
        raise ValueError("handling_times is empty; give one mean time for each chat at once.")
    for k, time in enumerate(handling_times):
        require_positive(f"handling_times[{k}]", time)
    if routing not in ("least busy first", "most busy first"):
        raise ValueError(
            f"routing is {routing!r}; it must be 'least busy first' or 'most busy first'."
        )
    states = math.comb(agents + len(handling_times), agents)
    if states > MOST_STATES:
        raise ValueError(
            f"{agents} agents with up to {len(handling_times)} chats each have {states:,} states, "
            f"more than the {MOST_STATES:,} solved exactly. Use fewer agents or chats, or simulate."
        )


def _states_by_chats(agents: int, slots: int) -> list[list[State]]:
    states: defaultdict[int, list[State]] = defaultdict(list)
    for state in _states(agents, slots + 1):
        states[sum(k * count for k, count in enumerate(state))].append(state)
    return [states[chats] for chats in range(agents * slots + 1)]


def _states(agents: int, places: int) -> Iterator[State]:
    if places == 1:
        yield (agents,)
        return
    for first in range(agents + 1):
        for rest in _states(agents - first, places - 1):
            yield (first, *rest)


def _rates(
    states: list[list[State]],
    arrival_rate: float,
    handling_times: Sequence[float],
    routing: Routing,
) -> tuple[list[Matrix], list[Matrix]]:
    slots = len(handling_times)
    up: list[Matrix] = []
    down: list[Matrix] = []
    for lower, upper in pairwise(states):
        rise, fall = np.zeros((len(lower), len(upper))), np.zeros((len(upper), len(lower)))
        row_of = {state: row for row, state in enumerate(upper)}
        for column, state in enumerate(lower):
            with_room = [k for k in range(slots) if state[k] > 0]
            chosen = with_room[0] if routing == "least busy first" else with_room[-1]
            rise[column, row_of[_one_more_chat(state, chosen)]] = arrival_rate
            for k in with_room:
                reverse = _one_more_chat(state, k)
                rate = reverse[k + 1] * (k + 1) / handling_times[k]
                fall[row_of[reverse], column] = rate
        up.append(rise)
        down.append(fall)
    return up, down


def _one_more_chat(state: State, k: int) -> State:
    return (*state[:k], state[k] - 1, state[k + 1] + 1, *state[k + 2 :])
