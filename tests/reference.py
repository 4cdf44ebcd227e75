"""An independent reference: n servers, first come first served, customers who may leave.

It shares nothing with cssim (neither code nor SimPy), so that the desk can be compared with it
customer by customer. Times are integer microseconds.
"""

from collections import deque
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

import numpy as np

COMPLETION, ARRIVAL, LEAVING = range(3)  # the order at equal times; then by customer number


def first_come_first_served(
    servers: int,
    arrival: Sequence[int] | np.ndarray,
    service: Sequence[int] | np.ndarray,
    patience: Sequence[int | None] | np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Return (begin, departure), int64 arrays in the order of the customers given.

    `begin` is when service starts, −1 for who left; `departure` is the end of service or the
    moment of leaving. A customer who must wait leaves at arrival + patience unless served by then
    (a service that begins at that very moment counts as begun); patience None means never, for
    all or for one. Arrivals need not be in order; `servers` >= 1.

    >>> begin, departure = first_come_first_served(1, [0, 1, 2], [5, 5, 5], [0, 3, 3])
    >>> begin.tolist(), departure.tolist()
    ([0, -1, 5], [5, 4, 10])
    """
    arrival, service = [int(t) for t in arrival], [int(t) for t in service]
    begin, departure = [-1] * len(arrival), [-1] * len(arrival)
    events = [(time, ARRIVAL, customer) for customer, time in enumerate(arrival)]
    heapify(events)
    free, line = servers, deque()
    while events:
        now, kind, customer = heappop(events)
        if kind == LEAVING and begin[customer] < 0:
            departure[customer] = now
            line.remove(customer)
        elif kind == COMPLETION:
            free += 1
        elif kind == ARRIVAL:
            line.append(customer)
        if line and free:
            free -= 1
            first = line.popleft()
            begin[first], departure[first] = now, now + service[first]
            heappush(events, (departure[first], COMPLETION, first))
        elif kind == ARRIVAL and patience is not None and patience[customer] is not None:
            heappush(events, (now + int(patience[customer]), LEAVING, customer))
    return np.array(begin, dtype=np.int64), np.array(departure, dtype=np.int64)
