"""Where an event was: the place that its clause locates it at, else its actor's country, else the
place that the sentences before have set."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from storyatlas.extract.clauses import Clause
from storyatlas.extract.councils import TALKING, seat_of_council
from storyatlas.extract.lexicon import CLAIMING, EVENT_NOUNS, PERSON_NOUNS, REPORTING, SPEECH_ACTS, type_of
from storyatlas.extract.tree import Tree
from storyatlas.extract.voice import is_passive
from storyatlas.extract.where_words import ACTS, NAMED_FOR_PLACES, PARTS, PRIVATE, SPOTS
from storyatlas.model.document import Token
from storyatlas.model.place import Place, PlaceMention

_RANK = {"site": 0, "city": 1, "region": 2, "country": 3}
_AT = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "throughout"})
_TOWARDS = frozenset({"to", "into", "on", "off", "over", "toward", "towards"})
_MISSIONS = frozenset({"embassy", "consulate", "delegation", "ambassador", "diplomat", "citizen", "national", "flag"})
_ABROAD = frozenset({"embassy", "consulate"})
_FROM = frozenset({"from"})
_NEAR_SENTENCES = 3
_IN_YEAR = re.compile(r"\s*(?:In|By|During|Since)\s(?:\w+\s)?\d{4}\b")
_SPEECH = REPORTING | SPEECH_ACTS | CLAIMING
# Who travels or meets does so away from home as often as not.
_AWAY = frozenset({"movement", "diplomacy"})
# What the bodies of the world do elsewhere than at their seats.
_AFIELD = frozenset({"violence", "military", "arrest"})
_STRIKING = frozenset(
    "destroy hit target pound conduct patrol intercept evacuate erect sink bombard down retaliate".split()
)
# Who strikes where others are, as states do: not at home.
_FORCES = frozenset("force troop army soldier paratrooper airforce military artillery raider unit".split())
_RANKS = frozenset("general officer colonel captain sergeant commander major lieutenant fighter gunman".split())
_AT_TARGET = frozenset({"on", "against", "at", "in"})
# What is done to a state from afar: "suspended Norway", "helped Norway", "punished Norway".
_TREATING = frozenset({"sanction", "support", "accusation", "rejection", "threat", "demand", "law", "agreement"})
_TREATED = frozenset(
    """
        punish arm fund finance isolate recognise recognize represent trust allow permit let force push pressure
        pressurise lobby owe pay ask join beat back reassure notify inform rival favor favour reward embarrass anger
        infuriate outrage alarm appease placate deter contact consult brief pit rank lend equip
    """.split()
)
# Events that are where what they are done to is: "the siege of Lisbon".
_DONE_TO_PLACES = frozenset({"violence", "arrest", "military", "disaster"})
_ALSO_DONE = frozenset({"fall", "liberation", "evacuation", "blockade", "recapture", "defence", "defense", "surrender"})
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_BESIDE = frozenset({"before", "after", "since", "until", "following"})
_OF_A_SHIP = re.compile(r"-(?:flagged|registered|owned|built|made)\b")  # under whose flag a ship sails, anywhere
_SUBORDINATE = frozenset({"advcl", "ccomp", "relcl", "acl", "pcomp"})
_BEING_THERE = frozenset("speak arrive address appear campaign gather meet sit stand testify tour".split())
_LEAVING = frozenset("leave depart flee evacuate withdraw escape".split())


_SIZE_OF = re.compile(
    r"\b(?:size|area|population) of (?:the )?$|\b(?:larger|bigger|smaller) than (?:the )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place and how it was found: `stated` (a preposition of place on the event's word, or its object),
    `inside` (another one in the clause), `actor` (whose country or seat it is), `clause` (merely named
    there), `topic` (what is spoken of), `sentence`, `context` (the sentences before), `none`."""

    place: Place | None
    source: str


