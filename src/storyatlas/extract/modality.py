"""Modality: what a clause tells that need not have happened: what is said, asked, demanded, alleged or prevented."""

from __future__ import annotations

from storyatlas.extract.lexicon import (
    ASPECT,
    CLAIMING,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    PLANNING,
    REPORTING,
    SPEECH_ACTS,
)
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.number_words import ONES

# Words that say of somebody what is not known to be so, with the preposition that leads to it.
_ALLEGING = {
    "of": frozenset("accuse suspect".split()),
    "with": frozenset("charge".split()),
    "for": frozenset("blame sue investigate indict".split()),
}
_ANYBODY = frozenset("anyone anybody whoever everyone everybody whosoever".split())
ALLEGING = frozenset().union(*_ALLEGING.values())
# Verbs whose "that" leads to what somebody wants, and those whose infinitive alone does.
_WANTING = frozenset(
    "insist demand urge ask require request recommend propose suggest order advise want prefer".split()
)
_PRESSING = frozenset("call push press appeal plead beg campaign lobby pressure encourage wait".split())
_ASKED_BY = frozenset({"on", "for", "to", "with"})  # "called for the mayor to come", "pleaded with him to stay"
_HINDERING = frozenset("prevent stop ban bar block keep prohibit dissuade discourage deter refrain".split())
_SPEAKING_OF = frozenset("ask question talk speak think warn worry quiz joke dream consult".split())
_BRINGING = frozenset("convince force get lead persuade".split())  # whoever is persuaded to do something does it
# What "is to" do something without anybody's doing it, and what "is to be" only seen.
_AIMS = frozenset(
    """
        aim goal plan task job idea purpose point way challenge priority intention strategy objective key answer hope
        role duty mission step trick thing question option alternative solution choice target ambition wish method
        policy proposal approach dream temptation tendency advice rule use function
    """.split()
)
_SUPPOSED = frozenset(
    "be have blame see find hope fear expect avoid say believe suppose seem appear come know understand assume".split()
)
_MEANT = frozenset("intend mean design aim".split())
_USUALLY = frozenset("often usually typically generally normally commonly frequently rarely seldom".split())
_PERMITTING = frozenset("allow permit authorize authorise".split())
_DOUBTFUL = frozenset(
    "unlikely doubtful impossible improbable inconceivable unclear uncertain afraid fearful scared worried".split()
)
_RISKS = frozenset("risk danger threat possibility prospect chance likelihood probability fear idea hope".split())
_POSSIBLY = frozenset({"may", "might", "could", "can", "would"})
_THROUGH = frozenset({"in", "by", "into", "of", "to", "at", "toward", "towards"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})
_DEPTH = 6  # verbs joined by "and" that are looked through


def alleged_by(tree: Tree, verb: Token) -> tuple[Token | None, Token] | None:
    """Who alleges what `verb` tells, and by which word: "accused Quill of stealing it", "was charged with ..."."""
    if tree.charged_with(verb) is not None:
        return tree.subject(tree.tokens[verb.head]), tree.tokens[verb.head]
    preposition = tree.first_of(tree.tokens[verb.head])
    above = tree.tokens[preposition.head]
    if verb.dep != "pcomp":
        return None
    if preposition.text.lower() == "for" and tree.punished(above) is not None:
        return tree.subject(above), above  # "imposed sanctions against Harland for breaking the pact"
    if above.lemma.lower() not in _ALLEGING.get(preposition.text.lower(), ()):
        return None
    if tree.child(above, "nsubj") is not None or above.dep in {"conj", "advcl", "xcomp"}:
        return tree.subject(above), above
    by = tree.child(above, "agent")
    return (tree.child(by, "pobj") if by is not None else None), above


