"""Conflicts: figures of one event that cannot all be true, each with who gave it and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from storyatlas.model.article import Article
from storyatlas.model.event import Conflict, ConflictValue
from storyatlas.model.mention import EventMention, Quantity


def find_conflicts(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> tuple[Conflict, ...]:
    """The disputed figures among the mentions of one event, by what they count.

    Two figures conflict where neither lies within the bounds that the other gives ("more than
    100" and 120 agree). Of one figure the earliest statement stands for each speaker.
    """
    by_unit: dict[str, list[tuple[EventMention, Quantity]]] = defaultdict(list)
    for mention in mentions:
        if mention.field == "text":
            for quantity in mention.quantities:
                if quantity.unit not in {"$", "£", "€"} or quantity.value:
                    by_unit[quantity.unit].append((mention, quantity))
    found = []
    for unit, stated in sorted(by_unit.items()):
        values = {q.value for _, q in stated}
        if len(values) < 2 or not _disagree([q for _, q in stated]):
            continue
        found.append(Conflict(f"number: {unit}", tuple(_values(stated, articles))))
    return tuple(found)


def _disagree(quantities: Sequence[Quantity]) -> bool:
    return any(
        not _compatible(a, b) for i, a in enumerate(quantities) for b in quantities[i + 1 :] if a.value != b.value
    )


def _compatible(a: Quantity, b: Quantity) -> bool:
    for one, other in ((a, b), (b, a)):
        if one.low is not None and other.value >= one.low:
            return True
        if one.high is not None and other.value <= one.high:
            return True
    return abs(a.value - b.value) <= 0.02 * max(a.value, b.value)


def _values(stated: Sequence[tuple[EventMention, Quantity]], articles: Mapping[str, Article]) -> list[ConflictValue]:
    rows: dict[tuple[float, str], ConflictValue] = {}
    for mention, quantity in sorted(stated, key=lambda s: (articles[s[0].article].published or "9999", s[0].id)):
        article = articles[mention.article]
        speaker = mention.speaker or article.outlet
        rows.setdefault(
            (quantity.value, speaker),
            ConflictValue(
                quantity.text, speaker, article.id, mention.start, mention.end, mention.quote, article.published
            ),
        )
    return list(rows.values())
