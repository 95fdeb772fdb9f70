"""Matters: figures of one thing that the reports of several events give, and that cannot all be true."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import combinations

from storyatlas.link.conflicts import FACTOR, GROWING_FACTOR, Statement, as_of, differ, dispute, state
from storyatlas.link.figures import (
    GROWING,
    LASTING,
    MAGNITUDE,
    MONEY,
    NO_COUNT,
    OCCASION,
    ONE_SUM,
    PERSON_AGE,
    SUM_FACTOR,
    TIMES,
    crowd_of,
    subject_of,
    sum_of,
    tentative,
)
from storyatlas.link.sources import source_of
from storyatlas.model.article import Article
from storyatlas.model.event import Conflict
from storyatlas.model.mention import EventMention, Participant, Quantity
from storyatlas.model.spelling import last_sound

_NEAR_DAYS = 21  # figures of a lasting state are compared when published within so many days
_TOLLING = frozenset({"rise", "stand", "climb", "reach", "grow", "jump", "increas", "soar", "pass", "hit"})
# A name that few articles hold says which things are counted, where the noun alone ("three hotels") does not.
_RARE = 0.15
_CROWD = "crowd"  # the act of people whom an event concerns, whatever word says how
_SAID_FACTOR = 3.0  # what several speakers put the toll of one town at on one day
_CROWD_FACTOR = 2.0  # crowds of one day further apart are a whole and a part
# Words by which a toll is all so far: "an 18th victim", "17 people have died", "since the outbreak began".
_SO_FAR = re.compile(
    r"""\b(?:have|has|had)\s(?:now\s|already\s)?(?:been\s)?(?:died|killed|infected|confirmed\sdead)\b
    |\bso\sfar\b|\bsince\b|\b\d[\d,]*(?:st|nd|rd|th)\s(?:victim|death|fatality|case|infection)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BESIDE = 2  # sentences
_AT = "@"  # marks a place among names
_OWN = frozenset({"stated", "inside"})  # how a clause comes by a place of its own
_KNOWN = frozenset({"person", "place"})  # participants whose names say little of which things are counted

_Key = tuple[str, str, str, str]  # kind, noun, act, name or day


def compare_figures(
    mentions: Mapping[str, Sequence[EventMention]],
    articles: Mapping[str, Article],
    loose: Sequence[EventMention] = (),
) -> dict[str, tuple[Conflict, ...]]:
    """Disputed figures of one matter that several events mention, by the event that states most of them.

    `mentions` are those of each event, `loose` those of none, whose figures count beside them. Beyond what
    `find_conflicts` asks, the figures must be published within three weeks, and the mentions share a name that
    goes with a noun qualified alike ("cabinet secretaries", "Danish troops"), with an occasion that lasts, or, for
    a noun alone, a name that few articles hold; of sums only those of
    which there is one. Tolls so far and crowds are compared within a day.
    """
    told_by = [(event, mention) for event in sorted(mentions) for mention in mentions[event]]
    told_by += [("", mention) for mention in sorted(loose, key=lambda m: m.id)]
    rare = _rare_names([mention for _, mention in told_by], len(articles))
    groups: dict[_Key, list[tuple[str, Statement]]] = defaultdict(list)
    for event, mention in told_by:
        if mention.field != "text" or mention.status == "planned":
            continue
        for quantity in mention.quantities:
            if tentative(mention, quantity):
                continue
            for key in _matters(mention, quantity, articles, rare):
                groups[key].append((event, state(mention, quantity, articles)))
    found = _given_beside(told_by, articles, mentions)
    for event, conflicts in _given_anew(told_by, articles).items():
        found[event] = tuple(dict.fromkeys((*found.get(event, ()), *conflicts)))
    told: set[_Key] = set()
    for (kind, noun, act, who), items in sorted(groups.items(), key=_widest_last):
        matter = (kind, noun, act, who if act in GROWING else "")
        if matter in told or len({event or s.mention.article for event, s in items}) < 2:
            continue
        said = [(event, s) for event, s in items if source_of(s.mention)]
        items = said if act in GROWING and _of_town(items, who) and _speakers(said) > 1 else items
        factor = GROWING_FACTOR if act in GROWING else _CROWD_FACTOR if act == _CROWD else FACTOR
        factor = _SAID_FACTOR if items is said else factor
        factor = SUM_FACTOR if noun in MONEY else factor
        conflict = dispute(noun, act, _together([s for _, s in items], articles), articles, factor)
        occasion = (act, who) if noun in LASTING else None
        owner = _owner(conflict, items, mentions, occasion, kind) if conflict else None
        if conflict and owner and conflict not in found.get(owner, ()):
            told.add(matter)
            found[owner] = (*found.get(owner, ()), conflict)
    return found


