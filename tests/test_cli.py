"""What a user sees of the command line where no model is needed."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from storyatlas import __version__
from storyatlas.cli import app
from storyatlas.model.atlas import Atlas, Report, Skipped, Story
from storyatlas.model.schema import dump_schema, read_schema
from storyatlas.terminal import plain, print_error, print_summary

runner = CliRunner()


def test_version() -> None:
    assert runner.invoke(app, ["--version"]).output == f"storyatlas {__version__}\n"


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "storyatlas", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"storyatlas {__version__}\n"


def test_help_names_commands_and_options_in_80_columns() -> None:
    help_ = runner.invoke(app, ["--help"]).output
    for command in ("build", "collect", "demo", "diff", "export", "schema", "send", "--version"):
        assert command in help_
    build = runner.invoke(app, ["build", "--help"]).output
    for option in ("--title", "--question", "--exclude", "--since", "--until", "--as-of", "--jobs", "--allow-private"):
        assert option in build
    assert max(len(line) for line in (help_ + build).splitlines()) <= 80


def test_help_loads_no_model_library() -> None:
    code = (
        "import sys, storyatlas.cli; print(sorted({'spacy', 'onnxruntime', 'numpy', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_schema_prints_the_one_in_the_package_and_it_is_current() -> None:
    assert runner.invoke(app, ["schema"]).output == read_schema()
    assert read_schema() == dump_schema(), "write it again: make docs"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build"], "SOURCE"),
        (["build", "x.html"], "--output"),
        (["build", "x.html", "-o", "out", "--since", "yesterday"], "write a day as 2024-12-31"),
        (["build", "x.html", "-o", "out", "--since", "2024-05-02", "--until", "2024-05-01"], "is after --until"),
        (["build", "x.html", "-o", "out", "--exclude", ": no topic"], "names no topic"),
        (["build", "x.html", "-o", "out", "--jobs", "0"], "--jobs"),
        (["bild"], "No such command"),
    ],
)
def test_wrong_use_exits_2_and_says_what(arguments: list[str], words: str) -> None:
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_nothing_usable_exits_1_with_every_reason_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("")
    result = runner.invoke(
        app, ["build", str(tmp_path / "empty.html"), str(tmp_path / "gone.txt"), "-o", str(tmp_path / "out")]
    )
    assert result.exit_code == 1
    assert "no usable article" in result.stderr
    assert "empty.html" in result.stderr
    assert "gone.txt: no such file" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_output_that_is_a_file_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    result = runner.invoke(app, ["build", "x.html", "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "is a file, not a folder" in result.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_a_wrong_setting_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYATLAS_JOBS", "many")
    result = runner.invoke(app, ["build", "x.html", "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "STORYATLAS_JOBS is 'many'" in result.stderr


def test_collect_writes_articles_that_it_reads_again(tmp_path: Path) -> None:
    page = (
        "A bridge opens\n\nMayor Ada Quill opened the harbour bridge in Port Ellery on Monday. "
        + "People cheered. " * 30
    )
    (tmp_path / "one.txt").write_text(page)
    first, second = tmp_path / "all.jsonl", tmp_path / "again.jsonl"
    result = runner.invoke(app, ["collect", str(tmp_path / "one.txt"), str(tmp_path / "no.txt"), "-o", str(first)])
    assert result.exit_code == 0, result.stderr
    assert "no.txt" in result.output
    assert runner.invoke(app, ["collect", str(first), "-o", str(second)]).exit_code == 0
    one, two = (json.loads(file.read_text()) for file in (first, second))
    assert "Ada Quill" in one["text"]
    assert {**one, "source": ""} == {**two, "source": ""}


def test_ctrl_c_exits_130_in_one_line(tmp_path: Path) -> None:
    """In a real terminal: the process leads its session, and the terminal sends the signal."""
    text = "Mayor Ada Quill opened the harbour bridge in Port Ellery on Monday. " * 40
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(f"Bridge {number} opens\n\n{number} {text}")
    code = "from storyatlas.cli import main; main()"
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", code, "build", str(tmp_path), "-o", str(tmp_path / "out")])
    shown = b""
    sent = False
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # the terminal closes when its last process ends
            break
        shown += part
        if b"Reading articles" in shown and not sent:
            os.write(terminal, b"\x03")
            sent = True
    else:
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    assert status == 130, shown[-2000:]
    assert b"stopped; what was read is kept" in shown
    assert b"Traceback" not in shown
    assert (tmp_path / "out" / "storyatlas.db").exists()


HOSTILE = "Quill \x1b[31mred\x1b[0m [bold]wins[/bold] \u202eesrever :smile:\nnext"


def test_articles_cannot_move_the_cursor_or_mark_up_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    atlas = Atlas(Story(HOSTILE), (), (), (), (), report=Report(skipped=(Skipped(HOSTILE, HOSTILE),)))
    print_summary(atlas, Path("out"), (), 1.0)
    print_error(HOSTILE)
    shown = capsys.readouterr()
    for text in (shown.out, shown.err):
        assert "\x1b[31m" not in text
        assert "\u202e" not in text
        assert "[bold]wins[/bold]" in text
        assert ":smile:" in text


def test_plain_keeps_every_script_and_drops_what_a_terminal_obeys() -> None:
    assert plain("Київ 東京 café — “so”") == "Київ 東京 café — “so”"
    assert plain("a\tb\r\nc\x07") == "a b c\ufffd"


def test_a_killed_write_leaves_the_old_file(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from storyatlas.runners import files\n"
        "files.os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "files.write_whole(Path(sys.argv[1]), 'new')\n"
    )
    target = tmp_path / "atlas.json"
    target.write_text("old")
    done = subprocess.run([sys.executable, "-c", code, target], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_text() == "old"
