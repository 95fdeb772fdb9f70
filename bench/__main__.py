"""Time the program: cold start, an edition, articles a second, memory, growth, the share of bare annotation, mail.

`python -m bench` prints one JSON object a line. Every figure is of fresh processes and an empty
cache, on this machine as it is; nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.larger import larger_story
from bench.mail import sending
from bench.map import large_page, layout_times, page_figures
from bench.measure import Measured, measure
from storyatlas.annotate.syntax import load_parser
from storyatlas.config import load_settings
from storyatlas.encoder import load_encoder
from storyatlas.model.article import Article
from storyatlas.pipeline import DocumentStages, StoryOptions, assemble
from storyatlas.runners.build import find_articles
from storyatlas.runners.files import write_articles
from storyatlas.runners.local import available_cores
from storyatlas.sample import sample_sources

COMMAND = (sys.executable, "-c", "from storyatlas.cli import main; main()")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--sizes", default="50,500", help="numbers of articles for the growth, 50,500,5000 say")
    parser.add_argument("--only", choices=("cold", "share", "growth", "mail", "map"), help="one part alone")
    options = parser.parse_args(arguments)
    if options.only in (None, "mail"):
        tell("mail", sending(10_000))
    if options.only == "mail":
        return
    if options.only in (None, "map"):
        map_speed()
    if options.only == "map":
        return
    articles = list(find_articles(sample_sources(), StoryOptions(), settings=load_settings()).articles)
    if options.only in (None, "cold"):
        for name, figures in cold_start(len(articles)).items():
            tell(name, figures)
    if options.only in (None, "share"):
        tell("share", share_of_annotation(articles))
    if options.only in (None, "growth"):
        growth(articles, [int(size) for size in options.sizes.split(",")])


def tell(benchmark: str, figures: dict[str, Any]) -> None:
    """Print one line."""
    print(json.dumps({"benchmark": benchmark, "cores": available_cores(), **figures}), flush=True)


def cold_start(articles: int) -> dict[str, dict[str, Any]]:
    """The sample story from a fresh process to a folder with every file; then an edition of it."""
    with tempfile.TemporaryDirectory() as folder:
        built = _figures(measure([*COMMAND, "demo", "-o", folder]), articles)
        issue = measure([*COMMAND, "edition", folder, "-o", str(Path(folder, "issue"))])
    return {
        "cold_start": built,
        "edition": {"seconds": round(issue.seconds, 2), "cpu_seconds": round(issue.cpu_seconds, 2)},
    }


def growth(articles: Sequence[Article], sizes: Sequence[int]) -> None:
    """The same for stories of other sizes; `times` compares with the size before."""
    before: tuple[int, float] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "articles.jsonl")
            write_articles(source, larger_story(articles, size))
            figures = _figures(measure([*COMMAND, "build", str(source), "-o", str(Path(folder, "out"))]), size)
            report = json.loads(Path(folder, "out", "atlas.json").read_text(encoding="utf-8"))["report"]
        if before:
            figures["times"] = {"articles": size / before[0], "seconds": round(figures["seconds"] / before[1], 2)}
        before = (size, figures["seconds"])
        tell("growth", {**figures, "events": report["counts"]["events"], "stages": report["timings"]})


def map_speed() -> None:
    """Layout, and the pages of the sample story and of a made-up one of 5,000 events."""
    tell("layout", layout_times())
    with tempfile.TemporaryDirectory() as folder:
        measure([*COMMAND, "demo", "-o", folder])
        sample = Path(folder, "atlas.html").read_text(encoding="utf-8")
    tell("map_sample", page_figures(sample))
    tell("map_5000", page_figures(large_page()))


def share_of_annotation(articles: Sequence[Article]) -> dict[str, Any]:
    """The whole work on one core beside the bare pass of spaCy and encoder over the same text.

    Article by article in turns, so that other work on the machine weighs on both alike; times
    are processor seconds with the models loaded.
    """
    parse, encoder, stages = load_parser(), load_encoder(), DocumentStages()
    bare = read = 0.0
    extractions = []
    for number, article in enumerate([articles[0], *articles]):  # the first one warms up
        begun = time.process_time()
        for text, field in ((article.title, "title"), (article.text, "text")):
            section = parse(text, "title" if field == "title" else "text")
            encoder.sentences([text[sentence.start : sentence.end] for sentence in section.sentences])
        middle = time.process_time()
        extraction = stages.read(article)
        end = time.process_time()
        if number:
            bare += middle - begun
            read += end - middle
            extractions.append(extraction)
    begun = time.process_time()
    assemble(articles, extractions)
    whole = read + time.process_time() - begun
    return {
        "articles": len(articles),
        "bare_seconds": round(bare, 2),
        "read_seconds": round(read, 2),
        "whole_seconds": round(whole, 2),
        "read_to_bare": round(read / bare, 2),
        "whole_to_bare": round(whole / bare, 2),
    }


def _figures(measured: Measured, articles: int) -> dict[str, Any]:
    return {
        "articles": articles,
        "seconds": round(measured.seconds, 2),
        "cpu_seconds": round(measured.cpu_seconds, 2),
        "articles_per_second": round(articles / measured.seconds, 2),
        "peak_mb": round(measured.peak_mb),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
