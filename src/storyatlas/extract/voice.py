"""Voice: whether a verb tells what its subject does or what is done to it, also where the parser misread it."""

from __future__ import annotations

from storyatlas.extract.heading import done_by_itself, has_object, is_bare_participle, is_heading
from storyatlas.extract.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from storyatlas.extract.misread import QUAKES
from storyatlas.extract.people import may_be_he
from storyatlas.extract.tree import Tree
from storyatlas.extract.valency import ALONE, ARRANGED, COMING, DONE_TO, DONE_WITH, NAMING
from storyatlas.model.document import Token

# Past tenses that are no participles, whatever the tagger says: "sales rose".
_PAST_ONLY = frozenset(
    """
        rose fell took gave went saw came began broke chose drove froze spoke stole wore wrote grew knew flew drew threw
        did was were ate forgot shook rode rang sang sank swam tore woke withdrew underwent undertook arose
    """.split()
)
_POINTING = frozenset("this that it him her them me us".split())
_RELATIVE = frozenset({"who", "which", "that"})
_SET_UP = frozenset("bury build dedicate display erect find install place publish unveil".split())
_SENDING = frozenset("send bring hand charge sentence remand place put escort transfer".split())  # always of something
_HELD = frozenset({"hostage", "prisoner", "captive"})
_FINDING = frozenset("show see find leave discover picture film".split())
_BREAKS = frozenset({",", "-", "--", "–", "—"})


def is_passive(tree: Tree, verb: Token) -> bool:
    """A passive, or a bare participle that modifies a noun; one with an object of its own is a
    simple past that the tagger took for a participle."""
    be = tree.child(verb, "auxpass")
    what, main = tree.child(verb, "dobj"), tree.main_behind(verb)
    if what is not None and main is not None and what.i > main.i:
        what = (
            None  # of "a deal timed to help the visit seemed to show it, notably the sale", the sale is nobody's object
        )
    if be is not None:
        # "that's killed two" has killed them
        has = be.text.lower() in {"'s", "’s"} and (what is not None or done_by_itself(verb))
        return not has  # nor is one talked who "'s talked to the mayor"
    if what is not None and is_heading(tree, verb) and _made_so(tree, verb, what):
        return True
    if what is not None and verb.tag in {"VBN", "VBD"} and verb.lemma.lower() in NAMING and not tree.auxiliaries(verb):
        if verb.tag == "VBN" and tree.child(verb, "nsubj") is None:
            return True  # "dubbed the Ferry King"
        named = (what.pos == "PROPN" and tree.child(what, "det") is None) or tree.child(
            verb, "oprd", "acomp", "ccomp"
        ) is not None
        named = named or any(t.text.lower() in _POINTING for t in tree.tokens[verb.i + 1 : verb.i + 2])
        if tree.child(verb, "nsubj") is not None and named:
            return False  # "Quill, the mayor, called the strike a mistake", "..., named Venn as her deputy"
        return any(t.text == "," for t in tree.tokens[max(0, verb.i - 2) : verb.i])  # "Quill, once branded a liar"
    if what is None and verb.lemma.lower() in {"call", "name"} and tree.child(verb, "oprd") and _is_lone(tree, verb):
        return True  # "is a club of members, called Friends of the Harbour"
    if what is not None and verb.text.lower() == "taken" and what.lemma.lower() in _HELD and not tree.auxiliaries(verb):
        return True  # "their men taken hostage by rebels"
    if _as_found(tree, verb) and what is None and not done_by_itself(verb):
        return True
    if verb.i > 1 and tree.tokens[verb.i - 1].text == "-" and tree.tokens[verb.i - 2].text.lower() == "self":
        return False  # "Quill, who self-immolated"
    led = verb.dep == "pcomp" and tree.tokens[verb.head].text.lower() == "with" and verb.tag in {"VBN", "VBD"}
    if led and what is None and not tree.auxiliaries(verb) and verb.lemma.lower() not in ALONE:
        return not done_by_itself(verb)  # "with Quill and Venn shortlisted"
    if verb.dep == "acl" and verb.tag == "VBD" and tree.tokens[verb.head].lemma.lower() in QUAKES:
        return False  # "a quake of magnitude 7.5 hit near the town"
    if verb.lemma.lower() in COMING:
        return False  # "a ferry answering a call collided with a tug"
    bare = what is None or what.i in tree.in_times  # "announced Tuesday"
    bare = (
        bare or (is_heading(tree, verb) and not has_object(tree, verb)) or (what is not None and _measures(tree, what))
    )
    if verb.tag not in {"VBN", "VBD"} or tree.auxiliaries(verb) or not bare or verb.text.lower() in _PAST_ONLY:
        return False
    if _set_off(tree, verb) or _before_its_verb(tree, verb) or tree.done_to(verb) is not None:
        return True
    if tree.main_behind(verb) is not None and not done_by_itself(verb):
        return True
    if is_heading(tree, verb) and verb.dep not in {"advcl", "amod"} and is_bare_participle(tree, verb):
        return True
    if verb.lemma.lower() == "set" and what is None and _to_do(tree, verb):
        return True  # "with the director set to return"
    if what is None and _is_killed_or_shot_down(tree, verb):
        return True
    if verb.lemma.lower() in ARRANGED or (
        what is None and verb.lemma.lower() in DONE_TO and not tree.children(verb, "ccomp", "xcomp")
    ):
        return True  # "the woman accused of killing two"
    if what is None and any(
        verb.lemma.lower() in DONE_WITH.get(p.text.lower(), ()) for p in tree.children(verb, "prep")
    ):
        return True  # "where the docker charged with theft was held"
    if verb.lemma.lower() == "find" and what is None and tree.child(verb, "acomp", "oprd") is not None:
        return True  # "a docker found dead"
    if _goes_on(tree, verb):
        return True
    own = tree.child(verb, "nsubj")
    if own is not None and own.pos in {"NOUN", "PROPN"} and _has_been_set_up(tree, verb, own):
        return True
    if own is not None and (verb.dep not in {"acl", "relcl"} or own.text.lower() not in _RELATIVE):
        return False
    if own is None and verb.dep == "conj" and not is_passive(tree, tree.tokens[verb.head]):
        return False  # "at times bombed the port and shot at people"
    if tree.noun_before_all(verb) is not None:
        return False  # "an offer arrived in time, but the board turned it down"
    if verb.tag == "VBN" or verb.dep == "acl":
        return True  # "the rules, announced on Tuesday"
    return verb.dep == "advcl" and own is None and tree.child(verb, "mark") is None and _is_done_to(tree, verb)


