"""Play a sweep into a store, as a process of its own that may be killed: STORE WORKERS [n]."""

import sys

from experiment.sweeping import own_measures
from experiment.sweeping.worlds import BASE, GRID

from cssim.experiment.sweeping import sweep

N = 10


def play(store: str, workers: int, n: int = N) -> None:
    measures = [own_measures.chats, own_measures.odd]
    sweep(BASE, GRID, n=n, store=store, workers=workers, measures=measures, progress=False)


if __name__ == "__main__":
    play(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:]))
