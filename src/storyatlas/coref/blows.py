"""Blows: acts of force, told by whatever word, are sooner one event where one side hits one thing, two where not."""

from __future__ import annotations

from storyatlas.model.mention import Blow, EventMention

_UNDONE = frozenset({"planned", "denied"})
# Of two mentions by whose words the same side hits the same thing, or the same state: what that speaks for one event.
# Half of it where one names no day.
_SAME_THING = 1.5
_SAME_STATE = 0.75


def blow_odds(one: EventMention, other: EventMention, days_apart: int | None) -> float:
    """The log odds that two mentions of one side's blow are one event; `days_apart` is `None` where a day is
    unknown. Nothing for plans, and for blows on other days."""
    a, b = one.blow, other.blow
    if a is None or b is None or {one.status, other.status} & _UNDONE or not set(a.by) & set(b.by):
        return 0.0
    if days_apart is not None and days_apart > 1:
        return 0.0
    sure = 1.0 if days_apart is not None else 0.5
    if set(a.hit) & set(b.hit):
        return _SAME_THING * sure
    bare = not a.hit or not b.hit
    return _SAME_STATE * sure if bare and set(a.on) & set(b.on) else 0.0


def other_blow(one: EventMention, other: EventMention) -> bool:
    """Whether two blows are of two sides: of both it is known who strikes, and no state is among both; or one is by
    those whom the other is on."""
    a, b = one.blow, other.blow
    if a is None or b is None:
        return False
    return bool(a.by and b.by and not set(a.by) & set(b.by)) or _returns(a, b) or _returns(b, a)


def _returns(a: Blow, b: Blow) -> bool:
    """Whether one is by those whom the other is on, and on others: what a man does at home is on his own state."""
    return bool(a.on and set(a.by) & set(b.on)) and not set(a.on) & set(b.on) and not set(a.by) & set(b.by)
