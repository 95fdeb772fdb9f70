"""Run a benchmark and print one JSON object a metric: `python -m evals NAME FOLDER`.

`NAME` is a module of this folder with `run(path) -> list[dict]`. `all` runs each of them on its
own part of a folder that holds several. `--floors` fails where a metric is below its floor in
floors.json; `--raise-floors` lifts the floors to what was reached, and never lowers one.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storyatlas.errors import StoryatlasError

FLOORS = Path(__file__).with_name("floors.json")

# Where each benchmark finds its data in a folder that holds several.
PARTS = {
    "html": ("html",),
    "geo": ("geo",),
    "timeml": ("meantime", "ecbplus"),
    "ecbplus": ("ecbplus",),
    "ecbplus_stories": ("ecbplus",),
    "pronouns": ("ecbplus",),
    "cnc": ("cnc",),
    "eventstoryline": ("eventstoryline",),
    "meantime": ("meantime",),
    "timelines": ("meantime",),
    "t17": ("t17_*",),
    "story": ("stories/*",),
    "sample_story": ("stories",),
    "briefing": ("stories/*",),
}

# A run on another processor may round otherwise; a floor is this much under what was reached.
_SLACK = 0.002

Floors = dict[str, dict[str, float]]


def metric_lines(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row as one object a metric. Rows with `metric` and `value` are so already; of others
    every number is a metric and every text says what it is about."""
    if "metric" in row:
        yield row
        return
    about = {key: value for key, value in row.items() if isinstance(value, str)}
    for key, value in row.items():
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield {**about, "metric": key, "value": value}


def metric_name(line: dict[str, Any]) -> tuple[str, str]:
    """Benchmark (with the part of it, where a row names one) and metric."""
    parts = [str(value) for key, value in line.items() if isinstance(value, str) and key not in ("benchmark", "metric")]
    return "/".join([str(line["benchmark"]), *parts]), str(line["metric"])


def below_floor(lines: list[dict[str, Any]], floors: Floors) -> list[str]:
    """A sentence for each metric under its floor."""
    found = []
    for line in lines:
        benchmark, metric = metric_name(line)
        floor = floors.get(benchmark, {}).get(metric)
        if floor is not None and not line["value"] >= floor:
            found.append(f"{benchmark}: {metric} is {line['value']}, its floor is {floor}")
    return found


def raised(lines: list[dict[str, Any]], floors: Floors) -> Floors:
    """The floors lifted to what was reached, for the metrics that have one already."""
    result = {benchmark: dict(metrics) for benchmark, metrics in floors.items()}
    for line in lines:
        benchmark, metric = metric_name(line)
        if metric in result.get(benchmark, {}):
            reached = math.floor((line["value"] - _SLACK) * 1000) / 1000
            result[benchmark][metric] = max(result[benchmark][metric], reached)
    return result


def run_benchmark(name: str, path: Path) -> Iterator[dict[str, Any]]:
    """The metrics of one benchmark on one folder."""
    for row in importlib.import_module(f"evals.{name}").run(path):
        for line in metric_lines(row):
            yield {"benchmark": name, **line}


def _folders(name: str, path: Path) -> list[tuple[str, Path]]:
    if name != "all":
        return [(name, path)]
    pairs = [
        (benchmark, folder)
        for benchmark, patterns in PARTS.items()
        if importlib.util.find_spec(f"evals.{benchmark}")
        for pattern in patterns
        for folder in sorted(path.glob(pattern))
    ]
    if not pairs:
        sys.exit(f"evals: {path} holds none of {', '.join(sorted({p for parts in PARTS.values() for p in parts}))}")
    return pairs


def main(arguments: list[str]) -> int:
    """The exit status: 1 where a metric is below its floor, 2 where something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("name", help="a module of this folder, or all")
    parser.add_argument("folder", type=Path, help="the data of the benchmark")
    parser.add_argument("--floors", action="store_true", help="fail where a metric is below its floor")
    parser.add_argument("--raise-floors", action="store_true", help="lift the floors to what was reached")
    options = parser.parse_args(arguments)
    if not options.name.isidentifier() or (
        options.name != "all" and not importlib.util.find_spec(f"evals.{options.name}")
    ):
        parser.error(f"there is no benchmark {options.name}; there are {', '.join(PARTS)}, all")
    if not options.folder.exists():
        parser.error(f"{options.folder} does not exist")

    lines, failed = [], False
    for name, folder in _folders(options.name, options.folder):
        try:
            for line in run_benchmark(name, folder):
                lines.append(line)
                print(json.dumps(line, ensure_ascii=False), flush=True)
        except (OSError, ValueError, StoryatlasError) as error:
            print(f"evals: {name} cannot be measured on {folder}: {error}", file=sys.stderr)
            failed = True
    if not lines and not failed:
        print(f"evals: {options.folder} holds nothing that {options.name} measures", file=sys.stderr)
        failed = True

    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if options.raise_floors:
        FLOORS.write_text(json.dumps(raised(lines, floors), indent=2) + "\n", encoding="utf-8")
    failures = below_floor(lines, floors) if options.floors else []
    for failure in failures:
        print(failure, file=sys.stderr)
    return 2 if failed else 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
