"""Clauses: which verbs and nouns of a section assert an event, and the words that do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyatlas.extract.heading import tells_as_title
from storyatlas.extract.idioms import idiom_words
from storyatlas.extract.lexicon import (
    ASPECT,
    CLAIMING,
    EVENT_NOUNS,
    HEDGES,
    LIGHT,
    PLANNING,
    REPORTING,
    SPEECH_ACTS,
    STATES,
    STRONG,
)
from storyatlas.extract.modality import (
    ALLEGING,
    alleged_by,
    asked,
    conditional,
    doubted,
    habitual,
    in_a_row,
    in_his_words,
    is_to,
    of_anybody,
    reported_by,
    set_aside,
    supposed,
    wanted,
)
from storyatlas.extract.quality import verb_quality
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Sentence, Token
from storyatlas.model.mention import SURE, Status

_CLAUSAL = frozenset(
    {"ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj", "csubjpass", "dep"}
)
_HYPOTHETICAL = frozenset({"could", "may", "might", "should", "can", "must", "would", "ought"})
_TELLING = frozenset("announce confirm reveal declare disclose report notify unveil inform signal say".split())
TOLD = 0.5  # quality from which the content of a report stands for it
FAINT = 0.1  # quality of a clause that asserts something, but no occurrence by itself: "the city is in quarantine"
# "Used his powers to loosen it", "took steps to loosen it".
_MEANS = frozenset({"use", "take", "make"})
_OPENING = frozenset({"begin", "start", "open", "commence"})  # "began a visit": the visit is the event
# "Launched an attack", "staged a protest", "carried out the strikes": the noun tells what was done.
_STAGING = frozenset("launch stage mount conduct carry commit wage perform undertake perpetrate".split())
_CARRYING = LIGHT | _OPENING | _STAGING
_NAMING = frozenset({"call", "term", "dub", "describe", "label", "style", "brand", "characterize", "characterise"})
# "The vote is scheduled for Friday", "a summit planned for June": what is yet to come, by the noun.
_FORESEEN = frozenset("expect anticipate plan schedule slate set promise".split())
_SPOKEN = frozenset("promise pledge vow threaten".split())  # saying so is the event: "threatened to block them"
_COMING = frozenset("arrive assemble come convene fly gather go meet return travel visit".split())
# What somebody or something "is thought to have" done.
_HELD_TO_BE = frozenset("allege assume believe fear presume report rumour rumor say suspect think understand".split())
# "Reached an agreement", "struck a deal".
_REACHING = frozenset({"reach", "strike"})
_AGREEMENTS = frozenset("agreement deal accord pact truce ceasefire armistice".split())
_STEPS = frozenset({"step", "move", "measure", "action"})
_EXPECTING = frozenset({"expect", "anticipate", "foresee"})
# What makes a date the heading of what follows: "11 January: the border closes".
HEADING = re.compile(r"\s*(?::(?!\d)|\s[-–—](?:\s|$))")
# Forms of verbs that share what stands before the first; the parser takes some bare infinitives for a present tense.
_JOINED_FORMS = ({"VB", "VBP"}, {"VBN", "VBD"})
# What the parser takes for a verb in "and daughters Ada and Mia".
_KIN = frozenset("daughter son wife husband brother sister uncle aunt niece nephew cousin grandson grandmother".split())
_WHY = frozenset("retaliation response reaction revenge reprisal reply answer protest defiance".split())
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
    if verb.dep not in _CLAUSAL or verb.dep in {"aux", "auxpass"} or verb.lemma.lower() == "ought":
        return None
    if _is_currency(tree, verb) or _names_only(tree, verb) or habitual(tree, verb) or verb.lemma.lower() in _KIN:
        return None
    what = tree.child(verb, "attr")
    if what is not None and tree.child(verb, "expl") is not None and _is_none(tree, what):
        return None  # "there would be no announcement"
    sentence = tree.sentence(verb)
    if tree.section.text[sentence.start : sentence.end].rstrip(' "”’)\n').endswith("?"):
        return None
    if conditional(tree, verb) or doubted(tree, verb) or asked(tree, verb):
        return None
    if set_aside(tree, verb) or supposed(tree, verb) or of_anybody(tree, verb):
        return None
    headline = headline or _dated(tree, sentence) or tells_as_title(tree, verb)
    trigger, planned = _carrier(tree, verb)
    tense = _tense(tree, verb, headline)
    reporting = reported_by(tree, verb)
    status = _status(tree, verb, tense, planned, reporting)
    if status is None:
        return None
    quality = max(verb_quality(tree, verb, trigger, tense, headline), FAINT)
    if _only_meant(tree, verb) and status == "happened":
        quality = FAINT
    indices = _clause_tokens(tree, verb)
    first, last = tree.span(indices)
    if last - first < 3 and not headline:
        return None
    speaker, cue = reporting or (None, None)
    if status == "happened" and speaker is not None and in_his_words(tree, verb):
        status = "claimed"
    return Clause(
        trigger, False, first, last, status, tense, quality, speaker, cue, status == "denied" or tree.negated(verb)
    )


def _is_none(tree: Tree, noun: Token) -> bool:
    return any(t.text.lower() == "no" for t in tree.children(noun, "det"))


def _only_meant(tree: Tree, verb: Token) -> bool:
    """ "Talks to buy the firm", "a refusal to sign it", "spoke up to save it": nobody says that it was done; whoever
    "flew to Oslo to sign it" mostly did."""
    to = any(t.tag == "TO" for t in tree.children(verb, "aux"))
    came = verb.dep == "advcl" and tree.tokens[verb.head].lemma.lower() in _COMING
    return verb.tag == "VB" and to and verb.dep in {"advcl", "acl", "relcl"} and not came and tree.nth_to(verb) is None


def _is_currency(tree: Tree, verb: Token) -> bool:
    """ "Sales of 62 trillion won" wins nothing."""
    before = tree.tokens[verb.i - 1] if verb.i else None
    return verb.text == "won" and before is not None and (before.pos == "NUM" or before.text.lower().endswith("illion"))


def _names_only(tree: Tree, verb: Token) -> bool:
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
    if (noun := _foreseen(tree, verb)) is not None:
        named = noun.lemma.lower() in EVENT_NOUNS and noun.head == verb.i
        return (noun if named else verb), True
    for _ in range(3):
        below = tree.child(token, "xcomp") or _means(tree, token) or _nth(tree, token)
        lemma = token.lemma.lower()
        if (settled := is_to(tree, token)) is not None:
            token, planned = settled, True
            continue
        if below is None or below.pos not in {"VERB", "AUX"} or lemma in _SPOKEN:
            break
        if lemma == "want" and tree.child(below, "nsubj", "nsubjpass") is not None:
            break  # "wants parliament to pass it"
        if _said_to_have(tree, token, below) or tree.nth_to(below) is not None:
            token = below
            continue
        if lemma == "seek" and token.tag in {"VBD", "VBN"}:
            break  # "sought to clear it up": whether it was, nobody says
        if lemma in PLANNING:
            planned = True
        elif lemma == "be" or lemma not in ASPECT | _MEANS:
            break
        token = below
    if token.lemma.lower() in _CARRYING | _REACHING:
        noun = tree.child(token, "dobj", "nsubjpass")
        reached = token.lemma.lower() not in _REACHING or (noun is not None and noun.lemma.lower() in _AGREEMENTS)
        if noun and noun.lemma.lower() in EVENT_NOUNS and reached:
            return noun, planned
    return token, planned


def _nth(tree: Tree, verb: Token) -> Token | None:
    """What somebody does who "becomes sixth to" do it."""
    rank = tree.child(verb, "acomp") if verb.lemma.lower() in {"be", "become"} else None
    below = tree.child(rank, "xcomp") if rank is not None else None
    return below if below is not None and tree.nth_to(below) is not None else None


def _said_to_have(tree: Tree, verb: Token, below: Token) -> bool:
    """ "Narnia claimed to have shot it down", "twelve are thought to have died"."""
    done = below.tag == "VBN" and any(t.text.lower() == "have" for t in tree.children(below, "aux"))
    passive = tree.child(verb, "auxpass") is not None
    return done and verb.lemma.lower() in (_HELD_TO_BE if passive else CLAIMING)


def _foreseen(tree: Tree, verb: Token) -> Token | None:
    """The noun of which a verb only says that it is to come: "the vote is scheduled for Friday", "a summit planned for
    June", "talks are due in May"."""
    if tree.child(verb, "xcomp", "ccomp", "dobj") is not None or idiom_words(tree, verb):
        return None
    if verb.lemma.lower() == "be":
        due = tree.child(verb, "acomp")
        if due is None or due.text.lower() != "due":
            return None
        when = tree.child(due, "prep", "npadvmod", "advmod") or tree.child(verb, "prep", "npadvmod")
        return tree.child(verb, "nsubj") if when is not None else None
    if verb.lemma.lower() not in _FORESEEN or verb.tag != "VBN":
        return None
    if verb.dep == "acl":
        return tree.tokens[verb.head]
    return tree.child(verb, "nsubjpass") if tree.child(verb, "auxpass") is not None else None


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
    helpers = _auxiliaries(tree, verb)
    auxiliaries = {a.lemma.lower() for a in helpers}
    forms = {a.text.lower() for a in helpers}
    if auxiliaries & {"will", "shall", "'ll"} or forms & {"’ll", "'ll", "wo"}:
        return "future"
    if verb.lemma.lower() == "be" and (x := tree.child(verb, "xcomp")) and tree.child(x, "aux"):
        return "future"
    if is_to(tree, verb) is not None:
        return "future"
    if verb.lemma.lower() == "go" and verb.tag == "VBG" and tree.child(verb, "xcomp"):
        return "future"
    if verb.tag == "VB" and _planned_with(tree, verb):
        return "future"
    if "have" in auxiliaries:
        return "pluperfect" if forms & {"had", "'d", "’d"} else "perfect"
    if "to" in forms and verb.tag in {"VB", "VBN"} and tree.nth_to(verb) is None:
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
    if verb.tag == "VB" and tree.nth_to(verb) is not None:
        return "perfect"
    if verb.tag == "VB" and headline and tree.tokens[max(0, verb.i - 1)].text.lower() == "to":
        return "future"
    return "none"


