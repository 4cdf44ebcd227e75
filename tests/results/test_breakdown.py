"""Work by class and time off the desk by cause, against loops over the desk's raw records."""

from __future__ import annotations

from collections import defaultdict

import pytest
from results.rich import BUSY, RICH, rich
from results.twin import FOUR, NONE, Twin, at_share, rows

from cssim.model import Cause, Outcome, Presence, Shop
from cssim.results import Run, run
from cssim.scenario import WORK_CLASSES
from cssim.units import DAY, HOUR, SECOND

SCENARIOS = {"quiet": RICH, "busy": RICH.replace(BUSY), "plain": rich(tasks={}, help="none")}

Piece = tuple[int, int, int]
"""When something was there to be done, taken up and done; -1 for not yet."""


@pytest.fixture(scope="module", params=SCENARIOS)
def both(request) -> tuple[Run, Twin]:
    scenario = SCENARIOS[request.param]
    return run(scenario), Twin(Shop(scenario, 0).play())


def pieces_again(twin: Twin) -> dict[str, list[Piece]]:
    """Every message, task and question, by class."""
    found: dict[str, list[Piece]] = defaultdict(list)
    records = twin.played.records
    (record,) = records.contacts
    offset = record.contacts.offset.tolist()
    for row, outcome in enumerate(record.outcome.tolist()):
        turns = [t for t in range(offset[row], offset[row + 1]) if record.message[t] != NONE]
        for t in turns:
            piece = tuple(int(c[t]) for c in (record.message, record.begin, record.sent))
            if t == turns[-1] and outcome == Outcome.LOST:
                continue
            if t == turns[-1] and outcome == Outcome.OFFLINE:
                found["offline messages"].append(piece)
            else:
                found["first replies" if t == turns[0] else "replies"].append(piece)
    begun = {
        task: (begin, done) for task, begin, done in rows(records.tasks, "task", "begin", "done")
    }
    first = {}
    for task, begin in rows(records.worked, "task", "begin"):
        first.setdefault(task, begin)
    for task, kind, due in rows(records.given, "task", "kind", "due"):
        begin, done = begun.get(task, (NONE, NONE))
        assert begin in (NONE, first.get(task))
        found[WORK_CLASSES[kind]].append((due, begin, done))
    found["questions"] = rows(records.helped, "asked", "begin", "done")
    return found


def time_again(twin: Twin) -> dict[str, int]:
    """Time spent within the days that count, by class, µs."""
    spent: dict[str, int] = defaultdict(int)
    records = twin.played.records
    kind = dict(rows(records.given, "task", "kind"))
    for task, begin, end in rows(records.worked, "task", "begin", "end"):
        spent[WORK_CLASSES[kind[task]]] += twin.inside(begin, end)
    for name, own in pieces_again(twin).items():
        if name in (*WORK_CLASSES[:3], "questions"):
            for _, begin, end in own:
                until = twin.played.end if end == NONE else end
                spent[name] += twin.inside(begin, until) if begin != NONE else 0
    return spent


def test_work_by_class(both):
    found, twin = both
    table = found.by_class()
    assert list(table.index) == [*WORK_CLASSES, "questions"]
    pieces, spent = pieces_again(twin), time_again(twin)
    for name in table.index:
        given = [p for p in pieces[name] if twin.begin <= p[0] < twin.end]
        done = [p for p in pieces[name] if twin.begin <= p[2] < twin.end]
        waits = sorted((begin - due) / SECOND for due, begin, _ in given if begin != NONE)
        expected = [
            len(given) / twin.days,
            len(done) / twin.days,
            at_share(waits, 0.5),
            at_share(waits, 0.9),
            spent[name] / HOUR / twin.days * 7,
        ]
        assert table.loc[name].tolist() == pytest.approx(expected, nan_ok=True), name


def test_every_class_of_the_rich_rulebook_is_there():
    table = run(SCENARIOS["busy"]).by_class()
    idle = {"open items", "order checks", "reminders", "review repair"}
    assert set(table.index[table["given"] == 0]) <= idle
    assert (table["given"] >= 0).all()


def test_what_adds_up_to_occupancy(both):
    found, twin = both
    at_desk = twin.person_time(Presence.AT_DESK, Presence.FINISHING) / HOUR / twin.days * 7
    assert found.by_class()["hours"].sum() / at_desk == pytest.approx(found.kpis["occupancy"])


def test_off_desk_by_cause(both):
    found, twin = both
    table = found.off_desk()
    planned: dict[str, int] = defaultdict(int)
    away: dict[str, int] = defaultdict(int)
    for absence in twin.played.absences:
        planned[word(absence.cause)] += twin.inside(absence.begin, absence.end)
    since: dict[int, tuple[int, int]] = {}
    log = rows(twin.played.records.presence, "at", "person", "presence", "cause")
    for at, person, presence, cause in [*log, *((twin.played.end, p, 0, 0) for p in range(99))]:
        if person in since:
            begin, why = since.pop(person)
            away[word(Cause(why))] += twin.inside(begin, at)
        if presence in (Presence.AWAY, Presence.SIGNED_OUT):
            since[person] = (at, cause)
    assert list(table.index) == [word(cause) for cause in list(Cause)[1:]]
    for name in table.index:
        expected = [time / HOUR / twin.days * 7 for time in (planned[name], away[name])]
        assert table.loc[name].tolist() == pytest.approx(expected), name
    assert table["away"].sum() == pytest.approx(found.kpis["off_desk_hours"])


def word(cause: Cause) -> str:
    return cause.name.lower().replace("_", " ")


def test_every_cause_occurs(both):
    found, _ = both
    assert (found.off_desk()["away"] > 0).all()


def test_a_task_laid_aside_took_less_time_than_from_begin_to_end():
    found = run(SCENARIOS["busy"])
    tasks = found.tables.tasks
    done = tasks[tasks["done"].notna()]
    spans = (done["done"] - done["begin"]).dt.total_seconds()
    stock = done["rule"] == "tasks.stock"
    assert (spans[~stock] >= done["worked"][~stock] - 1e-6).all()
    assert (spans[stock] > done["worked"][stock]).any()


def test_work_begins_within_the_run(both):
    _, twin = both
    assert all(b >= FOUR and e <= twin.played.end + DAY for b, e in twin.busy)
