"""What a process of this machine does while it works for another."""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from cssim.errors import CssimError


def serve() -> None:
    """Do jobs from standard input and answer on standard output, until the input ends."""
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    _keep_from_prints()
    waiting: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(jobs, waiting), daemon=True).start()
    _send(answers, b"ready")
    while True:
        _send(answers, _answer(waiting.get()))


def _keep_from_prints() -> None:
    """Let what a job prints go where errors go, and not among the answers."""
    os.dup2(2, 1)
    sys.stdout = sys.stderr


def _receive(jobs: BinaryIO, waiting: SimpleQueue[bytes]) -> None:
    """Receive jobs while another is done; when nobody can send any more, end at once."""
    try:
        while True:
            waiting.put(pickle.load(jobs))  # noqa: S301 - from the process that started this one
    finally:
        os._exit(0)


def _send(answers: BinaryIO, data: bytes) -> None:
    try:
        pickle.dump(data, answers)
        answers.flush()
    except OSError:
        os._exit(0)


def _answer(sent: bytes) -> bytes:
    try:
        do, job = pickle.loads(sent)  # noqa: S301 - from the process that started this one
        return pickle.dumps((True, do(job)))
    except BaseException as error:
        return _told(error)


def _told(error: BaseException) -> bytes:
    if not isinstance(error, CssimError):
        error.add_note(f"In the process that did the job:\n{traceback.format_exc()}")
    try:
        told = pickle.dumps((False, error))
        pickle.loads(told)  # noqa: S301 - made in the line above
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return told
