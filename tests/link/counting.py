"""What articles say of an arrest, and of how many, made by hand for the tests of conflicts."""

from __future__ import annotations

from typing import Any

from storyatlas.model.article import Article
from storyatlas.model.mention import EventMention, Participant, Quantity
from tests.stories import article

NORWAY = Participant("Norway", "agent", "place")


def count(value: float, phrase: str = "protesters", act: str = "arrest", **changes: Any) -> Quantity:
    values = {"text": f"{value:g}", "unit": phrase.split()[-1].rstrip("s"), **changes}
    return Quantity(value, start=0, end=3, phrase=phrase, act=act, **values)


def told(number: int, *quantities: Quantity, **changes: Any) -> EventMention:
    """What article `number` says of an arrest."""
    values: dict[str, Any] = {
        "id": f"m{number}",
        "article": f"a{number}",
        "field": "text",
        "sentence": 0,
        "start": 0,
        "end": 30,
        "quote": "Police arrested 50 protesters",
        "trigger": "arrested",
        "trigger_start": 7,
        "trigger_end": 15,
        "lemma": "arrest",
        "noun": False,
        "type": "arrest",
        "status": "happened",
        "quantities": quantities,
        "participants": (NORWAY,),
        **changes,
    }
    return EventMention(**values)


def outlets(*published: str) -> dict[str, Article]:
    return {f"a{n}": article(n, outlet=f"Outlet {n}", published=day) for n, day in enumerate(published, 1)}


DAY = outlets("2023-05-02", "2023-05-02", "2023-05-04")