def set_aside(tree: Tree, verb: Token) -> bool:
    """Whether a clause is told as what was not done, or only as what was spoken of: "without having left", "rather than
    leave", "asked about leaving", "used to run it"."""
    above = tree.tokens[verb.head]
    if any(t.text.lower() == "what" and t.dep == "dobj" for t in tree.children(verb) if t.i < verb.i):
        return True  # "compared with what they went through": nobody says what
    if verb.dep == "pcomp":
        governor = tree.tokens[above.head]
        spoken = above.text.lower() == "about" and governor.lemma.lower() in _SPEAKING_OF and governor.pos == "VERB"
        return above.text.lower() in {"without", "than"} or spoken or _in_place_of(tree, above)
    if verb.dep == "conj" and verb.tag == "VB" and above.dep == "xcomp" and _consists_in(tree, above):
        return True
    leader = in_a_row(tree, verb)
    if leader is not None and leader.lemma.lower() not in PLANNING | ASPECT:
        return True
    joint = next((t for t in tree.children(above, "cc") if above.i < t.i < verb.i), None)
    if verb.dep == "conj" and joint is not None and joint.text.lower() in {"than", "instead"}:
        return True
    once = verb.lemma.lower() == "use" and verb.text.lower() == "used" and tree.child(verb, "auxpass", "dobj") is None
    below = tree.child(verb, "xcomp") if once else None
    return below is not None and below.tag == "VB"


def _consists_in(tree: Tree, verb: Token) -> bool:
    """ "The goal is to build it": what something is for."""
    be = tree.tokens[verb.head]
    what = tree.child(be, "nsubj") if be.lemma.lower() == "be" else None
    return what is not None and what.lemma.lower() in _AIMS


def in_a_row(tree: Tree, verb: Token) -> Token | None:
    """The verb that has the infinitives to which a bare one is joined: "wants" of "wants to close the port, sell the
    ferries and build a bridge", also where the parser joined them to "wants" itself."""
    above = verb
    for _ in range(_DEPTH):
        bare = above.tag == "VB" and tree.child(above, "nsubj", "nsubjpass", "aux", "auxpass") is None
        if above.dep != "conj" or not bare or above.head > above.i:
            break
        above = tree.tokens[above.head]
    if above.i == verb.i:
        return None
    to = any(t.tag == "TO" for t in tree.children(above, "aux"))
    if above.tag == "VB" and above.dep == "xcomp" and to:
        return tree.tokens[above.head]
    between = tree.tokens[above.i + 1 : verb.i]
    led = any(t.tag == "TO" and tree.tokens[t.head].tag == "VB" and t.head < verb.i for t in between)
    return above if above.tag in {"VBD", "VBZ", "VBP"} and led else None


def _in_place_of(tree: Tree, preposition: Token) -> bool:
    """ "Instead of leaving"."""
    above = tree.tokens[preposition.head]
    return preposition.text.lower() == "of" and above.text.lower() == "instead"


def wanted(tree: Tree, verb: Token) -> bool:
    """Whether `verb` tells what somebody wants done, or kept others from, and not what was: "insisted that Narnia
    lift the ban", "called for the ban to be lifted", "prevented the ships from leaving"."""
    if _subjunctive(tree, verb):
        return True
    for _ in range(_DEPTH):
        if verb.dep != "conj":
            return _wanted_itself(tree, verb)
        if verb.tag not in {"VB", "VBP", "VBN"} or {a.tag for a in tree.auxiliaries(verb)} - {"VB", "TO"}:
            return False
        verb = tree.tokens[verb.head]
    return False


def _subjunctive(tree: Tree, verb: Token) -> bool:
    """ "Listed its demands: that police be held to account, that Quill step down": nothing of it has happened."""
    helpers = tree.auxiliaries(verb)
    if helpers:
        bare = helpers[0].text.lower() == "be" and helpers[0].tag in {"VB", "VBP"}
        return bare and verb.dep in {"ccomp", "acl", "conj"} and tree.child(verb, "nsubj", "nsubjpass") is not None
    who = tree.child(verb, "nsubj")
    single = who is not None and tree.is_in_person(who) and tree.child(who, "conj", "cc") is None
    return single and verb.tag in {"VB", "VBP"} and any(t.text.lower() == "that" for t in tree.children(verb, "mark"))


