"""The version of the model, by which stored results are known to be of the present one."""

MODEL_VERSION = 1
"""Raised whenever a run of the same scenario and replication gives another number."""
