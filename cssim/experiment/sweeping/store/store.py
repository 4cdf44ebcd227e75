"""A store: what was asked for, and every cell that was played, in one SQLite database."""

from __future__ import annotations

from cssim.experiment.sweeping.store.database import Database
from cssim.experiment.sweeping.store.requests import Requests
from cssim.experiment.sweeping.store.stored_cells import StoredCells

__all__ = ["Store"]


class Store:
    """An open store.

    Args:
        database: with the tables of a store.

    Attributes:
        name: of its file, for messages.
        requests: what was asked for.
        cells: what was played.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.name = database.name
        self.requests = Requests(database)
        self.cells = StoredCells(database)