def place_clause(tree: Tree, clause: Clause) -> Where:
    """The place of a clause, by the firmest way that finds one."""
    sentence = tree.sentence(clause.trigger)
    start, end = tree.tokens[clause.first].start, tree.tokens[clause.last - 1].end
    known = _known(tree)
    inside = [p for p in known if start <= p.start < end]
    free = [p for p in inside if not p.metonym]
    how = {p.start: _hold(tree, clause, p) for p in free}
    if (antecedent := _antecedent(tree, clause, known)) is not None:
        return Where(antecedent, "stated")
    for source in ("stated", "inside"):
        if held := [p for p in free if how[p.start] == source]:
            best = _best(_goals(tree, clause, held) or held, clause)
            return Where(_within(best, [p for p in free if how[p.start] == "inside"], clause), source)
    if (opening := _opening(tree, clause, known)) is not None:
        return Where(opening, "sentence")
    actor = seat_of_council(tree, clause) or _actor(tree, clause)
    ordered = is_passive(tree, clause.trigger) and clause.trigger.lemma.lower() in _SPEECH
    if actor is not None and not ordered:
        return Where(actor, "actor")
    for source in ("", "topic"):
        if held := [p for p in free if how[p.start] == source and not _tells_who(tree, p)]:
            return Where(_best(held, clause), source or "clause")
    if actor is not None:
        return Where(actor, "actor")
    if (same := _of_the_event(tree, clause, known)) is not None:
        return Where(same, "sentence")
    rest = [p for p in known if sentence.start <= p.start < sentence.end and not p.metonym and _around(tree, clause, p)]
    if rest:
        return Where(_best(rest, clause), "sentence")
    before = _before(tree, clause, known)
    return Where(before, "context" if before else "none")


def _of_the_event(tree: Tree, clause: Clause, known: Sequence[PlaceMention]) -> Place | None:
    """ "Bombings in Lisbon that killed 44": what an event did it did where it was."""
    noun = tree.tokens[clause.trigger.head]
    if clause.noun or clause.trigger.dep != "relcl" or noun.lemma.lower() not in EVENT_NOUNS:
        return None
    for place in known:
        preposition = _preposition(tree, place)
        if preposition is not None and preposition.head == noun.i and preposition.text.lower() in _AT:
            return place.place
    return None


def _opening(tree: Tree, clause: Clause, known: Sequence[PlaceMention]) -> Place | None:
    """ "Speaking in Brussels, Quill condemned the war in Ukraine": where somebody is who does what follows."""
    verbs = [t for t in tree.children(clause.trigger, "advcl") if t.i < clause.trigger.i and t.tag == "VBG"]
    verbs = [t for t in verbs if t.lemma.lower() in _BEING_THERE]
    for place in known if verbs else ():
        preposition = _preposition(tree, place)
        if preposition is not None and preposition.head in {t.i for t in verbs} and preposition.text.lower() in _AT:
            return place.place
    return None


@lru_cache(maxsize=2)  # a section is asked once a clause
def _known(tree: Tree) -> tuple[PlaceMention, ...]:
    """The mentions of places that may say where something happened."""
    places = (*tree.section.places, *tree.section.implied)
    return tuple(
        p
        for p in places
        if p.place is not None
        and not _belongs_to_somebody(tree, p)
        and not _SIZE_OF.search(tree.section.text, max(0, p.start - 24), p.start)
    )


def _within(place: Place | None, others: list[PlaceMention], clause: Clause) -> Place | None:
    """ "Opened a plant near Porto in Portugal": the town in the country that the event is put in."""
    if place is None or place.precision != "country":
        return place
    finer = [p for p in others if p.place is not None and p.place.country == place.country]
    return _best(finer, clause) if finer else place


def _around(tree: Tree, clause: Clause, place: PlaceMention) -> bool:
    """Whether a place elsewhere in the sentence may be the clause's: not one that a clause below it has, as in "she met
    him after rebels raided a camp in Chad"."""
    preposition = _preposition(tree, place)
    if preposition is None:
        return False
    verb = _verb_over(tree, preposition)
    if verb.i != clause.trigger.i and _of_speech(verb, preposition):
        return False
    return verb.i == clause.trigger.i or not tree.is_under(verb, clause.trigger) or verb.dep not in _SUBORDINATE


def _verb_over(tree: Tree, token: Token) -> Token:
    """The verb that a word hangs on, or the root of its sentence."""
    while token.pos not in {"VERB", "AUX"} and token.head != token.i:
        token = tree.tokens[token.head]
    return token


def _of_speech(verb: Token, preposition: Token) -> bool:
    """ "Told reporters in Lisbon that a ferry had sunk": where it was said."""
    return verb.lemma.lower() in _SPEECH and verb.i < preposition.i


def _tells_who(tree: Tree, place: PlaceMention) -> bool:
    """ "U.S. warships", "a U.S. attack", "the U.S. dollar": a country's name that says whose something is, which may be
    anywhere."""
    token = _token_at(tree, place.start)
    if token is None or not _is_country(place) or token.dep not in {"compound", "amod", "nmod", "poss"}:
        return False
    noun = tree.tokens[token.head]
    return noun.lemma.lower() in PRIVATE | _FORCES | ACTS


