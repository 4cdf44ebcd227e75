"""A Dask cluster: the same results from real workers, and a sentence for whatever is amiss."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from experiment.small import TODAY
from experiment.sweeping.rows import assert_same_rows
from experiment.sweeping.worlds import BASE, GRID
from experiment.work import jobs
from experiment.work.dask_processes import (
    OF_ANOTHER_VERSION,
    WITHOUT_CSSIM,
    nobody_listens,
    scheduler,
    workers,
)
from experiment.work.processes import children, until

import cssim as cs
from cssim import CssimError
from cssim.experiment.sweeping import sweep
from cssim.experiment.work import Died, workers_of
from cssim.results import MODEL_VERSION

CLUSTER = "cssim.experiment.work.cluster"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scheduler(tmp_path_factory.mktemp("dask")) as found:
        yield found


@pytest.fixture(scope="module")
def two(address: str) -> Iterator[str]:
    """The address of a scheduler while it has two workers."""
    with workers(address, 2):
        yield address


def test_every_job_is_done_once_by_both_workers(two: str) -> None:
    with workers_of(two) as cluster:
        found = dict(cluster.each(jobs.double, range(50), 50))
        pids = {pid for _, pid in cluster.each(jobs.process_of, range(20), 20)}
    assert found == {number: 2 * number for number in range(50)}
    assert len(pids) == 2


def test_replications_are_the_same_to_the_bit(two: str) -> None:
    here, there = (cs.replicate(TODAY, n=4, workers=workers) for workers in (1, two))
    for key, values in here.values.items():
        np.testing.assert_array_equal(there.values[key], values)


def test_a_sweep_keeps_the_same_rows(two: str, tmp_path: Path) -> None:
    stores = [tmp_path / "here.db", tmp_path / "there.db"]
    for store, asked in zip(stores, (1, two), strict=True):
        sweep(BASE, GRID, n=3, store=store, workers=asked, progress=False)
    assert_same_rows(*stores)


def test_jobs_are_drawn_only_a_few_ahead(two: str) -> None:
    drawn = []
    with workers_of(two) as cluster:
        draw = (drawn.append(number) or number for number in range(1_000))
        for done, _ in enumerate(cluster.each(jobs.double, draw, 60), start=1):
            assert len(drawn) - done <= 6
    assert len(drawn) == 60


def test_what_a_job_raises_reaches_the_caller(two: str) -> None:
    with pytest.raises(ValueError, match="three is too much"), workers_of(two) as cluster:
        list(cluster.each(jobs.fail_at_three, range(10), 10))


def test_work_given_up_leaves_the_cluster_ready_for_more(two: str) -> None:
    with workers_of(two) as cluster:
        next(cluster.each(jobs.wait, [0.0] + [0.2] * 9, 10))
    with workers_of(two) as cluster:
        assert dict(cluster.each(jobs.double, [1], 1)) == {1: 2}


def test_workers_that_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One is killed at work, a job ends the others, and then nobody is left."""
    file = tmp_path / "pid"

    def kill() -> None:
        assert until(file.exists)
        os.kill(int(file.read_text()), signal.SIGKILL)

    with scheduler(tmp_path) as own, workers(own, 3), workers_of(own) as cluster:
        killer = Thread(target=kill)
        killer.start()
        ((_, pid),) = cluster.each(jobs.wait_once, [file], 1)
        killer.join()
        assert isinstance(pid, int)
        assert pid != int(file.read_text())
        ((_, died),) = cluster.each(jobs.end, [1], 1)
        assert died == Died("one worker of the cluster after the other ended while it was at it")
        with pytest.raises(CssimError, match=f"{own} has no workers; .* dask worker {own}"):
            list(cluster.each(jobs.double, [1], 1))


def test_workers_lost_in_the_middle_are_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{CLUSTER}._SILENCE", 0.2)
    with scheduler(tmp_path) as own, workers(own, 1) as pids, workers_of(own) as cluster:
        found = cluster.each(jobs.wait, [0.0, 60.0], 2)
        next(found)
        os.kill(pids[0], signal.SIGKILL)
        with pytest.raises(CssimError, match=f"{own} has no workers"):
            next(found)


def test_a_scheduler_lost_in_the_middle_is_told(tmp_path: Path) -> None:
    before = set(children())
    with scheduler(tmp_path) as own:
        (process,) = set(children()) - before
        said = f"the Dask scheduler at {own} is gone, and with it what was at work"
        with pytest.raises(CssimError, match=said), workers(own, 1), workers_of(own) as cluster:
            _kill_in_the_middle(process, cluster.each(jobs.wait, [0.0] + [60.0] * 3, 4))


def _kill_in_the_middle(process: int, found: Iterator[object]) -> None:
    for _ in found:
        os.kill(process, signal.SIGKILL)


def refusal(address: str) -> str:
    with pytest.raises(CssimError) as refused, workers_of(address) as cluster:
        list(cluster.each(jobs.double, [1], 1))
    return str(refused.value)


def test_a_cluster_on_which_something_is_missing_is_told(tmp_path: Path) -> None:
    with scheduler(tmp_path) as own:
        assert refusal(own) == (
            f"the Dask scheduler at {own} has no workers; start some with: dask worker {own}"
        )
        with workers(own, 1, WITHOUT_CSSIM):
            said = refusal(own)
            assert said.startswith("the Dask worker at tcp://127.0.0.1:")
            assert said.endswith("; install there what is installed here")
            assert "cannot load cssim (No module named 'cssim" in said
        with workers(own, 1, OF_ANOTHER_VERSION):
            assert refusal(own) == (
                "a worker of the cluster has version 0 of cssim's model, and this computer has "
                f"{MODEL_VERSION}; install the same version of cssim on both"
            )


def test_a_scheduler_without_cssim_is_told(tmp_path: Path) -> None:
    with scheduler(tmp_path, WITHOUT_CSSIM) as own, workers(own, 1):
        said = refusal(own)
    assert said.startswith(f"the Dask scheduler at {own} cannot load cssim (No module named")


def test_nobody_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{CLUSTER}._PATIENCE", "1 s")
    address = nobody_listens()
    with pytest.raises(
        CssimError, match=f"no Dask scheduler answers at {address}.* dask scheduler"
    ):
        workers_of(address).__enter__()


def test_without_dask_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CssimError, match=r"pip install 'cssim\[cluster\]'"):
        workers_of("tcp://10.0.0.5:8786").__enter__()
