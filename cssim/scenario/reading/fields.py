"""The keys of the models, as files write them."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["entries", "fields_of", "model_in"]


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the keys that a file writes.

    >>> from cssim.scenario.study import Study
    >>> list(fields_of(Study))
    ['start', 'warm_up', 'days', 'cool_down', 'seed']
    """
    return {field.alias or name: field for name, field in model.model_fields.items()}


def model_in(annotation: Any) -> Any:
    """Return the one model an annotation holds; in a tuple if it is a table of named models."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is tuple:
        return None
    models = [model_in(argument) for argument in get_args(annotation)]
    known = [model for model in models if model is not None]
    if len(known) != 1:
        return None
    return (known[0],) if get_origin(annotation) is dict else known[0]


def entries(value: object) -> Mapping[str, Any]:
    """Return what can be reached by key below `value`, which may be the model of a table.

    In the place of an optional table that is left out stands its model.

    >>> from cssim.scenario.study import Study
    >>> entries(Study)["days"] is None
    True
    """
    if isinstance(value, type) and issubclass(value, BaseModel):
        return {key: model_in(field.annotation) for key, field in fields_of(value).items()}
    if not isinstance(value, BaseModel):
        return value if isinstance(value, Mapping) else {}
    table: dict[str, Any] = {}
    for name, field in type(value).model_fields.items():
        held = getattr(value, name)
        table[field.alias or name] = model_in(field.annotation) if held is None else held
    return table