def _token_at(tree: Tree, start: int) -> Token | None:
    i = bisect_left(tree.tokens, start, key=lambda t: t.start)
    return tree.tokens[i] if i < len(tree.tokens) and tree.tokens[i].start == start else None


def _preposition(tree: Tree, place: PlaceMention) -> Token | None:
    """The preposition that a place hangs on, through appositions, compounds and "the city of"."""
    token = _token_at(tree, place.start)
    for _ in range(6):
        if token is None or token.head == token.i:
            return None
        if token.dep == "pobj":
            above = tree.tokens[token.head]
            word = above.text.lower()
            if word in _AT | _TOWARDS | _FROM:
                return above
            noun = tree.tokens[above.head]
            if word != "of" or noun.pos not in {"NOUN", "PROPN"} or noun.lemma.lower() in PERSON_NOUNS | _MISSIONS:
                return None  # "told the envoy of Norway"
            token = noun
        elif token.dep == "conj" and not _is_place(tree, tree.tokens[token.head]):
            return None  # "in every province as well as Norway"
        elif token.dep in {"compound", "nmod", "amod", "poss"} and _tells_whose(tree, place, tree.tokens[token.head]):
            return None
        elif token.dep in {"compound", "appos", "nmod", "conj", "amod", "poss"}:
            token = tree.tokens[token.head]
        else:
            return None
    return None


def _tells_whose(tree: Tree, place: PlaceMention, noun: Token) -> bool:
    """ "In US engagement", "at US double standards": a country before what lies nowhere; "in US waters" is a place."""
    return _is_country(place) and noun.pos == "NOUN" and noun.lemma.lower() not in SPOTS and not _is_place(tree, noun)


def _is_place(tree: Tree, token: Token) -> bool:
    return any(p.start <= token.start < p.end for p in tree.section.places)


def _hold(tree: Tree, clause: Clause, place: PlaceMention) -> str:
    """How a clause holds a place: on its trigger, elsewhere with "in" or "at", as what is spoken of,
    as where somebody comes from ("away"), or not at all."""
    trigger = clause.trigger
    speech = not clause.noun and trigger.lemma.lower() in _SPEECH
    preposition = _preposition(tree, place)
    if preposition is None:
        if _visited(tree, clause, place) or _done_to(tree, clause, place):
            return "stated"
        return "topic" if speech and place.start > trigger.start else ""
    above = tree.tokens[preposition.head]
    word = preposition.text.lower()
    if _of_another_time(tree, trigger, preposition):
        return "topic"
    if word in _FROM:
        return "stated" if above.i == trigger.i and trigger.lemma.lower() in _LEAVING else "away"
    if above.dep == "pobj" and tree.tokens[above.head].text.lower() in _FROM:
        return "away"  # "flew from a base outside Lisbon"
    if speech and word in _AT:
        above = _occasion(tree, above)
    if above.i == trigger.i and word in {"on", "over"} and _is_country(place) and trigger.lemma.lower() in TALKING:
        return "topic"
    if above.i == trigger.i:
        return "stated" if not speech or word in _AT else "topic"
    if speech and place.start > trigger.start:
        return "topic"
    if _of_another_deed(tree, above):
        return "topic"
    if above.pos in {"VERB", "AUX"} and clause.first <= above.i < clause.last and word in _AT:
        return "inside" if above.dep in {"acl", "relcl"} else "stated"
    return "inside" if word in _AT or (word == "on" and _is_site(place)) else ""


def _of_another_deed(tree: Tree, noun: Token) -> bool:
    """ "Jailed for an attack in Lisbon", "recalled its envoy over a raid in Oslo": where that was."""
    over = tree.tokens[noun.head]
    what = noun.pos == "NOUN" and noun.dep == "pobj" and type_of(noun.lemma) in _DONE_TO_PLACES | {"death"}
    return what and over.text.lower() in {"for", "over"}


def _occasion(tree: Tree, noun: Token) -> Token:
    """ "Told reporters at a rally in Lisbon": what the occasion of a place belongs to."""
    at = tree.tokens[noun.head]
    return tree.tokens[at.head] if noun.dep == "pobj" and at.text.lower() in _AT else noun


def _of_another_time(tree: Tree, trigger: Token, preposition: Token) -> bool:
    """ "Was arrested five days before the defeat at Lisbon": where something else was."""
    token = preposition
    for _ in range(6):
        if token.i == trigger.i or token.head == token.i:
            return False
        if token.text.lower() in _BESIDE and token.dep in {"prep", "mark"} and token.i != preposition.i:
            return token.i > trigger.i
        token = tree.tokens[token.head]
    return False


