"""Comparison: how likely two mentions tell of one event, and what forbids it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import fsum, log

import numpy as np
from numpy.typing import NDArray

from storyatlas.coref.blows import blow_odds, other_blow
from storyatlas.coref.fates import Fate, fate_odds, fate_of
from storyatlas.coref.news import News
from storyatlas.coref.synonyms import act_of
from storyatlas.model.mention import EventMention, Participant
from storyatlas.model.place import Place, state_of
from storyatlas.model.spelling import last_sound
from storyatlas.model.time import TimeValue

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+|\d[\d,.]*\d|\d")
# A clause on a name, set off: "Quill, who founded the union", "Quill -- who rose to be mayor". What things did is
# rather of one event ("the blast, which killed three, hit").
_ASIDE = re.compile(r"(?:,|--|[–—-]) who ")
_ORDINALS = {w: n for n, w in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh"], 1)}
# "The last president to visit was Quill": not the first one who did.
_LAST = -1
_LAST_TO = re.compile(
    r"\bthe last (?!(?:[\w.]+ )?(?:minute|hour|day|week|month|year)s? )(?:[\w.]+ ){1,4}(?:to|who) ", re.IGNORECASE
)
_COMMON = frozenset(
    """
        the a an of to in on at by for from with and or but that which who whom whose this these
        those it its he she his her they their them we our you your i as is are was were be been
        being has have had do does did not no will would said say says told also after before more
        than about over into out up down new one two last there here when while where how what if so
        such s t
    """.split()
)
_RELIABLE = frozenset({"stated", "sentence"})
_ARTICLE_TIMES = frozenset({"published", "lately", "told"})
_TOLD_LATER = frozenset({"published", "lately"})
_OWN_PLACE = frozenset({"stated", "inside", "actor"})
_NEWS_DAYS = 3  # as long as papers go on reporting one occurrence as news
_LATER_DAYS = 31
_BEFALLING = frozenset("hurt injur wound die kill dead arrest detain treat shoot trap vanish rescu".split())
# Normalised, as the words that it is compared with.
_VICTIMS = frozenset("peopl person man men woman women victim civilian dead injur number total least".split())
_OPENING = 6  # sentences in which an article tells its own news
_COPIED_WORDS = 7
_COPY = 0.95  # cosine of the mean vectors of two sentences that are copies, but for a word or two
_CROWD = 10  # so many nearest neighbours say how crowded a mention's surroundings are
_AT_ONCE = 1 << 22  # numbers, 16 megabytes
_OTHER_NUMBER = 1.25  # counts of one thing that differ by more are seldom roundings of one count
_EVEN = 3.45  # the sum of weights at which half of the pairs were one event


# Stems, less a final "e", of acts that undo one another: nobody tells one in the words of the other.
_OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("impos declar introduc tighten enact", "lift revok repeal eas rescind scrap loosen relax"),
        ("arrest detain jail imprison kidnap abduct", "releas free"),
        ("clos shut suspend halt", "reopen resum restart"),
        ("clos shut", "open"),
        ("ris increas climb jump soar surg gain rally", "fall drop declin plunge plung slump tumbl decreas"),
        ("enter arriv", "leav depart withdraw"),
        ("begin start", "end finish conclud"),
        ("approv pass adopt ratify accept", "reject veto block refus"),
        ("win", "los"),
        ("join", "quit leav"),
        ("appoint nominat", "sack dismiss resign"),
        ("deploy send", "withdraw recall"),
        ("confirm", "deny"),
    )
)


# Weights of the traits that are no words, places or times.
_LIKE = 4.25
_NEARER = 3.75
_COPIED = 2.0
_OTHER_PEOPLE = 1.0
_SYNONYM = 0.6
_ONE_DEED = 0.6
# Kinds of acts that are done once: who signs a treaty of one day signs the one that all tell of.
_DONE_ONCE = frozenset({"agreement", "law", "election"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """`scores` (m, 0 to 1) and `vetoed` (m) for each of m pairs."""

    scores: NDArray[np.float64]
    vetoed: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Traits:
    words: frozenset[str]
    said: frozenset[str]
    agents: frozenset[str]
    doers: frozenset[str]
    named: frozenset[str]
    states: frozenset[str]
    ordinals: frozenset[int]
    fate: Fate | None


def compare(mentions: Sequence[EventMention], vectors: NDArray[np.float32], pairs: NDArray[np.int64]) -> Comparison:
    """Score `pairs` (m x 2) of mentions; `vectors` (n x 384) are those of `centred`.

    The log odds are a sum of weights set by hand near those of logistic regressions fitted on each
    of two annotated stories and tried on the other (average precision over the pairs of gold mentions
    .46 and .42, against .28 and .29 for the cosine of plain vectors). What a story's mentions all
    share tells nothing of which of its events they mean; hence the centred vectors, the strongest of
    the traits, also less how near each of the two is to its neighbours (cross-domain similarity
    local scaling, Conneau et al. 2018): what is like everything is like nothing in particular.
    """
    traits = [_traits(m) for m in mentions]
    rarity, news = _rarity(traits), News(mentions)
    cosine = np.round(_cosines(vectors, pairs).astype(float), 5)
    crowding = _crowding(len(mentions), pairs, cosine)
    nearness = cosine - (crowding[pairs[:, 0]] + crowding[pairs[:, 1]]) / 2
    twins = _same_sentence(mentions, vectors, pairs)
    odds = np.zeros(len(pairs))
    vetoed = np.zeros(len(pairs), bool)
    for row, (i, j) in enumerate(pairs.tolist()):
        a, b = mentions[i], mentions[j]
        # Copied words tell of one event whatever days two outlets printed them on.
        copied = a.article != b.article and (
            (bool(twins[row]) and cosine[row] > _COPY) or _copied(traits[i], traits[j])
        )
        vetoed[row] = (not copied and _veto(a, b, traits[i], traits[j])) or _told_aside(a, b)
        odds[row] = (
            _LIKE * cosine[row]
            + _NEARER * nearness[row]
            + _evidence(a, b, traits[i], traits[j], rarity, twin=bool(twins[row]))
            + news.odds(a, b)
            + (_COPIED if copied else 0.0)
            - _EVEN
        )
    return Comparison(np.round(1 / (1 + np.exp(-odds)), 6), vetoed)


def centred(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """`vectors` less what all of them share, at unit length; with few of them less is taken off."""
    shift = vectors.mean(axis=0) * (len(vectors) / (len(vectors) + 50.0))
    moved = vectors - shift
    unit: NDArray[np.float32] = (moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)).astype(
        np.float32
    )
    return unit


def _cosines(vectors: NDArray[np.float32], pairs: NDArray[np.int64]) -> NDArray[np.float32]:
    """The product of both rows of each pair, some thousands at a time: the rows of all pairs at once are gigabytes."""
    step = max(_AT_ONCE // max(vectors.shape[1], 1), 1)
    parts = [pairs[first : first + step] for first in range(0, len(pairs), step)]
    products = [np.einsum("ij,ij->i", vectors[p[:, 0]], vectors[p[:, 1]]) for p in parts]
    return np.concatenate([np.zeros(0, np.float32), *products])


def _crowding(count: int, pairs: NDArray[np.int64], cosine: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each mention, the mean cosine of the nearest that it is paired with."""
    ends, values = pairs.T.ravel(), np.tile(cosine, 2)
    order = np.lexsort((-values, ends))
    ends, values = ends[order], values[order]
    rank = np.arange(len(ends)) - np.searchsorted(ends, ends)
    near = rank < _CROWD
    crowding: NDArray[np.float64] = np.bincount(ends[near], values[near], count) / _CROWD
    return crowding


