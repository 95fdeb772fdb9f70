"""Legibility: how well a headline made of a clause reads without its article."""

from __future__ import annotations

import re

from storyatlas.extract.clauses import Clause
from storyatlas.extract.definites import fuller, is_bare
from storyatlas.extract.idioms import idiom
from storyatlas.extract.lexicon import (
    EVENT_NOUNS,
    LIGHT,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    PLANNING,
    REPORTING,
    SPEECH_ACTS,
    STRONG,
)
from storyatlas.extract.names import Names, is_pronoun
from storyatlas.extract.subjects import ALIKE, is_plural, joined
from storyatlas.extract.tree import Tree
from storyatlas.extract.voice import is_passive
from storyatlas.model.document import Token

MOST_WORDS, LEAST_WORDS = 14, 4
MOST_CHARACTERS = 100  # of a title that the map shows in full
INCOMPLETE = 0.3  # the most that a clause without what its verb needs can score
_CONTEXT = re.compile(
    r"\b(?:he|she|they|it|we|you|i|him|them|us|his|her|their|its|our|my|your|this|these|those|such|there|here|"
    r"another|other|others|so|who|which|what|two of them)\b",
    re.I,
)
_OWN_WORDS = re.compile(r"\b(?:I|we|you|my|our|your|me)\b", re.I)  # of a speaker, and not in quotation marks
# Own possessives are fine where the subject says whose.
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
# "Vast majority flies": of whom?
_PARTS = re.compile(
    r"(?:(?:vast|great|large|small|total) )?(?:majority|minority|number|rest|total|handful|half)\b(?! of\b)"
    r"|(?:other )?[\d.,]+ ?(?:percent|per cent|%)(?! of\b)",
    re.I,
)
# "One of them"
_OF_WHOM = re.compile(
    r"(?:[\w-]+ )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|some|"
    r"most|both|none|all|many|several|few|each|half|part|first|second|third|last|latest|rest|\d+) of "
    r"(?:them|us|which|whom|these|those)\b",
    re.I,
)
# What a "the" before them points back to.
_GENERIC = (
    PERSON_NOUNS
    | ORGANISATION_NOUNS
    | frozenset("city country capital virus disease outbreak town area side nation pair duo latter former".split())
)
# What says too little by itself: "resolution", "agreement", "damage".
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "age", "ure")
_PAPERS = frozenset(
    "report loan deal pact accord contract order bill law rule plan proposal offer bid request letter document issue "
    "limit quota rate price fund payment shipment talk tranche share stock bond note paper measure decree".split()
)
_VAGUE = 0.2
_NOBODY = re.compile(r"(?:no ?one|nobody|nothing|none)\b", re.I)  # "No one is injured"
# Singular nouns that take a plural verb.
_COLLECTIVE = ORGANISATION_NOUNS | frozenset("staff people majority number couple lot pair handful family".split())
# "The government" of the country that the story is about, "the virus" of an outbreak: the reader knows.
_KNOWN = frozenset("government parliament virus outbreak police army president court stock market".split())


def legibility(
    tree: Tree, headline: str, named: bool, complete: bool, verb: Token, clause: Clause, has_body: bool
) -> float:
    words = headline.split()
    score = 0.45 + 0.15 * named + 0.1 * has_body
    if 6 <= len(words) <= MOST_WORDS:
        score += 0.2
    elif len(words) < LEAST_WORDS or len(words) > MOST_WORDS + 2:
        score -= 0.3
    lemma = verb.lemma.lower()
    if lemma in STRONG or lemma in SPEECH_ACTS or idiom(tree, verb):
        score += 0.1
    elif lemma in LIGHT or lemma in PLANNING:
        score -= 0.1
    elif lemma in REPORTING:
        score -= 0.2
    pointing = {w.lower() for w in _CONTEXT.findall(headline)}
    score -= 0.25 * bool(pointing - _POSSESSIVE) + 0.1 * bool(pointing & _POSSESSIVE)
    score -= 0.3 * (words[:1] != [] and words[0].lower() in _POSSESSIVE)  # "their service": whose?
    score -= 0.2 * (len(headline) > MOST_CHARACTERS)
    score -= _guesswork(tree, verb, clause.tense)
    if re.search(r"\b(?:tonight|today|yesterday|tomorrow)\b|\b[A-Z]{4,} [-–—] ", headline):
        score -= 0.2
    if re.search(r"[\"“”]|\b[a-z]\w+\.\s", headline):
        score -= 0.05
    if re.search(r"\s['’]\s|[!?;]|\d[A-Z][a-z]", headline) or headline.count("(") != headline.count(")"):
        score -= 0.2
    if re.search(r"\b(?:says?|tells?)$", headline) or not re.match(r"[\w$£€\"“‘']", headline):
        score -= 0.3
    if re.match(r"(?:most|some|all|many|one|two|several|both|few) of the\b", headline, re.I):
        score -= 0.15
    score -= _VAGUE * _says_what_alone(tree, verb, words)
    if _OF_WHOM.match(headline):
        score -= 0.35
    if _PARTS.match(headline):
        score -= 0.25
    if clause.negated:
        score -= 0.05
    if not complete or _NOBODY.match(headline) or _OWN_WORDS.search(re.sub(r"[\"“][^\"”]*[\"”]", "", headline)):
        score = min(score, INCOMPLETE)
    return max(0.0, min(1.0, score))


