"""Resolving: which event of the story the end of a relation means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from storyatlas.link.deeds import Deeds, family_of, holds_to
from storyatlas.link.kinds import covered, kin, names_of
from storyatlas.link.performing import performs
from storyatlas.link.scenes import (
    befell_another,
    in_another_town,
    other_country,
    suffered,
    told_beside,
    told_elsewhere,
    turned_round,
)
from storyatlas.link.told import Known, Told, keys, near, people_of, root, root_of, stems
from storyatlas.link.twins import foremost
from storyatlas.model.event import Event
from storyatlas.model.extraction import Extraction, Reference, Relation
from storyatlas.model.mention import EventMention
from storyatlas.model.spelling import last_sound

# Occasions that many articles name by a bare noun: "the visit" is the one visit that all tell of.
_OCCASIONS = frozenset("visit speak summit conferenc conference rally protest march trial funeral".split())
# Of those, such as one person makes and many comment on; "the visit" is the one that the article tells of.
_JOURNEYS = frozenset({"visit"})
# What follows something in time answers nothing that is yet to come.
_IN_TIME = frozenset("after following follow follows followed amid over since once citing".split())
# Too frequent to mean one event, unless the noun says whose.
_FREQUENT = frozenset({"meet", "talk"})
# Nouns that in an article mean the one of their kind that is told most ("the announcement"), by their roots.
_STATEMENTS = frozenset({"announc", "declar", "stat"})
# Nouns for what goes on, in which many things happen that titles tell.
_DIFFUSE = frozenset("violenc unrest war plan proposal cris fight protest riot clash battl outbreak epidem".split())
# A noun without a name points to an event that at least so many articles tell.
_LEAST_ARTICLES = 2
# A noun without names means the event of its stem that so many times more articles tell than the next.
_DOMINANT = 3
# A mishap that a title is about stands among its first words; "Man charged after fire" is about a charge.
_SUBJECT = 3
_LEGAL = frozenset({"arrest", "accusation"})
# Counts of one thing that differ so much are of two occurrences.
_OTHER_COUNT = 2
# How many sentences above a noun the act may stand that it means.
_REACH = 8
# Stems of what an occurrence does by itself; what it moves others to do is another event.
_HARMING = frozenset("caus kill injur wound hurt damag destroy devastat leav hit affect displac claim cost".split())
# An event of whose mentions so many bear a noun is what the noun names.
_BEARING = 0.2
# To speak for somebody is to give no speech.
_SPEAKING_FOR = re.compile(r"\bspeaks? for\b|\bnot speak\b")
_TO_REPORTERS = re.compile(r"\b(?:press|news) conference\b", re.IGNORECASE)
_FORCING = re.compile(r"(?:forc|compel)", re.IGNORECASE)
# Days that an occasion and what belongs to it may lie apart.
_LASTING_DAYS = 7
_HISTORY = 12  # months from which on an event is of a former time, not the news that an article goes on about
# Nouns for what an article is about, wherever in it they stand: what its first sentences tell.
_CALAMITIES = frozenset("disaster catastroph calamity tragedy massacr bloodshed".split())
_LEAD = 4  # sentences
_SPOKEN_DAYS = 1


class Resolver:
    """Finds the event behind a mention or a noun; a noun told once means the event that all tell of."""

    def __init__(
        self, events: Sequence[Event], mention_events: Mapping[str, str], extractions: Sequence[Extraction]
    ) -> None:
        self._told = Told(events, mention_events, extractions)
        self._deeds = Deeds(self._told)

    def ends(self, relation: Relation) -> tuple[Event, Event] | None:
        """The events of both ends of a relation, `None` where one is in no event or both are the same."""
        source = foremost(self._told, self._end(relation.source, relation, relation.target, relation.reference))
        other = relation.other or relation.reference
        target = foremost(self._told, self._end(relation.target, relation, relation.source, other))
        if (
            source is None
            or target is None
            or source.title == target.title
            or self._deeds.only_held(relation.source, source)
        ):
            return None
        return None if relation.type == "causes" and self._tells_both(relation, target) else (source, target)

    def _tells_both(self, relation: Relation, effect: Event) -> bool:
        """Whether an effect's title tells its cause as what did it: "the quake" and "Quake kills nine" are one to a
        reader."""
        if _FORCING.match(relation.cue):
            return False  # "Defeat forces party to give in" tells of giving in
        cause, told = self._told.mentions.get(relation.source), self._told.mentions.get(relation.target)
        name = cause.lemma if cause is not None else relation.reference.stem if relation.reference is not None else ""
        if told is None or not name or (cause is not None and not cause.noun):
            return False
        forms = {root(name), *(root(form) for form in names_of(root(name)))}
        roots = self._told.roots[effect.id]
        if stems(" ".join(effect.title.split()[:_SUBJECT])) & forms:
            return True
        bearing = sum(roots[form] for form in forms) >= _BEARING * sum(roots.values())
        return bearing and told.lemma.rstrip("e") in _HARMING

    def _end(self, mention_id: str, relation: Relation, other: str, reference: Reference | None) -> Event | None:
        beside = self._told.mentions.get(other or relation.beside)
        if not mention_id:
            return self._named(reference, beside, relation) if reference else None
        mention = self._told.mentions.get(mention_id)
        event = self._told.event_of(mention_id)
        claimed = relation.type == "contradicts"  # who denies a claim denies it also where others count otherwise
        if event is not None and mention is not None and not claimed and self._strays(mention, event):
            return None
        if mention is not None and beside is not None and (deed := self._deeds.retold(mention, event)) is not None:
            found = self._named(deed, beside, relation)
            if found is not None and (in_another_town(mention, found) or self._other_count(mention, found)):
                return None
            return found if found is not None or mention.noun else event
        if mention is None or not mention.noun or root(mention.lemma) not in _OCCASIONS | _STATEMENTS:
            return event
        names = tuple(last_sound(p.name) for p in mention.participants if p.role == "agent")
        named = self._named(Reference(mention.lemma, names), beside or mention, relation)
        own = event if event is not None and self._is_about(event, root(mention.lemma)) else None
        if named is not None and _TO_REPORTERS.search(mention.quote) and not _is_to_reporters(named):
            named = None
        # One occasion often stands as several events; what belongs to it goes to the one that is told most.
        return min((e for e in (own, named) if e is not None), key=lambda e: (-e.reports.articles, e.id), default=None)

    def _strays(self, mention: EventMention, event: Event) -> bool:
        """Whether a mention was merged with another occurrence: of another day or country, of far more people, or with
        what is said of it ("Crowds hail the raid")."""
        if told_elsewhere(mention, event):
            return True
        if mention.noun and self._told.is_said(event, root_of(mention)):
            return True
        if mention.noun and told_beside(mention.lemma, event):
            return True
        if mention.noun and mention.time_source == "stated" and _another_day(mention.time.start, event):
            return True
        deed = family_of(mention.lemma) is not None or mention.type in _LEGAL
        return (deed and befell_another(mention, event)) or self._other_count(mention, event)

    def _other_count(self, mention: EventMention, event: Event) -> bool:
        titled = {q.unit: q.value for q in self._told.figures.get(event.id, ())}
        pairs = [sorted((q.value, titled[q.unit])) for q in mention.quantities if q.unit in titled]
        return bool(pairs) and all(high >= _OTHER_COUNT * low for low, high in pairs)

    def _is_about(self, event: Event, stem: str) -> bool:
        return any(known == event.id for _, known in self._told.by_root.get(stem, ()))

    def _named(self, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """The event that a noun means, if it is of the day that the noun's own words give."""
        found = self._going_by(reference, beside, relation)
        away = beside is not None and beside.place_source == "actor" and root(reference.stem) in _JOURNEYS
        held_elsewhere = relation.type == "part_of" and found is not None and other_country(beside, found) and not away
        if found is not None and (held_elsewhere or self._of_another(reference, found)):
            found = None
        return found or self._occasion(reference, beside, relation) or self._just_told(reference, beside, relation)

    def _occasion(self, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """What "the trip" means in an article that tells of one journey only, by whatever verb its event goes."""
        name = root(reference.stem)
        if beside is None or relation.type == "causes" or name not in _JOURNEYS:
            return None
        told = self._told.named_in(beside.article, name)
        if len(told) != 1 or self._of_another(reference, told[0]) or other_country(beside, told[0]):
            return None
        people = keys(reference.names) or people_of(beside)
        met = people & self._told.people[told[0].id] or (relation.type == "responds_to" and not reference.names)
        return told[0] if met and self._timely(told[0].id, beside, relation, _LASTING_DAYS) else None

    def _of_another(self, reference: Reference, event: Event) -> bool:
        """Whether an event is of another day, another country's act or the other side's than a noun says."""
        acting = self._told.acting[event.id]
        other_side = bool(acting and reference.sides and not acting & {*reference.sides})
        return (
            other_side
            or _another_day(reference.day, event)
            or turned_round(reference, event)
            or suffered(reference, event)
            or told_beside(reference.stem, event)
        )

    def _just_told(self, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """What "the attack" means in an article that just told by another verb of one."""
        if beside is None or beside.field != "text" or relation.field != "text":
            return None
        if not reference.known or root(reference.stem) in _FREQUENT | _OCCASIONS | _STATEMENTS:
            return None
        kinds = covered(root(reference.stem))
        for mention in self._told.before(beside.article, relation.start):
            if beside.sentence - mention.sentence > _REACH:
                if root(reference.stem) not in _CALAMITIES:
                    return None
                if mention.sentence >= _LEAD:
                    continue
            event = self._told.event_of(mention.id)
            if event is None or event.status == "planned" or self._is_history(event, beside):
                continue
            if root_of(mention) not in kinds and not performs(mention, reference.stem):
                continue
            sides = {p.name.lower() for p in mention.participants if p.role == "agent"} | self._told.acting[event.id]
            if reference.sides and not sides & {*reference.sides}:
                continue
            words = mention.quote.lower()
            named = not reference.names or any(name in words for name in reference.names) or reference.sides
            if named and all(aim in words for aim in reference.aims) and not self._of_another(reference, event):
                return event
        return None

    def _is_history(self, event: Event, beside: EventMention) -> bool:
        """Whether an event is of a year before that of the mention beside a noun, which tells of what is new."""
        here, there = self._told.time_of(beside).start or "", event.time.start or ""
        if not here or not there:
            return False
        years = int(here[:4]) - int(there[:4])
        if min(len(here), len(there)) < len("2021-07"):
            return years > 1
        return years * 12 + int(here[5:7]) - int(there[5:7]) > _HISTORY

    def _going_by(self, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """The event of a noun's stem: one that mostly goes by it, or else one that has it in its title."""
        name = root(reference.stem)
        family = family_of(name)
        if beside is None or relation.type not in {"responds_to", "causes"}:
            family = None
        if family is not None and beside is not None and (reference.names or (people_of(beside) and holds_to(beside))):
            return self._deeds.find(family, reference, beside)
        central, titled = (
            [k for k in index.get(name, ()) if not self._of_another(reference, self._told.events[k[1]])]
            for index in (self._told.by_root, self._told.by_title)
        )
        found = self._among(central, reference, beside, relation) or self._among(titled, reference, beside, relation)
        if name == "speak" and relation.type == "part_of" and not self._gave(found, reference, beside):
            return None
        if found is None and family is not None and beside is not None:
            return self._deeds.find(family, reference, beside) or self._mishap(name, reference, beside, relation)
        found = found or self._kindred(name, reference, beside, relation)
        found = found or self._mishap(name, reference, beside, relation) or self._in_title(reference, beside, relation)
        return found or self._worded(name, reference, beside, relation)

    def _gave(self, speech: Event | None, reference: Reference, beside: EventMention | None) -> bool:
        """Whether who says something in a speech took part in it."""
        if speech is None or beside is None or _SPEAKING_FOR.search(speech.title):
            return False
        people = [p for p in (*beside.participants, *beside.bystanders) if p.type == "person"]
        acting = [p for p in beside.participants if p in people and p.role == "agent" and p.name[:1].isupper()]
        near = {last_sound(p.name) for p in acting or people}
        said = {last_sound(beside.speaker)} if beside.speaker else set()
        owners = keys({*reference.names} - self._told.where(speech.id))
        return bool((owners or near | said) & self._told.people[speech.id])

    def _kindred(
        self, name: str, reference: Reference, beside: EventMention | None, relation: Relation
    ) -> Event | None:
        """What goes by another word of the same kind: "the dismissal" of who was sacked, "the blaze" that burned."""
        if relation.type == "part_of":
            return None  # what held something is called by its own name: "the unrest" is more than one clash
        indexes = (self._told.by_root, self._told.by_title) if reference.names else (self._told.by_root,)
        kindred = {
            known
            for word in kin(name)
            for index in indexes
            for known in index.get(word, ())
            if known[0] >= _LEAST_ARTICLES
        }
        return self._among(sorted(kindred, key=lambda k: (-k[0], k[1])), reference, beside, relation)

    def _mishap(self, name: str, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """ "The fire" of "Fire destroys mill": what a title names by its noun."""
        if not names_of(name):
            return None
        fires = {event for _, event in (*self._told.by_root.get("shoot", ()), *self._told.by_root.get("dismiss", ()))}
        named = {
            event.id
            for word in names_of(name)
            for event in self._told.by_word.get(word, ())
            if word in stems(" ".join(event.title.split()[:_SUBJECT])) and event.type not in _LEGAL
        } - fires
        known = [(self._told.events[event].reports.articles, event) for event in named]
        here = [event for event in named if beside is not None and self._told.here(event, beside)]
        least = sorted((k for k in known if k[0] >= _LEAST_ARTICLES or k[1] in here), key=lambda k: (-k[0], k[1]))
        found = self._among(least, reference, beside, relation)
        days = {self._told.events[event].time.start for _, event in least}
        if found is None and len(days) == 1 and here and self._timely(least[0][1], beside, relation, _SPOKEN_DAYS):
            return self._told.events[least[0][1]]  # "Quake strikes" and "Quake shakes houses" of one day
        return found

    def _worded(self, name: str, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """What a title tells by another verb and that noun: "The board plans a hearing", "says it tested a bomb"."""
        named = reference.known or reference.names
        if beside is None or name in _FREQUENT | _STATEMENTS | _DIFFUSE or not named:
            return None
        own, done = self._told.event_of(beside.id), self._told.worded(name)
        events = [self._told.events[event] for event in done if own is None or event != own.id]
        events = [e for e in events if not self._of_another(reference, e)]
        known = sorted(((e.reports.articles, e.id) for e in events), key=lambda k: (-k[0], k[1]))
        told = [
            e for n, e in known if n >= _LEAST_ARTICLES and done[e] and self._timely(e, beside, relation, _LASTING_DAYS)
        ]
        if len(told) == 1 and not reference.names:
            return self._told.events[told[0]]
        return self._among(known, reference, beside, relation)

    def _in_title(self, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """What brought something about, by its noun and its name in a title: "Quill's revolt" is what "Quill's revolt
        topples the council" tells, though by another verb."""
        if relation.type != "causes" or not reference.names or beside is None:
            return None
        names, own = keys(reference.names), self._told.event_of(beside.id)
        fitting = [
            event
            for event in self._told.by_word.get(reference.stem, ())
            if event != own and names & self._told.people[event.id]
        ]
        return min(fitting, key=lambda e: (-e.reports.articles, e.id), default=None)

    def _among(
        self, known: Sequence[Known], reference: Reference, beside: EventMention | None, relation: Relation
    ) -> Event | None:
        """The most told of `known` events: of the noun's names, or else of the people beside it, or the
        one that outweighs all others."""
        if root(reference.stem) in _STATEMENTS and reference.aims:
            known = [k for k in known if self._marks(reference, k[1])]  # "the truce declaration" declares nothing else
        days = _SPOKEN_DAYS if root(reference.stem) == "speak" else _LASTING_DAYS
        fitting = [(n, e) for n, e in known if n >= _LEAST_ARTICLES and self._timely(e, beside, relation, days)]
        names = set(reference.names)
        if not names and root(reference.stem) in _FREQUENT:
            return None
        if not names and beside is not None and relation.type != "responds_to":
            names = {last_sound(p.name) for p in beside.participants if p.type != "place"}
        named = bool(reference.names) and root(reference.stem) not in _FREQUENT | _OCCASIONS | _STATEMENTS
        lasting = relation.type == "causes" and bool(reference.names or root(reference.stem) in _OCCASIONS)
        lasting = lasting or (relation.type == "responds_to" and named)
        # What brings something about may be years before it; what is of its time goes first.
        wide = [(n, e) for n, e in known if n >= _LEAST_ARTICLES and lasting]
        for _, event in (*fitting, *wide) if relation.type == "causes" else (wide or fitting):
            if keys(names) & self._told.people[event] or names & (self._told.where(event) | self._told.acting[event]):
                return self._told.events[event]
        marked = [(self._marks(reference, e), n, e) for n, e in fitting]
        if marked and (best := max(marked, key=lambda m: (m[0], m[1], m[2])))[0]:
            return self._told.events[best[2]]
        here = [event for _, event in known if beside is not None and self._told.here(event, beside)]
        here = [event for event in here if self._timely(event, beside, relation, days)]
        if not reference.names and fitting and here and here[0] != fitting[0][1] and self._outweighed(here[0], fitting):
            return self._told.events[fitting[0][1]]
        if beside is not None and relation.type == "part_of":
            people = people_of(beside)
            here = [
                e for e in here if not people or people & self._told.people[e] or not _persons(self._told.events[e])
            ]
        leading = root(reference.stem) in _STATEMENTS | _JOURNEYS
        if not reference.names and here and (len(here) == 1 or leading):
            return self._told.events[here[0]]
        if not reference.names and fitting and fitting[0][0] >= _DOMINANT * (fitting[1][0] if len(fitting) > 1 else 1):
            return self._told.events[fitting[0][1]]
        return None

    def _outweighed(self, event: str, fitting: Sequence[Known]) -> bool:
        """Whether what an article tells is a passing word beside what all others mean by the noun."""
        own = next((n for n, e in fitting if e == event), 1)
        others = fitting[1][0] if len(fitting) > 1 and fitting[1][1] != event else 1
        return fitting[0][0] >= _DOMINANT * max(own, others)

    def _timely(self, event: str, beside: EventMention | None, relation: Relation, days: int) -> bool:
        """Whether a relation may mean an event by its time: one of about then, or one that is yet to come."""
        known = self._told.events[event]
        to_come = beside is not None and self.to_come(relation, known, beside.article)
        return to_come or self._fits(known, beside, days)

    def to_come(self, relation: Relation, event: Event, article: str) -> bool:
        """Whether somebody answers what is yet to come: "critics have called the visit a mistake"."""
        speaks = relation.type == "responds_to" and relation.cue.lower() not in _IN_TIME
        return speaks and self._told.awaited(event.id, article)

    def _marks(self, reference: Reference, event: str) -> int:
        """How many of the things that a noun's own words say are an event's: who acts, what it concerns."""
        title = self._told.events[event].title.lower().replace("-", "")
        return bool(self._told.acting[event] & {*reference.sides}) + sum(
            aim.replace("-", "") in title for aim in reference.aims
        )

    def _fits(self, event: Event, beside: EventMention | None, days: int) -> bool:
        """Whether an event is of the time of the mention beside it, or, where a time is unknown, in its article."""
        if beside is None:
            return False
        close = near(self._told.time_of(beside), event.time, days)
        if close is not None:
            return close
        return self._told.here(event.id, beside)


def _is_to_reporters(event: Event) -> bool:
    """Whether somebody tells of an event as a press conference: no conference of states or donors."""
    return any(_TO_REPORTERS.search(evidence.quote) for evidence in event.evidence)


def _another_day(day: str | None, event: Event) -> bool:
    """Whether a stated `day` is not that of an event, either of which may be a day of print."""
    if day is None or len(day) != 10 or event.time.precision != "day" or not event.time.start or event.time.end:
        return False
    return abs((date.fromisoformat(day) - date.fromisoformat(event.time.start)).days) > 1


def _persons(event: Event) -> list[str]:
    return [p.name for p in event.participants if p.type == "person"]
