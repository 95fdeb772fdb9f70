"""Seconds and memory of a command with all its processes (Linux: /proc)."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall-clock and processor seconds, and the peak of the memory of all processes together."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


def measure(command: Sequence[str]) -> Measured:
    """Run `command` to its end. Raises `RuntimeError` with its last words where it fails."""
    before, begun, peak = os.times(), time.perf_counter(), 0.0
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        while process.poll() is None:
            peak = max(peak, memory_mb(process.pid))
            time.sleep(_EVERY)
        seconds = time.perf_counter() - begun
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed with {process.returncode}: {said.read()[-2000:]}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(seconds, cpu, peak)


def memory_mb(pid: int) -> float:
    """Proportional set size of a process and its descendants: shared pages count once."""
    kilobytes = 0
    for one in _family(pid):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:  # it ended meanwhile
            continue
        kilobytes += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return kilobytes / 1024


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        # Threads start processes too, and theirs are listed under the thread.
        for thread in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                children += thread.read_text().split()
            except OSError:
                continue
        found.extend(int(child) for child in dict.fromkeys(children) if int(child) not in found)
    return found