def _belongs_to_somebody(tree: Tree, place: PlaceMention) -> bool:
    """ "The US embassy", "the last US president", "the Church of Lisbon": whose it is, not where."""
    if _OF_A_SHIP.match(tree.section.text, place.end):
        return True
    token = _token_at(tree, place.start)
    if token is not None and token.dep == "pobj" and tree.tokens[token.head].text.lower() == "of":
        return tree.tokens[tree.tokens[token.head].head].lemma.lower() in NAMED_FOR_PLACES
    if token is None or token.dep not in {"compound", "amod", "nmod", "poss"}:
        return False
    return tree.tokens[token.head].lemma.lower() in PERSON_NOUNS | _MISSIONS


def _antecedent(tree: Tree, clause: Clause, known: Sequence[PlaceMention]) -> Place | None:
    """The place that a clause with "where" describes: "Lisbon, where she will meet the premier"."""
    token = clause.trigger
    for _ in range(5):
        head = tree.tokens[token.head]
        if token.dep == "relcl" and any(t.text.lower() == "where" for t in tree.children(token, "advmod")):
            return next((p.place for p in known if p.start <= head.start < p.end), None)
        if head.i == token.i:
            break
        token = head
    return None


def _visited(tree: Tree, clause: Clause, place: PlaceMention) -> bool:
    """ "Visited Lisbon", "sealed off the city of Lisbon", "took most of Lisbon": where what it is done to is."""
    token = _token_at(tree, place.start)
    for _ in range(5):
        if token is None or clause.noun or token.head == token.i:
            return False
        above = tree.tokens[token.head]
        if token.dep == "dobj":
            treating = type_of(above.lemma) in _TREATING or above.lemma.lower() in _TREATED
            treated = treating and _is_country(place)
            return above.i == clause.trigger.i and above.lemma.lower() not in _SPEECH and not treated
        if token.dep == "pobj" and above.text.lower() == "of":
            token = tree.tokens[above.head]
            if token.lemma.lower() not in PARTS | SPOTS:
                return False
        elif token.dep in {"compound", "appos"} and not _tells_whose(tree, place, above):
            token = above
        else:
            return False
    return False


def _is_country(place: PlaceMention) -> bool:
    return place.place is not None and place.place.precision == "country"


def _is_site(place: PlaceMention) -> bool:
    return place.place is not None and place.place.precision == "site"


def _done_to(tree: Tree, clause: Clause, place: PlaceMention) -> bool:
    """ "The siege of Lisbon", "the fall of the city of Lisbon"."""
    token = _token_at(tree, place.start)
    for _ in range(3):
        if token is None or not clause.noun or token.dep != "pobj" or tree.tokens[token.head].text.lower() != "of":
            return False
        token = tree.tokens[tree.tokens[token.head].head]
        lemma = token.lemma.lower()
        if token.i == clause.trigger.i:
            return type_of(lemma) in _DONE_TO_PLACES or lemma in _ALSO_DONE
        if lemma not in PARTS | SPOTS:
            return False
    return False


def _actor(tree: Tree, clause: Clause) -> Place | None:
    """The country or seat of the clause's actor: "Mongolia closes ...", "Thai officials ...", "the UK's
    ministry"; not of travellers, nor of those to whom it is done."""
    verb = clause.trigger
    if type_of(verb.lemma) in _AWAY:
        return None
    subject = tree.child(verb, "poss") if clause.noun else tree.subject(verb)
    if subject is None and not clause.noun and verb.pos in {"NOUN", "PROPN"}:
        subject = tree.subject(tree.tokens[verb.head])
    if subject is None or tree.sentence_of[subject.i] != tree.sentence_of[verb.i]:
        return None
    if subject.lemma.lower() in _ABROAD:
        return None
    below = [t.i for t in tree.children(subject, "relcl", "acl", "appos", "prep", "conj")]
    named = [m for m in tree.places_at(tree.subtree(subject, below)) if m.place is not None]
    named = [m for m in named if not _OF_A_SHIP.match(tree.section.text, m.end)]
    named.sort(key=lambda m: not m.start <= subject.start < m.end)  # "OPEC member Norway" is Norway
    above = [t.i for t in tree.children(subject, "compound", "nmod")]
    seats = [m for i in (subject.i, *above) for m in tree.implied_at(i) if m.metonym]
    named = seats + named  # "Norway's parliament", "Norwegian Foreign Minister Quill"
    private = subject.lemma.lower() in PRIVATE and not clause.noun
    if subject.lemma.lower() in _FORCES | _RANKS and is_passive(tree, verb):
        return None  # "Norwegian soldiers were wounded"
    afield = type_of(verb.lemma) in _AFIELD or verb.lemma.lower() in _STRIKING
    for mention in named:
        assert mention.place is not None
        if afield and mention.metonym and mention.place.precision in {"city", "site"}:
            continue  # "NATO bombed a bridge": not at its seat
        if mention.place.precision == "country":
            if private:
                return None  # "a Danish climber fell": who is told to be a Dane was not at home
            if afield and _strikes_abroad(verb, subject, mention):
                return _target(tree, clause, mention.place)
        return mention.place
    return None


