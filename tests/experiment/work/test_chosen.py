"""What a user may give as workers, and when cssim itself takes more than one process."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from experiment.work import jobs

from cssim import CssimError
from cssim.experiment.work import (
    Cluster,
    Died,
    LocalProcesses,
    ThisProcess,
    Workers,
    chosen,
    processors,
    workers_of,
)
from cssim.experiment.work.processors import processors as count_processors


class Clock:
    """A clock that goes on by so many seconds with each job."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._now = 0.0

    def perf_counter(self) -> float:
        return self._now

    def do(self, job: int) -> int:
        self._now += self._seconds
        return job


class Recorder(LocalProcesses):
    """Notes how many jobs come to the processes, and does them here."""

    came: list[int] = []  # noqa: RUF012 - emptied by each test

    def each(self, do, jobs, total) -> Iterator[tuple[object, object | Died]]:  # type: ignore[no-untyped-def]
        self.came.append(total)
        return ThisProcess().each(do, jobs, total)


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    Recorder.came.clear()
    monkeypatch.setattr(chosen, "LocalProcesses", Recorder)
    monkeypatch.setattr(chosen, "processors", lambda: 2)
    return Recorder.came


def played(seconds: float, total: int, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, object]]:
    clock = Clock(seconds)
    monkeypatch.setattr(chosen, "time", clock)
    with workers_of(None) as workers:
        return list(workers.each(clock.do, range(1_000), total))


def test_one_is_this_process_and_more_are_processes() -> None:
    assert isinstance(workers_of(1), ThisProcess)
    assert isinstance(workers_of(np.int64(2)), LocalProcesses)  # type: ignore[arg-type]
    assert isinstance(workers_of("tcp://10.0.0.5:8786"), Cluster)


def test_workers_made_beforehand_are_taken_as_they_are() -> None:
    mine = ThisProcess()
    assert workers_of(mine) is mine


@pytest.mark.parametrize("wrong", [0, -1, 1.5, True, [2]])
def test_other_numbers_are_refused(wrong: object) -> None:
    with pytest.raises(CssimError, match=r"workers is .* whole number, 1 or more"):
        workers_of(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        "2",
        "",
        "all",
        "localhost:8786",
        "http://10.0.0.5:8787",
        "tcp://10.0.0.5",
        "tcp://10.0.0.5:a",
    ],
)
def test_other_texts_are_refused(wrong: str) -> None:
    with pytest.raises(CssimError) as refused:
        workers_of(wrong)
    assert str(refused.value) == (
        f"workers is {wrong!r}; it must be a number of processes, or the address of a Dask "
        "scheduler such as 'tcp://10.0.0.5:8786'"
    )


def test_this_process_does_jobs_in_their_order_and_draws_them_one_by_one() -> None:
    drawn: list[int] = []

    def draw() -> Iterator[int]:
        for number in range(9):
            drawn.append(number)
            yield number

    with workers_of(1) as workers:
        for number, result in workers.each(jobs.double, draw(), 5):
            assert result == 2 * number
            assert drawn == list(range(number + 1))
    assert drawn == [0, 1, 2, 3, 4]


def test_little_work_stays_in_this_process(
    handed_over: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = played(0.01, 100, monkeypatch)
    assert found == [(number, number) for number in range(100)]
    assert handed_over == []


def test_much_work_goes_to_processes_once_that_is_known(
    handed_over: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = played(1.0, 100, monkeypatch)
    assert found == [(number, number) for number in range(100)]
    assert handed_over == [98]


def test_a_first_job_that_takes_longer_than_imports_tells_enough(
    handed_over: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    played(3.0, 3, monkeypatch)
    assert handed_over == [2]


def test_processes_once_started_are_used_from_the_start(
    handed_over: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(3.0)
    monkeypatch.setattr(chosen, "time", clock)
    with workers_of(None) as workers:
        for _ in range(2):
            assert len(list(workers.each(clock.do, range(10), 10))) == 10
    assert handed_over == [9, 10]


def test_the_callers_own_time_is_not_that_of_the_jobs(
    handed_over: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(0.01)
    monkeypatch.setattr(chosen, "time", clock)
    with workers_of(None) as workers:
        for _ in workers.each(clock.do, range(20), 20):
            clock._now += 60.0
    assert handed_over == []


def test_a_share_of_others_work_is_not_shared_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processors, "parent_process", object)
    assert count_processors() == 1


def test_two_jobs_stay_in_this_process(
    handed_over: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    played(60.0, 2, monkeypatch)
    assert handed_over == []


def test_one_processor_does_all_by_itself(
    handed_over: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chosen, "processors", lambda: 1)
    played(60.0, 10, monkeypatch)
    assert handed_over == []


@pytest.mark.parametrize(
    ("quota", "count"), [("max 100000", 64), ("200000 100000", 2), ("50000 100000", 1), ("", 64)]
)
def test_the_limit_of_a_container_is_kept(
    quota: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cpu.max"
    file.write_text(quota)
    monkeypatch.setattr(processors, "_QUOTA", file)
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: set(range(64)))
    assert count_processors() == count


def test_each_kind_is_one_of_workers() -> None:
    assert all(isinstance(workers_of(asked), Workers) for asked in (None, 1, 2, "tcp://a:1"))
