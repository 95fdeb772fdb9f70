"""Quality: how surely a verb tells an occurrence worth a node, 0 to 1."""

from __future__ import annotations

import re

from storyatlas.extract.heading import is_bare_participle, is_heading
from storyatlas.extract.idioms import idiom
from storyatlas.extract.lexicon import (
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    PLANNING,
    REPORTING,
    SPEECH_ACTS,
    STATES,
    STRONG,
)
from storyatlas.extract.modality import permits
from storyatlas.extract.tree import Tree
from storyatlas.extract.voice import is_passive
from storyatlas.model.document import Token

_CALLED = frozenset({"call", "name", "know", "term", "label", "nickname"})
_SPOKEN_TO = frozenset({"of", "to", "for", "about", "with"})
_COUNTING = frozenset("be stand number total reach remain have bring".split())
# Who reports victims or arrests says that there were some.
_PHONE = re.compile(r"\s(?:us\s)?(?:at\s)?(?:\(?\d{3}\)?[-.\s]\s?\d{3}[-.\s]\d{4}|\d{3}-\d{4})\b")
_FEELINGS = frozenset("alarm anger outrage enrage shock encourage embolden worry spook rattle dismay upset".split())
_BY_FORCE = frozenset(
    """gas cannon fire bullet force strike airstrike rocket missile sanction tariff shelling bomb ban baton gunfire
    artillery lawsuit counterattack drone raid grenade""".split()
)
_BEFALLEN = frozenset("dead injured wounded missing hurt".split())
_RECORDING = frozenset("report see record register document count log witness".split())
_NTH = frozenset({"first", "second", "third", "fourth", "fifth"})
_VICTIMS = frozenset("death toll case casualty fatality injury victim wounded arrest infection prisoner".split())
_HELD = frozenset("killer suspect shooter gunman attacker robber thief driver accused teen teenager youth".split())
_FOUND = frozenset("dead guilty alive unconscious innocent liable safe hanged stabbed wounded unharmed".split())
_FACED = frozenset("charge trial lawsuit inquiry probe indictment prosecution".split())
_FIGURES = frozenset({"chapter", "page", "era", "milestone", "watershed", "point", "culmination", "leaf"})
_FIGURING = frozenset({"open", "begin", "start", "turn", "mark", "write", "close", "represent", "signal"})
_SHOWING = frozenset(
    """
        underline underscore highlight illustrate exemplify typify embody epitomise epitomize symbolise symbolize
        reflect
    """.split()
)
# What is so for a while: "was engaged in the war", "are armed by Narnia".
_LASTING = frozenset("engage equip arm populate crowd line staff man own".split())
_SENT_OUT = frozenset(
    """
        ambassador envoy diplomat consul troop soldier parliament lawmaker car vehicle truck model product toy phone
        device battery drug medicine batch aircraft jet airbag
    """.split()
)
_ANYBODY = frozenset({"i", "we", "you", "it", "this", "that"})
_FOUND_THINGS = frozenset(
    """
        body corpse remains grave wreckage debris weapon explosive bomb gun rifle drug cocaine cash ballot cache
        survivor wreck recorder fossil treasure tunnel hazard flaw fault defect crack leak virus trace
    """.split()
)
_UNSPECIFIC = frozenset({"DATE", "TIME", "ORDINAL", "QUANTITY", "LANGUAGE"})


