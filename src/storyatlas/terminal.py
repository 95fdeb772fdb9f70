"""What the command line shows: progress, the lines at the end, and errors.

Titles, labels and reasons come from articles. They are printed as plain text: no markup of the
terminal library, no control characters, nothing that moves the cursor or turns the direction.
"""

from __future__ import annotations

import contextlib
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from storyatlas.render.issue import PAGE

if TYPE_CHECKING:  # each command loads its own part of the program, and no other
    from storyatlas.export.exported import Exported
    from storyatlas.model.article import Article
    from storyatlas.model.atlas import Atlas, Skipped
    from storyatlas.render.issue import Edition
    from storyatlas.runners.send import SendResult

WIDTH = 80
_LABEL = 14
_SHOWN_SKIPPED = 8


def plain(text: str) -> str:
    """`text` on one line, without characters that a terminal obeys (Unicode category C)."""
    spaced = " ".join(text.split())
    return "".join(
        character if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co") else "\ufffd"
        for character in spaced
    )


@contextlib.contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error with the time left; one line a step where that is no terminal."""
    console = Console(stderr=True, highlight=False)
    if quiet or not console.is_terminal:
        yield _step_lines(console, quiet)
        return
    columns = (
        TextColumn("{task.description:<18}", markup=False),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console, transient=True) as bar:

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield show


def _step_lines(console: Console, quiet: bool) -> Callable[[str, int, int], None]:
    seen: set[str] = set()

    def show(step: str, done: int, total: int) -> None:
        if step not in seen and not quiet:
            seen.add(step)
            console.print(f"{step} ...", markup=False, highlight=False)

    return show


def print_summary(atlas: Atlas, folder: Path, notices: tuple[Skipped, ...], seconds: float) -> None:
    """What was found, in about ten lines of 80 columns, and where to look."""
    console = Console(highlight=False, width=WIDTH)
    console.print()
    for line in textwrap.wrap(plain(atlas.story.title), WIDTH - 2) or [""]:
        console.print(Text("  " + line, style="bold"))
    console.print()
    rows = [*_found(atlas), *_left_out(atlas), *_skipped(atlas.report.skipped, "Skipped", "sources")]
    rows += _skipped(notices, "Noted", "remarks")
    rows.append(("Time", f"{seconds:.1f} seconds"))
    for label, text in rows:
        _print_row(console, label, text)
    console.print()
    _print_row(console, "Map", str(folder / "atlas.html"))
    _print_row(console, "Briefing", str(folder / "edition" / "briefing.html"))
    console.print()


def print_collected(
    articles: Sequence[Article], skipped: tuple[Skipped, ...], notices: tuple[Skipped, ...], file: Path
) -> None:
    """What `collect` gathered, what it skipped, and where it lies."""
    console = Console(highlight=False, width=WIDTH)
    outlets = len({article.outlet for article in articles})
    rows = [("Articles", f"{len(articles)} of {_many(outlets, 'outlet')}")]
    rows += _skipped(skipped, "Skipped", "sources", most=len(skipped))
    rows += _skipped(notices, "Noted", "remarks", most=len(notices))  # all: `collect` writes no report
    for label, text in [*rows, ("File", str(file))]:
        _print_row(console, label, text)


def print_exported(exported: Mapping[str, Exported], folder: Path) -> None:
    """A line a format: its files, how many events are in them, and what it cannot hold."""
    console = Console(highlight=False, width=WIDTH)
    for name, made in exported.items():
        text = f"{', '.join(made.files)}: {_many(made.items, 'event')}"
        if made.left_out:
            text += f"; {_many(made.left_out, 'event')} left out ({made.why})"
        _print_row(console, name, text)
    _print_row(console, "Folder", str(folder))


def print_edition(edition: Edition, folder: Path) -> None:
    """What the edition says, how its check ended, and where it lies."""
    console = Console(highlight=False, width=WIDTH)
    briefing = edition.briefing
    rows = [
        ("Edition", edition.subject),
        ("Length", f"{_many(briefing.words(), 'word')} in {_many(len(briefing.every_sentence()), 'sentence')}"),
    ]
    rows.append(("Check", str(briefing.check)))
    if briefing.check.rewritten or briefing.check.dropped:
        counts = ((len(briefing.check.rewritten), "sentence"), (len(briefing.check.dropped), "event"))
        lost = " and ".join(_many(number, noun) for number, noun in counts if number)
        rows.append(("Left out", f"{lost} for want of support; the page lists them"))
    rows.append(("Email", f"{len((folder / 'email.html').read_bytes()) // 1000} KB"))
    if not edition.base_url:
        rows[-1] = ("Email", f"{rows[-1][1]}, without links to page and map; --base-url gives them")
    for label, text in [*rows, ("Page", str(folder / PAGE))]:
        _print_row(console, label, text)


def print_sent(result: SendResult) -> None:
    """How many copies went out, and who got none and why."""
    console = Console(highlight=False, width=WIDTH)
    rows = [(result.how.capitalize(), _many(result.sent, "message"))]
    if result.before:
        rows.append(("Before", f"{_many(result.before, 'subscriber')} had theirs already"))
    if result.left_out:
        rows.append(("Left out", f"{_many(result.left_out, 'subscriber')} who unsubscribed"))
    rows += _skipped(result.skipped, "Skipped", "entries") if result.skipped else []
    for label, answers in (("Rejected", result.rejected), ("Waiting", result.waiting)):
        lines = tuple(Skipped(address, answer) for address, answer in answers)
        rows += _skipped(lines, label, "addresses") if lines else []
    if result.unknown:
        rows.append(("Unknown", f"{_many(len(result.unknown), 'message')} handed over without an answer when a run "
                     "was cut off; they may have arrived. --again sends them once more:"))  # fmt: skip
        rows += [("", address) for address in result.unknown[:_SHOWN_SKIPPED]]
    for label, text in rows:
        _print_row(console, label, text)


def print_text(text: str) -> None:
    """`text` line by line, without what a terminal obeys; spaces at the start of a line stay."""
    for line in text.removesuffix("\n").split("\n"):
        print(" " * (len(line) - len(line.lstrip(" "))) + plain(line))


def print_error(message: str) -> None:
    """An error on standard error: `storyatlas:` and the message, line by line."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    first, *rest = message.split("\n")
    console.print(Text("storyatlas: ", style="bold red") + Text(plain(first)))
    for line in rest:
        console.print(Text("  " + plain(line)))


