"""Small articles and extractions written for the tests."""

from __future__ import annotations

import numpy as np

from storyatlas.model.article import Article
from storyatlas.model.extraction import Extraction, Relation
from storyatlas.model.mention import EventMention, Participant, Quantity
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue


def article(number: int, text: str = "", **changes: str | None) -> Article:
    """Article `number` of an invented outlet."""
    values: dict[str, str | None] = {
        "id": f"a{number}",
        "url": f"https://harbour-herald.example/{number}",
        "outlet": "Harbour Herald",
        "title": f"Bridge {number} opens",
        "text": text or f"Mayor Ada Quill opened bridge {number} in Port Ellery on Monday.",
        "published": "2023-05-02",
        "source": f"bridges/{number}.html",
        **changes,
    }
    return Article(**values)  # type: ignore[arg-type]  # the test names fields as it likes


def extraction(of: Article) -> Extraction:
    """One mention with everything that a mention can carry, a relation and a vector."""
    mention = EventMention(
        id=f"m-{of.id}",
        article=of.id,
        field="text",
        sentence=0,
        start=0,
        end=len(of.text),
        quote=of.text,
        trigger="opened",
        trigger_start=16,
        trigger_end=22,
        lemma="open",
        noun=False,
        type="other",
        status="happened",
        time=TimeValue("2023-05-01", precision="day", text="on Monday"),
        time_source="stated",
        place=Place("Port Ellery", None, 1.5, -2.25, "city"),
        participants=(Participant("Ada Quill", "agent", "person"),),
        quantities=(Quantity(1.0, "bridge", "one", 0, 3, low=1.0),),
        headline="Ada Quill opens a bridge — “at last”",
        headline_score=0.1 + 0.2,
    )
    relation = Relation(mention.id, mention.id, "updates", 0, 4, of.text[:4], "after")
    vectors = np.arange(4, dtype=np.float32).reshape(1, 4) / np.float32(7)
    return Extraction(of.id, (mention,), (relation,), vectors)
