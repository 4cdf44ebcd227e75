"""The command line: the same verbs as in Python, through the public names only."""

from cssim.cli.main import main

__all__ = ["main"]
