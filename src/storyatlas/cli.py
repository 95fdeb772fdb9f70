"""The command line: parse, call the library, show progress, print.

The commands import the library when they run: spaCy and its kin take seconds to load, and
`--help` should not.
"""

from __future__ import annotations

import contextlib
import sys
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storyatlas.errors import ConfigError, StoryatlasError

if TYPE_CHECKING:
    from storyatlas.config import Settings

INTERRUPTED = 130

app = typer.Typer(
    help="Turn the coverage of a story into a map of its events and a briefing, every sentence traceable "
    "to the articles it comes from. Everything runs on this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Articles: files or folders (HTML, text, Markdown, JSON, JSON Lines, CSV, EML, ZIP), "
        "web addresses, RSS, Atom or JSON feeds, OPML lists of feeds.",
    ),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Leave out articles published before this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Leave out articles published after this day.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; default: one a core.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let web addresses lead to this machine or the local network.")
]
Owners = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A table of outlets and who owns them (TOML), beside the built-in one."),
]
AtlasFolder = Annotated[Path, typer.Argument(metavar="ATLAS", help="The folder of an atlas, or its atlas.json.")]
Open = Annotated[bool, typer.Option("--open", help="Show the map in the web browser when it is done.")]


@app.command(short_help="Build an atlas of articles: map, briefing and data.")
def build(
    sources: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write the atlas to.")],
    title: Annotated[
        str | None, typer.Option("--title", "-t", metavar="TEXT", help="Title; default: that of the main event.")
    ] = None,
    question: Annotated[
        str, typer.Option("--question", "-q", metavar="TEXT", help="The question that the story answers.")
    ] = "",
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            "-x",
            metavar='"TOPIC: REASON"',
            help="Leave a topic out of map and briefing; both say so, with the reason. Can be given again.",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day the atlas speaks from; default: the last article's."),
    ] = None,
    jobs: Jobs = None,
    allow_private: AllowPrivate = False,
    owners: Owners = None,
    show: Open = False,
) -> None:
    """Build an atlas: the map (atlas.html), the briefing (edition/) and the data (atlas.json).

    A second run into the same folder reads only what is new.
    """
    with _errors_as_lines(output):
        from storyatlas.pipeline import StoryOptions

        story = StoryOptions(
            title=title,
            question=question,
            exclude=tuple(exclude or ()),
            since=since,
            until=until,
            as_of=as_of,
        )
        _build_and_tell(sources, output, story, _settings(jobs, allow_private, owners), show)


@app.command(short_help="Build the sample story that comes with the program.")
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write to.")] = Path(
        "demo"
    ),
    jobs: Jobs = None,
    show: Open = False,
) -> None:
    """Build the sample story that comes with the program: 56 articles of 37 invented outlets."""
    with _errors_as_lines(output):
        from storyatlas.pipeline import StoryOptions
        from storyatlas.sample import SAMPLE_AS_OF, SAMPLE_QUESTION, SAMPLE_TITLE, sample_owners, sample_sources

        story = StoryOptions(title=SAMPLE_TITLE, question=SAMPLE_QUESTION, as_of=SAMPLE_AS_OF)
        _build_and_tell(sample_sources(), output, story, _settings(jobs, owners=Path(sample_owners())), show)


@app.command(short_help="Gather articles into one file without building.")
def collect(
    sources: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.jsonl", help="The file to write.")],
    since: Since = None,
    until: Until = None,
    allow_private: AllowPrivate = False,
    owners: Owners = None,
) -> None:
    """Gather articles into one file without building: one JSON object a line, with the text."""
    with _errors_as_lines(None):
        from storyatlas import terminal
        from storyatlas.pipeline import StoryOptions
        from storyatlas.runners.build import find_articles
        from storyatlas.runners.files import prepare_folder, write_articles

        prepare_folder(output.parent)
        if output.is_dir():
            raise ConfigError(f"{output} is a folder; give -o the name of a file, {output / 'articles.jsonl'} say")
        story = StoryOptions(since=since, until=until)
        with terminal.progress_bar() as progress:
            found = find_articles(sources, story, settings=_settings(None, allow_private, owners), progress=progress)
        write_articles(output, found.articles)
        terminal.print_collected(found.articles, found.skipped, found.notices, output)


