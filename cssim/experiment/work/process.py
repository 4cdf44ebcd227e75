"""A process of this machine that does jobs, as the process that hands them out sees it.

It is a fresh interpreter, safe beside a notebook's threads, which a `fork` is not; and unlike
`spawn` it never runs the calling script again, so a script needs no `if __name__ == "__main__"`.
It stands outside the terminal's group, so Ctrl-C reaches only the one who can answer it, and it
ends when the pipe that brings its jobs is closed, whatever became of the other end.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import IO, Any, cast

from cssim.errors import CssimError

Heard = SimpleQueue[tuple[int, bytes | None]]

_BEGIN = """
import sys
sys.path[:] = sys.argv[1:]
from cssim.experiment.work.worker import serve
serve()
"""


@dataclass(frozen=True, slots=True)
class Task:
    """A job that waits or is at work; `first` unless it has ended a process before."""

    job: Any
    first: bool = True


class Process:
    """A process that does the jobs it is given, one after the other.

    Args:
        heard: where its answers are put, with its number; None when it has ended.

    Attributes:
        number: by which the machine knows it.
        given: what it was given and has not answered, oldest first.
        ready: set once it has begun to work.

    Raises:
        CssimError: the machine cannot start one.
    """

    def __init__(self, heard: Heard) -> None:
        self._process = _started()
        self.number = self._process.pid
        self.given: deque[Task] = deque()
        self.ready = Event()
        # The listener knows no process, so one that nobody else knows ends, too.
        told = (self._process.stdout, self.number, self.ready, heard)
        Thread(target=_listen, args=told, daemon=True).start()

    def give(self, do: Callable[[Any], Any], task: Task) -> None:
        """Send it a job; it begins when it has done those before."""
        job = pickle.dumps((do, task.job))
        self.given.append(task)
        pipe = cast(IO[bytes], self._process.stdin)
        with suppress(OSError):  # The listener tells of the end.
            pickle.dump(job, pipe)
            pipe.flush()

    def kill(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()

    def join(self) -> None:
        """Wait until it has ended, and let go of what belonged to it."""
        self._process.wait()
        with suppress(OSError):
            cast(IO[bytes], self._process.stdin).close()

    def last_words(self) -> str:
        """Return how it ended, for people."""
        status = self._process.wait()
        if status >= 0:
            return f"its process ended with status {status}"
        name = signal.Signals(-status).name
        hint = ", as happens when the machine's memory is used up" if name == "SIGKILL" else ""
        return f"its process was ended by {name}{hint}"


def result_of(answer: bytes) -> Any:
    """Return the result of a job, or raise what it raised."""
    done, result = pickle.loads(answer)  # noqa: S301 - written by our own process
    if not done:
        raise result
    return result


def _started() -> subprocess.Popen[bytes]:
    path = [str(entry) or os.getcwd() for entry in sys.path]
    command = [sys.executable, "-P", "-c", _BEGIN, *path]
    pipe = subprocess.PIPE
    try:
        if sys.platform == "win32":
            alone = subprocess.CREATE_NO_WINDOW
            return subprocess.Popen(  # noqa: S603 - our own command
                command, stdin=pipe, stdout=pipe, creationflags=alone
            )
        return subprocess.Popen(  # noqa: S603 - our own command
            command, stdin=pipe, stdout=pipe, process_group=0
        )
    except OSError as error:
        raise CssimError(
            f"no process can be started here ({error}); workers=1 plays in this one"
        ) from error


def _listen(answers: IO[bytes], number: int, ready: Event, heard: Heard) -> None:
    try:
        with answers:
            pickle.load(answers)  # noqa: S301 - written by our own process
            ready.set()
            while True:
                heard.put((number, pickle.load(answers)))  # noqa: S301 - written by our own process
    except (EOFError, OSError, pickle.UnpicklingError):
        pass
    finally:
        heard.put((number, None))