def _auxiliaries(tree: Tree, verb: Token) -> list[Token]:
    """Those of a verb, or those that it shares with the verb it is joined to: "will tour the port, meet dockers and
    dine there", "have restored ties and signed deals"."""
    own = tree.auxiliaries(verb)
    for _ in range(4):
        if own or verb.dep != "conj" or tree.child(verb, "nsubj", "nsubjpass"):
            break
        above = tree.tokens[verb.head]
        helpers = tree.auxiliaries(above)
        if above.i > verb.i or not any(verb.tag in tags and above.tag in tags for tags in _JOINED_FORMS):
            break
        if tree.child(above, "auxpass") is not None and tree.child(verb, "dobj") is not None:
            break  # "would be honoured to have it and left the meeting"
        own, verb = helpers, above
    return own


def _planned_with(tree: Tree, verb: Token) -> bool:
    """ "Plans to visit the port and meet the dockers": the meeting is planned too."""
    governor = in_a_row(tree, verb)
    return governor is not None and governor.lemma.lower() in PLANNING


def _status(
    tree: Tree, verb: Token, tense: str, planned: bool, reporting: tuple[Token | None, Token | None] | None
) -> Status | None:
    """Happened, planned, claimed or denied; `None` for what is merely possible."""
    if wanted(tree, verb):
        return None
    helpers = _auxiliaries(tree, verb)
    modals = {a.lemma.lower() for a in helpers if a.tag == "MD"}
    lemma = verb.lemma.lower()
    cue = reporting[1].lemma.lower() if reporting and reporting[1] else ""
    if "would" in modals or "'d" in modals:
        if not reporting or "have" in {a.lemma.lower() for a in helpers}:
            return None
        return "planned"
    if modals & _HYPOTHETICAL:
        return None
    if cue in {"deny", "refute", "rebut"}:
        return "denied"
    if tree.negated(verb):
        if lemma in _EXPECTING:
            return None  # "is not expected to rise" denies nothing that was
        return (
            "denied"
            if reporting and cue not in {"confirm"} and lemma not in STATES
            else ("happened" if lemma in STRONG else None)
        )
    if tense == "future" or planned or _planned_with(tree, verb):
        return "planned"
    sought = lemma == "seek" and verb.tag in {"VBD", "VBN"}
    if lemma in PLANNING - _SPOKEN and not sought and tree.child(verb, "xcomp"):
        return "planned"
    below = tree.child(verb, "xcomp")
    if below is not None and _said_to_have(tree, verb, below):
        return "claimed"
    alleged = verb.dep == "pcomp" and (cue in ALLEGING or alleged_by(tree, verb) is not None)
    if alleged or cue in CLAIMING or any(a.text.lower() in HEDGES for a in tree.children(verb, "advmod")):
        return "claimed"
    return "happened"