def _wanted_itself(tree: Tree, verb: Token) -> bool:
    above = tree.tokens[verb.head]
    lemma = above.lemma.lower()
    if tree.asked(verb) is not None and lemma not in _BRINGING:
        return True  # "called on Narnia to buy ships"
    if verb.dep == "xcomp" and above.dep == "xcomp":
        return wanted(tree, above)  # "called on Narnia to stop selling ships"
    if verb.dep == "ccomp" and lemma in {"ensure", "guarantee"} and verb.tag in {"VB", "VBP"}:
        return above.tag == "VB"  # "to ensure people have a home"
    if verb.dep == "pcomp" and above.text.lower() == "into" and tree.tokens[above.head].dep in {"conj", "xcomp"}:
        return wanted(tree, tree.tokens[above.head])  # "asked them to look into selling it"
    if verb.dep == "pcomp":
        return above.text.lower() == "from" and tree.tokens[above.head].lemma.lower() in _HINDERING
    subject = tree.child(verb, "nsubj", "nsubjpass")
    forms = {a.tag for a in tree.auxiliaries(verb)}
    if verb.dep in {"ccomp", "xcomp"} and permits(tree, above):
        return True
    if verb.dep == "ccomp" and lemma == "sure" and tree.tokens[above.head].tag == "VB":
        return tree.tokens[above.head].lemma.lower() == "make"  # "wanted to make sure dockers were paid"
    if "TO" in forms and lemma in _WANTING | _PRESSING:
        led_to = tree.children(above, "prep")
        asked = tree.child(above, "dobj") or next((p for p in led_to if p.i < verb.i and p.text in _ASKED_BY), None)
        return verb.dep in {"ccomp", "advcl"} and (subject or asked) is not None
    if verb.dep != "ccomp" or lemma not in _WANTING or forms - {"VB"}:
        return False
    single = subject is not None and subject.tag in {"NN", "NNP"} and tree.child(subject, "conj") is None
    return verb.tag == "VB" or bool(forms) or (verb.tag == "VBP" and single)


def is_to(tree: Tree, be: Token) -> Token | None:
    """The verb of what is settled to come: "ministers are to meet", "the plant is due to close"; not of what something
    consists in: "the aim is to close it"."""
    if be.lemma.lower() != "be" or be.tag not in {"VBZ", "VBP"}:
        return None
    due = tree.child(be, "acomp")
    ready = due is not None and due.text.lower() in {"due", "about"}
    below = tree.child(due if due is not None and ready else be, "xcomp")
    if below is None or (due is not None and not ready) or tree.child(be, "attr") is not None:
        return None
    subject = tree.child(be, "nsubj", "nsubjpass")
    if subject is None or subject.lemma.lower() in _AIMS or tree.child(subject, "relcl", "acl") is not None:
        return None
    if subject.pos == "PRON" and subject.tag != "PRP":
        return None  # "what he does is to wait"
    to = next((t for t in tree.children(below, "aux") if t.text.lower() == "to"), None)
    bare = below.tag == "VB" or (below.tag == "VBN" and tree.child(below, "auxpass") is not None)
    settled = bare and to is not None and below.lemma.lower() not in _SUPPOSED
    return below if settled else None


def supposed(tree: Tree, verb: Token) -> bool:
    """ "Was supposed to open in 2020", "were meant to leave", "a plan intended to calm them": nobody says that it was
    done."""
    passive = tree.child(verb, "auxpass") is not None and verb.tag == "VBN"
    if verb.tag == "VBN" and verb.dep in {"acl", "advcl"} and verb.lemma.lower() in _MEANT:
        return tree.child(verb, "xcomp") is not None
    return passive and verb.lemma.lower() in {"suppose", "mean"} and tree.child(verb, "xcomp") is not None


def conditional(tree: Tree, verb: Token) -> bool:
    """Inside an "if", or under a verb that is."""
    token = verb
    for _ in range(4):
        marks = {m.text.lower() for m in tree.children(token, "mark")}
        if marks & _CONDITIONAL or (marks & {"until", "till"} and token.tag in {"VBZ", "VBP", "VB"}):
            return True
        if token.dep not in {"conj", "ccomp", "xcomp"} or token.head == token.i:
            return False
        token = tree.tokens[token.head]
    return False


