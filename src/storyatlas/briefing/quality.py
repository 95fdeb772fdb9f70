"""How well a draft stands alone as a sentence of a briefing."""

from __future__ import annotations

import re
from itertools import pairwise

from storyatlas.briefing.draft import Draft, is_saying
from storyatlas.briefing.references import (
    acts_after_others,
    bare_definite,
    is_nobody,
    is_unnamed_person,
    leans_on_told,
    loose_pronouns,
    owns_what_others_have,
    points_back,
    subject_of,
)
from storyatlas.briefing.tree import Tree
from storyatlas.model.asking import unanswered
from storyatlas.model.time_words import MONTHS

UNUSABLE = -9.0
SHORTEST, LONGEST = 6, 40  # words
_EASY = 28  # words; each one above costs a little

_MONTH = "|".join(MONTHS)
_QUOTED = re.compile(r'["“][^"“”]*["”]')
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|me|we|We|our|Our|ours|us|you|You|your|Your|my|My)\b")
_GLUED = re.compile(  # a heading or caption that ran into its sentence, or two sentences without a stop
    r"^\s*[,;:] |[a-z\d] (?:He|She|They|It|The|This|That|These|We|There|In|At|But|And|A) [a-z]|"
    r"\b(?:[A-Z]{3,} ){2,}[A-Z][a-z]|"
    r"^(?:[A-Z]{2,} ){2,}|\s--\s*[A-Z]|[a-z]\.[A-Z][a-z]|\d[A-Z][a-z]|\b[A-Za-z]+- [A-Z]|"
    r"\b(?!(?:on|of|from|until|till|since|by|before|after|to|and|between|early|late|the)\b)[a-z]+ "
    rf"\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\.$"
)
_FURNITURE = re.compile(
    r"©|https?://|www\.|@\w|\||\b(?:story highlights|image copyright|image caption|media caption|getty images|"
    r"read more|click here|sign up|newsletter|advertisement|file photo|photo(?:graph)? by|slideshow|watch live|"
    r"pictured)\b|\s/\s[A-Z]{2,}|"
    rf"\b\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\s*:|"
    rf",\s(?:left|right|cent(?:er|re)),|\((?:(?:far |second from |third from )?(?:left|right)|cent(?:er|re)|top|bottom|"
    rf"foreground|background)\)|,\s(?:{_MONTH})\s\d{{1,2}}\.?$|"
    rf"\b(?:{_MONTH}) \d{{1,2}}, \d{{4}},? in [A-Z]\w+(?: [A-Z]\w+)?\.$|"
    r"\(?(?:AP|AFP|Reuters) [Pp]hoto|^[A-Z]\w+: [A-Z]",
    re.I,
)
_WEAK_START = re.compile(
    r"^(?:(?:after|before|amid|despite|during|following|with|from) (?:this|that|these|those|there)|"
    r"some (?:\w+ )?(?:argue|say|said|believe|think|fear)|this|that|these|those|such|it|its|he|his|she|her|they|"
    r"their|there|here|both|another|others?|one (?:is|was|has|had|of them)|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|all) (?:are|were|have|had|would|will)|"
    r"many of|some of|most of|the (?:two|three|four|latter|former|"
    r"same|other|(?:vast )?majority|move|step|man|men|woman|women|pair|group|visitors|agency|agreement|deal|statement|"
    r"report|figure|number|trip|visit|meeting|couple|official|decision|plan|rest|bulk|measures?|case|cases|incident|"
    r"news|city|country|company|team|patients?|victims?|virus|disease))\b(?! of\b)",
    re.I,
)
_BROKEN_OFF = re.compile(
    r"\b(?:Capt|Lt|Sgt|Cpl|Maj|Gen|Adm|Dr|Mr|Mrs|Ms|Rep|Sen|Gov|Det|Prof|Rev|Hon|vs|No)\.$|\.\.$|"
    r"^(?:Hopefully|(?:Yes|No|Well|Oh|Hey|Sure|Okay|OK),|Well [A-Z])|"  # as one talks
    r"\bthe following \w+\.$|"
    r"^[A-Z]\w+['’]s (?:was|were|are|has|had)\b"  # whose what?
)
_STARTS_WITH_PRONOUN = re.compile(r"^(?:he|she|they|it|this|that|these|those|such|here|his|her|their|its)\b", re.I)
_STARTS_OPEN = re.compile(
    r"^(?:what|which|whose|who|whom|that|how|why|whether|if)\b|^in an? (?:interview|statement|speech|letter) that\b|"
    r"^(?:by the time|once|until)\b[^,]*$",
    re.I,
)
_STATES = frozenset(
    "cause know call base locate consider belong include contain mean have remain involve serve live".split()
)
_LOOSE = re.compile(
    r"\b(?:also|too|meanwhile|however|then|afterwards?|later|earlier|instead|again|another|other|such|this|these|those|"
    r"above|following)\b",
    re.I,
)
# Where or of what the writer is who has just said it: "in this country", "only half of this".
_OF_THE_WRITER = re.compile(
    r"\bthis (?:country|nation|state|city|town|village|region|island|continent)\b|"
    r"\b(?:of|to|for|about|on|with|by|from) this(?=\s*(?:[,.;:–—-]|$))",
    re.I,
)
_TALLY = re.compile(r"\b(?:so far|to date)\b", re.I)
_COMPARED = re.compile(r"\b(?:similar|the same)\b(?! to\b)", re.I)
_PASSING = re.compile(r"\b(?:now|currently|so far|at the moment|yet|still|to date)\b", re.I)
_OTHER_DAY = re.compile(
    r"\b(?:the (?:same|next|following|previous) (?:day|week|month|year|time)|"
    r"that (?:day|week|month|year|time)|(?:by|until|till|since) then|here|"
    r"(?:days?|weeks?|months?|years?|hours?) (?:later|earlier|ago|afterwards?))\b",
    re.I,
)
_MARKS = frozenset('"“”')
_MOSTLY_QUOTED = 0.55  # share of the words
_NAMELESS_SPEAKER = re.compile(
    r"\b[Tt]he (?:first|second|third|other|same|latter) (?:official|source|spokes\w+|diplomat|minister|officer)\b|"
    r"(?:[\"”,]\s+(?:he|she|they|it) (?:said|says|told|added|wrote|noted|explained|warned|argued|recalled)\b|"
    r"\b(?:he|she) (?:said|says|told) )"
)


