"""Checks of what a caller hands to the public functions, in plain words."""

from __future__ import annotations

from operator import index
from os import PathLike

from cssim.errors import CssimError


def whole_number(value: object, name: str, least: int, why: str = "") -> int:
    """Return `value` as a whole number of at least `least`; NumPy's integers count.

    Raises:
        CssimError: it is something else.

    Examples:
        >>> whole_number(3, "n", 2)
        3
        >>> whole_number(2.5, "n", 2)
        Traceback (most recent call last):
        ...
        cssim.errors.CssimError: n is 2.5; it must be a whole number, 2 or more
    """
    try:
        number = index(value)  # type: ignore[arg-type]
    except TypeError:
        number = None
    if number is None or isinstance(value, bool) or number < least:
        reason = f": {why}" if why else ""
        raise CssimError(f"{name} is {value!r}; it must be a whole number, {least} or more{reason}")
    return number


def instance(value: object, kind: type, name: str, how: str) -> None:
    """Check that `value` is of a kind.

    Raises:
        CssimError: it is something else; the message says how to get one.
    """
    if not isinstance(value, kind):
        article = "an" if kind.__name__[0] in "AEIOaeiou" else "a"
        raise CssimError(f"{name} is {value!r:.80}; it must be {article} {kind.__name__}, {how}")


def file_name(value: object, name: str) -> None:
    """Check that `value` can name a file: a text or a Path.

    Raises:
        CssimError: it is something else.

    Examples:
        >>> file_name(3, "path")
        Traceback (most recent call last):
        ...
        cssim.errors.CssimError: path is 3; it must be the name of a file, a text or a Path
    """
    if not isinstance(value, str | PathLike):
        raise CssimError(
            f"{name} is {value!r:.80}; it must be the name of a file, a text or a Path"
        )
