"""Headline: a clause told as newspapers do: who does what to whom, present tense, 6-14 words."""

from __future__ import annotations

import re

from storyatlas.extract.clauses import Clause
from storyatlas.extract.definites import fuller, is_bare
from storyatlas.extract.lexicon import LIGHT, ORGANISATION_NOUNS, PERSON_NOUNS, PLANNING, REPORTING, SPEECH_ACTS, STRONG
from storyatlas.extract.names import PRONOUNS, Names, is_pronoun
from storyatlas.extract.phrases import Predicate, noun_phrase, tidy
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

MOST_WORDS = 14
LEAST_WORDS = 4
INCOMPLETE = 0.3  # the most that a clause without what its verb needs can score
MOST_SUBJECT_WORDS = 9

_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}
_KICKER = re.compile(
    r"^(?:live|breaking|exclusive|watch|video|analysis|opinion|explainer|update[ds]?|correction)\s*[:|-]\s*", re.I
)
_TOPIC = re.compile(r"^(?P<topic>[^:]{2,30}):\s+(?=(?:\S+\s+){4,}\S+$)")
_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$|,\s*[A-Z]\w+post$")
_SINGULAR = frozenset({"is", "was", "has", "'s", "’s", "does"})
_PLURAL = frozenset({"are", "were", "have", "'re", "’re", "'ve", "’ve", "do"})
_CONTEXT = re.compile(
    r"\b(?:he|she|they|it|we|you|i|him|them|us|his|her|their|its|our|my|your|this|these|those|such|there|here|"
    r"another|other|others|so|who|which|what|two of them)\b",
    re.I,
)
# Own possessives are fine where the subject says whose.
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
# What a "the" before them points back to.
_GENERIC = (
    PERSON_NOUNS | ORGANISATION_NOUNS | frozenset("city country capital virus disease outbreak town area".split())
)
# "The government" of the country that the story is about, "the virus" of an outbreak: the reader knows.
_KNOWN = frozenset("government parliament virus outbreak police army president court stock market".split())
_BACKWARD = re.compile(r"^(?:country|city|nation|company|group|state|region)['’]s\s+", re.I)
_QUESTION = re.compile(r"(?:when|where|while|what|how|why|if|as)\b", re.I)
_SHARES = frozenset("most some many half majority dozen hundred thousand million rest all cent percent".split())
_DATELINE = re.compile(r"^\s*[A-Z][A-Za-z.,\s’'-]{1,40}(?:\([A-Za-z .]{2,20}\)\s*[-–—:]+|\s[-–—]{1,2}\s)")
_CREDIT = re.compile(r"^[^.\n]{0,40}/\s?(?:AP|AFP|Reuters|Getty|EPA|PA|Xinhua|Bloomberg)\b")
_CAPTION = re.compile(
    r"^(?=.{0,40}\b(?:caption|copyright|facebook|twitter|photo(?:graph)?:))"
    r"(?:(?:image|media|video)\s+(?:caption|copyright|source)|(?-i:AFP|AP|EPA|PA|Reuters|Getty Images|Alamy)\b"
    r"|facebook|twitter|pinterest|whatsapp|share|(?:file )?photo(?:graph)?\s*:|\s)+",
    re.I,
)
# Verbs that say nothing without what is told.
_TELLING = frozenset(
    """
        announce confirm declare reveal report deny claim add state disclose say tell note show find suggest
        propose demand order approve sign issue impose unveil cite adopt release accuse blame urge
    """.split()
)


def article_headline(title: str) -> tuple[str, float]:
    """An article's own headline as an event's title, and how well it serves as one.

    A question, a teaser or a bare quotation tells no event and scores low.
    """
    text = _SUFFIX.sub("", _KICKER.sub("", " ".join(title.split())))
    words = text.split()
    score = 1.0
    if not LEAST_WORDS <= len(words) <= MOST_WORDS + 2:
        score -= 0.35
    if text.endswith("?") or re.match(
        r"(?:what|why|how|when|where|who|here|this|these|\d+ (?:things|ways))\b", text, re.I
    ):
        score -= 0.6
    if ":" in text or text.count(";") or re.search(r"\s[|–—-]\s|…|\.\.\.|\. ", text):
        score -= 0.25
    if re.search(r"[\"'“‘’”]\s|^[\"'“‘]|[\"“”]", text):
        score -= 0.25
    if re.search(r"\b(?:I|we|you|my|our|your|this|these|here)\b", text, re.I):
        score -= 0.3
    capitals = sum(w[:1].isupper() for w in words)
    if len(words) > 3 and capitals >= 0.8 * len(words):
        score -= 0.15  # every word capitalised reads badly among sentences
    return text[:1].upper() + text[1:], max(0.0, score)


