"""Field types for distributions of durations, of factors and of counts.

A file writes the times of a duration with their unit ("90 s"); the models hold
plain numbers. The texts are read here, and each that cannot be read is reported
at its own key, together with whatever else is wrong with the distribution.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    GetJsonSchemaHandler,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema, InitErrorDetails

from cssim.errors import RefusedError
from cssim.scenario.base import DURATION_FORM, Finding, as_details, refuse_all
from cssim.scenario.shop.distributions import (
    Constant,
    Distribution,
    Empirical,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    Mixture,
    Simple,
)
from cssim.units import parse_duration

__all__ = ["CountDistribution", "DurationDistribution", "FactorDistribution"]

_WITH_UNIT = ("mean", "atom", "values")
_STAND_IN = 1.0
_OF_DURATIONS = ("exponential", "lognormal", "gamma", "constant", "empirical", "mixture")


def _read_duration(raw: object, place: tuple[str | int, ...], found: list[InitErrorDetails]) -> Any:
    """Return microseconds, or note the refusal and go on with a stand-in."""
    if isinstance(raw, list | tuple):
        return [_read_duration(item, (*place, i), found) for i, item in enumerate(raw)]
    try:
        return float(parse_duration(raw))  # type: ignore[arg-type]
    except RefusedError as refused:
        found.append(as_details(place, refused, raw))
        return _STAND_IN


def _read_durations(raw: Mapping[str, Any], found: list[InitErrorDetails]) -> dict[str, Any]:
    """Return the raw distribution with its durations in microseconds."""
    read = dict(raw)
    for key in _WITH_UNIT:
        if key in raw:
            read[key] = _read_duration(raw[key], (key,), found)
    if isinstance(raw.get("rest"), Mapping):
        below: list[InitErrorDetails] = []
        read["rest"] = _read_durations(raw["rest"], below)
        found += [{**detail, "loc": ("rest", *detail["loc"])} for detail in below]
    return read


def _durations(raw: Any, check: ValidatorFunctionWrapHandler) -> Any:
    if not isinstance(raw, Mapping) or raw.get("dist") not in _OF_DURATIONS:
        return check(raw)
    found: list[InitErrorDetails] = []
    read = _read_durations(raw, found)
    try:
        checked = check(read)
    except ValidationError as error:
        found += [
            InitErrorDetails(
                type=detail["type"],
                loc=detail["loc"],
                input=detail["input"],
                ctx=detail.get("ctx", {}),
            )
            for detail in error.errors(include_url=False)
        ]
    if found:
        raise ValidationError.from_exception_data("distribution", found)
    return checked


def _values(distribution: Distribution) -> Iterator[tuple[tuple[str | int, ...], float]]:
    """Yield every single value that the distribution names, with its place."""
    match distribution:
        case Constant(mean=mean):
            yield ("mean",), mean
        case Empirical(values=values):
            for i, value in enumerate(values):
                yield ("values", i), value
        case Mixture(atom=atom, rest=rest):
            yield ("atom",), atom
            for place, value in _values(rest):
                yield ("rest", *place), value


def _positive(distribution: Any) -> Any:
    findings: list[Finding] = [
        (place, RefusedError(f"{value:g}", "a factor above 0"))
        for place, value in _values(distribution)
        if value <= 0
    ]
    refuse_all("distribution", findings)
    return distribution


def _whole(distribution: Any) -> Any:
    findings: list[Finding] = [
        (place, RefusedError(f"{value:g}", "a whole number, 1 or more"))
        for place, value in _values(distribution)
        if value < 1 or value != int(value)
    ]
    refuse_all("distribution", findings)
    return distribution


@dataclass(frozen=True, eq=False)
class _Form:
    """How a file writes such a distribution, for editors; worked out only when asked for."""

    title: str
    models: tuple[type[BaseModel], ...]
    quantity: Mapping[str, Any] | None = None

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"title": self.title, "oneOf": [self._table(model) for model in self.models]}

    def _table(self, model: type[BaseModel]) -> dict[str, Any]:
        name = model.model_fields["dist"].default
        bare = model.model_json_schema()["properties"]
        properties = {key: self._value(key, bare[key]) for key in bare if key != "dist"}
        needed = [key for key, field in model.model_fields.items() if field.is_required()]
        return {
            "type": "object",
            "properties": {"dist": {"const": name}, **properties},
            "required": ["dist", *needed],
            "additionalProperties": False,
        }

    def _value(self, key: str, bare: dict[str, Any]) -> dict[str, Any]:
        if key == "rest":
            return {"oneOf": [self._table(model) for model in get_args(Simple)]}
        if self.quantity is None or key not in _WITH_UNIT:
            return {name: bare[name] for name in bare if name != "title"}
        if key == "values":
            return {"type": "array", "items": self.quantity, "minItems": 1}
        return dict(self.quantity)


_Positive = Exponential | Lognormal | Gamma | Constant | Empirical | Mixture

DurationDistribution = Annotated[
    _Positive,
    Field(discriminator="dist"),
    WrapValidator(_durations),
    _Form("duration distribution", get_args(_Positive), DURATION_FORM),
]
"""A distribution of durations: written with units, held in microseconds."""

FactorDistribution = Annotated[
    _Positive,
    Field(discriminator="dist"),
    AfterValidator(_positive),
    _Form("factor distribution", get_args(_Positive)),
]
"""A distribution of factors above 0; 1 is the standard."""

CountDistribution = Annotated[
    Geometric | Constant | Empirical,
    Field(discriminator="dist"),
    AfterValidator(_whole),
    _Form("count distribution", (Geometric, Constant, Empirical)),
]
"""A distribution of whole numbers, 1 or more."""
