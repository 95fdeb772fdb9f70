"""Causes: the relations between mentions that the causal reader's spans tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyatlas.extract.lexicon import REPORTING, stem
from storyatlas.extract.relation_words import ACTS
from storyatlas.model.causal import Span, StatedCause
from storyatlas.model.document import Document
from storyatlas.model.extraction import Relation
from storyatlas.model.mention import EventMention

# Of what the reader is less sure of, no relation is made.
LEAST_CHANCE = 0.6
# Words that say "this brought that about" and little else. Without one the reader's guess is not shown: of 25 links
# that it made alone on the two development stories, a careful reader would have signed about a third.
_CUES = re.compile(
    r"\b(because|due to(?! be\b)|owing to|as a result|consequently|therefore|(?:result|end)(?:s|ed|ing)? in"
    r"|(?:lead|leads|led|leading) to|caus(?:e|es|ed|ing)|prompt(?:s|ed|ing)?|trigger(?:s|ed|ing)?|spark(?:s|ed|ing)?"
    r"|forc(?:e|es|ed|ing)|provok(?:e|es|ed|ing)|leaving|set off|setting off|brought about|gave rise to"
    r"|in response to|in retaliation for|in protest (?:at|against|over)|in the wake of)\b",
    re.IGNORECASE,
)
# "Leaving two dead" tells what came of it, "leaving the scene" does not.
_LEAVES = re.compile(
    r"\bleaving\b(?!.{1,60}?\b(?:dead|dying|wounded|injured|hurt|homeless|stranded|trapped|missing|without|unable)\b)",
    re.IGNORECASE,
)
# A clause must cover its span, or its span it, to that share (intersection over union).
_LEAST_LIKENESS = 0.4
# A clause that hardly asserts an event is no end of a relation.
_LEAST_QUALITY = 0.4
# What an aim is stated with: it is why somebody acts, but has not happened.
_AIMS = ("to ", "in order to", "so that", "so as to")
_ACT_STEMS = frozenset(stem(act).rstrip("e") for act in ACTS)
_SAYING_STEMS = frozenset(stem(verb).rstrip("e") for verb in REPORTING)


def has_cue(text: str) -> bool:
    """Whether a sentence has a word that makes it worth asking the causal reader."""
    return _CUES.search(text) is not None


def add_causes(
    document: Document, mentions: Sequence[EventMention], relations: Sequence[Relation], stated: Sequence[StatedCause]
) -> tuple[Relation, ...]:
    """`relations` and those that `stated` tells between `mentions` of the document's text.

    What connectives say of the same two mentions stays, unless it is only their order.
    """
    own = [mention for mention in mentions if mention.field == "text"]
    told: dict[frozenset[str], Relation] = {}
    for cause in sorted(stated, key=lambda c: (-c.chance, c.cause, c.effect)):
        relation = _relation(document.article.text, own, cause)
        if relation is not None:
            told.setdefault(frozenset((relation.source, relation.target)), relation)
    joined = {frozenset((r.source, r.target)) for r in relations if r.type != "before"}
    new = [relation for pair, relation in told.items() if pair not in joined]
    replaced = {frozenset((r.source, r.target)) for r in new}
    kept = [r for r in relations if frozenset((r.source, r.target)) not in replaced]
    return (*kept, *sorted(new, key=lambda r: (r.start, r.end, r.source, r.target)))


def _relation(text: str, mentions: Sequence[EventMention], stated: StatedCause) -> Relation | None:
    words = text[stated.cause[0] : stated.cause[1]].lower()
    signal = " ".join(text[start:end] for start, end in stated.signals)
    if stated.chance < LEAST_CHANCE or not has_cue(signal) or words.startswith(_AIMS):
        return None
    if any(_LEAVES.match(text, signal_start) for signal_start, _ in stated.signals):
        return None
    cause, effect = _told(mentions, stated.cause), _told(mentions, stated.effect)
    if cause is None or effect is None or cause.id == effect.id:
        return None
    start = min(stated.cause[0], stated.effect[0])
    end = max(stated.cause[1], stated.effect[1])
    answers = _answers(effect, cause)
    return Relation(
        source=effect.id if answers else cause.id,
        target=cause.id if answers else effect.id,
        type="responds_to" if answers else "causes",
        start=start,
        end=end,
        quote=text[start:end],
        cue=signal,
        confidence=round(stated.chance, 3),
    )


def _told(mentions: Sequence[EventMention], span: Span) -> EventMention | None:
    """The mention whose trigger lies in a span and whose clause fits it best."""
    inside = [
        m
        for m in mentions
        if span[0] <= m.trigger_start
        and m.trigger_end <= span[1]
        and m.quality >= _LEAST_QUALITY
        and not m.negated
        and _likeness((m.start, m.end), span) >= _LEAST_LIKENESS
    ]
    return max(inside, key=lambda m: (_likeness((m.start, m.end), span), m.quality, -m.start), default=None)


def _likeness(one: Span, other: Span) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def _answers(effect: EventMention, cause: EventMention) -> bool:
    """Whether the effect is an act of somebody else than who brought the cause about."""
    if effect.noun or effect.lemma.rstrip("e") not in _ACT_STEMS - _SAYING_STEMS:
        return False
    agents = [{p.name.lower() for p in m.participants if p.role == "agent"} for m in (effect, cause)]
    return bool(agents[0]) and not agents[0] & agents[1]