def of_anybody(tree: Tree, verb: Token) -> bool:
    """ "Anyone who hides it will be fined": what is told of whoever does something tells of no one's deed; "anyone who
    crossed was shot" does."""
    who = tree.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if who is not None and who.text.lower() in {"who", "that"} and verb.dep == "relcl":
        above = tree.tokens[verb.head]
        governor = tree.tokens[above.head]
        ruled = governor.tag in {"VB", "VBZ", "VBP"} or any(a.tag == "MD" for a in tree.auxiliaries(governor))
        return above.text.lower() in _ANYBODY and (ruled or verb.tag in {"VBZ", "VBP"})
    first = tree.subtree(who)[0] if who is not None else 0
    if who is None or not {t.text.lower() for t in tree.tokens[max(0, first - 1) : first + 1]} & _ANYBODY:
        return False
    return verb.tag in {"VBZ", "VBP"} or any(a.tag in {"MD", "VBZ", "VBP"} for a in tree.auxiliaries(verb))


def habitual(tree: Tree, verb: Token) -> bool:
    """ "Often meets the king", "dies every three days", "one in six falls ill": what goes on again and again is no
    occurrence; what "generally fell on Monday" is one."""
    times = tree.times_at(i for t in tree.children(verb, "npadvmod", "prep") for i in tree.subtree(t))
    if any(t.text.lower() in _USUALLY for t in tree.children(verb, "advmod")):
        once = verb.tag == "VBD" and any(t.type == "DATE" for t in times)
        return verb.tag in {"VBZ", "VBP", "VBD"} and not once
    present = verb.tag in {"VBZ", "VBP"} and not tree.auxiliaries(verb) and tree.section.field != "title"
    return present and (any(t.type == "SET" for t in times) or _in_so_many(tree, verb))


def _in_so_many(tree: Tree, verb: Token) -> bool:
    """ "About one in six people, the agency says, become ill": a share, and nobody's illness."""
    who = tree.subject(verb)
    words = [tree.tokens[i].text.lower() for i in tree.subtree(who)] if who is not None else []
    numbers = {w for w in words if w in ONES or w.isdigit()}
    return any(w == "in" and {one, many} <= numbers for one, w, many in zip(words, words[1:], words[2:], strict=False))


def permits(tree: Tree, verb: Token) -> bool:
    """ "The court allowed Quill to leave": whoever may decide it does; "the pause allowed 300 to leave" let them go."""
    who = tree.subject(verb)
    below = tree.child(verb, "ccomp", "xcomp")
    if verb.lemma.lower() not in _PERMITTING or who is None or below is None or below.tag != "VB" or below.i < verb.i:
        return False
    to = any(t.tag == "TO" for t in tree.children(below, "aux"))
    decides = who.pos == "PROPN" or who.lemma.lower() in ORGANISATION_NOUNS | PERSON_NOUNS
    return to and decides and tree.child(verb, "auxpass") is None


def doubted(tree: Tree, verb: Token) -> bool:
    """Whether nobody says that something was or will be: "is unlikely to sign", "is afraid she'd lose her job", "may
    succeed in achieving it"."""
    token = verb
    for _ in range(4):
        above = tree.tokens[token.head]
        if token.dep == "relcl" and any(t.text.lower() == "any" for t in tree.children(above, "det")):
            return True  # "rejects any poll that shows it"
        if token.dep in {"ccomp", "xcomp"}:
            held = [above, *tree.children(above, "acomp", "oprd")]
            if any(t.lemma.lower() in _DOUBTFUL and t.i < token.i for t in held):
                return True
        if token.dep == "pcomp" and above.text.lower() == "of" and tree.tokens[above.head].lemma.lower() in _RISKS:
            return True  # "the risk of Harland becoming a rival"
        if token.dep == "pcomp" and above.text.lower() in _THROUGH and alleged_by(tree, token) is None:
            above = tree.tokens[above.head]
            if any(a.text.lower() in _POSSIBLY for a in tree.auxiliaries(above)):
                return True
        elif token.dep not in {"conj", "ccomp", "xcomp"}:
            return False
        if above.i == token.i:
            return False
        token = above
    return False


