"""Reading `--set PATH=VALUE`, and loading what it changes."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence

import cssim as cs


def load_changed(file: str, options: argparse.Namespace) -> cs.Scenario:
    """Return the scenario of a file on the wanted shop and with the wanted changes.

    Raises:
        CssimError: the file or a change cannot be used.
    """
    scenario = cs.load(file, shop=options.shop)
    return scenario.replace(read_changes(options.set)) if options.set else scenario


def read_changes(texts: Sequence[str]) -> dict[str, object]:
    """Return overrides by path.

    Raises:
        CssimError: one is not written as PATH=VALUE, or a path is given twice.

    Examples:
        >>> read_changes(["study.days=7", "desk.auto_close=3 min"])
        {'study.days': 7, 'desk.auto_close': '3 min'}
    """
    changes: dict[str, object] = {}
    for text in texts:
        path, sign, value = (part.strip() for part in text.partition("="))
        if not sign or not path or not value or "\n" in value:
            raise cs.CssimError(f"--set {text}: write it as PATH=VALUE, such as study.days=7")
        if path in changes:
            raise cs.CssimError(f"--set {path} is given twice")
        changes[path] = _read_value(path, value)
    return changes


def _read_value(path: str, text: str) -> object:
    """Read a value as a file would; what is no number, list or table is a text without quotes."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError) as error:
        if text[0] in "[{\"'":
            raise cs.CssimError(
                f"--set {path}: {text:.60} is not written as in a file ({error})"
            ) from None
        return text
