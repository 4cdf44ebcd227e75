"""What scenarios say: how two differ, what a value rests on, the schema for editors."""

from cssim.show.scenario.diff import Diff, diff, show_paths
from cssim.show.scenario.notes import show_range
from cssim.show.scenario.schema import write_json_schema

__all__ = [
    "Diff",
    "diff",
    "show_paths",
    "show_range",
    "write_json_schema",
]