def _found(atlas: Atlas) -> list[tuple[str, str]]:
    counts = atlas.report.counts
    events, links = atlas.events, atlas.links
    copies = f", {atlas.copies} of them {'copies' if atlas.copies > 1 else 'a copy'}" if atlas.copies else ""
    several = sum(event.reports.independent > 1 for event in events)
    stated = sum(link.stated for link in links)
    disputed = sum(any(not c.course for c in event.conflicts) for event in events)
    return [
        ("Articles", f"{len(atlas.articles)} of {_many(counts.get('outlets', 0), 'outlet')}{copies}"),
        ("Events", f"{len(events)}, {several} of them told by several independent sources"),
        ("Links", f"{len(links)}, {stated} of them stated by an article"),
        ("Storylines", str(len(atlas.storylines))),
        ("Disputed", f"{_many(disputed, 'event')} with figures that cannot all be true"),
    ]


def _left_out(atlas: Atlas) -> list[tuple[str, str]]:
    return [
        ("Left out", f"{_many(item.events, 'event')} on {item.topic}: {item.reason}" if item.reason else item.topic)
        for item in atlas.story.excluded
    ]


def _skipped(lines: tuple[Skipped, ...], label: str, noun: str, *, most: int = _SHOWN_SKIPPED) -> list[tuple[str, str]]:
    """A row that counts, and one for each of the first `most` lines."""
    if not lines:
        return [(label, f"no {noun}")] if label == "Skipped" else []
    singular = {"entries": "entry", "addresses": "address"}.get(noun, noun.removesuffix("s"))
    rows = [(label, f"{len(lines)} {singular if len(lines) == 1 else noun}")]
    rows += [("", f"{_short(line.source)}: {line.reason}") for line in lines[:most]]
    if len(lines) > most:
        where = ": see report.skipped in atlas.json" if noun == "sources" else ""
        rows.append(("", f"and {len(lines) - most} more{where}"))
    return rows


def _short(source: str) -> str:
    """The end of a long path, which tells files apart; addresses stay whole."""
    parts = Path(source).parts
    return source if "://" in source or len(parts) <= 3 else ".../" + "/".join(parts[-2:])


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_row(console: Console, label: str, text: str) -> None:
    lines = textwrap.wrap(plain(text), WIDTH - _LABEL - 2, break_on_hyphens=False) or [""]
    for number, line in enumerate(lines):
        console.print(Text(f"  {label if number == 0 else '':<{_LABEL - 2}}", style="dim") + Text(line))
