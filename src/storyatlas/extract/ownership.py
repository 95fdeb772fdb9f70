"""Ownership: which clause of a sentence a time expression belongs to, by the syntax between them."""

from __future__ import annotations

from storyatlas.extract.clauses import Clause
from storyatlas.extract.lexicon import CLAIMING, EVENT_NOUNS, REPORTING
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.time import TimeExpression

_SAYING = REPORTING | CLAIMING | {"announce", "warn", "confirm", "reveal", "declare"}

_OWN_CLAUSE = frozenset({"relcl", "acl", "ccomp"})
_BACK_TO = frozenset({"for", "to", "of", "about", "after", "following", "against", "over", "since"})
_COMPLETING = frozenset({"on", "against", "that", "which"})
_OPENING = frozenset({"in", "on", "early", "late", "last", '"', "“", "also"})
_AFTER = frozenset({"after", "before", "following"})
# What says something on its own day: "a letter on Saturday in which founders urged her to act".
_WRITTEN = frozenset("letter email memo note message post tweet video article filing petition lawsuit".split())
_AT_ONCE = frozenset({"shortly", "soon", "immediately", "hours", "minutes", "moments", "just", "right", "day"})


def first_token(tree: Tree, time: TimeExpression) -> Token | None:
    """The token by which an expression hangs in its sentence."""
    sentence = next((s for s in tree.section.sentences if s.start <= time.start < s.end), None)
    if sentence is None:
        return None
    inside = [t for t in tree.tokens[sentence.first : sentence.last] if time.start <= t.start < time.end]
    heads = [t for t in inside if not (time.start <= tree.tokens[t.head].start < time.end) or t.head == t.i]
    return next(iter(heads or inside), None)


def _verb_above(tree: Tree, token: Token) -> Token | None:
    """The verb (or event noun's clause head) that a time expression hangs on, whatever the parser makes of "said
    Sunday Quill's son was killed"."""
    if (verb := _said_then(tree, token)) is not None:
        return verb
    for _ in range(12):
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            return token
        if token.head == token.i:
            return None
        token = tree.tokens[token.head]
    return None


def _said_then(tree: Tree, token: Token) -> Token | None:
    """The verb of saying right before a bare day."""
    verb = tree.tokens[token.i - 1] if token.i else None
    if verb is None or verb.tag not in {"VBD", "VBZ"} or verb.lemma.lower() not in _SAYING or token.tag != "NNP":
        return None
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    return None if following is None or following.tag in {"POS", "VBD", "VBZ", "MD"} else verb


# Who does so to an occurrence does it on its day.
_SHARING = frozenset("win lose miss skip attend boycott host lead contest survive disrupt watch join dominate".split())


