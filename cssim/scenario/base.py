"""What all models of a scenario share: frozen, strict, and errors that keep their place."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Final, NoReturn, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import InitErrorDetails

from cssim.errors import RefusedError
from cssim.units import CLOCK_PATTERN, DURATION_PATTERN, parse_clock, parse_duration

__all__ = [
    "DURATION_FORM",
    "Clock",
    "Duration",
    "Factor",
    "Finding",
    "Frozen",
    "FrozenDict",
    "Name",
    "Named",
    "OrNone",
    "Probability",
    "Shares",
    "Title",
    "as_details",
    "each_once",
    "refuse_all",
]

K = TypeVar("K")
V = TypeVar("V")

Finding = tuple[tuple[str | int, ...], RefusedError]
"""A place below the value being checked, and what is wrong there."""


class Frozen(BaseModel):
    """Base of all scenario models: immutable, no unknown keys, no conversions."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, validate_default=False
    )


class FrozenDict(dict[K, V]):
    """A dict that cannot be changed; it pickles, compares and prints like a dict.

    >>> FrozenDict({"a": 1})["a"]
    1
    >>> FrozenDict({"a": 1}).update(a=2)
    Traceback (most recent call last):
    ...
    TypeError: a scenario is frozen; use Scenario.replace to get a changed copy
    """

    def _refuse(self, *_args: Any, **_named: Any) -> NoReturn:
        message = "a scenario is frozen; use Scenario.replace to get a changed copy"
        raise TypeError(message)

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type["FrozenDict[K, V]"], tuple[dict[K, V]]]:
        return type(self), (dict(self),)


class Title(Frozen):
    """A title in both languages.

    >>> Title(en="Small shop", zh="小店").zh
    '小店'
    """

    en: str = Field(min_length=1, description="the title in English")
    zh: str = Field(min_length=1, description="the title in Chinese")


def as_details(
    place: tuple[str | int, ...], refused: RefusedError, value: object
) -> InitErrorDetails:
    """Return a refusal in the form that pydantic collects."""
    return InitErrorDetails(type="value_error", loc=place, input=value, ctx={"error": refused})


def refuse_all(title: str, findings: Iterable[Finding]) -> None:
    """Raise all `findings` as one pydantic error; return if there are none."""
    details = [as_details(place, refused, None) for place, refused in findings]
    if details:
        raise ValidationError.from_exception_data(title, details)


def _check_name(name: str) -> str:
    if not name.strip() or "." in name:
        raise RefusedError(f"the name '{name}'", "a name without dots, such as 'evening'")
    return name


def _nothing(value: object) -> object:
    return None if value == "none" else value


DURATION_FORM: Final = {"title": "duration", "type": "string", "pattern": DURATION_PATTERN}
"""How a file writes a duration, as a JSON Schema."""
Duration = Annotated[int, BeforeValidator(parse_duration), WithJsonSchema(DURATION_FORM)]
"""A field that is written "90 s" and held as integer microseconds."""
Clock = Annotated[
    int,
    BeforeValidator(parse_clock),
    WithJsonSchema({"title": "clock time", "type": "string", "pattern": CLOCK_PATTERN}),
]
"""A field that is written "17:30" and held as integer microseconds since midnight."""
OrNone = BeforeValidator(_nothing)
"""Marks an optional field: the text "none" says the same as leaving the key out."""
Probability = Annotated[float, Field(ge=0, le=1)]
"""A number from 0 to 1."""
Factor = Annotated[float, Field(gt=0, le=1e6)]
"""A number above 0 that multiplies."""
Shares = Annotated[tuple[float, ...], Field(strict=False)]
"""A list of numbers."""
Name = Annotated[str, AfterValidator(_check_name)]
"""The name of a table; a dot would break dotted paths."""
Named = Annotated[dict[Name, V], AfterValidator(FrozenDict)]
"""Named tables, frozen."""


def each_once(what: str) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """Return a check that refuses names said twice; `what` says of what they are names."""

    def checked(names: tuple[str, ...]) -> tuple[str, ...]:
        for i, name in enumerate(names):
            if name in names[:i]:
                raise RefusedError(f"'{name}' for the second time", f"each {what} once")
        return names

    return checked
