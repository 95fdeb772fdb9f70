"""Participants: who takes part in an event, agreed on by the mentions that tell of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storyatlas.model.mention import EventMention, Participant
from storyatlas.model.spelling import fold, sound, written_alike

MOST_PARTICIPANTS = 15
# How much a mention's word counts that somebody takes part, by role; bystanders count least.
_ROLE_WEIGHT = {"agent": 1.0, "patient": 1.0, "recipient": 0.8, "other": 0.5}
_BYSTANDER_WEIGHT = 0.35
# Who weighs less than this for each mention of the event only stands near it: a bystander of one in nine. It costs a
# hundredth of the annotated participants of two stories.
_LEAST_SHARE = 0.04
_LOCATED = frozenset({"stated", "inside"})  # places where it was, not those that it concerns
_WORD = re.compile(r"[^\W_]+")
# What everybody writes in letters or in full, also where no article of a story explains it.
_IN_FULL = {
    "UN": "United Nations",
    "EU": "European Union",
    "WHO": "World Health Organization",
    "IMF": "International Monetary Fund",
    "ICC": "International Criminal Court",
    "IAEA": "International Atomic Energy Agency",
}
_LETTERS = re.compile(r"^(?:U\.?N\.?|E\.?U\.?)(?=$| [A-Z])|^(?:WHO|IMF|ICC|IAEA)$")
_WHOSE = frozenset({"my", "our", "your", "his", "her", "its", "their"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "del", "la"})


@dataclass(slots=True)
class _Party:
    """One participant under all its names, with the weight of what speaks for it."""

    names: Counter[str]
    roles: Counter[str]
    types: Counter[str]
    weight: float = 0.0

    @property
    def name(self) -> str:
        """The fullest name; of equals the one used most."""
        return max(self.names, key=lambda n: (len(n.split()), len(n), self.names[n], n))


def agree_on_participants(
    mentions: Sequence[EventMention], aliases: Mapping[str, str] | None = None
) -> tuple[Participant, ...]:
    """Those whom most mentions name, under their fullest name, with their most frequent role: names
    before descriptions, descriptions before counts ("soldiers" before "1,500 soldiers"), none twice.

    `aliases` gives short names of the story in full ("WHO"). Where an event was is no participant of it,
    unless it acts ("Norway closed its border").
    """
    least = _LEAST_SHARE * len(mentions)
    parties = [party for party in _fold(_gather(mentions, aliases or {})) if party.weight >= least]
    where = [_words(m.place.name) for m in mentions if m.place is not None and m.place_source in _LOCATED]
    listed: list[tuple[int, float, str, Participant]] = []
    for party in parties:
        acts = Counter({role: n for role, n in party.roles.items() if role != "other"})
        participant = Participant(party.name, _most(acts or party.roles), _most(party.types))
        scenery = participant.type == "place" and participant.role == "other"
        if scenery and any(_words(participant.name) <= words for words in where):
            continue
        if participant.type == "thing" and not participant.name.split()[-1][:1].isupper():
            continue
        if participant.name.split()[0].lower() in _WHOSE:
            continue  # "his family": nobody's in particular
        first = participant.name[:1]
        rank = 0 if first.isupper() else (2 if first.isdigit() else 1)
        listed.append((rank, -round(party.weight, 3), participant.name, participant))
    kept: list[Participant] = []
    for _, _, _, participant in sorted(listed, key=lambda item: item[:3]):
        if not any(_same(participant, other) for other in kept):
            kept.append(participant)
    return tuple(kept[:MOST_PARTICIPANTS])


def find_aliases(mentions: Iterable[EventMention]) -> dict[str, str]:
    """The short names of a story's people and bodies, folded, with the name that most use in full:
    the surname of one person alone, the initials of a body, a genitive that lost its apostrophe ("Ada Quills"),
    another spelling of a foreign name."""
    named: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        for participant in (*mention.participants, *mention.bystanders):
            if participant.type in {"person", "organisation", "place"}:
                named[participant.name, participant.type] += 1
    people: dict[str, Counter[str]] = defaultdict(Counter)
    bodies: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, kind), count in named.items():
        words = name.split()
        if kind == "person" and 2 <= len(words) <= 3 and all(w[:1].isupper() for w in words):
            people[fold(words[-1])][name] += count
        elif kind == "organisation" and len(words) >= 3 and (short := _initials(name)):
            bodies[short.lower()][name] += count
    found = {fold(name): usual for name, usual in _respelled(people.values()).items()}
    found.update({short: _leading(full) for short, full in bodies.items()})
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, kind), count in named.items():
        kinds[fold(name)][kind] += count
    # "Old Quay" is no person whose surname is the town of Quay.
    towns = {name for name, own in kinds.items() if own["place"] > own["person"]}
    found.update({surname: _leading(full) for surname, full in people.items() if surname not in towns})
    known = {name for name, _ in named}
    found.update({fold(n): n[:-1] for n in sorted(known) if n[-1] == "s" and n[:-1] in known and n[:1].isupper()})
    return {short: name for short, name in sorted(found.items()) if name}


def _respelled(people: Iterable[Counter[str]]) -> dict[str, str]:
    """Rarer spellings of a full name ("Moammar Gadhafi") with the one used most."""
    counts: Counter[str] = Counter()
    for names in people:
        counts.update(names)
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts, key=lambda n: (-counts[n], n)):
        alike[sound(name)].append(name)
    return {other: names[0] for names in alike.values() for other in names[1:] if written_alike(names[0], other)}


def _leading(names: Counter[str]) -> str:
    """The name used most where it clearly leads, "" elsewhere; spelling with and without accents is one."""
    folded: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in names.items():
        folded[fold(name)][name] += count
    ranked = sorted(folded.values(), key=lambda forms: (-forms.total(), min(forms)))
    if len(ranked) > 1 and ranked[0].total() < 3 * ranked[1].total():
        return ""
    return _most(ranked[0])


def _gather(mentions: Sequence[EventMention], aliases: Mapping[str, str]) -> list[_Party]:
    parties: dict[str, _Party] = {}
    for mention in mentions:
        seen: set[str] = set()
        weighted = [(p, _ROLE_WEIGHT[p.role]) for p in mention.participants]
        weighted += [(p, _BYSTANDER_WEIGHT) for p in mention.bystanders]
        for participant, weight in weighted:
            name = _full(participant, aliases)
            key = fold(name)
            party = parties.setdefault(key, _Party(Counter(), Counter(), Counter()))
            party.names[name] += 1
            if key not in seen:  # those of the clause come first
                party.roles[participant.role] += 1
                party.types[participant.type] += 1
                party.weight += weight
            seen.add(key)
    return [parties[key] for key in sorted(parties)]


def _full(participant: Participant, aliases: Mapping[str, str]) -> str:
    """A name in full. In three steps: "Quills" is "Quill", "Quill" is "Ada Quil", and that "Ada Quill"."""
    name = participant.name
    if participant.type == "organisation":
        name = _LETTERS.sub(lambda found: _IN_FULL[found[0].replace(".", "")], name)
    for _ in range(3):
        if participant.type in {"person", "organisation", "place"}:
            name = aliases.get(fold(name), name)
    return name


def _fold(parties: list[_Party]) -> list[_Party]:
    """Short names of people with the full ones that they end ("Quill" with "Ada Quill"), the most used first."""
    ranked = sorted(parties, key=lambda p: (-len(p.name.split()), -p.weight, p.name))
    kept: list[_Party] = []
    for party in ranked:
        words = _words(party.name)
        person = _most(party.types) == "person"
        home = next((k for k in kept if person and _most(k.types) == "person" and words < _words(k.name)), None)
        if home is None:
            kept.append(party)
            continue
        home.names.update(party.names)
        home.roles.update(party.roles)
        home.weight += party.weight
    return kept


def _same(participant: Participant, other: Participant) -> bool:
    """Whether a name says no more than one that is listed already."""
    words, listed = _words(participant.name), _words(other.name)
    return bool(words & listed) and (words <= listed or not participant.name[:1].isupper())


def _initials(name: str) -> str:
    letters = [w[0] for w in _WORD.findall(name) if w.lower() not in _SMALL]
    return "".join(letters) if len(letters) >= 3 and all(c.isupper() for c in letters) else ""


def _words(name: str) -> set[str]:
    return set(_WORD.findall(fold(name)))


def _most(counts: Counter[str]) -> str:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]
