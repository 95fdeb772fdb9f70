"""Pruning: what no headline keeps of a phrase: asides, dates, idle words, clauses that stand for themselves."""

from __future__ import annotations

import re

from storyatlas.extract.lexicon import REPORTING
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.number_words import MONTH_NUMBERS, WEEKDAY_NAMES

# What comes before an article and changes what is said: "half a point".
_TELLING = frozenset({"half", "twice", "double"})
_ALWAYS_OFF = frozenset({"appos", "parataxis", "intj", "preconj", "predet", "meta"})
FILLER = frozenset(
    """
        also just already now then still later however meanwhile earlier recently currently reportedly
        too again therefore thus though finally initially previously even only nearby today tonight soon
        instead eventually subsequently apparently allegedly first
    """.split()
)
# Verbs after which headlines leave out the "that"; after "counters" or "acknowledges" they keep it.
_WITHOUT_THAT = frozenset(
    """
        say tell report announce confirm warn admit claim promise vow pledge deny believe think hear learn find show
        suggest insist predict reveal agree declare hope know fear ensure mean
    """.split()
)
# What has a year to tell which.
_BASES = frozenset("level figure price total value average peak baseline benchmark standard".split())
_NAME = 10  # tokens that a speaker with an office may have
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|[012]\d[0-5]\d(?:GMT|h)?", re.I)  # "struck at 1353"
_CALENDAR = WEEKDAY_NAMES | {*MONTH_NUMBERS, *"spring summer autumn winter today yesterday tomorrow".split()}


def never(tree: Tree, head: Token) -> set[int]:
    """Roots below `head` that no headline keeps: appositions, asides, times, clauses set off by commas."""
    drop: set[int] = set()
    for i in tree.subtree(head):
        token = tree.tokens[i]
        above = tree.tokens[token.head]
        if i == head.i:
            continue
        if token.dep == "conj" and token.pos in {"VERB", "AUX"} and above.pos in {"VERB", "AUX"}:
            if second_half(tree, token):
                continue
            drop |= {i, *(t.i for t in tree.children(above, "cc"))}
        elif token.dep == "conj" and (
            _tells_of_others(tree, token) or _speaks_next(tree, token) or _acts_next(tree, token)
        ):
            drop |= {i, *(t.i for t in tree.children(above, "cc"))}
        elif (
            (token.dep in _ALWAYS_OFF and not _close(tree, token, above) and not _multiplies(token))
            or _listed(tree, token, above)
            or _aside(tree, token)
            or _names_some(tree, token)
            or _idle(tree, token, above)
            or (dates(tree, token) and not _owns(tree, token))
            or (token.text.lower() == "for" and _so_long(tree, token))
        ):
            drop.add(i)
    return drop


def _so_long(tree: Tree, preposition: Token) -> bool:
    """ "For as long as it takes"."""
    below = tree.child(preposition, "pobj", "pcomp")
    return below is not None and below.text.lower() == "long"


def _owns(tree: Tree, token: Token) -> bool:
    """ "All of Wednesday's deals": without whose they are, there is no telling which."""
    preposition = tree.tokens[tree.tokens[token.head].head]
    return token.dep == "poss" and preposition.text.lower() == "of"


def _close(tree: Tree, token: Token, above: Token) -> bool:
    """A name right behind the noun that says what it is: "the freighter Ada Quill"."""
    named = token.dep == "appos" and token.pos == "PROPN" and above.tag == "NN"
    return named and tree.subtree(token)[0] == above.i + 1


def _multiplies(token: Token) -> bool:
    return token.dep == "predet" and token.text.lower() in _TELLING


def second_half(tree: Tree, token: Token) -> bool:
    """The "open" of "re-open", which some parses read as two verbs."""
    hyphen = tree.tokens[token.i - 1]
    before = tree.tokens[token.i - 2]
    return token.i > 1 and hyphen.text == "-" and before.end == hyphen.start and hyphen.end == token.start


def _speaks_next(tree: Tree, noun: Token) -> bool:
    """Whether a joined noun is who says what follows, or an office of his, and the parser took it for an object: "sent
    ships to Narnia and Secretary of State Ada Quill said ..." """
    if noun.pos not in {"NOUN", "PROPN"}:
        return False
    for verb in tree.tokens[noun.i + 1 : noun.i + _NAME]:
        auxiliaries = tree.auxiliaries(verb)
        if verb.pos == "VERB" and verb.lemma.lower() in REPORTING and (auxiliaries or verb.tag != "VBG"):
            subject = tree.child(verb, "nsubj")
            first = tree.subtree(subject)[0] if subject is not None else min(t.i for t in (verb, *auxiliaries))
            return tree.subtree(noun)[-1] + 1 == first <= verb.i
    return False


def _tells_of_others(tree: Tree, number: Token) -> bool:
    """ "Two were killed in Oslo and around 50 injured": a number joined to a noun that a verb of its own follows."""
    behind = tree.tokens[number.i + 1] if number.i + 1 < len(tree.tokens) else number
    return number.pos == "NUM" and behind.tag in {"VBN", "VBD"} and tree.tokens[number.head].pos != "NUM"


