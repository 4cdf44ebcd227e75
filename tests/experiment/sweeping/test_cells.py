"""One cell: what is kept of a run, and what becomes of whatever goes wrong."""

from __future__ import annotations

import math

import pytest
from experiment.sweeping import own_measures
from experiment.sweeping.worlds import BASE, KEYS, MOST, RELAY, RELAYS_FAILING

import cssim as cs
from cssim.experiment.sweeping.cells import CellJob, CellResult, different, play_cell
from cssim.experiment.work import name_of, pack


def played(*measures: object, replication: int = 0) -> CellResult:
    return play_cell(CellJob(pack(BASE), replication, tuple(map(name_of, measures))))


def own(name: str) -> str:
    return f"experiment.sweeping.own_measures:{name}"


def test_the_kpis_of_the_run() -> None:
    found = played(replication=3)
    kpis = cs.run(BASE, replication=3).kpis
    assert found.reason is None
    assert not found.failed
    assert list(found.values) == KEYS
    assert all(found.values[key] == kpis[key] or math.isnan(kpis[key]) for key in KEYS)


def test_a_measure_of_the_users_is_kept_under_its_name() -> None:
    found = played(own_measures.chats)
    assert found.values[own("chats")] == len(cs.run(BASE).tables.chats)
    assert type(found.values[own("chats")]) is float


def test_what_is_undefined_or_infinite_is_a_value() -> None:
    found = played(own_measures.undefined, own_measures.endless)
    assert math.isnan(found.values[own("undefined")])
    assert found.values[own("endless")] == -math.inf


def test_there_is_one_zero() -> None:
    assert math.copysign(1, played(own_measures.zero).values[own("zero")]) == 1


def test_a_broken_measure_tells_what_where_and_leaves_the_others_alone() -> None:
    found = played(own_measures.broken, own_measures.chats)
    assert found.reason is None
    line = own_measures.broken.__code__.co_firstlineno + 1
    place = f"(in broken, own_measures.py, line {line})"
    assert found.failed == {own("broken"): f"ZeroDivisionError: division by zero {place}"}
    assert found.values.keys() == {*KEYS, own("chats")}


def test_an_error_in_plain_words_comes_without_its_place() -> None:
    assert played(own_measures.refuses).failed == {own("refuses"): "this shop has no parcels"}


def test_a_measure_that_returns_no_number() -> None:
    (reason,) = played(own_measures.words).failed.values()
    assert reason == "it returned '12'; a measure returns a number"


def test_a_number_too_large_to_keep() -> None:
    (reason,) = played(own_measures.too_large).failed.values()
    assert reason.startswith("it returned 1000")
    assert reason.endswith("; a measure returns a number")


def test_no_measure_sees_what_another_has_changed() -> None:
    found = played(own_measures.empties, own_measures.chats)
    assert found.values[own("chats")] == len(cs.run(BASE).tables.chats) > 0


def test_a_measure_that_would_end_the_process_has_failed() -> None:
    assert played(own_measures.ends).failed[own("ends")].startswith("SystemExit: 3 (in ends, own")


def test_an_error_that_cannot_be_shown_is_told_by_its_kind() -> None:
    assert played(own_measures.mute).failed[own("mute")].startswith("Mute (in mute, own_measures")


def test_a_reason_is_one_line_of_a_length_and_of_letters_that_a_file_can_hold() -> None:
    (reason,) = played(own_measures.rambles).failed.values()
    assert reason.startswith("ValueError: a line and \\ud800 and ␀ xxx")
    assert "x… (in rambles, own_measures.py, line " in reason
    assert len(reason.encode()) < 600


def test_an_address_in_memory_is_no_part_of_a_reason() -> None:
    (reason,) = played(own_measures.odd, replication=1).failed.values()
    assert "replication 1 is odd at <object object at 0x…> (in odd" in reason


def test_a_measure_that_the_worker_cannot_import() -> None:
    found = play_cell(CellJob(pack(BASE), 0, ("nowhere:lost",)))
    assert "nowhere:lost cannot be imported where" in found.failed["nowhere:lost"]
    assert list(found.values) == KEYS


def test_a_run_that_fails_has_a_reason_and_no_values() -> None:
    found = play_cell(CellJob(pack(RELAY), RELAYS_FAILING[0], (name_of(own_measures.chats),)))
    assert found.reason is not None
    assert f"Raise {MOST}" in found.reason
    assert not found.values
    assert not found.failed


def test_any_exception_of_a_run_is_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*args: object, **named: object) -> None:
        raise KeyError("desk")

    monkeypatch.setattr("cssim.experiment.sweeping.cells.run", stopped)
    reason = played().reason
    assert reason is not None
    assert reason.startswith("KeyError: 'desk' (in stopped, test_cells.py, line ")


def test_an_interrupt_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*args: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cssim.experiment.sweeping.cells.run", stopped)
    with pytest.raises(KeyboardInterrupt):
        played()


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({"a": 1.0}, {"a": 1.0}, ""),
        ({"a": math.nan}, {"a": math.nan}, ""),
        ({"a": 1.0}, {"b": 2.0}, ""),
        ({"a": 0.1 + 0.2}, {"a": 0.3}, "a was 0.30000000000000004 and is 0.3 now"),
        ({"a": math.nan}, {"a": 0.0}, "a was nan and is 0.0 now"),
        ({"a": math.inf}, {"a": -math.inf}, "a was inf and is -inf now"),
    ],
)
def test_the_first_value_that_differs(
    before: dict[str, float], now: dict[str, float], told: str
) -> None:
    assert different(CellResult(values=before), CellResult(values=now)) == told