def title_headline(tree: Tree, clause: Clause) -> tuple[str, float]:
    """The article's headline for a clause of it: whole for its main clause, low for the others, which
    tell something else."""
    text, score = article_headline(_without_topic(tree))
    verb = _clause_verb(tree, clause)
    if clause.noun or verb.pos not in {"VERB", "AUX"} or tree.subject(verb) is None:
        return text, score - 0.45
    return text, score if verb.dep == "ROOT" and tree.sentence_of[verb.i] == 0 else score - 0.35


def _without_topic(tree: Tree) -> str:
    """An article's title less the topic before its colon: "Flood: town is evacuated", not "Quill: town is ..."."""
    text = _KICKER.sub("", tree.section.text)
    topic = _TOPIC.match(text)
    if topic is None or len(topic["topic"].split()) > 3:
        return text
    named = any(e.text in topic["topic"] for e in tree.section.entities if e.type in {"PERSON", "ORG", "GPE", "NORP"})
    return text if named else text[topic.end() :]


def clause_headline(tree: Tree, names: Names, clause: Clause) -> tuple[str, float]:
    """A clause as a headline and a score: 0 for a fragment, 1 for a complete one."""
    if clause.noun:
        return _nominal(tree, clause)
    verb = _clause_verb(tree, clause)
    subject = _subject(tree, names, verb)
    if subject is None or tree.child(verb, "expl") is not None:
        return _nominal(tree, clause)[0], 0.1
    text, plural, named = subject
    passive = is_passive(tree, verb)
    head = _verb_group(tree, verb, clause, plural, passive)
    if (who := _first_of_all(tree, names, verb)) is not None:
        text, head, named = who, f"becomes {text[:1].lower()}{text[1:]} to {_base_form(verb)}", True
    room = MOST_WORDS - len(text.split()) - len(head.split())
    predicate = Predicate(tree, names, verb, text)
    body = predicate.fit(room)
    headline = tidy(f"{text} {head} {body}")
    complete = predicate.complete
    lemma = verb.lemma.lower()
    if not passive and ((not body and lemma in SPEECH_ACTS | REPORTING | LIGHT) or lemma in _TELLING):
        complete = complete and predicate.has_object
    score = _score(tree, headline, named, complete, verb, clause, bool(body))
    if _points_back(tree, names, verb):
        score -= 0.25
    if text.split()[-1] in body.split():
        score -= 0.4  # nobody meets himself: a pronoun was read wrongly
    return headline, max(0.0, score - 0.2 * predicate.borrowed)


def _clause_verb(tree: Tree, clause: Clause) -> Token:
    """The finite verb of a clause: above a carried verb or a light verb's noun."""
    token = clause.trigger
    if token.pos not in {"VERB", "AUX"}:
        token = tree.tokens[token.head]
    while token.dep == "xcomp" and tree.tokens[token.head].i >= clause.first:
        token = tree.tokens[token.head]
    return token


def is_passive(tree: Tree, verb: Token) -> bool:
    """A passive, or a bare participle that modifies a noun; one with an object of its own is a
    simple past that the tagger took for a participle."""
    be = tree.child(verb, "auxpass")
    if be is not None:
        # "that's killed two" has killed them
        return not (be.text.lower() in {"'s", "’s"} and tree.child(verb, "dobj") is not None)
    if tree.child(verb, "nsubj") is not None and verb.dep not in {"acl", "relcl"}:
        return False
    return verb.tag == "VBN" and not tree.auxiliaries(verb) and tree.child(verb, "dobj") is None


