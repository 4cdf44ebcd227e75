"""However a script with workers ends, it says one thing and leaves nobody behind."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from experiment.work.processes import PATIENCE, children, ctrl_c, gone, started, until

WORKING = """
import sys
print("begun", flush=True)
from cssim.experiment.work import workers_of
from experiment.work import jobs
with workers_of(2) as workers:
    for _ in workers.each(jobs.wait, (0.05 for _ in range(10_000)), 10_000):
        print("done", flush=True)
"""


def script(folder: Path, text: str) -> Path:
    file = folder / "script.py"
    file.write_text(text)
    return file


def line_of(process: subprocess.Popen[str], wanted: str) -> None:
    """Wait until a process has written a line."""
    assert process.stdout is not None
    assert any(line.strip() == wanted for line in process.stdout)


def with_children(process: subprocess.Popen[str]) -> list[int]:
    """Wait until a process has started two others; return them."""
    assert until(lambda: len(children(process.pid)) == 2)
    return children(process.pid)


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2, 0.5])
def test_ctrl_c_while_processes_start_says_so_once(tmp_path: Path, seconds: float) -> None:
    process = started(script(tmp_path, WORKING))
    line_of(process, "begun")
    workers = with_children(process)
    time.sleep(seconds)
    ctrl_c(process)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGINT
    assert said.count("Traceback") == 1
    assert said.splitlines()[-1] == "KeyboardInterrupt"
    assert gone(workers)


def test_ctrl_c_while_processes_work_says_so_once(tmp_path: Path) -> None:
    process = started(script(tmp_path, WORKING))
    line_of(process, "done")
    workers = with_children(process)
    ctrl_c(process)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGINT
    assert said.count("Traceback") == 1
    assert said.splitlines()[-1] == "KeyboardInterrupt"
    assert gone(workers)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_the_one_that_started_them(tmp_path: Path, end: signal.Signals) -> None:
    process = started(script(tmp_path, WORKING.replace("0.05", "60.0").replace("begun", "done")))
    workers = with_children(process)
    os.kill(process.pid, end)
    process.communicate(timeout=PATIENCE)
    assert gone(workers)


def test_a_script_needs_no_guard_and_runs_once(tmp_path: Path) -> None:
    text = """
from cssim.experiment.work import workers_of
from experiment.work import jobs
print("body")
with workers_of(2) as workers:
    print(sorted(workers.each(jobs.double, range(4), 4)))
"""
    out, said = started(script(tmp_path, text)).communicate(timeout=PATIENCE)
    assert out.splitlines() == ["body", "[(0, 0), (1, 2), (2, 4), (3, 6)]"]
    assert said == ""


def test_workers_find_the_modules_that_lie_beside_the_script(tmp_path: Path) -> None:
    (tmp_path / "measures_beside.py").write_text("def triple(number): return 3 * number\n")
    text = """
import measures_beside
from cssim.experiment.work import name_of, named, workers_of
with workers_of(2) as workers:
    jobs = [name_of(measures_beside.triple)]
    print(list(workers.each(named, jobs, 1))[0][1](7))
"""
    out, said = started(script(tmp_path, text)).communicate(timeout=PATIENCE)
    assert (out, said) == ("21\n", "")


def test_workers_can_be_had_in_processes_of_others_and_in_threads(tmp_path: Path) -> None:
    text = """
import multiprocessing, threading
from experiment.work import jobs
from cssim.experiment.work import workers_of

def work():
    with workers_of(2) as workers:
        print(sorted(workers.each(jobs.double, range(3), 3)), flush=True)

if __name__ == "__main__":
    daemon = multiprocessing.get_context("spawn").Process(target=work, daemon=True)
    daemon.start()
    daemon.join()
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
    out, said = started(script(tmp_path, text)).communicate(timeout=PATIENCE)
    assert out.splitlines() == ["[(0, 0), (1, 2), (2, 4)]"] * 3
    assert said == ""


def test_a_script_that_never_leaves_its_workers_ends_all_the_same(tmp_path: Path) -> None:
    text = """
from experiment.work import jobs
from cssim.experiment.work import workers_of
workers = workers_of(2)
found = workers.each(jobs.wait, [0.0] + [60.0] * 9, 10)
print(next(found)[0], *workers._processes)
"""
    out, said = started(script(tmp_path, text)).communicate(timeout=PATIENCE)
    seconds, *workers = out.split()
    assert seconds == "0.0"
    assert len(workers) == 2
    assert gone(map(int, workers))
    assert said == ""
