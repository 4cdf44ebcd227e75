"""Processes of this machine: what they give back, and what remains of them."""

import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
from experiment.work import jobs
from experiment.work.processes import gone, until

from cssim import CssimError
from cssim.experiment.work import Died, LocalProcesses, in_order, workers_of


@pytest.fixture(scope="module")
def two() -> Iterator[LocalProcesses]:
    """Two processes for tests that leave them as they were."""
    with LocalProcesses(2) as workers:
        yield workers


def test_every_job_is_done_once_and_its_result_stands_beside_it(two: LocalProcesses) -> None:
    found = list(two.each(jobs.double, range(20), 20))
    assert sorted(found) == [(number, 2 * number) for number in range(20)]


def test_results_can_be_had_in_the_order_of_the_jobs(two: LocalProcesses) -> None:
    waits = [0.2, 0.0, 0.01, 0.02, 0.03, 0.04]
    found = in_order(two.each(jobs.wait, waits, len(waits)), waits.index)
    assert [job for job, _ in found] == waits


def test_jobs_are_drawn_only_a_few_ahead(two: LocalProcesses) -> None:
    drawn = 0

    def draw() -> Iterator[int]:
        nonlocal drawn
        for number in count():
            drawn += 1
            yield number

    for done, _ in enumerate(two.each(jobs.double, draw(), 200), start=1):
        assert drawn - done <= 4
    assert drawn == 200


def test_there_are_as_many_processes_as_asked_for_and_they_stay_for_more_work() -> None:
    with LocalProcesses(2) as workers:
        first = {pid for _, pid in workers.each(jobs.process_of, range(12), 12)}
        second = {pid for _, pid in workers.each(jobs.process_of, range(12), 12)}
    assert len(first) == 2
    assert second == first
    assert gone(first)


def test_no_more_processes_start_than_there_are_jobs() -> None:
    with LocalProcesses(3) as workers:
        assert list(workers.each(jobs.double, [], 0)) == []
        assert not workers._processes
        list(workers.each(jobs.double, [1], 1))
        assert len(workers._processes) == 1


def test_large_results_come_whole(two: LocalProcesses) -> None:
    found = dict(two.each(jobs.large, range(4), 4))
    assert found == {number: bytes([number]) * 3_000_000 for number in range(4)}


def test_what_a_job_raises_reaches_the_caller_and_the_processes_are_gone() -> None:
    workers = LocalProcesses(2)
    with pytest.raises(ValueError, match="three is too much") as raised:
        list(workers.each(jobs.fail_at_three, range(10), 10))
    assert str(raised.value) == "three is too much"
    assert "in fail_at_three" in "".join(raised.value.__notes__)
    assert not workers._processes


def test_what_cannot_travel_is_told_in_words() -> None:
    workers = LocalProcesses(1)
    with pytest.raises(RuntimeError, match=r"^TwoWordsError: too much$"):
        list(workers.each(jobs.fail_in_two_words, [1], 1))
    with pytest.raises(Exception, match="Can't pickle"):
        list(workers.each(jobs.give_back_a_lambda, [1], 1))
    with pytest.raises(Exception, match="Can't pickle"):
        list(workers.each(jobs.double, [lambda: 0], 1))  # type: ignore[list-item]
    with pytest.raises(SystemExit, match="enough"):
        list(workers.each(jobs.leave, [1], 1))
    assert not workers._processes


def test_a_job_that_ends_its_process_is_the_only_one_lost() -> None:
    with LocalProcesses(2) as workers:
        found = dict(workers.each(jobs.end_at_three, range(8), 8))
    assert found.pop(3) == Died("its process ended with status 7")
    assert found == {number: number for number in range(8) if number != 3}


def test_a_killed_process_says_what_killed_it() -> None:
    with LocalProcesses(1) as workers:
        ((_, died),) = workers.each(jobs.kill_itself, [1], 1)
    assert died == Died(
        "its process was ended by SIGKILL, as happens when the machine's memory is used up"
    )


def test_a_job_whose_process_is_killed_from_outside_is_done_again(tmp_path: Path) -> None:
    file = tmp_path / "pid"

    def kill() -> None:
        assert until(file.exists)
        os.kill(int(file.read_text()), signal.SIGKILL)

    killer = Thread(target=kill)
    killer.start()
    with LocalProcesses(1) as workers:
        ((_, pid),) = workers.each(jobs.wait_once, [file], 1)
    killer.join()
    assert isinstance(pid, int)
    assert pid != int(file.read_text())


def test_a_process_killed_while_it_rests_is_replaced() -> None:
    with LocalProcesses(1) as workers:
        ((_, pid),) = workers.each(jobs.process_of, [1], 1)
        assert isinstance(pid, int)
        os.kill(pid, signal.SIGKILL)
        assert gone([pid])
        assert sorted(workers.each(jobs.double, range(8), 8)) == [(n, 2 * n) for n in range(8)]


def test_jobs_in_a_row_that_end_their_process_are_hopeless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cssim.experiment.work.local._HOPELESS", 2)
    workers = LocalProcesses(1)
    found = workers.each(jobs.end, range(100), 100)
    assert next(found) == (0, Died("its process ended with status 7"))
    with pytest.raises(CssimError, match="2 jobs in a row ended the process that did them"):
        next(found)
    assert not workers._processes


def test_work_given_up_in_the_middle_ends_the_processes() -> None:
    with LocalProcesses(2) as workers:
        found = workers.each(jobs.wait, [0.0] + [60.0] * 9, 10)
        next(found)
        given_up = list(workers._processes)
        del found
        assert gone(given_up)
        left = workers.each(jobs.wait, [0.0] + [60.0] * 9, 10)
        next(left)
        at_work = list(workers._processes)
    assert gone(at_work)
    assert len({*given_up, *at_work}) == 4


def test_two_works_at_once_are_refused(two: LocalProcesses) -> None:
    first = two.each(jobs.double, range(9), 9)
    next(first)
    with pytest.raises(RuntimeError, match="at other jobs"):
        next(two.each(jobs.double, range(9), 9))
    assert len(list(first)) == 8


def test_jobs_that_cannot_be_drawn_end_the_processes() -> None:
    def draw() -> Iterator[int]:
        yield 1
        raise KeyError("no second job")

    workers = LocalProcesses(1)
    with pytest.raises(KeyError, match="no second job"):
        list(workers.each(jobs.double, draw(), 9))
    assert not workers._processes


def test_prints_of_a_job_go_where_errors_go(capfd: pytest.CaptureFixture[str]) -> None:
    with LocalProcesses(1) as workers:
        assert list(workers.each(jobs.say, [1], 1)) == [(1, 1)]
    out, err = capfd.readouterr()
    assert out == ""
    assert sorted(err.splitlines()) == ["and written", "said by a job"]


def test_a_process_that_cannot_begin_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workers = LocalProcesses(2)
    monkeypatch.setattr("cssim.experiment.work.process._BEGIN", "raise SystemExit(4)")
    with pytest.raises(CssimError, match=r"could not start \(its process ended with status 4\)"):
        list(workers.each(jobs.double, range(3), 3))
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(CssimError, match=r"no process can be started here .* workers=1"):
        list(workers.each(jobs.double, range(3), 3))
    assert not workers._processes


def test_the_number_chooses() -> None:
    assert isinstance(workers_of(2), LocalProcesses)
