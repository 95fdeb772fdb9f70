"""Storyatlas turns the coverage of a story into an event map and a briefing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from storyatlas.errors import StoryatlasError
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, load_atlas
from storyatlas.model.event import Event, Evidence, Link, Storyline

if TYPE_CHECKING:
    from storyatlas.config import Settings

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Atlas",
    "Event",
    "Evidence",
    "Link",
    "StoryatlasError",
    "Storyline",
    "__version__",
    "build_atlas",
    "load_atlas",
]


def build_atlas(
    sources: str | PathLike[str] | Sequence[str | PathLike[str]],
    *,
    title: str | None = None,
    question: str = "",
    exclude: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    jobs: int | None = None,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Atlas:
    """Build an atlas of files, folders, URLs or feeds, in memory.

    Dates are ISO days; `exclude` holds lines of the form "TOPIC: reason". `jobs` is the number of
    processes (all cores where `None`) and does not change the result. `settings` are those of the
    environment where `None`. `progress` is called with a step's name, what of it is done, and all
    of it. Raises `NothingToBuild` where no source holds a usable article.
    """
    # Imported here, as spaCy and its kin take seconds to load and `load_atlas` needs none of them.
    from storyatlas.config import load_settings
    from storyatlas.pipeline import StoryOptions
    from storyatlas.runners.build import build_in_memory

    settings = settings or load_settings()
    story = StoryOptions(title=title, question=question, exclude=tuple(exclude), since=since, until=until, as_of=as_of)
    given = [sources] if isinstance(sources, (str, PathLike)) else sources
    return build_in_memory(
        [fspath(source) for source in given],
        story,
        settings=settings if jobs is None else settings.model_copy(update={"jobs": jobs}),
        progress=progress,
    )