@app.command("export", short_help="Write an atlas in the formats of other programs.")
def export_atlas(
    atlas: AtlasFolder,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write the files to.")],
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="csv, geojson, gexf, graphml, icalendar, jsonld, prov or timelinejs; can be given again. "
            "Default: all of them.",
        ),
    ] = None,
) -> None:
    """Write an atlas in the formats of other programs: tables, maps, graphs, calendars."""
    with _errors_as_lines(None):
        from storyatlas import terminal
        from storyatlas.runners.export import export_files

        terminal.print_exported(export_files(atlas, output, formats or ()), output)


@app.command(short_help="Say what changed between two atlases.")
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The earlier atlas: its folder, or its atlas.json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later one.")],
    style: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text, markdown or json.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of the screen.")
    ] = None,
) -> None:
    """Say what changed: new, revised, merged, split and withdrawn events, figures that moved, and
    articles that came, were corrected or vanished, with what rests on them.
    """
    with _errors_as_lines(None):
        from storyatlas import terminal
        from storyatlas.diff import STYLES, tell_changes
        from storyatlas.runners.changes import changes_between
        from storyatlas.runners.files import write_whole

        if style not in STYLES:
            raise ConfigError(f"--format is {style!r}; choose from {', '.join(STYLES)}")
        told = tell_changes(changes_between(old, new), STYLES[style])
        if output:
            write_whole(output, told)
        else:
            terminal.print_text(told)


@app.command(short_help="Write an edition of an atlas: page, email, feeds.")
def edition(
    atlas: AtlasFolder,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write the edition to.")],
    number: Annotated[int | None, typer.Option("--number", "-n", min=0, metavar="N", help="Its number.")] = None,
    title: Annotated[
        str, typer.Option("--title", "-t", metavar="TEXT", help="Its headline; default: the title of the story.")
    ] = "",
    length: Annotated[
        str, typer.Option("--length", "-l", metavar="LENGTH", help="short, standard or long.")
    ] = "standard",
    base_url: Annotated[
        str,
        typer.Option(
            "--base-url",
            metavar="URL",
            help="Where the folder will be on the web; without it the email has no links to page and map.",
        ),
    ] = "",
    sender: Annotated[
        str, typer.Option("--from", metavar="MAILBOX", help='"The Harbour Letter <letter@harbour.example>"')
    ] = "",
    subscribe: Annotated[str, typer.Option(metavar="URL", help="Where a reader can subscribe.")] = "",
    since: Annotated[
        Path | None,
        typer.Option(metavar="ATLAS", help="The atlas of the edition before; the edition says what changed since."),
    ] = None,
) -> None:
    """Write an edition of an atlas: web page, email, Markdown, text, feeds, calendar, linked data, pictures."""
    with _errors_as_lines(None):
        from storyatlas import terminal
        from storyatlas.runners.edition import EditionOptions, make_edition

        options = EditionOptions(number, title, length, base_url, sender, subscribe, since)
        terminal.print_edition(make_edition(atlas, output, options), output)


