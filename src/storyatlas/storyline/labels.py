"""Labels: what a storyline is about, as a section heading would say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, log

from storyatlas.model.event import Event
from storyatlas.storyline import nouns
from storyatlas.storyline.names import short_names

MOST_WORDS = 6
# How much better a heading reads with an occurrence in two words ("prison escape"), with an occurrence and whose it
# is ("Quill visit"), with an occurrence alone, with a thing in two words, with a bare noun; and what is left of that
# where the noun only says who or where ("workers"). Set, as all of these, by reading the labels of twenty stories.
_PHRASE, _NAMED_DEED, _DEED, _THING, _NAMED, _BARE, _WHO = 2.4, 2.2, 1.2, 1.6, 0.6, 0.2, 0.15
# What says that something was said or done and not what: it names no matter by itself.
_EMPTY = 0.3
_SAYS_LITTLE = frozenset(
    """announcement statement confirmation warning comment remark declaration change move launch start beginning end
    decision plan step signing crossing response reaction question position call return arrival recommendation request
    appearance meeting""".split()
)
# Nouns that stand for anything, alone or behind an adjective.
_ANYTHING = frozenset(
    """island country city town area region place power change factor human people person part way thing matter issue
    number day time world side government official authority rest document house fire east west north south""".split()
)
_OWN_LIFT = 3.0  # a name so much more frequent in one storyline is its own
# A phrase that so large a share of the storyline uses stands alone.
_ALONE = 0.45
_NAME_SHARE, _NAME_LIFT, _PLACE_LIFT = 0.4, 1.15, 1.4
_EVERYWHERE = 0.5  # where so large a share of the whole story is set, the place tells no part of it
_LEAST_EVENTS, _LEAST_SHARE = 2, 0.05
# From this share of a noun's uses on its usual phrase stands for it.
_FULL_SHARE = 0.15
# A second phrase weaker than this part of the first adds noise; a bare noun needs one sooner.
_SECOND, _SECOND_TO_BARE = 0.4, 0.1
_LEAST_BARE = 0.1  # of a storyline that a bare noun must cover to be its second phrase
_OF_FOREMOST = (2.0, 1.5)  # how much better a matter of the foremost event names a storyline, and one of the next
# What covers less than this share of a storyline is a detail of it, however much its own.
_BREADTH = 0.12
_BROAD = 0.2  # a thing that so large a share tells of names a storyline better than its kind of events does
_LARGE = 40  # events that are a storyline of their own by any thing that they share
_LEAST_THING = 0.25  # of a storyline that a thing must cover to stand beside an occurrence
# How an occurrence takes its place ("visit to Norway"); others take none, or "in" where they are of a kind
# that happens on the spot.
_PREPOSITIONS = {
    **dict.fromkeys(["visit", "trip", "return", "flight", "tour", "journey", "arrival"], "to"),
    **dict.fromkeys(["invasion", "occupation", "annexation", "siege", "lockdown", "capture", "bombing"], "of"),
    **dict.fromkeys(["attack", "raid", "strike", "airstrike", "sanctions", "embargo"], "on"),
    **dict.fromkeys(["evacuation", "departure", "withdrawal", "expulsion"], "from"),
    "incursion": "into",
}
_OFFICES = frozenset("Ministry Department Office Agency Service Party Government Police Staff House Company".split())
_ON_THE_SPOT = frozenset({"violence", "arrest", "death", "protest", "disaster", "health"})
_POLLS = frozenset({"election", "vote", "referendum"})
_MANY = frozenset({"arrest", "death", "protest", "health"})  # kinds of which several are told in the plural
_TOLD_AS_MANY = frozenset({"arrest", "protest"})
# What is done to somebody ("shooting of Quill"), and what is somebody's own ("Quill's trial").
_OF_WHOM = frozenset(
    """shooting killing murder stabbing slaying assassination execution rape kidnapping abduction capture arrest rescue
    nomination appointment expulsion ouster impeachment assault abuse""".split()
)
_WHOSE_OWN = frozenset(
    """trial death escape resignation plea conviction sentencing sentence hearing funeral burial testimony wedding
    divorce suspension rehabilitation acquittal appeal lawsuit injury surgery recovery speech retirement graduation
    release charge bail""".split()
)
_MASS = frozenset("damage relief aid violence unrest arson looting fraud cruelty training treatment smuggling".split())
_BY_SPEAKING = frozenset({"statement", "accusation", "rejection", "threat", "demand", "support", "diplomacy"})
# Headings of kinds of events, for a storyline whose words name nothing, and the least share of such a kind.
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
_LEAST_KIND = 0.2
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


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a heading may name: its words, the ids of the events that it covers, and its worth."""

    text: str
    key: str
    events: frozenset[str]
    worth: float
    share: float
    happens: bool = False


