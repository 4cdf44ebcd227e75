"""Jobs done by a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NoReturn, Self

from cssim.errors import CssimError
from cssim.experiment.work.workers import Died, J, R, Workers
from cssim.results import MODEL_VERSION

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 3
_PATIENCE = "10 s"
_LOADED = f"bool(__import__({__name__!r}))"
_SILENCE = 20.0
"""Seconds after which to see whether there are workers at all."""


class Cluster(Workers):
    """The workers of a Dask scheduler; each needs the same version of cssim installed.

    Args:
        address: of the scheduler, such as "tcp://10.0.0.5:8786".

    Raises:
        CssimError: when entered, if Dask is not installed or nobody answers at the address.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Client | None = None

    def __enter__(self) -> Self:
        try:
            from distributed import Client
        except ImportError as error:
            raise CssimError(
                f"workers is {self._address!r}, a Dask cluster, but Dask is not installed here; "
                "install it with: pip install 'cssim[cluster]'"
            ) from error
        try:
            self._client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise CssimError(
                f"no Dask scheduler answers at {self._address}: {error}; start one with: "
                "dask scheduler"
            ) from error
        return self

    def close(self) -> None:
        """Give back what the place holds; what is still at work is given up."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def each(
        self, do: Callable[[J], R], jobs: Iterable[J], total: int
    ) -> Iterator[tuple[J, R | Died]]:
        """Do jobs; see `Workers.each`.

        Raises:
            CssimError: no worker is there (any more), or one has no cssim or another version of its
                model, or the scheduler is gone.
        """
        client = self._entered()
        waiting = islice(jobs, total)
        busy: dict[object, tuple[Future[R], J]] = {}
        heard: SimpleQueue[Future[R]] = SimpleQueue()

        def hand_out(count: int) -> None:
            for job in islice(waiting, count):
                future = client.submit(_checked, do, job, MODEL_VERSION, pure=False)
                busy[future.key] = future, job
                future.add_done_callback(heard.put)

        threads = self._threads(client)
        self._check_installed(client)
        hand_out(_AHEAD * threads)
        while busy:
            try:
                future = heard.get(timeout=_SILENCE)
            except Empty:
                self._threads(client)
                continue
            _, job = busy.pop(future.key)
            result = self._result_of(future)
            hand_out(1)
            yield job, result

    def _result_of(self, future: Future[R]) -> R | Died:
        from distributed import KilledWorker

        try:
            result: R = future.result()
        except KilledWorker:
            return Died("one worker of the cluster after the other ended while it was at it")
        except CancelledError as error:
            raise CssimError(
                f"the Dask scheduler at {self._address} is gone, and with it what was at work"
            ) from error
        return result

    def _entered(self) -> Client:
        if self._client is None:
            raise RuntimeError("the cluster has not been entered")
        return self._client

    def _threads(self, client: Client) -> int:
        count: int = sum(client.nthreads().values())
        if not count:
            raise CssimError(
                f"the Dask scheduler at {self._address} has no workers; start some with: "
                f"dask worker {self._address}"
            )
        return count

    def _check_installed(self, client: Client) -> None:
        """Ask before anything of cssim travels: what cannot load it would end over a job."""
        try:
            client.run_on_scheduler(eval, _LOADED)
        except ImportError as error:
            self._refuse("scheduler", self._address, error)
        for worker, found in client.run(eval, _LOADED, on_error="return").items():
            if isinstance(found, ImportError):
                self._refuse("worker", worker, found)

    def _refuse(self, what: str, address: str, error: ImportError) -> NoReturn:
        raise CssimError(
            f"the Dask {what} at {address} cannot load cssim ({error}); install there what is "
            "installed here"
        ) from error


def _checked(do: Callable[[J], R], job: J, version: int) -> R:
    """Do a job on a worker, if it plays the same model."""
    if version != MODEL_VERSION:
        raise CssimError(
            f"a worker of the cluster has version {MODEL_VERSION} of cssim's model, and this "
            f"computer has {version}; install the same version of cssim on both"
        )
    return do(job)
