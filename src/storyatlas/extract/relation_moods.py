"""Moods: what people do in anger, alarm or under pressure ("angry at the cuts", "alarmed by the outbreak", "ignoring
the ban"), and what an occurrence draws ("drew condemnation", "was met with outrage")."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import YEARLY
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation

# How somebody feels about something, as an adjective or a participle.
_FEELING = frozenset(
    """angry furious outraged incensed enraged alarmed worried dismayed frustrated encouraged emboldened shocked
    saddened spooked rattled angered infuriated provoked embarrassed unnerved appalled disgusted horrified galvanised
    galvanized""".split()
)
_ABOUT = frozenset("at over about by with".split())
# By which somebody lets himself be moved, or not, by what others did; fronted, or beside what he does.
_HEEDING = frozenset("ignore defy flout heed obey exploit".split())
_SOMEBODY = frozenset({"person", "group", "organisation", "place"})
# What an occurrence brings upon itself, and the verbs by which it does.
_DRAWING = frozenset("draw attract earn bring face meet greet trigger".split())
_DRAWN = frozenset(
    """condemnation criticism praise outrage protest anger fire outcry backlash scorn fury applause derision ridicule
    opposition rebuke dismay relief scepticism skepticism jeer cheer demonstration objection acclaim welcome""".split()
)


class Moods:
    """Finds what moved somebody to an act, and how others took an occurrence."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def relations(self, token: Token) -> Iterator[Relation]:
        """Those that a word of feeling, of heeding or of drawing states."""
        lemma = token.lemma.lower()
        if token.text.lower() in _FEELING and token.dep in {"amod", "acl", "advcl", "relcl"}:
            yield from self._by_feeling(token)
        elif token.pos == "VERB" and lemma in _HEEDING and token.tag == "VBG" and token.dep == "advcl":
            what, act = self.tree.child(token, "dobj"), self.ends.own(self.tree.tokens[token.head])
            yield from self._made(act, what, token)
        elif token.pos == "VERB" and lemma in _DRAWING:
            yield from self._by_drawing(token)

    def _by_feeling(self, word: Token) -> Iterator[Relation]:
        """ "Residents furious at the raid marched", "alarmed by the raid, Narnia closed its border"."""
        about = next((p for p in self.tree.children(word, "prep", "agent") if p.text.lower() in _ABOUT), None)
        what = self.tree.child(about, "pobj") if about is not None else None
        act = self._done(word)
        felt = (
            act is not None
            and act.mention is not None
            and any(p.role == "agent" and p.type in _SOMEBODY for p in act.mention.participants)
        )
        yield from self._made(act if felt else None, what, word)

    def _done(self, word: Token) -> End | None:
        """What they do of whom a word says how they feel."""
        above = self.tree.tokens[word.head]
        while above.pos in {"NOUN", "PROPN", "NUM", "PRON", "ADP"} and above.head != above.i:
            share = above.dep in {"pobj", "prep"} and "of" in {above.text.lower(), self.tree.tokens[above.head].text}
            if above.dep not in {"nsubj", "nsubjpass", "appos"} and not share:
                return None
            above = self.tree.tokens[above.head]
        return self.ends.own(above)

    def _by_drawing(self, verb: Token) -> Iterator[Relation]:
        """ "The raid drew condemnation", "the raid was met with outrage"."""
        passive = self.tree.child(verb, "nsubjpass")
        with_ = next((p for p in self.tree.children(verb, "prep") if p.text.lower() in {"with", "by"}), None)
        drawn = self.tree.child(with_, "pobj") if passive is not None and with_ is not None else None
        drawn = drawn if passive is not None else self.tree.child(verb, "dobj")
        subject = passive or self.tree.child(verb, "nsubj")
        if drawn is None or drawn.lemma.lower() not in _DRAWN or subject is None or subject.pos != "NOUN":
            return
        shown = self.ends.by_trigger.get(drawn.i)
        act = End(shown.start, shown.end, shown) if shown is not None else self.ends.own(verb)
        yield from self._made(act, subject, verb)

    def _made(self, act: End | None, what: Token | None, cue: Token) -> Iterator[Relation]:
        """The relation of an act with what moved to it, if a noun names that as known, or a mention tells it."""
        if act is None or act.mention is None or act.mention.negated or what is None or what.lemma.lower() in YEARLY:
            return
        about = self.ends.topic(what)
        if about is None or about.mention is act.mention:
            return
        named = about.reference is not None and bool(about.reference.names or about.reference.aims)
        if about.mention is not None or named or self.ends.definite(what):
            yield from relate(self.tree.section, act, about, "responds_to", cue, None, self.ends.beside(cue))
