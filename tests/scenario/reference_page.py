"""The tables of docs/scenario-format.md, as the JSON Schema has them.

`PYTHONPATH=tests python -m scenario.reference_page` writes them into the page.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cssim.scenario import json_schema
from cssim.scenario.meanings import MEANINGS

PAGE = Path(__file__).parents[2] / "docs" / "scenario-format.md"
KINDS = ("rulebook", "shop", "study")
NOTES = ("clause", "grade", "source", "range", "note")
NOT_TABLES = (*NOTES, "extends", "shop", "study", "amendments", "title", "sources")

Schema = dict[str, Any]


def block(kind: str) -> str:
    """Return the tables of a kind of file, between the marks that the page has for them."""
    told = "\n\n".join(_sections(kind))
    return f"<!-- {kind}: generated -->\n\n{told}\n\n<!-- {kind}: end -->"


def _sections(kind: str) -> Iterator[str]:
    schema = json_schema(kind)
    found = _tables(kind.title(), "", schema["$defs"])
    for name in dict.fromkeys(name for name, _ in found):
        headings = [f"`[{path}]`" for other, path in found if other == name and path]
        rows = "\n".join(_rows(name, schema["$defs"]))
        head = "| key | what it says | type | default |\n|---|---|---|---|"
        yield f"### {', '.join(headings) or 'At the top'}\n\n{head}\n{rows}"


def _tables(name: str, path: str, definitions: Schema) -> list[tuple[str, str]]:
    """Return the tables at and below one, with the path at which each stands."""
    found = [(name, path)]
    for key, value in definitions[name]["properties"].items():
        if key not in NOT_TABLES:
            below, named = _table_in(value)
            if below is not None:
                place = f"{path}.{key}".lstrip(".") + (".<name>" if named else "")
                found += _tables(below, place, definitions)
    return found


def _table_in(value: Schema) -> tuple[str | None, bool]:
    """Return the name of the table that a key holds, and whether it holds named ones."""
    for form in _forms(value):
        inner = form.get("additionalProperties")
        if isinstance(inner, dict):
            return _table_in(inner)[0], True
        name = form.get("$ref", "").removeprefix("#/$defs/")
        if name in MEANINGS:
            return name, False
    return None, False


def _forms(value: Schema) -> list[Schema]:
    forms: list[Schema] = value.get("anyOf", [value])
    return forms


def _rows(name: str, definitions: Schema) -> Iterator[str]:
    table = definitions[name]
    keys = [key for key in table["properties"] if key in MEANINGS[name]]
    for key in keys:
        value = table["properties"][key]
        default = "**required**" if key in table["required"] else _default(value)
        told = f"{value['description']} | {_type(value)} | {default}"
        yield f"| `{key}` | {told} |"
    if not keys:
        first, *_, last = (key for key in table["properties"] if key not in NOTES)
        value = table["properties"][first]
        told = f"{value['description']} | {_type(value)} | {_default(value)}"
        yield f"| `{first}` … `{last}` | {told} |"


def _default(value: Schema) -> str:
    default = value.get("default", "none")
    if default == "none" or default == []:
        return "none"
    if isinstance(default, list):
        return "as listed" if len(default) > 3 else ", ".join(map(_plain, default))
    return f"`{_plain(default)}`"


def _plain(value: object) -> str:
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )


def _type(value: Schema) -> str:
    form = _forms(value)[0]
    if "$ref" in form:
        name = form["$ref"].removeprefix("#/$defs/")
        return "table" if name in MEANINGS else name.replace("_", " ")
    if isinstance(form.get("additionalProperties"), dict):
        inner = form["additionalProperties"]
        return "named tables" if _table_in(inner)[0] else f"named values: {_type(inner)}"
    if form.get("type") == "array":
        how_many = f"{form['minItems']} " if form.get("minItems", 0) > 1 else ""
        what, *limits = _type(form["items"]).split(", ", 1)
        if what.startswith("one of: "):
            return ", ".join((what.replace("one of", "list from"), *limits))
        return ", ".join((f"list of {how_many}{what}s", *limits))
    if "enum" in form:
        return "one of: " + ", ".join(map(str, form["enum"]))
    if form.get("title"):
        return str(form["title"])
    if form.get("format") == "date":
        return "date"
    names = {"integer": "whole number", "number": "number", "string": "text"}
    return names.get(form["type"], "true or false") + _limits(form)


def _limits(form: Schema) -> str:
    low, high = form.get("minimum"), form.get("maximum", form.get("exclusiveMaximum"))
    above = form.get("exclusiveMinimum")
    if above is not None:
        return f" above {above:g}"
    if low is None:
        return ""
    return f", {low:g} to {high:g}" if high is not None and high < 1e6 else f", {low:g} or more"


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    for kind in KINDS:
        marks = re.compile(f"<!-- {kind}: generated -->.*?<!-- {kind}: end -->", re.DOTALL)
        page = marks.sub(lambda _: block(kind), page)  # noqa: B023
    PAGE.write_text(page, "utf-8")
