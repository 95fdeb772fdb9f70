"""Relations: words of an article that connect two of its events, by the syntax of connectives.

Cues follow the Penn Discourse Treebank's explicit connectives and the causal verbs of the Causal
News Corpus' guidelines.
"""

from __future__ import annotations

from collections.abc import Sequence

from storyatlas.extract.lexicon import REPORTING
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation, RelationType
from storyatlas.model.mention import EventMention

# Connective: (type, whether the clause it hangs on is the source of the relation).
_MARKS: dict[str, tuple[RelationType, bool]] = {
    "because": ("causes", False),
    "after": ("responds_to", True),
    "once": ("responds_to", True),
    "before": ("before", True),
}
_PHRASES: dict[str, tuple[RelationType, bool]] = {
    "in response to": ("responds_to", True),
    "in retaliation for": ("responds_to", True),
    "in reaction to": ("responds_to", True),
    "in the wake of": ("responds_to", True),
    "in protest at": ("responds_to", True),
    "in protest against": ("responds_to", True),
    "because of": ("causes", False),
    "due to": ("causes", False),
    "owing to": ("causes", False),
    "thanks to": ("causes", False),
    "as a result of": ("causes", False),
    "in the aftermath of": ("responds_to", True),
    "as part of": ("part_of", True),
    "following": ("responds_to", True),
    "after": ("responds_to", True),
    "amid": ("responds_to", True),
    "during": ("part_of", True),
    "over": ("responds_to", True),
    "before": ("before", True),
    "ahead of": ("before", True),
}
_CAUSAL_VERBS = {
    "cause": "causes",
    "lead": "causes",
    "prompt": "causes",
    "trigger": "causes",
    "spark": "causes",
    "result": "causes",
    "force": "causes",
    "bring": "causes",
    "provoke": "causes",
    "fuel": "causes",
    "pave": "causes",
    "drive": "causes",
    "follow": "responds_to",
    "mark": "part_of",
}
# Acts that answer something; "after" joins others only in time.
_ACTS = frozenset(
    """
        suspend cancel close shut ban impose lift warn urge call demand condemn criticise criticize
        declare announce order sack dismiss resign evacuate quarantine screen restrict halt withdraw
        deploy send expel summon arrest detain sanction vote approve reject accuse protest appeal
        ask respond react retaliate apologise apologize issue cut strike attack launch increase
        raise introduce adopt sign restore invade intervene pledge promise vow threaten investigate
        blame deny say tell stop advise block break extend postpone punish recall
    """.split()
)


# What people do about something that has happened; its object or complement is what they answer.
_REACTIONS = frozenset(
    """criticise criticize condemn denounce welcome praise slam blast decry deplore hail applaud reject protest mourn
    regret celebrate defend dismiss rebuke ridicule mock question oppose object react respond scoff blame lament cite
    answer endorse support challenge accept refuse""".split()
)


def find_relations(trees: tuple[Tree, Tree], mentions: Sequence[EventMention]) -> tuple[Relation, ...]:
    """The relations between mentions of one document, each with the words that state it."""
    found: dict[tuple[str, str, str], Relation] = {}
    for tree in trees:
        own = [m for m in mentions if m.field == tree.section.field]
        if tree.section.field == "title" or not own:
            continue
        finder = _Finder(tree, own)
        for relation in finder.relations():
            found.setdefault((relation.source, relation.target, relation.type), relation)
    return tuple(found.values())


