"""Participants: who takes part in an event, by the syntax of its clause, and who stands behind its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyatlas.extract.clauses import Clause
from storyatlas.extract.lexicon import CLAIMING, REPORTING, SPEECH_ACTS, stem, type_of
from storyatlas.extract.names import Name
from storyatlas.extract.outlets import is_outlet
from storyatlas.extract.parties import Parties
from storyatlas.extract.people import is_person_noun
from storyatlas.extract.standing_by import ARGUMENTS, role_behind, stands_by
from storyatlas.extract.states import is_arms
from storyatlas.extract.tree import Tree
from storyatlas.extract.voice import is_passive
from storyatlas.model.document import Entity, Sentence, Token
from storyatlas.model.mention import Participant

_ROLES = {"dobj": "patient", "dative": "recipient"}
# Prepositions behind which somebody takes part: "met with", "sold to", "fought against", "played for".
_OBLIQUE = {
    "with": "patient",
    "to": "recipient",
    "against": "patient",
    "for": "recipient",
    "alongside": "patient",
    "from": "other",
}
_SOMEBODY = frozenset({"person", "organisation", "group"})
_SPEECH = REPORTING | SPEECH_ACTS | CLAIMING
_STREETS = frozenset("ave avenue st street road rd blvd boulevard lane highway".split())
_NAMED = frozenset({"PERSON", "ORG", "GPE"})
# What a name before only tells apart: "the QMI index".
_MEASURES = frozenset("index survey data reading gauge figure test genome level poll rate variant model".split())
_FIGHTING = frozenset({"violence", "military"})
# Who acts in what a noun tells of: "anti-government protests" are anti-government protesters'.
_CROWDS = {"protest": "protesters", "demonstration": "protesters", "riot": "rioters"}
_HYPHENED = re.compile(r"\b[^\W\d]+-[^\W\d]+ $")
_LONGEST_MODIFIER = 40
_INTO = frozenset({"in", "of", "on", "at", "during", "after", "for"})
_LEADING = frozenset({"lead", "head", "chair"})
# Nouns of what is done to somebody: "the arrest of Ada Quill", "her arrest". Of other nouns ("the
# visit of", "her visit") the same words name who acts.
_DONE_TO = frozenset(
    stem(noun)
    for noun in """
        arrest detention killing murder assassination execution release kidnapping abduction expulsion ouster
        removal nomination appointment impeachment conviction sentencing indictment capture seizure rescue transfer
        invasion bombing shelling siege closure shutdown suspension cancellation evacuation annexation occupation
        acquisition purchase sale delivery launch imposition lifting ban discovery detection defeat trial funeral
        inauguration
    """.split()
)


def find_participants(tree: Tree, parties: Parties, clause: Clause) -> tuple[Participant, ...]:
    """Agent, patient, recipient and other names of a clause, each once, in that order."""
    cast = _Cast(tree, parties)
    verb = clause.trigger
    if clause.noun or verb.pos in {"NOUN", "PROPN"}:
        cast.add(tree.child(verb, "poss"), "agent")
        cast.add_state(verb, "agent")
        if not clause.noun:
            verb = tree.tokens[verb.head]
    if not clause.noun:
        _of_verb(cast, verb)
        _among(cast, verb)
    for entity in tree.section.entities:
        if clause.first <= entity.first and entity.last <= clause.last and entity.type in _NAMED:
            head = _entity_head(tree, entity)
            if not (entity.type == "ORG" and cast.names_within(head)) and not stands_by(tree, entity, head):
                cast.add_one(head, role_behind(tree, head))
    for token in tree.tokens[clause.first : clause.last]:
        if token.text.lower() == "by" and token.dep in {"agent", "prep"}:
            _doers(cast, token)
    if clause.speaker is not None and clause.cue is not None and clause.cue.lemma.lower() in CLAIMING:
        cast.add(clause.speaker, "other")
    judges = type_of(verb.lemma) in {"accusation", "demand", "support"}
    return cast.listed(without_outlets=verb.lemma.lower() in _SPEECH and not judges)


def _among(cast: _Cast, verb: Token) -> None:
    """ "Those killed included Ada Quill", "among those arrested was Ada Quill": who was one of them."""
    tree, those = cast.tree, cast.tree.tokens[verb.head]
    if verb.tag != "VBN" or verb.dep != "acl":
        return
    above = tree.tokens[those.head]
    if those.dep == "nsubj" and above.lemma.lower() == "include":
        cast.add(tree.child(above, "dobj"), "patient")
    elif those.dep == "pobj" and above.text.lower() == "among" and tree.tokens[above.head].lemma.lower() == "be":
        cast.add(tree.child(tree.tokens[above.head], "nsubj", "attr"), "patient")


def find_bystanders(
    tree: Tree, parties: Parties, clause: Clause, named: Sequence[Participant]
) -> tuple[Participant, ...]:
    """Who stands behind an event outside its clause: whoever tells it, and who acts in the clauses
    above it and below it in its sentence; and those whom its noun or a preposition brings in. Who speaks
    in the sentence before or after does so too where its sentence quotes, and where neither they nor the participants
    that its clause has `named` are anybody with a name; where they are bodies, only a person, who may speak for one."""
    cast = _Cast(tree, parties)
    trigger = clause.trigger
    if trigger.pos in {"NOUN", "PROPN"}:
        _of_noun(cast, trigger)
    if not clause.noun:
        verb = trigger if trigger.pos in {"VERB", "AUX"} else tree.tokens[trigger.head]
        for child in tree.children(verb, "prep", "dative"):
            _of_preposition(cast, child)
            _of_violence(cast, child)
        for noun in tree.children(verb, "nsubj", "nsubjpass", "dobj"):
            _of_matter(cast, noun)
            _owner(cast, noun)
            if noun.dep == "nsubj":
                cast.add_name(parties.spoken_for(noun), "other")
    _products(cast, clause)
    if clause.speaker is not None:
        cast.add(clause.speaker, "other")
        cast.add_name(parties.spoken_for(clause.speaker), "other")
    _referred_to(cast, clause)
    _leaders(cast, clause)
    _crowd(cast, clause)
    sentence = tree.sentence(trigger)
    for entity in tree.section.entities:
        if not sentence.first <= entity.first < sentence.last or entity.type not in _NAMED:
            continue
        head = _entity_head(tree, entity)
        if clause.first <= head.i < clause.last or head.dep not in ARGUMENTS:
            continue
        if entity.type == "GPE" and head.dep != "nsubj":  # a country that acts, not where somebody does
            continue
        if _governs(tree, head, trigger):
            cast.add_one(head, "other")
    number = tree.sentence_of[trigger.i]
    own = [p for p in (*named, *cast.listed(without_outlets=True)) if _is_somebody(p)]
    speakers = parties.of(clause.speaker) if clause.speaker is not None else []
    tellers = [p.name for p in own if p.role == "agent" and p.type == "person"]
    tellers += [s.name for s in speakers if s.type == "person"]
    teller = any(name.split()[-1][:1].isupper() for name in tellers)  # not "the Danish ambassador"
    wanted = _SOMEBODY if not own or _quotes(tree, trigger) else frozenset(() if teller else ("person",))
    for beside in (number - 1, number + 1):
        if wanted and 0 <= beside < len(tree.section.sentences):
            _speakers(cast, tree.section.sentences[beside], wanted)
    return cast.listed(without_outlets=True)


def _is_somebody(participant: Participant) -> bool:
    return participant.type in _SOMEBODY and participant.name[:1].isupper()


def _quotes(tree: Tree, trigger: Token) -> bool:
    """Whether the sentence of a word quotes somebody, whom the sentence beside it may name."""
    sentence = tree.sentence(trigger)
    return any(mark in tree.section.text[sentence.start : sentence.end] for mark in '"“”')


def _referred_to(cast: _Cast, clause: Clause) -> None:
    """ "Hinted that his party might yield", "said the two countries would talk": whom the nouns of a clause mean."""
    for token in cast.tree.tokens[clause.first : clause.last]:
        if token.pos != "NOUN" or token.dep not in {"nsubj", "nsubjpass", "dobj"}:
            continue
        for name in cast.parties.of(token):
            somebody = name.type in _SOMEBODY | {"place"} and name.name[:1].isupper()
            if somebody and token.text not in name.name:
                cast.add_name(name, "other")


def _crowd(cast: _Cast, clause: Clause) -> None:
    """ "Anti-government protests broke out": anti-government protesters."""
    tree, trigger = cast.tree, clause.trigger
    verb = trigger if clause.noun or trigger.pos in {"VERB", "AUX"} else tree.tokens[trigger.head]
    subject = trigger if clause.noun else tree.subject(verb)
    crowd = _CROWDS.get(subject.lemma.lower()) if subject is not None and subject.pos == "NOUN" else None
    if subject is None or crowd is None or tree.child(subject, "poss") is not None:
        return
    modifier = _HYPHENED.search(tree.section.text, max(0, subject.start - _LONGEST_MODIFIER), subject.start)
    cast.add_name(Name(f"{modifier[0].lower() if modifier else ''}{crowd}", "group"), "agent")


def _leaders(cast: _Cast, clause: Clause) -> None:
    """ "A delegation led by Ada Quill": who leads those that act or are acted on."""
    for noun in cast.tree.tokens[clause.first : clause.last]:
        for verb in cast.tree.children(noun, "acl") if noun.dep in {"nsubj", "nsubjpass", "dobj", "pobj"} else []:
            by = cast.tree.child(verb, "agent")
            if by is not None and verb.lemma.lower() in _LEADING:
                _doers(cast, by)


def _products(cast: _Cast, clause: Clause) -> None:
    """Named things in the subject, the object, and what a noun is of."""
    tree, trigger = cast.tree, clause.trigger
    verb = trigger if clause.noun or trigger.pos in {"VERB", "AUX"} else tree.tokens[trigger.head]
    if not clause.noun:
        subject = tree.subject(verb)
        if subject is not None:
            cast.add_product(subject, "patient" if is_passive(tree, verb) else "agent")
        for child in tree.children(verb, "dobj"):
            cast.add_product(child, "patient")
    if trigger.pos in {"NOUN", "PROPN"}:
        cast.add_product(trigger, "patient")
        for child in tree.children(trigger, "poss"):
            cast.add_product(child, "patient")


def _speakers(cast: _Cast, sentence: Sentence, wanted: frozenset[str]) -> None:
    """Those named in a sentence who say something in it and are of the types that are `wanted`."""
    for token in cast.tree.tokens[sentence.first : sentence.last]:
        verb = cast.tree.tokens[token.head]
        if token.dep == "nsubj" and verb.lemma.lower() in _SPEECH and token.pos in {"PROPN", "NOUN"}:
            named = any(t.pos == "PROPN" for t in (token, *cast.tree.children(token)))
            if named and any(name.type in wanted for name in cast.parties.of(token)):
                cast.add_one(token, "other")


class _Cast:
    """Participants in the order of their finding, each name once."""

    def __init__(self, tree: Tree, parties: Parties) -> None:
        self.tree, self.parties = tree, parties
        self._found: dict[str, Participant] = {}

    def add(self, head: Token | None, role: str) -> None:
        """A noun phrase with all that is joined to it."""
        if head is None:
            return
        for token in _joined(self.tree, head):
            self.add_one(token, role)
            self.add_state(token, role)

    def add_state(self, head: Token, role: str) -> None:
        """The states whose arms, attack or authorities a noun names, unless they are listed themselves."""
        for state in self.parties.states_behind(head):
            self.add_name(state, role)

    def add_name(self, name: Name | None, role: str) -> None:
        if name is not None:
            self._found.setdefault(name.name.lower(), Participant(name.name, role, name.type))

    def add_one(self, head: Token, role: str) -> None:
        """Whom one noun names; both of "the two countries"."""
        for name in self.parties.of(head):
            if name.type != "thing" or name.name[:1].isupper():
                self._found.setdefault(name.name.lower(), Participant(name.name, role, name.type))

    def add_product(self, head: Token, role: str) -> None:
        """The named things of a noun phrase with all that is joined to it."""
        for token in _joined(self.tree, head):
            for name in self.parties.products.of(token):
                self._found.setdefault(name.name.lower(), Participant(name.name, role, name.type))

    def names_within(self, head: Token) -> bool:
        """Whether a name only modifies the noun of somebody found already: "Senate" of "two Senate aides", not of "a
        Senate resolution"."""
        if head.dep != "compound" or self.tree.tokens[head.head].pos != "NOUN":
            return False
        if self.tree.tokens[head.head].lemma.lower() in _MEASURES:
            return True
        named = [name.name.lower() for name in self.parties.of(self.tree.tokens[head.head])]
        return any(name in self._found and self._found[name].type != "thing" for name in named)

    def listed(self, *, without_outlets: bool) -> tuple[Participant, ...]:
        """All found, without the streets where it was and the outlets that only report: in a clause that itself
        does not tell of saying ("Reuters sued the city"), an outlet that acts takes part."""
        return tuple(
            p
            for p in self._found.values()
            if not (is_outlet(p.name) and (without_outlets or p.role == "other")) and not _is_street(p)
        )


