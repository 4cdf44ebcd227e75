"""The JSON Schema of scenario files, for editors: what a file may say, as it is written.

The models say which keys there are and each special field type how it is written. Here that
becomes what a file may write besides: notes beside a value or in a table, `extends` (then nothing
is required and "none" removes), amendments, and the shop and study by file name or in place.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from cssim.errors import CssimError, did_you_mean
from cssim.scenario.meanings import meaning_of
from cssim.scenario.reading import AMENDABLE, AMENDMENTS, GRADES, REMOVE
from cssim.scenario.rulebook import Rulebook
from cssim.scenario.shop import Shop
from cssim.scenario.study import Study

__all__ = ["json_schema"]

Schema = dict[str, Any]

_MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "rulebook": Rulebook,
    "shop": Shop,
    "study": Study,
}
_NONE: Final = {"const": REMOVE}
_NOTES: Final[Mapping[str, Schema]] = {
    "clause": {"type": "string", "description": "Where the rule stands in its document."},
    "grade": {"enum": [*GRADES], "description": "What the value rests on."},
    "source": {"type": "string", "description": "A key of [sources], or a citation."},
    "range": {"type": "array", "minItems": 2, "description": "Two bounds, or choices."},
    "note": {"type": "string", "description": "A remark."},
}
_NOTE: Final[Mapping[str, Schema]] = {key: {"$ref": f"#/$defs/{key}"} for key in _NOTES}
_EXTENDS: Final = {"type": "string", "description": "The file this one inherits from."}
_PART: Final = "Part"


class _AsWritten(GenerateJsonSchema):
    """Keys are titles enough, and a default that no file could write is none."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012

    def field_title_should_be_set(self, _schema: Any) -> bool:
        """Return False."""
        return False


def json_schema(kind: str = "rulebook") -> Schema:
    """Return the JSON Schema (draft 2020-12) of a kind of file: "rulebook", "shop" or "study".

    It knows what a key may hold by itself; what goes together, only loading can check.

    Raises :class:`~cssim.errors.CssimError` for another kind.

    >>> json_schema("study")["$defs"]["Study"]["properties"]["days"]["description"]
    'Service days that count.'
    """
    if not isinstance(kind, str) or kind not in _MODELS:
        hint = did_you_mean(str(kind), _MODELS)
        known = ", ".join(_MODELS)
        raise CssimError(f"kind is {kind!r:.80}; it must be one of: {known}. {hint}".strip())
    models = _MODELS.values() if kind == "rulebook" else (_MODELS[kind],)
    definitions: Schema = {key: dict(note) for key, note in _NOTES.items()}
    for model in models:
        for name, table in _tables_of(model):
            definitions[name] = _table(name, table, definitions, part=False)
            definitions[f"{name}{_PART}"] = _table(name, table, definitions, part=True)
    if kind == "rulebook":
        _add_files_and_amendments(definitions)
    _add_extends(definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"a {kind} of cssim",
        **_whole_or_part(_MODELS[kind].__name__),
        "$defs": definitions,
    }


def _tables_of(model: type[BaseModel]) -> Iterator[tuple[str, Schema]]:
    """Yield the schemas of a model and of those below it, by name, as pydantic sees them."""
    own = model.model_json_schema(by_alias=True, schema_generator=_AsWritten)
    yield from own.pop("$defs", {}).items()
    yield model.__name__, own


def _table(name: str, table: Schema, definitions: Schema, *, part: bool) -> Schema:
    """Return the schema of a table; in a file that extends another nothing is required."""
    properties: Schema = {}
    for key, value in table["properties"].items():
        default = _default(value)
        written = _value(value, definitions, part=part)
        properties[key] = {"description": meaning_of(name, key), **default, **written}
    return {
        "type": "object",
        "description": table.get("description", "").partition("\n")[0],
        "properties": properties | {key: _NOTE[key] for key in _NOTE if key not in properties},
        "additionalProperties": False,
        **({} if part else {"required": table.get("required", [])}),
    }


def _default(value: Schema) -> Schema:
    """Return the default of a key as a file would write it, if a file could."""
    default = value.get("default", {})
    if default is None:
        return {"default": REMOVE}
    if default == {} and "default" in value and value.get("type") == "string":
        return {"default": REMOVE}  # an object that stands for the text: no rest, no rotation
    return {} if isinstance(default, dict) else {"default": default}


