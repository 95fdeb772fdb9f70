"""Misread: who does what, where the parser hung a verb or a noun on the wrong word.

A parser that sees "three days after a blast there killed two" as a clause of the speaker makes him kill. What stands
right beside a verb, number and punctuation say better who it was, or that nobody can tell.
"""

from __future__ import annotations

from storyatlas.extract.lexicon import CLAIMING, EVENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS, REPORTING, SPEECH_ACTS
from storyatlas.extract.people import may_be_he
from storyatlas.extract.valency import ALONE
from storyatlas.extract.walk import Walk
from storyatlas.model.document import Token

# What is done to an occurrence, never to whoever met with it: "lost power on Monday, caused by a storm".
CAUSING = frozenset("cause trigger spark prompt provoke induce".split())
_STIRRING = frozenset("set touch unleash ignite fuel kindle shake shock rock stir inspire follow".split())
_SOMEBODY = PERSON_NOUNS | frozenset(
    "teenager teen youth dictator autocrat ruler strongman singer actor actress".split()
)
# Words for what there is to know of an occurrence, which does nothing itself.
_ABOUT = frozenset("cause origin source scene site aftermath circumstance anniversary victim day night".split())
_MISHAPS = frozenset("blaze fire accident inferno crash storm".split())
QUAKES = frozenset({"earthquake", "quake", "tremor", "aftershock"})
# What the parser takes for a subject of its own: "co-founder", "counter-protesters".
_PREFIXES = frozenset("co ex vice counter anti pro non semi sub".split())
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEAR = 8  # tokens
_FEW = 4  # words before the noun that a sentence begins with
_JOINED = frozenset({"conj", "appos"})
# Prepositions behind which a clause may stand.
_LEADING = frozenset({"after", "before", "since", "until", "as"})
_LEADING_PARTICIPLES = _LEADING | {"despite", "with", "without"}
_OCCURRENCES = frozenset({"accident", "incident", "event"})


