"""Clauses: which verbs and nouns of a section assert an event, and the words that do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyatlas.extract.lexicon import (
    ASPECT,
    CLAIMING,
    EVENT_NOUNS,
    HEDGES,
    LIGHT,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    PLANNING,
    REPORTING,
    SPEECH_ACTS,
    STATES,
    STRONG,
)
from storyatlas.extract.modality import ALLEGING, alleged_by, wanted
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Sentence, Token
from storyatlas.model.mention import SURE, Status

_CLAUSAL = frozenset(
    {"ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj", "csubjpass", "dep"}
)
_HYPOTHETICAL = frozenset({"could", "may", "might", "should", "can", "must", "would", "ought"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})
_TELLING = frozenset("announce confirm reveal declare disclose report notify unveil inform signal say".split())
TOLD = 0.5  # quality from which the content of a report stands for it
FAINT = 0.1  # quality of a clause that asserts something, but no occurrence by itself: "the city is in quarantine"
_SPOKEN_TO = frozenset({"of", "to", "for", "about", "with"})
_COUNTING = frozenset("be stand number total reach remain have bring".split())
# Who reports victims or arrests says that there were some.
_RECORDING = frozenset("report see record register document count log witness".split())
_NTH = frozenset({"first", "second", "third", "fourth", "fifth"})
_VICTIMS = frozenset("death toll case casualty fatality injury victim wounded arrest infection prisoner".split())
# "Used his powers to loosen it", "took steps to loosen it".
_MEANS = frozenset({"use", "take", "make"})
_OPENING = frozenset({"begin", "start", "open", "commence"})  # "began a visit": the visit is the event
_NAMING = frozenset({"call", "term", "dub", "describe", "label", "style", "brand", "characterize", "characterise"})
_FIGURES = frozenset({"chapter", "page", "era", "milestone", "watershed", "point", "culmination", "leaf"})
_FIGURING = frozenset({"open", "begin", "start", "turn", "mark", "write", "close", "represent", "signal"})
_STEPS = frozenset({"step", "move", "measure", "action"})
# What makes a date the heading of what follows: "11 January: the border closes".
HEADING = re.compile(r"\s*(?::(?!\d)|\s[-–—](?:\s|$))")
_UNSPECIFIC = frozenset({"DATE", "TIME", "ORDINAL", "QUANTITY", "LANGUAGE"})
_ANCHORS = frozenset({"after", "before", "since", "during", "following", "amid", "until", "despite", "upon", "ahead"})


@dataclass(frozen=True, slots=True)
class Clause:
    """An asserted event: its trigger token, the tokens that assert it, and its standing.

    `first:last` is a token range; `tense` is past, perfect, pluperfect, present, future or none;
    `speaker` is the token of whoever says so, `cue` the word by which. `quality` is 0 to 1.
    """

    trigger: Token
    noun: bool
    first: int
    last: int
    status: Status
    tense: str
    quality: float
    speaker: Token | None = None
    cue: Token | None = None
    negated: bool = False


def find_clauses(tree: Tree, *, headline: bool) -> list[Clause]:
    """Every event asserted in a section, in text order; `headline` reads the present tense as news."""
    verbs = _tell_once([c for t in tree.tokens if t.pos in {"VERB", "AUX"} and (c := _verb_clause(tree, t, headline))])
    taken = {c.trigger.i for c in verbs}
    nouns = [c for t in tree.tokens if t.pos in {"NOUN", "PROPN"} and t.i not in taken and (c := _noun_clause(tree, t))]
    return sorted([*verbs, *nouns], key=lambda c: (c.first, c.last, c.trigger.i))


def _tell_once(clauses: list[Clause]) -> list[Clause]:
    """What is announced and its announcement are one event: the content where the verb only reports
    and the content tells an occurrence; the act where the verb is one (to warn, to demand, to deny).
    A faint one yields to the other."""
    by_verb = {c.trigger.i: c for c in clauses}
    gone: set[int] = set()
    for inner in clauses:
        outer = by_verb.get(inner.cue.i) if inner.cue else None
        if outer is None or outer.trigger.i == inner.trigger.i or inner.cue is None:
            continue
        lemma = inner.cue.lemma.lower()
        if outer.quality < SURE or inner.quality < SURE:
            gone.add(outer.trigger.i if outer.quality < SURE else inner.trigger.i)
        elif lemma in ALLEGING:
            gone.add(inner.trigger.i)  # to charge is an act, whatever became of the charge
        elif lemma in _TELLING or lemma not in SPEECH_ACTS:
            gone.add(outer.trigger.i if inner.quality >= TOLD else inner.trigger.i)
        else:
            gone.add(inner.trigger.i)
    return [c for c in clauses if c.trigger.i not in gone]


def _verb_clause(tree: Tree, verb: Token, headline: bool) -> Clause | None:
    if verb.dep not in _CLAUSAL or verb.dep in {"aux", "auxpass"}:
        return None
    if _is_currency(tree, verb) or _is_name(tree, verb):
        return None
    sentence = tree.sentence(verb)
    if tree.section.text[sentence.start : sentence.end].rstrip(' "”’)\n').endswith("?"):
        return None
    if _conditional(tree, verb) or _asked(tree, verb):
        return None
    headline = headline or _dated(tree, sentence)
    trigger, planned = _carrier(tree, verb)
    tense = _tense(tree, verb, headline)
    reporting = _reported_by(tree, verb)
    status = _status(tree, verb, tense, planned, reporting)
    if status is None:
        return None
    quality = max(_verb_quality(tree, verb, trigger, tense, headline), FAINT)
    indices = _clause_tokens(tree, verb)
    first, last = tree.span(indices)
    if last - first < 3 and not headline:
        return None
    speaker, cue = reporting or (None, None)
    return Clause(
        trigger, False, first, last, status, tense, quality, speaker, cue, status == "denied" or tree.negated(verb)
    )


def _is_currency(tree: Tree, verb: Token) -> bool:
    """ "Sales of 62 trillion won" wins nothing."""
    before = tree.tokens[verb.i - 1] if verb.i else None
    return verb.text == "won" and before is not None and (before.pos == "NUM" or before.text.lower().endswith("illion"))


def _is_name(tree: Tree, verb: Token) -> bool:
    """ "What he called the special operation" calls nothing; it says whose word that is."""
    what = next((t for t in tree.children(verb) if t.text.lower() == "what" and t.i < verb.i), None)
    return what is not None and verb.lemma.lower() in _NAMING


def _dated(tree: Tree, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a chronology, told as headlines are: "11 January: Narnia closes its border"."""
    first = next((t for t in tree.section.times if sentence.start <= t.start < sentence.end), None)
    if first is None or tree.section.text[sentence.start : first.start].strip(" \n\t•–-*"):
        return False
    return first.type == "DATE" and HEADING.match(tree.section.text, first.end, sentence.end) is not None