def _acts_next(tree: Tree, noun: Token) -> bool:
    """Whether a joined noun does what the verb right behind it tells: "stormed the harbour and the rioting spread" """
    end = tree.subtree(noun)[-1] + 1
    return any(tree.joined_doer(verb) is noun for verb in tree.tokens[end : end + 4] if verb.dep == "conj")


def _listed(tree: Tree, token: Token, above: Token) -> bool:
    """The first item of a list behind a colon: "guests of twelve kinds: Visiting family ..." """
    first = tree.subtree(token)[0]
    return above.pos in {"NOUN", "PROPN"} and first > above.i and tree.tokens[first - 1].text == ":"


def _names_some(tree: Tree, token: Token) -> bool:
    """The "among them" of "four officials, among them the mayor", where the mayor goes as well."""
    below = tree.child(token, "pobj") if token.dep == "prep" and token.text.lower() == "among" else None
    if below is None or below.pos != "PRON":
        return False
    beside = tree.children(tree.tokens[token.head], "appos")
    return any(tree.subtree(t)[0] == below.i + 1 for t in beside)


def _aside(tree: Tree, token: Token) -> bool:
    """A clause set off by a comma or a dash, or one that tells its own circumstances."""
    before = tree.tokens[tree.subtree(token)[0] - 1].text
    if token.dep in {"relcl", "acl"}:
        opening = tree.tokens[tree.subtree(token)[0]]
        if token.dep == "relcl" and opening.dep == "prep" and tree.tokens[opening.i + 1].tag in {"WP", "WDT"}:
            return True  # "the towns to which they fled"
        return before in {",", "-", "--", "–", "—", "("}
    return token.dep == "advcl" and (before == "," or tree.child(token, "nsubj", "nsubjpass", "mark") is not None)


def _idle(tree: Tree, token: Token, above: Token) -> bool:
    word = token.text.lower()
    if token.dep == "advmod":
        return word in FILLER and above.pos in {"VERB", "AUX"} and above.dep not in {"amod", "acl"}
    if token.dep == "mark" and word == "that":
        said = tree.tokens[above.head]
        if above.dep != "ccomp":
            return False  # "the requirement that agencies consult", "so that"
        # "Agreed in the hearing that": without it, who agreed what? "Told the council that" needs none.
        listeners = {i for who in tree.children(said, "dobj", "dative") for i in tree.subtree(who)}
        between = tree.tokens[said.i + 1 : tree.subtree(above)[0]]
        apart = (t for t in between if t.pos in {"NOUN", "PROPN", "VERB"} and t.i not in listeners)
        return said.lemma.lower() in _WITHOUT_THAT and all(timed(tree, t) for t in apart)
    return token.dep == "prep" and word in {"including", "according"}


_STRETCH = frozenset("most much part half all rest bulk".split())


def dates(tree: Tree, token: Token) -> bool:
    """Whether a phrase tells nothing but when."""
    if measured_by(tree, token):
        return False
    if token.dep == "prep":
        if token.text.lower() == "of" and tree.tokens[token.head].lemma.lower() in _STRETCH:
            return False  # "spent most of Monday there"
        below = tree.child(token, "pobj", "pcomp")
        at = token.text.lower() in {"at", "around", "about"}
        return below is not None and (timed(tree, below) or (at and _CLOCK.fullmatch(below.text) is not None))
    behind = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    if token.dep == "npadvmod" and behind is not None and behind.text.lower() in {"after", "before", "since"}:
        return True  # "a year after the ties were restored", whose clause is gone
    loose = {"npadvmod", "advmod", "poss", "compound", "nmod", "nummod", "amod"}
    return token.dep in loose and timed(tree, token) and not _names_a_feast(tree, token)


def measured_by(tree: Tree, token: Token) -> bool:
    """Whether a year only tells what something is measured by: "2005 levels", "compared with 2019"."""
    above = tree.tokens[token.head]
    return above.text.lower() in {"compared", "versus", "vs"} or (
        token.dep in {"nummod", "compound", "amod", "nmod"} and above.lemma.lower() in _BASES
    )


def _names_a_feast(tree: Tree, token: Token) -> bool:
    """Part of what something is called, not of when: "the New Year holiday"."""
    if token.dep not in {"compound", "nmod", "amod"} or tree.tokens[token.head].pos not in {"NOUN", "PROPN"}:
        return False
    time = next(t for t in tree.section.times if t.start <= token.start < t.end)
    words = [t for t in tree.tokens[max(0, token.i - 6) : token.i + 7] if time.start <= t.start < time.end]
    if any(w.text.lower() in _CALENDAR or not w.text.isalpha() or w.pos == "NUM" for w in words):
        return False
    return any(w.pos == "PROPN" for w in words) or [w.text.lower() for w in words][-2:] == ["new", "year"]


def timed(tree: Tree, token: Token) -> bool:
    """Inside an expression that names a day, a month or a year, also where nobody knows which ("on Tuesday")."""
    return any(
        t.start <= token.start < t.end and (t.time is not None or _CALENDAR & set(t.text.lower().split()))
        for t in tree.section.times
        if t.type in {"DATE", "TIME"}
    )
