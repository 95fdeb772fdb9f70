"""Labels: what a storyline is about, as a section heading would say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import fsum

from storyatlas.model.event import Event
from storyatlas.storyline.matters import BREADTH, LONG, MOST_OF_ONE, rank_matters
from storyatlas.storyline.telling import tell_shortly
from storyatlas.storyline.whose import with_person
from storyatlas.storyline.wording import (
    ANYTHING,
    LEAST_EVENTS,
    SAYS_LITTLE,
    Matter,
    Wording,
    head_of,
    is_who_or_where,
    key_of,
    weight_of,
    word_events,
)

MOST_WORDS = 6
# A phrase that so large a share of the storyline uses stands alone.
_ALONE = 0.45
_FAIR = (0.25, 0.6)  # of the worth of one bare noun and of two, from which a phrase comes before them
# A second phrase weaker than this part of the first adds noise; a bare noun needs one sooner.
_SECOND, _SECOND_TO_BARE = 0.4, 0.1
_LEAST_BARE = 0.1  # of a storyline that a bare noun must cover to be its second phrase
_BROAD = 0.2  # a thing that so large a share tells of names a storyline better than its kind of events does
_LEAST_THING = 0.25  # of a storyline that a thing must cover to stand beside an occurrence
_MASS = frozenset("damage relief aid violence unrest arson looting fraud cruelty training treatment smuggling".split())
# Of what two together say enough, where many events are of them.
_PLAIN = frozenset(
    "deaths arrests protests infections injuries layoffs sanctions tariffs elections evacuations".split()
)
# Headings of kinds of events, for a storyline whose words name nothing, and the least share of such a kind; of one that
# says what happens, or that nearly all are of, the share from which it comes before what the foremost event tells.
_KINDS = {
    "accusation": "Accusations",
    "agreement": "Agreements",
    "arrest": "Arrests and charges",
    "death": "Deaths",
    "protest": "Protests",
    "rejection": "Denials and refusals",
    "sanction": "Sanctions",
    "statement": "Reactions",
    "support": "Support",
    "threat": "Warnings",
    "violence": "Violence",
}
_LEAST_KIND, _MOSTLY, _NEARLY_ALL = 0.2, 0.35, 0.7
_SAY_MUCH = frozenset({"arrest", "death", "protest", "sanction"})
_ONE_PERSON = re.compile(r"'s |(?: of| against) [A-Z]")  # two may have been shot, each in a storyline of his own
_FOREMOST = 6  # events of a storyline of which one may name it
_PLAN, _NAMELESS = 0.4, 0.8  # what is left of that for a plan, and for a title without a name behind its first word
_NAME = re.compile(r" [A-Z]")
# Of the weight of the foremost event, from which the person or the title of another may name a storyline in its place:
# "Burial of Quill" does not name that of the flood in which he died.
_NEAR_FOREMOST = 0.6
_CENTRAL = 0.4  # of the worth of such an event what does not hang on how many others share a noun with it
# Two of these in one heading say one thing twice.
_ALIKE = (
    frozenset({"visit", "trip", "tour", "journey", "arrival", "travel"}),
    frozenset({"protest", "demonstration", "rally", "march"}),
    frozenset({"talk", "meeting", "summit", "conversation"}),
    frozenset({"death", "toll", "victim", "fatality"}),
    frozenset({"case", "infection", "patient"}),
    frozenset({"troop", "soldier", "force", "army"}),
    frozenset({"treaty", "pact", "agreement", "deal", "accord"}),
    frozenset({"disease", "illness", "outbreak", "epidemic", "virus"}),
    frozenset({"shooting", "killing", "murder", "slaying", "homicide", "death"}),
    frozenset({"fire", "blaze", "arson"}),
    frozenset({"earthquake", "quake", "tremor", "aftershock"}),
    frozenset({"theft", "robbery", "heist", "raid"}),
    frozenset({"damage", "destruction", "loss"}),
    frozenset({"restoration", "repair", "recovery", "resumption"}),
    frozenset({"outage", "downtime", "disruption", "failure", "blackout"}),
    frozenset({"release", "introduction", "unveiling", "launch", "debut"}),
    frozenset({"purchase", "sale", "acquisition"}),
    frozenset({"trial", "case", "hearing"}),
)


def label_storylines(
    groups: Sequence[Sequence[Event]],
    topics: Mapping[str, Sequence[str]],
    deeds: Mapping[str, str] | None = None,
) -> list[str]:
    """A label for each group of events, no two alike.

    `topics` are the noun phrases of each event, `deeds` the noun for what happens in it. The one or two chosen
    are used by many of the group's events and by few of the others (each event counts by its salience);
    an occurrence takes the name that goes with it.
    """
    wording = word_events(groups, topics, deeds or {})
    taken: set[str] = set()
    order = sorted(range(len(groups)), key=lambda i: (-len(groups[i]), i))
    labels = [""] * len(groups)
    for i in order:
        labels[i] = _heading(groups[i], rank_matters(groups[i], wording), taken, wording)
    return labels


def _is_solid(matter: Matter) -> bool:
    """Whether it is an occurrence, or goes by two words that do not only say who or where."""
    thing = " " in matter.text and not is_who_or_where(matter)
    return matter.worth > 0 and (matter.happens or thing)


def _heading(members: Sequence[Event], matters: Sequence[Matter], taken: set[str], wording: Wording) -> str:
    """One or two phrases that no other label has used; failing those, the years of a background of several, or the
    foremost title."""
    free = [m for m in matters if m.key not in taken]
    said = {head_of(key) for key in taken}
    free = [m for m in free if head_of(m.key) not in said or _ONE_PERSON.search(m.text)] or free
    if not free:
        years = _years(members)
        best = max(members, key=lambda e: (e.salience, e.id))
        label = years if years and years not in taken else _foremost_told(members, wording) or best.title
        taken.add(label)
        return label
    if len(members) == 1 and (told := tell_shortly(members[0], wording.short)) and told.lower() not in taken:
        taken.add(told.lower())
        return told
    first = free[0]
    broad = first.share >= _BROAD and not is_who_or_where(first) and first.key not in SAYS_LITTLE | ANYTHING
    if not _is_solid(first) and not broad:
        first = next((m for m in free if _is_solid(m) and m.happens and m.share >= BREADTH), first)
    if _is_weak(first, members) and not (broad and len(members) >= MOST_OF_ONE):
        told = _kind(members, _MOSTLY, _SAY_MUCH) or _kind(members, _NEARLY_ALL, _KINDS.keys() - {"violence"})
        told = told or _foremost_told(members, wording) or _kind(members)
        if told and told.lower() not in taken:
            taken |= {told.lower()}
            return told
    chosen = [first]
    if first.share <= _ALONE or " " not in first.text:
        weights = {e.id: weight_of(e) for e in members}
        second = max(free[1:], key=lambda m: (_fresh(m, first, weights), m.key), default=None)
        least = (_SECOND if " " in first.text else _SECOND_TO_BARE) * first.worth
        if second is not None and _fresh(second, first, weights) >= max(least, 1e-6):
            ahead = second.happens and not first.happens
            chosen = [second, first][: 1 + broad] if ahead else [first, second]
            if not ahead and " of " in second.text and " of " not in first.text:
                chosen.reverse()  # "arrest of Quill and shooting": nobody shot Quill
    if len(chosen) > 1 and " " not in first.text and first.share < _BROAD:
        told = _foremost_told(members, wording)  # "placement" of one event in seven and something else name neither
        if told and told.lower() not in taken:
            taken |= {told.lower(), first.key}
            return told
    if chosen[0].share < _ALONE and not any(" " in m.text for m in chosen):
        fuller = _fuller(chosen, free)
        plain = len(chosen) > 1 and {m.text for m in chosen} <= _PLAIN
        told = _foremost_told(members, wording) if fuller is None and not plain else ""
        if told and told.lower() not in taken:
            taken |= {told.lower(), first.key}
            return told
        chosen = [fuller] if fuller else chosen
    taken |= {m.key for m in (first, *chosen)}
    heading = " and ".join(m.text for m in chosen)
    only = chosen[0] if len(chosen) == 1 else None
    if only and only.happens and heading == only.key and " " not in heading and heading not in _MASS:
        return f"The {heading}"
    return heading[:1].upper() + heading[1:]


def _fuller(chosen: Sequence[Matter], free: Sequence[Matter]) -> Matter | None:
    """The best matter of several words for a fair part of a storyline that bare nouns would name, if there is one."""
    fair = (m for m in free if _is_solid(m) and " " in m.text and m.share >= _LEAST_BARE and m.text[:1].islower())
    return next((m for m in fair if m.worth >= _FAIR[len(chosen) - 1] * chosen[0].worth), None)


def _is_weak(matter: Matter, members: Sequence[Event]) -> bool:
    """Whether a matter tells little of a storyline: a bare noun, or who or where, of a part without its foremost event,
    or said by a noun that says little."""
    foremost = max(members, key=lambda e: (e.salience, e.id)).id
    bare = " " not in matter.text
    if matter.share >= _ALONE and matter.happens:
        return False
    if not _is_solid(matter):
        return True
    if len(members) >= MOST_OF_ONE:
        return False
    return (bare and matter.key in SAYS_LITTLE) or (matter.share < BREADTH and foremost not in matter.events)


def _foremost_told(members: Sequence[Event], wording: Wording) -> str:
    """What one of the foremost events tells, for a storyline whose words share no matter: "Arrest of Quill", "Murder
    charges", or its title in short; "" for none."""
    least = _NEAR_FOREMOST * max(weight_of(e) for e in members)
    for event in _telling(members, wording):
        deed, near = wording.deeds.get(event.id, ""), weight_of(event) >= least
        if deed and key_of(deed) not in SAYS_LITTLE and event.status == "happened":
            if near and (person := with_person(deed, [event], wording, least=1)):
                return person[:1].upper() + person[1:]
            forms = [form for form in wording.keys(event).get(key_of(deed), ()) if 1 < len(form.split()) <= LONG]
            forms = [form for form in forms if near or not _NAME.search(form)]
            if forms:
                best = max(forms, key=lambda form: (len(form.split()), form))
                return best[:1].upper() + best[1:]
        if near and (told := tell_shortly(event, wording.short)):
            return told
    return ""


