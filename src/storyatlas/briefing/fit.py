"""How well a sentence tells one event rather than another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyatlas.briefing.dating import names_time, tells_another_time
from storyatlas.briefing.draft import Draft, is_saying
from storyatlas.briefing.grounding import is_copy
from storyatlas.briefing.mending import is_damaged
from storyatlas.briefing.outlook import is_of_now, looks_ahead, tells_habit
from storyatlas.briefing.passage import Passage, plainly
from storyatlas.briefing.undated import NEWS_DAYS, days_after, days_before, is_looking_back
from storyatlas.briefing.weights import Weights, features
from storyatlas.model.event import Event

_NEAR, _DIRECT = 0.25, 0.6  # a main clause that shares this much with title or other mentions counts as this near
_STRAYS = 0.4  # share of the title's weight below which a sentence tells of something else
_FEWEST_OTHERS = 2  # mentions in other articles from which on they tell what the event is about, as its title does
_ITS_VERB = 0.25  # what a sentence wins whose verb the title of the event has
_OPENS = 0.2  # what the first sentence of an article wins
_OF_ANOTHER_DAY = 2.0  # beside the event's day, "44 have been found" of three weeks later is wrong
_DATELINE = 60  # characters that may stand before it


def fit(event: Event, passage: Passage, draft: Draft, text: str, weights: Weights, alone: bool) -> float:
    """How well the sentence tells this event rather than another."""
    tree = draft.tree
    mine, title = features(text), features(event.title)
    quote = features(passage.evidence.quote)
    close = max(weights.part(title, mine), _as_others(mine, passage.others, weights))
    itself = _tells_itself(passage, draft)
    close = max(close, _DIRECT) if itself and close >= _NEAR else close
    acting = [p.name.split()[-1].lower() for p in event.participants if p.role == "agent" and p.name]
    score = (
        0.15 * any(name in text.lower() for name in acting)
        + 0.75 * close
        + 0.25 * (weights.sum(mine & quote) / max(weights.sum(mine), 1e-9))
    )
    deep = [
        k for k in (draft.main, *tree.above(draft.main)) if tree.tokens[k].dep in ("advcl", "relcl", "acl", "pcomp")
    ]
    score -= 0.35 * len(deep) if not alone else 0.1
    before = days_before(passage.article, event) > 1  # one day is the difference of two time zones
    score -= 0.4 * (close < (_STRAYS if itself or alone else _DIRECT))
    if event.status == "happened" and not passage.ahead:
        score -= 0.4 * before + 0.6 * looks_ahead(draft)
        score -= _OF_ANOTHER_DAY * (days_after(passage.article, event) > NEWS_DAYS and is_of_now(draft))
    if event.status == "planned" and passage.past:
        score -= 0.2
    score -= 0.6 * tells_another_time(draft, event.time)
    score -= 0.3 * (event.background and is_looking_back(passage.article, event) and not names_time(draft, event.time))
    subject = tree.subject(draft.main)
    if subject is None or tree.tokens[subject].pos != "PRON" or subject in draft.swap:
        score += _ITS_VERB * bool(features(" ".join(told_verbs(draft))) & title)
        score += _OPENS * (passage.evidence.field == "text" and _opens(passage.article.text, passage.citation.start))
    score -= 0.1 * is_copy(passage.article) + 0.6 * is_damaged(text)
    return score


def told_verbs(draft: Draft, *, said: bool = True) -> list[str]:
    """The verbs that the sentence tells: its main one, those joined to it, and what somebody says; those of saying too,
    if `said`."""
    tree, found = draft.tree, []
    waiting = [tree.root if tree.root in draft.keep else draft.main]
    while waiting:
        verb = waiting.pop()
        if said or not is_saying(tree, verb):
            found.append(draft.swap.get(verb) or tree.tokens[verb].text)
        waiting += [
            k
            for k in tree.kids[verb]
            if k in draft.keep and tree.tokens[k].dep in ("ccomp", "conj", "xcomp", "parataxis")
        ]
    return found


def _opens(text: str, start: int) -> bool:
    """Whether the sentence is the first of its article, which leans on none before it."""
    before = text[:start].strip()
    return len(before) <= _DATELINE and not re.search(r"[.!?][\s\"”]|\n", before)


def is_habit(passage: Passage, draft: Draft) -> bool:
    """Whether a sentence within a text tells what somebody does on no day of its own: "the unit sells copiers". Of what
    happens in the present tell also chronicles, with the day before it or without a stop, and first sentences, but no
    clause taken out of one."""
    if passage.evidence.field != "text" or not tells_habit(draft):
        return False
    quote, alone = passage.citation.quote, draft.tree.root not in draft.keep
    dated = any(time.time and time.time.precision == "day" for time in draft.tree.times)
    first = _opens(passage.article.text, passage.citation.start)
    item = not quote.rstrip('”"').endswith(".") or passage.text[:12] not in quote
    return not item and (alone or not (first or dated))


def _tells_itself(passage: Passage, draft: Draft) -> bool:
    """Whether the evidence is the main clause of the sentence, and not named in it in passing."""
    token = draft.tree.tokens[draft.main]
    at = passage.text.lower().find(plainly(passage).lower())
    inside = 0 <= at <= token.start < at + len(passage.evidence.quote)
    return inside and token.pos == "VERB" and draft.tree.subject(draft.main) in draft.keep and token.head == token.i


def _as_others(mine: frozenset[str], others: Sequence[frozenset[str]], weights: Weights) -> float:
    """How much of what the other articles say of the event the sentence says too; 0 where few tell it."""
    if len(others) < _FEWEST_OTHERS:
        return 0.0
    return sum(weights.part(other, mine) for other in others) / len(others)