def quality(draft: Draft, text: str) -> float:
    """From about 1.3 (a named subject acts) down; `UNUSABLE` where it is no sentence of a briefing.

    The marks were set by reading the briefings of the sample and of both development stories.
    """
    plain = _QUOTED.sub(" ", text)
    count = draft.words()
    if _is_unusable(text, plain, count) or not _is_clause(draft):
        return UNUSABLE
    if acts_after_others(draft):
        return UNUSABLE
    score = 1.0
    score -= 0.03 * max(0, count - _EASY) + (0.15 if count < 10 else 0.0) + (0.45 if count < 8 else 0.0)
    score -= 0.8 * bool(_WEAK_START.match(text)) + 0.3 * (text[0] in '"“‘') + 0.9 * _is_quotation(text)
    score -= 0.1 * len(_LOOSE.findall(plain)) + 0.15 * bool(_PASSING.search(plain))
    score -= 0.7 * bool(_OF_THE_WRITER.search(plain)) + 0.5 * bool(_TALLY.search(plain))
    score -= 0.7 * bool(_COMPARED.search(plain))
    score -= 0.5 * bool(_OTHER_DAY.search(plain)) + 0.8 * bool(_NAMELESS_SPEAKER.search(text)) + 0.5 * draft.vague
    score -= 0.3 * loose_pronouns(draft) + 0.8 * any(is_nobody(draft, i) for i in draft.keep - draft.swap.keys())
    score += 0.15 * _is_named(draft)
    score -= 0.4 * _is_state(draft)
    score -= (0.8 if is_unnamed_person(draft) else 0.1) * bare_definite(draft)
    score -= 0.6 * (points_back(draft) or owns_what_others_have(draft))
    score -= 0.6 * leans_on_told(draft)
    return score


def is_furniture(text: str) -> bool:
    """Whether the words of a source are no prose: captions, headings that ran into it, items of a list."""
    return bool(_FURNITURE.search(text) or _GLUED.search(text))


def _is_unusable(text: str, plain: str, count: int) -> bool:
    unbalanced = text.count('"') % 2 or text.count("“") != text.count("”") or text.count("(") != text.count(")")
    unbalanced |= text.count("<") != text.count(">")
    return bool(
        not SHORTEST <= count <= LONGEST
        or unbalanced
        or "?" in text
        or text.rstrip("\"”’')")[-1:] != "."
        or _BROKEN_OFF.search(text)
        or unanswered(text)
        or _FIRST_PERSON.search(plain)
        or _GLUED.search(text)
        or _FURNITURE.search(text)
        or _STARTS_WITH_PRONOUN.match(text)
        or _STARTS_OPEN.match(text)
        or _repeats(text)
        or not re.match(r'["“‘]?[A-Z0-9$£€]', text)
    )


