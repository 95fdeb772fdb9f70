"""The documentation says what the program does."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_reference_is_what_the_code_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "make_reference", module)
    spec.loader.exec_module(module)
    old = [path.name for path, text in module.pages().items() if path.read_text(encoding="utf-8") != text]
    assert not old, "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_commands_in_the_documentation_have_options_that_exist() -> None:
    known = set(re.findall(r"--[a-z-]+", (ROOT / "docs" / "reference" / "command-line.md").read_text()))
    for page in PAGES:
        for line in re.findall(r"storyatlas (?:build|collect)[^\n`]*", page.read_text(encoding="utf-8")):
            assert set(re.findall(r"(?<= )--[a-z-]+", line)) <= known, f"{page.name}: {line}"
