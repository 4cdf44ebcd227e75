"""Where runs are played: in this process, in processes of this machine, or on a cluster.

What is played is told to a worker as data: a function of cssim by its name, and a job to call it
with. So nothing depends on where it runs, and a notebook's own code never travels.
"""

from cssim.experiment.work.chosen import WorkersAsked, workers_of
from cssim.experiment.work.cluster import Cluster
from cssim.experiment.work.importable import name_of, named
from cssim.experiment.work.local import LocalProcesses
from cssim.experiment.work.packed import pack, unpack
from cssim.experiment.work.progress import Bar, counted
from cssim.experiment.work.serial import ThisProcess
from cssim.experiment.work.workers import Died, Workers, in_order

__all__ = [
    "Bar",
    "Cluster",
    "Died",
    "LocalProcesses",
    "ThisProcess",
    "Workers",
    "WorkersAsked",
    "counted",
    "in_order",
    "name_of",
    "named",
    "pack",
    "unpack",
    "workers_of",
]
