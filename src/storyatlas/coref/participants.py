"""Participants: who takes part in an event, agreed on by the mentions that tell of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from storyatlas.coref.aliases import IN_FULL, PARTS, is_shared
from storyatlas.model.counting import commonest
from storyatlas.model.mention import EventMention, Participant
from storyatlas.model.spelling import fold
from storyatlas.model.titles_of_people import is_title

MOST_PARTICIPANTS = 15
# How much a mention's word counts that somebody takes part, by role; bystanders count least.
_ROLE_WEIGHT = {"agent": 1.0, "patient": 1.0, "recipient": 0.8, "other": 0.5}
_BYSTANDER_WEIGHT = 0.35
# Who weighs less than this for each mention of the event only stands near it: a bystander of one in nine. It costs a
# hundredth of the annotated participants of two stories.
_LEAST_SHARE = 0.04
# What kind of firm it is says nothing more of which: "Quill" and "Quill Bank".
_KINDS = frozenset("bank group airlines airways air corp corporation company co inc ltd plc holdings".split())
# A longer name that weighs less than this beside the short one that it begins with is a part of that body.
_UNIT_SHARE = 0.3
_LOCATED = frozenset({"stated", "inside"})  # places where it was, not those that it concerns
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"^(?:U\.?N\.?|E\.?U\.?)(?=$| [A-Z])|^(?:WHO|IMF|ICC|IAEA|Fed)$")
_OWNER = re.compile(r"['’]s?(?= |$)")
_OWNED = re.compile(r"['’]s? (?=[A-Z])")
# What a state's armed forces go by: "U.S. naval forces", "American troops" and "the U.S. Navy" of one event are one.
_FORCES = frozenset(
    """
        forces force navy naval military army air airforce armed troops soldiers special warships destroyers warplanes
        ground marines
    """.split()
)
_AMERICAN = frozenset({"us", "u", "american"})
_WHOSE = frozenset({"my", "our", "your", "his", "her", "its", "their"})


# Who is nobody in particular, or only listens.
_NOBODY = frozenset(
    """
        people person persons others other somebody someone everybody everyone anybody anyone nobody reporters reporter
        journalists journalist press media
    """.split()
)
# Bodies of a kind, when nothing tells which one.
_SOME_BODY = frozenset(
    "company firm group agency airline carrier bank lender institution organisation organization".split()
)
# Who mostly stands beside an event to tell of it.
_TELLERS = frozenset(
    """
        officials analysts experts witnesses sources economists diplomats critics observers researchers scientists
        traders executives brokers dealers aides insiders
    """.split()
)
# What strikes people down and does nothing, and when it was.
_NOTHING = frozenset(
    """
        syndrome disease virus coronavirus fever flu influenza cholera malaria sars mers ebola zika covid covid-19
        year festival day eve christmas easter ramadan thanksgiving
    """.split()
)
_SUFFIXES = frozenset("co co. inc corp ltd plc lp llc".split())  # what is left of a firm's name that was cut
# Where something was, unless they do something or it is done to them.
_SITES = frozenset(
    """
        airport airfield airbase station stadium arena square theater theatre palace cathedral mosque park beach bridge
        harbour harbor avenue street
    """.split()
)
_TAKEN_FOR = frozenset({"place", "person"})
_QUANTIFIERS = frozenset("many some several few most more other all any one no two both".split())


@dataclass(slots=True)
class _Party:
    """One participant under all its names, with the weight of what speaks for it, and in which mentions it does what:
    their numbers by verb and role."""

    names: Counter[str]
    roles: Counter[str]
    types: Counter[str]
    deeds: dict[tuple[str, str], set[int]]
    weight: float = 0.0

    @property
    def name(self) -> str:
        """The fullest name, rather without an owner; of equals, and of a state's forces, the one used most."""
        if all(_state_of_forces(name) for name in self.names):
            return max(self.names, key=lambda n: (self.names[n], n))
        return max(self.names, key=lambda n: (not _OWNED.search(n), len(n.split()), len(n), self.names[n], n))