def _telling(members: Sequence[Event], wording: Wording) -> list[Event]:
    """The foremost events of a storyline, those first that matter much and share nouns with many others."""
    foremost = sorted(members, key=lambda e: (-e.salience, e.id))[:_FOREMOST]
    nouns = {e.id: wording.keys(e).keys() - SAYS_LITTLE - ANYTHING for e in members}
    whole = fsum(weight_of(e) for e in members) or 1.0

    def worth(event: Event) -> float:
        own = nouns[event.id]
        shared = fsum(weight_of(e) for e in members if e is not event and own & nouns[e.id]) / whole
        less = (_PLAN if event.status == "planned" else 1.0) * (1.0 if _NAME.search(event.title) else _NAMELESS)
        return round(weight_of(event) * (_CENTRAL + shared) * less, 6)

    return sorted(foremost, key=lambda e: (-worth(e), e.id))


def _kind(members: Sequence[Event], least: float = _LEAST_KIND, among: Collection[str] = _KINDS.keys()) -> str:
    """The kind of most of its weight, for a storyline that no words of it name: "Arrests and charges"; "" for none."""
    weights: dict[str, list[float]] = defaultdict(list)
    for event in members:
        weights[event.type].append(weight_of(event))
    shares = {kind: fsum(own) for kind, own in weights.items()}
    best = max((kind for kind in shares if kind in among), key=lambda kind: (round(shares[kind], 6), kind), default="")
    return _KINDS[best] if best and shares[best] >= least * fsum(shares.values()) else ""


