"""Exact queueing formulas against which the simulated desk is held.

Stands alone: imports nothing from the rest of cssim. Times are in whatever unit the caller
chooses, one unit throughout a call.

>>> from cssim.theory import erlang_a
>>> round(erlang_a(48.0, 1.0, 50, mean_patience=2.0).p_abandon, 4)
0.0309
"""

from cssim.theory.arguments import OverloadError
from cssim.theory.erlang import (
    erlang_b,
    erlang_c,
    erlang_c_mean_queue,
    erlang_c_mean_wait,
    erlang_c_wait_exceeds,
)
from cssim.theory.erlang_a import ErlangA, erlang_a
from cssim.theory.erlang_chat import ErlangChat, Routing, erlang_chat
from cssim.theory.line import ServiceLevels, Waiting
from cssim.theory.machine_repair import MachineRepair, machine_repair
from cssim.theory.mdn import mdn_mean_wait
from cssim.theory.mg1 import mg1_mean_wait
from cssim.theory.mh2n import mh2n_mean_wait
from cssim.theory.offered_load import (
    delay_probability,
    offered_load,
    offered_load_sinusoidal,
    periodic_start,
)
from cssim.theory.square_root import garnett, halfin_whitt

__all__ = [
    "ErlangA",
    "ErlangChat",
    "MachineRepair",
    "OverloadError",
    "Routing",
    "ServiceLevels",
    "Waiting",
    "delay_probability",
    "erlang_a",
    "erlang_b",
    "erlang_c",
    "erlang_c_mean_queue",
    "erlang_c_mean_wait",
    "erlang_c_wait_exceeds",
    "erlang_chat",
    "garnett",
    "halfin_whitt",
    "machine_repair",
    "mdn_mean_wait",
    "mg1_mean_wait",
    "mh2n_mean_wait",
    "offered_load",
    "offered_load_sinusoidal",
    "periodic_start",
]