def _is_killed_or_shot_down(tree: Tree, verb: Token) -> bool:
    """ "Helicopter shot down over Oslo", "its losses: 2,783 soldiers killed": nobody kills or shoots down nobody."""
    down = tree.child(verb, "prt")
    if verb.lemma.lower() == "shoot":
        return down is not None and down.text.lower() == "down"
    return verb.text.lower() == "killed" and tree.child(verb, "prt", "ccomp", "dative") is None


def _has_been_set_up(tree: Tree, verb: Token, own: Token) -> bool:
    """ "Plaque displayed 1932", "body found in river": what no thing does, and nobody without an object."""
    thing = not tree.is_in_person(own) and not may_be_he(own) and own.lemma.lower() not in ORGANISATION_NOUNS
    clausal = tree.child(verb, "ccomp", "xcomp", "prt", "acomp", "oprd") is not None
    return thing and verb.dep == "ROOT" and own.i < verb.i and not clausal and verb.lemma.lower() in _SET_UP


def _as_found(tree: Tree, verb: Token) -> bool:
    """ "Found the couple, their bodies hidden in a truck", "showed the bus reduced to a wreck": a participle with a
    subject of its own tells how that was found."""
    own = tree.child(verb, "nsubj")
    if verb.tag != "VBN" or own is None or own.i > verb.i or tree.auxiliaries(verb) or tree.child(verb, "mark", "prt"):
        return False
    if verb.dep == "ccomp":
        return tree.tokens[verb.head].lemma.lower() in _FINDING
    return verb.dep in {"advcl", "ROOT"} and any(t.tag == "PRP$" for t in tree.children(own, "poss"))


def _is_lone(tree: Tree, verb: Token) -> bool:
    """Whether a past tense or participle behind a comma has no subject and no auxiliary of its own."""
    own = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass")
    return own is None and verb.tag in {"VBD", "VBN"} and tree.tokens[verb.i - 1].text == ","