def _of_town(items: Sequence[tuple[str, Statement]], who: str) -> bool:
    """Whether a toll is of a town, by its name, and not of a country."""
    return all(s.mention.place is not None and who != s.mention.place.country for _, s in items)


def _speakers(items: Sequence[tuple[str, Statement]]) -> int:
    return len({source_of(s.mention) for _, s in items})


def _widest_last(item: tuple[_Key, Sequence[object]]) -> tuple[bool, int, _Key]:
    """Figures for one place before those of a name anywhere, then the most given first."""
    return not item[0][3].startswith(_AT), -len(item[1]), item[0]


def _given_anew(
    told_by: Sequence[tuple[str, EventMention]], articles: Mapping[str, Article]
) -> dict[str, tuple[Conflict, ...]]:
    """Figures that another speaker of the same article gives otherwise ("Quill put the figure at 30"), by the event
    of the first."""
    first: dict[tuple[str, int], list[tuple[str, Statement]]] = defaultdict(list)
    anew: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for event, mention in told_by:
        for quantity in mention.quantities if mention.field == "text" else ():
            stated = state(mention, quantity, articles)
            if quantity.anew is not None:
                anew[mention.article, quantity.anew].append(stated)
            elif event:
                first[mention.article, quantity.start].append((event, stated))
    found: dict[str, tuple[Conflict, ...]] = {}
    for place in sorted(first.keys() & anew.keys()):
        event, known = min(first[place], key=lambda item: (-item[1].mention.quality, item[1].mention.id))
        conflict = differ(known, anew[place], articles)
        if conflict:
            found[event] = (*found.get(event, ()), conflict)
    return found


def _given_beside(
    told_by: Sequence[tuple[str, EventMention]],
    articles: Mapping[str, Article],
    mentions: Mapping[str, Sequence[EventMention]],
) -> dict[str, tuple[Conflict, ...]]:
    """Figures of one thing that two speakers give within a few sentences of one article, "police put the crowd at
    40,000, organisers at 200,000": the article sets them side by side, however far apart they are."""
    groups: dict[tuple[str, str, str], list[tuple[str, Statement]]] = defaultdict(list)
    for event, mention in told_by:
        if mention.field != "text" or mention.status == "planned" or source_of(mention) is None:
            continue
        for quantity in mention.quantities:
            key = subject_of(quantity) or crowd_of(quantity)
            if key is not None and key[0] not in {PERSON_AGE, MAGNITUDE} and not tentative(mention, quantity):
                groups[(mention.article, *key)].append((event, state(mention, quantity, articles)))
    found: dict[str, tuple[Conflict, ...]] = {}
    for _, items in sorted(groups.items()):
        items = sorted(items, key=lambda item: (item[1].quantity.start, not item[0], item[1].mention.id))
        for i, (event, stated) in enumerate(items):
            near = [
                (other, s)
                for other, s in items[i + 1 :]
                if abs(s.mention.sentence - stated.mention.sentence) <= _BESIDE
                and stated.quantity.value / FACTOR < s.quantity.value < stated.quantity.value * FACTOR
            ]
            conflict = differ(stated, [s for _, s in near], articles)
            if conflict is None:
                continue
            told = [(event, stated), *near]
            first = [e for e, s in told if e and s.quantity.anew is None]
            held = first or [e for e, _ in told if e] or _gathering(stated.mention, told_by)
            if held:
                owner = min(held, key=lambda e: (-len({m.article for m in mentions[e]}), e))
                found[owner] = (*found.get(owner, ()), conflict)
                break
    return found


def _gathering(mention: EventMention, told_by: Sequence[tuple[str, EventMention]]) -> list[str]:
    """The event of which a bare "put the crowd at 40,000" is told: the last before it that people took part in."""
    before = [
        (m.start, event)
        for event, m in told_by
        if event and m.article == mention.article and m.field == "text" and m.start < mention.start
        if mention.sentence - m.sentence <= _BESIDE and (m.type == "protest" or any(map(_people, m.quantities)))
    ]
    return [max(before)[1]] if before else []


def _people(quantity: Quantity) -> bool:
    return quantity.unit == "people"