def _carrier(tree: Tree, verb: Token) -> tuple[Token, bool]:
    """The verb that names the event: "plans to visit" is a visit, planned. Also a light verb's noun."""
    planned = False
    token = verb
    for _ in range(3):
        below = tree.child(token, "xcomp") or _means(tree, token)
        lemma = token.lemma.lower()
        if below is None or below.pos not in {"VERB", "AUX"}:
            break
        if lemma in PLANNING:
            planned = True
        elif lemma == "be" or lemma not in ASPECT | _MEANS:
            break
        token = below
    if token.lemma.lower() in LIGHT | _OPENING:
        noun = tree.child(token, "dobj", "nsubjpass")
        if noun and noun.lemma.lower() in EVENT_NOUNS:
            return noun, planned
    return token, planned


def _means(tree: Tree, verb: Token) -> Token | None:
    """What somebody "used his powers to" do, "took steps to" do."""
    lemma, what = verb.lemma.lower(), tree.child(verb, "dobj")
    if lemma not in _MEANS or what is None:
        return None
    if lemma == "use":
        near = [*tree.children(verb, "advcl"), *tree.children(what, "acl")]
        return next((c for c in near if c.tag == "VB" and tree.child(c, "aux")), None)
    below = tree.child(what, "acl", "relcl") if what.lemma.lower() in _STEPS else None
    return below if below is not None and below.tag == "VB" else None


