"""Sweeps from the command line: play, go on, verify, write, and ask which points meet a target."""

import csv
from pathlib import Path

import pytest
from cli.words import FIRST
from experiment.small import SMALL, TODAY

import cssim as cs

PATHS = ["shifts.day.seats", "shifts.evening.seats"]
BOTH = ["--at-least", "occupancy=1", "--at-most", "paid_hours=3"]
POINTS = [[1, 1], [1, 2], [2, 1], [2, 2]]


@pytest.fixture
def file(tmp_path: Path) -> str:
    changes = "\n".join(f'"{path}" = {value}' for path, value in SMALL.items())
    grid = "\n".join(f'"{path}" = [1, 2]' for path in PATHS)
    text = f"scenario = '{FIRST}'\nreplications = 3\n[set]\n{changes}\n[grid]\n{grid}\n"
    path = tmp_path / "seats.toml"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "seats.db")


def test_a_sweep_is_played_and_kept(cli, file: str, store: str) -> None:
    said = cli("sweep", file, "--store", store)
    assert (said.code, said.err) == (0, "")
    for path in PATHS:
        assert path in said.out
    assert f"12 cells in {store}, up to 3 replications a point" in said.out
    mean = cs.replicate(TODAY, n=3).values["first_response_60"].mean()
    (kpi,) = (kpi for kpi in cs.KPIS if kpi.key == "first_response_60")
    (line,) = [line for line in said.out.splitlines() if line.split()[:2] == ["2", "2"]]
    assert cs.show_kpi(kpi, mean) in line


def test_going_on_adds_what_is_missing(cli, file: str, store: str) -> None:
    cli("sweep", file, "--store", store, "-n", "2")
    assert "8 cells" in cli("resume", store).out
    found = cli("resume", store, "-n", "3", "--kpi", "occupancy", "--json").json
    assert (found["n"], found["done"], found["failed"]) == (3, 12, 0)
    assert [[row[path] for path in PATHS] for row in found["points"]] == POINTS
    means = [row["mean"] for row in found["points"]]
    assert means[-1] == cs.replicate(TODAY, n=3).values["occupancy"].mean()
    assert {row["key"] for row in found["points"]} == {"occupancy"}


def test_a_cell_is_verified(cli, file: str, store: str) -> None:
    cli("sweep", file, "--store", store, "-n", "1")
    name = cs.open_sweep(store).cells()["scenario"].iloc[0]
    said = cli("rerun", store, f"{name}:0")
    assert (said.code, said.out) == (0, f"{name}:0: the same as before, to the bit\n")
    assert cli("rerun", store).out == f"no cell of {store} has failed\n"
    assert cli("rerun", store, f"{name}:0", "--json").json[0]["outcome"] == "same"


def test_cells_are_written_as_a_table(cli, file: str, store: str, tmp_path: Path) -> None:
    cli("sweep", file, "--store", store, "-n", "2")
    table = tmp_path / "cells.csv"
    said = cli("export", store, "-o", str(table))
    assert (said.code, said.out, said.err) == (0, f"8 cells: {table}\n", "")
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 8
    assert [row["replication"] for row in rows] == ["0", "1"] * 4
    last = float(rows[-1]["occupancy"])
    assert last == cs.run(TODAY, replication=1).kpis["occupancy"]
    again = cli("export", store, "-o", str(table))
    assert again.code == 1
    assert "exists" in again.err
    assert cli("export", store, "-o", str(table), "--overwrite").code == 0


def test_which_points_meet_a_target(cli, file: str, store: str, tmp_path: Path) -> None:
    cli("sweep", file, "--store", store, "-n", "16")
    words = ["meets", store, "--at-least", "occupancy=0.0001"]
    said = cli(*words)
    assert (said.code, said.err) == (0, "")
    assert said.out.count("meets the target") == 4
    assert "达标" in cli(*words, "--lang", "zh").out
    points = cli("meets", store, "--at-most", "occupancy=0.0001", "--json").json["points"]
    assert [row["verdict"] for row in points] == ["fails"] * 4
    picture = tmp_path / "seats.png"
    said = cli(*words, "-o", str(picture))
    assert f"picture: {picture}" in said.out
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["resume", "{store}.x"], "there is no store"),
        (["export", "{store}.x", "-o", "a.csv"], "there is no store"),
        (["export", "{store}", "-o", "a.xls"], "allowed: .csv, .parquet"),
        (["rerun", "{store}", "zz"], "such as 3fa2c1:4"),
        (["sweep", FIRST, "--store", "{store}"], "a sweep is declared in a file of its own"),
        (["sweep", "{file}", "--store", "{store}", "--kpi", "ocupancy"], "--kpi ocupancy"),
        (["sweep", "{file}", "--store", "{store}", "-n", "0"], "n is 0"),
        (["sweep", "{file}", "--store", "{file}"], "is no sweep store"),
        (["meets", "{store}"], "at_least"),
        (["meets", "{store}", "--at-least", "occupancy"], "--at-least occupancy: write it as"),
        (["meets", "{store}", "--at-least", "ocupancy=1"], "did you mean 'occupancy'?"),
        (
            [*("meets", "{store}", "-o", "a.png"), *BOTH],
            "a picture shows one target",
        ),
    ],
)
def test_mistakes(cli, file: str, store: str, words: list[str], message: str) -> None:
    if words[0] not in ("sweep", "resume"):
        cli("sweep", file, "--store", store, "-n", "1")
    said = cli(*(word.format(store=store, file=file) for word in words))
    assert (said.code, said.out) == (1, "")
    assert message in said.err


@pytest.mark.parametrize("played", [0, 5])
def test_an_interrupt_tells_what_is_kept_and_how_to_go_on(
    cli, file: str, store: str, monkeypatch: pytest.MonkeyPatch, played: int
) -> None:
    begun = 0

    def until_ctrl_c(*args: object, **named: object) -> cs.Run:
        nonlocal begun
        begun += 1
        if begun > played:
            raise KeyboardInterrupt
        return cs.run(*args, **named)

    monkeypatch.setattr("cssim.experiment.sweeping.cells.run", until_ctrl_c)
    said = cli("sweep", file, "--store", store, "--workers", "1")
    kept = f"5 cells are in {store}, go on with: cssim resume {store}"
    assert (said.code, said.err) == (
        130,
        f"interrupted; {kept if played else 'no cell was kept'}\n",
    )


def test_an_interrupt_before_there_is_a_store(
    cli, file: str, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_once(*args: object, **named: object) -> cs.Sweep:
        Path(store).touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(cs, "sweep", at_once)
    said = cli("sweep", file, "--store", store)
    assert (said.code, said.err) == (130, "interrupted; no cell was kept\n")
