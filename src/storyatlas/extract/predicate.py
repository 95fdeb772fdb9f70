"""Predicates: what follows a verb, cut to the room that a headline has, never in mid-phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable

from storyatlas.extract.definites import fuller, stands_without_article
from storyatlas.extract.heading import done_by_itself
from storyatlas.extract.idioms import idiom_words
from storyatlas.extract.lexicon import CLAIMING, PLANNING, REPORTING, SPEECH_ACTS, STATES
from storyatlas.extract.names import Names, is_pronoun
from storyatlas.extract.people import may_be_he
from storyatlas.extract.phrases import noun_phrase, render, together
from storyatlas.extract.pruning import FILLER, dates, never, second_half, timed
from storyatlas.extract.tree import SPANS, Tree
from storyatlas.extract.valency import CALLING, WITH
from storyatlas.extract.wholeness import NEEDY, dangles
from storyatlas.model.document import Token

_NOT_A_COMPLEMENT = frozenset({"punct", "cc", "conj", "mark", "parataxis", "prt", "neg", "aux", "auxpass", "intj"})
# What stands behind a sentence of its own: "the town is used to it — guerrillas struck".
_PARTING = frozenset({"–", "—", "--", ";"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "dative"})
_TELLING_OF = frozenset({"of", "about", "on", "to", "against"})
_GOING = frozenset("leave enter reach visit arrive come go return depart travel board fly sail walk run".split())
_WITHOUT_OBJECT = frozenset("meet speak talk agree deal work go come travel refer look live stay".split())
_WHEN_AND_HOW = frozenset("day night week month year hour minute moment time way reason".split())
# Verbs that a whole sentence may follow without a "that".
_TAKING_SENTENCES = (
    REPORTING
    | SPEECH_ACTS
    | CLAIMING
    | STATES
    | PLANNING
    | frozenset(
        """
            worry testify discover determine decide prove guarantee sense complain pray calculate notice dream swear bet
            guess check vote figure signal demonstrate establish remind tell teach convince persuade bargain mandate
        """.split()
    )
)
_FROM_WHEN = frozenset({"after", "before", "since", "later", "earlier", "ago", "prior"})
_LEADING = frozenset({("prior", "to"), ("ahead", "of"), ("because", "of"), ("due", "to"), ("thanks", "to")})
_HOW_LONG = frozenset({"well", "shortly", "soon", "just", "long", "immediately", "right", "only", "even", "directly"})
_OBJECTS_MEANT = frozenset({"it", "them", "him", "her"})
_TIMELY = frozenset(
    {"since", "until", "during", "according", "including", "after", "before", "within", "amid", "following", "despite"}
)


QUOTES = frozenset({'"', "“", "”", "``", "''"})


class Predicate:
    """What follows a verb. `fit` cuts it to a number of words; `complete` tells whether it kept
    what the verb needs, `has_object` whether anything is told or done to, `borrowed` whether that
    stood before the verb, `cut_inside` whether a part of what follows lost words of its own, `points` whether it says
    "it" or "them" of what only the article names, `particle` whether it ends with a verb's ("on" of "to stay on")."""

    def __init__(self, tree: Tree, names: Names, verb: Token, subject: str) -> None:
        self._tree, self._names, self._verb, self._subject = tree, names, verb, subject
        self.complete = True
        self.has_object = False
        self.borrowed = False
        self.cut_inside = False
        self.points = False
        self.particle = False

    def fit(self, room: int) -> str:
        """The words after the verb, optional ones dropped from the end while there are more than `room`."""
        tree = self._tree
        kept: set[int] = set()
        parts = [c for c in (*tree.children(self._verb), *self._behind_dates()) if self._is_complement(c)]
        parts += self._shared_object(parts)
        parts += [t for p in tree.children(self._verb, "prt") for t in tree.children(p, "pobj")]  # "calls on its men"
        parts += self._or_else()
        parts += [c for c in tree.children(self._verb) if c.pos == "VERB" and second_half(tree, c)]
        named = self._called(parts)
        exact = self._inside_quotes({i for child in parts for i in tree.subtree(child)})
        for child in parts:
            drop = never(tree, child) - named - exact - self._shared_ends(child)
            kept |= set(tree.subtree(child, drop))
        optional = self._optional(parts, kept)
        while len(self._words(kept)) > room and optional:
            root = self._around(optional.pop(), optional)
            self.cut_inside = self.cut_inside or tree.tokens[root].head != self._verb.i
            kept -= set(tree.subtree(tree.tokens[root], named))
        self._cut_loose_end(kept)
        self.particle = bool(kept) and tree.tokens[max(kept)].dep == "prt"
        before = self._object_before()
        self.borrowed = bool(before)
        words = [*before.split(), *self._words(kept)]
        if before and (last := self._last_infinitive()) is not None:  # "a deal which both want to sign in Oslo"
            kept = {i for i in kept if tree.tokens[i].tag not in {"WDT", "WP"} or i > self._verb.i}
            done, rest = {i for i in kept if i <= last.i}, {i for i in kept if i > last.i}
            words = [*self._words(done), *before.split(), *self._words(rest)]
        self.points = not before and self._points(kept)
        self.has_object = bool(before) or any(
            c.i in kept and (c.dep in _OBJECTS or (c.dep == "prep" and c.text.lower() in _TELLING_OF)) for c in parts
        )
        if len(words) > room + 3 or dangles(tree, self._verb, kept):
            self.complete = False
        return " ".join(words)

    def _last_infinitive(self) -> Token | None:
        """The last of "want to try to sign", none without an infinitive."""
        last, below = None, self._tree.child(self._verb, "xcomp")
        while below is not None:
            last, below = below, self._tree.child(below, "xcomp")
        return last

    def _or_else(self) -> list[Token]:
        """The other verb of "were killed or injured", and its "or": of whom so much is told, not all were killed."""
        tree, verb = self._tree, self._verb
        other = next((c for c in tree.children(verb, "conj") if c.i == verb.i + 2 and c.tag == verb.tag == "VBN"), None)
        joint = tree.tokens[verb.i + 1] if other is not None else verb
        return [joint, other] if other is not None and joint.text.lower() == "or" else []

    def _called(self, parts: list[Token]) -> set[int]:
        """What something "is called", which the parser took for an apposition: an error of "called the raid on Oslo an
        error"."""
        tree = self._tree
        if self._verb.lemma.lower() not in CALLING:
            return set()
        below = [tree.tokens[i] for c in parts if c.dep in {"dobj", "prep"} for i in tree.subtree(c)]
        found = [t for t in below if t.dep == "appos" and t.pos == "NOUN" and t.i > self._verb.i]
        return {t.i for t in found if tree.tokens[tree.subtree(t)[0] - 1].pos not in {"PUNCT", "SPACE"}}

    def _around(self, root: int, optional: list[int]) -> int:
        """What goes in place of a part of "in helping the team to a lead": all of it, where it may go."""
        part = self._tree.tokens[root]
        above = self._tree.tokens[part.head]
        for _ in range(4 if part.text.lower() in {"to", "into"} else 0):
            if above.dep == "pcomp" and above.head in optional and above.i != self._verb.i:
                optional.remove(above.head)
                return above.head
            if above.pos == "VERB" or above.head == above.i:
                break
            above = self._tree.tokens[above.head]
        return root

    def _points(self, kept: set[int]) -> bool:
        """Whether it tells something of an "it" or "them" that the headline does not name: "fires at it", "tells the
        departments to review it"."""
        tree = self._tree
        indices = sorted(kept)
        subject = tree.subject(self._verb)
        people = subject is not None and (may_be_he(subject) or is_pronoun(subject))
        told = [subject] if subject is not None and not people else []
        for i in indices:
            token = tree.tokens[i]
            word = token.text.lower()
            if token.tag in {"WDT", "WP"} and token.dep in {"nsubj", "nsubjpass"} and token.i - 1 not in kept:
                return True  # "a lease that Narnia says is void": "says that is void"
            if word in _OBJECTS_MEANT and token.dep in {"dobj", "pobj", "dative"} and i not in self._meant(indices):
                own = self._verb.i in {token.head, tree.tokens[token.head].head}
                named = [t for t in told if not (own and t is subject)]
                if not named or (word == "it" and all(t.tag in {"NNS", "NNPS"} or self._is_person(t) for t in named)):
                    return True
            if token.pos in {"NOUN", "PROPN"}:
                told.append(token)
        return False

    def _is_person(self, token: Token) -> bool:
        entity = self._names.entity(self._tree.section, token)
        return may_be_he(token) if entity is None else entity.type == "PERSON"

    def _cut_loose_end(self, kept: set[int]) -> None:
        """Without the "calling" of "a petition calling", whose own words are gone, and the "hours" of "hours after"."""
        tree = self._tree
        while kept:
            last = tree.tokens[max(kept)]
            behind = tree.tokens[last.i + 1].text.lower() if last.i + 1 < len(tree.tokens) else ""
            opens = tree.tokens[tree.subtree(last)[0] - 1]  # of "for the season after", "season" is what for
            if last.lemma.lower() in SPANS and last.dep != "dobj" and behind in _FROM_WHEN and opens.pos != "ADP":
                kept -= set(tree.subtree(last))
                continue
            if last.dep == "advmod" and last.text.lower() in _HOW_LONG and behind in {"after", "before"}:
                kept.discard(last.i)
                continue
            if (last.text.lower(), behind) in _LEADING:
                kept.discard(last.i)
                continue
            own = [c for c in tree.children(last) if c.i > last.i and c.dep != "punct"]
            if last.tag != "VBG" or last.dep not in {"acl", "advcl"} or not own:
                return
            kept -= set(tree.subtree(last))

    def _shared_ends(self, part: Token) -> set[int]:
        """The second verb of "to try and stop the ferry", and the "and", where the first has nothing of its own."""
        tree, found = self._tree, set[int]()
        for second in (tree.tokens[i] for i in tree.subtree(part)):
            first = tree.tokens[second.head]
            if (
                second.dep != "conj"
                or second.tag != first.tag
                or second.tag not in {"VB", "VBG"}
                or second.i > first.i + 2
            ):
                continue
            own = [c for c in tree.children(first) if first.i < c.i and c.dep not in {"cc", "conj", "punct"}]
            if not own and tree.child(second, "dobj", "xcomp", "ccomp", "prep") and first.i > self._verb.i:
                found |= {second.i, *(c.i for c in tree.children(first, "cc"))}
        return found

    def _shared_object(self, parts: list[Token]) -> list[Token]:
        """The object of "entered and left the zone", which the parser hangs on the second verb; a jet that "crashed
        and killed nine" has crashed nobody."""
        tree, verb = self._tree, self._verb
        if done_by_itself(verb) or any(c.dep in _OBJECTS | {"prep", "agent"} for c in parts):
            return []
        other = next((c for c in tree.children(verb, "conj") if c.i == verb.i + 2 and c.tag == verb.tag), None)
        what = tree.child(other, "dobj") if other is not None else None
        return [what] if what is not None else []

    def _behind_dates(self) -> list[Token]:
        """What the parser hung on a date: "met on Monday in Oslo" """
        tree = self._tree
        when = [c for c in tree.children(self._verb) if c.i > self._verb.i and dates(tree, c)]
        nouns = [below for d in when for below in ([*tree.children(d, "pobj")] if d.dep == "prep" else [d])]
        return [c for noun in nouns for c in tree.children(noun, "prep") if c.i > noun.i and not dates(tree, c)]

    def _object_before(self) -> str:
        """What a relative clause says was done: "the text that they signed" gives "text"."""
        verb = self._verb
        own = self._tree.child(verb, "nsubj")
        if verb.dep != "relcl" or own is None or own.tag in {"WDT", "WP"} or own.i > verb.i:
            return ""
        if self._tree.child(verb, "auxpass", "ccomp", "attr", "acomp") or own.text.lower() in {"that", "which", "who"}:
            return ""
        gap = self._tree.child(verb, "dobj")
        where = self._tree.child(verb, "advmod")
        if (gap is not None and gap.i > verb.i) or (where is not None and where.tag == "WRB"):
            return ""
        if verb.lemma.lower() in _WITHOUT_OBJECT and self._tree.child(verb, "prep"):
            return ""
        noun = self._tree.tokens[verb.head]
        if any(t.text.lower() in _FROM_WHEN for t in self._tree.tokens[noun.i + 1 : own.i]):
            return ""  # "the bank, which failed days after Quill filed for help"
        if noun.lemma.lower() in _WHEN_AND_HOW:
            return ""  # "the day he escaped"
        if noun.dep == "attr" and any(t.text.lower() == "that" for t in self._tree.children(noun, "det")):
            return ""  # "the news is that winger Quill returned"
        below = [self._tree.tokens[i] for i in self._tree.subtree(verb)]
        if any(t.dep == "prep" and not self._tree.children(t) for t in below):
            return ""  # "the city they came from"
        nested = {i for t in below if t.dep == "relcl" and t.i != verb.i for i in self._tree.subtree(t)}
        if any(t.tag in {"WDT", "WP"} and t.dep == "pobj" and t.i not in nested for t in below):
            return ""
        phrase = noun_phrase(self._tree, self._tree.tokens[verb.head], 6)
        return re.sub(r"^(?:The|An?)\b", lambda m: m[0].lower(), phrase)

    def _is_complement(self, child: Token) -> bool:
        tree = self._tree
        if child.i < self._verb.i and child.dep == "ccomp":
            behind = tree.tokens[tree.subtree(child)[-1] + 1].text
            return behind not in _PARTING and self._is_said_before(child)
        if child.dep == "neg" and child.i > self._verb.i and tree.negation(self._verb) is not child:
            return True  # of "won with Quill not out"
        if child.i > self._verb.i and child.i in idiom_words(tree, self._verb) and child.dep != "prt":
            return True  # "went missing"
        if child.i < self._verb.i or child.dep in _NOT_A_COMPLEMENT or dates(tree, child):
            return False
        if child.dep == "ccomp" and self._tells_nothing_of(child):
            return False
        if child.dep == "dobj" and tree.tokens[self._verb.i + 1].text == "," and child.i > self._verb.i:
            return False
        if child.dep == "ccomp" and (child is tree.main_behind(self._verb) or tree.who_did(child) is not None):
            return False
        before = tree.tokens[tree.subtree(child)[0] - 1]
        glued = before.text == "-" and before.end == tree.tokens[before.i + 1].start  # half of "re-open"
        tells = self._verb.lemma.lower() in REPORTING | SPEECH_ACTS | CLAIMING
        if (
            before.text
            in (({";"} if tells else {";", ":"}) if child.dep == "ccomp" else {",", "–", "—", "--", "-", ":", ";"})
            and not glued
            and not self._closes(before)
        ):
            return False
        if child.dep == "npadvmod" and child.tag == "NN" and self._is_named(tree.tokens[child.i - 1]):
            return True  # "bought the UK bit", which the parser reads as buying the UK
        if child.dep == "npadvmod" and child.i > self._verb.i and self._is_how_far(child):
            return True
        if child.dep in {"advmod", "npadvmod"}:
            return child.text.lower() not in FILLER and child.dep == "advmod" and not tree.children(child, "mark")
        if child.dep == "advcl":
            first = tree.tokens[tree.subtree(child)[0]]
            if first.text.lower() == "for" and any(t.text.lower() == "to" for t in tree.children(child, "aux")):
                return True  # "called for the ban to be lifted"
            return first.text.lower() == "to" and tree.child(child, "nsubj") is None
        if child.dep == "prep":
            below = tree.child(child, "pobj", "pcomp", "prep")
            if below is None or child.text.lower() in _TIMELY or timed(tree, below):
                return False
            return not (is_pronoun(below) and self._names.of(tree, below) is None)
        return child.dep in {
            "dobj", "attr", "dative", "oprd", "acomp", "xcomp", "ccomp", "agent", "advmod",
        }  # fmt: skip

    def _closes(self, dash: Token) -> bool:
        """Whether a dash is the second of two behind the verb: "voted -- by party -- to close it"."""
        between = self._tree.tokens[self._verb.i : dash.i]
        return dash.text in {"–", "—", "--"} and sum(t.text == dash.text for t in between) == 1

    def _is_how_far(self, noun: Token) -> bool:
        """Whether a noun tells by how much: "slipped 0.14 per cent", "sank 200 metres"; not how long."""
        counted = noun.pos == "NUM" or self._tree.child(noun, "nummod") is not None
        return counted and self._tree.in_times.isdisjoint(self._tree.subtree(noun))

    def _is_named(self, before: Token) -> bool:
        """Whether a word is a name that the verb has as its object."""
        return before.head == self._verb.i and before.dep == "dobj" and before.pos == "PROPN"

    def _tells_nothing_of(self, content: Token) -> bool:
        """Whether what looks like a verb's content is none: the verb takes no sentence without a "that", as in "the
        session began with two of those the office had named"."""
        tree = self._tree
        group = [*tree.auxiliaries(content), content]
        finite = min(group, key=lambda t: t.i).tag in {"VBD", "VBZ", "VBP", "MD"}
        own = tree.child(content, "nsubj", "nsubjpass")
        takes = self._verb.lemma.lower() in _TAKING_SENTENCES
        quoted = tree.tokens[tree.subtree(content)[0] - 1].text in QUOTES
        if quoted and not takes and content.i > self._verb.i:
            return True  # "quit the race, telling a crowd "I have ..." "
        going = self._verb.lemma.lower() in _GOING  # "told reporters as he left Oslo that": they were told that
        return not takes and finite and own is not None and (going or not tree.children(content, "mark", "advmod"))

    def _is_said_before(self, content: Token) -> bool:
        """ "The bridge is safe, she said"; not "She agrees; he refused" nor "She meets Venn, addresses ministers"."""
        tree, verb = self._tree, self._verb
        behind = tree.tokens[tree.subtree(content)[-1] + 1].text
        own = tree.child(verb, "nsubj")
        turned = own is not None and own.i > verb.i
        if behind == ";" or any(c.i > verb.i and tree.child(c, "nsubj") for c in tree.children(verb, "ccomp")):
            return False
        return verb.lemma.lower() in (REPORTING if turned else REPORTING | SPEECH_ACTS)

    def _optional(self, parts: list[Token], kept: set[int]) -> list[int]:
        """Roots of what can go, those nearest to the end last."""
        tree = self._tree
        asked = any(c.dep == "prep" and c.text.lower() in {"for", "on", "to", "with"} for c in parts)
        appeal = asked and self._verb.lemma.lower() in {"call", "appeal", "plead", "press", "push", "wait"}
        solid = any(c.dep in {"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "agent"} for c in parts)
        needed = None if solid else next((c.i for c in parts if c.dep in {"prep", "advcl"}), None)
        roots = []
        quoted = self._quoted(kept)
        for i in sorted(kept - quoted):
            token = tree.tokens[i]
            above = tree.tokens[token.head]
            if i == needed or token.dep == "agent" or (appeal and token.dep == "advcl" and above.i == self._verb.i):
                continue
            own = above.i == self._verb.i or tree.child(above, "dobj") is not None
            verbal = above.pos in {"VERB", "AUX"}
            if token.dep == "prep" and above.lemma.lower() in WITH.get(token.text.lower(), ()):
                spare = False  # "puts the number at 100" without it says nothing
            elif token.dep == "prep":
                spare = token.text.lower() != "of" and above.lemma.lower() not in NEEDY and (own or not verbal)
                spare = spare and not self._says_where(above, token)
                spare = spare and above.dep != "conj"  # the last of a list would be the only one cut
            elif token.dep == "advmod":
                spare = verbal and not self._changes(token, above)
            else:
                spare = token.dep in {"relcl", "advcl"} or (token.dep == "acl" and token.tag in {"VBG", "VBN"})
            if spare:
                roots.append(i)
        return roots

    def _says_where(self, be: Token, preposition: Token) -> bool:
        """Whether a phrase is all that a "be" tells: "says the charge is in connection with it"."""
        others = self._tree.children(be, "attr", "acomp", "ccomp", "xcomp", "prep", "oprd")
        return be.lemma.lower() == "be" and next((t for t in others if t.i > be.i), preposition) is preposition

    @staticmethod
    def _changes(adverb: Token, verb: Token) -> bool:
        """Whether a verb tells something else without an adverb: "think twice", "go easy"."""
        turned = adverb.text.lower() in {"twice", "never", "hardly", "barely", "nearly", "almost"}
        return turned or (adverb.i == verb.i + 1 and verb.lemma.lower() in {"go", "fare", "think"})

    def _inside_quotes(self, kept: set[int]) -> set[int]:
        """What hangs on a word that stands between the same quotation marks."""
        quoted, tree = self._quoted(kept), self._tree

        def apart(i: int) -> bool:
            first, last = sorted((i, tree.tokens[i].head))
            return any(t.text in QUOTES for t in tree.tokens[first:last])

        return {i for i in quoted if tree.tokens[i].head in quoted and not apart(i)}

    def _quoted(self, kept: set[int]) -> set[int]:
        """The tokens between quotation marks behind the verb: nobody's words are cut in the middle."""
        inside: set[int] = set()
        run: list[int] = []
        opened = False
        for token in self._tree.tokens[self._verb.i + 1 : max(kept, default=self._verb.i) + 1]:
            if token.text in QUOTES:
                inside |= set(run) if opened else set()
                opened, run = not opened, []
            elif opened:
                run.append(token.i)
        return inside

    def _words(self, kept: Iterable[int]) -> list[str]:
        tree = self._tree
        indices = together(tree, sorted(kept), 0)
        meant = self._meant(indices)
        if indices:
            head = tree.tokens[indices[0]]
            named = self._names.entity(tree.section, head) is not None  # "First Coast Bank"
            if head.pos != "PROPN" and head.i == tree.sentence(head).first and head.text != "I" and not named:
                meant.setdefault(head.i, head.text if head.text.isupper() else head.text.lower())
        return render(tree, indices, meant).split()

    def _meant(self, indices: list[int]) -> dict[int, str]:
        """Names in place of pronouns, where they are not the subject's own."""
        tree = self._tree
        meant = {}
        for i in indices:
            token = tree.tokens[i]
            if is_pronoun(token) and token.dep in {"dobj", "pobj", "dative", "nsubj", "nsubjpass"}:
                if token.text.lower().endswith(("self", "selves")):
                    continue
                if token.text.lower() in {"it", "its"} and not token.dep.startswith("nsubj"):
                    continue  # a thing or a matter as often as a name
                if token.text.lower() == "them" and any(tree.tokens[k].tag == "NNS" for k in indices if k < i):
                    continue  # "holds the sailors to question them"
                name = self._names.of(tree, token)
                single = name is not None and name.type != "group" and " and " not in name.name
                if single and token.text.lower() == "them":
                    continue  # "the court cannot prove that he ordered them"
                contracted = i + 1 < len(tree.tokens) and tree.tokens[i + 1].text[:1] in {"'", "’"}
                if name and not contracted and not self._is_subject(name.name) and len(name.name.split()) <= 4:
                    meant[i] = name.name
            elif token.dep == "poss" and token.text.lower() in {"his", "her"}:
                owner = self._other_owner(token, indices)
                if owner is not None and not any(owner in words for words in meant.values()):
                    meant[i] = f"{owner}'s"
            elif (full := fuller(tree, token)) is not None:
                meant[i] = full
                if stands_without_article(full):
                    meant.update({t.i: "" for t in tree.children(token, "det")})
        return meant

    def _other_owner(self, pronoun: Token, indices: list[int]) -> str | None:
        """Whose "his" or "her" is, where it is somebody whom the headline does not name."""
        name = self._names.of(self._tree, pronoun)
        if name is not None and name.name.split()[0].lower() in {"his", "her", "its", "their", "my", "our", "your"}:
            return None
        if name is None or not name.name[:1].isupper() or len(name.name.split()) > 4 or self._may_be_own():
            return None
        if name.name.split()[-1] in {re.sub(r"['’]s?$", "", word) for word in self._subject.split()}:
            return None
        told = {self._tree.tokens[i].text for i in indices if i < pronoun.i}
        return None if told & set(name.name.split()) else name.name

    def _may_be_own(self) -> bool:
        """Whether the subject is somebody whose name is not told, and so may be whoever "his" or "her" means."""
        subject = self._tree.subject(self._verb)
        if subject is None:
            return True
        entity = self._names.entity(self._tree.section, subject)
        person = entity is not None and entity.type == "PERSON"
        return not person and (subject.pos == "PROPN" or may_be_he(subject)) and not is_pronoun(subject)

    def _is_subject(self, name: str) -> bool:
        """Whether a name is the subject's, also in fewer words: "Quill says she", "Harland Inc. says it"."""
        own, other = (re.sub(r"[.,]|['’]s$", "", text).lower().split() for text in (self._subject, name))
        return set(other) <= set(own) or (bool(own) and set(own) <= set(other))