class Misread(Walk):
    """A section's syntax, with subjects found where the parser lost them."""

    def done_to(self, verb: Token) -> Token | None:
        """The noun right before a bare participle that names who did it, whatever the parser hung it on: the
        teenager in "anger over the death of a teenager shot and killed by police grew"."""
        first = verb
        while first.dep == "conj" and self.tokens[first.head].i < first.i:
            first = self.tokens[first.head]
        bare = not self.auxiliaries(verb) and not self.auxiliaries(first) and not self.child(verb, "dobj")
        if self.child(verb, "agent") is None or first.tag not in {"VBN", "VBD"} or not bare or not first.i:
            return None
        before = self.tokens[first.i - 1]
        named = before.tag in {"NN", "NNS", "NNP", "NNPS"} and before.i not in self.in_times
        return before if named and verb.lemma.lower() not in CAUSING else None

    def noun_before_all(self, verb: Token) -> Token | None:
        """The noun that a sentence begins with and of which the parser found no verb: the pact of "The pact, reached
        after long talks, called for peace"."""
        sentence = self.sentence(verb)
        root = next((t for t in self.tokens[sentence.first : sentence.last] if t.dep == "ROOT"), verb)
        behind = verb.i > sentence.first and self.tokens[verb.i - 1].text == ","
        lost = root.pos in _NOUNS and root.i < verb.i and verb.head != root.i and root.i - sentence.first <= _FEW
        return root if behind and lost and verb.dep == "acl" and verb.tag in {"VBD", "VBN"} else None

    def joined_doer(self, verb: Token) -> Token | None:
        """Who does what a verb without a subject tells, where the parser joined the noun right before it to an object:
        the rioting in "stormed the harbour and the rioting spread to Oslo"."""
        finite = min(self.auxiliaries(verb), key=lambda t: t.i, default=verb).tag in _FINITE
        if verb.dep != "conj" or not finite or self.child(verb, "nsubj", "nsubjpass", "csubj") is not None:
            return None
        last = self._opens_at(verb) - 1
        noun = self.tokens[last] if last >= 0 else verb
        for _ in range(6):
            if noun.dep in _JOINED or noun.i <= self.tokens[verb.head].i or noun.head == noun.i:
                break
            noun = self.tokens[noun.head]
        if noun.dep not in _JOINED or noun.pos not in _NOUNS or noun.i <= self.tokens[verb.head].i:
            return None
        indices = self.subtree(noun)
        before = self.tokens[indices[0] - 1]
        joint = before.dep == "cc" if noun.dep == "conj" else before.text == "," and self.child(noun, "det") is not None
        return noun if indices[-1] == last and joint else None

    def main_behind(self, verb: Token) -> Token | None:
        """The verb of a sentence of which the parser took a participle behind the subject for the verb: "was" in "the
        strike called for May was held in Oslo"."""
        subject = self.child(verb, "nsubj", "nsubjpass")
        if verb.tag not in {"VBD", "VBN"} or subject is None or subject.i > verb.i or self.auxiliaries(verb):
            return None
        if subject.pos not in _NOUNS:
            return None  # of "the theft he committed" he did it
        if self.child(verb, "mark", "cc") is not None:
            return None
        what = self.child(verb, "dobj")
        for clause in self.children(verb, "ccomp", "conj", "dep"):
            if what is not None and what.i < clause.i:
                continue
            first = self._opens_at(clause)
            group = self.tokens[first : clause.i + 1]
            finite = next((t.tag for t in group if t.dep != "advmod"), "") in _FINITE and first > verb.i
            own = self.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark")
            between = self.tokens[verb.i + 1 : first]
            apart = any(t.pos == "PUNCT" or t.dep in {"nsubj", "nsubjpass", "mark"} for t in between)
            if finite and own is None and not apart:
                return clause if between or clause.i - first else None
        return None

    def who_did(self, verb: Token) -> Token | None:
        """Who did it, of a clause without "whom" or "that" which the parser took for more of the noun before: Quill in
        "the daughter of the docker Quill shot"."""
        subject = self._own_subject(verb)
        first = self._opens_at(verb)
        if subject is None or subject.i > first or not first:
            return None
        doer = self.tokens[first - 1]
        noun = self.tokens[doer.head]
        apposed = doer.dep == "appos" and doer.pos == "PROPN" and noun.pos == "NOUN" and noun.i != subject.i
        if not apposed or verb.lemma.lower() in ALONE or self.child(verb, "dobj", "ccomp", "auxpass") is not None:
            return None
        beside = self.subtree(doer)[0] == noun.i + 1 and noun.tag != "NNP"
        return doer if beside and self.is_under(noun, subject) else None

    def _own_subject(self, verb: Token) -> Token | None:
        """The first subject that hangs on a verb, but the word behind a "co-" or "ex-" that the parser cut off."""
        found = self.children(verb, "nsubj", "nsubjpass", "csubj")
        found = [t for t in found if not self._is_led_to(t, verb) and not self._is_day(t, verb)]
        whole = [t for t in found if t.text != "-" and t.text.lower() not in _PREFIXES]
        if verb.tag == "VBZ" and verb.lemma.lower() not in REPORTING:
            found = [t for t in found if t.i < verb.i or t.tag not in {"NNS", "NNPS"}]  # "meets Venn, addresses crowds"
            whole = [t for t in whole if t in found]
        if (person := self._who_alone(verb, whole)) is not None:
            return person
        if whole and whole[0].dep == "csubj" and whole[0].tag == "VBG" and whole[0].i:
            doers = self.tokens[whole[0].i - 1]  # "troops supporting Emil Quill surrounded the city"
            if doers.tag == "NNS" and doers.dep in {"nsubj", "dobj", "pobj"}:
                return doers
        if len(whole) > 1 and self.tokens[self.subtree(whole[-1])[0] - 1].dep in {"cc", "punct"}:
            return whole[-1]  # "the champion, who floored Quill, and Quill never recovered"
        if len(whole) > 1 and any(whole[0].i < t.i < whole[-1].i for t in self.children(verb, "mark")):
            return whole[-1]  # "detaining 50 people hours before Quill left"
        if len(whole) == 2 and whole[0].lemma.lower() == "magnitude" and whole[1].lemma.lower() in QUAKES:
            return whole[1]  # "a magnitude 6.4 earthquake struck"
        return next(iter(whole or found), None)

    def _is_day(self, noun: Token, verb: Token) -> bool:
        """Whether a subject is the month of a day between commas: "and on Tuesday, May 16, approved it"."""
        tokens, last = self.tokens, self.subtree(noun)[-1] + 1
        near = verb.i == last + 1 and noun.i > 0 and noun.i in self.in_times
        return near and tokens[noun.i - 1].text == tokens[last].text == ","

    def _is_led_to(self, noun: Token, verb: Token) -> bool:
        """Whether a noun is led to by a preposition in front, and does not do what a participle tells: Oslo of "took to
        the streets of Oslo demanding it"."""
        before = self.tokens[self.subtree(noun)[0] - 1] if self.subtree(noun)[0] else noun
        return verb.tag == "VBG" and verb.dep == "pcomp" and before.i == verb.head and before.text.lower() == "of"

    def _goes_on_behind(self, verb: Token) -> Token | None:
        """The verb that such a participle goes on from: "took", which the protesters did who demanded it."""
        if not any(self._is_led_to(t, verb) for t in self.children(verb, "nsubj")):
            return None
        above = self.tokens[verb.head]
        for _ in range(_FEW):
            above = self.tokens[above.head]
            if above.pos == "VERB":
                return above
        return None

    def _who_alone(self, verb: Token, subjects: list[Token]) -> Token | None:
        """Who "was" it of a thing and a person that the parser joined: Quill, of "as a saloon and Quill was held"."""
        last = self.children(subjects[0], "conj")[-1:] if len(subjects) == 1 else []
        singular = any(t.text.lower() in {"was", "is", "has"} for t in (verb, *self.auxiliaries(verb)))
        if not last or not singular or subjects[0].pos not in _NOUNS:
            return None
        return last[0] if last[0].i in self._people and subjects[0].i not in self._people else None

    def _words_before(self, own: Token, verb: Token) -> Token | None:
        """ "The words Oslo Harbour have been deleted": the words have, for a name alone is no plural."""
        noun = self.tokens[verb.head]
        several = any(t.text.lower() in {"have", "are", "were"} for t in (verb, *self.auxiliaries(verb)))
        beside = verb.dep == "relcl" and noun.tag == "NNS" and self.subtree(own)[0] == noun.i + 1
        return noun if several and beside and own.tag == "NNP" and self.child(own, "conj") is None else None

    def whose(self, verb: Token) -> Token | None:
        """Who does it behind a "whose" that has no verb before this one: the wife of "Quill, whose wife, a doctor, sent
        him a letter", also where the parser made Quill send it."""
        before = self.tokens[max(self.sentence(verb).first, verb.i - _NEAR * 2) : self._opens_at(verb)]
        mark = next((t for t in reversed(before) if t.tag == "WP$"), None)
        if mark is None or any(t.pos in {"VERB", "AUX"} and t.tag in _FINITE | {"VBN"} for t in before if t.i > mark.i):
            return None
        noun = self.tokens[mark.head]
        while noun.dep in {"compound", "nmod"} and noun.head != noun.i:
            noun = self.tokens[noun.head]
        return noun if mark.i < noun.i < verb.i and noun.pos in _NOUNS else None

    def behind_aside(self, verb: Token) -> Token | None:
        """Of whom a clause tells in which somebody says so: the woman of "a woman who, he claimed, had fired"."""
        i = verb.i - 1
        while i > 0 and self.tokens[i].pos in {"AUX", "ADV", "PART"}:
            i -= 1
        if i < _FEW or self.tokens[i].text != ",":
            return None
        says = self.tokens[i - 1]
        if says.pos != "VERB" or says.lemma.lower() not in REPORTING | CLAIMING:
            return None
        opens = next((j for j in range(i - 2, max(i - 2 - _FEW, 1), -1) if self.tokens[j].text == ","), None)
        if opens is None or opens < 3 or self.tokens[opens - 1].text.lower() not in {"who", "which"}:
            return None
        before = self.tokens[opens - 2 - (self.tokens[opens - 2].text == ",")]
        return before if before.pos in _NOUNS else None

    def _relative_clause(self, verb: Token) -> Token | None:
        """The relative clause that a verb is of, also as its second one: "the raid that shook Oslo and which ended"."""
        for _ in range(4):
            if verb.dep != "conj":
                break
            verb = self.tokens[verb.head]
        return verb if verb.dep == "relcl" else None

    def _told_of(self, relative: Token, noun: Token, verb: Token) -> Token | None:
        """What a relative pronoun stands for: no person for a "which", nor for a "that" which set something off, but
        what is told of one: the death in "the death of Emil Quill, which shook Oslo"."""
        word = relative.text.lower()
        if word == "who":
            return self._people_aboard(noun) or self._people_of(noun) or self._somebody_before(noun) or noun
        if word == "which" and verb.lemma.lower() in {"happen", "occur"} and noun.lemma.lower() not in EVENT_NOUNS:
            before = reversed(self.tokens[self.sentence(noun).first : noun.i])
            nouns = (t for t in before if t.dep != "compound")
            return next((t for t in nouns if t.lemma.lower() in EVENT_NOUNS or t.lemma in _OCCURRENCES), noun)
        if noun.lemma.lower() in _ABOUT and word in {"that", "which"}:
            joint = self.child(noun, "prep")
            below = self.child(joint, "pobj") if joint is not None and joint.text.lower() == "of" else None
            if below is not None and below.lemma.lower() in EVENT_NOUNS.keys() | _MISHAPS:
                return below  # "the cause of a blaze that damaged a mill"
        causes = verb.lemma.lower() in CAUSING | _STIRRING and word in {"that", "which"}
        if not (word == "which" or causes) or not self._is_person(noun):
            return noun
        above = self.tokens[noun.head]
        of = noun.dep == "pobj" and above.text.lower() == "of" and self.tokens[above.head].lemma.lower() in EVENT_NOUNS
        return self.tokens[above.head] if of else noun if word == "that" else None

    def _people_of(self, body: Token) -> Token | None:
        """The people of a body that the parser gave a "who": "three men from Harland and the Marsh Group, who fled"."""
        first = body
        while first.dep == "conj" and self.tokens[first.head].pos in _NOUNS:
            first = self.tokens[first.head]
        preposition = self.tokens[first.head]
        above = self.tokens[preposition.head]
        apart = body.pos == "PROPN" and body.i not in self._people and first.dep == "pobj" and above.tag == "NNS"
        return above if apart and above.lemma.lower() in _SOMEBODY else None

    def _somebody_before(self, noun: Token) -> Token | None:
        """Who is told of before a place that the parser gave a "who": "a driver at the Harbour Coast, who fled"."""
        if noun.i not in self.in_places or noun.i in self._people:
            return None
        before = reversed(self.tokens[self.sentence(noun).first : noun.i])
        return next((t for t in before if t.i in self._people or may_be_he(t)), None)

    def _people_aboard(self, noun: Token) -> Token | None:
        """The people of a thing whom a "who" means: the sailors of "two sailors of the Swift, who were lost"."""
        above = self.tokens[noun.head] if noun.dep == "appos" else noun
        thing = above.pos == "NOUN" and above.lemma.lower() not in _SOMEBODY | ORGANISATION_NOUNS
        preposition = self.tokens[above.head]
        who = self.tokens[preposition.head]
        led = above.dep == "pobj" and preposition.text.lower() in {"of", "aboard", "on", "from"}
        if not thing or not led or not (may_be_he(who) or who.lemma.lower() in _SOMEBODY):
            return None
        one = self.tokens[self.tokens[who.head].head]  # "one of the leaders of the rising, who was shot"
        single = who.tag == "NNS" and one.text.lower() == "one" and one.i < who.i
        return one if single else who

    def _is_person(self, noun: Token) -> bool:
        """Whether a noun is somebody; "the tanker Ada Quill" is not, though the recogniser takes it for a person."""
        if noun.pos == "NOUN":
            return noun.lemma.lower() in _SOMEBODY
        before = [t for t in self.children(noun, "compound", "nmod") if t.pos == "NOUN"]
        return noun.i in self._people and all(t.lemma.lower() in _SOMEBODY for t in before)

    def _led_to(self, verb: Token) -> Token | None:
        """Who does it of a clause behind a preposition, whose noun the parser hung on that alone: the blast of "days
        after a blast there killed two", the virus of "despite the virus having been detected"."""
        own = self.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
        lone = own is None and verb.tag in _FINITE
        if own is None and verb.tag == "VBG" and not self.auxiliaries(verb) and verb.i:
            noun = self.tokens[verb.i - 1]
            with_it = noun.dep == "pobj" and noun.pos in _NOUNS and self.tokens[noun.head].text.lower() == "with"
            return noun if with_it and verb.dep == "advcl" else None  # "with Narnia saying that it had left"
        if not lone and not any(a.tag == "VBG" for a in self.auxiliaries(verb)):
            return None
        if verb.dep not in {"advcl", "conj", "ccomp"} or self.child(verb, "mark") is not None:
            return None
        last = self._opens_at(verb) - 1
        closed = last > 0 and self.tokens[last].text == ","
        noun = self.tokens[last - closed] if last > 0 else verb
        leading = _LEADING if lone else _LEADING_PARTICIPLES
        for _ in range(6):
            if (noun.dep == "pobj" and self.tokens[noun.head].text.lower() in leading) or noun.head == noun.i:
                break
            noun = self.tokens[noun.head]
        if noun.dep != "pobj" or noun.pos not in _NOUNS or noun.i >= verb.i or noun.i in self.in_times:
            return None
        below = self.subtree(noun)
        if self.tokens[noun.head].text.lower() not in leading or (closed and not self._ends_in_name(below)):
            return None
        if self.subtree(noun)[-1] not in {last, last - closed}:
            return None
        joined = self.child(noun, "conj") if self.tokens[noun.head].text.lower() == "before" else None
        return joined or noun  # "came before a judge and mothers wept"

    def _ends_in_name(self, below: list[int]) -> bool:
        """Whether a phrase closes with an apposition: "its owner, Harland"."""
        ends = {below[-1], below[-1] - (self.tokens[below[-1]].text == ",")}
        return any(self.tokens[i].dep == "appos" and self.subtree(self.tokens[i])[-1] in ends for i in below)

    def _is_anybodys(self, verb: Token) -> bool:
        """Whether nobody can tell to whom a participle belongs: behind a comma after "the parents of Quill, 20," and
        without one where the parser hung it on the verb before ("support for a station beamed into Oslo")."""
        before = self.tokens[verb.i - 1] if verb.i else verb
        own = self.child(verb, "nsubj", "nsubjpass", "mark", "dobj", "ccomp")
        if verb.tag not in {"VBN", "VBD"} or own is not None or self.auxiliaries(verb):
            return False
        if verb.dep == "advcl" and (verb.tag == "VBN" or verb.lemma.lower() in ALONE):
            return False
        if verb.dep == "advcl":
            beside = before.pos in _NOUNS and before.dep in {"pobj", "dobj", "conj"} and before.i not in self.in_times
            return beside and self._led_to(verb) is None
        noun = self.tokens[verb.head]
        between = self.tokens[noun.i + 1 : verb.i]
        return verb.dep == "acl" and before.text == "," and any(t.i in self._people for t in between)

    def _goes_on_from(self, verb: Token) -> Token | None:
        """The verb that another goes on from, not the one that the parser joined it to: "saying that the bank had
        failed and opening a fund", "fell after Quill won, and recovered"."""
        above = self.tokens[verb.head]
        if verb.dep != "conj" or self.auxiliaries(verb):
            return None
        if verb.tag == "VBG" and above.tag != "VBG" and above.dep == "ccomp":
            for _ in range(3):
                above = self.tokens[above.head]
                if above.tag == "VBG" and above.dep in {"advcl", "pcomp"}:
                    return above
            return None
        joint = next((t for t in self.children(above, "cc") if t.i < verb.i), None)
        main = self.tokens[above.head]
        apart = joint is not None and self.tokens[joint.i - 1].text == "," and joint.i + 1 == self._opens_at(verb)
        behind = above.dep == "advcl" and main.i < above.i and self.child(above, "mark") is not None
        return main if apart and behind and verb.tag == main.tag == "VBD" else None

    def _beside(self, verb: Token) -> Token | None:
        """The participle before a comma that another goes on from: of "kept them from driving trucks, blocking roads"
        the drivers block. Who cites or says something is the subject of all."""
        if verb.dep != "advcl" or verb.tag != "VBG" or not verb.i or verb.lemma.lower() in REPORTING | SPEECH_ACTS:
            return None
        first = self.subtree(verb)[0]
        before = self.tokens[first - 1] if first else verb
        if before.text != "," or self.tokens[verb.head].i > first:
            return None
        near = self.tokens[max(self.tokens[verb.head].i + 1, first - _NEAR) : first - 1]
        return next((t for t in reversed(near) if t.tag == "VBG" and t.dep == "pcomp"), None)
