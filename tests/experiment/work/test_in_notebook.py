"""Two processes beside a notebook: they work, and an interrupt ends them and not the notebook."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from experiment.work.processes import PATIENCE, ROOT, TESTS, children, gone, until
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

pytestmark = pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")

LOAD = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(TESTS)!r}]
import cssim as cs
from experiment.small import TODAY
"""

ENDLESS = """
from cssim.experiment.work import workers_of
from experiment.work import jobs
with workers_of(2) as workers:
    for _ in workers.each(jobs.wait, (0.05 for _ in range(100_000)), 100_000):
        print("done", flush=True)
"""


class Notebook:
    """A kernel that cells are sent to."""

    def __init__(self) -> None:
        self._manager = KernelManager()
        self._manager.start_kernel()
        self._client: BlockingKernelClient = self._manager.client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=PATIENCE)

    def close(self) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)
        self._manager.cleanup_resources()

    def send(self, cell: str) -> str:
        # A kernel that has just met an error drops what comes soon after, unless told not to.
        return self._client.execute(cell, stop_on_error=False)

    def until_output(self) -> None:
        while self._client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
            pass

    def answer(self, sent: str) -> dict[str, Any]:
        while True:
            message = self._client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"]["msg_id"] == sent:
                content: dict[str, Any] = message["content"]
                return content

    def interrupt(self) -> None:
        self._manager.interrupt_kernel()

    def pid(self) -> int:
        pid = self._manager.provisioner.pid  # type: ignore[union-attr]
        assert isinstance(pid, int)
        return pid


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    opened = Notebook()
    yield opened
    opened.close()


def test_a_notebook_with_two_workers_runs(tmp_path: Path) -> None:
    cells = [
        LOAD,
        "both = [cs.replicate(TODAY, n=4, workers=count) for count in (1, 2)]",
        "both[0].values['occupancy'].tolist() == both[1].values['occupancy'].tolist()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=PATIENCE, resources={"metadata": {"path": tmp_path}}).execute()
    assert notebook.cells[-1].outputs[-1].data["text/plain"] == "True"


@pytest.mark.parametrize("seconds", [None, 0.0, 0.3], ids=["at work", "at start", "a bit later"])
def test_an_interrupted_cell_says_so_and_the_next_one_runs(
    notebook: Notebook, seconds: float | None
) -> None:
    assert notebook.answer(notebook.send(LOAD))["status"] == "ok"
    sent = notebook.send(ENDLESS)
    assert until(lambda: len(children(notebook.pid())) == 2)
    workers = children(notebook.pid())
    if seconds is None:
        notebook.until_output()
    else:
        time.sleep(seconds)
    notebook.interrupt()
    answer = notebook.answer(sent)
    assert (answer["status"], answer["ename"]) == ("error", "KeyboardInterrupt")
    assert gone(workers)
    again = notebook.send("assert cs.replicate(TODAY, n=4, workers=2).n == 4")
    assert notebook.answer(again)["status"] == "ok"
    assert until(lambda: not children(notebook.pid()))


def test_the_notebook_runs_the_python_of_the_tests(notebook: Notebook) -> None:
    sent = notebook.send(f"import sys; assert sys.executable == {sys.executable!r}")
    assert notebook.answer(sent)["status"] == "ok"
