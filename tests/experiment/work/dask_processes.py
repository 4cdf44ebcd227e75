"""A Dask scheduler and its workers, each a process of its own as on another machine."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import create_connection

from experiment.work.processes import ROOT, TESTS, until

AS_IT_IS = ""
WITHOUT_CSSIM = "import sys; sys.modules['cssim'] = None"
OF_ANOTHER_VERSION = "import cssim.experiment.work.cluster as c; c.MODEL_VERSION = 0"

_SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
_WORKER = "from distributed.cli.dask_worker import main; main()"
_CALM = {
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    "PYTHONPATH": os.pathsep.join([str(TESTS), str(ROOT)]),
}


@contextmanager
def scheduler(folder: Path, first: str = AS_IT_IS) -> Iterator[str]:
    """Start a scheduler at a free port that runs a line first; yield its address."""
    file = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    with _running(f"{first}\n{_SCHEDULER}", *options, "--scheduler-file", str(file)):
        assert until(lambda: file.exists() and file.read_text().endswith("}"))
        yield json.loads(file.read_text())["address"]


@contextmanager
def workers(address: str, count: int, first: str = AS_IT_IS) -> Iterator[list[int]]:
    """Start workers that run a line first; yield their processes once the scheduler has them."""
    options = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--death-timeout", "60"]
    with ExitStack() as running:
        code = f"{first}\n{_WORKER}"
        pids = [running.enter_context(_running(code, address, *options)) for _ in range(count)]
        assert until(lambda: at_hand(address) == count)
        yield pids
    assert until(lambda: at_hand(address) == 0)


def at_hand(address: str) -> int:
    """Return how many workers a scheduler has."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        return len(client.nthreads())


def nobody_listens() -> str:
    """Return an address of this machine at which nobody answers."""
    port = 9
    try:
        create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return f"tcp://127.0.0.1:{port}"
    raise AssertionError(f"somebody listens at port {port}")


@contextmanager
def _running(code: str, *arguments: str) -> Iterator[int]:
    command = [sys.executable, "-c", code, *arguments]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=os.environ | _CALM) as process:
        try:
            yield process.pid
        finally:
            process.kill()
