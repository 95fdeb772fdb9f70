"""Sequels: what "after", "over" or "when" tells beyond the order in time: an answer, an outcome, or no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyatlas.extract.lexicon import stem
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import ACTS, FEELINGS, OCCASIONS
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation, RelationType


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word).rstrip("e") for word in words.split())


_ACTS = frozenset(act.rstrip("e") for act in ACTS) | _stems("capture apprehend disperse cordon")
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
    suffocate paralyse paralyze lose suffer flood disrupt interrupt hamper affect halt ground delay trap evacuate cut
    experience sever choke black"""
)
_STRIKING = _stems(
    """hit strike crash collide fall plunge shoot stab attack bomb explode burn fire ignite earthquake quake tremor
    flood storm hurricane collapse sink beat poison erupt leak derail overturn capsize run throw fail
    accident collision landslide avalanche tsunami assault torch ambush damage cut sever snap break rupture flare
    blow detonate"""
)
# What sets something going or alight.
_HURLING = _stems("hurl throw toss lob shoot kill attack bomb hit strike fire set ignite torch arrest explode crash")
# Of acts, those that are done "over" something; else "over" says where or how long.
_OVER = _stems(
    """criticise criticize condemn protest sue arrest sack dismiss resign fine ban suspend expel charge investigate
    threaten apologise apologize summon boycott strike warn blame accuse detain question quit fire recall sentence
    jail sanction cancel withdraw reject deny indict convict retaliate punish demand bar oust strip imprison remand
    prosecute disqualify impeach hold sever"""
)
# An arrest hours after a robbery is for it all the same.
_SEIZING = _stems("arrest charge detain indict jail hold question")
_CRIMES = _stems("kill murder shoot stab attack rob raid bomb kidnap abduct heist riot find discover hit strike burn")
# To cut something answers, to be cut off befalls.
_CUT = _stems("cut sever disrupt halt ground")
# What whoever shoots may answer.
_SHOOTING = _stems("shoot fire kill taser")
_THREATENING = _stems(
    """point pull brandish draw aim attack lunge open threaten ambush shoot fire wield produce charge throw
    hurl pelt lob"""
)
_DEAD = frozenset("dead injured hurt wounded homeless stranded trapped hospitalised hospitalized critical".split())
# What somebody holds to in spite of what has happened.
_STANDING = _stems("vow pledge insist promise press refuse reject defend reaffirm swear persist maintain urge")
# Acts of those who may tell others what to do: what "follows the order" obeys it.
_ORDERING = _stems("order rule ruling decide decision demand request call vote verdict warn directive recommend")
# What others do that moves somebody to act, and what is decided that others answer at once.
_PROVOKING = (
    _STRIKING
    | _CRIMES
    | _stems(
        """close shut block seize occupy storm invade protest march riot refuse reject cut suspend threaten expel impose
        ban arrest detain declare default walk"""
    )
)
_DECIDED = _stems("announce sign vote pass approve order sack dismiss resign")
# What is done about a blow, or a deed, within hours or days of it.
_MEASURES = _stems(
    """suspend ban bar close shut halt ground declare arrest detain deploy send evacuate cancel cut condemn expel recall
    sue appeal protest stop impose order"""
)
_UNDERGOING = _stems("lose suffer fail")
# What makes good what others, or mishaps, had shut or emptied.
_RESTORING = _stems("reopen resume restore restart")
_SHUTTING = _stems("close shut halt suspend block throttle cut stop disrupt damage burn fire strike interrupt closure")
_INSTALLING = _stems("appoint name elect swear choose pick nominate succeed")
_LEAVING = _stems("resign quit retire die dismiss oust collapse fall flee step sack remove depose resignation")
# What is done only about something: "hours after the verdict, the union filed suit".
_OPPOSING = _stems("sue appeal protest condemn denounce criticise criticize retaliate riot object")
_LEGAL = frozenset("suit lawsuit complaint appeal petition motion claim".split())
# What starts of itself only in words: "the fire started when", "trouble broke out after".
_STARTING = frozenset(
    "fire blaze trouble fight brawl fighting scuffle panic stampede war outbreak gunfire chaos".split()
)
_IN_FLAMES = {"go": "flame", "catch": "fire", "burst": "flame", "set": "fire"}
_LONG = frozenset("week month year decade".split())
_HOURS = frozenset({"minute", "hour"})
_SHORT = frozenset("second minute hour day moment".split())
_SOON = frozenset("shortly soon immediately".split())
_CAUSAL = frozenset({"in", "by", "from"})
# Words for what goes on at the time, or is at issue: they join no effect to its cause.
_BESIDE = frozenset({"amid", "over", "in connection with"})
_AT_ISSUE = frozenset({"over", "in connection with"})
_PROMPTLY = re.compile(r"\s(?:within\s(?:\w+\s)?(?:minutes|hours)|(?:minutes|hours)\slater|immediately|promptly)\b")
_IN_SPITE = frozenset({"despite", "in spite of"})