def _subject(tree: Tree, names: Names, verb: Token) -> tuple[str, bool, bool] | None:
    """The subject's words, whether it is plural, whether it is a name."""
    head = tree.subject(verb)
    if head is None:
        return None
    start = _furniture(tree, verb)
    if head.start < start:
        below = [t for t in tree.children(head) if t.start >= start and t.pos in {"NOUN", "PROPN"} and t.i < verb.i]
        if not below:
            return None
        head = below[0]
    if _CREDIT.match(tree.section.text[head.end : head.end + 60]):
        return None
    several = tree.child(head, "conj") is not None
    plural = head.tag in {"NNS", "NNPS"} or several
    if is_pronoun(head):
        name = names.of(tree, head)
        if name is None or name.name.lower().split()[0] in PRONOUNS:
            return None
        many = name.type == "group" or (head.text.lower() == "they" and not name.name[:1].isupper())
        return _capital(name.name), many or head.text.lower() == "they", True
    holder = names.holder(tree, head)
    if holder is not None and not several:
        return holder, False, True
    entity = names.entity(tree.section, head)
    if entity and entity.type == "PERSON" and not several:
        before = tree.section.text[max(0, entity.start - 4) : entity.start].lower()
        if entity.text.lower().startswith("the ") or (before.endswith("the ") and entity.text.endswith("s")):
            return re.sub(r"^the\s+", "", entity.text, flags=re.I), True, True
        return names.full(entity.text, "person").name, False, True
    phrase = tidy(noun_phrase(tree, head, MOST_SUBJECT_WORDS, start))
    phrase = _BACKWARD.sub("", re.sub(r"^(?:the|an?)\s+", "", phrase, flags=re.I))
    if not phrase or len(phrase.split()) > MOST_SUBJECT_WORDS or _QUESTION.match(phrase):
        return None
    named = head.pos == "PROPN" or any(t.pos == "PROPN" for t in tree.children(head))
    if several and not re.search(r"\band\b|,|&", phrase):
        return _capital(phrase), head.tag in {"NNS", "NNPS"}, named  # the others were cut
    if head.pos == "NUM" or head.lemma.lower() in {"people", "police"}:
        plural = plural or phrase.lower() not in {"one"}
    if head.lemma.lower() in _SHARES and (of := tree.child(head, "prep")) and (what := tree.child(of, "pobj")):
        plural = what.tag in {"NNS", "NNPS"}
        return _capital(phrase), plural, named
    return _capital(phrase), _number(tree, verb, plural), named


def _first_of_all(tree: Tree, names: Names, verb: Token) -> str | None:
    """Who is "the first president to visit": Quill in "Quill, the first president to visit", or who "is" it."""
    head = tree.subject(verb)
    if head is None or verb.tag != "VB" or head.tag not in {"NN", "NNP"}:
        return None
    if not any(t.text.lower() == "first" for t in tree.tokens[tree.subtree(head, [verb.i])[0] : head.i]):
        return None
    above = tree.tokens[head.head]
    who = tree.child(head, "nsubj")  # "this makes Quill the first president to visit"
    if who is None and verb.dep in {"acl", "relcl"}:
        who = above if head.dep == "appos" else tree.subject(above) if head.dep == "attr" else None
    entity = names.entity(tree.section, who) if who is not None else None
    if who is None or entity is None or entity.type not in {"PERSON", "ORG", "GPE"}:
        return None
    name = names.of(tree, who)
    return name.name if name is not None and name.type == "person" else _capital(entity.text)


def _furniture(tree: Tree, verb: Token) -> int:
    """Where a sentence's own words begin, after a dateline or a caption's label (a character)."""
    start = tree.sentence(verb).start
    words = tree.section.text[start : start + 160]
    found = _CAPTION.match(words) or (_DATELINE.match(words) if re.match(r"\s*[A-Z]{2}", words) else None)
    return start + found.end() if found else start


def _number(tree: Tree, verb: Token, plural: bool) -> bool:
    """Plural or not: as the verb or its auxiliary has it, else as its subject."""
    if tree.child(verb, "nsubj", "nsubjpass") is None:
        return plural
    forms = {a.text.lower() for a in tree.auxiliaries(verb)} | {verb.text.lower()}
    if forms & _SINGULAR or (verb.tag == "VBZ" and not tree.auxiliaries(verb)):
        return False
    return bool(forms & _PLURAL) or verb.tag == "VBP" or plural


