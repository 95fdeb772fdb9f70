"""IngestOptions and IngestResult: what reading needs to know, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from storyatlas.ingest.clean import word_count
from storyatlas.model.article import Article
from storyatlas.model.atlas import Skipped

MB = 1024 * 1024
SUMMARY_WORDS = 15  # a text with fewer tells nothing


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How sources are read. Sizes are bytes, times seconds, days ISO 8601.

    A document is one page, text or mail, a table one JSON or CSV file (read whole), records one
    JSON Lines file (read line by line).

    `languages` lists the ISO 639-1 codes that go on to the build. `since` and `until` (both
    inclusive) keep only articles published between them; an undated article stays. `today`,
    else the clock's, is the day after which nothing can have been published. `owners` is
    a TOML file in the form of the package's own `outlets.toml`, read on top of it. `cache` is
    the folder of the fetch cache; without one nothing is kept. `allow_private` lets URLs reach
    loopback, private and link-local addresses. Without `fetch` the network is not used at all.
    """

    languages: tuple[str, ...] = ("en",)
    since: str | None = None
    until: str | None = None
    today: date | None = None
    owners: Path | None = None
    find_copies: bool = True
    max_document_bytes: int = 20 * MB
    max_table_bytes: int = 64 * MB
    max_records_bytes: int = 2048 * MB
    max_archive_bytes: int = 1024 * MB
    max_archive_members: int = 20_000
    max_archive_ratio: int = 200
    fetch: bool = True
    cache: Path | None = None
    allow_private: bool = False
    user_agent: str = "Storyatlas/0.1 (news reader; respects robots.txt)"
    max_page_bytes: int = 10 * MB
    max_redirects: int = 5
    max_feed_items: int = 200
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    retries: int = 2
    host_delay: float = 1.0
    hosts_at_once: int = 6


@dataclass(frozen=True, slots=True)
class IngestResult:
    """Articles in the order of their sources, one line for each source or part that gave none
    (`skipped`), and softer remarks about articles that were kept (`notices`)."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointer:
    """A URL that a source names instead of carrying the article: a feed's item, an OPML entry.

    `known` is what the source tells of the article: its title, date, and perhaps a summary.
    """

    url: str
    source: str
    kind: Literal["page", "feed"] = "page"
    known: Article | None = None

    @property
    def summary(self) -> Article | None:
        """The article to use where the page cannot be fetched, if the source tells enough of it."""
        return self.known if self.known and word_count(self.known.text) >= SUMMARY_WORDS else None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth knowing about a source that was read all the same; ends in `notices`."""

    source: str
    reason: str


Found: TypeAlias = Article | Skipped | Remark | Pointer
"""What a reader yields. An `Article` from a reader may still lack its id (`""`), its owner and
its language (`""`): `finish` adds them."""

Reading: TypeAlias = Iterator[Found]