def _says_what_alone(tree: Tree, verb: Token, words: list[str]) -> bool:
    """Whether a passive tells of one common noun without a word of which: "Report is received", "Talks are held"; that
    "shops are closed" says enough of what is many, and "police are attacked" of who."""
    head = tree.subject(verb)
    if head is None or head.pos != "NOUN" or len(words) < 2 or words[1].lower() not in {"is", "are", "to"}:
        return False
    lemma = head.lemma.lower()
    return is_passive(tree, verb) and (lemma in EVENT_NOUNS or lemma.endswith(_ABSTRACT) or lemma in _PAPERS)


def _guesswork(tree: Tree, verb: Token, tense: str) -> float:
    """How far the subject is a guess: of a participle or infinitive, a pronoun, a clause hung on the wrong noun."""
    head = tree.subject(verb)
    own = tree.child(verb, "nsubj", "nsubjpass")
    doubt = 0.35 * (tense == "none")  # "for the ban to be lifted", "urged that they leave"
    if own is not None and not is_pronoun(own) and own.lemma.lower() not in _COLLECTIVE:
        several = own.tag in {"NNS", "NNPS"} or tree.child(own, "conj", "nummod") is not None or joined(tree, own)
        if own.pos == "NOUN" and not several and is_plural(tree, verb, several):
            one = own.lemma.lower() not in ALIKE and tree.child(own, "prep", "cc", "nmod", "appos") is None
            doubt += 0.6 if one else 0.3  # "the emergency have closed"
        plain = own.tag == "NNS" and own.pos == "NOUN" and tree.child(own, "nummod") is None
        doubt += 0.3 * (plain and not own.lemma.endswith("s") and not is_plural(tree, verb, True))  # "riots was"
    if own is not None and own.i > verb.i and verb.lemma.lower() not in REPORTING and not tree.auxiliaries(verb):
        doubt += 0.4  # "meets Venn, addresses ministers": what looks like a subject is none
    if verb.dep in {"advcl", "acl", "pcomp", "prep", "relcl"} and own is None:
        doubt += 0.15
    elif verb.dep == "conj" and own is None:
        doubt += 0.05
    if head is not None and verb.dep == "acl" and verb.tag in {"VBN", "VBD"} and verb.i > head.i:
        between = tree.tokens[head.i + 1 : verb.i]  # "the brother of a woman found dead": who?
        doubt += 0.3 * any(t.lemma.lower() in PERSON_NOUNS and t.dep == "pobj" for t in between)
    if head is not None and is_pronoun(head):
        doubt += 0.3 if head.text.lower() in {"they", "it"} else 0.15
    elif head is not None and verb.dep == "relcl" and own is not None and own.i != head.i:
        doubt += 0.05
        several = head.tag in {"NNS", "NNPS"} or tree.child(head, "conj") is not None
        if is_plural(tree, verb, several) != several:
            doubt += 0.3
    if head is not None and own is None and verb.tag in {"VBP", "VBZ"} and not tree.auxiliaries(verb):
        several = head.tag in {"NNS", "NNPS"} or tree.child(head, "conj") is not None
        doubt += 0.4 * (several != (verb.tag == "VBP"))
    if head is not None and any(
        t.text.lower() in {"no", "first", "last", "only", "some", "many", "most", "few", "several"}
        for t in tree.children(head, "det", "amod")
    ):
        doubt += 0.1
    return doubt


def points_back(tree: Tree, names: Names, verb: Token) -> bool:
    """A subject such as "the president", which only its context names."""
    head = tree.subject(verb)
    if head is not None and names.holder(tree, head) is not None:
        return False
    if head is None or head.pos not in {"NOUN", "PROPN"}:
        return head is not None and head.pos in {"ADJ", "ADV", "DET", "NUM"} and tree.child(head, "prep") is None
    if is_bare(tree, head) and fuller(tree, head) is None and head.lemma.lower() not in _KNOWN:
        return True
    if head.lemma.lower() not in _GENERIC:
        return False
    below = tree.children(head)
    bare = all(t.dep in {"det", "nummod", "punct"} for t in below)
    definite = any(t.text.lower() == "the" for t in below)
    return bare and (head.tag in {"NN", "NNP"} or (definite and any(t.dep == "nummod" for t in below)))