@dataclass(frozen=True, slots=True)
class _Wording:
    """What all events of a story are called: noun phrases and the noun of what happens, by event; how many events have
    each noun (`spread`) and each name of a body or thing (`things`), and who is a person."""

    topics: Mapping[str, Sequence[str]]
    deeds: Mapping[str, str]
    spread: Mapping[str, int]
    things: Mapping[str, int]
    persons: Collection[str]
    events: Sequence[Event]
    short: Mapping[str, str]

    def keys(self, event: Event) -> dict[str, tuple[str, ...]]:
        """The nouns of an event by key, each with the phrases that end in it; its deed among them."""
        return _keys(self.topics.get(event.id, ()), self.deeds.get(event.id, ""))


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
    wording = _wording(groups, topics, deeds or {})
    taken: set[str] = set()
    order = sorted(range(len(groups)), key=lambda i: (-len(groups[i]), i))
    labels = [""] * len(groups)
    for i in order:
        labels[i] = _heading(groups[i], _rank(groups[i], wording), taken)
    return labels


def nameless(
    groups: Sequence[Sequence[Event]], topics: Mapping[str, Sequence[str]], deeds: Mapping[str, str] | None = None
) -> list[int]:
    """The numbers of the groups that share no matter: what their events have in common is no occurrence, and nothing
    that goes by two words; of large ones, only who it is or where."""
    wording = _wording(groups, topics, deeds or {})
    ranked = [_rank(group, wording) for group in groups]
    return [
        number
        for number, (group, matters) in enumerate(zip(groups, ranked, strict=True))
        if not matters or not (_is_solid(matters[0]) or (len(group) >= _LARGE and not _is_who_or_where(matters[0])))
    ]


def _is_who_or_where(matter: _Matter) -> bool:
    return nouns.is_who_or_where(matter.key.split()[-1])


def _is_solid(matter: _Matter) -> bool:
    """Whether it is an occurrence, or goes by two words that do not only say who or where."""
    thing = " " in matter.text and not _is_who_or_where(matter)
    return matter.worth > 0 and (matter.happens or thing)


def _wording(
    groups: Sequence[Sequence[Event]], topics: Mapping[str, Sequence[str]], deeds: Mapping[str, str]
) -> _Wording:
    everything = [event for group in groups for event in group]
    spread = Counter(k for e in everything for k in _keys(topics.get(e.id, ()), deeds.get(e.id, "")))
    things = Counter(thing for event in everything for thing in _things(event))
    persons = {p.name for event in everything for p in event.participants if p.type == "person"}
    return _Wording(topics, deeds, spread, things, persons, everything, short_names(everything))


def _key(phrase: str) -> str:
    """One key for singular and plural."""
    words = phrase.lower().split()
    last = words[-1]
    if last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 3:
        last = last[:-1]
    return " ".join([*words[:-1], last])


