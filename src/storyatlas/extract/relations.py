"""Relations: words of an article that connect two of its events, by the syntax of connectives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storyatlas.extract.lexicon import type_of
from storyatlas.extract.relation_answers import Answers
from storyatlas.extract.relation_charges import Charges
from storyatlas.extract.relation_clauses import later_clause
from storyatlas.extract.relation_ends import SAYING, End, Ends, relate
from storyatlas.extract.relation_harm import Harm
from storyatlas.extract.relation_joining import Joining
from storyatlas.extract.relation_moods import Moods
from storyatlas.extract.relation_phrases import Phrases
from storyatlas.extract.relation_products import Products
from storyatlas.extract.relation_reactions import Reactions
from storyatlas.extract.relation_rescues import Rescues
from storyatlas.extract.relation_sequels import Sequels
from storyatlas.extract.relation_words import (
    AGGRAVATING,
    ANSWERS,
    BOUNDS,
    CAUSAL_VERBS,
    CLAIMS,
    CLOSINGS,
    COMING,
    COURSES,
    FEELINGS,
    FOLLOWING,
    HOLDING,
    JOINED_BY,
    JOURNEYS,
    LONGEST_FIRST,
    MARKETS,
    MARKS,
    MOVING,
    OCCASIONS,
    OPENINGS,
    PHRASES,
    PORTIONS,
    POSSIBLE,
    PROMPTING,
    SPEECHES,
    SPELLS,
    STIRRING,
    TEMPORAL,
    TURMOIL,
)
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Sentence, Token
from storyatlas.model.extraction import Relation, RelationType
from storyatlas.model.mention import EventMention


def find_relations(trees: tuple[Tree, Tree], mentions: Sequence[EventMention]) -> tuple[Relation, ...]:
    """The relations between mentions of one document, each with the words that state it."""
    found: dict[tuple[object, ...], Relation] = {}
    for tree in trees:
        own = [m for m in mentions if m.field == tree.section.field]
        if not own:
            continue
        for relation in _Finder(tree, own).relations():
            key = (relation.source, relation.target, relation.reference, relation.type)
            found.setdefault(key, relation)
    return tuple(found.values())


class _Finder:
    def __init__(self, tree: Tree, mentions: Sequence[EventMention]) -> None:
        self.tree = tree
        self.ends = Ends(tree, mentions)
        self.phrases = Phrases(tree, self.ends)
        self.sequels = Sequels(tree, self.ends)
        self.charges = Charges(tree, self.ends)
        self.harm = Harm(tree, self.ends)
        self.answers = Answers(tree, self.ends)
        self.joining = Joining(tree, self.ends)
        self.rescues = Rescues(tree, self.ends)
        self.products = Products(tree, self.ends)
        self.moods = Moods(tree, self.ends)
        self.reactions = Reactions(tree, self.ends)

    def relations(self) -> Iterator[Relation]:
        for token in self.tree.tokens:
            lemma = token.lemma.lower()
            if token.dep == "mark" and token.text.lower() in MARKS:
                yield from self._by_mark(token, self.tree.tokens[token.head])
            elif (later := later_clause(self.tree, token)) is not None:
                yield from self._by_mark(token, later)
            elif token.dep == "prep" or token.pos in {"ADP", "SCONJ"} or self._follows(token):
                yield from self._by_preposition(token)
            elif token.pos == "VERB" and lemma in CAUSAL_VERBS:
                yield from self._by_verb(token)
            elif token.pos == "VERB":
                yield from self.reactions.relations(token)
            if token.pos in {"VERB", "AUX"} and lemma in COMING:
                yield from self._by_coming(token)
            yield from self.phrases.relations(token)
            yield from self.sequels.outcomes(token)
            yield from self.charges.relations(token)
            yield from self.harm.relations(token)
            yield from self.answers.relations(token)
            yield from self.joining.relations(token)
            yield from self.rescues.relations(token)
            yield from self.products.relations(token)
            yield from self.moods.relations(token)
        for number, sentence in enumerate(self.tree.section.sentences):
            yield from self._by_opening(number, sentence)

    def _follows(self, token: Token) -> bool:
        """ "Riots erupt following his death": a participle that joins as a preposition does."""
        bare = token.text.lower() == "following" and token.pos == "VERB" and token.dep in {"advcl", "acl"}
        return bare and self.tree.child(token, "dobj") is not None

    def _by_mark(self, mark: Token, below: Token) -> Iterator[Relation]:
        """ "X did this after Y did that"."""
        kind, main_is_source = MARKS[mark.text.lower()]
        above = self._governing(self.tree.tokens[below.head])
        market = self._of_markets(above)
        if mark.text.lower() == "as" and market and self._of_markets(below):
            return  # "markets reacted as shares fell": one movement told twice
        if mark.text.lower() == "as" and mark.i and self.tree.tokens[mark.i - 1].text.lower() == "even":
            return
        if mark.text.lower() == "as" and not market:
            if not self._fronted(mark, below, above):
                return
            kind, main_is_source = MARKS["after"]
        if mark.text.lower() == "after" and market:
            kind, main_is_source = MARKS["as"]
        subs: list[End | None] = [*self._behind(below)]
        if subs and kind in {"causes", "responds_to"}:
            kind, main_is_source = MARKS["because"]
        for sub in [*subs, self.ends.near(below)]:
            yield from self._join(self.ends.near(above), sub, kind, main_is_source, mark)

    def _governing(self, verb: Token) -> Token:
        """ "Threatened to block it": the threat, where the block is told as nothing that happened."""
        while verb.i not in self.ends.by_trigger and verb.dep == "xcomp" and verb.head != verb.i:
            verb = self.tree.tokens[verb.head]
        return verb

    def _of_markets(self, verb: Token) -> bool:
        subject = self.tree.child(verb, "nsubj")
        return subject is not None and bool({subject.lemma.lower(), subject.text.lower()} & MARKETS)

    def _fronted(self, mark: Token, below: Token, above: Token) -> bool:
        """ "As the river rose, the mayor closed the bridge": why, but not where something only began or ended."""
        before = self.tree.tokens[mark.i - 1].text.lower() if mark.i else ""
        if below.i > above.i or before in {"even", "just"} or below.lemma.lower() in BOUNDS:
            return False
        main, sub = self.ends.near(above), self.ends.near(below)
        if main is None or sub is None or self.tree.child(above, "nsubj") is None:
            return False
        return self.sequels.answers(main, sub)

    def _behind(self, verb: Token) -> list[End]:
        """ "As the strike and the closure of the port deepened fears": the strike and the closure, for fears
        are no event."""
        if verb.lemma.lower() not in CAUSAL_VERBS.keys() | STIRRING:
            return []
        what, subject = self.tree.child(verb, "dobj"), self.tree.child(verb, "nsubj")
        if what is None or what.lemma.lower() not in FEELINGS or subject is None:
            return []
        found = [self.ends.at(noun) for noun in self._conjuncts(subject)]
        return [end for end in found if end is not None]

    def _conjuncts(self, token: Token) -> list[Token]:
        found = [token]
        for one in found:
            found.extend(self.tree.children(one, "conj"))
        return found

    def _by_preposition(self, preposition: Token) -> Iterator[Relation]:
        """ "In response to the ban", "following his arrest", "after landing", "in his speech"."""
        text = self.tree.section.text[preposition.start : preposition.start + 24].lower()
        phrase = next((p for p in LONGEST_FIRST if text.startswith(p + " ")), None)
        if phrase is None or phrase == "during":
            yield from self._by_occasion(preposition)
            yield from self._by_closing(preposition)
            return
        below = self._object(preposition, preposition.start + len(phrase))
        if below is None:
            return
        kind, main_is_source = PHRASES[phrase]
        head = self.tree.tokens[preposition.head]
        if phrase == "in connection with" and next(self.charges.relations(head), None) is not None:
            return  # read as what a charge is for
        if phrase in FOLLOWING and head.lemma.lower() in MOVING and below.pos != "VERB" and self._of_markets(head):
            kind, main_is_source = "causes", False
        above, sub = self.ends.near(self.tree.tokens[preposition.head], upwards=True), self.ends.near(below)
        if kind == "causes" and above is not None and sub is not None and self.sequels.answers(above, sub):
            kind, main_is_source = "responds_to", True  # what somebody does because of something answers it
        yield from self._join(above, sub, kind, main_is_source, preposition, phrase)

    def _by_closing(self, preposition: Token) -> Iterator[Relation]:
        """ "... Calormen closed the border in response": to what the sentence before told."""
        noun = self.tree.child(preposition, "pobj")
        here = self.tree.sentence_of[preposition.i]
        words = f"{preposition.text} {noun.text}".lower() if noun is not None else ""
        if noun is None or not here or words not in CLOSINGS:
            return
        act = self._held(preposition)
        told = self.ends.told_before(here, act.mention if act is not None else None)
        if act is None or told is None or self.tree.children(noun):
            return
        yield from self._make(act, End(noun.start, noun.end, told), "responds_to", preposition, words)

    def _object(self, preposition: Token, end: int) -> Token | None:
        """What a connective phrase that ends at character `end` governs."""
        words = []
        for token in self.tree.tokens[preposition.i : preposition.i + 8]:
            if token.start >= end:
                break
            words.append(token)
        if preposition.pos == "VERB":
            return self.tree.child(preposition, "pobj", "pcomp", "dobj")
        last = next((t for t in reversed(words) if t.dep in {"prep", "mark"} or t.pos == "ADP"), preposition)
        below = self.tree.child(last, "pobj", "pcomp")
        if below is None and last.dep == "mark":
            return self.tree.tokens[last.head]
        below = below or self.tree.child(preposition, "pobj")  # "of" may hang on "because" beside its object
        of = self.tree.child(below, "prep") if below is not None and below.lemma.lower() in SPELLS else None
        within = self.tree.child(of, "pobj") if of is not None and of.text.lower() == "of" else None
        return within if within is not None and within.lemma.lower() in TURMOIL else below  # "two days of violence"

    def _by_occasion(self, preposition: Token) -> Iterator[Relation]:
        """ "Told reporters during his visit", "urged in a speech", "at the start of the summit"."""
        noun = self.tree.child(preposition, "pobj")
        if preposition.text.lower() not in HOLDING or noun is None:
            return
        portion = noun.lemma.lower() in PORTIONS
        if portion:
            of = self.tree.child(noun, "prep")
            noun = self.tree.child(of, "pobj") if of is not None else None
        held = OCCASIONS | COURSES if preposition.text.lower() == "during" else OCCASIONS
        if noun is None or not {noun.lemma.lower(), noun.text.lower()} & held or self.ends.month(noun):
            return
        if noun.lemma.lower() == "protest" and preposition.text.lower() == "in" and not self.tree.child(noun, "det"):
            return  # "resigned in protest of the raid" is why, and at no protest
        speech = bool({noun.lemma.lower(), noun.text.lower()} & SPEECHES)
        if (speech and preposition.text.lower() == "at") or (
            preposition.text.lower() == "on" and noun.lemma.lower() not in JOURNEYS and not portion
        ):
            return  # to look at a speech is no part of it, nor is a comment on a meeting
        main = self._held(preposition, whole=speech)
        if main is None:
            return
        yield from self._make(main, self.ends.at(noun) or self.ends.noun(noun), "part_of", preposition)

    def _held(self, preposition: Token, *, whole: bool = False) -> End | None:
        """What an occasion holds: the act of the verb above "in", of a noun only above "during".

        With `whole` it is the topmost act: "called for the law to be lifted in a speech" is a call.
        """
        above = self.tree.tokens[preposition.head]
        found: End | None = None
        for _ in range(6 if whole else 4):
            mention = self.ends.by_trigger.get(above.i)
            fits = mention is not None and (not mention.noun or preposition.text.lower() == "during")
            if mention is not None and fits and mention.trigger.lower() not in OCCASIONS:
                found = self.ends.said(mention)
                if not whole or above.dep not in {"ccomp", "xcomp", "conj", "pcomp", "advcl"}:
                    return found
            if above.head == above.i or above.dep == "relcl" or (above.dep == "ccomp" and not whole):
                break
            above = self.tree.tokens[above.head]
        return found

    def _by_verb(self, verb: Token) -> Iterator[Relation]:
        """ "The outbreak prompted China to close the market", "..., leading authorities to close it"."""
        kind = CAUSAL_VERBS[verb.lemma.lower()]
        if any(child.text.lower() in POSSIBLE for child in self.tree.children(verb, "aux")):
            return  # "would result in" has brought nothing about
        if any(child.text.lower() == "up" for child in self.tree.children(verb, "prt", "advmod", "prep")):
            return  # "leading up to the vote"
        effect_token = self._effect(verb)
        if effect_token is None or effect_token.lemma.lower() in CLAIMS:
            return
        if verb.lemma.lower() in AGGRAVATING and not self.ends.definite(effect_token):
            return  # what was "worsening an outbreak" is told of no outbreak but its own
        effect, cause = self.ends.near(effect_token), self._cause(verb)
        done = self.tree.child(effect_token, "acl")
        if (effect is None or effect.mention is None) and done is not None and done.tag == "VBN":
            effect = self.ends.own(done) or effect  # "led to a treaty, signed in Oz"
        if self._undergone(verb):
            cause, effect = effect, cause
        else:
            effect = effect or self.ends.own(verb)
        if kind == "responds_to":
            yield from self._join(cause, effect, kind, True, verb)
        elif verb.lemma.lower() in PROMPTING and effect_token.pos == "VERB":
            yield from self._make(effect, cause, "responds_to", verb)
        else:
            yield from self._make(cause, effect, kind, verb)

    def _undergone(self, verb: Token) -> bool:
        """ "Was fuelled by", "riots sparked by", "sparked by the raid, riots ...": the object of "by" is the cause."""
        bare = verb.tag == "VBN" and (verb.dep == "acl" or self.tree.child(verb, "agent") is not None)
        return bare or self.tree.child(verb, "auxpass") is not None

    def _effect(self, verb: Token) -> Token | None:
        """What a causal verb brings about: its infinitive, object, or the object of "to", "in", "by"."""
        joint = JOINED_BY.get(verb.lemma.lower())
        found = self.tree.child(verb, "xcomp", "ccomp") or (None if joint else self.tree.child(verb, "dobj"))
        if found is not None:
            return found
        for child in self.tree.children(verb, "prep", "agent"):
            if child.text.lower() == (joint or "by") and child.i > verb.i:
                return self.tree.child(child, "pobj", "pcomp")
        return None

    def _cause(self, verb: Token) -> End | None:
        """The subject of a causal verb; of a participle after a comma, the clause before it."""
        if verb.tag in {"VBG", "VBN"} and verb.dep == "advcl" and self.tree.child(verb, "nsubj") is None:
            return self.ends.near(self.tree.tokens[verb.head])
        subject = self.tree.subject(verb)
        if subject is not None and subject.lemma.lower() in FEELINGS:
            return self._stirring(subject)
        return self.ends.near(subject) if subject is not None else None

    def _stirring(self, feeling: Token) -> End | None:
        """ "Anger over the killing": what stirs it."""
        for preposition in self.tree.children(feeling, "prep"):
            below = self.tree.child(preposition, "pobj", "pcomp")
            if preposition.text.lower() in {"over", "at", "about"} and below is not None:
                return self.ends.near(below)
        return self.ends.near(feeling)

    def _by_coming(self, verb: Token) -> Iterator[Relation]:
        """ "The move came after ...", "It follows ...": what was just told answers what comes here."""
        subject = self.tree.child(verb, "nsubj")
        if subject is None:
            return
        below, cue = self._what_came(verb)
        if below is None:
            return
        here = self.tree.sentence_of[verb.i]
        if subject.text.lower() in {"it", "this", "that"}:
            told = self.ends.best(here - 1) if here else None
            source = End(subject.start, subject.end, told) if told else None
        else:
            source = self.ends.at(subject)
            if source is None or source.mention is None:
                source = self._retold(subject) or source
        yield from self._join(source, self.ends.near(below), "responds_to", True, cue)

    def _retold(self, noun: Token) -> End | None:
        """What "the move" or "his retreat" sums up: the surest act told just before."""
        if not self.ends.definite(noun) or type_of(noun.lemma) in SAYING:
            return None
        told = self.ends.told_before(self.tree.sentence_of[noun.i])
        if told is None or self.ends.of_another(noun, told):
            return None
        return End(noun.start, noun.end, told)

    def _what_came(self, verb: Token) -> tuple[Token | None, Token]:
        if verb.lemma.lower() == "follow":
            return self.tree.child(verb, "dobj"), verb
        for child in self.tree.children(verb, "prep", "advcl"):
            if child.dep == "prep" and child.text.lower() in {"after", "amid"}:
                return self.tree.child(child, "pobj", "pcomp"), child
            answer = self.tree.child(child, "pobj") if child.text.lower() == "in" else None
            to = self.tree.child(answer, "prep") if answer is not None and answer.lemma.lower() in ANSWERS else None
            if to is not None:
                return self.tree.child(to, "pobj", "pcomp"), child
            mark = self.tree.child(child, "mark")
            if mark is not None and mark.text.lower() == "after":
                return child, mark
        return None, verb

    def _by_opening(self, number: int, sentence: Sentence) -> Iterator[Relation]:
        """ "In response, the ministry recalled its envoy": after the sentence that it answers."""
        head = self.tree.section.text[sentence.start : sentence.start + 24].lower()
        head = head.removeprefix("and ").removeprefix("but ").replace(" ,", ",")
        phrase = next((p for p in OPENINGS if head.startswith((p + ",", p + " the", p + " "))), None)
        if phrase is None or head.startswith((phrase + " to", phrase + " for", phrase + " of", phrase + " at")):
            return
        here = self.ends.best(number, 0.4)
        told = self.ends.told_before(number, here)
        if told is None or here is None:
            return
        first = End(sentence.start, sentence.start + len(phrase), told)
        cue = self.tree.tokens[sentence.first]
        kind = OPENINGS[phrase]
        now = End(here.start, here.end, here)
        source, target = (now, first) if kind == "responds_to" else (first, now)
        yield from self._make(source, target, kind, cue, phrase)

    def _join(
        self,
        main: End | None,
        sub: End | None,
        kind: RelationType,
        main_is_source: bool,
        cue: Token,
        words: str | None = None,
    ) -> Iterator[Relation]:
        """A relation of a main clause with what a connective hangs below it."""
        if main is None or sub is None:
            return
        words = words or cue.text
        if kind == "responds_to" and (words.lower() in TEMPORAL or cue.lemma.lower() in COMING):
            kind = self.sequels.kind(main, sub, words.lower(), cue)
            main_is_source = kind == "responds_to"
            if kind == "before" and words.lower() == "in connection with":
                return
        source, target = (main, sub) if main_is_source else (sub, main)
        yield from self._make(source, target, kind, cue, words)

    def _make(
        self, source: End | None, target: End | None, kind: RelationType, cue: Token, words: str | None = None
    ) -> Iterator[Relation]:
        yield from relate(self.tree.section, source, target, kind, cue, words, self.ends.beside(cue))