def _verb_group(tree: Tree, verb: Token, clause: Clause, plural: bool, passive: bool) -> str:
    """The verb in the headline's present tense, or "to ..." for what is planned."""
    particle = " ".join(t.text for t in tree.children(verb, "prt"))
    lemma = _base_form(verb)
    negated = tree.child(verb, "neg") is not None
    if passive:
        be = "to be" if clause.tense == "future" else ("are" if plural else "is")
        core = f"{be}{' not' if negated else ''} {verb.text.lower()}"
    elif clause.tense == "future" or any(a.tag == "MD" for a in tree.auxiliaries(verb)):
        core = f"{'not ' if negated else ''}to {lemma}"
    elif negated and lemma == "be":
        core = f"{third_person(lemma, plural)} not"
    elif negated:
        core = f"{'do' if plural else 'does'} not {lemma}"
    else:
        core = third_person(lemma, plural)
    return f"{core} {particle}".strip()


def _base_form(verb: Token) -> str:
    """The lemma; "hope" where the lemmatiser has "hop" for "hoping", which would double its p."""
    lemma = verb.lemma.lower()
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", lemma)
    return lemma + "e" if short and verb.text.lower() in {lemma + "ing", lemma + "ed"} else lemma


def third_person(lemma: str, plural: bool = False) -> str:
    """The present tense of a verb: "carry" gives "carries", plural "carry"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][plural]
    if plural:
        return lemma
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", lemma) else "s")


def _nominal(tree: Tree, clause: Clause) -> tuple[str, float]:
    words = " ".join(tree.section.text[tree.tokens[clause.first].start : tree.tokens[clause.last - 1].end].split())
    text = tidy(re.sub(r"^(?:the|an?)\s+", "", words, flags=re.I))
    named = any(t.pos == "PROPN" for t in tree.tokens[clause.first : clause.last])
    return text, 0.2 if named and LEAST_WORDS <= len(text.split()) <= MOST_WORDS else 0.1


def _score(
    tree: Tree, headline: str, named: bool, complete: bool, verb: Token, clause: Clause, has_body: bool
) -> float:
    words = headline.split()
    score = 0.45 + 0.15 * named + 0.1 * has_body
    if 6 <= len(words) <= MOST_WORDS:
        score += 0.2
    elif len(words) < LEAST_WORDS or len(words) > MOST_WORDS + 2:
        score -= 0.3
    lemma = verb.lemma.lower()
    if lemma in STRONG or lemma in SPEECH_ACTS:
        score += 0.1
    elif lemma in LIGHT or lemma in PLANNING:
        score -= 0.1
    elif lemma in REPORTING:
        score -= 0.2
    pointing = {w.lower() for w in _CONTEXT.findall(headline)}
    score -= 0.25 * bool(pointing - _POSSESSIVE) + 0.1 * bool(pointing & _POSSESSIVE)
    score -= _guesswork(tree, verb)
    if re.search(r"[\"“”]|\b[a-z]\w+\.\s", headline):
        score -= 0.05
    if re.search(r"\s['’]\s|[!?;]|\d[A-Z][a-z]", headline):
        score -= 0.2
    if re.search(r"\b(?:says?|tells?)$", headline) or not re.match(r"[\w$£€\"“‘']", headline):
        score -= 0.3
    if re.match(r"(?:most|some|all|many|one|two|several|both|few) of the\b", headline, re.I):
        score -= 0.15
    if clause.negated:
        score -= 0.05
    if not complete:
        score = min(score, INCOMPLETE)
    return max(0.0, min(1.0, score))


def _guesswork(tree: Tree, verb: Token) -> float:
    """How far the subject is a guess: of a participle or infinitive, a pronoun, a clause hung on the wrong noun."""
    head = tree.subject(verb)
    own = tree.child(verb, "nsubj", "nsubjpass")
    doubt = 0.0
    if verb.dep in {"advcl", "acl", "pcomp", "prep", "relcl"} and own is None:
        doubt += 0.15
    elif verb.dep == "conj" and own is None:
        doubt += 0.05
    if head is not None and is_pronoun(head):
        doubt += 0.3 if head.text.lower() in {"they", "it"} else 0.15
    elif head is not None and verb.dep == "relcl" and own is not None and own.i != head.i:
        doubt += 0.05
        several = head.tag in {"NNS", "NNPS"} or tree.child(head, "conj") is not None
        if _number(tree, verb, several) != several:
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


def _points_back(tree: Tree, names: Names, verb: Token) -> bool:
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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