def _copied(a: _Traits, b: _Traits) -> bool:
    """Nearly the same words, and enough of them that this is no chance."""
    shared = len(a.said & b.said)
    return shared >= _COPIED_WORDS and shared >= 0.8 * len(a.said | b.said)


def _same_sentence(
    mentions: Sequence[EventMention], vectors: NDArray[np.float32], pairs: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the mentions of each pair stand in one sentence, or in copies of one."""
    number: dict[tuple[str, str, int], int] = {}
    sentence = np.array([number.setdefault((m.article, m.field, m.sentence), len(number)) for m in mentions])
    means = np.zeros((len(number), vectors.shape[1]), np.float32)
    np.add.at(means, sentence, vectors)
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    a, b = sentence[pairs].T
    alike = _cosines(means, sentence[pairs]) > _COPY
    many = np.bincount(sentence)  # the mean of a lone mention is that mention, and says nothing of a copy
    same: NDArray[np.bool_] = (a == b) | (alike & (many[a] > 1) & (many[b] > 1))
    return same


def _traits(mention: EventMention) -> _Traits:
    said = frozenset(_normal(w) for w in _WORD.findall(mention.quote))
    agents = frozenset(last_sound(p.name) for p in mention.participants if p.role == "agent" and p.name)
    states = frozenset(p.name.lower() for p in mention.participants if p.role == "agent" and p.type == "place")
    doers = frozenset(last_sound(p.name) for p in mention.participants if p.role == "agent" and _is_somebody(p))
    named = frozenset(last_sound(p.name) for p in (*mention.participants, *mention.bystanders))
    lowered = mention.quote.lower().split()
    ordinals = frozenset(_ORDINALS[w] for w in lowered if w in _ORDINALS)
    if _LAST_TO.search(mention.quote):
        ordinals |= {_LAST}
    return _Traits(said - _COMMON, said, agents, doers, named, states, ordinals, fate_of(mention))


def _is_somebody(participant: Participant) -> bool:
    return participant.type == "person" and participant.name[:1].isupper()


def _other_people(a: _Traits, b: _Traits) -> bool:
    """Whether both name people who act, and neither names anybody who acts in the other."""
    return bool(a.doers and b.doers) and not a.doers & b.named and not b.doers & a.named


def _normal(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > 5:
            word = word[: -len(suffix)]
    return word.rstrip("e") if len(word) > 4 else word


def _rarity(traits: Sequence[_Traits]) -> dict[str, float]:
    """Inverse document frequency of each content word over the mentions."""
    counts = Counter(word for t in traits for word in t.words)
    return {word: log((len(traits) + 1) / (n + 0.5)) for word, n in counts.items()}


def _evidence(
    a: EventMention,
    b: EventMention,
    ta: _Traits,
    tb: _Traits,
    rarity: dict[str, float],
    *,
    twin: bool,
) -> float:
    """The log odds that both tell of one event; `twin` mentions stand in one sentence or copies of it."""
    common = ta.words & tb.words
    shared = fsum(rarity[w] for w in common)  # exact, as the order of a set is not fixed
    union = fsum(rarity[w] for w in ta.words | tb.words)
    score = 2.0 * shared / union if union else 0.0
    score += 0.25 * max((rarity[w] for w in common), default=0.0)
    if a.lemma == b.lemma:
        score += 0.08 * rarity.get(_normal(a.lemma), 3.0)
    score += _time_evidence(a, b) + _place_evidence(a, b) + _number_evidence(a, b)
    if ta.agents and tb.agents:
        score += 0.2 if ta.agents & tb.agents else -0.2
    if _other_people(ta, tb):
        score -= _OTHER_PEOPLE
    if a.lemma != b.lemma and act_of(a) == act_of(b):
        score += _SYNONYM
    if a.type in _DONE_ONCE and _one_deed(a, b):
        score += _ONE_DEED
    score += fate_odds(ta.fate, tb.fate, one_article=a.article == b.article)
    score += blow_odds(a, b, _days_between(a.time, b.time))
    if ta.ordinals != tb.ordinals:
        score -= 0.4
    if (a.status == "denied") != (b.status == "denied"):
        score -= 0.6
    if (a.status == "planned") != (b.status == "planned"):
        score -= 0.2
    if twin:
        # Vectors of one sentence are alike whatever its clauses say, and so are those of its copies.
        score += 1.0 if a.lemma == b.lemma and a.article != b.article else -3.5
    elif a.article == b.article and a.field == b.field:
        score -= 0.5
    return score


def _one_deed(a: EventMention, b: EventMention) -> bool:
    """Whether two articles tell by one verb what was done to things of one name on about the same day."""
    if a.lemma != b.lemma or a.article == b.article or a.noun or b.noun:
        return False
    return _days_between(a.time, b.time) in {0, 1} and bool(_things(a) & _things(b))


def _things(mention: EventMention) -> set[str]:
    """The last words of the noun phrases of a clause, as it has them."""
    return {_normal(topic.split()[-1]) for topic in mention.topics if topic and topic.split()[-1][:1].islower()}


def _told_aside(a: EventMention, b: EventMention) -> bool:
    """ "Quill, who founded the union, died": what is told of somebody in passing is another act."""
    if a.article != b.article or a.field != b.field or a.noun or b.noun:
        return False
    inner, outer = sorted((a, b), key=lambda m: len(m.quote))
    if not outer.start <= inner.start or not inner.end <= outer.trigger_start:
        return False
    told = inner.end - outer.start
    aside = _ASIDE.search(outer.quote[: inner.trigger_start - outer.start]) is not None
    return aside and outer.quote[told:].lstrip()[:1] in {",", "-", "–", "—"}


def _number_evidence(a: EventMention, b: EventMention) -> float:
    """The same number of one thing speaks for one event. Another on another day is a toll that has
    risen, and news of its own; on the same day, it may be a conflict."""
    one = {q.unit: q.value for q in a.quantities}
    two = {q.unit: q.value for q in b.quantities}
    pairs = [sorted((one[u], two[u])) for u in one.keys() & two.keys()]
    if not pairs:
        return 0.0
    if any(high <= 1.02 * low for low, high in pairs):
        return 1.2
    risen = -1.0 if _days_apart(a.time, b.time) >= 1 else 0.0
    return risen - (0.5 if all(high > _OTHER_NUMBER * low for low, high in pairs) else 0.0)


def _time_evidence(a: EventMention, b: EventMention) -> float:
    """For one event where the times agree, against it where they differ; least where the later is only the day
    of an article, which may look back, but most where the article opens with it months afterwards, for that is news."""
    if a.time.start is None or b.time.start is None:
        return 0.0
    firm = a.time_source in _RELIABLE and b.time_source in _RELIABLE
    if _same(a.time, b.time):
        return 1.2 if firm else 0.6
    if firm:
        return -1.2
    later = a if a.time.start > b.time.start else b
    if _days_apart(a.time, b.time) <= _NEWS_DAYS:
        return 0.0 if later.time_source == "told" else -0.5  # "has died, they said on Saturday": by then, not then
    if _days_apart(a.time, b.time) > _LATER_DAYS and later.time_source == "published" and later.sentence < _OPENING:
        return -1.6
    return -0.6 if later.time_source in _TOLD_LATER else -1.0


def _place_evidence(a: EventMention, b: EventMention) -> float:
    """Against one event where the places differ, most where the clauses themselves give both; not where one names
    the other's place too ("screened in Norway, Sweden and Finland")."""
    if a.place is None or b.place is None or a.place.name == b.place.name:
        return 0.0
    if (
        _names_place(a, b.place)
        or _names_place(b, a.place)
        or a.place.is_site_in(b.place)
        or b.place.is_site_in(a.place)
    ):
        return 0.0
    own = {a.place_source, b.place_source} <= _OWN_PLACE
    if a.place.country is None or b.place.country is None:
        return -0.1  # a sea, which the country may lie on
    if a.place.country != b.place.country:
        return -0.8 if own else -0.3
    fine = not {a.place.precision, b.place.precision} & {"country", "region"}
    return -0.6 if own and fine else -0.1


def _names_place(mention: EventMention, place: Place) -> bool:
    """Whether a clause names a place, or its country as one of those in it."""
    parts = place.name.split(", ")
    named = any(p.type == "place" and p.name == parts[-1] for p in mention.participants)
    return named or (parts[0] in mention.quote and re.search(rf"\b{re.escape(parts[0])}\b", mention.quote) is not None)


def _same(a: TimeValue, b: TimeValue) -> bool:
    """Equal as far as the less precise one goes, or inside its interval."""
    if a.start is None or b.start is None:
        return False
    short = min(len(a.start), len(b.start))
    if "decade" in {a.precision, b.precision}:
        short = 3
    if a.start[:short] == b.start[:short]:
        return True
    return any(
        x.end is not None and x.start is not None and y.start is not None and x.start <= y.start <= x.end
        for x, y in ((a, b), (b, a))
    )


def _days_apart(a: TimeValue, b: TimeValue) -> int:
    """Days between two starts, or from the end of one month or year to the beginning of the other; 0 where unknown."""
    if a.start is None or b.start is None:
        return 0
    if len(a.start) == len(b.start) == len("2021-07-11"):
        return abs(_day(a.start) - _day(b.start))
    one, other = sorted((_first_and_last(a), _first_and_last(b)))
    return max(0, other[0] - one[1])


@cache
def _first_and_last(time: TimeValue) -> tuple[int, int]:
    """The first and the last day of a time, as ordinals; a month has 31 days and a year 366."""
    start, end = time.start or "0001", time.end or time.start or "0001"
    size = {4: 365, 7: 30}.get(len(end), 0) + (9 * 366 if time.precision == "decade" and not time.end else 0)
    first, last = (_day(f"{iso}{'-01-01'[len(iso) - 4 :]}" if len(iso) < 10 else iso) for iso in (start, end))
    return first, last + size


def _days_between(a: TimeValue, b: TimeValue) -> int | None:
    """Days between two starts, `None` where one is less precise than a day."""
    known = a.start is not None and b.start is not None and len(a.start) == len(b.start) == len("2021-07-11")
    return _days_apart(a, b) if known else None


@cache
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _veto(a: EventMention, b: EventMention, ta: _Traits, tb: _Traits) -> bool:
    """Another day, another year, another country, another ordinal, done and not done, another state that acts
    ("Mongolia closes its border", "Russia closes its border"); told as done long before it was, or as news long
    after."""
    if _told_before(a, b) or _told_before(b, a) or _long_past(a, b) or _long_past(b, a):
        return True
    sources = {a.time_source, b.time_source}
    if sources <= _RELIABLE and "stated" in sources and _apart(a.time, b.time):
        return True
    if ta.ordinals and tb.ordinals and not ta.ordinals & tb.ordinals:
        return True
    if _opposite(a.lemma, b.lemma) or other_blow(a, b) or _undone(a, b) or _other_victims(a, b, ta, tb):
        return True
    if a.place and b.place and a.place_source == b.place_source == "stated":
        one, other = state_of(a.place), state_of(b.place)
        if one != other:
            return one is not None and other is not None
    return bool(ta.states and tb.states and not ta.states & tb.states) and not _same_country(a, b)


def _undone(a: EventMention, b: EventMention) -> bool:
    """Whether one is told as what somebody did not do, and the other as done; a denial is of the same event."""
    return a.negated != b.negated and a.status == b.status == "happened" and not a.noun and not b.noun


def _other_victims(a: EventMention, b: EventMention, ta: _Traits, tb: _Traits) -> bool:
    """Whether both tell what befell people without a name, of days weeks apart and in no common words but those for
    that: "84 people were hurt"."""
    apart = _days_between(a.time, b.time)
    if a.lemma not in _BEFALLING or b.lemma not in _BEFALLING or apart is None or apart <= _LATER_DAYS:
        return False
    named = any(p.name[:1].isupper() for m in (a, b) for p in m.participants)
    return not named and ta.words & tb.words <= {_normal(a.trigger), _normal(b.trigger), *_VICTIMS}


@cache
def _opposite(one: str, other: str) -> bool:
    """Whether two stems are of acts that undo one another."""
    one, other = one.rstrip("e"), other.rstrip("e")
    return any((one in a and other in b) or (one in b and other in a) for a, b in _OPPOSITES)


def _same_country(a: EventMention, b: EventMention) -> bool:
    """Whether both are known to be in one country, as what "Russia" and "Moscow" did there."""
    return (
        a.place is not None
        and b.place is not None
        and a.place.country is not None
        and (a.place.country == b.place.country)
    )


def _told_before(done: EventMention, other: EventMention) -> bool:
    """Whether one is reported as done in an article of long before the day that the other names: a time that is
    taken from the words around or from the article's own day lies near that day."""
    if done.status != "happened" or done.noun or done.time_source not in _ARTICLE_TIMES:
        return False
    if other.time_source not in _RELIABLE:
        return False
    early, late = done.time.start, other.time.start
    if early is None or late is None:
        return False
    if len(early) == len(late) == 10:
        return _day(late) - _day(early) > _LATER_DAYS
    if len(early) >= 7 and len(late) >= 7:
        return _months(late) - _months(early) > 1
    return int(late[:4]) - int(early[:4]) > 1


def _long_past(headline: EventMention, other: EventMention) -> bool:
    """Whether one is the news of its day in a headline, and the other of a year before that."""
    if headline.field != "title" or headline.time_source != "published" or other.time_source != "stated":
        return False
    news, past = headline.time.start, other.time.start
    return news is not None and past is not None and int(news[:4]) - int(past[:4]) > 1


def _apart(a: TimeValue, b: TimeValue) -> bool:
    """Surely different times. A day's difference is a time zone, a year's may be rounding ("a year ago")."""
    if a.start is None or b.start is None or _same(a, b):
        return False
    if len(a.start) == len(b.start) == 10:
        return _days_apart(a, b) > 1
    if len(a.start) >= 7 and len(b.start) >= 7:
        return abs(_months(a.start) - _months(b.start)) > 1
    return abs(int(a.start[:4]) - int(b.start[:4])) > 1


def _months(start: str) -> int:
    return 12 * int(start[:4]) + int(start[5:7])