def verb_quality(tree: Tree, verb: Token, trigger: Token, tense: str, headline: bool) -> float:
    """How surely `verb` tells an occurrence; `trigger` is the word that names it ("visit" of "made a visit")."""
    lemma = trigger.lemma.lower()
    own = verb.lemma.lower()
    clausal = [c for c in tree.children(verb, "ccomp") if not tree.parted(*sorted((c, verb), key=lambda t: t.i))]
    if _tolls(tree, verb):
        return 0.55
    if own in _CALLED and _is_so_called(tree, verb):
        return 0.0
    if own == "call" and _PHONE.match(tree.section.text, verb.end):
        return 0.0
    if own in _FEELINGS and verb.tag == "VBN" and verb.dep == "advcl":
        return 0.1  # "alarmed by the outbreak, Narnia closed its border": how it felt
    if own == "age" and verb.tag in {"VBN", "VBD"} and any(t.pos == "NUM" for t in tree.children(verb)):
        return 0.0  # "dies aged 56"
    told = idiom(tree, verb) if trigger is verb else ""
    permitted = permits(tree, verb) and tense not in {"present", "none"}
    done = (
        permitted or _found_so(tree, verb) or _faces(tree, verb) or _takes_back(tree, verb) or _comes_upon(tree, verb)
    )
    done = done or _answers_by(tree, verb)
    says = own in REPORTING and own not in SPEECH_ACTS and trigger is verb
    if says and not told and not done and not _asks_to(tree, verb):
        return _speech_quality(tree, verb, clausal)
    if own == "speak" and any(p.text.lower() in _SPOKEN_TO for p in tree.children(verb, "prep")):
        return 0.35  # to reporters, of something: a way of saying; a speech is given
    nominal = trigger.pos in {"NOUN", "PROPN"}
    if own == "be" and told == "die" and not _may_die(tree, verb):
        return 0.0
    if _figurative(tree, verb) or _for_a_living(tree, verb) or _asks_a_price(tree, verb):
        return 0.0
    if own == "hold" and _detains(tree, verb):
        return 0.8
    if done:
        return 0.7
    tries = lemma == "try" and verb.tag != "VBG" and tree.child(verb, "xcomp") is not None
    lasting = (lemma in STATES and not tries) or (lemma in _LASTING and is_passive(tree, trigger))
    if lasting and not nominal and not told and not tree.child(trigger, "prt"):
        stated = any(verb.start <= t.start < tree.sentence(verb).end for t in tree.section.times if t.time is not None)
        if lemma in {"be", "have"} or tense in {"present", "none"} or not stated:
            return 0.0
        base = 0.25
    elif lemma in STRONG or nominal or told:
        base = 0.8
    elif own in SPEECH_ACTS or own == "ask":
        base = 0.65
    else:
        base = 0.55
    if tense == "none":
        base -= 0.35
    elif tense == "present" and not headline and not (own in PLANNING and trigger is not verb):
        base -= 0.05 if own in SPEECH_ACTS else (0.2 if verb.tag == "VBG" else 0.3)
    if tree.subject(verb) is None or (
        (s := tree.subject(verb)) and s.pos == "PRON" and s.text.lower() in {"i", "we", "you", "it", "this", "that"}
    ):
        base -= 0.25
    if verb.dep in {"acl", "advcl", "relcl", "pcomp"} and tense != "past":
        base -= 0.1
    if verb.dep == "acl" and verb.tag in {"VBN", "VBG"}:
        base -= 0.35  # "travellers infected with it" describes; it does not report
    if not headline and verb.tag == "VBN" and any(a.text.lower() in {"is", "are"} for a in tree.auxiliaries(verb)):
        base -= 0.15  # "is caused by" mostly tells how things are
    if verb.dep == "relcl" and _describes_somebody(tree, verb):
        base -= 0.5
    base += _specificity(tree, verb)
    if not tree.children(verb, "dobj", "nsubjpass", "prep", "ccomp", "xcomp", "agent", "npadvmod"):
        base -= 0.15
    return max(0.0, min(1.0, base))


def _is_so_called(tree: Tree, verb: Token) -> bool:
    """ "A girl named Ada", "is called the Switzerland of the East": what somebody or something bears as a name."""
    known = verb.lemma.lower() == "know" and any(p.text.lower() == "as" for p in tree.children(verb, "prep"))
    bare = not tree.auxiliaries(verb)
    bears = known or tree.child(verb, "oprd") is not None or (bare and verb.dep == "acl" and tree.child(verb, "dobj"))
    be, given = tree.child(verb, "auxpass"), tree.child(verb, "oprd")
    if tree.child(verb, "agent") is not None or (be and verb.lemma == "name" and given and given.pos != "PROPN"):
        return False  # "is called a traitor by Quill", "is named prime minister"
    return verb.tag == "VBN" and bool(bears) and (bare or (be is not None and be.tag in {"VBZ", "VBP"}))


def _may_die(tree: Tree, verb: Token) -> bool:
    """Whether who "is dead" is somebody: "two are dead", not "the deal is dead"."""
    who = tree.subject(verb)
    if who is None:
        return False
    known = who.pos in {"PROPN", "PRON", "NUM"} or who.lemma.lower() in PERSON_NOUNS
    return known or tree.child(who, "nummod") is not None


