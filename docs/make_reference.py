"""Write the reference pages from the code: `python docs/make_reference.py`.

`tests/test_docs.py` fails where a page is not what this program would write.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ["COLUMNS"] = "80"  # before the command line measures the terminal
os.environ["NO_COLOR"] = "1"

from pydantic import SecretStr
from typer.testing import CliRunner

from storyatlas.cli import app
from storyatlas.config import Settings
from storyatlas.model.schema import FILE, atlas_schema, dump_schema

HERE = Path(__file__).resolve().parent
COMMANDS = ("build", "collect", "demo", "diff", "export", "schema", "send")


def pages() -> dict[Path, str]:
    """Every generated file with its text."""
    return {
        HERE / "reference" / "command-line.md": command_line(),
        HERE / "reference" / "settings.md": settings(),
        HERE / "reference" / "atlas-json.md": atlas_json(),
        HERE.parent / "src" / "storyatlas" / "model" / FILE: dump_schema(),
    }


def command_line() -> str:
    """The help of every command."""
    parts = ["# The command line\n\nWritten by `make docs` from the program's own help.\n"]
    for command in ((), *((name,) for name in COMMANDS)):
        shown = CliRunner().invoke(app, [*command, "--help"], prog_name="storyatlas").output.rstrip()
        parts.append(f"## {' '.join(('storyatlas', *command))}\n\n```text\n{shown}\n```\n")
    parts.append(
        "## Exit status\n\n| status | means |\n|---|---|\n| 0 | the atlas was built; single sources may have been "
        "skipped, the report names them |\n| 1 | nothing could be built |\n| 2 | wrong use: an option, a setting "
        "or the folder |\n| 130 | stopped with Ctrl-C; what was read is kept |\n"
    )
    return "\n".join(parts)


def settings() -> str:
    """The environment variables."""
    rows = []
    for name, field in Settings.model_fields.items():
        unset = field.default is None or field.default == "" or isinstance(field.default, SecretStr)
        default = "" if unset else f"`{str(field.default).lower()}`"
        if isinstance(field.default, str) and field.default:
            default = f"`{field.default}`"
        rows.append(f"| `STORYATLAS_{name.upper()}` | {default} | {field.description} |")
    return (
        "# Settings\n\nWritten by `make docs` from `storyatlas.config`. What a machine or a newsroom sets once, as "
        "environment variables;\noptions of a command win over them.\n\n| variable | default | what it does |\n"
        "|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def atlas_json() -> str:
    """The objects of atlas.json and their keys."""
    schema = atlas_schema()
    parts = [
        "# atlas.json\n\nWritten by `make docs` from the JSON Schema, which `storyatlas schema` prints. Offsets count "
        "Unicode characters,\nfrom 0, and the end is not included: `quote` is exactly `text[start:end]` "
        "(or `title[start:end]`) of the article.\nTexts lie in `articles.jsonl` beside it.\n",
        _object("The file", schema),
    ]
    parts += [_object(name, definition) for name, definition in schema["$defs"].items()]
    return "\n".join(parts)


def _object(name: str, definition: dict[str, Any]) -> str:
    rows = [f"| `{key}` | {_kind(value)} |" for key, value in definition["properties"].items()]
    return f"## {name}\n\n{definition['description']}\n\n| key | value |\n|---|---|\n" + "\n".join(rows) + "\n"


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(_kind(choice) for choice in value["anyOf"])
    if "enum" in value:
        return ", ".join(f"`{item}`" for item in value["enum"])
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if value.get("type") == "array":
        return f"list of {_kind(value['items'])}"
    if value.get("type") == "object" and "additionalProperties" in value:
        return f"object of {_kind(value['additionalProperties'])}"
    kinds = value.get("type", "any")
    return " or ".join(kinds) if isinstance(kinds, list) else kinds


def main() -> None:
    """Write what differs, and say so."""
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(HERE.parent)}")


if __name__ == "__main__":
    sys.exit(main())
