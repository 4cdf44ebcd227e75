"""Equal scenario, seed and replication: equal to the bit, whatever the process and hash seed."""

import os
import subprocess
import sys

import pytest
from fate import digest

HERE = digest.digests()


@pytest.mark.parametrize("hash_seed", ["0", "1", "4294967295"])
def test_equal_in_a_process_of_its_own(hash_seed):
    found = subprocess.run(
        [sys.executable, digest.__file__],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == list(HERE.values())


def test_equal_in_the_same_process_twice():
    assert digest.digests() == HERE


def test_another_replication_is_another_run():
    other = digest.digests(replication=1)
    assert not set(other.values()) & set(HERE.values())
