"""Sources: who says what a mention tells, as a row of a conflict shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from storyatlas.model.article import Article
from storyatlas.model.event import ConflictValue
from storyatlas.model.mention import EventMention

# Stems of acts by which somebody gives a figure.
_GIVING = frozenset({"put", "estim", "suggest", "calculat", "count", "report", "claim", "say", "plac", "announc"})

_SPEAKING = frozenset({"organisation", "group", "person"})

_ITSELF = re.compile(r"(?:our|this) (?:own )?(?:report|reporter|story|article|newspaper|paper|correspondent)s?")


def source_of(mention: EventMention) -> str | None:
    """Who says what a mention tells: its speaker, or who gives the figure ("Quill put the toll
    at 30", "a report by Quill suggests 30"); `None` for the article itself."""
    if mention.speaker and _ITSELF.fullmatch(mention.speaker.lower()):
        return None
    if mention.speaker or mention.lemma not in _GIVING:
        return mention.speaker
    named = [p for p in mention.participants if p.name[:1].isupper() and p.type != "place"]
    before = mention.quote[: mention.trigger_start - mention.start]
    giving = [p.name for p in named if p.role == "agent"]
    plain = [p.name for p in mention.participants if p.role == "agent" and p.type in _SPEAKING and p.name in before]
    return next(iter([*giving, *(p.name for p in named if p.name in before), *plain]), None)


def actor_of(mention: EventMention) -> str | None:
    """Who does what a mention tells, by name, else by a noun for a body or for people ("the army")."""
    acting = [p for p in mention.participants if p.role == "agent"]
    named = next((p.name for p in acting if p.name[:1].isupper()), None)
    return named or next((p.name for p in acting if p.type in _SPEAKING), None)


def value_of(mention: EventMention, text: str, articles: Mapping[str, Article]) -> ConflictValue:
    """The row of a conflict that gives what a mention says."""
    article = articles[mention.article]
    speaker = source_of(mention) or article.outlet
    return ConflictValue(text, speaker, article.id, mention.start, mention.end, mention.quote, article.published)
