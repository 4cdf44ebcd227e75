"""From the findings of pydantic to problems in plain words. The only place that does so."""

from collections.abc import Callable, Mapping, Sized
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from cssim.errors import RefusedError, did_you_mean, show_value
from cssim.scenario.base import Finding
from cssim.scenario.reading.document import REMOVE
from cssim.scenario.reading.fields import fields_of, model_in
from cssim.scenario.shop import Distribution
from cssim.units import show_duration

__all__ = ["Place", "findings_of"]

Place = tuple[str | int, ...]

_DISTRIBUTIONS: Final[Mapping[str, type[BaseModel]]] = {
    model.model_fields["dist"].default: model for model in get_args(Distribution)
}

_A_TABLE: Final = "a table of keys and values"
_A_LIST: Final = "a list in square brackets"
_A_FINITE_NUMBER: Final = "a finite number"
_NOT_THERE: Final = "there is nothing to remove"
_LIMITS: Final = ("gt", "ge", "lt", "le")

_ALLOWED: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "int_type": lambda _: "a whole number",
    "int_from_float": lambda _: "a whole number",
    "float_type": lambda _: "a number",
    "bool_type": lambda _: "true or false",
    "finite_number": lambda _: _A_FINITE_NUMBER,
    "string_type": lambda _: 'a text in quotation marks, such as "…"',
    "date_type": lambda _: "a date such as 2026-03-01, without quotation marks",
    "tuple_type": lambda _: _A_LIST,
    "dict_type": lambda _: _A_TABLE,
    "model_type": lambda _: _A_TABLE,
    "model_attributes_type": lambda _: _A_TABLE,
    "greater_than": lambda ctx: f"above {ctx['gt']}",
    "greater_than_equal": lambda ctx: f"{ctx['ge']} or more",
    "less_than": lambda ctx: f"below {ctx['lt']}",
    "less_than_equal": lambda ctx: f"at most {ctx['le']}",
    "too_short": lambda ctx: f"{ctx['min_length']} or more entries",
    "string_too_short": lambda _: "a text that is not empty",
    "literal_error": lambda ctx: f"one of: {', '.join(_choices(ctx['expected']))}",
    "union_tag_invalid": lambda ctx: f"one of: {', '.join(_choices(ctx['expected_tags']))}",
    "union_tag_not_found": lambda _: f"one of: {', '.join(_DISTRIBUTIONS)}",
}


def findings_of(
    error: ValidationError, model: type[BaseModel], raw: Mapping[str, Any], extra: tuple[str, ...]
) -> list[Finding]:
    """Return what pydantic found wrong with `raw`, in words and at the keys of the file.

    `model` is the model that `raw` was checked against, `extra` names keys that are
    allowed at its top besides the fields of the model.
    """
    findings: list[Finding] = []
    for detail in error.errors(include_url=False, include_input=False):
        place, owner = _place(detail["loc"], model, raw)
        kind, ctx = detail["type"], detail.get("ctx", {})
        if kind in ("union_tag_invalid", "union_tag_not_found"):
            place = (*place, "dist")
        value, is_there = _look_up(raw, place)
        if kind == "too_short" and _length(value) >= ctx["min_length"]:
            continue  # pydantic counts only the sound entries; the others are reported themselves
        found = show_value(value) if is_there else "nothing; the key is missing"
        known = extra if len(place) == 1 else ()
        findings.append((place, _refusal(kind, ctx, found, place, owner, known, value)))
    return findings


def _refusal(
    kind: str,
    ctx: Mapping[str, Any],
    found: str,
    place: Place,
    owner: type[BaseModel] | None,
    extra: tuple[str, ...],
    value: object,
) -> RefusedError:
    """Return found, allowed and hint of one detail of a pydantic error."""
    refused = ctx.get("error")
    if isinstance(refused, RefusedError):
        hint = refused.hint or (_NOT_THERE if value == REMOVE else "")
        return type(refused)(refused.found, refused.allowed, hint)
    key = str(place[-1]) if place else ""
    if kind == "extra_forbidden":
        known = [*fields_of(owner), *extra] if owner is not None else [*extra]
        return RefusedError("an unknown key", ", ".join(known), did_you_mean(key, known))
    if kind == "missing":
        field = fields_of(owner).get(key) if owner is not None else None
        return RefusedError(found, _described(field))
    told = {name: _limit(ctx[name], value) if name in _LIMITS else ctx[name] for name in ctx}
    allowed = _ALLOWED[kind](told) if kind in _ALLOWED else "another value here"
    hint = ""
    if value == REMOVE:
        hint = _NOT_THERE
    elif kind in ("literal_error", "union_tag_invalid") and isinstance(value, str):
        hint = did_you_mean(value, allowed.removeprefix("one of: ").split(", "))
    return RefusedError(found, allowed, hint)


def _described(field: FieldInfo | None) -> str:
    """Return what a missing key may hold."""
    if field is None:
        return "a value"
    choices = [choice for choice in get_args(field.annotation) if isinstance(choice, str)]
    if choices:
        return f"one of: {', '.join(choices)}"
    return field.description or "a value"


def _place(loc: Place, model: type[BaseModel], raw: object) -> tuple[Place, type[BaseModel] | None]:
    """Return the keys of `loc` without pydantic's own marks, and the model that owns the last."""
    place: list[str | int] = []
    here: Any = raw
    owner: Any = model
    holder: Any = model
    for part in loc:
        if _is_mark(part, here):
            owner = holder = _DISTRIBUTIONS.get(str(part), holder)
            continue
        place.append(part)
        holder = owner
        owner = _below(owner, part)
        here, _ = _look_up(here, (part,))
    return tuple(place), holder if isinstance(holder, type) else None


def _is_mark(part: str | int, here: object) -> bool:
    """Return whether pydantic added `part`: a chosen distribution, or the mark of a bad key."""
    if part == "[key]":
        return True
    return isinstance(here, Mapping) and part not in here and here.get("dist") == part


def _below(owner: Any, part: str | int) -> Any:
    """Return the model or annotation under the key `part` of `owner`."""
    if isinstance(owner, type) and issubclass(owner, BaseModel):
        field = fields_of(owner).get(str(part))
        return model_in(field.annotation) if field is not None else None
    if isinstance(owner, tuple):
        return owner[0]
    return None


def _look_up(raw: Any, place: Place) -> tuple[object, bool]:
    """Return the value at `place` of a raw document, and whether there is one."""
    for part in place:
        is_key = isinstance(raw, Mapping) and part in raw
        is_index = isinstance(raw, list | tuple) and isinstance(part, int) and part < len(raw)
        if not (is_key or is_index):
            return None, False
        raw = raw[part]
    return raw, True


def _length(value: object) -> int:
    return len(value) if isinstance(value, Sized) else 0


def _choices(expected: str) -> list[str]:
    """Return the names in a text such as "'paid' or 'unpaid'"."""
    return expected.replace(" or ", ", ").replace("'", "").split(", ")


def _limit(number: float, value: object) -> str:
    """Return a limit as the refused `value` is written: a text with a limit is a duration."""
    if isinstance(value, str):
        return show_duration(int(number))
    return f"{number:,.15g}".replace(",", " ") if abs(number) < 1e15 else f"{number:.3g}"