def _figurative(tree: Tree, verb: Token) -> bool:
    """ "Opened a new chapter", "marks a turning point", "the turnout sends a message", "the crisis underlined the
    need": what an event means, not that anything else happened."""
    what, lemma = tree.child(verb, "dobj"), verb.lemma.lower()
    if lemma in _SHOWING or (lemma == "send" and what is not None and what.lemma.lower() in {"message", "signal"}):
        shows = tree.subject(verb)
        return (
            shows is not None and shows.pos == "NOUN" and shows.lemma.lower() not in PERSON_NOUNS | ORGANISATION_NOUNS
        )
    return what is not None and what.lemma.lower() in _FIGURES and lemma in _FIGURING


def _describes_somebody(tree: Tree, verb: Token) -> bool:
    """ "A man who had travelled to Oslo" says which man; it is no news of him."""
    head = tree.tokens[verb.head]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None or subject.text.lower() not in {"who", "that"} or head.pos != "NOUN":
        return False
    if any(t.pos == "PROPN" for t in tree.children(head)):
        return False
    restrictive = subject.text.lower() == "who" and tree.tokens[subject.i - 1].text != ","
    return head.lemma.lower() in PERSON_NOUNS or restrictive


def _specificity(tree: Tree, verb: Token) -> float:
    """News names somebody, a day or a number; what names none is talk."""
    indices = tree.subtree(verb)
    first, last = indices[0], indices[-1] + 1
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    named = any(first <= e.first < last and e.type not in _UNSPECIFIC for e in tree.section.entities)
    dated = any(start <= t.start < end and t.time is not None for t in tree.section.times)
    subject = tree.subject(verb)
    proper = subject is not None and (subject.pos == "PROPN" or any(t.pos == "PROPN" for t in tree.children(subject)))
    return 0.05 * named + 0.05 * dated + 0.05 * proper - (0.0 if named or dated or proper else 0.15)


def _speech_quality(tree: Tree, verb: Token, clausal: list[Token]) -> float:
    """A "said" counts as an event only with somebody to say it and something of weight said: experts
    who put a number on it, a minister who speaks of somebody by name."""
    who = tree.subject(verb)
    if who is None or not clausal:
        return 0.0
    below = [tree.tokens[i] for i in tree.subtree(who)]
    named = any(t.pos == "PROPN" for t in below)
    known = named or who.lemma.lower() in PERSON_NOUNS | ORGANISATION_NOUNS
    if who.pos == "PRON" or not known:
        return 0.0
    said = [tree.tokens[i] for c in clausal for i in tree.subtree(c)]
    weighty = any(t.pos == "NUM" for t in said) or any(t.pos == "PROPN" for t in said)
    return 0.25 + 0.1 * named + 0.15 * weighty


def _detains(tree: Tree, verb: Token) -> bool:
    """ "Quill was held for three hours at the airport", and in a heading "Two held after fire"."""
    held = tree.child(verb, "nsubjpass")
    counted = False
    if tree.child(verb, "auxpass") is None:
        if not is_heading(tree, verb) or not is_bare_participle(tree, verb) or tree.child(verb, "dobj") is not None:
            return False
        held = held or tree.child(verb, "nsubj")
        counted = held is not None and held.pos == "NUM"
    if held is None:
        return False
    people = {(e.first, e.last) for e in tree.section.entities if e.type == "PERSON"}
    held_for = held.lemma.lower() in PERSON_NOUNS | _HELD
    return counted or held_for or any(first <= held.i < last for first, last in people)


def _found_so(tree: Tree, verb: Token) -> bool:
    """ "Two hikers found dead", "the jury found Quill guilty": a death or a verdict, and no saying."""
    if verb.lemma.lower() != "find" or tree.negated(verb):
        return False
    what = tree.child(verb, "dobj")
    near = [*tree.children(verb), *(tree.children(what, "amod", "acomp") if what is not None else ())]
    if tree.child(verb, "nsubjpass") is not None and any(
        t.tag == "VBN" and not tree.auxiliaries(t) for t in tree.children(verb, "xcomp", "oprd")
    ):
        return True  # "was found abandoned on a bus"
    return any(t.i > verb.i and t.text.lower() in _FOUND for t in near)