def _tense(tree: Tree, verb: Token, headline: bool) -> str:
    auxiliaries = {a.lemma.lower() for a in tree.auxiliaries(verb)}
    forms = {a.text.lower() for a in tree.auxiliaries(verb)}
    if auxiliaries & {"will", "shall", "'ll"} or forms & {"’ll", "'ll", "wo"}:
        return "future"
    if verb.lemma.lower() == "be" and (x := tree.child(verb, "xcomp")) and tree.child(x, "aux"):
        return "future"
    if verb.lemma.lower() == "go" and verb.tag == "VBG" and tree.child(verb, "xcomp"):
        return "future"
    if "have" in auxiliaries:
        return "pluperfect" if forms & {"had", "'d", "’d"} else "perfect"
    if "to" in forms and verb.tag in {"VB", "VBN"} and not _first_to(tree, verb):
        return "future" if headline else "none"  # "calls for the ban to be lifted"
    if "be" in auxiliaries:
        return "past" if forms & {"was", "were"} else ("perfect" if verb.tag == "VBN" else "present")
    if verb.tag in {"VBD"}:
        return "past"
    if verb.tag == "VBN":
        return "past"
    if verb.tag == "VBG":
        return "present"
    if verb.tag in {"VBZ", "VBP"}:
        return "past" if headline else "present"
    if verb.tag == "VB" and _first_to(tree, verb):
        return "perfect"
    if verb.tag == "VB" and headline and tree.tokens[max(0, verb.i - 1)].text.lower() == "to":
        return "future"
    return "none"


def _first_to(tree: Tree, verb: Token) -> bool:
    """ "The first president to visit" did visit."""
    if verb.dep not in {"acl", "relcl"}:
        return False
    head = tree.tokens[verb.head]
    near = [head, *tree.children(head), *(c for t in tree.children(head) for c in tree.children(t))]
    return any(t.text.lower() in {"first", "last", "second", "third", "only", "latest"} for t in near if t.i < verb.i)


def _conditional(tree: Tree, verb: Token) -> bool:
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