@app.command(short_help="Send an edition to its subscribers by email.")
def send(
    edition: Annotated[Path, typer.Argument(metavar="EDITION", help="The folder of an edition.")],
    to: Annotated[
        Path,
        typer.Option("--to", "-t", metavar="FILE", help="Subscribers: CSV with a column email, or an address a line."),
    ],
    sender: Annotated[
        str, typer.Option("--from", metavar="MAILBOX", help='"The Harbour Letter <letter@harbour.example>"')
    ],
    server: Annotated[
        str | None,
        typer.Option(metavar="URL", help="smtps://user@host:465 or smtp://user@host:587; default: STORYATLAS_SMTP."),
    ] = None,
    eml: Annotated[
        Path | None, typer.Option("--eml", metavar="DIR", help="Write the messages as .eml files instead of sending.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say who would get a message, and send nothing.")] = False,
    leave_out: Annotated[
        Path | None, typer.Option("--except", metavar="FILE", help="Addresses that get nothing: who unsubscribed.")
    ] = None,
    reply_to: Annotated[str, typer.Option(metavar="MAILBOX", help="Where answers go, where not to the sender.")] = "",
    unsubscribe: Annotated[
        str,
        typer.Option(metavar="URL", help="Web address that ends a subscription, with {token} and {address} in it."),
    ] = "",
    unsubscribe_mail: Annotated[str, typer.Option(metavar="ADDRESS", help="Mail address that does the same.")] = "",
    list_id: Annotated[str, typer.Option(metavar="NAME", help="List-Id; default: editions.DOMAIN of the sender.")] = "",
    state: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Who got what; default: FILE.deliveries.db beside the subscribers."),
    ] = None,
    rate: Annotated[float, typer.Option(min=0, metavar="N", help="Messages a second at most; 0: no limit.")] = 0,
    connections: Annotated[int, typer.Option(min=1, max=50, metavar="N", help="Connections at a time.")] = 4,
    again: Annotated[
        bool, typer.Option("--again", help="Send once more to those of whom a killed run does not know.")
    ] = False,
) -> None:
    """Send an edition to its subscribers, each once: a run that was stopped goes on where it was."""
    with _errors_as_lines(None):
        from storyatlas import terminal
        from storyatlas.mail import Sender
        from storyatlas.runners.send import Pace, Sending, send_edition

        settings = _settings()
        who = Sender(sender, reply_to, unsubscribe, unsubscribe_mail, settings.mail_secret.get_secret_value(), list_id)
        sending = Sending(edition, to, who, leave_out=leave_out, state=state, eml=eml, dry_run=dry_run, again=again)
        with terminal.progress_bar() as progress:
            result = send_edition(
                sending,
                server or settings.smtp,
                settings.smtp_password.get_secret_value(),
                pace=Pace(rate=rate, connections=connections),
                progress=progress,
            )
        terminal.print_sent(result)
        if result.rejected or result.waiting or result.unknown:
            raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of atlas.json."""
    from storyatlas.model.schema import read_schema

    typer.echo(read_schema(), nl=False)


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        from storyatlas import __version__

        typer.echo(f"storyatlas {__version__}")
        raise typer.Exit


def main() -> None:
    """The `storyatlas` command."""
    app(prog_name="storyatlas")


def _build_and_tell(sources: list[str], output: Path, story: object, settings: Settings, show: bool) -> None:
    from storyatlas import terminal
    from storyatlas.pipeline import StoryOptions
    from storyatlas.runners.build import build as run_build

    assert isinstance(story, StoryOptions)
    begun = time.perf_counter()
    with terminal.progress_bar() as progress:
        result = run_build(sources, output, story, settings=settings, progress=progress)
    terminal.print_summary(result.atlas, output, result.notices, time.perf_counter() - begun)
    if show:
        webbrowser.open((output / "atlas.html").resolve().as_uri())


def _settings(jobs: int | None = None, allow_private: bool = False, owners: Path | None = None) -> Settings:
    """The settings of the environment with the options of the command on top."""
    from storyatlas.config import load_settings

    given = {"jobs": jobs, "allow_private": allow_private or None, "owners": owners}
    return load_settings().model_copy(update={name: value for name, value in given.items() if value is not None})


@contextlib.contextmanager
def _errors_as_lines(folder: Path | None) -> Iterator[None]:
    """One clear line and an exit status: 1 nothing built, 2 wrong use, 130 Ctrl-C."""
    from storyatlas.terminal import print_error

    try:
        yield
    except StoryatlasError as error:
        print_error(str(error))
        raise typer.Exit(2 if isinstance(error, ConfigError) else 1) from error
    except KeyboardInterrupt as error:
        kept = f"; what was read is kept in {folder}, the same command goes on from there" if folder else ""
        print_error(f"stopped{kept}")
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left; there is nobody to tell
        raise typer.Exit(1) from None
