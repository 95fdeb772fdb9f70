"""Article: one text as published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

Field = Literal["text", "title"]


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published by one outlet.

    `published` is ISO 8601, as precise as known: a date, or a date and time with zone. `owner`
    is the house behind the outlet; the outlet itself where no owner is known. `wire_of` is the
    id of the article whose text this one copies, `None` for an original. `source` says where
    the program read it (a path, a URL, `archive.zip!/page.html`).
    """

    id: str
    url: str
    outlet: str
    title: str
    text: str
    published: str | None = None
    language: str = "en"
    author: str | None = None
    owner: str | None = None
    wire_of: str | None = None
    source: str = ""
    original: str | None = None  # of a copy, when its original was published: `date_copies` sets it

    @property
    def published_on(self) -> date | None:
        """The calendar day of publication at its own zone, `None` where unknown."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def written(self) -> str | None:
        """The time that its words count from ("on Sunday"): of a wire copy the publication of its original, for
        copies are printed days later, or under a wrong date."""
        return self.original or self.published

    @property
    def written_on(self) -> date | None:
        """The calendar day that its words count from, `None` where unknown."""
        return date.fromisoformat(self.written[:10]) if self.written else None

    def read(self, field: Field, start: int, end: int) -> str:
        """The words at half-open character offsets of `text` or `title`."""
        return (self.text if field == "text" else self.title)[start:end]

    def to_json(self) -> dict[str, Any]:
        """The object of one line of `articles.jsonl`."""
        return {
            "id": self.id,
            "url": self.url,
            "outlet": self.outlet,
            "owner": self.owner,
            "title": self.title,
            "published": self.published,
            "language": self.language,
            "author": self.author,
            "wire_of": self.wire_of,
            "source": self.source,
            "text": self.text,
        }


def date_copies(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The same articles; each copy knows when its original was published."""
    given = tuple(articles)
    published = {article.id: article.published for article in given}
    return tuple(
        replace(article, original=published.get(article.wire_of) if article.wire_of else None) for article in given
    )


def content_id(prefix: str, *parts: object) -> str:
    """An id that derives from content: `prefix` and 12 hex digits of a SHA-256 of `parts`."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return prefix + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