def _is_quotation(text: str) -> bool:
    """Whether most of the words are somebody's own: torn from what they answer they tell little."""
    return sum(len(quoted.split()) for quoted in _QUOTED.findall(text)) > _MOSTLY_QUOTED * len(text.split())


def _repeats(text: str) -> bool:
    """Whether five words stand in it twice: a caption that ran into its own sentence."""
    words = re.findall(r"\w+", text.lower())
    runs = [tuple(words[i : i + 5]) for i in range(len(words) - 4)]
    return len(runs) != len(set(runs))


def _is_clause(draft: Draft) -> bool:
    """Whether the words kept have a finite verb at their head, with a subject."""
    tree = draft.tree
    heads = [i for i in draft.keep if tree.tokens[i].head == i or tree.tokens[i].head not in draft.keep]
    verbs = [i for i in heads if tree.tokens[i].pos in ("VERB", "AUX")]
    if _says_nothing(draft) or _opens_with_verb(draft) or _is_run_on(draft, verbs) or _is_cut_off(draft):
        return False
    if _is_heading(tree) or _joins_nothing(draft) or _collides(draft):
        return False
    return any(tree.is_clause(i) and tree.subject(i) in draft.keep for i in verbs) and len(verbs) == 1


def _joins_nothing(draft: Draft) -> bool:
    """Whether what a noun was joined to has gone: "did not come and that of others", of "as a risk to his own safety
    and that of others"."""
    tree = draft.tree
    return any(
        tree.tokens[i].dep == "conj"
        and tree.tokens[i].pos in ("NOUN", "PROPN", "PRON", "DET")
        and tree.tokens[tree.tokens[i].head].pos in ("VERB", "AUX")
        and any(k not in draft.keep for k in range(tree.tokens[i].head, i))
        for i in draft.keep
    )


def _collides(draft: Draft) -> bool:
    """Whether a verb whose subject was left out follows what stood before the gap: "comes on board failed to agree"."""
    tree, kept = draft.tree, sorted(draft.keep)
    for before, at in pairwise(kept):
        token = tree.tokens[at]
        if at == before + 1 or token.tag not in ("VBD", "VBZ", "VBP", "MD") or at in draft.swap:
            continue
        if tree.tokens[before].pos == "PUNCT" or tree.tokens[before].dep == "cc":
            continue
        verb = token.head if token.dep in ("aux", "auxpass") else at
        subject = tree.subject(verb)
        if subject not in draft.keep and (subject is not None or tree.tokens[verb].dep in ("conj", "advcl", "ccomp")):
            return True
    return False


def _is_heading(tree: Tree) -> bool:
    """Whether a line without a stop ends in a bare participle: "Harbour fire tackled"."""
    last = tree.tokens[-1]
    return last.tag in ("VBD", "VBN") and tree.child(last.i, "aux", "auxpass", "dobj") is None


def _says_nothing(draft: Draft) -> bool:
    """Whether somebody says, and what was left out: "Quill, a critic, said before the vote." """
    tree, verb = draft.tree, draft.tree.root
    if tree.tokens[verb].lemma.lower() not in ("say", "add") or verb not in draft.keep:
        return False
    said = ("ccomp", "dobj", "xcomp", "parataxis", "oprd", "attr", "nsubjpass", "conj")
    quoted = any(tree.tokens[i].text in _MARKS for i in draft.keep)
    return not quoted and not any(
        (tree.tokens[k].dep in said and not _is_when(tree, k)) or tree.tokens[k].text.lower() == "so"
        for k in tree.kids[verb]
        if k in draft.keep
    )


def _is_when(tree: Tree, verb: int) -> bool:
    mark = tree.child(verb, "mark")
    return mark is not None and tree.tokens[mark].text.lower() in ("before", "after", "while", "until", "since")


def _is_cut_off(draft: Draft) -> bool:
    """Whether the words kept end with a verb whose object was left out: "... as the unrest prompted"."""
    tree = draft.tree
    last = max((i for i in draft.keep if tree.tokens[i].pos != "PUNCT"), default=0)
    if any(_lacks_noun(draft, i) or _is_half_a_word(draft, i) for i in draft.keep):
        return True
    if tree.tokens[last].tag not in ("VB", "VBD", "VBP", "VBZ") or tree.tokens[last].pos != "VERB":
        return False
    following = tree.tokens[min(last + 1, len(tree.tokens) - 1)]
    dated = any(time.start <= following.start < time.end for time in tree.times)
    return following.pos in ("DET", "ADJ", "NOUN", "NUM", "PROPN") and not dated


