"""Differences between real rulebooks, stored, so that error rates can be found on them.

Run it from the root of the repository: `python -m benchmarks.error_rates_real`. It plays each of
two pairs of rulebooks on the same 400 weeks of shoppers and people, which takes some minutes, and
writes one row a pair and replication: second less first for eight KPIs.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import cssim as cs

FILE = Path(__file__).parent / "data" / "real_differences.csv"
PAIRS = {
    "19 against 02": ("19-common-form", "02-four-people"),
    "19 against 08": ("19-common-form", "08-three-shifts"),
}
WEEKS = 400
STUDY = {"study.days": 7, "study.warm_up": 1, "study.cool_down": 0}
KEYS = (
    "first_response_60",
    "first_response_p90",
    "response_mean",
    "abandoned_silently",
    "lost_shoppers",
    "unattended_minutes",
    "overtime_hours",
    "paid_hours",
)


def main() -> None:
    """Play all pairs and write the file."""
    FILE.parent.mkdir(exist_ok=True)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("pair", "replication", *KEYS))
        for name, files in PAIRS.items():
            sides = [cs.load(f"scenarios/{file}.toml").replace(STUDY) for file in files]
            first, second = (cs.replicate(side, n=WEEKS).values for side in sides)
            for replication in range(WEEKS):
                row = (second[key][replication] - first[key][replication] for key in KEYS)
                writer.writerow((name, replication, *(f"{value:.9g}" for value in row)))


def read_real(name: str) -> NDArray[np.float64]:
    """Return the stored differences of one pair, shape (replications, KPIs)."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["pair"] == name]
    return np.array([[float(row[key]) for key in KEYS] for row in rows])


if __name__ == "__main__":
    main()