def belongs(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """Whether a time stands in the clause, and in no other one inside it."""
    if token is None or not clause.first <= token.i < clause.last:
        return False
    if _just_after(tree, clause.trigger, token):
        return True
    if (verb := _said_then(tree, token)) is not None and verb.i < clause.first:
        return False
    if clause.noun:
        return True
    verb = _verb_above(tree, token)
    return verb is None or not _separate(tree, clause, verb)


def _just_after(tree: Tree, verb: Token, token: Token) -> bool:
    """ "Said on Monday he would resign": the day is that of the word before it, whatever follows."""
    between = tree.tokens[verb.i + 1 : token.i]
    return verb.pos == "VERB" and verb.i < token.i and [t.text.lower() for t in between] in ([], ["on"], ["late", "on"])


def _separate(tree: Tree, clause: Clause, verb: Token) -> bool:
    """A verb below the trigger's clause with a finite clause of its own: its time is its own."""
    token = verb
    for _ in range(8):
        if token.i == clause.trigger.i:
            return False
        if token.dep in {"relcl", "acl"} and not _for_the_sake_of(tree, token):
            return True
        if token.dep in {"advcl", "pcomp"} and token.tag in {"VBG", "VBN"}:
            return True
        if token.dep in {"advcl", "ccomp"} and tree.child(token, "nsubj", "nsubjpass"):
            return True
        if token.head == token.i:
            return False
        token = tree.tokens[token.head]
    return False


def _for_the_sake_of(tree: Tree, verb: Token) -> bool:
    """ "Locked down in an attempt to contain it this week": both were this week."""
    noun = tree.tokens[verb.head]
    return verb.tag == "VB" and noun.dep == "pobj" and tree.tokens[noun.head].text.lower() == "in"


def owned_elsewhere(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """A time inside another finite clause (a relative clause, a quoted sentence) says nothing here."""
    if token is None:
        return True
    verb = _verb_above(tree, token)
    if verb is None or verb.i == clause.trigger.i or tree.is_under(clause.trigger, verb):
        return False
    first = first_of_joined(tree, verb)
    if first.i == first_of_joined(tree, clause.trigger).i or _goes_along(tree, clause, first):
        return False
    if _opens(tree, token) and clause.trigger.lemma.lower() not in _SAYING:
        return False
    for _ in range(8):
        if first.dep in _OWN_CLAUSE:
            return True
        first = tree.tokens[first.head]
        if first.head == first.i or first.i == clause.trigger.i or tree.is_under(clause.trigger, first):
            return False
    return False


def _opens(tree: Tree, token: Token) -> bool:
    """ "In 1985 two drowned here, nine when a ferry sank": what a sentence opens with dates all of it."""
    first = next((t for t in tree.tokens[tree.sentence(token).first : token.i] if t.text.lower() not in _OPENING), None)
    return first is None


def _goes_along(tree: Tree, clause: Clause, verb: Token) -> bool:
    """ "Ministers attending the summit on Sunday welcomed it": while they did the one they did the other."""
    return verb.dep == "acl" and verb.tag == "VBG" and tree.tokens[verb.head].head == clause.trigger.i


def owned_by_noun(tree: Tree, trigger: Token, token: Token | None) -> bool:
    """ "Shelled it in answer to an attack last Friday on a tanker", "for an attack on Friday that hurt two": a time
    between another event's noun and what completes it is that event's."""
    if token is None or trigger.i > token.i:
        return False
    noun = tree.tokens[token.head]
    if noun.dep == "prep":
        noun = tree.tokens[noun.head]
    if noun.i == trigger.i or noun.pos != "NOUN" or noun.lemma.lower() not in EVENT_NOUNS or noun.dep != "pobj":
        return False
    after = tree.tokens[token.i + 1].text.lower() if token.i + 1 < len(tree.tokens) else ""
    return tree.tokens[noun.head].text.lower() in _BACK_TO and after in _COMPLETING


def lent(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """Whether words outside a clause give it a time: "it was only on Tuesday that police arrested him", "in a letter
    dated May 1, Quill wrote", "lost Sunday's vote"."""
    if token is None or clause.noun:
        return False
    trigger, head = clause.trigger, tree.tokens[token.head]
    be = tree.tokens[trigger.head]
    if be.lemma.lower() == "be" and be.i < token.i < trigger.i and tree.child(trigger, "mark") is not None:
        it = tree.child(be, "nsubj", "expl")
        on = head if head.dep == "prep" else token
        return it is not None and it.text.lower() == "it" and on.head == be.i
    if token.dep == "poss" and trigger.lemma.lower() in _SHARING:
        return head.dep == "dobj" and head.head == trigger.i and head.lemma.lower() in EVENT_NOUNS
    dated = head if head.lemma.lower() == "date" else tree.tokens[head.head]
    if dated.lemma.lower() != "date" or dated.dep != "acl":
        return False
    of = tree.tokens[tree.tokens[dated.head].head]
    return of.text.lower() == "in" and of.head == trigger.i


def joined(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """Whether a time hangs on a verb that the clause is joined to: "emerged there and killed 800 in 2003"."""
    verb = _verb_above(tree, token) if token is not None else None
    return verb is not None and first_of_joined(tree, verb).i == first_of_joined(tree, clause.trigger).i


def described_time(tree: Tree, clause: Clause) -> TimeExpression | None:
    """The time that the clause describes: "17 March, when the mayor said it had closed", "the day she left"; or the one
    that its noun has: "the rally on Sunday, which drew thousands"."""
    verb = first_of_joined(tree, clause.trigger)
    for _ in range(3):
        if verb.dep not in {"ccomp", "xcomp"} or verb.head == verb.i:
            break
        verb = first_of_joined(tree, tree.tokens[verb.head])
    if verb.dep not in {"relcl", "acl"} or verb.tag == "VB":
        return None
    noun = tree.tokens[verb.head]
    known = [t for t in tree.section.times if t.type in {"DATE", "TIME"} and t.time is not None and t.time.start]
    named = [t for t in known if t.start <= noun.start < t.end]
    if named or noun.lemma.lower() not in EVENT_NOUNS.keys() | _WRITTEN:
        return next(iter(named), None)
    own = [tree.tokens[i] for i in tree.subtree(noun, [verb.i])]
    return next((t for t in known if any(t.start <= o.start < t.end for o in own)), None)


def first_of_joined(tree: Tree, verb: Token) -> Token:
    """ "Arrested" of "who was arrested and beaten": what the clause hangs on."""
    for _ in range(3):
        if verb.dep != "conj" or tree.is_under(tree.tokens[verb.head], verb):
            break
        verb = tree.tokens[verb.head]
    return verb


def tells(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """ "Said on Saturday that a man had died": the day is that of the telling."""
    verb = _verb_above(tree, token) if token else None
    if verb is None or clause.cue is None:
        return False
    return verb.i == clause.cue.i or (verb.lemma.lower() in _SAYING and tree.is_under(clause.cue, verb))


def beside(tree: Tree, clause: Clause) -> bool:
    """ "Fell in 2011, three years after the war": the year before it is not the war's."""
    return tree.tokens[clause.trigger.head].text.lower() in {"after", "before", "since", "following", "until"}


def set_off(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """ "Fell after it had risen last month", "having risen last month": whether "after" or "before" stands between a
    time and the clause, and no "shortly" with it."""
    for _ in range(12):
        if (
            token is None
            or token.i == clause.trigger.i
            or tree.is_under(clause.trigger, token)
            or token.head == token.i
        ):
            return False
        words = [token] if token.dep == "prep" else tree.children(token, "mark") if token.dep == "advcl" else []
        if token.dep == "advcl" and any(t.text.lower() == "having" for t in tree.children(token, "aux")):
            return True
        for word in words:
            if word.text.lower() in _AFTER:
                near = [t.text.lower() for t in tree.children(word)] + [tree.tokens[word.i - 1].text.lower()]
                return not _AT_ONCE & set(near)
        token = tree.tokens[token.head]
    return False


def tells_of_plan(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """ "Announced on Thursday that he will travel": Thursday is not the day of the journey."""
    verb = _verb_above(tree, token) if token else None
    return verb is not None and verb.i != clause.trigger.i and tree.is_under(clause.trigger, verb)


def describes(tree: Tree, clause: Clause) -> bool:
    """Whether the clause, or the one it is joined to, describes a noun: both of "who was arrested and beaten"."""
    first = first_of_joined(tree, clause.trigger)
    return not clause.noun and first.dep in {"relcl", "acl"} and not _goes_on_there(tree, clause, first)


def _goes_on_there(tree: Tree, clause: Clause, verb: Token) -> bool:
    """ "It spread to the port, where police arrested six": what is told goes on."""
    where = next((t for t in tree.children(verb, "advmod") if t.text.lower() == "where"), None)
    above = _verb_above(tree, tree.tokens[verb.head])
    told = above is not None and above.tag == "VBD" and clause.tense == "past"
    return told and where is not None and where.i > 0 and tree.tokens[where.i - 1].text == ","