def _is_street(participant: Participant) -> bool:
    words = participant.name.split()
    return len(words) > 1 and participant.role != "agent" and words[-1].lower().strip(".") in _STREETS


def _doers(cast: _Cast, by: Token) -> None:
    """ "Tests cited by state media", "the shooting down of two planes by the air force": somebody, not something."""
    below = cast.tree.child(by, "pobj")
    for token in _joined(cast.tree, below) if below is not None else []:
        if any(name.type in _SOMEBODY for name in cast.parties.of(token)):
            cast.add_one(token, "other")


def _of_verb(cast: _Cast, verb: Token) -> None:
    tree = cast.tree
    cast.add(tree.subject(verb), "patient" if is_passive(tree, verb) else "agent")
    for child in tree.children(verb):
        if child.dep == "agent":
            cast.add(tree.child(child, "pobj"), "agent")
        elif child.dep in _ROLES:
            cast.add(child, _ROLES[child.dep])


def _of_preposition(cast: _Cast, preposition: Token) -> None:
    """Somebody, not something, behind "with", "to", "against", "for"."""
    role = _OBLIQUE.get(preposition.text.lower())
    below = cast.tree.child(preposition, "pobj")
    if role is None or below is None:
        return
    for token in _joined(cast.tree, below):
        if _is_post(cast.tree, token):
            continue
        named = cast.parties.of(token)
        if any(name.type in _SOMEBODY for name in named) or len(named) > 1:  # two: "with both countries"
            cast.add_one(token, role)