def _asked(tree: Tree, verb: Token) -> bool:
    """ "Did not say how many died": a question tells nothing."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if verb.dep != "ccomp" or subject is None:
        return False
    return tree.tokens[tree.subtree(subject)[0]].text.lower() in {"how", "what", "which"}


def _reported_by(tree: Tree, verb: Token) -> tuple[Token | None, Token | None] | None:
    """Who says that `verb` happened, and by which word: a governing verb of speech, a verb of speech
    set after or within the clause, or an "according to"."""
    token = verb
    for _ in range(4):
        if token.dep == "ccomp" and token.head != token.i:
            above = tree.tokens[token.head]
            if above.lemma.lower() in REPORTING | SPEECH_ACTS | CLAIMING:
                return tree.subject(above), above
        if (alleged := alleged_by(tree, token)) is not None:
            return alleged
        if token.dep not in {"conj", "ccomp", "advcl", "xcomp"} or token.head == token.i:
            break
        token = tree.tokens[token.head]
    for child in tree.children(verb, "parataxis", "advcl", "ccomp"):
        if child.lemma.lower() in REPORTING and (who := tree.child(child, "nsubj")):
            return who, child
    for child in tree.children(verb, "prep"):
        if child.text.lower() == "according":
            to = tree.child(child, "prep", "pcomp")
            who = tree.child(to, "pobj") if to else tree.child(child, "pobj")
            return who, child
    return None


def _status(
    tree: Tree, verb: Token, tense: str, planned: bool, reporting: tuple[Token | None, Token | None] | None
) -> Status | None:
    """Happened, planned, claimed or denied; `None` for what is merely possible."""
    if wanted(tree, verb):
        return None
    modals = {a.lemma.lower() for a in tree.auxiliaries(verb) if a.tag == "MD"}
    lemma = verb.lemma.lower()
    cue = reporting[1].lemma.lower() if reporting and reporting[1] else ""
    if "would" in modals or "'d" in modals:
        if not reporting or "have" in {a.lemma.lower() for a in tree.auxiliaries(verb)}:
            return None
        return "planned"
    if modals & _HYPOTHETICAL:
        return None
    if cue in {"deny", "refute", "rebut"}:
        return "denied"
    if tree.negated(verb):
        return (
            "denied"
            if reporting and cue not in {"confirm"} and lemma not in STATES
            else ("happened" if lemma in STRONG else None)
        )
    if tense == "future" or planned:
        return "planned"
    if lemma in PLANNING and tree.child(verb, "xcomp"):
        return "planned"
    alleged = cue in ALLEGING and verb.dep == "pcomp"
    if alleged or cue in CLAIMING or any(a.text.lower() in HEDGES for a in tree.children(verb, "advmod")):
        return "claimed"
    return "happened"


def _verb_quality(tree: Tree, verb: Token, trigger: Token, tense: str, headline: bool) -> float:
    """How surely a verb tells an occurrence worth a node."""
    lemma = trigger.lemma.lower()
    own = verb.lemma.lower()
    clausal = tree.children(verb, "ccomp")
    if _tolls(tree, verb):
        return 0.55
    if own in REPORTING and own not in SPEECH_ACTS and trigger is verb:
        return _speech_quality(tree, verb, clausal)
    if own == "speak" and any(p.text.lower() in _SPOKEN_TO for p in tree.children(verb, "prep")):
        return 0.35  # to reporters, of something: a way of saying; a speech is given
    nominal = trigger.pos in {"NOUN", "PROPN"}
    if _figurative(tree, verb):
        return 0.0
    if own == "hold" and _detains(tree, verb):
        return 0.8
    if lemma in STATES and not nominal and not tree.child(trigger, "prt"):
        stated = any(verb.start <= t.start < tree.sentence(verb).end for t in tree.section.times if t.time is not None)
        if lemma in {"be", "have"} or tense in {"present", "none"} or not stated:
            return 0.0
        base = 0.25
    elif lemma in STRONG or nominal:
        base = 0.8
    elif own in SPEECH_ACTS:
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


def _figurative(tree: Tree, verb: Token) -> bool:
    """ "Opened a new chapter", "marks a turning point": what an event means, not that anything else happened."""
    what = tree.child(verb, "dobj")
    return what is not None and what.lemma.lower() in _FIGURES and verb.lemma.lower() in _FIGURING


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
    """ "Quill was held for three hours at the airport"."""
    held = tree.child(verb, "nsubjpass")
    if held is None or tree.child(verb, "auxpass") is None:
        return False
    people = {(e.first, e.last) for e in tree.section.entities if e.type == "PERSON"}
    return held.lemma.lower() in PERSON_NOUNS or any(first <= held.i < last for first, last in people)


def _tolls(tree: Tree, verb: Token) -> bool:
    """ "There are now 200 cases", "the death toll stands at 80", "Narnia reported its first two cases": a count of
    victims is news."""
    if verb.lemma.lower() in _RECORDING:
        what = tree.child(verb, "dobj", "nsubjpass")
        below = [tree.tokens[i] for i in tree.subtree(what)] if what is not None else []
        several = any(t.pos == "NUM" or t.text.lower() in _NTH for t in below)
        return several and (what is not None and what.lemma.lower() in _VICTIMS)
    if verb.lemma.lower() not in _COUNTING:
        return False
    words = [tree.tokens[i] for i in tree.subtree(verb)]
    return any(t.pos == "NUM" for t in words) and any(t.lemma.lower() in _VICTIMS for t in words)


def _clause_tokens(tree: Tree, verb: Token) -> list[int]:
    """The tokens of a clause: its subtree without the clauses that stand for themselves at its edges."""
    drop: list[int] = []
    own = verb.lemma.lower()
    for child in tree.children(verb):
        if (
            child.dep in {"conj", "parataxis", "cc", "mark"}
            and (child.pos in {"VERB", "AUX"} or child.dep in {"cc", "mark"})
        ) or (
            child.dep == "advcl"
            and (tree.child(child, "nsubj", "nsubjpass", "mark") or child.i < verb.i)
            and not wanted(tree, child)
        ):
            drop.append(child.i)
        elif child.dep == "ccomp" and own in REPORTING and own not in SPEECH_ACTS and child.i < verb.i:
            continue
    for i in tree.subtree(verb, drop):
        token = tree.tokens[i]
        if i > verb.i and token.i != verb.i and _stands_alone(tree, token):
            drop.append(i)
    # The full stop hangs on the verb, beyond all that was dropped.
    indices = [i for i in tree.subtree(verb, drop) if tree.tokens[i].pos not in {"PUNCT", "SPACE"}]
    if verb.dep == "relcl":
        head = tree.tokens[verb.head]
        phrase = [i for i in tree.subtree(head, [verb.i]) if i <= head.i]
        if len(phrase) <= 8 and indices and min(indices) - max(phrase) <= 2:
            indices = sorted({*phrase, *indices})
    if verb.dep == "conj" and tree.child(verb, "nsubj", "nsubjpass") is None:
        indices = _with_shared_subject(tree, verb, indices)
    return indices


def _with_shared_subject(tree: Tree, verb: Token, indices: list[int]) -> list[int]:
    """ "The king met the envoy and signed": the second clause starts at its verb, the subject being far."""
    subject = tree.subject(verb)
    if subject and 0 < min(indices) - subject.i <= 3:
        return sorted({*tree.subtree(subject), *indices})
    return indices


def _stands_alone(tree: Tree, below: Token) -> bool:
    """A clause inside another that tells something of its own: a relative clause, a participle with
    complements, an adverbial clause with a subject."""
    if below.dep == "relcl":
        return len(tree.subtree(below)) > 3
    if below.dep == "acl":
        return below.tag in {"VBN", "VBG"} and len(tree.subtree(below)) > 4
    own = tree.child(below, "nsubj", "nsubjpass") is not None
    return below.dep in {"advcl", "pcomp"} and own and not wanted(tree, below)


def _noun_clause(tree: Tree, noun: Token) -> Clause | None:
    """A noun that names an occurrence and is anchored: by a date, an agent, an "of", or an "after"."""
    lemma = noun.lemma.lower()
    if lemma not in EVENT_NOUNS or noun.dep in {"compound", "amod", "nmod"}:
        return None
    if any(t.start <= noun.start < t.end for t in tree.section.times):
        return None  # the month, not the protest
    governor = tree.tokens[noun.head]
    if noun.dep == "dobj" and governor.lemma.lower() in LIGHT:
        return None  # the light verb's clause tells it
    indices = _noun_phrase(tree, noun)
    first, last = tree.span(indices)
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    dated = any(
        start <= t.start < end + 12 and t.time is not None and t.type in {"DATE", "TIME"} for t in tree.section.times
    )
    anchored = noun.dep == "pobj" and governor.text.lower() in _ANCHORS
    of_phrase = tree.child(noun, "prep") is not None
    owned = tree.child(noun, "poss") is not None
    named = noun.pos == "PROPN"
    determiner = tree.child(noun, "det")
    indefinite = determiner is not None and determiner.text.lower() in {"a", "an", "any", "no", "every", "each"}
    score = 0.15 + 0.3 * dated + 0.15 * anchored + 0.15 * of_phrase + 0.1 * owned + 0.1 * named - 0.1 * indefinite
    if noun.tag == "NNS" and not dated:
        score -= 0.1
    if last - first < 2:
        return None
    if score < 0.25:
        return None  # "the outbreak": nothing says which
    if score < 0.4:
        score = FAINT
    planned = any(
        t.text.lower() in {"planned", "upcoming", "proposed", "future", "possible"} for t in tree.children(noun)
    )
    return Clause(noun, True, first, last, "planned" if planned else "happened", "none", min(score, 0.6))


def _noun_phrase(tree: Tree, noun: Token) -> list[int]:
    drop = [t.i for t in tree.children(noun) if t.dep in {"relcl", "conj", "cc", "appos", "punct"}]
    indices = tree.subtree(noun, drop)
    return [i for i in indices if i < noun.i + 14]
