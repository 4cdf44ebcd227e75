"""A sweep as a file for other programs: every cell, every digit, and never over a file."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from experiment.sweeping.worlds import BASE, KEYS, SEATS

import cssim as cs
from cssim.experiment.sweeping import sweep
from cssim.experiment.sweeping.export import export_table

POINTS: list[dict[str, Any]] = [
    {SEATS: 1, "shop.chat.work": {"dist": "constant", "mean": "10 s"}},
    {SEATS: 2, "desk.auto_close": "4 min"},
]


@pytest.fixture(scope="module")
def found() -> cs.Sweep:
    return sweep(BASE, POINTS, n=2, workers=1, progress=False)


def test_csv_holds_every_digit(found: cs.Sweep, tmp_path: Path) -> None:
    file = tmp_path / "cells.csv"
    found.export(file)
    with file.open(encoding="utf-8", newline="") as lines:
        back = list(csv.DictReader(lines))
    cells = found.cells().to_dict("records")
    assert len(back) == len(cells) == 4
    for written, cell in zip(back, cells, strict=True):
        assert [*written] == [*cell]
        assert written["scenario"] == cell["scenario"]
        assert [int(written[name]) for name in (SEATS, "replication")] == [
            cell[name] for name in (SEATS, "replication")
        ]
        for key in KEYS:
            assert written[key] == "" if math.isnan(cell[key]) else float(written[key]) == cell[key]


def test_csv_is_utf_8_with_one_header_and_plain_line_ends(found: cs.Sweep, tmp_path: Path) -> None:
    file = tmp_path / "cells.csv"
    found.export(file)
    lines = file.read_bytes().decode("utf-8").split("\n")
    assert lines[0].startswith(f"{SEATS},shop.chat.work,desk.auto_close,scenario,replication,")
    assert len(lines) == 1 + 4 + 1
    assert lines[-1] == ""
    assert '"{""dist"":""constant"",""mean"":""10 s""}",' in lines[1]
    assert ",4 min," in lines[3]


def test_parquet_comes_back_as_it_was(found: cs.Sweep, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    file = tmp_path / "cells.parquet"
    found.export(file)
    back, cells = pd.read_parquet(file), found.cells()
    assert [*back] == [*cells]
    assert back[SEATS].tolist() == [1, 1, 2, 2]
    assert back["shop.chat.work"][0] == '{"dist":"constant","mean":"10 s"}'
    pd.testing.assert_frame_equal(back[KEYS], cells[KEYS], check_exact=True)


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ([1, 2], [1, 2]),
        (["30 s", "none"], ["30 s", "none"]),
        (["none", 3], ["none", "3"]),
        ([True, 1], ["true", "1"]),
        ([[1, 2], [3]], ["[1,2]", "[3]"]),
        ([{"a": "是"}, "none"], ['{"a":"是"}', "none"]),
    ],
)
def test_a_column_is_of_one_kind(tmp_path: Path, column: list[Any], written: list[Any]) -> None:
    pytest.importorskip("pyarrow")
    file = tmp_path / "cells.parquet"
    export_table(pd.DataFrame({"a": pd.Series(column, dtype=object), "b": 0.5}), file)
    assert pd.read_parquet(file)["a"].tolist() == written


@pytest.mark.parametrize("name", ["cells.csv", "cells.parquet"])
def test_a_file_is_replaced_only_on_demand(found: cs.Sweep, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("precious")
    with pytest.raises(
        cs.CssimError, match="exists; name another file, or give the option overwrite"
    ):
        found.export(file)
    assert file.read_text() == "precious"
    found.export(file, overwrite=True)
    assert file.read_bytes() != b"precious"
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["cells.xlsx", "cells", "cells.CSV.gz"])
def test_another_ending_is_refused(found: cs.Sweep, tmp_path: Path, name: str) -> None:
    with pytest.raises(cs.CssimError, match=r"allowed: \.csv, \.parquet"):
        found.export(tmp_path / name)


def test_a_name_that_no_file_can_have(found: cs.Sweep, tmp_path: Path) -> None:
    with pytest.raises(cs.CssimError, match="cannot be written: embedded null"):
        found.export(f"{tmp_path}/a\0.csv")


def test_without_pyarrow_the_message_says_what_to_install(
    found: cs.Sweep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cssim.experiment.sweeping.export.find_spec", lambda name: None)
    with pytest.raises(cs.CssimError, match=r"pip install 'cssim\[parquet\]'"):
        found.export(tmp_path / "cells.parquet")
    assert not list(tmp_path.iterdir())


def test_a_write_that_fails_leaves_the_file_that_was_there(
    found: cs.Sweep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cells.csv"
    file.write_text("precious")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(cs.CssimError, match="No space left on device"):
        found.export(file, overwrite=True)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["precious"]