def _lacks_noun(draft: Draft, i: int) -> bool:
    """Whether a preposition is kept whose noun, which followed it in the source, was left out: "drawn deeper into."."""
    tree = draft.tree
    token = tree.tokens[i]
    if token.dep != "prep" or i in draft.swap or i + 1 >= len(tree.tokens):
        return False
    follows = tree.tokens[i + 1]
    after = min((k for k in draft.keep if k > i), default=None)
    ends = after is None or tree.tokens[after].pos == "PUNCT"
    return ends and i + 1 not in draft.keep and follows.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON")


def _is_half_a_word(draft: Draft, i: int) -> bool:
    """Whether what a hyphen joins to the token was left out: "non" of "non-performing"."""
    tokens = draft.tree.tokens
    if i + 2 >= len(tokens) or i in draft.swap or i + 2 in draft.keep or tokens[i + 1].text != "-":
        return False
    return tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start


def _opens_with_verb(draft: Draft) -> bool:
    """Whether the first word is a verb that no comma sets apart from the subject: an item of a list."""
    tree, first = draft.tree, min(draft.keep)
    if tree.tokens[first].tag in ("VBD", "VBZ", "VBP", "MD", "VB"):
        return True
    if tree.tokens[first].tag != "VBN" or tree.tokens[first].dep == "amod":
        return False
    return not any(tree.tokens[i].text == "," for i in range(first, draft.main)) or draft.main == first


def _is_run_on(draft: Draft, verbs: list[int]) -> bool:
    """Whether a whole clause stands before the main one with nothing between that joins them: a
    heading or an item of a list that ran into the sentence."""
    tree = draft.tree
    for verb in verbs:
        for kid in tree.kids[verb]:
            token = tree.tokens[kid]
            if (
                kid > verb
                or kid not in draft.keep
                or token.dep not in ("ccomp", "csubj", "advcl", "nsubj", "parataxis")
            ):
                continue
            quoted = any(tree.tokens[i].text in ('"', "”") for i in range(kid, verb))
            if token.dep in ("ccomp", "parataxis") and tree.is_clause(kid) and not is_saying(tree, verb) and not quoted:
                return True
            own = tree.subtree(kid)
            joined = any(tree.tokens[i].text in (",", ";", ":", "–", "—", '"', "”") for i in range(kid, verb))
            marked = tree.child(kid, "mark") is not None or any(tree.tokens[i].tag in ("WRB", "WP", "WDT") for i in own)
            if tree.is_clause(kid) and not joined and not marked:
                return True
    return False


def _is_state(draft: Draft) -> bool:
    """Whether the sentence tells what something is or has, not what happened."""
    tree = draft.tree
    token = tree.tokens[draft.main]
    if token.lemma.lower() == "be":
        return tree.child(draft.main, "attr", "acomp") is not None
    return token.lemma.lower() in _STATES


def _is_named(draft: Draft) -> bool:
    """Whether a name is the subject, or in it."""
    subject = subject_of(draft.tree, draft.main)
    return subject is not None and any(draft.tree.tokens[i].pos == "PROPN" for i in draft.tree.subtree(subject))


def core_end(draft: Draft) -> int:
    """The token with which the heart of the sentence ends: subject, verb and what it is about."""
    tree = draft.tree
    verb = draft.main
    if is_saying(tree, verb) and (said := tree.child(verb, "ccomp")) is not None and said > verb:
        verb = said
    end = verb
    taken = False
    for kid in tree.kids[verb]:
        token = tree.tokens[kid]
        if kid not in draft.keep or kid < verb:
            continue
        if token.dep in ("dobj", "attr", "acomp", "oprd", "dative", "prt", "xcomp", "agent") or (
            token.dep == "prep" and not taken
        ):
            end = max(end, _noun_phrase_end(draft, kid))
            taken = taken or not (token.dep == "prt" or token.pos == "NUM")
    return end


def _noun_phrase_end(draft: Draft, i: int) -> int:
    """The end of a phrase without the clauses and asides that hang from it."""
    tree, end, waiting = draft.tree, i, [i]
    while waiting:
        at = waiting.pop()
        end = max(end, at)
        for kid in tree.kids[at]:
            token = tree.tokens[kid]
            if kid in draft.keep and token.dep not in (
                "relcl",
                "advcl",
                "acl",
                "appos",
                "punct",
                "cc",
                "conj",
                "ccomp",
            ):
                waiting.append(kid)
    return end
