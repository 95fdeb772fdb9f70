"""Atlas: everything that a build finds, and its JSON form (`atlas.json`, format storyatlas/1)."""

from __future__ import annotations

import json
import typing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from storyatlas.errors import AtlasFormatError
from storyatlas.model.article import Article, date_copies
from storyatlas.model.codec import from_plain, to_plain
from storyatlas.model.event import Event, Link, Storyline

FORMAT = "storyatlas/1"

ARTICLE_KEYS = ("id", "url", "outlet", "owner", "title", "published", "language", "wire_of")
PLACE_KEYS = ("name", "country", "lat", "lon", "precision")
TIME_KEYS = ("start", "end", "precision", "text")
_SINCE = "since "  # how the text of a time without an end begins


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source, or part of one, that gave no article: where, and why with what to do."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A topic left out at the editor's wish: how many events, and the editor's reason."""

    topic: str
    reason: str
    events: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """What the atlas is about. Dates are ISO days; `excluded` lists topics left out."""

    title: str
    question: str = ""
    as_of: str | None = None
    since: str | None = None
    until: str | None = None
    excluded: tuple[Exclusion, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """How the build went: `counts` of what was found, sources skipped, seconds by stage
    (`timings`, the only part that differs from run to run), versions of what took part."""

    counts: dict[str, int] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Atlas:
    """The one public data object; page, map, email and exports render it and nothing else."""

    story: Story
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    links: tuple[Link, ...]
    storylines: tuple[Storyline, ...]
    layout: dict[str, Any] = field(default_factory=dict)
    report: Report = field(default_factory=Report)

    @property
    def copies(self) -> int:
        """How many articles print the text of another one."""
        return sum(article.wire_of is not None for article in self.articles)

    def to_json(self) -> dict[str, Any]:
        """The object of `atlas.json`: plain dicts, lists, strings, numbers, booleans, `None`."""
        plain = to_plain(self)
        plain["articles"] = [{key: article[key] for key in ARTICLE_KEYS} for article in plain["articles"]]
        for event in plain["events"]:
            since = event["time"]["open_end"] and not event["time"]["text"].lower().startswith(_SINCE)
            event["time"] = {key: event["time"][key] for key in TIME_KEYS}
            event["time"]["text"] = f"{_SINCE if since else ''}{event['time']['text']}"
            if event["place"]:
                event["place"] = {key: event["place"][key] for key in PLACE_KEYS}
        return {"format": FORMAT, **plain}

    def dumps(self) -> str:
        """`atlas.json` as text: the same atlas gives the same characters."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Atlas:
        """The atlas in a parsed `atlas.json`; articles come without their text.

        Raises `AtlasFormatError` where the format is unknown or a part is missing.
        """
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            found = data.get("format") if isinstance(data, dict) else type(data).__name__
            raise AtlasFormatError(f"format is {found!r}, this version reads {FORMAT!r}; build the atlas again")
        try:
            articles = [{"text": "", **article} for article in data["articles"]]
            events = [{**event, "time": _with_open_end(event["time"])} for event in data["events"]]
            atlas = typing.cast(Atlas, from_plain(cls, {**data, "articles": articles, "events": events}))
            return replace(atlas, articles=date_copies(atlas.articles))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise AtlasFormatError(f"not a complete atlas ({error}); build it again") from error


def _with_open_end(time: dict[str, Any]) -> dict[str, Any]:
    """A time as read: what goes on since its start says so in its text alone."""
    return {**time, "open_end": time["end"] is None and time["text"].lower().startswith(_SINCE)}


def load_atlas(path: str | Path) -> Atlas:
    """Read an atlas from its folder or from its `atlas.json`.

    Raises `AtlasFormatError` where there is none or it cannot be read.
    """
    path = Path(path)
    file = path / "atlas.json" if path.is_dir() else path
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise AtlasFormatError(f"no atlas at {file}; run: storyatlas build SOURCE -o {path}") from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise AtlasFormatError(f"{file} is not valid JSON ({error}); build the atlas again") from error
    try:
        return Atlas.from_json(data)
    except AtlasFormatError as error:
        raise AtlasFormatError(f"{file}: {error}") from error