def _of_violence(cast: _Cast, preposition: Token) -> None:
    """ "Died in clashes between soldiers and dockers", "killed in a raid by soldiers": who fights there."""
    below = cast.tree.child(preposition, "pobj")
    if preposition.text.lower() in {"in", "during"} and below is not None and type_of(below.lemma) in _FIGHTING:
        _of_noun(cast, below)


def _of_matter(cast: _Cast, noun: Token) -> None:
    """ "Peace talks between Norway and Narnia broke down", "lodged a protest with both countries": whom the matter of a
    clause concerns."""
    if any(name.type in _SOMEBODY for name in cast.parties.of(noun)):
        return
    for child in cast.tree.children(noun, "prep"):
        word = child.text.lower()
        if word in {"between", "among"}:
            cast.add(cast.tree.child(child, "pobj"), "agent")
        elif word in {"with", "against", "to"}:
            _of_preposition(cast, child)
        elif (
            word in _INTO and (below := cast.tree.child(child, "pobj")) is not None and type_of(below.lemma) != "other"
        ):
            _of_matter(cast, below)


def _owner(cast: _Cast, noun: Token) -> None:
    """ "Cut his budget", "her first decree bans it", "its troops crossed the river": who is behind a pronoun."""
    owner = cast.tree.child(noun, "poss")
    word = owner.text.lower() if owner is not None else ""
    if owner is not None and (word in {"his", "her"} or (word in {"its", "their"} and is_arms(noun))):
        cast.add_one(owner, "other")