def agree_on_participants(
    mentions: Sequence[EventMention],
    aliases: Mapping[str, str] | None = None,
    faint: Sequence[EventMention] = (),
) -> tuple[Participant, ...]:
    """Those whom most mentions name, under their fullest name, with their most frequent role: names
    before descriptions, descriptions before counts ("soldiers" before "1,500 soldiers"), none twice.

    `aliases` gives short names of the story in full ("WHO"). Whom `faint` mentions name counts as those do who stand
    behind a sure one. Where an event was is no participant of it,
    unless it acts ("Norway closed its border").
    """
    least = _LEAST_SHARE * len(mentions)
    known = aliases or {}
    gathered = _gather([*mentions, *map(_named_in, faint)], known)
    parties = [party for party in _fold(gathered, known) if party.weight >= least]
    where = [_words(m.place.name) for m in mentions if m.place is not None and m.place_source in _LOCATED]
    parts = (part for m in mentions if m.place for part in m.place.name.split(", ")[: -1 if m.place.country else None])
    scenes = [_words(part) for part in parts]
    named = [party for party in parties if _is_named(party.name)]
    listed: list[tuple[int, float, str, Participant]] = []
    for party in parties:
        acts = Counter({role: n for role, n in party.roles.items() if role != "other"})
        participant = Participant(party.name, commonest(acts or party.roles), commonest(party.types))
        scenery = participant.type == "place" and participant.role == "other"
        if scenery and any(_words(participant.name) <= words for words in where):
            continue
        if participant.type == "thing" and not participant.name.split()[-1][:1].isupper():
            continue
        if participant.name.split()[0].lower() in _WHOSE or _is_nobody(participant.name):
            continue  # "his family": nobody's in particular
        kinds = _TAKEN_FOR if participant.role != "other" else {*_TAKEN_FOR, "organisation"}
        if participant.role != "agent" and participant.type in kinds and _words(participant.name) in scenes:
            continue  # "toured Old Harbour"
        if participant.role == "other" and participant.name.split()[-1].lower() in _SITES | _TELLERS:
            continue
        if not _is_named(participant.name) and _is_somebody_named(party, participant, named):
            continue
        first = participant.name[:1]
        rank = 0 if first.isupper() else (2 if first.isdigit() else 1)
        listed.append((rank, -round(party.weight, 3), participant.name, participant))
    kept: list[Participant] = []
    for _, _, _, participant in sorted(listed, key=lambda item: item[:3]):
        alike = [other for other in kept if _same(participant, other)]
        if len(alike) > int(is_shared(participant.name, known)):
            continue  # "Quill" of two people of that name stays where only one of them is listed
        kept.append(participant)
    return tuple(kept[:MOST_PARTICIPANTS])


def _named_in(mention: EventMention) -> EventMention:
    """A faint mention with the people and bodies that it names as those who stand behind it."""
    named = (p for p in mention.participants if p.type in {"person", "organisation"} and _is_named(p.name))
    return replace(mention, participants=(), bystanders=tuple(named))


def _gather(mentions: Sequence[EventMention], aliases: Mapping[str, str]) -> list[_Party]:
    parties: dict[str, _Party] = {}
    for number, mention in enumerate(mentions):
        seen: set[str] = set()
        behind = {p.name: p.role for p in mention.bystanders}  # "the invasion of Narnia" is done to Narnia
        own = [replace(p, role=behind.get(p.name, p.role)) if p.role == "other" else p for p in mention.participants]
        weighted = [(p, _ROLE_WEIGHT[p.role]) for p in own]
        weighted += [(p, _BYSTANDER_WEIGHT) for p in mention.bystanders]
        for participant, weight in weighted:
            name = _full(participant, aliases)
            key = fold(name)
            party = parties.setdefault(key, _Party(Counter(), Counter(), Counter(), {}))
            party.names[name] += 1
            party.deeds.setdefault((mention.lemma, participant.role), set()).add(number)
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
        name = _LETTERS.sub(lambda found: IN_FULL[found[0].replace(".", "")], name)
    for _ in range(3):
        if participant.type in {"person", "organisation", "place", "thing"}:
            name = aliases.get(fold(name), name)
    return name


