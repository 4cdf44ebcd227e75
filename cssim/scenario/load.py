"""Loading scenarios and shops from TOML files."""

import tomllib
from pathlib import Path

from cssim.arguments import file_name
from cssim.errors import Problem, ScenarioError
from cssim.scenario.reading import checked_shop, file_refused, merged, read_document, rooted
from cssim.scenario.scenario import Scenario
from cssim.scenario.shop import Shop

__all__ = ["is_shop_file", "load", "load_shop", "scenario_files"]


def load(path: str | Path, *, shop: str | Path | None = None) -> Scenario:
    """Return the scenario of a rulebook file.

    `shop` puts another shop file in the place of the one that the file names.
    Raises :class:`~cssim.errors.ScenarioError` with all problems of all files at once.

    >>> load("nowhere/a.toml")
    Traceback (most recent call last):
    ...
    cssim.errors.ScenarioError: 1 problem in the scenario
    ...
      found:   "a.toml", a file that does not exist
      allowed: an existing file
      hint:    there is no folder nowhere
    """
    file = _existing(path, "path")
    if is_shop_file(file):
        found = "a shop, with demand and no shifts"
        hint = "a rulebook names its shop; to play it on this one, give this file as the shop"
        raise ScenarioError([Problem(str(file), "", found, "a rulebook", hint)])
    if shop is None:
        return Scenario.from_document(read_document(file, "rulebook"), file)
    shop_file = _existing(shop, "shop")
    rules = read_document(file, "rulebook", skipped=frozenset({"shop"}))
    other = rooted(read_document(shop_file, "shop"), "shop")
    return Scenario.from_document(merged(rules, other), file)


def load_shop(path: str | Path) -> Shop:
    """Return the shop of a shop file.

    Raises :class:`~cssim.errors.ScenarioError` with all problems at once.
    """
    return checked_shop(read_document(_existing(path, "path"), "shop"))


def is_shop_file(path: str | Path) -> bool:
    """Tell whether a file holds a shop rather than a rulebook; False if it cannot be read."""
    file_name(path, "path")
    try:
        keys = tomllib.loads(Path(path).read_text(encoding="utf-8")).keys()
    except (OSError, ValueError, RecursionError):
        return False
    return "demand" in keys and not keys & {"teams", "shifts"}


def scenario_files(folder: str | Path) -> list[Path]:
    """Return the rulebook files of a folder: the TOML files directly in it, by name.

    Raises :class:`~cssim.errors.ScenarioError` if there is no such folder.
    """
    file_name(folder, "folder")
    place = Path(folder)
    if not place.is_dir():
        found = "a file, not a folder" if place.exists() else "a folder that does not exist"
        raise ScenarioError([Problem(str(place), "", found, "a folder with rulebook files")])
    return sorted(file for file in place.glob("*.toml") if file.is_file())


def _existing(path: str | Path, name: str) -> Path:
    file_name(path, name)
    file = Path(path)
    refused = file_refused(file, file.name)
    if refused is not None:
        problem = Problem(str(file), "", refused.found, refused.allowed, refused.hint)
        raise ScenarioError([problem])
    return file
