"""Blows: whose forces strike whom and what, by the syntax of the word that tells it, a verb or a noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from storyatlas.extract.lexicon import stem
from storyatlas.extract.tree import Tree
from storyatlas.extract.voice import is_passive
from storyatlas.model.document import Token
from storyatlas.model.mention import Blow
from storyatlas.model.place import state_of

# What is told of one blow by one word or another.
_FORCE = frozenset(
    stem(verb)
    for verb in """
        attack strike airstrike shell bomb bombard raid destroy hit pound torpedo assault retaliate retaliation strafe
        bombardment bombing shelling destruction ambush
    """.split()
)
_LAUNCHING = frozenset("launch stage mount conduct carry commit wage perform undertake make begin start order".split())
_ONTO = frozenset({"on", "against", "at", "upon"})
_OF = frozenset("destroy bomb bombard shell destruct strafe".split())  # "the shelling of", "the destruction of"
# What is hit, whatever it is.
_ANYTHING = frozenset("target area position place site spot people person number part side other thing".split())
_BEFORE = frozenset({"amod", "compound", "poss", "nmod"})
_ABBREVIATED = frozenset({"u.s.", "us", "uk", "u.k.", "u.s", "u.k"})
_JOINED = frozenset({"-", "‑", "–"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class Blows:
    """The blows that one section tells of."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        section = tree.section
        self._adjectives = {m.start for m in section.origins}

    def of(self, trigger: Token) -> Blow | None:
        """The states that strike and are struck, and the words for what is hit; `None` for other acts."""
        if stem(trigger.lemma.lower()) not in _FORCE:
            return None
        tree, nominal = self._tree, trigger.pos in _NOUNS
        doers = self._doers_of_noun(trigger) if nominal else _doers_of_verb(tree, trigger)
        struck = _struck_by_noun(tree, trigger) if nominal else _struck_by_verb(tree, trigger)
        phrase = [t for head in struck for t in _phrase(tree, head)]
        things = (t for t in phrase if t.pos in _NOUNS and t.text[:1].isalpha() and not self._is_no_thing(t))
        hit = dict.fromkeys(t.lemma.lower() for t in things)
        return Blow(self._states(doers, doing=True), self._states(phrase), tuple(hit))

    def _doers_of_noun(self, noun: Token) -> list[Token]:
        """ "The U.S. attack", "Iran's attack", "an attack by American forces", "U.S. forces launched an attack"; not
        "the Lisbon attack", which was there."""
        tree = self._tree
        before = [t for child in tree.children(noun, *_BEFORE) for t in (child, *tree.children(child, *_BEFORE))]
        found = [t for t in before if t.dep == "poss" or t.start in self._adjectives or t.text.lower() in _ABBREVIATED]
        found += [t for head in _behind(tree, noun, {"by"}) for t in _phrase(tree, head)]
        above = tree.tokens[noun.head]
        if not self._states(found, doing=True) and noun.dep == "dobj" and above.lemma.lower() in _LAUNCHING:
            return _doers_of_verb(tree, above)
        return found

    def _is_no_thing(self, token: Token) -> bool:
        """A word that does not say what is hit: "targets", and what tells where or when."""
        where_or_when = token.i in self._tree.in_places or token.i in self._tree.in_times
        return where_or_when or token.lemma.lower() in _ANYTHING

    def _states(self, tokens: Iterable[Token], *, doing: bool = False) -> tuple[str, ...]:
        """The states that these words name; a ship "U.S.-flagged" or "French-built" does nothing for that state."""
        found = set()
        for token in tokens:
            mention = next((m for m in self._tree.places_at([token.i]) if m.place is not None), None)
            if mention is None or mention.place is None:
                continue
            joined = self._tree.section.text[mention.end : mention.end + 1] in _JOINED
            state = state_of(mention.place)
            if state is not None and not (doing and joined):
                found.add(state)
        return tuple(sorted(found))


def _doers_of_verb(tree: Tree, verb: Token) -> list[Token]:
    if is_passive(tree, verb):
        by = _behind(tree, verb, {"by"})
    else:
        subject = tree.subject(verb)
        by = [subject] if subject is not None and subject.i < verb.i else []
    return [t for head in by for t in _phrase(tree, head)]


def _struck_by_noun(tree: Tree, noun: Token) -> Iterator[Token]:
    yield from _behind(tree, noun, _ONTO | {"of"} if stem(noun.lemma.lower()) in _OF else _ONTO)


def _struck_by_verb(tree: Tree, verb: Token) -> Iterator[Token]:
    if is_passive(tree, verb):
        subject = tree.subject(verb)
        if subject is not None:
            yield subject
            yield from (_meant(tree, verb, t) for t in _behind(tree, subject, {"of"}))
        return
    objects = tree.children(verb, "dobj")
    for other in tree.children(verb, "conj"):
        objects = objects or tree.children(other, "dobj")  # "shelled and destroyed two platforms"
    for what in objects:
        yield what
        yield from _behind(tree, what, {"of"})  # "two of its platforms"
    yield from _behind(tree, verb, _ONTO)


def _meant(tree: Tree, verb: Token, token: Token) -> Token:
    """The rigs, of "the rigs, one of which was shelled"."""
    return tree.tokens[verb.head] if token.tag in {"WDT", "WP"} and verb.dep in {"relcl", "acl"} else token


def _behind(tree: Tree, token: Token, prepositions: Iterable[str]) -> list[Token]:
    """The nouns behind these prepositions of a word."""
    led = (p for p in tree.children(token, "prep", "agent") if p.text.lower() in prepositions)
    return [t for preposition in led for t in tree.children(preposition, "pobj")]


def _phrase(tree: Tree, head: Token) -> list[Token]:
    """A noun with what stands before it, and what it is joined with by "and"."""
    found = [head]
    for token in found:  # grows
        if len(found) < 12:
            found += tree.children(token, *_BEFORE) if token is not head else tree.children(token, *_BEFORE, "conj")
    return found