def _fold(parties: list[_Party], aliases: Mapping[str, str]) -> list[_Party]:
    """Short names of people with the full ones that they end ("Quill" with "Ada Quill"), the most used first, bodies
    with those that only say more of them ("Supreme Court" of "Narnian Supreme Court"), and the forces of one state; a
    surname that several people of the story share stays apart."""
    ranked = sorted(parties, key=lambda p: (-len(p.name.split()), -p.weight, p.name))
    kept: list[_Party] = []
    for party in ranked:
        home = next((k for k in kept if _is_short_for(party, k, aliases)), None)
        if home is None:
            kept.append(party)
            continue
        home.names.update(party.names)
        home.roles.update(party.roles)
        for deed, numbers in party.deeds.items():
            home.deeds.setdefault(deed, set()).update(numbers)
        home.weight += party.weight
    return kept


def _is_short_for(party: _Party, other: _Party, aliases: Mapping[str, str]) -> bool:
    kind, home = commonest(party.types), commonest(other.types)
    words, full = _words(party.name), _words(other.name)
    if kind == home == "person":
        return words < full and not is_shared(party.name, aliases)
    if {kind, home} <= {"organisation", "group"} and (state := _state_of_forces(party.name)):
        return state == _state_of_forces(other.name)
    if kind != "organisation" or home != "organisation" or not words < full:
        return False
    short, long = _OWNER.sub("", fold(party.name)).split(), _OWNER.sub("", fold(other.name)).split()
    if long[-len(short) :] == short:
        return True
    if long[: len(short)] == short and _KINDS.issuperset(long[len(short) :]):
        return True
    begins = long[: len(short)] == short and not full & PARTS and other.weight >= _UNIT_SHARE * party.weight
    together = set().union(*party.deeds.values()) & set().union(*other.deeds.values())
    return begins and not together  # "Marsh launched Marsh Swift" tells of two


def _state_of_forces(name: str) -> str:
    """Whose armed forces a name means; "" for no forces."""
    words = _WORD.findall(fold(name).replace("u.s.", "us"))
    if len(words) < 2 or not set(words[1:]) <= _FORCES or set(words[1:]) <= {"special", "air", "ground"}:
        return ""
    return "us" if words[0] in _AMERICAN else words[0]


def _is_named(name: str) -> bool:
    """ "Ada Quill", not "Danish minister", nor "Coast Air CEO"."""
    last = name.split()[-1]
    return name[:1].isupper() and last[:1].isupper() and not (" " in name and is_title(last, first=False))


def _is_nobody(name: str) -> bool:
    words = name.lower().split()
    if words[-1] in _NOTHING or _SUFFIXES.issuperset(words) or name in _SOME_BODY:
        return True
    return words[-1] in _NOBODY and all(word in _QUANTIFIERS for word in words[:-1])


def _is_somebody_named(party: _Party, participant: Participant, named: Sequence[_Party]) -> bool:
    """Whether a description is of one who is listed by name: of a judge who sentences in one mention, and Ada Quill who
    does in another, not of those who do it together. A speaker without a name ("a spokesman") is left out anyway."""
    if participant.type != "person" and (participant.type != "organisation" or participant.name[:1].isupper()):
        return False  # "Danish navy" is as good as a name
    if participant.type == "organisation" and participant.name.endswith("s"):
        return False  # several of a kind
    if participant.type == "person" and participant.role == "other":
        return True
    for other in named:
        if commonest(other.types) != participant.type:
            continue
        shared = [deed for deed in party.deeds.keys() & other.deeds.keys() if deed[1] != "other"]
        if shared and all(party.deeds[deed].isdisjoint(other.deeds[deed]) for deed in shared):
            return True
    return False


def _same(participant: Participant, other: Participant) -> bool:
    """Whether a name says no more than one that is listed already."""
    words, listed = _words(participant.name), _words(other.name)
    if other.type == "organisation" and not _words(participant.name.split()[-1]) & listed:
        return False  # "two Marsh aides" are not Marsh
    return bool(words & listed) and (words <= listed or not participant.name[:1].isupper())


def _words(name: str) -> set[str]:
    return set(_WORD.findall(fold(name)))
