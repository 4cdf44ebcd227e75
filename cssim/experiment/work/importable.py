"""Functions of the user by name, so that a worker or another day finds the same one."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import MethodType
from typing import Any

from cssim.errors import CssimError

_REMEDY = (
    "workers find functions by name. Write it with def in a file of its own, such as "
    "measures.py, and give measures.{name} after import measures"
)


def name_of(function: object) -> str:
    """Return the name by which a worker can import a function, as "module:name".

    Raises:
        CssimError: it is no function, or a lambda, or belongs to an object, or stands inside
            another function, in the notebook or in the script that runs; the message says what to
            do.

    Examples:
        >>> from statistics import fmean
        >>> name_of(fmean)
        'statistics:fmean'
        >>> name_of(lambda run: 0.0)
        Traceback (most recent call last):
        ...
        cssim.errors.CssimError: a lambda has no name, and workers find functions by name. Write it
        with def in a file of its own, such as measures.py, and give measures.my_measure after
        import measures
    """
    module = getattr(function, "__module__", None)
    name = getattr(function, "__qualname__", None)
    if not callable(function) or not isinstance(module, str) or not isinstance(name, str):
        raise CssimError(
            f"{function!r:.80} is not a function with a name; give one, such as "
            "measures.my_measure after import measures"
        )
    if name.endswith("<lambda>"):
        raise CssimError(f"a lambda has no name, and {_REMEDY.format(name='my_measure')}")
    last = name.rpartition(".")[2]
    if "<locals>" in name:
        raise CssimError(
            f"{last} is written inside another function, and {_REMEDY.format(name=last)}"
        )
    if isinstance(function, MethodType) and not isinstance(function.__self__, type):
        raise CssimError(f"{last} belongs to an object, and {_REMEDY.format(name=last)}")
    if module == "__main__":
        raise CssimError(
            f"{last} is written in the notebook or script itself, where no worker looks, and "
            f"{_REMEDY.format(name=last)}"
        )
    whole = f"{module}:{name}"
    if named(whole) != function:
        raise CssimError(
            f"{whole} is not the function given: its module has another of that name. Run the "
            "import again (or restart the notebook) and give the function anew"
        )
    return whole


def named(name: str) -> Callable[..., Any]:
    """Return the function of a name that `name_of` gave.

    Raises:
        CssimError: there is no such module or function where this is called.
    """
    module, _, place = name.partition(":")
    try:
        found: Any = import_module(module)
        for part in place.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError) as error:
        raise CssimError(
            f"the function {name} cannot be imported where it is needed ({error}); its file has to "
            "be where Python looks for modules: beside the notebook or script, and for the workers "
            "of a cluster on their PYTHONPATH"
        ) from error
    function: Callable[..., Any] = found
    return function