def _keys(phrases: Sequence[str], deed: str) -> dict[str, tuple[str, ...]]:
    """The nouns of an event by key, each with the phrases that end in it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for phrase in phrases:
        found[_key(phrase.split()[-1])].setdefault(phrase)
    if deed:
        found[_key(deed)].setdefault(deed)
    return {key: tuple(forms) for key, forms in found.items()}


def _weight(event: Event) -> float:
    """The foremost events name a storyline; the rest only confirm."""
    return 0.3 + 3.0 * event.salience**2


def _rank(members: Sequence[Event], wording: _Wording) -> list[_Matter]:
    """The matters of a storyline, the best heading first: a noun counts wherever it stands, and is worded
    as the phrase that it mostly ends ("trade embargo")."""
    covered: dict[str, list[Event]] = defaultdict(list)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    happens: Counter[str] = Counter()
    for event in members:
        happens[_key(wording.deeds.get(event.id) or "-")] += 1
        for key, phrases in wording.keys(event).items():
            covered[key].append(event)
            forms[key].update(phrases)
    whole = fsum(_weight(e) for e in members) or 1.0
    least = max(_LEAST_EVENTS, round(_LEAST_SHARE * len(members))) if len(members) > 4 else 1
    foremost = sorted(members, key=lambda e: (-e.salience, e.id))
    matters = []
    for key, events in covered.items():
        if len(events) < least:
            continue
        text = _apostrophe(_fullest(forms[key], min(_LEAST_EVENTS, least)), events)
        weight = fsum(_weight(e) for e in events)
        lift = (len(events) / len(members)) / (wording.spread[key] / len(wording.events))
        done = happens[key] >= least
        occurs = done or nouns.happens(key)
        form = (_PHRASE if occurs else _THING) if " " in text else min(0.6, _BARE + 2.0 * weight / whole)
        if occurs and " " not in text:
            doing = [e for e in events if _key(wording.deeds.get(e.id) or "-") == key]
            several = not done and Counter(e.type for e in events).most_common(1)[0][0] in _TOLD_AS_MANY
            plural = f"{text}s" if several and len(events) > _LEAST_EVENTS and _key(f"{text}s") == key else text
            named = _whose(text, doing, members, wording) if done else plural
            form = _NAMED_DEED if named not in (text, plural) else _DEED
            text = named
        elif not occurs:
            text = text if " " in text else max(forms[key], key=lambda f: (" " not in f, f.endswith("s"), f == text, f))
            form *= _WHO if nouns.is_who_or_where(key) else 1.0
        form *= _EMPTY if key in _SAYS_LITTLE | _ANYTHING else 1.0
        ids = frozenset(e.id for e in events)
        form *= next((gain for e, gain in zip(foremost, _OF_FOREMOST, strict=False) if e.id in ids), 1.0)
        worth = round(weight * max(0.0, log(lift)) * form, 6)
        matters.append(_Matter(text, _key(text), ids, worth, weight / whole, occurs and key not in _SAYS_LITTLE))
    matters += _named(members, wording, least)
    matters = [replace(m, worth=round(m.worth * min(1.0, m.share / _BREADTH) ** 2, 6)) for m in matters]
    return sorted(matters, key=lambda m: (-m.worth, len(m.key), m.key))


def _apostrophe(phrase: str, events: Sequence[Event]) -> str:
    """The phrase without the "s" of a name that lost its apostrophe: "Quills visit" as "Quill visit"."""
    first, _, rest = phrase.partition(" ")
    names = {p.name.split()[-1] for e in events for p in e.participants if p.type == "person" and p.name}
    return f"{first[:-1]} {rest}" if rest and first.endswith("s") and first[:-1] in names else phrase


def _named(members: Sequence[Event], wording: _Wording, least: int) -> list[_Matter]:
    """The names that are a matter of their own: a disease, a body, a place of which one storyline tells."""
    whole = fsum(_weight(e) for e in members) or 1.0
    found: dict[str, list[Event]] = defaultdict(list)
    for event in members:
        for name in _things(event):
            found[name].append(event)
    matters = []
    for name, events in found.items():
        if name in wording.persons:
            continue
        lift = (len(events) / len(members)) / (wording.things[name] / len(wording.events))
        if len(events) >= least and lift >= _OWN_LIFT:
            weight = fsum(_weight(e) for e in events)
            ids = frozenset(e.id for e in events)
            matters.append(_Matter(name, name.lower(), ids, round(weight * log(lift) * _NAMED, 6), weight / whole))
    return matters


def _things(event: Event) -> set[str]:
    """Names of bodies and things that say what they are: "Security Council", "NATO"; not "Assembly", nor
    "Foreign Ministry", which only says who speaks."""
    return {
        p.name
        for p in event.participants
        if p.type in {"organisation", "thing"}
        and p.role in {"agent", "patient"}
        and p.name[:1].isupper()
        and (len(p.name.split()) > 1 or (p.name.isupper() and len(p.name) > 2))
        and p.name.split()[-1] not in _OFFICES
    }


def _fullest(forms: Counter[str], least: int) -> str:
    """The phrase of several words that most events use, where enough do; else the bare noun."""
    ranked = sorted(forms, key=lambda f: (-forms[f], f))
    full = next((f for f in ranked if " " in f and forms[f] >= max(least, _FULL_SHARE * forms.total())), None)
    return full or next((f for f in ranked if " " not in f), ranked[0])


def _heading(members: Sequence[Event], matters: Sequence[_Matter], taken: set[str]) -> str:
    """One or two phrases that no other label has used; failing those, the years of a background of several, or the
    foremost title."""
    free = [m for m in matters if m.key not in taken]
    said = {key.split()[-1] for key in taken}
    free = [m for m in free if m.key.split()[-1] not in said] or free
    if not free:
        years = _years(members)
        best = max(members, key=lambda e: (e.salience, e.id))
        label = years if years and years not in taken else best.title
        taken.add(label)
        return label
    first = free[0]
    broad = first.share >= _BROAD and not _is_who_or_where(first) and first.key not in _SAYS_LITTLE | _ANYTHING
    kind = "" if _is_solid(first) or broad else _kind(members)
    if not kind and not _is_solid(first) and not broad:
        first = next((matter for matter in free if _is_solid(matter) and matter.happens), first)
    if kind and kind not in taken:
        taken.add(kind)
        return kind
    chosen = [first]
    if first.share <= _ALONE or " " not in first.text:
        weights = {e.id: _weight(e) for e in members}
        second = max(free[1:], key=lambda m: (_fresh(m, first, weights), m.key), default=None)
        least = (_SECOND if " " in first.text else _SECOND_TO_BARE) * first.worth
        if second is not None and _fresh(second, first, weights) >= max(least, 1e-6):
            ahead = second.happens and not first.happens
            chosen = [second, first][: 1 + broad] if ahead else [first, second]
            if not ahead and " of " in second.text and " of " not in first.text:
                chosen.reverse()  # "arrest of Quill and shooting": nobody shot Quill
    taken |= {m.key for m in (first, *chosen)}
    heading = " and ".join(m.text for m in chosen)
    only = chosen[0] if len(chosen) == 1 else None
    if only and only.happens and heading == only.key and " " not in heading and heading not in _MASS:
        return f"The {heading}"
    return heading[:1].upper() + heading[1:]


def _kind(members: Sequence[Event]) -> str:
    """The kind of most of its weight, for a storyline that no words of it name: "Arrests and charges"; "" for none."""
    weights: dict[str, list[float]] = defaultdict(list)
    for event in members:
        weights[event.type].append(_weight(event))
    shares = {kind: fsum(own) for kind, own in weights.items()}
    best = max((kind for kind in shares if kind in _KINDS), key=lambda kind: (round(shares[kind], 6), kind), default="")
    return _KINDS[best] if best and shares[best] >= _LEAST_KIND * fsum(shares.values()) else ""


def _years(members: Sequence[Event]) -> str:
    """ "Before: 1979 to 2008" for a background of several matters; empty for one event or for what goes on."""
    years = sorted({(e.time.start or "")[:4] for e in members} - {""})
    many = len(members) > _LEAST_EVENTS and len(years) > 1 and all(e.background for e in members)
    return f"Before: {years[0]} to {years[-1]}" if many else ""


def _fresh(matter: _Matter, first: _Matter, weights: Mapping[str, float]) -> float:
    """The worth of a second phrase for the events that the first leaves out; 0 for what cannot join it."""
    if _alike(matter, first) or len(f"{first.text} and {matter.text}".split()) > MOST_WORDS:
        return 0.0
    if not matter.happens and not (_is_solid(matter) and matter.share >= (_LEAST_THING if first.happens else 0.0)):
        return 0.0
    if " " not in matter.text and (matter.share < _LEAST_BARE or matter.key in _SAYS_LITTLE | _ANYTHING):
        return 0.0
    own = fsum(sorted(weights[e] for e in matter.events))
    return round(matter.worth * fsum(sorted(weights[e] for e in matter.events - first.events)) / own, 6)


def _alike(one: _Matter, other: _Matter) -> bool:
    a, b = ({_key(w) for w in m.text.lower().split()} for m in (one, other))
    return bool(a & b) or any(a & same and b & same for same in _ALIKE)


def _whose(deed: str, events: Sequence[Event], members: Sequence[Event], wording: _Wording) -> str:
    """An occurrence with who does it, to whom or where: "Quill visit to Norway", "shooting of Quill", "Quill's trial",
    "arrests in Oslo"."""
    kind = Counter(e.type for e in events).most_common(1)[0][0]
    key, many = _key(deed), kind in _MANY and len(events) > _LEAST_EVENTS
    places = [_place(e) for e in wording.events]
    place = _typical([_place(e) for e in events], places, _PLACE_LIFT, _EVERYWHERE)
    place = place or _typical([_place(e) for e in members], places, _PLACE_LIFT, _EVERYWHERE)
    on_the_spot = kind in _ON_THE_SPOT and (kind != "death" or many)
    word = _PREPOSITIONS.get(key) or _PREPOSITIONS.get(deed) or ("in" if on_the_spot or key in _POLLS else "")
    if kind == "arrest" and word == "of":
        word = "in"  # the capture of somebody, not of a town
    who = (
        _typical([_agents(e, wording) for e in events], [_agents(e, wording) for e in wording.events])
        if kind in _BY_SPEAKING
        else ""
    )
    if who:
        return f"{who}'s {deed}" if any(who in _persons(e, {"agent"}, wording) for e in events) else f"{who} {deed}"
    if key in _OF_WHOM and (whom := _usual([_persons(e, {"patient"}, wording) for e in events], events)):
        return f"{deed} of {whom}"
    if key in _WHOSE_OWN and (whose := _usual([_persons(e, {"agent", "patient"}, wording) for e in events], events)):
        return f"{whose}'s {deed}"
    deed = f"{deed}s" if many and _key(f"{deed}s") == key else deed
    place = place or ("" if word == "in" else _usual([_place(e) for e in events]))
    return f"{deed} {word} {place}" if place and word else deed


def _persons(event: Event, roles: Collection[str], wording: _Wording) -> set[str]:
    """Persons in one of these roles whom the title names too, by their short names: of two who share a last name, and
    of those who only stand by, none is put into a heading."""
    named = {
        wording.short.get(p.name, p.name)
        for p in event.participants
        if p.role in roles and p.type == "person" and p.name[:1].isupper()
    }
    return {name for name in named if name in event.title}


def _usual(own: Sequence[set[str]], events: Sequence[Event] = ()) -> str:
    """The name of most of some events, however frequent elsewhere, of several that of the weightiest; "" for none."""
    counts = Counter(name for names in own for name in names)
    usual = [name for name in counts if counts[name] >= max(_LEAST_EVENTS, _NAME_SHARE * len(own))]
    weights = {n: fsum(_weight(e) for e, names in zip(events, own, strict=False) if n in names) for n in usual}
    return min(usual, key=lambda name: (-round(weights[name], 6), -counts[name], name), default="")


def _typical(
    own: Sequence[set[str]], everything: Sequence[set[str]], least: float = _NAME_LIFT, most: float = 1.0
) -> str:
    """The name of most of some events, where it is rarer in all and stands in no more than `most` of them; "" for
    none."""
    counts = Counter(name for names in own for name in names)
    if not counts:
        return ""
    best = min(counts, key=lambda name: (-counts[name], name))
    share = counts[best] / len(own)
    elsewhere = sum(best in names for names in everything) / len(everything)
    if elsewhere > most:
        return ""
    return best if share >= _NAME_SHARE and share >= least * elsewhere else ""


def _agents(event: Event, wording: _Wording) -> set[str]:
    """Who acts, persons by their short names."""
    return _persons(event, {"agent"}, wording) | {
        p.name
        for p in event.participants
        if p.role == "agent" and p.type != "person" and p.name[:1].isupper() and len(p.name.split()) <= 2
    }


def _place(event: Event) -> set[str]:
    return {event.place.name.split(",")[0]} if event.place is not None else set()
