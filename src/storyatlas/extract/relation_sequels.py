"""Sequels: what "after", "over" or "when" tells beyond the order in time: an answer, an outcome, or no more."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.lexicon import stem
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import ACTS, FEELINGS
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation, RelationType


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word).rstrip("e") for word in words.split())


_ACTS = frozenset(act.rstrip("e") for act in ACTS)
# What a crowd does about something; as a noun, or as the subject of a verb that says it came about.
_UNREST = frozenset(
    "protest riot clash march rally demonstration vigil unrest violence strike boycott outcry looting disorder".split()
)
_CROWD = frozenset("protester demonstrator marcher rioter mourner crowd striker".split())
_UNREST_STEMS = _stems("protest riot clash march rally demonstrate boycott loot rampage")
_COMING_ABOUT = _stems("erupt break begin start flare follow rage continue spread turn")
# What grows where something stirs it: "anger has been mounting since ...".
_GROWING = _stems("mount grow rise spread simmer flare erupt increase intensify run")
_STIRRED = FEELINGS | frozenset("hostility fury frustration resentment unease outcry grief uproar".split())
# What befalls somebody or something, and what brings it about.
_BEFALLING = _stems(
    """die kill injure wound hurt hospitalise hospitalize collapse burn destroy damage drown strand displace sink
    suffocate paralyse paralyze lose suffer flood"""
)
_STRIKING = _stems(
    """hit strike crash collide fall plunge shoot stab attack bomb explode burn fire ignite earthquake quake tremor
    flood storm hurricane collapse sink beat poison erupt leak derail overturn capsize run throw fail
    accident collision landslide avalanche tsunami assault torch ambush"""
)
# Of acts, those that are done "over" something; else "over" says where or how long.
_OVER = _stems(
    """criticise criticize condemn protest sue arrest sack dismiss resign fine ban suspend expel charge investigate
    threaten apologise apologize summon boycott strike warn blame accuse detain question quit fire recall sentence
    jail sanction cancel withdraw reject deny indict convict retaliate punish demand"""
)
# An arrest hours after a robbery is for it all the same.
_SEIZING = _stems("arrest charge detain indict jail")
_CRIMES = _stems("kill murder shoot stab attack rob raid bomb kidnap abduct heist riot")
_UNITS = frozenset("second minute hour day week month year decade moment".split())
_CAUSAL = frozenset({"in", "by", "from"})
# Words for what goes on at the time, or is at issue: they join no effect to its cause.
_BESIDE = frozenset({"amid", "over"})


class Sequels:
    """Says what a later event is to an earlier one, and finds outcomes that other words than connectives tell."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def kind(self, main: End, sub: End, words: str, cue: Token) -> RelationType:
        """What `main` is to `sub`, which `words` at `cue` join to it: an answer, its effect, or only later."""
        if words == "over" and main.mention is not None and not (_root(main) in _OVER or self._unrest(main)):
            return "before"
        answered = self.answers(main, sub) or (_apart(main, sub) and self._unrest(main))
        if answered and (not self._measured(cue) or (_root(main) in _SEIZING and _root(sub) in _CRIMES)):
            return "responds_to"
        if words not in _BESIDE and self._struck(main, sub):
            return "causes"
        return "causes" if self._stirred(main) else "before"

    def _measured(self, cue: Token) -> bool:
        """ "Three weeks after the season ended, the club sacked him": how much later, not why."""
        before = self.tree.tokens[cue.i - 1] if cue.i else cue
        return before.lemma.lower() in _UNITS or before.text.lower() in {"shortly", "soon", "immediately"}

    def answers(self, main: End, sub: End) -> bool:
        """Whether `main` is an act of somebody else than `sub`."""
        mention = main.mention
        verb = self.ends.word(mention) if mention is not None and not mention.noun else None
        if verb is None or _root(main) not in _ACTS or not _apart(main, sub):
            return False
        lemma = verb.lemma.lower()
        if lemma == "call":  # to call for something, not by a name
            return any(child.text.lower() in {"for", "on", "off"} for child in self.tree.children(verb, "prep", "prt"))
        return lemma != "strike" or self.tree.child(verb, "dobj") is None  # who strikes something hits it

    def outcomes(self, token: Token) -> Iterator[Relation]:
        """ "Died in a fall", "destroyed by the fire", "were killed when a bomb exploded"."""
        if token.text.lower() in _CAUSAL and token.dep in {"prep", "agent"}:
            below, above = self.tree.child(token, "pobj"), self.tree.tokens[token.head]
        elif token.text.lower() == "when" and token.dep == "advmod":
            below = self.tree.tokens[token.head]
            above = self.tree.tokens[below.head]
            if below.dep != "advcl":
                return
        else:
            return
        main = self.ends.at(above)
        sub = self.ends.near(below) if below is not None else None
        if main is None or sub is None or (sub.reference is not None and not sub.reference.names):
            return
        if self._struck(main, sub):
            yield from relate(self.tree.section, sub, main, "causes", token)

    def _unrest(self, end: End) -> bool:
        """ "Clashes in Larne", "riots broke out", "protesters blocked the port"; not a calm that returned."""
        mention = end.mention
        if mention is not None and mention.negated:
            return False
        if mention is None or _root(end) in _UNREST_STEMS:
            return _root(end) in _UNREST_STEMS
        subject = self._subject(end)
        return subject in _CROWD or (subject in _UNREST and _root(end) in _COMING_ABOUT)

    def _stirred(self, end: End) -> bool:
        return end.mention is not None and end.mention.lemma.rstrip("e") in _GROWING and self._subject(end) in _STIRRED

    def _struck(self, main: End, sub: End) -> bool:
        """Whether `sub` is what brings about such as befell somebody in `main`; a strike by workers is not."""
        named = sub.mention is None or sub.mention.noun
        known = _root(sub) in _STRIKING and not (named and _root(sub) == "strik")
        return known and _root(sub) != _root(main) and self._befell(main)

    def _befell(self, end: End) -> bool:
        """Whether an end tells what befell somebody: of those who kill or wound, only the passive."""
        mention = end.mention
        if mention is None or mention.noun or mention.negated or _root(end) not in _BEFALLING:
            return False
        verb = self.ends.word(mention)
        return verb is not None and (self.tree.child(verb, "dobj") is None or verb.lemma.lower() in {"lose", "suffer"})

    def _subject(self, end: End) -> str:
        """The lemma of who or what does it; "" of what is done to somebody."""
        verb = self.ends.word(end.mention) if end.mention is not None else None
        passive = verb is not None and self.tree.child(verb, "nsubjpass") is not None
        subject = self.tree.subject(verb) if verb is not None and not passive else None
        return subject.lemma.lower() if subject is not None else ""


def _root(end: End) -> str:
    found = end.mention.lemma if end.mention is not None else end.reference.stem if end.reference is not None else ""
    return found.rstrip("e")


def _apart(main: End, sub: End) -> bool:
    """Whether nobody acts in both: "Quill" is "Ada Quill"."""
    return not any(one <= other or other <= one for one in _agents(main) for other in _agents(sub))


def _agents(end: End) -> list[set[str]]:
    if end.mention is None:
        return []
    return [set(p.name.lower().split()) for p in end.mention.participants if p.role == "agent"]
