"""Edition: one published, numbered issue of a briefing, and the addresses that its formats share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cached_property
from typing import Any
from urllib.parse import quote, urljoin

from storyatlas.briefing import Briefing
from storyatlas.briefing.model import Bullet
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event
from storyatlas.render.edition_view import view

PAGE, MAP = "briefing.html", "atlas.html"
_PREHEADER = 110  # characters that mail programs show beside the subject


@dataclass(frozen=True)
class Edition:
    """What every format renders. `map_url` leads from the edition's folder to the map, `base_url` is
    where that folder will be on the web (ending in a slash; empty where it will not be), `sender` a
    mailbox ("The Harbour Letter <letter@harbour.example>"), `subscribe` a web address.
    """

    briefing: Briefing
    atlas: Atlas
    number: int | None = None
    title: str = ""
    base_url: str = ""
    map_url: str = "../atlas.html"
    sender: str = ""
    subscribe: str = ""

    @property
    def headline(self) -> str:
        """The editor's title, else that of the briefing."""
        return self.title or self.briefing.headline

    @property
    def published(self) -> str:
        """The ISO day from which it speaks, that of the newest article where the editor gave none; may be empty."""
        days = [article.published[:10] for article in self.atlas.articles if article.published]
        return (self.atlas.story.as_of or max(days, default=""))[:10]

    @property
    def key(self) -> str:
        """The name of this edition: the same for a second making of it, another for the next."""
        plain = unicodedata.normalize("NFKD", self.headline).encode("ascii", "ignore").decode().lower()
        slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "edition"
        return f"{slug}-{self.number if self.number is not None else self.published or 'undated'}"

    @property
    def letter(self) -> str:
        """The name under which it is sent; empty where there is none."""
        return parseaddr(self.sender)[0]

    @property
    def mailbox(self) -> str:
        """The address of the sender; empty where there is none."""
        return parseaddr(self.sender)[1]

    @property
    def issue(self) -> str:
        """ "The Harbour Letter, no. 12", as much of it as is known."""
        number = f"no. {self.number}" if self.number is not None else ""
        return ", ".join(part for part in (self.letter, number) if part)

    @property
    def subject(self) -> str:
        """The line under which it lies in an inbox."""
        return f"{self.headline} (no. {self.number})" if self.number is not None else self.headline

    @property
    def preheader(self) -> str:
        """What mail programs show beside the subject: the question, else the beginning of the lede."""
        text = self.briefing.question or " ".join(sentence.text for sentence in self.briefing.lede)
        text = text or self.briefing.how_made
        if len(text) <= _PREHEADER:
            return text
        return text[:_PREHEADER].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"

    def on_the_web(self, name: str) -> str:
        """The web address of a file of the edition; empty where it has none."""
        return urljoin(self.base_url, name) if self.base_url else ""

    def event_url(self, event: str) -> str:
        """The web address of an event on the map; empty where there is none."""
        address = self.on_the_web(self.map_url)
        return f"{address}#{quote(event, safe='')}" if address else ""

    @cached_property
    def page(self) -> dict[str, Any]:
        """What a template prints, with links that lead from the edition's folder."""
        return view(self.briefing, self.atlas, self.map_url)

    def told(self) -> Iterator[tuple[Event, str]]:
        """The events that it tells, each with its sentence, in reading order."""
        events = {event.id: event for event in self.atlas.events}
        seen: set[str] = set()
        for sentence in self.briefing.every_sentence():
            if sentence.event in events and sentence.event not in seen:
                seen.add(sentence.event)
                yield events[sentence.event], sentence.text

    def watched(self) -> list[Bullet]:
        """What is to come."""
        return [b for section in self.briefing.sections if section.kind == "watch" for b in section.bullets]