def _asks_to(tree: Tree, verb: Token) -> bool:
    """ "The king asked Quill to form a government", "Narnia asked the union for help"."""
    asked, who = tree.child(verb, "dobj"), tree.subject(verb)
    what = tree.child(verb, "xcomp")
    if what is None and asked is not None:
        what = tree.child(verb, "ccomp", "advcl")
    to = what is not None and any(t.tag == "TO" for t in tree.children(what, "aux"))
    for_it = any(p.text.lower() == "for" and tree.child(p, "pobj") for p in tree.children(verb, "prep"))
    whom = tree.child(what, "nsubj") if what is not None and asked is None else asked
    known = who is not None and who.text.lower() not in _ANYBODY and whom is not None and whom.pos != "PRON"
    return verb.lemma.lower() == "ask" and (to or for_it) and known


def _comes_upon(tree: Tree, verb: Token) -> bool:
    """ "Agents found ten million ballots in a warehouse", "the bodies of two climbers were found": things, no facts."""
    what = tree.child(verb, "dobj", "nsubjpass")
    if what is None and is_passive(tree, verb):
        what = tree.subject(verb)  # "Two bodies found in river"
    if verb.lemma.lower() != "find" or what is None or what.pos not in {"NOUN", "PROPN"} or tree.negated(verb):
        return False
    if tree.child(verb, "oprd", "xcomp", "ccomp") is not None:
        return False
    counted = any(t.pos == "NUM" for t in tree.children(what)) and what.i not in tree.in_times
    return counted or what.lemma.lower() in _FOUND_THINGS


def _takes_back(tree: Tree, verb: Token) -> bool:
    """ "Recalled 300,000 cars", "recalled its ambassador": no remembering."""
    what = tree.child(verb, "dobj", "nsubjpass")
    if verb.lemma.lower() != "recall" or what is None:
        return False
    counted = any(t.pos == "NUM" for t in tree.children(what)) and what.i not in tree.in_times
    return counted or what.lemma.lower() in _SENT_OUT


def _faces(tree: Tree, verb: Token) -> bool:
    """ "Quill faces charges": somebody has brought them."""
    what = tree.child(verb, "dobj")
    return verb.lemma.lower() == "face" and what is not None and what.lemma.lower() in _FACED


def _answers_by(tree: Tree, verb: Token) -> bool:
    """ "Responded with tear gas": an answer that is no word."""
    if verb.lemma.lower() not in {"respond", "react", "answer"} or tree.child(verb, "ccomp") is not None:
        return False
    ends = (tree.child(p, "pobj", "pcomp") for p in tree.children(verb, "prep") if p.text.lower() == "with")
    return any(end is not None and end.lemma.lower() in _BY_FORCE for end in ends)


def _tolls(tree: Tree, verb: Token) -> bool:
    """ "There are now 200 cases", "the death toll stands at 80", "Narnia reported its first two cases": a count of
    victims is news."""
    if verb.lemma.lower() in _RECORDING:
        what = tree.child(verb, "dobj", "nsubjpass")
        below = [tree.tokens[i] for i in tree.subtree(what or verb)]
        several = any(t.pos == "NUM" or t.text.lower() in _NTH for t in below)
        state = tree.child(verb, "oprd", "ccomp")
        dead = {w.text.lower() for w in (what, state) if w is not None} & _BEFALLEN  # "reported 12 dead"
        return several and (bool(dead) or (what is not None and what.lemma.lower() in _VICTIMS))
    if verb.lemma.lower() not in _COUNTING:
        return False
    words = [tree.tokens[i] for i in tree.subtree(verb)]
    counted = any(t.pos == "NUM" and t.i not in tree.in_times for t in words)
    return counted and any(t.lemma.lower() in _VICTIMS for t in words)


def _for_a_living(tree: Tree, verb: Token) -> bool:
    """ "Sold boats for a living": what somebody is."""
    ends = (tree.child(p, "pobj", "pcomp") for p in tree.children(verb, "prep") if p.text.lower() == "for")
    return any(end is not None and end.text.lower() == "living" for end in ends)


def _asks_a_price(tree: Tree, verb: Token) -> bool:
    """ "Charges $250,000 for a place": what something costs, and no accusation."""
    what = tree.child(verb, "dobj")
    return verb.lemma.lower() == "charge" and what is not None and what.pos in {"NUM", "SYM"}