def _owner(
    conflict: Conflict,
    items: Sequence[tuple[str, Statement]],
    mentions: Mapping[str, Sequence[EventMention]],
    occasion: tuple[str, str] | None,
    day: str,
) -> str | None:
    """The event that states most of the figures, of those that most articles tell; the toll of a `day` goes before
    that to the event that is most surely of this day. How long an `occasion` (its noun and who took part) lasts
    belongs to the event that most articles tell as this occasion, if there is one."""
    shown = {v.article for v in conflict.values}
    counts = Counter(event for event, s in items if event and s.mention.article in shown)
    days = {s.mention.time.start for event, s in items if event in counts and s.mention.time.precision == "day"}
    held = [e for e, own in mentions.items() if occasion and days and _holds(own, *occasion, days)]
    reach = {event: len({m.article for m in mentions[event]}) for event in {*counts, *held}}
    of_day = {e: sum(m.time.start == day for m in mentions[e]) / len(mentions[e]) for e in counts}
    often = Counter(event for event, _ in items)
    known = min(counts, key=lambda e: (-of_day[e], -counts[e], -often[e], -reach[e], e), default=None)
    called = {e: len({m.article for m in mentions[e] if occasion and _called(m, occasion[0])}) for e in reach}
    return min([e for e in (known, *held) if e], key=lambda e: (-called[e], e), default=None) if held else known


def _called(mention: EventMention, noun: str) -> bool:
    return OCCASION.get(mention.deed, mention.deed) == noun


def _holds(own: Sequence[EventMention], noun: str, name: str, days: Set[str | None]) -> bool:
    """Whether most of an event's mentions call it by `noun`, and some name `name` and one of the `days`."""
    called = sum(_called(m, noun) for m in own)
    named = any(name in _last_names(m.participants) for m in own)
    return called * 2 > len(own) and named and any(m.time.start in days for m in own)


def _rare_names(mentions: Iterable[EventMention], articles: int) -> frozenset[str]:
    """Words of names that few of the articles hold, but more than one."""
    held: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        for word in _name_words(mention.participants):
            held[word].add(mention.article)
    return frozenset(word for word, where in held.items() if 2 <= len(where) <= max(2, _RARE * articles))


def _name_words(participants: Iterable[Participant]) -> set[str]:
    return {word for p in participants if p.type not in _KNOWN for word in p.name.split() if word[:1].isupper()}


def _last_names(participants: Iterable[Participant]) -> set[str]:
    """The keys of the last words of names, one for all spellings of a name."""
    return {last_sound(p.name) for p in participants if p.name[:1].isupper()}


def _matters(
    mention: EventMention, quantity: Quantity, articles: Mapping[str, Article], rare: frozenset[str]
) -> list[_Key]:
    """What a figure may be compared under: the kind and noun counted for each name in the mention; for a toll the day
    of publication and the country; for a crowd that day and each two names."""
    words = quantity.phrase.lower().split()
    subject = subject_of(quantity)
    if (money := sum_of(mention, quantity)) is not None:
        sign, what = money
        return [("", sign, what, name) for name in sorted(_last_names(mention.participants))] if what in ONE_SUM else []
    if subject is None and crowd_of(quantity) is not None:
        names = combinations(sorted(_last_names(mention.participants)), 2)
        day = (articles[mention.article].written or "")[:10]
        return [(day, "people", _CROWD, f"{one} {two}") for one, two in names if day]
    if subject is None or NO_COUNT & set(words):
        return []
    noun, act = subject
    day = as_of(mention, noun, act, articles)
    if act in GROWING:
        return [(day, noun, act, where) for where in wheres(mention)] if day and in_all(mention) else []
    if noun == PERSON_AGE:
        return [(noun, noun, act, act)] if day != "unknown" else []
    if noun in {MAGNITUDE, TIMES}:
        return []
    if noun in LASTING:
        return [("", noun, act, name) for name in sorted(_last_names((*mention.participants, *mention.bystanders)))]
    kind = " ".join([*words[:-1], *([day] if day else [])])  # a total "so far" is of its day
    if len(words) < 2:
        return [(kind, noun, "", name) for name in sorted(_name_words(mention.participants) & rare)]
    place = mention.place if mention.place_source in _OWN else None
    at = [_AT + (place.region or place.name)] if place is not None and place.precision != "country" else []
    return [(kind, noun, "", name) for name in (*at, *sorted(_last_names(mention.participants)))]


def wheres(mention: EventMention) -> list[str]:
    """The country whose toll a clause gives, and the town that its own words name."""
    place = mention.place
    if place is None:
        return []
    town = place.precision == "city" and mention.place_source in _OWN
    return [where for where in (place.country, place.name if town else None) if where]


def in_all(mention: EventMention) -> bool:
    """Whether a figure of a growing toll is all so far, and not one day's or one place's."""
    return mention.lemma in _TOLLING or bool(_SO_FAR.search(mention.quote))


def _together(stated: Sequence[Statement], articles: Mapping[str, Article]) -> list[Statement]:
    """Those published within three weeks of the first."""
    days = [(articles[s.mention.article].written or "")[:10] for s in stated]
    known = sorted(day for day in days if day)
    if not known:
        return []
    first = date.fromisoformat(known[0])
    return [
        s for s, day in zip(stated, days, strict=True) if day and (date.fromisoformat(day) - first).days <= _NEAR_DAYS
    ]
