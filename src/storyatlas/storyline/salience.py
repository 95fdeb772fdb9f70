"""Salience: how much an event matters to the story, 0 to 1."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import log, log1p

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.asking import unanswered
from storyatlas.model.event import Event
from storyatlas.model.mention import EventMention
from storyatlas.model.spelling import last_sound
from storyatlas.storyline.echo import echoes
from storyatlas.storyline.resonance import resonance
from storyatlas.storyline.vectors import apart

_LEAD_SENTENCES = 4  # a dateline is one
_NEWS = timedelta(days=3)
# Firsts and records; not "first arrived", "the first day" nor "its record on rights".
_FIRST = re.compile(
    r"""
    (?<!\bat\ )\bfirst\b(?!\ (?:\w+ed|\w+ly|lady|ladies|family|full|names?|aid|floor|of\ all|come|came|went|met|said
        |told|began|took|made|saw|(?:few\ |two\ |three\ |four\ )?(?:day|week|month|hour|half|quarter|year|minute)s?)\b)
    |\b(?:largest|biggest|worst|highest|lowest|deadliest|historic|unprecedented|never\ before|all-time)\b
    |\brecord(?:-\w+|\ (?:high|low|number|level|sum|loss|profit|amount)s?)\b|\b(?:a|new)\ record\b(?!\ o[fn])
    """,
    re.IGNORECASE | re.VERBOSE,
)
# One of the public, whose going and coming is no news; what befalls him or her may be.
_ONE_OF_THE_PUBLIC = frozenset(
    """
        man woman boy girl child teenager person resident worker student passenger tourist traveller traveler patient
        citizen user relative neighbour neighbor
    """.split()
)
_BEFALLS = frozenset({"death", "violence", "arrest"})
# What no mention tells in a whole headline (a piece of one scores at most this much) a reader can do little with.
_PIECE, _ILLEGIBLE = 0.3, 0.5
# Events that are compared with each other; those behind them cannot come near the first hundred.
HEAD = 1500
# Weight of what later papers come back to. From .2 to .7 the first story gains a little and the second loses nothing;
# in a story of nine months the foremost events then lie more often on the days of two newsrooms' timelines.
ECHO = 0.4
# Weight of independent reports, and by how much more it counts where fewer articles tell the story: three of eleven
# are much, three of forty are few. By reading sixteen stories of about eleven articles, whose first event was else
# often a vivid detail of one outlet.
REPORTS, MANY_ARTICLES, FEW_ARTICLES = 0.4, 25, 10
# What counts besides where articles are few: how many open with it, how many tell that it befell the same, and what is
# merely said. Of the 75 events of ten such stories that no editor would leave out 67 instead of 64 then stand among the
# first fifteen, of 78 details 19 instead of 25; with each in stories of more articles both annotated ones lose.
OPENINGS, RESONANCE, SAID = 0.3, 0.4, 0.4
_SAYING = frozenset(
    """say says said saying tell tells told telling add adds added adding explain explains explained note notes noted
    describe describes described remark remarks remarked insist insists insisted stress stresses stressed recall recalls
    recalled""".split()
)
# What an event loses for each step of likeness, beyond `TWINS`, to one that ranks before it; half of it where their
# days differ. Likeness is the cosine and, on one day, `SAME_PEOPLE` times the share of those who take part. From .5 to
# 1.5, .3 to .5 and .4 to .8, both stories keep what they should have; without the share the second loses some.
DAMPING, TWINS, OTHER_DAY, SAME_PEOPLE = 0.5, 0.4, 0.5, 0.8


def rate(
    events: Sequence[Event],
    mentions: Mapping[str, Sequence[EventMention]],
    centres: NDArray[np.float32],
    published: Mapping[str, str | None],
) -> dict[str, float]:
    """Salience of each event by id; `mentions` holds those of each event, `centres` (n x 384) its vector,
    `published` the ISO time of each article.

    It grows with independent reports, the more the fewer articles there are, with how surely and fully the event is
    asserted (when, who did it), with the part that those who take part have in the story, with what is called the
    first or the largest, with deaths, on the days of which most is written, with the articles that headline it (of
    the news values of Galtung and Ruge 1965 and of Harcup and O'Neill 2017), and with the later days whose papers
    come back to it. What is announced for a day to come gains a little, an act of no kind that the lexicon knows loses
    a little, more what an unnamed one of the public does, and most whom a reporter did not reach. Where articles are
    few, it counts how many open with it and tell that it befell the same, and what is merely said counts less. An event
    like one that ranks before it steps back (maximal marginal relevance, Carbonell and Goldstein 1998), more so where
    the same people take part on the same day, so that the first thirty tell of thirty matters.
    """
    if not events:
        return {}
    fame = Counter(_surname(p.name) for own in mentions.values() for m in own for p in m.participants)
    days = sorted(day[:10] for day in published.values() if day)
    echo = echoes(events, mentions, published)
    resounds = resonance(mentions)
    reports = reports_of(events)
    scarcity = max(0.0, MANY_ARTICLES / max(len(published), FEW_ARTICLES) - 1)
    worth = np.array(
        [
            _worth(event, mentions[event.id], fame, published, days)
            + REPORTS * (1 + scarcity) * log1p(reports[event.id] - 1)
            + ECHO * echo[event.id]
            + scarcity * _of_few(event, mentions[event.id], resounds[event.id])
            for event in events
        ]
    )
    ranked = sorted(range(len(events)), key=lambda i: (-round(float(worth[i]), 6), events[i].id))
    head, tail = ranked[:HEAD], ranked[HEAD:]
    worth[head] = _diversified(worth[head], apart(centres)[head], [events[i] for i in head])
    worth[tail] = np.minimum(worth[tail], worth[head].min())
    low, high = float(worth.min()), float(worth.max())
    scaled = (worth - low) / (high - low) if high > low else np.ones(len(worth))
    return {event.id: round(float(value), 4) for event, value in zip(events, scaled, strict=True)}


def _worth(
    event: Event,
    own: Sequence[EventMention],
    fame: Mapping[str, int],
    published: Mapping[str, str | None],
    days: Sequence[str],
) -> float:
    """The weighted sum. Weights lie near those of coordinate searches for the events that an annotator ranked first
    in two stories, each tried on the other; of twenty more traits those without gain on the story that they
    were not fitted on stayed out (likeness to titles and to the whole, the number of later reports)."""
    quality = sorted((m.quality for m in own), reverse=True)
    firm = any(m.time_source in {"stated", "sentence", "told"} for m in own)
    longest = max(m.end - m.start for m in own)
    firsts = [bool(_FIRST.search(m.quote)) for m in own]
    people = sorted((fame[_surname(p.name)] for p in event.participants if _surname(p.name) in fame), reverse=True)
    return (
        0.3 * log1p(event.reports.articles - 1)
        + 2.0 * sum(quality[:3]) / len(quality[:3])
        + 0.6 * sum(quality) / len(quality)
        + (0.6 if firm else 0.0)
        + (0.15 if event.time.precision == "day" else 0.0)
        + 0.6 * log1p(longest / 60)
        + (0.5 if any(m.participants for m in own) else 0.0)
        + (0.25 if any(p.type in {"person", "organisation"} for m in own for p in m.participants) else 0.0)
        + 0.15 * log1p(sum(people[:3]))
        + 0.4 * max(m.headline_score for m in own)  # what cannot be told in a headline is seldom news
        - (_ILLEGIBLE if max(m.headline_score for m in own) <= _PIECE else 0.0)
        + (0.3 if any(m.field == "text" and _foremost(m) for m in own) else 0.0)
        + 0.2 * sum(firsts) / len(own)
        + 0.3 * any(firsts)
        + 0.2 * sum(m.type == "death" for m in own) / len(own)
        + 0.25 * sum(any(p.role == "agent" for p in m.participants) for m in own) / len(own)
        + 0.2 * log1p(_written_then(own, published, days))
        + 0.25 * log1p(len({m.article for m in own if m.field == "title"}))
        + (0.3 if event.status == "planned" else 0.0)
        - 0.2 * sum(m.type == "other" for m in own) / len(own)  # an act of no kind that the lexicon knows
        - 0.5 * sum(_private(m) for m in own) / len(own)
        - 1.0 * sum(unanswered(m.quote) for m in own) / len(own)
        - (0.3 if event.reports.articles == 1 and not any(_foremost(m) for m in own) else 0.0)  # told in passing
        - (0.5 if event.background else 0.0)
    )


def reports_of(events: Sequence[Event]) -> dict[str, int]:
    """How many reports of each event weigh: the independent ones, or all where one outlet tells the whole story."""
    single = all(event.reports.outlets <= 1 for event in events)
    return {event.id: event.reports.articles if single else event.reports.independent for event in events}


def _of_few(event: Event, own: Sequence[EventMention], resounds: int) -> float:
    """What tells more of an event the fewer articles there are."""
    openings = len({mention.article for mention in own if _foremost(mention)})
    said = sum(not mention.noun and mention.trigger.lower() in _SAYING for mention in own) / len(own)
    return OPENINGS * log1p(openings) + RESONANCE * log1p(resounds) - SAID * said


def _foremost(mention: EventMention) -> bool:
    """Whether an article tells it in its headline or opening."""
    return mention.field == "title" or mention.sentence < _LEAD_SENTENCES


def _private(mention: EventMention) -> bool:
    """Whether nobody but an unnamed one of the public does something: "a student came back from Oslo"."""
    agents = [p for p in mention.participants if p.role == "agent"]
    return (
        bool(agents)
        and mention.type not in _BEFALLS
        and all(
            p.type == "person"
            and not p.name.split()[-1][:1].isupper()
            and bool(_ONE_OF_THE_PUBLIC & set(p.name.lower().split()))
            for p in agents
        )
    )


def _written_then(own: Sequence[EventMention], published: Mapping[str, str | None], days: Sequence[str]) -> int:
    """How many articles of the story came out within days of the first that tells the event; `days` are sorted."""
    first = min((day[:10] for m in own if (day := published.get(m.article))), default=None)
    if first is None:
        return 0
    last = (date.fromisoformat(first) + _NEWS).isoformat()
    return bisect_right(days, last) - bisect_left(days, first)


def _surname(name: str) -> str:
    return last_sound(name) if name.split() else ""


def _diversified(
    worth: NDArray[np.float64], vectors: NDArray[np.float32], events: Sequence[Event]
) -> NDArray[np.float64]:
    """`worth` less the likeness of each event to the nearest of those that rank before it."""
    cosine = np.round(vectors @ vectors.T, 4)
    company = _company(events)
    days = [event.time.start or "" for event in events]
    likeness, damped = np.zeros(len(worth)), np.zeros(len(worth))
    left = np.ones(len(worth), bool)
    for _ in range(len(worth)):
        now = np.where(left, np.round(worth - DAMPING * likeness, 6), -np.inf)
        best = int(np.argmax(now))
        damped[best], left[best] = now[best], False
        near = np.flatnonzero(cosine[best] + SAME_PEOPLE * company[best] > TWINS)
        same = np.array([days[i].startswith(days[best]) or days[best].startswith(days[i]) for i in near], bool)
        like = cosine[best, near] + np.where(same, SAME_PEOPLE * company[best, near], 0.0) - TWINS
        likeness[near] = np.maximum(likeness[near], np.where(same, 1.0, OTHER_DAY) * like)
    return damped


def _company(events: Sequence[Event]) -> NDArray[np.float64]:
    """For each two events, the share of all who take part in either that take part in both; the rarer count more."""
    names = [{_surname(p.name) for p in event.participants} for event in events]
    held = Counter(name for own in names for name in own)
    column = {name: k for k, name in enumerate(sorted(held))}
    weight = np.array([log((len(events) + 1) / (held[name] + 0.5)) for name in column])
    member = np.zeros((len(events), len(column)))
    for row, own in enumerate(names):
        member[row, [column[name] for name in own]] = 1.0
    shared = (member * weight) @ member.T
    whole = shared.diagonal()
    share: NDArray[np.float64] = np.round(shared / np.maximum(whole[:, None] + whole[None, :] - shared, 1e-9), 4)
    return share
