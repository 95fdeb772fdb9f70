"""Tree: walking the syntax of a section, and who does what a verb tells."""

from __future__ import annotations

from storyatlas.extract.lexicon import REPORTING
from storyatlas.extract.misread import CAUSING, Misread
from storyatlas.model.document import Token

# Verbs whose object does what the preposition leads to: "arrested Quill for protesting", "accused him of hiding it",
# "quoted Quill as saying".
_OBJECT_DOES = {
    "for": frozenset(
        """arrest detain jail imprison punish fine sentence prosecute charge sue sanction expel fire sack suspend ban
        criticise criticize condemn denounce blame fault attack mock ridicule chide scold praise thank honour honor
        applaud reward""".split()
    ),
    "of": frozenset("accuse suspect convict acquit clear".split()),
    "with": frozenset({"charge"}),
    "as": frozenset({"quote", "cite"}),
    "from": frozenset("prevent stop ban bar block keep prohibit dissuade discourage deter".split()),
    "into": frozenset("force coerce trick pressure talk".split()),
}
# Whose object is the subject's own: "made moves to", "got leave to", "announced plans to".
_HAVING = frozenset("use make take have get win receive obtain seek gain secure earn announce unveil reveal".split())
# What somebody has who then does what an infinitive tells.
FOR_OTHERS = frozenset(
    """
        ability agreement application approval attempt authority authorisation authorization bid call chance choice
        clearance commitment consent decision demand desire duty effort failure freedom inability intention invitation
        leave licence license mandate move need obligation offer opportunity option order pact permission permit plan
        plea pledge power pressure promise proposal readiness recommendation refusal reluctance request requirement
        resolve right threat time tendency try urge vow way willingness wish
    """.split()
)
_URGING = frozenset("ask beg convince encourage force order persuade press push tell urge warn".split())
_STEPS = frozenset(
    "sanction charge complaint lawsuit suit action case penalty fine measure tariff step retaliation verdict".split()
)
# What is done to things: the participle of nobody.
_MADE = frozenset(
    """
        air author broadcast build commission compile compose construct design draft fund host intend issue launch
        manufacture organise organize paint print produce publish sponsor stage write
    """.split()
)
_SEEING = frozenset("describe recall depict portray show film picture see watch hear catch remember".split())
_TRIED = frozenset("attempt bid plan effort try offer proposal chance option move time way step opportunity".split())
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_NUMBERED = ORDINALS | {"last", "latest", "only", "youngest", "oldest"}
# How long, and never what is caused or set off.
SPANS = frozenset("second minute hour day week weekend month season year decade century time".split())


