"""Jobs done by processes of this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from queue import SimpleQueue
from typing import Any

from cssim.errors import CssimError
from cssim.experiment.work.process import Heard, Process, Task, result_of
from cssim.experiment.work.workers import Died, J, R, Workers

_AHEAD = 2
"""Jobs handed out to each process: one it does, and one so that it never waits for the next."""

_HOPELESS = 5


class LocalProcesses(Workers):
    """As many processes as asked for, started with the first jobs.

    Args:
        count: how many.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._processes: dict[int, Process] = {}
        self._heard: Heard = SimpleQueue()

    def close(self) -> None:
        """Give back what the place holds; what is still at work is given up."""
        processes = self._processes.values()
        self._processes, self._heard = {}, SimpleQueue()
        for process in processes:
            process.kill()
        for process in processes:
            process.join()

    def each(
        self, do: Callable[[J], R], jobs: Iterable[J], total: int
    ) -> Iterator[tuple[J, R | Died]]:
        """Do jobs; see `Workers.each`.

        When a process dies, another takes its place and begins the job it was at anew; a job that
        ends that one, too, is given back as `Died`, and the others go on.

        Raises:
            CssimError: a process cannot start, or one job after the other ends its process.
        """
        if self._at_work():
            raise RuntimeError("these workers are at other jobs")
        todo = _ToDo(islice(jobs, total))
        died_in_a_row = 0
        try:
            self._start(min(self._count, total))
            self._hand_out(do, todo)
            while self._at_work():
                done = self._next_done(todo)
                self._hand_out(do, todo)
                if done is None:
                    continue
                job, result = done
                died_in_a_row = died_in_a_row + 1 if isinstance(result, Died) else 0
                _check_hope(died_in_a_row)
                yield job, result
        except BaseException:
            self.close()
            raise

    def _at_work(self) -> bool:
        return any(process.given for process in self._processes.values())

    def _start(self, count: int) -> None:
        while len(self._processes) < count:
            process = Process(self._heard)
            self._processes[process.number] = process

    def _hand_out(self, do: Callable[[Any], Any], todo: _ToDo) -> None:
        for depth in range(_AHEAD):
            for process in self._processes.values():
                if len(process.given) <= depth and (task := todo.next()):
                    process.give(do, task)

    def _next_done(self, todo: _ToDo) -> tuple[Any, Any] | None:
        """Wait for news; return a job and its result, or None if it has to be done again."""
        number, answer = self._heard.get()
        process = self._processes[number]
        task = process.given.popleft() if process.given else None
        if answer is None:
            self._replace(process, todo)
        if task is None:
            return None
        if answer is not None:
            return task.job, result_of(answer)
        if task.first:
            todo.again.append(Task(task.job, first=False))
            return None
        return task.job, Died(process.last_words())

    def _replace(self, ended: Process, todo: _ToDo) -> None:
        del self._processes[ended.number]
        ended.join()
        if not ended.ready.is_set():
            raise CssimError(
                f"a process could not start ({ended.last_words()}); what it wrote stands above. "
                "workers=1 plays in this process"
            )
        todo.again.extend(ended.given)
        self._start(len(self._processes) + 1)


class _ToDo:
    """Jobs that wait, drawn as late as can be; those to be done again come first."""

    def __init__(self, jobs: Iterator[Any]) -> None:
        self._jobs = jobs
        self.again: deque[Task] = deque()

    def next(self) -> Task | None:
        if self.again:
            return self.again.popleft()
        return next((Task(job) for job in self._jobs), None)


def _check_hope(died_in_a_row: int) -> None:
    if died_in_a_row == _HOPELESS:
        raise CssimError(
            f"{_HOPELESS} jobs in a row ended the process that did them, which speaks of this "
            "machine (is its memory used up?); workers=1 plays in this process"
        )
