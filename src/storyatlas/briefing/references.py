"""Whom and what a draft leaves unsaid: pronouns and "the man" whose name stands elsewhere."""

from __future__ import annotations

from storyatlas.briefing.draft import Draft, in_quotes
from storyatlas.briefing.tree import Tree

_ANYBODY = frozenset("man woman boy girl patient couple pair teenager victim official visitor".split())
_TOLD_BEFORE = frozenset(
    "accusation allegation announcement argument campaign candidate charge claim comment complaint decision "
    "development display idea issue letter matter measure move offer plan point poll problem proposal question remark "
    "report request rumour rumor situation statement step study suggestion survey talk threat warning".split()
)
_PRONOUNS = frozenset("he she him her his it its they them their".split())


def subject_of(tree: Tree, verb: int) -> int | None:
    """The head of the verb's subject, that of the verb it is joined to where it has none."""
    subject = tree.subject(verb)
    if subject is None and tree.tokens[verb].dep == "conj":
        return subject_of(tree, tree.tokens[verb].head)
    return subject


def loose_pronouns(draft: Draft) -> int:
    """Pronouns before any noun that they could stand for."""
    found = 0
    for i in sorted(draft.keep):
        token = draft.tree.tokens[i]
        if token.pos in ("PROPN", "NOUN") and token.dep not in ("npadvmod",):
            break
        if token.text.lower() in _PRONOUNS and i not in draft.swap:
            found += 1
    return found


def is_nobody(draft: Draft, i: int) -> bool:
    """Whether the token is "he", "she" or its kin, and nobody is named before it whom it could mean."""
    tree = draft.tree
    if tree.tokens[i].text.lower() not in ("he", "she", "him", "his", "her") or _is_whose(tree, i):
        return False
    others = {k for e in tree.entities if e.type != "PERSON" for k in range(e.first, e.last)}
    return not any(
        t.i in draft.keep and ((t.pos == "PROPN" and t.i not in others) or (t.tag == "NN" and t.dep == "nsubj"))
        for t in tree.tokens[:i]
    )


def acts_after_others(draft: Draft) -> bool:
    """Whether "he" or "she" is the subject of the whole sentence and several people are named before: "after an hour
    with Quill, Venn and the mayor, he received the heads of the parties"."""
    tree = draft.tree
    for i in tree.kids[tree.root]:
        token = tree.tokens[i]
        if token.dep == "nsubj" and token.text.lower() in ("he", "she") and i in draft.keep - draft.swap.keys():
            people = [e for e in tree.entities if e.type == "PERSON" and e.last <= i and e.last - 1 in draft.keep]
            return len(people) > 1
    return False


def _is_whose(tree: Tree, i: int) -> bool:
    """Whether the word is "his" or "her" in a part of the sentence that stands before its subject."""
    token = tree.tokens[i]
    subject = tree.subject(tree.root)
    return token.dep == "poss" and subject is not None and i < subject and tree.tokens[subject].pos == "PROPN"


def bare_definite(draft: Draft) -> bool:
    """Whether the subject is "the" and one common noun, or "the 30-year-old man" whom nothing else describes."""
    tree = draft.tree
    subject = subject_of(tree, draft.main)
    if subject is None or tree.tokens[subject].pos != "NOUN":
        return False
    if subject in draft.swap:
        return False
    words = [tree.tokens[i].text.lower() for i in tree.subtree(subject)]
    if tree.tokens[subject].lemma.lower() in _ANYBODY and words[0] == "the":
        return not any(tree.tokens[k].dep in ("relcl", "acl", "prep", "appos", "poss") for k in tree.kids[subject])
    return len(words) == 2 and words[0] == "the"


def leans_on_told(draft: Draft) -> bool:
    """Whether subject or object is "the claims", "the issue" or the like, which the sentence does not say before, or
    anything is "that zone"."""
    tree = draft.tree
    if any(_is_that_one(tree, i) for i in draft.keep):
        return True
    for verb in {draft.main, tree.root}:
        for i in tree.kids[verb]:
            token = tree.tokens[i]
            if i not in draft.keep or i in draft.swap or token.dep not in ("nsubj", "nsubjpass", "dobj"):
                continue
            words = [tree.tokens[k].text.lower() for k in tree.subtree(i)]
            before = {tree.tokens[k].lemma.lower() for k in range(i)}
            if len(words) == 2 and words[0] == "the" and token.lemma.lower() in _TOLD_BEFORE - before:
                return True
    return False


def _is_that_one(tree: Tree, i: int) -> bool:
    """Whether the token is "that" before a noun of which no clause says which one it is."""
    token = tree.tokens[i]
    if token.text.lower() != "that" or token.dep != "det" or tree.tokens[token.head].pos != "NOUN":
        return False
    return not in_quotes(tree, i) and tree.child(token.head, "relcl", "acl", "prep") is None


def is_unnamed_person(draft: Draft) -> bool:
    """Whether the subject is "the man" or the like, whom an earlier sentence introduced."""
    subject = subject_of(draft.tree, draft.main)
    return subject is not None and draft.tree.tokens[subject].lemma.lower() in _ANYBODY


def points_back(draft: Draft) -> bool:
    """Whether an object is a pronoun for something that the sentence does not name before it."""
    tree = draft.tree
    subject = subject_of(tree, draft.main)
    own = set(tree.subtree(subject)) if subject is not None else set()
    for i in sorted(draft.keep):
        token = tree.tokens[i]
        if token.text.lower() in ("it", "them", "him", "her") and token.dep in ("dobj", "pobj", "nsubj"):
            kinds = ("PROPN",) if token.text.lower() in ("him", "her") else ("NOUN", "PROPN")
            verb = next((k for k in tree.above(i) if tree.tokens[k].pos in ("VERB", "AUX")), draft.main)
            beside = set(tree.above(i)) | _who_acts(tree, verb)
            while tree.tokens[verb].dep == "xcomp":
                verb = tree.tokens[verb].head
                beside |= _who_acts(tree, verb)
            beside |= own if verb == draft.main else set()
            others = [k for k in draft.keep if k < i and k not in beside and tree.tokens[k].pos in kinds]
            if not others:
                return True
    return False


def owns_what_others_have(draft: Draft) -> bool:
    """Whether "their" stands after one person or body that no name tells: "the office has lost their letters"."""
    tree = draft.tree
    for i in sorted(draft.keep):
        token = tree.tokens[i]
        if token.text.lower() == "their" and i not in draft.swap:
            before = [tree.tokens[k] for k in draft.keep if k < i and tree.tokens[k].pos in ("NOUN", "PROPN")]
            return bool(before) and all(_is_one(tree, t.i) for t in before)
    return False


def _is_one(tree: Tree, noun: int) -> bool:
    """Whether the word is one common noun: "the office"; "the Office" too."""
    tag, bare = tree.tokens[noun].tag, tree.child(noun, "conj") is None
    return bare and (tag == "NN" or (tag == "NNP" and tree.child(noun, "det") is not None))


def _who_acts(tree: Tree, verb: int) -> set[int]:
    """What stands with a verb as subject or object: "it" in "asked Congress to lift it" is neither."""
    with_it = [k for k in tree.kids[verb] if tree.tokens[k].dep in ("nsubj", "nsubjpass", "dobj", "dative")]
    return {i for k in with_it for i in tree.subtree(k)}