def _made_so(tree: Tree, verb: Token, what: Token) -> bool:
    """ "Quill named mayor", "Quill elected Harland's chairman": in a heading, somebody becomes what follows."""
    own = tree.child(verb, "nsubj", "nsubjpass")
    made = verb.lemma.lower() in {"name", "elect", "appoint"} and verb.tag in {"VBD", "VBN"}
    office = what.tag == "NN" and what.lemma.lower() in PERSON_NOUNS and own is not None and own.pos == "PROPN"
    behind = tree.tokens[min(what.i + 1, len(tree.tokens) - 1)]
    somebody = tree.child(what, "det", "appos") is not None or behind.pos == "PROPN"
    somebody = somebody or any(t.pos == "PROPN" for t in tree.children(what, "compound"))  # "named Quill chairman"
    return made and office and not somebody and not tree.auxiliaries(verb)


def _measures(tree: Tree, noun: Token) -> bool:
    """ "Fired 52 games into the season": how far, and nothing that is done to."""
    behind = tree.tokens[noun.i + 1].text.lower() if noun.i + 1 < len(tree.tokens) else ""
    return behind == "into" and noun.tag == "NNS" and tree.child(noun, "nummod") is not None


def _goes_on(tree: Tree, verb: Token) -> bool:
    """Whether a verb shares the "was" of one before it: "was hired and dismissed", a participle also of one further
    off: "was arrested on Monday, brought before a court and sent to prison"."""
    above = tree.tokens[verb.head]
    while above.dep in {"conj", "advcl"} and above.tag == "VBN" and tree.child(above, "auxpass", "nsubj") is None:
        above = tree.tokens[above.head]
    if verb.dep != "conj" or tree.child(above, "auxpass") is None or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return False
    between = tree.tokens[above.i + 1 : verb.i]
    by_itself = done_by_itself(verb) or verb.lemma.lower() in ALONE
    near = all(t.dep in {"cc", "advmod"} for t in between)
    alike = above.tag == "VBN" and (verb.tag == "VBN" or verb.lemma.lower() in _SENDING)
    return (near or alike) and not by_itself


def _to_do(tree: Tree, verb: Token) -> bool:
    """Whether an infinitive follows a verb."""
    below = tree.child(verb, "xcomp")
    return below is not None and below.tag == "VB" and any(t.tag == "TO" for t in tree.children(below, "aux"))


def _is_done_to(tree: Tree, verb: Token) -> bool:
    """Whether the text has a verb with an object or in the passive: "came back infected", not "gathered erupted"."""
    same = (t for t in tree.tokens if t.lemma == verb.lemma and t.i != verb.i and t.pos == "VERB")
    return any(tree.child(t, "dobj", "auxpass", "agent") for t in same)


def _set_off(tree: Tree, verb: Token) -> bool:
    """ "The rules, announced on Tuesday, are strict", "Narnia - ruled by kings - is small": a participle that the
    parser took for the verb of its sentence. Behind its subject and one comma no verb stands by itself."""
    if _goes_on(tree, verb):
        return True
    own = tree.child(verb, "nsubj")
    if own is not None and own.pos in {"NOUN", "PROPN"} and _has_been_set_up(tree, verb, own):
        return True
    if own is None or own.i > verb.i or own.tag in {"WDT", "WP"} or tree.child(verb, "ccomp", "xcomp", "prt"):
        return False
    between = [t.text for t in tree.tokens[own.i + 1 : verb.i] if t.pos == "PUNCT"]
    last = tree.tokens[verb.i - 1].text
    return last in _BREAKS and len([mark for mark in between if mark in _BREAKS]) == 1


def _before_its_verb(tree: Tree, verb: Token) -> bool:
    """ "Wreckage examined in Oslo contains Western parts": of two verbs behind one noun the first is a participle,
    though the parser took it for the verb."""
    above = tree.tokens[verb.head]
    if verb.dep not in {"csubj", "ccomp", "nsubj"} or above.tag not in {"VBZ", "VBP", "VBD"} or above.i < verb.i:
        return False
    apart = any(t.pos == "PUNCT" for t in tree.tokens[verb.i : above.i])
    return not apart and tree.child(above, "nsubj", "nsubjpass", "expl") is None