def _is_post(tree: Tree, noun: Token) -> bool:
    """What somebody is made: "was promoted to senior vice president"."""
    return noun.tag == "NN" and is_person_noun(noun) and tree.child(noun, "det", "poss", "appos", "nummod") is None


def _of_noun(cast: _Cast, noun: Token) -> None:
    """ "Quill's visit to", "the arrest of Quill by", "talks between", "a meeting with"."""
    tree = cast.tree
    done_to = stem(noun.lemma) in _DONE_TO
    owner = tree.child(noun, "poss")
    of = [tree.child(p, "pobj") for p in tree.children(noun, "prep") if p.text.lower() == "of"]
    cast.add(owner, "patient" if done_to and not any(of) else "agent")
    for child in tree.children(noun, "prep", "agent"):
        below = tree.child(child, "pobj")
        word = child.text.lower()
        if word in {"by", "between", "among"}:
            cast.add(below, "agent")
        elif word == "of":
            cast.add(below, "patient" if done_to or owner is not None else "agent")
        else:
            _of_preposition(cast, child)


def _joined(tree: Tree, head: Token) -> list[Token]:
    """ "A, B and C": conjuncts hang on one another."""
    found = [head]
    for token in found:
        found.extend(t for t in tree.children(token, "conj") if t.pos not in {"VERB", "AUX"})
    return found


def _entity_head(tree: Tree, entity: Entity) -> Token:
    for i in range(entity.first, entity.last):
        if not entity.first <= tree.tokens[i].head < entity.last or tree.tokens[i].head == i:
            return tree.tokens[i]
    return tree.tokens[entity.last - 1]


def _governs(tree: Tree, head: Token, trigger: Token) -> bool:
    """Whether a noun is an argument of a verb above the trigger, or of one that stands below it."""
    verb = head
    for _ in range(3):
        if verb.pos in {"VERB", "AUX"} or verb.head == verb.i:
            break
        verb = tree.tokens[verb.head]
    return verb.pos in {"VERB", "AUX"} and (tree.is_under(trigger, verb) or tree.is_under(verb, trigger))
