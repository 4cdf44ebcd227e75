"""A run in one line: equal lines are equal tables and KPIs, to the bit."""

from __future__ import annotations

import hashlib
from dataclasses import fields

from cssim.results import Run


def digest(run: Run) -> str:
    """SHA-256 (hex) of every column of every table, of every KPI and of the day by the hour."""
    found = hashlib.sha256()
    for table in fields(run.tables.columns):
        for name, column in getattr(run.tables.columns, table.name).items():
            plain = repr(column.tolist()) if column.dtype == object else column.tobytes().hex()
            found.update(f"{table.name}.{name} {column.dtype} {plain}\n".encode())
    for key, value in run.kpis.items():
        found.update(f"{key} {value.hex()}\n".encode())
    for part in fields(run.profile):
        found.update(getattr(run.profile, part.name).tobytes())
    return found.hexdigest()