def _clause_tokens(tree: Tree, verb: Token) -> list[int]:
    """The tokens of a clause: its subtree without the clauses that stand for themselves at its edges."""
    own = verb.lemma.lower()
    nth = tree.nth_to(verb)
    if nth is not None and nth.dep == "nsubj" and tree.tokens[nth.head].lemma.lower() == "be":
        return [i for i in tree.subtree(tree.tokens[nth.head]) if tree.tokens[i].pos not in {"PUNCT", "SPACE"}]
    drop = [
        c.i for c in tree.children(verb, "ccomp") if c.i < verb.i and tree.parted(c, verb)
    ]  # "120 died; it said 34"
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
    if noun.i in tree.in_times or _is_none(tree, noun):
        return None  # the month, not the protest
    governor = tree.tokens[noun.head]
    carrying = _CARRYING | _REACHING if lemma in _AGREEMENTS else _CARRYING
    if noun.dep == "dobj" and governor.lemma.lower() in carrying:
        return None  # the clause of the verb that carries it tells it
    verb = tree.tokens[governor.head] if governor.dep in {"prep", "prt"} else governor
    if noun.i in idiom_words(tree, verb):
        return None  # "conceded defeat", "went on strike"
    if lemma in _WHY and governor.text.lower() == "in" and tree.child(noun, "det", "poss") is None:
        return None  # "in retaliation for": why something else was done
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
