"""What the workers of the tests are asked to do; they find it here by its name."""

import os
import signal
import sys
import time
from pathlib import Path


class TwoWordsError(Exception):
    """Cannot be rebuilt from what pickle keeps of it."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def double(number: int) -> int:
    return 2 * number


def process_of(number: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def wait(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def fail_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("three is too much")
    return number


def fail_in_two_words(number: int) -> None:
    raise TwoWordsError("too", "much")


def leave(number: int) -> None:
    sys.exit("enough")


def give_back_a_lambda(number: int) -> object:
    return lambda: number


def end_at_three(number: int) -> int:
    if number == 3:
        os._exit(7)
    return number


def end(number: int) -> None:
    os._exit(7)


def kill_itself(number: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def wait_once(file: Path) -> int:
    """Wait for the end when called first, and return at once when called again."""
    if file.exists():
        return os.getpid()
    file.with_suffix(".new").write_text(str(os.getpid()))
    file.with_suffix(".new").rename(file)
    time.sleep(60)
    return 0


def say(number: int) -> int:
    print("said by a job")
    os.write(1, b"and written\n")
    return number


def large(number: int) -> bytes:
    return bytes([number]) * 3_000_000
