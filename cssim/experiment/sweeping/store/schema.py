"""The tables of a store, and how one is known from any other file.

Scenarios, points and measures are numbered as they are asked for, which is before anything is
played; what is computed has natural keys and no rowid. So nothing in a store tells in which order,
where or when its cells were computed.
"""

from __future__ import annotations

from typing import Final

__all__ = ["APPLICATION", "FORMAT", "TABLES"]

APPLICATION: Final = int.from_bytes(b"cssw", "big")
"""SQLite's `application_id` of a store."""

FORMAT: Final = 1
"""SQLite's `user_version` of a store: raised whenever these tables change."""

TABLES: Final = (
    """
    CREATE TABLE facts (
        fact TEXT PRIMARY KEY,       -- "model version"
        value TEXT NOT NULL
    ) WITHOUT ROWID""",
    """
    CREATE TABLE bases (
        base TEXT PRIMARY KEY,       -- SHA-256 of json
        json TEXT NOT NULL           -- a scenario with its files resolved and its annotations
    ) WITHOUT ROWID""",
    """
    CREATE TABLE scenarios (
        scenario INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        replications INTEGER NOT NULL    -- how many are wanted
    )""",
    """
    CREATE TABLE points (
        point INTEGER PRIMARY KEY,
        scenario INTEGER NOT NULL REFERENCES scenarios,
        base TEXT NOT NULL REFERENCES bases,
        overrides TEXT NOT NULL,     -- JSON: dotted path to value, as asked for
        UNIQUE (scenario, overrides)
    )""",
    """
    CREATE TABLE measures (
        measure INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE    -- the key of a KPI, or "module:function"
    )""",
    """
    CREATE TABLE cells (
        scenario INTEGER NOT NULL REFERENCES scenarios,
        replication INTEGER NOT NULL,
        reason TEXT,                 -- why its run failed; NULL if it did not
        PRIMARY KEY (scenario, replication)
    ) WITHOUT ROWID""",
    """
    CREATE TABLE results (
        scenario INTEGER NOT NULL,
        replication INTEGER NOT NULL,
        measure INTEGER NOT NULL REFERENCES measures,
        value REAL,                  -- NULL where it is undefined
        reason TEXT,                 -- why the measure failed; NULL if it did not
        PRIMARY KEY (scenario, replication, measure),
        FOREIGN KEY (scenario, replication) REFERENCES cells
    ) WITHOUT ROWID""",
    """
    CREATE VIEW readable AS
    SELECT fingerprint, seed, replication, name AS measure, value,
           coalesce(cells.reason, results.reason) AS reason
    FROM cells
    JOIN scenarios USING (scenario)
    LEFT JOIN results USING (scenario, replication)
    LEFT JOIN measures USING (measure)
    ORDER BY cells.scenario, replication, results.measure""",
)
"""Made together in one transaction; the view is for people who look with tools of their own."""
