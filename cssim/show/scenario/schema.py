"""Writing the JSON Schema of scenario files, for editors."""

from __future__ import annotations

import json
from pathlib import Path

from cssim.scenario import json_schema
from cssim.show.files import free_path, write


def write_json_schema(path: str | Path, kind: str = "rulebook", *, overwrite: bool = False) -> Path:
    """Write the JSON Schema of a kind of file ("rulebook", "shop" or "study").

    An editor that knows TOML (such as VS Code with Even Better TOML) then completes and checks a
    file whose first line is `#:schema rulebook.schema.json`.

    Raises:
        CssimError: there is no such kind, or the path may not be written.
    """
    text = json.dumps(json_schema(kind), ensure_ascii=False, indent=1)
    wanted = free_path(path, overwrite=overwrite, endings=("json",))
    write(wanted, f"{text}\n".encode())
    return wanted