def _value(value: Schema, definitions: Schema, *, part: bool) -> Schema:
    """Return how a value may be written: bare or with a note, or "none" where that is allowed."""
    choices = value.get("anyOf", [value])
    optional = {"type": "null"} in choices
    (bare,) = (choice for choice in choices if choice != {"type": "null"})
    forms = [*_forms(bare, definitions, part=part)]
    if optional or part:
        forms.append(_NONE)
    return {"anyOf": forms} if len(forms) > 1 else forms[0]


def _forms(bare: Schema, definitions: Schema, *, part: bool) -> Iterator[Schema]:
    if "$ref" in bare:
        yield {"$ref": bare["$ref"] + (_PART if part else "")}
    elif isinstance(bare.get("additionalProperties"), dict):
        yield _named(bare, definitions, part=part)
    else:
        written = _defined(bare, definitions, part=part)
        yield written
        if "const" not in bare:
            yield _with_note(written)


def _with_note(bare: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {"value": bare, **_NOTE},
        "required": ["value"],
        "additionalProperties": False,
    }


def _named(tables: Schema, definitions: Schema, *, part: bool) -> Schema:
    """Return the schema of named tables, or of named values."""
    below = tables["additionalProperties"]
    is_text = below == {"type": "string"}
    return {
        "type": "object",
        **({} if is_text else {"properties": dict(_NOTE)}),
        "propertyNames": {"pattern": "^[^.]+$"},
        "additionalProperties": below if is_text else _value(below, definitions, part=part),
        **({"minProperties": 1} if "minProperties" in tables and not part else {}),
    }


def _defined(bare: Schema, definitions: Schema, *, part: bool) -> Schema:
    """Return the schema of a bare value; one with a name is put among the definitions."""
    form = {key: bare[key] for key in bare if key not in ("default", "description")}
    told = {"description": bare["description"]} if "description" in bare else {}
    if "title" not in form:
        return form | told
    is_distribution = "oneOf" in form
    name = form["title"].replace(" ", "_") + (_PART if part and is_distribution else "")
    if name not in definitions:
        if is_distribution:
            form = _distribution(form, definitions, part=part)
        definitions[name] = form
    return {"$ref": f"#/$defs/{name}"} | told


def _distribution(form: Schema, definitions: Schema, *, part: bool) -> Schema:
    tables = [_distribution_table(table, definitions, part=part) for table in form["oneOf"]]
    return {"anyOf": tables, **({"title": form["title"]} if "title" in form else {})}


def _distribution_table(table: Schema, definitions: Schema, *, part: bool) -> Schema:
    properties = {
        key: _distribution(value, definitions, part=part)
        if "oneOf" in value
        else _value(value, definitions, part=part)
        for key, value in table["properties"].items()
    }
    needed = [] if part else table["required"]
    return table | {"properties": properties | dict(_NOTE), "required": needed}


def _whole_or_part(name: str) -> Schema:
    return {
        "if": {"required": ["extends"]},
        "then": {"$ref": f"#/$defs/{name}{_PART}"},
        "else": {"$ref": f"#/$defs/{name}"},
    }


def _add_extends(definitions: Schema) -> None:
    for model in _MODELS.values():
        if model.__name__ in definitions:
            definitions[f"{model.__name__}{_PART}"]["properties"]["extends"] = _EXTENDS


def _add_files_and_amendments(definitions: Schema) -> None:
    """Add to the rulebook what only its file may say."""
    amended = dict(definitions[f"Rulebook{_PART}"]["properties"])
    amended = {key: amended[key] for key in (*AMENDABLE, *_NOTE)}
    definitions["Amendment"] = {
        "type": "object",
        "description": "What changes in the rulebook from that service day on.",
        "properties": amended,
        "additionalProperties": False,
    }
    amendments = {
        "type": "object",
        "description": "What changes in the rulebook, by the service day from which it holds.",
        "patternProperties": {
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": {"anyOf": [{"$ref": "#/$defs/Amendment"}, _NONE]}
        },
        "properties": dict(_NOTE),
        "additionalProperties": False,
    }
    for part in ("", _PART):
        properties = definitions[f"Rulebook{part}"]["properties"]
        properties[AMENDMENTS] = amendments
        for name in ("Shop", "Study"):
            table = {"$ref": f"#/$defs/{name}{_PART}"} if part else _whole_or_part(name)
            properties[name.lower()] = {
                "description": f"The {name.lower()}: the name of a file, or a table.",
                "anyOf": [{"type": "string"}, table],
            }
