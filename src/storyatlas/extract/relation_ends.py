"""Ends: which event a word of a sentence stands for, a mention of its own or one told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from storyatlas.extract.lexicon import EVENT_NOUNS, LIGHT, PERSON_NOUNS, REPORTING, stem
from storyatlas.extract.relation_words import (
    ACCUSING,
    ACTS,
    CLAIMS,
    DEFINITE,
    HAPPENINGS,
    NAMED_ACTS,
    OCCASIONS,
    POINTING,
    POINTING_AT_ANY,
)
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Section, Token
from storyatlas.model.extraction import Reference, Relation, RelationType
from storyatlas.model.mention import EventMention
from storyatlas.model.naming import initials

# Words that state a link stand close together; a longer stretch is a parse gone wrong.
_MOST_CHARACTERS = 400
# How far below or above a word its mention may lie.
_DEPTH = 3
# What is said about an event is not what a later act answers.
SAYING = frozenset({"statement", "demand", "accusation", "rejection", "support"})
_WHEN = frozenset("before after ahead since until following during despite amid".split())
# Where a noun's own words say when it was and what it concerns.
_OF_NOUN = frozenset("poss compound nmod amod npadvmod prep".split())
_CONCERNING = frozenset("on in of against to for".split())
# What is wished for or feared has not been done: "a call to cut output".
_UNDONE = frozenset("demand call request warning threat plan proposal allegation accusation claim report".split())
# What is said against something is no step that "the move" could mean.
_TURNING = frozenset({"rejection", "accusation"})
_SERVICES = frozenset({"flight", "train", "vessel", "ship"})
# How many sentences back a noun without a name may point.
_REACH = 2


@dataclass(frozen=True, slots=True)
class End:
    """One side of a relation: characters `start:end`, and the mention or the reference found there."""

    start: int
    end: int
    mention: EventMention | None = None
    reference: Reference | None = None


def relate(
    section: Section,
    source: End | None,
    target: End | None,
    kind: RelationType,
    cue: Token,
    words: str | None = None,
    beside: EventMention | None = None,
) -> Iterator[Relation]:
    """The relation of two ends that `words`, or else `cue`, state in a section; none where an end is missing, both
    are one mention, or neither is any and no mention stands `beside` them."""
    if source is None or target is None:
        return
    nouns = source.mention is None and target.mention is None
    if nouns and (beside is None or source.reference == target.reference):
        return
    if source.mention is not None and target.mention is not None and source.mention.id == target.mention.id:
        return
    start, end = min(source.start, target.start, cue.start), max(source.end, target.end, cue.end)
    if end - start > _MOST_CHARACTERS:
        return
    yield Relation(
        source.mention.id if source.mention else "",
        target.mention.id if target.mention else "",
        kind,
        start,
        end,
        section.text[start:end],
        words or cue.text,
        source.reference or target.reference,
        field=section.field,
        other=target.reference if nouns else None,
        beside=beside.id if nouns and beside is not None else "",
    )


def _accuses(mention: EventMention, denying: Set[str | None]) -> bool:
    """Whether somebody else accuses one of those who deny: what they deny is what he says of them."""
    agents, others = (
        {p.name for p in mention.participants if (p.role == "agent") == acting} for acting in (True, False)
    )
    return mention.lemma in ACCUSING and not agents & denying and bool(others & denying)


class Ends:
    """Finds the events that the words of a section stand for."""

    def __init__(self, tree: Tree, mentions: Sequence[EventMention]) -> None:
        self.tree = tree
        start_of = {token.start: token for token in tree.tokens}
        self.by_trigger: dict[int, EventMention] = {}
        self.by_sentence: dict[int, list[EventMention]] = {}
        self._word: dict[str, Token] = {}
        for mention in mentions:
            token = start_of.get(mention.trigger_start)
            if token is not None:
                self.by_trigger[token.i] = mention
                self._word[mention.id] = token
                self.by_sentence.setdefault(mention.sentence, []).append(mention)

    def at(self, token: Token) -> End | None:
        """The mention that `token` triggers, or the event that it points to as a noun."""
        mention = self.by_trigger.get(token.i)
        if mention is None and token.lemma.lower() in POINTING and (content := self._content(token)) is not None:
            return content
        if token.pos in {"NOUN", "PROPN"} and (mention is None or mention.noun):
            pointed = self._pointed(token)
            if pointed is not None:
                return pointed
        return _end(mention) if mention is not None else self.noun(token)

    def own(self, verb: Token) -> End | None:
        """The mention that a verb triggers."""
        mention = self.by_trigger.get(verb.i)
        return _end(mention) if mention is not None else None

    def beside(self, token: Token) -> EventMention | None:
        """The mention that `token` triggers, else the first of its sentence."""
        sentence = self.by_sentence.get(self.tree.sentence_of[token.i], [])
        return self.by_trigger.get(token.i) or min(sentence, key=lambda m: (m.start, m.id), default=None)

    def word(self, mention: EventMention) -> Token | None:
        """The trigger of a mention."""
        return self._word.get(mention.id)

    def near(self, token: Token, *, upwards: bool = False) -> End | None:
        """The event at `token`, shallow below it, or, where asked, above it."""
        found = self._light(token) or self.at(token)
        if found is not None:
            return found
        level = [token]
        for _ in range(_DEPTH):
            level = [c for t in level for c in self.tree.children(t) if not self._aside(c)]
            for child in level:
                if child.i in self.by_trigger:
                    return self.at(child)
        if not upwards and token.lemma.lower() not in REPORTING:
            return None
        for _ in range(_DEPTH):
            if token.head == token.i:
                return None
            token = self.tree.tokens[token.head]
            if token.i in self.by_trigger:
                return _end(self.by_trigger[token.i])
        return None

    def _aside(self, below: Token) -> bool:
        """Whether a word leads away from what its head tells: another clause, whose it is, when it was."""
        timed = below.dep == "prep" and below.text.lower() in _WHEN
        return timed or below.dep in {"relcl", "advcl", "conj", "poss"}

    def noun(self, token: Token) -> End | None:
        """A definite noun of an occurrence without a mention of its own: a reference to the event."""
        lemma = token.lemma.lower()
        if lemma in POINTING:
            return self._content(token) or self._named_act(token)
        known = lemma in EVENT_NOUNS.keys() | OCCASIONS | NAMED_ACTS | HAPPENINGS.keys()
        if not known or token.dep in {"compound", "amod"} or self.month(token):
            return None
        name = HAPPENINGS.get(lemma) or stem(lemma)
        return End(self._left(token), token.end, None, self._reference(name, token))

    def _reference(self, name: str, noun: Token) -> Reference:
        aims = tuple(sorted((self._aims(noun) | self._matter(noun)) - PERSON_NOUNS))
        return Reference(name, self.names(noun), self._day(noun), self._sides(noun), aims, self.definite(noun))

    def month(self, token: Token) -> bool:
        """Whether "March" is a month and no march."""
        return token.text == "March" and not self.tree.children(token, "poss", "compound", "det")

    def said(self, mention: EventMention) -> End:
        """The mention, or, of one that somebody speaks, what is said where that is surer to be an event."""
        verb = self._word.get(mention.id)
        if verb is not None and verb.lemma.lower() in REPORTING:
            content = self.tree.child(verb, "ccomp")
            told = self.by_trigger.get(content.i) if content is not None else None
            if told is not None and told.quality > mention.quality:
                return _end(told)
        return _end(mention)

    def topic(self, token: Token) -> End | None:
        """The event that an object names by itself or by what it governs ("the decision to visit")."""
        found = self.at(token)
        if token.pos == "PROPN":
            return found
        for child in self.tree.children(token, "acl", "relcl"):
            told = self.by_trigger.get(child.i)
            undone = token.lemma.lower() in _UNDONE and child.tag == "VB"
            if told is not None and not undone and (found is None or found.mention is None):
                return self.at(child)
        return found

    def _named_act(self, noun: Token) -> End | None:
        """ "The announcement", "Castro's demand": the act of that stem, told elsewhere."""
        if noun.lemma.lower() in POINTING_AT_ANY | CLAIMS or not self.definite(noun):
            return None
        return End(self._left(noun), noun.end, None, self._reference(stem(noun.lemma), noun))

    def definite(self, noun: Token) -> bool:
        return any(c.text.lower() in DEFINITE or c.dep == "poss" for c in self.tree.children(noun, "det", "poss"))

    def of_another(self, noun: Token, told: EventMention) -> bool:
        """Whether a noun says whose act it is, and that one does not act in a mention: "Narnia's action"."""
        owner = self.tree.child(noun, "poss")
        acting = replace(told, participants=tuple(p for p in told.participants if p.role == "agent"))
        return owner is not None and _is_name(owner) and not _has_name(acting, self.names(noun))

    def _content(self, noun: Token) -> End | None:
        """ "The decision to close the harbour": the event is the closing."""
        verb = next((c for c in self.tree.children(noun, "acl") if c.tag == "VB"), None)
        if verb is None or noun.lemma.lower() in _UNDONE:
            return None
        mention = self.by_trigger.get(verb.i)
        if mention is not None:
            return _end(mention)
        return End(self._left(noun), verb.end, None, Reference(stem(verb.lemma), self.names(noun)))

    def _left(self, noun: Token) -> int:
        """The character at which a noun with its article, owner and adjectives starts."""
        return min([noun.start, *(child.start for child in self.tree.children(noun))])

    def names(self, noun: Token) -> tuple[str, ...]:
        """Last words of the names in a noun phrase: of the possessor, of "by X", of a modifier; no names of days."""
        owners = [c for c in self.tree.children(noun, "poss", "compound", "nmod") if _is_name(c)]
        for by in self.tree.children(noun, "prep"):
            if by.text.lower() in {"by", "from", "of"}:
                owners.extend(c for c in self.tree.children(by, "pobj") if _is_name(c))
        flights = [o for o in owners if o.lemma.lower() in _SERVICES]  # "the crash of Narnia Airlines Flight 302"
        owners += [c for f in flights for c in self.tree.children(f, "compound", "nmod") if _is_name(c)]
        owners = [o for o in owners if o.i not in self.tree.in_times and o not in flights]
        return tuple(owner.text.lower().removesuffix("'s").removesuffix("s'") for owner in owners)

    def _day(self, noun: Token) -> str | None:
        """The day that a noun's own words state: "Friday's attack", "the attack on Monday"."""
        said = [
            c for c in self.tree.children(noun) if c.dep in _OF_NOUN and (c.dep != "prep" or c.text.lower() == "on")
        ]
        inside = [i for child in said for i in self.tree.subtree(child)]
        days = [t.time for t in self.tree.times_at(inside) if t.time is not None]
        return next((day.start for day in days if day.precision == "day" and day.start and not day.end), None)

    def _sides(self, noun: Token) -> tuple[str, ...]:
        """The countries whose act it is: "the Narnian raid", "Narnia's raid", "a raid by Narnian ships"."""
        own = self.tree.children(noun, "poss", "compound", "nmod", "amod")
        for by in (p for p in self.tree.children(noun, "prep") if p.text.lower() in {"by", "from"}):
            own += [t for head in self.tree.children(by, "pobj") for t in (head, *self.tree.children(head))]
        places = (m.place for m in self.tree.places_at(token.i for token in own))
        return tuple(sorted({p.name.lower() for p in places if p is not None and p.precision == "country"}))

    def _aims(self, noun: Token) -> set[str]:
        """What an occurrence concerns, as its own words have it: "the attack on a ship", "a fall in prices"."""
        below = (self.tree.child(p, "pobj") for p in self.tree.children(noun, "prep") if p.text.lower() in _CONCERNING)
        return {noun.lemma.lower() for noun in below if noun is not None and noun.pos == "NOUN"}

    def _matter(self, noun: Token) -> set[str]:
        """What is said or decided, as a noun before says: "the ceasefire declaration"."""
        if noun.lemma.lower() not in POINTING | {"declaration"}:
            return set()
        return {c.lemma.lower() for c in self.tree.children(noun, "compound") if c.pos == "NOUN"}

    def victims(self, deed: Token) -> tuple[str, ...]:
        """Last words of the names of those whom a deed befell: "the murder of Quill", "killing Ada Quill"."""
        what = self.tree.child(deed, "dobj") if deed.pos == "VERB" else deed
        if what is None:
            return ()
        own = (what.text.lower(),) if deed.pos == "VERB" and _is_name(what) else ()
        return own + self.names(what)

    def best(self, sentence: int, least: float = 0.5) -> EventMention | None:
        """The surest mention of a sentence that a verb makes."""
        known = [m for m in self.by_sentence.get(sentence, ()) if not m.noun and m.quality >= least]
        return max(known, key=lambda m: (m.quality, -m.start), default=None)

    def told_before(self, sentence: int, act: EventMention | None = None) -> EventMention | None:
        """What "in response" answers: the surest act of the sentences before that is no mere saying, and not of
        whoever answers it."""
        for earlier in range(sentence - 1, max(sentence - 2 - _REACH, -1), -1):
            found = self.best(earlier)
            if found is not None and found.type not in SAYING and not (act is not None and _same_agent(found, act)):
                return found
        return None

    def claimed_before(self, start: int, denial: EventMention | None, reach: int) -> EventMention | None:
        """What somebody else is said to say just before character `start`, the surest of the nearest sentence, no more
        than `reach` sentences above and in the same paragraph, or in the sentence before."""
        if denial is None:
            return None
        denying = {p.name for p in denial.participants if p.role == "agent"} | {denial.speaker}
        for earlier in range(denial.sentence - 1, max(denial.sentence - 1 - reach, -1), -1):
            known = [
                m
                for m in self.by_sentence.get(earlier, ())
                if (
                    _accuses(m, denying)
                    or (m.speaker and m.speaker not in denying and m.type not in SAYING | {"threat"})
                )
                and not m.noun
                and m.status in {"happened", "claimed"}
            ]
            apart = any("\n" in self.tree.section.text[m.end : start] for m in known)
            if known and not (apart and earlier < denial.sentence - 1):
                return max(known, key=lambda m: (m.quality, -m.start))
        return None

    def told(self, verb: Token) -> End | None:
        """What a content clause says: its mention, one of its verb just before, or else a reference; of a clause that
        says what something is or has ("was a factor"), only its own mention."""
        clause = [self.tree.tokens[i] for i in self.tree.subtree(verb)]
        start, end = clause[0].start, max(t.end for t in clause if t.pos not in {"PUNCT", "SPACE"})
        mention = self.by_trigger.get(verb.i)
        if mention is None and verb.lemma.lower() in {"be", "have"}:
            return None
        here, root = self.tree.sentence_of[verb.i], stem(verb.lemma)
        for sentence in range(here - 1, max(here - 2 - _REACH, -1), -1):
            same = [m for m in self.by_sentence.get(sentence, ()) if m.lemma == root]
            if mention is None and same:
                mention = max(same, key=lambda m: (m.quality, m.start))
        if mention is not None:
            return End(start, end, mention)
        names = tuple(t.text.lower() for t in clause if t.head == verb.i and _is_name(t))
        return End(start, end, None, Reference(root, names))

    def _light(self, verb: Token) -> End | None:
        """ "Took these steps", "the move came": the act that the object or the subject points to."""
        if verb.pos != "VERB" or verb.lemma.lower() not in LIGHT:
            return None
        noun = self.tree.child(verb, "nsubj" if verb.lemma.lower() == "come" else "dobj", "nsubjpass")
        found = self._pointed(noun) if noun is not None else None
        return End(verb.start, found.end, found.mention) if found else None

    def _pointed(self, noun: Token) -> End | None:
        """What a definite noun points back to: "the decision by X", "these steps" to an act, "the
        launch" to a launch told just before."""
        if not self.definite(noun):
            return None
        names = self.names(noun)
        here = self.tree.sentence_of[noun.i]
        root = stem(noun.lemma).rstrip("e")
        reach = here if names else min(here, _REACH)
        for sentence in range(here - 1, here - 1 - reach, -1):
            known = [m for m in self.by_sentence.get(sentence, ()) if not m.noun and m.quality >= 0.5]
            if names:
                known = [m for m in known if _has_name(m, names) and not self.of_another(noun, m)]
            same = [m for m in known if m.lemma.rstrip("e") == root]
            known = same or [m for m in known if noun.lemma.lower() in POINTING_AT_ANY and _is_act(m)]
            known = [m for m in known if self._same(noun, m)]
            if known:
                chosen = max(known, key=lambda m: (m.quality, m.start))
                return End(self._left(noun), noun.end, chosen)
        return None

    def _same(self, noun: Token, told: EventMention) -> bool:
        """Whether an act told before may be the one that a noun means, by its day and the things that it concerns."""
        day, known = self._day(noun), told.time
        if day is not None and known.precision == "day" and known.start != day and not known.end:
            return False
        words = told.quote.lower().replace("-", "")
        return all(aim.replace("-", "") in words for aim in (self._aims(noun) | self._matter(noun)) - PERSON_NOUNS)


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" or (token.text.isupper() and len(token.text) > 1)


def _end(mention: EventMention) -> End:
    return End(mention.start, mention.end, mention)


def _same_agent(one: EventMention, other: EventMention) -> bool:
    """Whether somebody acts in both, under the same last word of a name."""
    acting = [{p.name.split()[-1] for p in m.participants if p.role == "agent"} for m in (one, other)]
    return bool({name for name in acting[0] & acting[1] if name[:1].isupper()})


_ACT_STEMS = frozenset(stem(act).rstrip("e") for act in ACTS)


def _is_act(mention: EventMention) -> bool:
    return mention.lemma.rstrip("e") in _ACT_STEMS and mention.status != "denied" and mention.type not in _TURNING


def _has_name(mention: EventMention, names: Sequence[str]) -> bool:
    """Whether a participant bears one of `names`, as its last word or by its initials."""
    for participant in mention.participants:
        words = [w for w in participant.name.split() if w[:1].isupper()]
        short = initials(participant.name).lower()
        if any(name == short or (words and name == words[-1].lower()) for name in names):
            return True
    return False