class _Finder:
    def __init__(self, tree: Tree, mentions: Sequence[EventMention]) -> None:
        self.tree = tree
        start_of = {t.start: t for t in tree.tokens}
        self.by_trigger: dict[int, EventMention] = {}
        for mention in mentions:
            token = start_of.get(mention.trigger_start)
            if token is not None:
                self.by_trigger[token.i] = mention

    def relations(self) -> list[Relation]:
        found: list[Relation] = []
        for token in self.tree.tokens:
            if token.dep == "mark" and token.text.lower() in _MARKS:
                found.extend(self._by_mark(token))
            elif token.dep == "prep" or token.pos in {"ADP", "SCONJ"}:
                found.extend(self._by_preposition(token))
            elif token.lemma.lower() in _CAUSAL_VERBS and token.pos == "VERB":
                found.extend(self._by_verb(token))
            elif token.lemma.lower() in _REACTIONS and token.pos == "VERB":
                found.extend(self._by_reaction(token))
        return found

    def _by_reaction(self, verb: Token) -> list[Relation]:
        """ "Senators criticised the decision to visit": an act answers what it is about."""
        act = self.by_trigger.get(verb.i)
        if act is None:
            return []
        for child in self.tree.children(verb, "dobj", "prep", "nsubjpass"):
            inside = [self.by_trigger[i] for i in self.tree.subtree(child) if i in self.by_trigger]
            about = next((m for m in inside if m.id != act.id), None)
            if about is not None:
                return self._make(act, about, "responds_to", verb.text)
        return []

    def _by_mark(self, mark: Token) -> list[Relation]:
        kind, main_is_source = _MARKS[mark.text.lower()]
        below = self.tree.tokens[mark.head]
        above = self.tree.tokens[below.head]
        return self._join(self._event(above), self._event(below), kind, main_is_source, mark.text)

    def _by_preposition(self, preposition: Token) -> list[Relation]:
        """A prepositional phrase: "in response to the ban", "following his arrest", "after landing"."""
        text = self.tree.section.text[preposition.start : preposition.start + 24].lower()
        phrase = next((p for p in sorted(_PHRASES, key=len, reverse=True) if text.startswith(p + " ")), None)
        if phrase is None:
            return []
        kind, main_is_source = _PHRASES[phrase]
        end = preposition.start + len(phrase)
        inner = next((t for t in self.tree.tokens[preposition.i :] if t.start >= end), None)
        if inner is None:
            return []
        last = next(
            (
                t
                for t in reversed(self.tree.tokens[preposition.i : inner.i])
                if t.dep in {"prep", "mark"} or t.pos == "ADP"
            ),
            preposition,
        )
        below = self.tree.child(last, "pobj", "pcomp")
        if below is None and last.dep == "mark":
            below = self.tree.tokens[last.head]
        if below is None:
            return []
        above = self.tree.tokens[preposition.head]
        return self._join(self._event(above, upwards=True), self._event(below), kind, main_is_source, phrase)

    def _by_verb(self, verb: Token) -> list[Relation]:
        """ "The outbreak prompted China to close the market", "talks that led to the deal"."""
        subject = self.tree.subject(verb)
        kind = _CAUSAL_VERBS[verb.lemma.lower()]
        if subject is None:
            return []
        passive = self.tree.child(verb, "auxpass") is not None
        effect: Token | None = None
        for child in self.tree.children(verb, "xcomp", "ccomp", "dobj", "prep", "agent"):
            if child.dep in {"prep", "agent"}:
                if child.text.lower() in {"to", "in", "by"} and child.i > verb.i:
                    effect = self.tree.child(child, "pobj", "pcomp") or effect
            else:
                effect = child
        if effect is None:
            return []
        cause, result = self._event(subject), self._event(effect)
        if cause is None or result is None:
            return []
        if passive:
            cause, result = result, cause
        if kind == "causes":
            return self._make(cause, result, "causes", verb.text)
        if kind == "responds_to":
            return self._make(cause, result, "responds_to", verb.text)
        return self._make(cause, result, "part_of", verb.text)

    def _event(self, token: Token, *, upwards: bool = False) -> EventMention | None:
        """The mention nearest to `token`: itself, shallow below it, or above it."""
        if token.i in self.by_trigger:
            return self.by_trigger[token.i]
        level = [token]
        for _ in range(3):
            level = [c for t in level for c in self.tree.children(t) if c.dep not in {"relcl", "advcl", "conj"}]
            for child in level:
                if child.i in self.by_trigger:
                    return self.by_trigger[child.i]
        if upwards or token.lemma.lower() in REPORTING:
            for _ in range(3):
                if token.head == token.i:
                    return None
                token = self.tree.tokens[token.head]
                if token.i in self.by_trigger:
                    return self.by_trigger[token.i]
        return None

    def _join(
        self, main: EventMention | None, sub: EventMention | None, kind: RelationType, main_is_source: bool, cue: str
    ) -> list[Relation]:
        if main is None or sub is None or main.id == sub.id:
            return []
        if (
            kind == "responds_to"
            and cue.lower() in {"after", "once", "amid", "over", "following"}
            and main.lemma not in _ACTS
        ):
            return self._make(sub, main, "before", cue)
        source, target = (main, sub) if main_is_source else (sub, main)
        return self._make(source, target, kind, cue)

    def _make(self, source: EventMention, target: EventMention, kind: RelationType, cue: str) -> list[Relation]:
        if source.id == target.id or source.sentence != target.sentence:
            return []
        start, end = min(source.start, target.start), max(source.end, target.end)
        quote = self.tree.section.text[start:end]
        return [Relation(source.id, target.id, kind, start, end, quote, cue)]
