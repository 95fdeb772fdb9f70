"""Deeds: the noun for what happens in a clause, alone and with what it happens to, as a heading would say it."""

from __future__ import annotations

from storyatlas.extract.clauses import Clause
from storyatlas.extract.lexicon import deed_of
from storyatlas.extract.people import is_person_noun
from storyatlas.extract.topics import noun_phrase, says_something
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

_MISSILES = ("missile", "rocket", "shell", "torpedo", "gas", "canister", "grenade", "mortar", "artillery", "engine")
_SHOTS = frozenset(
    """shot gun bullet round weapon pistol rifle shotgun handgun revolver volley salvo burst fire ammunition cannon
    machine-gun tank""".split()
)
# Whose they are says who is meant.
_KIN = frozenset(
    "father mother parent son daughter brother sister sibling child baby wife husband uncle aunt cousin".split()
)
_FILMED = frozenset("film movie scene video clip footage photo photograph picture series percent point guard".split())
# How a deed takes what it happens to, where that is not "of"; "" where it takes none.
_LINKS = {
    **dict.fromkeys("attack raid airstrike assault sanctions embargo ban strike imposition".split(), "on"),
    **dict.fromkeys("visit threat warning damage injuries tribute".split(), "to"),
    **dict.fromkeys("lawsuit charges accusations retaliation".split(), "against"),
    **dict.fromkeys("meeting talks negotiations interview clash collision fighting wedding".split(), "with"),
    **dict.fromkeys(
        """victory defeat trip flight speech agreement escape return arrival departure appeal testimony vote protests
        infection award apology decision crossing landing journey admission march parade rally swap deal""".split(),
        "",
    ),
}
# What happens by itself, and so to its subject.
_BY_ITSELF = frozenset(
    """death explosion collapse escape crash collision derailment resignation surrender retirement bankruptcy drowning
    outbreak spread eruption detonation retreat defection arrival departure""".split()
)
# What the law does, by what follows this word: "murder charges", "a prison sentence".
_OVER = {
    "charges": "with",
    "accusations": "of",
    "conviction": "of",
    "sentencing": "to",
    "acquittal": "of",
    "investigation": "for",
}
# What befalls beings alone.
_OF_BEINGS = frozenset(
    """killing murder shooting stabbing death assassination execution slaying arrest detention rape abduction kidnapping
    rescue hiring dismissal nomination appointment questioning funeral torture beheading lynching deportation
    extradition""".split()
)


def find_deed(tree: Tree, clause: Clause) -> str:
    """The noun for what happens; who fires a coach, or a missile, shoots nobody, nor does who shoots a film."""
    deed = deed_of(clause.trigger.lemma, noun=clause.noun)
    if deed != "shooting" or clause.noun:
        return deed
    verb = clause.trigger
    what = tree.child(verb, "dobj", "nsubjpass")
    if what is None and verb.tag == "VBN" and not tree.auxiliaries(verb) and verb.dep in {"acl", "amod"}:
        what = tree.tokens[verb.head]
    lemma = what.lemma.lower() if what is not None else ""
    if verb.lemma.lower() != "fire":
        return "" if lemma in _FILMED else deed
    if lemma.endswith(_MISSILES):
        return ""
    return deed if what is None or lemma in _SHOTS else "dismissal"


def act_of_firing(verb: str, deed: str) -> str:
    """ "Sack" for "fires a coach", "shoot" for "opens fire", "launch" for "fires a missile", by their deed; other
    verbs as they are."""
    if verb.lower() != "fire":
        return verb
    return {"dismissal": "sack", "shooting": "shoot"}.get(deed, "launch")


def tell_deed(tree: Tree, clause: Clause, deed: str) -> tuple[str, ...]:
    """A deed with what it happens to, be it no name, in few and in more words: "capture of pirates" and "capture of
    Norse pirates", "bank evacuation", "death of a climber", "murder charges"; none where a clause says it by a noun,
    whose own words tell it.
    """
    if not deed or clause.noun or clause.negated:
        return ()
    verb = clause.trigger
    if deed in _OVER:
        crime = _led_to(tree, verb, _OVER[deed])
        if crime is not None and _tells(tree, crime) and crime.tag == "NN":
            return (f"{noun_phrase(tree, crime, crime.i)} {deed}",)
    link = _LINKS.get(deed, "of")
    what = tree.child(verb, "dobj", "nsubjpass")
    if what is None and deed in _BY_ITSELF:
        what, link = tree.child(verb, "nsubj"), "of"
    if what is None or not link or not _tells(tree, what) or what.lemma.lower() in _SHOTS | _KIN:
        return ()
    if deed.startswith(what.lemma.lower()):
        return ()  # "made an offer": no "offer offer"
    few, more = noun_phrase(tree, what, what.i), noun_phrase(tree, what, clause.first)
    if what.tag == "NNS":
        told = [f"{deed} {link} {phrase}" for phrase in (few, more)]
    elif is_person_noun(what) or deed in _OF_BEINGS:
        told = [f"{deed} {link} {'an' if phrase[:1].lower() in 'aeiou' else 'a'} {phrase}" for phrase in (few, more)]
    else:
        told = [f"{few} {deed}", f"{deed} {link} {more}"]
    return tuple(told if few != more else told[:1])


def _tells(tree: Tree, token: Token) -> bool:
    """Whether a noun, no name and no time, may stand in a heading."""
    return token.pos == "NOUN" and token.tag in {"NN", "NNS"} and says_something(tree, token)


def _led_to(tree: Tree, verb: Token, word: str) -> Token | None:
    """The noun that a preposition of a verb leads to."""
    for preposition in tree.children(verb, "prep"):
        if preposition.text.lower() == word:
            return tree.child(preposition, "pobj")
    return None