class Tree(Misread):
    """The syntax of one section: children, subtrees, auxiliaries, subjects of its tokens."""

    def subject(self, verb: Token) -> Token | None:
        """The subject of `verb`: its own, the noun a relative clause modifies, or the one that a
        conjunct or an infinitive shares with the verb above it."""
        if (done_to := self.done_to(verb)) is not None:
            return done_to
        if (nth := self.nth_to(verb)) is not None and nth.dep in {"attr", "acomp"}:
            who = self.subject(self.tokens[nth.head])  # "Quill became the sixth person to die"
            if who is not None and who.text.lower() not in {"it", "this", "that"}:
                return who
        if nth is not None and (who := self._was(nth)) is not None:
            return who
        if self._is_anybodys(verb):
            return None
        seen: set[int] = set()
        hung = False  # on another verb: "urged the crowd to wait, calling it a day of hope"
        token = verb
        while token.i not in seen:
            seen.add(token.i)
            if (told := self.behind_aside(token)) is not None:
                return told
            if (led := self._led_to(token)) is not None:
                return led
            own = self._own_subject(token)
            if (theirs := self.whose(token)) is not None and (own is None or own.i < theirs.i):
                return theirs
            if own:
                relative = own.tag in {"WDT", "WP"} or own.text.lower() in {"that", "who", "which"}
                if relative and (clause := self._relative_clause(token)) is not None:
                    return self._told_of(own, self.tokens[clause.head], token)
                return self.who_did(token) or self._words_before(own, token) or own
            if (doer := self.joined_doer(token) or self._gap(token)) is not None:
                return doer
            if (above := self._goes_on_behind(token)) is not None:
                token = above
                continue
            if token.dep in {"ccomp", "conj", "dep"} and self.main_behind(self.tokens[token.head]) is token:
                token = self.tokens[token.head]
                continue
            if token.dep in {"advcl", "acl"} and token.lemma.lower() in CAUSING and self.child(token, "agent"):
                return self._caused(token)
            if (made := self._made(token) or self._seen(token)) is not None:
                return made
            if (led := self._led_by(token)) is not None:
                return led
            if not hung and (asked := self.asked(token)) is not None:
                return asked
            if (ranked := self.nth_to(token)) is not None and ranked.dep in {"attr", "acomp"}:
                token = self.tokens[ranked.head]
                continue
            if token.dep in {"acl", "relcl"}:
                if (main := self.noun_before_all(token)) is not None:
                    return main
                if (among := self._among(token)) is not None:
                    token = among
                    continue
                if self._controlled(token):
                    token = self.tokens[self.tokens[token.head].head]
                    continue
                return self._owner(token) or self.tokens[token.head]
            if token.dep == "pcomp" and (blamed := self._blamed(token)) is not None:
                return blamed
            if (charged := self.charged_with(token)) is not None:
                return charged
            if (beside := self._beside(token) or self._goes_on_from(token)) is not None:
                token = beside
                continue
            settled = token.dep == "acomp" and token.text.lower() in {"due", "about"}  # "are due to meet"
            if (token.dep in {"conj", "xcomp", "advcl", "pcomp", "prep"} or settled) and token.head != token.i:
                hung = hung or token.dep == "advcl"
                token = self.tokens[token.head]
                continue
            return None
        return None

    def _led_by(self, verb: Token) -> Token | None:
        """ "The day began with Norway, whose ports are busy, suspending ferries": Norway does."""
        above = self.tokens[verb.head]
        if verb.dep != "advcl" or verb.tag != "VBG" or above.lemma.lower() not in {"begin", "start", "open", "end"}:
            return None
        led = [p for p in self.children(above, "prep") if p.text.lower() == "with" and above.i < p.i < verb.i]
        noun = self.child(led[-1], "pobj") if led else None
        return noun if noun is not None and self.child(noun, "relcl") is not None else None

    def nth_to(self, verb: Token) -> Token | None:
        """The noun of "the first president to visit", "became the sixth person to die": such a one did."""
        above = self.tokens[verb.head]
        noun = above if verb.dep in {"acl", "relcl"} else None
        if verb.dep == "advcl" and above.lemma.lower() in {"be", "become"}:
            noun = self.child(above, "attr")
        elif verb.dep == "xcomp" and above.dep == "acomp":
            noun = above  # "becomes sixth to die"
        elif verb.dep == "ccomp" and verb.tag == "VB":
            noun = self.child(verb, "nsubj")  # "this makes Quill the first president to visit"
        if noun is None or noun.i > verb.i or noun.lemma.lower() in _TRIED:
            return None  # "the fourth attempt to free it" freed nothing
        near = [noun, *self.children(noun), *(c for t in self.children(noun) for c in self.children(t))]
        return noun if any(t.text.lower() in _NUMBERED for t in near if t.i < verb.i) else None

    def _was(self, noun: Token) -> Token | None:
        """Who "the last president to visit Narnia was"."""
        be = self.tokens[noun.head]
        who = self.child(be, "attr") if noun.dep == "nsubj" and be.lemma.lower() == "be" else None
        return who if who is not None and who.pos == "PROPN" else None

    def is_for_others(self, verb: Token) -> bool:
        """Whether an infinitive tells what somebody else does with what its noun names: "permission to buy"."""
        noun = self.tokens[verb.head]
        to = any(t.tag == "TO" for t in self.children(verb, "aux"))
        own = verb.tag == "VB" and verb.dep == "acl" and to and noun.lemma.lower() in FOR_OTHERS
        return own and not self._controlled(verb) and self._owner(verb) is None

    def _controlled(self, verb: Token) -> bool:
        """Whether an infinitive on an object is what the subject does: "took steps to close it", "got leave to go"."""
        noun = self.tokens[verb.head]
        above = self.tokens[noun.head]
        infinitive = verb.tag == "VB" and self.child(verb, "aux") is not None and verb.dep == "acl"
        own = noun.dep == "dobj" and above.lemma.lower() in _HAVING and self.child(above, "dative") is None
        return infinitive and own

    def asked(self, verb: Token) -> Token | None:
        """Who is to do what one "calls on" or "urges" somebody to do."""
        above = self.tokens[verb.head]
        infinitive = verb.dep == "xcomp" and verb.tag == "VB" and any(t.tag == "TO" for t in self.auxiliaries(verb))
        if not infinitive or self.child(above, "auxpass") is not None:
            return None
        if above.lemma.lower() in _URGING:
            who = self.child(above, "dobj")
            return who if who is not None and above.i < who.i < verb.i else None
        if above.lemma.lower() not in {"call", "appeal"}:
            return None
        led = (t for p in self.children(above, "prep", "prt") for t in self.children(p, "pobj"))
        return next((t for t in led if above.i < t.i < verb.i), None)

    def _owner(self, verb: Token) -> Token | None:
        """Who has "Quill's decision to close the port", and so closes it."""
        noun = self.tokens[verb.head]
        infinitive = verb.tag == "VB" and self.child(verb, "aux") is not None and noun.pos == "NOUN"
        owner = self.child(noun, "poss") if infinitive else None
        if owner is None or owner.i in self.in_times:
            return None
        return owner

    def _blamed(self, verb: Token) -> Token | None:
        """Who does what a preposition leads to, where that is the object: "they arrested Quill for protesting"."""
        preposition = self.first_of(self.tokens[verb.head])
        above = self.tokens[preposition.head]
        does = _OBJECT_DOES.get(preposition.text.lower(), frozenset())
        if preposition.text.lower() == "for" and (whom := self.punished(above)) is not None:
            return whom
        if preposition.text.lower() == "by" and any(p.text.lower() == "of" for p in self.children(above, "prep")):
            does = _OBJECT_DOES["of"]  # "accused Norway of breaking the truce by shelling Quill's farm"
        if above.dep == "advcl" and above.tag == "VBG" and above.lemma.lower() not in does:
            # "arrested men wearing masks, for protesting"
            above = self.tokens[above.head]
        return self.child(above, "dobj") if above.lemma.lower() in does else None

    def charged_with(self, verb: Token) -> Token | None:
        """Who did the second thing that a charge is of: "charged Quill with possession of cash and taking gifts"."""
        above = self.tokens[verb.head]
        if verb.dep != "conj" or verb.tag != "VBG" or above.tag == "VBG":
            return None
        whom = self.child(above, "dobj", "nsubjpass")
        leading = [*self.children(above, "prep"), *(self.children(whom, "prep") if whom is not None else ())]
        leading = [p for p in leading if above.i < p.i < verb.i]
        does = [p for p in leading if above.lemma.lower() in _OBJECT_DOES.get(p.text.lower(), frozenset())]
        return whom if does else None

    def first_of(self, preposition: Token) -> Token:
        """The first of prepositions in a row: "accused him of lying and of stealing it"."""
        above = self.tokens[preposition.head]
        return self.first_of(above) if preposition.dep == "conj" and above.dep == "prep" else preposition

    def punished(self, above: Token) -> Token | None:
        """Against whom a step is that a verb tells, or that is told of: Harland of "sanctions against Harland"."""
        steps = [above, *self.children(above, "dobj")]
        against = (p for n in steps if n.lemma.lower() in _STEPS for p in self.children(n, "prep"))
        return next((t for p in against if p.text.lower() == "against" for t in self.children(p, "pobj")), None)

    def _gap(self, verb: Token) -> Token | None:
        """Who it is of whom others say so: the man of "a man they said was shot"."""
        above = self.tokens[verb.head]
        told = verb.dep == "ccomp" and above.dep == "relcl" and above.lemma.lower() in REPORTING
        return self.tokens[above.head] if told and self.child(above, "nsubj") is not None else None

    def _among(self, verb: Token) -> Token | None:
        """The verb of "civilians were among those killed", whose subject they are."""
        those = self.tokens[verb.head]
        among = self.tokens[those.head]
        be = self.tokens[among.head]
        said = those.text.lower() in {"those", "them"} and among.text.lower() == "among"
        return be if said and be.lemma.lower() == "be" else None

    def _made(self, verb: Token) -> Token | None:
        """What is "organised by" somebody behind a comma, where that is no person and the subject is: the dinner of
        "Quill gave a dinner in Oslo, organised by the union"."""
        above = self.tokens[verb.head]
        what = self.child(above, "dobj") if verb.dep == "advcl" and verb.tag == "VBN" else None
        if what is None or what.pos != "NOUN" or not above.i < what.i < verb.i or verb.lemma.lower() not in _MADE:
            return None
        after = self.tokens[self.subtree(verb)[0] - 1].text == ","
        return what if after and self.child(verb, "nsubj", "nsubjpass", "mark") is None else None

    def _seen(self, verb: Token) -> Token | None:
        """Who does what others tell of: Quill of "the judge described Quill cutting it off"."""
        above = self.tokens[verb.head]
        who = self.child(above, "dobj") if verb.dep == "advcl" and verb.tag == "VBG" else None
        seen = who is not None and above.lemma.lower() in _SEEING and self._opens_at(verb) == who.i + 1
        return who if seen else None

    def _caused(self, verb: Token) -> Token | None:
        """What is "caused by" something behind a comma: the object of the clause before, else the noun of its first
        preposition, and `None` where that has neither; never who has it or a name, whatever the parser hung it on."""
        above = self.tokens[verb.head]
        if above.pos == "NOUN" and above.i < verb.i and self.tokens[self.subtree(verb)[0] - 1].text != ",":
            return above
        for _ in range(3):
            if above.pos in {"VERB", "AUX"} or above.head == above.i:
                break
            above = self.tokens[above.head]
        below = [above, *self.children(above, "xcomp")]
        nouns = [n for token in below for n in self.children(token, "dobj", "attr")]
        nouns += [n for p in self.children(above, "prep") for n in self.children(p, "pobj")]
        nouns = [n for n in nouns if n.pos == "NOUN" and n.lemma.lower() not in SPANS]
        return next((n for n in nouns if above.i < n.i < verb.i), None)
