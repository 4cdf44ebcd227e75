"""One agent, K endless chats: the wait that comes from one reply at a time.

Each chat alternates between a thinking shopper and a message that awaits the agent. This is the
machine-repair queue: chats are machines, thinking is running, composing is repair.
"""

from dataclasses import dataclass

from cssim.theory.arguments import require_count, require_not_negative, require_positive
from cssim.theory.erlang import erlang_b

__all__ = ["MachineRepair", "machine_repair"]


@dataclass(frozen=True, slots=True)
class MachineRepair:
    """Steady state of one agent with K endless chats.

    `response_time`: mean from message to reply sent; `wait`: the part before composing starts;
    `throughput`: replies per unit of time; `gain`: throughput ÷ that of one chat; `inflation`: mean
    turn (thinking + response) ÷ that of one chat; `occupancy`: share of time composing.

    >>> result = machine_repair(compose=20.0, think=40.0, chats=1)
    >>> round(result.response_time, 9), round(result.gain, 9), round(result.inflation, 9)
    (20.0, 1.0, 1.0)
    """

    response_time: float
    wait: float
    throughput: float
    gain: float
    inflation: float
    occupancy: float


def machine_repair(compose: float, think: float, chats: int) -> MachineRepair:
    """Return the steady state of one agent who composes one reply at a time in `chats` chats.

    `compose` and `think` are mean times in one unit; composing is exponential, thinking may have
    any distribution. The agent is idle with the Erlang B chance of `chats` servers at load
    think/compose; the rest is Little's law. Raises ValueError for `compose` not above 0,
    `think` below 0 or fewer than one chat. Source: Palm (1947); Feller, 'An introduction to
    probability theory and its applications' I, XVII.7.

    >>> round(machine_repair(compose=20.0, think=40.0, chats=5).response_time, 1)
    63.8
    """
    require_positive("compose", compose)
    require_not_negative("think", think)
    require_count("chats", chats)
    occupancy = 1.0 - erlang_b(chats, think / compose)
    throughput = occupancy / compose
    response_time = chats / throughput - think
    alone = compose + think
    return MachineRepair(
        response_time=response_time,
        wait=response_time - compose,
        throughput=throughput,
        gain=throughput * alone,
        inflation=(response_time + think) / alone,
        occupancy=occupancy,
    )
