"""Topics: the noun phrases of a clause, as a section heading would use them."""

from __future__ import annotations

from functools import lru_cache

from storyatlas.extract.lexicon import EVENT_NOUNS, PERSON_NOUNS
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

# Nouns that head no section.
_EMPTY = frozenset(
    """
        addition answer area article attempt authority beginning billion capital caption
        case-by-case cent chance city comment country dawn day dozen effort end evening example fact
        force government group half hand head hour hundred image information instance interview
        issue kind leader life line lot man matter member memory million minister minute moment
        month morning most name nation need news night number official one order other page parallel
        part people per percent person photo place point president question range reader reason
        region remark report result series side sort source spokesman spokespeople spokesperson
        spokeswoman start state statement step story term text thing thousand time today total video
        way week woman word world year
    """.split()
)
_LOOSE = frozenset(
    """
        particular optimal controversial mysterious powerful huge massive enormous serious upmarket unprecedented normal
        usual alleged so-called
        new first last other more many several few such same own recent next past previous major key good big large
        small great high low early late main top least further additional total only different various certain
        possible likely long short full old former current whole own historic similar extra daily official
        dramatic significant lavish brutal fierce bloody heavy sharp swift stunning tragic terrible horrific shocking
        unexpected sudden rapid fresh intense bitter surprising remarkable amazing spectacular substantial considerable
        ongoing continuous upcoming immediate apparent angry confident troublesome renewed overwhelming extraordinary
        vicious vast famous crucial vital fatal deadly lengthy brief
        little much real less close strong better best worst bad good clear common single average
    """.split()
)

_COUNTS = frozenset({"percent", "cent", "percentage"})
_LEADING = frozenset({"for", "of", "on", "over", "against", "with"})
_LETTERS = 2  # a noun of so few is a misread particle
_LONGEST = 5  # words of a noun with what it is of
_SHOOTS = frozenset({"open", "exchange", "return", "hold", "cease"})  # "opened fire": nothing burns
_NAMED = frozenset({"NORP", "GPE", "LOC", "ORG", "PERSON", "FAC", "EVENT"})


def find_topics(tree: Tree, first: int, last: int) -> tuple[str, ...]:
    """The nouns among tokens `first:last` with their adjectives and compounds, names capitalised, the
    others in lower case; times, measures and empty nouns are left out."""
    found: dict[str, None] = {}
    for token in tree.tokens[first:last]:
        if not _heads(token) or token.dep == "compound" or not says_something(tree, token):
            continue
        if token.tag == "NN" and token.lemma.lower() in PERSON_NOUNS:
            continue  # a director heads no section; troops may
        if token.lemma.lower() == "fire" and tree.tokens[token.head].lemma.lower() in _SHOOTS:
            continue
        phrase = noun_phrase(tree, token, first)
        found.setdefault(phrase)
        if (what := _complement(tree, token, last)) and len(f"{token.text} {what}".split()) <= _LONGEST:
            found.setdefault(f"{_word(tree, token)} {what}")
    return tuple(found)


def says_something(tree: Tree, token: Token) -> bool:
    """Whether a noun is a word that says something, and no time."""
    if not token.text.isalpha() or len(token.text) <= _LETTERS or token.lemma.lower() in _EMPTY:
        return False
    return token.i not in tree.in_times


def noun_phrase(tree: Tree, token: Token, first: int) -> str:
    """A noun with its adjectives and compounds from token `first` on."""
    words = [_word(tree, token)]
    for i in range(token.i - 1, max(first, token.i - 3) - 1, -1):
        before = tree.tokens[i]
        if before.head not in {token.i, i + 1} or not _qualifies(tree, before):
            break
        words.insert(0, _word(tree, before))
    if len(words) > 1 and tree.tokens[token.i - len(words)].text in {"-", "–"}:
        words.pop(0)  # half of "long-range"
    return " ".join(words)


def _complement(tree: Tree, token: Token, last: int) -> str:
    """What a noun is of or for, right behind it and short: "for survivors", "on the port"; "" for none."""
    preposition = tree.tokens[token.i + 1] if token.i + 1 < last else None
    if preposition is None or preposition.head != token.i or preposition.text.lower() not in _LEADING:
        return ""
    what = tree.child(preposition, "pobj")
    if what is None or what.i >= last or what.pos != "NOUN" or not says_something(tree, what):
        return ""
    phrase = noun_phrase(tree, what, preposition.i + 1)
    between = [t.text.lower() for t in tree.tokens[preposition.i + 1 : what.i - phrase.count(" ")]]
    if between not in ([], ["the"], ["a"], ["an"]):
        return ""
    return " ".join([preposition.text.lower(), *between, phrase])


def _heads(token: Token) -> bool:
    """A common noun, or the last word of a named occurrence: "the Winter War" """
    return token.pos == "NOUN" or (token.pos == "PROPN" and token.text.lower() in EVENT_NOUNS)


def _qualifies(tree: Tree, token: Token) -> bool:
    if token.dep not in {"amod", "compound", "nmod"} or not token.text.replace("-", "").isalpha():
        return False
    if token.pos not in {"ADJ", "NOUN", "PROPN"} or token.text.lower() in _LOOSE | _COUNTS:
        return False
    if token.tag in {"JJR", "JJS", "VBN", "VBG", "CD"}:
        return False
    return token.i not in tree.in_times


def _word(tree: Tree, token: Token) -> str:
    if token.pos == "PROPN" or (token.text.isupper() and len(token.text) > 1):
        return token.text
    if token.text[:1].isupper() and token.i != tree.sentence(token).first and tree.section.field == "text":
        return token.text
    return token.text if token.i in _within_names(tree) else token.text.lower()


@lru_cache(maxsize=2)  # a section is asked once a word
def _within_names(tree: Tree) -> frozenset[int]:
    """The tokens that are part of a name."""
    return frozenset(i for e in tree.section.entities if e.type in _NAMED for i in range(e.first, e.last))