class Sequels:
    """Says what a later event is to an earlier one, and finds outcomes that other words than connectives tell."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def kind(self, main: End, sub: End, words: str, cue: Token) -> RelationType:
        """What `main` is to `sub`, which `words` at `cue` join to it: an answer, its effect, or only later."""
        acts = main.mention is None or _root(main) in _OVER or self._unrest(main) or self._files(main)
        if words in _AT_ISSUE and not acts:
            return "before"
        if (cue.lemma.lower() == "follow" and _root(sub) in _ORDERING) or self._restores(main, sub):
            return "responds_to"
        if words in _IN_SPITE:
            return "responds_to" if _root(main) in _STANDING and _apart(main, sub) else "before"
        if words == "since":
            return "causes" if self._stirred(main) else "before"
        if _root(main) in _CUT and words not in _BESIDE and self._struck(main, sub):
            return "causes"
        answered = self.answers(main, sub) or (_apart(main, sub) and (self._unrest(main) or self._held(main)))
        answered = (answered and not self._same_actor(main, sub)) or self._shot_back(main, sub)
        answered = answered or (_root(main) in _ACTS and _root(sub) in _UNDERGOING)  # "lifts it after losing a vote"
        opposing = _root(main) in _OPPOSING or self._files(main)
        if answered and (
            opposing
            or words in _AT_ISSUE
            or not self._measured(cue, main, sub)
            or (_root(main) in _SEIZING and _root(sub) in _CRIMES)
        ):
            return "responds_to"
        if words not in _BESIDE and self._struck(main, sub):
            return "causes"
        return "causes" if self._stirred(main) else "before"

    def _same_actor(self, main: End, sub: End) -> bool:
        """ "Cut ties after condemning the raid": who does it did the other before; "was held after hitting two" is
        what is done to him."""
        verb, before = (self.ends.word(end.mention) if end.mention is not None else None for end in (main, sub))
        if verb is None or before is None or before.dep != "pcomp" or before.tag != "VBG":
            return False
        return self.tree.child(before, "nsubj") is None and self.tree.child(verb, "nsubj") is not None

    def _held(self, end: End) -> bool:
        """ "Man held": somebody in custody; to hold something is another thing."""
        verb = self.ends.word(end.mention) if end.mention is not None else None
        held = verb is not None and verb.lemma.lower() == "hold" and verb.tag == "VBN"
        return held and verb is not None and self.tree.child(verb, "dobj") is None and end.mention is not None

    def _shot_back(self, main: End, sub: End) -> bool:
        """ "Shot him after he pulled a gun", "was shot after pointing a gun": the shot answers the threat."""
        if main.mention is None or main.mention.noun or _root(main) not in _SHOOTING or _root(sub) not in _THREATENING:
            return False
        verb = self.ends.word(main.mention)
        passive = verb is not None and self.tree.child(verb, "nsubjpass") is not None
        befallen = {w for p in main.mention.participants if p.role == "patient" for w in p.name.lower().split()}
        return passive or (_apart(main, sub) and any(befallen & names for names in _agents(sub)))

    def _measured(self, cue: Token, main: End, sub: End) -> bool:
        """ "Three weeks after the season ended, the club sacked him": how much later, not why; what somebody does
        within days of what a clause tells, and such measures as are taken within days of a blow or within hours of any
        deed, are mostly about it."""
        before = self.tree.tokens[cue.i - 1] if cue.i else cue
        soon = before.lemma.lower() in _SHORT or before.text.lower() in _SOON
        if not soon or (sub.mention is not None and not sub.mention.noun):
            return before.lemma.lower() in _LONG
        held = self.tree.section.text[sub.start : sub.end].lower().split()[-1] in OCCASIONS
        blow = _root(sub) in _STRIKING | _CRIMES and _root(main) in _MEASURES
        return not blow and (before.lemma.lower() not in _HOURS or held or _root(main) not in _MEASURES)

    def _restores(self, main: End, sub: End) -> bool:
        """ "Reopened after a week of closure", "was sworn in after Quill resigned": what ends what had ended
        something."""
        if main.mention is None:
            return False
        verb = self.ends.word(sub.mention) if sub.mention is not None and not sub.mention.noun else None
        shut = verb is None or self.tree.child(verb, "nsubjpass") is not None
        if shut and _root(main) in _RESTORING and _root(sub) in _SHUTTING:
            return True
        names = {word for p in main.mention.participants for word in p.name.lower().split()}
        leaving = _agents(sub)
        apart = bool(leaving) and not any(names & own for own in leaving)
        return _root(main) in _INSTALLING and _root(sub) in _LEAVING and apart

    def _of_one_person(self, main: End, sub: End) -> bool:
        """ "When she visited Oslo, Venn announced it", "when Venn was elected, she banned it"."""
        subjects = []
        for end in (main, sub):
            verb = self.ends.word(end.mention) if end.mention is not None else None
            subjects.append(self.tree.subject(verb) if verb is not None else None)
        doing, before = subjects
        if before is not None and before.pos == "PRON":
            return True
        return doing is not None and doing.pos == "PRON" and before is not None and before.pos == "PROPN"

    def answers(self, main: End, sub: End) -> bool:
        """Whether `main` is an act of somebody else than `sub`."""
        mention = main.mention
        verb = self.ends.word(mention) if mention is not None and not mention.noun else None
        if verb is None or not _apart(main, sub) or not (_root(main) in _ACTS or self._files(main)):
            return False
        lemma = verb.lemma.lower()
        if lemma == "call":  # to call for something, not by a name
            joints = {child.text.lower() for child in self.tree.children(verb, "prep", "prt")}
            return bool(joints & {"for", "on", "off", "in"})
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
        elif token.dep == "conj" and token.pos == "VERB":
            yield from self._prompt(token)
            return
        else:
            return
        main = self.ends.at(above)
        sub = self.ends.near(below) if below is not None else None
        if token.text.lower() == "when" and below is not None and below.i < above.i and self._moved(main, sub):
            yield from relate(self.tree.section, main, sub, "responds_to", token)
            return
        if main is None or sub is None or (sub.reference is not None and not sub.reference.names):
            return
        if (
            self._struck(main, sub)
            or (token.text.lower() == "when" and self._stirred(main))
            or (token.text.lower() == "when" and self._starts(main) and sub.mention is not None)
        ):
            yield from relate(self.tree.section, sub, main, "causes", token)

    def _moved(self, main: End | None, sub: End | None) -> bool:
        """ "When mobs burned the hall, Quill called in troops": what others did moved somebody to act."""
        if main is None or sub is None or sub.mention is None or sub.mention.noun or sub.mention.status != "happened":
            return False
        before = self.ends.word(sub.mention)
        done = before is not None and before.tag in {"VBD", "VBN"} and _root(sub) in _PROVOKING
        done = done and not self._of_one_person(main, sub)
        return done and main.mention is not None and main.mention.status == "happened" and self.answers(main, sub)

    def _prompt(self, verb: Token) -> Iterator[Relation]:
        """ "The region declared independence and within hours Quill dismissed its government"."""
        head, subject = self.tree.tokens[verb.head], self.tree.child(verb, "nsubj", "nsubjpass")
        main, sub = self.ends.own(verb), self.ends.own(head)
        if main is None or sub is None or subject is None:
            return
        joint = next((t for t in self.tree.tokens[head.i : subject.i] if t.dep == "cc"), None)
        if joint is None:
            return
        between = self.tree.section.text[joint.end : subject.start]
        cue = _PROMPTLY.match(between)
        if cue is not None and _root(sub) in _PROVOKING | _DECIDED and self.answers(main, sub):
            yield from relate(self.tree.section, main, sub, "responds_to", verb, cue.group().strip())

    def _files(self, end: End) -> bool:
        """ "Filed suit": an answer by law."""
        verb = self.ends.word(end.mention) if end.mention is not None else None
        what = self.tree.child(verb, "dobj") if verb is not None and verb.lemma.lower() == "file" else None
        return what is not None and what.lemma.lower() in _LEGAL

    def _starts(self, end: End) -> bool:
        """ "The fire started", "riots broke out", "went up in flames"."""
        if end.mention is None or end.mention.negated:
            return False
        coming = _root(end) in _COMING_ABOUT and self._subject(end) in _UNREST | _STARTING
        return coming or self._flames(end)

    def _flames(self, end: End) -> bool:
        """ "Went up in flames", "caught fire"."""
        verb = self.ends.word(end.mention) if end.mention is not None else None
        what = _IN_FLAMES.get(verb.lemma.lower()) if verb is not None else None
        if verb is None or what is None:
            return False
        level = self.tree.children(verb, "dobj", "prep", "advmod", "prt")
        below = [*level, *(c for t in level for c in self.tree.children(t, "pobj", "prep"))]
        below += [c for t in below if t.dep == "prep" for c in self.tree.children(t, "pobj")]
        return any(t.lemma.lower() == what for t in below)

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
        if not named and self._starts(main) and (_root(sub) in _HURLING or self._flames(sub)):
            return True
        known = known or (not named and self._flames(sub))
        return known and _root(sub) != _root(main) and self._befell(main)

    def _befell(self, end: End) -> bool:
        """Whether an end tells what befell somebody: of those who kill or wound, only the passive."""
        mention = end.mention
        verb = self.ends.word(mention) if mention is not None else None
        if mention is None or mention.noun or mention.negated or verb is None:
            return False
        if verb.lemma.lower() == "be":
            state = self.tree.child(verb, "acomp", "attr")
            return state is not None and state.text.lower() in _DEAD
        having = verb.lemma.lower() in {"lose", "suffer", "experience"}
        return _root(end) in _BEFALLING and (self.tree.child(verb, "dobj") is None or having)

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