def _strikes_abroad(verb: Token, subject: Token, country: PlaceMention) -> bool:
    """Whether a state itself or its forces act: "Norway bombed", "Norwegian troops raided"; police arrest at home."""
    itself = country.start <= subject.start < country.end
    return type_of(verb.lemma) != "arrest" and (itself or subject.lemma.lower() in _FORCES)


def _target(tree: Tree, clause: Clause, home: Place) -> Place | None:
    """The other country that what a state strikes is in: "U.S. forces attacked Iranian ports", "Iran's raid on an Iraqi
    oilfield"; none where that moves ("an Iraqi ship")."""
    for target in _struck(tree, clause.trigger):
        if target.lemma.lower() in PRIVATE:
            return None
        below = [t.i for t in tree.children(target, "relcl", "acl", "prep")]
        named = (m.place for m in tree.places_at(tree.subtree(target, below)) if m.place is not None)
        if (there := next((p for p in named if p.country is not None and p.country != home.country), None)) is not None:
            return there
    return None


def _struck(tree: Tree, trigger: Token) -> list[Token]:
    """What an act is done to: its objects, and those behind "on" or "against"."""
    ends = [tree.child(p, "pobj") for p in tree.children(trigger, "prep") if p.text.lower() in _AT_TARGET]
    return [*tree.children(trigger, "dobj"), *(end for end in ends if end is not None)]


def _before(tree: Tree, clause: Clause, known: Sequence[PlaceMention]) -> Place | None:
    """The last place with an "in" or "at" in the sentences just before, for what goes on there."""
    if clause.noun or clause.tense not in {"past", "perfect"}:
        return None
    here = tree.sentence_of[clause.trigger.i]
    first = tree.section.sentences[max(0, here - _NEAR_SENTENCES)].start
    until = tree.section.sentences[here].start
    years = _years(tree, here)
    opening = bool(years) and _IN_YEAR.match(tree.section.text, until) is not None
    for place in reversed(known):
        if first <= place.start < until and not place.metonym:
            there = _years(tree, _sentence_at(tree, place.start))
            if years.isdisjoint(there) and (opening or (years and there)):
                return None  # "a war in Syria. In 2011 Quill signed a deal"
            preposition = _preposition(tree, place)
            if preposition is None or preposition.text.lower() not in _AT:
                continue
            if not _of_speech(_verb_over(tree, preposition), preposition):
                return place.place
    return None


def _years(tree: Tree, number: int) -> set[str]:
    """The years that a sentence names."""
    sentence = tree.section.sentences[number]
    return {
        year
        for t in tree.section.times
        if t.type == "DATE" and sentence.start <= t.start < sentence.end
        for year in _YEAR.findall(t.text)
    }


def _sentence_at(tree: Tree, start: int) -> int:
    return bisect_right(tree.section.sentences, start, key=lambda s: s.start) - 1


def _goals(tree: Tree, clause: Clause, places: list[PlaceMention]) -> list[PlaceMention]:
    """ "Flew from a base outside Lisbon to Spain": the places that a journey leads to."""
    if type_of(clause.trigger.lemma) != "movement":
        return []
    above = {p.start: _preposition(tree, p) for p in places}
    return [p for p in places if (word := above[p.start]) is not None and word.text.lower() in {"to", "into"}]


def _best(places: list[PlaceMention], clause: Clause) -> Place | None:
    """The most precise, the nearest to the trigger among equals."""

    def key(p: PlaceMention) -> tuple[int, int]:
        assert p.place is not None
        return _RANK[p.place.precision], abs(p.start - clause.trigger.start)

    return min(places, key=key).place
