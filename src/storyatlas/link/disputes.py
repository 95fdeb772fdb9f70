"""Disputes: whether an event happened at all, where one event is the denial of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from storyatlas.link.denials import is_denial
from storyatlas.link.sources import actor_of, value_of
from storyatlas.link.updates import EMPTY
from storyatlas.model.article import Article
from storyatlas.model.event import Conflict, ConflictValue, Event, Evidence, Link
from storyatlas.model.mention import EventMention

WHETHER = "whether it happened"
_TRACELESS = re.compile(r"find|found|ha[sd]|have|see|saw|seen|kn[eo]w|known|received?|holds?|held", re.IGNORECASE)
_NEAR = 300  # characters
MOST_VALUES = 3  # from each side
_CLAIMS = r"\b(?:report|claim|assertion|allegation|accusation|statement|charge|rumour|rumor)s?"
_CLAIM = re.compile(_CLAIMS + r"\s(?:by|from|of)\s((?:[\w'’.-]+\s){0,5}?[\w'’.-]+)\sthat\b")
_BARE = re.compile(
    rf"(?:{_CLAIMS}|\b(?:it|this|that|them|suggestion|idea|notion|nothing|record|evidence|proof|sign|indication|trace))\W*$"
)


def add_disputes(
    events: Sequence[Event],
    links: Sequence[Link],
    mentions: Mapping[str, Sequence[EventMention]],
    articles: Mapping[str, Article],
) -> list[Event]:
    """The events, those that another contradicts with a conflict of who asserts and who denies them.

    A `contradicts` link runs from the denial to what it denies; who denies must be named, and is not
    also the one who asserts. Where words state the link, only they deny, and they say what is denied.
    """
    disputed: dict[str, Conflict] = {}
    for link in links:
        if link.type != "contradicts" or link.target in disputed:
            continue
        denying = [m for m in mentions[link.source] if not link.stated or _within(m, link)]
        denying = [m for m in denying if is_denial(m)] or denying
        telling = _telling(mentions[link.target], denying, link)
        denied = _rows(_word(link), ((m, m.speaker or actor_of(m)) for m in denying), articles, named=True)
        deniers = {value.speaker for value in denied}
        told = _rows("asserted", ((m, m.speaker or _accuser(m)) for m in telling), articles)
        told = [value for value in told if value.speaker not in deniers]
        told = told or _reported(mentions[link.target], link, articles)
        if told and denied:
            disputed[link.target] = Conflict(WHETHER, (*told[:MOST_VALUES], *denied[:MOST_VALUES]))
    return [
        replace(event, conflicts=(*event.conflicts, disputed[event.id]))
        if event.id in disputed and all(c.what != WHETHER for c in event.conflicts)
        else event
        for event in events
    ]


def _word(link: Link) -> str:
    """How one side has it: "denied", or, of who has found no trace of it, "not confirmed"."""
    found = bool(link.evidence) and all(_TRACELESS.fullmatch(e.cue or "") for e in link.evidence)
    return "not confirmed" if found else "denied"


def _telling(mentions: Sequence[EventMention], denying: Sequence[EventMention], link: Link) -> list[EventMention]:
    """The mentions that assert what a link denies, outside the words of the denial itself.

    What those words hold of the event is what is denied, else what they name; a denied "report" is what the same
    article told.
    """
    asserting = [m for m in mentions if m.sure and m.status in {"happened", "claimed"} and not m.negated]
    if not link.stated:
        return asserting
    held = [m for m in mentions if _within(m, link)]
    if not held and any(_BARE.search(e.quote) for e in link.evidence):
        near = {e.article for e in link.evidence}
        return [m for m in asserting if m.article in near]
    same = [m for m in asserting if m not in held and _same_act(m, held or denying)]
    return same or [m for m in asserting if m.speaker and any(_just_before(m, e) for e in link.evidence)]


def _just_before(mention: EventMention, words: Evidence) -> bool:
    """Whether a mention stands so near before the words of a denial that it is what they deny."""
    return mention.article == words.article and 0 < words.start - mention.end < _NEAR


def _reported(mentions: Sequence[EventMention], link: Link, articles: Mapping[str, Article]) -> list[ConflictValue]:
    """What the denial itself says that somebody else reports: "denied a claim by Quill that the navy had seized it"."""
    said = {e.article: found[1] for e in link.evidence if (found := _CLAIM.search(e.quote))}
    held = [m for m in mentions if m.article in said and _within(m, link)]
    return _rows("asserted", ((m, said[m.article]) for m in held), articles)


def _within(mention: EventMention, link: Link) -> bool:
    """Whether the words that state a link hold the word for the mention's event."""
    return any(
        e.article == mention.article and e.field == mention.field and e.start <= mention.trigger_start < e.end
        for e in link.evidence
    )


def _same_act(told: EventMention, content: Iterable[EventMention]) -> bool:
    """Whether a mention tells of what is denied in more than the act and who does it: to whom, with what, how many."""
    return any(_particulars(told) & _particulars(other) for other in content)


def _particulars(mention: EventMention) -> set[str]:
    """Words of weight and numbers in a mention, less its own and those for who acts."""
    acting = {word for p in mention.participants if p.role == "agent" for word in _words(p.name)}
    return {w for w in _words(mention.quote) if not w.startswith(mention.lemma)} - acting - _words(mention.trigger)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}|\d[\d,.]*", text.lower())) - EMPTY


def _accuser(mention: EventMention) -> str | None:
    """Who accuses somebody, and so asserts what he accuses him of."""
    return actor_of(mention) if mention.type == "accusation" else None


def _rows(
    word: str,
    told: Iterable[tuple[EventMention, str | None]],
    articles: Mapping[str, Article],
    *,
    named: bool = False,
) -> list[ConflictValue]:
    """One row for each who says it, the earliest first; `named` leaves out the articles' own words."""
    rows: dict[str, ConflictValue] = {}
    for mention, speaker in sorted(told, key=lambda t: (articles[t[0].article].published or "9999", t[0].id)):
        if mention.field == "text" and not (named and speaker is None):
            value = value_of(replace(mention, speaker=speaker), word, articles)
            rows.setdefault(value.speaker, value)
    return list(rows.values())