def asked(tree: Tree, verb: Token) -> bool:
    """ "Did not say how many died": a question tells nothing."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if verb.dep != "ccomp" or subject is None:
        return False
    return tree.tokens[tree.subtree(subject)[0]].text.lower() in {"how", "what", "which"}


def reported_by(tree: Tree, verb: Token) -> tuple[Token | None, Token | None] | None:
    """Who says that `verb` happened, and by which word: a governing verb of speech, a verb of speech
    set after or within the clause, or an "according to"."""
    token = verb
    for _ in range(4):
        if token.dep == "ccomp" and token.head != token.i:
            above = tree.tokens[token.head]
            if above.i < token.i and tree.parted(above, token):
                break  # "groups said 120 were held; the ministry said 34"
            said = _said_before(tree, token, above)
            if said is not None or above.lemma.lower() in REPORTING | SPEECH_ACTS | CLAIMING:
                return said or (tree.subject(above), above)
        if (alleged := alleged_by(tree, token)) is not None:
            return alleged
        if token.dep not in {"conj", "ccomp", "advcl", "xcomp"} or token.head == token.i:
            break
        token = tree.tokens[token.head]
    first = tree.tokens[verb.head] if verb.dep == "conj" and tree.child(verb, "nsubj", "nsubjpass") is None else verb
    aside = [t for t in tree.children(first, "parataxis") if t.i < first.i] if first is not verb else []
    # The last are of "who, he claimed, had drawn it and fired".
    for child in (*tree.children(verb, "parataxis", "advcl", "ccomp"), *aside):
        if _is_content(tree, verb, child) or tree.parted(*sorted((verb, child), key=lambda t: t.i)):
            continue  # "denied that it had agreed": nobody says that he denied it
        if child.lemma.lower() in REPORTING and (who := tree.child(child, "nsubj")) and not _beside(tree, child):
            return who, child
    for child in tree.children(verb, "conj"):  # "the ship sank, the coast guard reported on Monday"
        who = tree.child(child, "nsubj")
        if who is not None and child.lemma.lower() in REPORTING and _set_after(tree, child, who):
            return who, child
    for child in tree.children(verb, "prep"):
        if child.text.lower() == "according":
            to = tree.child(child, "prep", "pcomp")
            who = tree.child(to, "pobj") if to else tree.child(child, "pobj")
            return who, child
    return None


def _is_content(tree: Tree, verb: Token, child: Token) -> bool:
    """Whether a clause is what a verb of speech says."""
    says = verb.lemma.lower() in REPORTING | SPEECH_ACTS | CLAIMING
    return says and child.dep == "ccomp" and child.i > verb.i and tree.child(child, "mark") is not None


def _said_before(tree: Tree, verb: Token, after: Token) -> tuple[Token, Token] | None:
    """Who says a clause that a semicolon parts from the verb of saying behind it: "groups said 120 were held; the
    ministry said 34"."""
    if after.i < verb.i or not tree.parted(verb, after):
        return None
    first = tree.sentence(verb).first
    semicolons = [t.i for t in tree.tokens[first : verb.i] if t.text == ";"]
    for said in tree.tokens[(semicolons[-1] if semicolons else first) : verb.i]:
        who = tree.child(said, "nsubj")
        if said.pos == "VERB" and said.lemma.lower() in REPORTING | CLAIMING and who is not None and who.i < said.i:
            return who, said
    return None


def _set_after(tree: Tree, verb: Token, who: Token) -> bool:
    """Whether a verb of speech without content stands behind a comma, where the parser joined it to what was said."""
    first = min(tree.subtree(who))
    bare = tree.child(verb, "dobj", "ccomp", "xcomp", "acomp", "dative") is None
    return bare and verb.tag == "VBD" and first > 0 and tree.tokens[first - 1].text in {",", "”", '"'}


def _beside(tree: Tree, verb: Token) -> bool:
    """Whether a verb of speech only tells what went on at the time: "as the clerk read the verdict, some wept"."""
    marks = {mark.text.lower() for mark in tree.children(verb, "mark")}
    what = tree.child(verb, "dobj")
    return verb.dep == "advcl" and (bool(marks - {"as"}) or (what is not None and what.text.lower() != "it"))


def in_his_words(tree: Tree, verb: Token) -> bool:
    """Whether quotation marks around a verb, and not around its subject, say whose words these are: 'said that Quill
    was "basking in glory"'."""
    subject, text = tree.child(verb, "nsubj", "nsubjpass"), tree.section.text
    if subject is None or subject.i > verb.i:
        return False
    marks = [t for t in tree.tokens[subject.i + 1 : verb.i + 1] if t.text in {'"', "“", "``"}]
    return len(marks) == 1 and not text[marks[0].end : marks[0].end + 1].isspace()