def _years(members: Sequence[Event]) -> str:
    """ "Before: 1979 to 2008" for a background of several matters; empty for one event or for what goes on."""
    years = sorted({(e.time.start or "")[:4] for e in members} - {""})
    many = len(members) > LEAST_EVENTS and len(years) > 1 and all(e.background for e in members)
    return f"Before: {years[0]} to {years[-1]}" if many else ""


def _fresh(matter: Matter, first: Matter, weights: Mapping[str, float]) -> float:
    """The worth of a second phrase for the events that the first leaves out; 0 for what cannot join it."""
    if _alike(matter, first) or len(f"{first.text} and {matter.text}".split()) > MOST_WORDS:
        return 0.0
    if not matter.happens and not (_is_solid(matter) and matter.share >= (_LEAST_THING if first.happens else 0.0)):
        return 0.0
    if " " not in matter.text and (
        matter.share < (_BROAD if " " in first.text else _LEAST_BARE) or matter.key in SAYS_LITTLE | ANYTHING
    ):
        return 0.0
    own = fsum(sorted(weights[e] for e in matter.events))
    return round(matter.worth * fsum(sorted(weights[e] for e in matter.events - first.events)) / own, 6)


def _alike(one: Matter, other: Matter) -> bool:
    a, b = ({key_of(w) for w in m.text.lower().split()} for m in (one, other))
    return bool(a & b) or any(a & same and b & same for same in _ALIKE)
