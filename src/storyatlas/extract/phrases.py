"""Phrases: noun phrases and predicates cut to the room that a headline has, never in mid-phrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from storyatlas.extract.definites import fuller, stands_without_article
from storyatlas.extract.lexicon import REPORTING, SPEECH_ACTS
from storyatlas.extract.names import Names, is_pronoun
from storyatlas.extract.pruning import FILLER, dates, never, second_half, timed
from storyatlas.extract.tree import Tree
from storyatlas.extract.valency import ALONE, WITH
from storyatlas.model.document import Token

_NOT_A_COMPLEMENT = frozenset({"punct", "cc", "conj", "mark", "parataxis", "prt", "neg", "aux", "auxpass", "intj"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "dative"})
_TELLING_OF = frozenset({"of", "about", "on", "to", "against"})
_WITHOUT_OBJECT = frozenset("meet speak talk agree deal work go come travel refer look live stay".split())
_LOST = ("prep", "npadvmod", "dobj", "advcl", "xcomp", "advmod", "acomp", "attr")
_WHEN_AND_HOW = frozenset("day night week month year hour minute moment time way reason".split())
_SHORT_CLAUSE = 9  # tokens
_SCENE = frozenset("before after when while since as because although though where".split())
_VAGUE = frozenset(
    "several many some others one two three so more both each few nothing something anything everything".split()
)
_TIMELY = frozenset(
    {"since", "until", "during", "according", "including", "after", "before", "within", "amid", "following", "despite"}
)
# Nouns that say nothing without what follows them.
_NEEDY = frozenset(
    """
        total number range series attempt effort lack start end beginning part kind sort handful group bid
        way wake face need move step closure lot variety
    """.split()
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Co|Corp)\.$")
_SHARE_BUTTONS = re.compile(r"(?:\b(?:Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Email|Reddit)\b\s*){2,}")
_TO_WHAT = re.compile(r" in (?:response|return|retaliation|reaction)$")  # to what, a headline does not say
_TAIL = re.compile(
    r"\s+(?:and|or|but|nor|that|which|who|whose|whom|to|of|in|on|at|by|with|for|from|as|the|an?|including|his|her|its|"
    r"their|not|only|also|both|between|into|if|than|because|while|when|where|after|before|during|per|loyal)$",
    re.I,
)


def tidy(text: str) -> str:
    """A headline without stray spaces, unpaired quotation marks, parentheses and loose ends."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    text = re.sub(r"\b\w+\)|\(", " ", text)  # half of a bracket: "WHO)"
    text = re.sub(r"(?<=\d)(?=[A-Z][a-z]{2})", " ", text)  # "51People": two words that lost their space
    text = _SHARE_BUTTONS.sub(" ", text)
    text = re.sub(r"\b([A-Z]\w+(?: [A-Z]\w+)?) \1\b", r"\1", text)  # a heading run into its sentence
    text = re.sub(r"^((?:\S+ ){4,}[^;]+);.*$", r"\1", text)
    text = re.sub(r"(?<=[a-z]) (?:Source|Image|Photo|Picture)s?$", "", text)
    text = re.sub(r",(?=[\"”])", "", re.sub(r"\s+", " ", text)).strip(" ,;:-–—(\\")
    if not _INITIALS.search(text):
        text = text.rstrip(".")
    text = re.sub(r"\s+([,;:%]|\.(?!\d)|['’]s\b)|(?<=,)\s*,", r"\1", text)
    words = text.split()
    shouted = 0
    while shouted < len(words) and re.fullmatch(r"[A-Z][A-Z’']+|[A-Z]{2,}:?", words[shouted]):
        shouted += 1
    if 3 <= shouted < len(words) - 2:
        text = " ".join(words[shouted:])
    text = _TO_WHAT.sub("", text)
    while _TAIL.search(text):
        text = _TAIL.sub("", text).strip(" ,;:-–—")
    text = re.sub(r'"\s*"', "", text)
    text = re.sub(r'^([^"]*(?:^|\s)")\s+|\s+(?="$)', r"\1", text)
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("“") != text.count("”"):
        text = re.sub("[“”]", "", text)
    if text.count("‘") > text.count("’"):
        text = text.replace("‘", "")
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def noun_phrase(tree: Tree, head: Token, most: int, start: int = 0, *, told: Token | None = None) -> str:
    """A noun phrase less appositions, times and clauses; its prepositions and participles while it has at
    most `most` words, and a bare "the zone" in full where the sentences before have it so.

    Tokens before the character `start` are left out, and `told`, the verb of which it is the subject.
    """
    drop = never(tree, head) | ({told.i} if told is not None else set())
    drop |= {
        t.i
        for t in tree.children(head)
        if t.dep in {"relcl", "nsubj"} or (t.dep == "acl" and not _tells_which(tree, t))
    }
    indices = _kept(tree, tree.subtree(head, drop), start)
    inside = {
        c.i for t in tree.children(head, "acl") for i in tree.subtree(t) for c in tree.children(tree.tokens[i], "prep")
    }
    if len(render(tree, indices).split()) > most:
        drop |= {i for i in inside if tree.tokens[tree.tokens[i].head].pos == "NOUN"}
        indices = _kept(tree, tree.subtree(head, drop), start)
    for spare in _SPARE:
        if len(render(tree, indices).split()) <= most:
            break
        below = [tree.tokens[i] for i in indices if i != head.i]
        drop |= {t.i for t in below if spare(t) and (t.head == head.i or t.dep == "acl")}
        indices = _kept(tree, tree.subtree(head, drop), start)
    full = {i: words for i in indices if (words := fuller(tree, tree.tokens[i]))}
    articles = [t.i for i in full if stands_without_article(full[i]) for t in tree.children(tree.tokens[i], "det")]
    return render(tree, indices, full | dict.fromkeys(articles, ""))


_SPARE: tuple[Callable[[Token], bool], ...] = (
    lambda t: t.dep == "acl",
    lambda t: t.dep == "prep" and t.text.lower() != "of",
    lambda t: t.dep in {"prep", "conj", "cc"},
)


def _tells_which(tree: Tree, clause: Token) -> bool:
    """A participle without which its noun says too little: "the number of people diagnosed with it"."""
    return clause.tag in {"VBN", "VBG"} and len(tree.subtree(clause)) <= _SHORT_CLAUSE


class Predicate:
    """What follows a verb. `fit` cuts it to a number of words; `complete` tells whether it kept
    what the verb needs, `has_object` whether anything is told or done to, `borrowed` whether that
    stood before the verb, `cut_inside` whether a part of what follows lost words of its own."""

    def __init__(self, tree: Tree, names: Names, verb: Token, subject: str) -> None:
        self._tree, self._names, self._verb, self._subject = tree, names, verb, subject
        self.complete = True
        self.has_object = False
        self.borrowed = False
        self.cut_inside = False

    def fit(self, room: int) -> str:
        """The words after the verb, optional ones dropped from the end while there are more than `room`."""
        tree = self._tree
        kept: set[int] = set()
        parts = [c for c in (*tree.children(self._verb), *self._behind_dates()) if self._is_complement(c)]
        parts += self._shared_object(parts)
        parts += [c for c in tree.children(self._verb) if c.pos == "VERB" and second_half(tree, c)]
        for child in parts:
            drop = never(tree, child)
            kept |= set(tree.subtree(child, drop))
        optional = self._optional(parts, kept)
        while len(self._words(kept)) > room and optional:
            root = optional.pop()
            self.cut_inside = self.cut_inside or tree.tokens[root].head != self._verb.i
            kept -= set(tree.subtree(tree.tokens[root]))
        self._cut_loose_end(kept)
        before = self._object_before()
        self.borrowed = bool(before)
        words = [*before.split(), *self._words(kept)]
        self.has_object = bool(before) or any(
            c.i in kept and (c.dep in _OBJECTS or (c.dep == "prep" and c.text.lower() in _TELLING_OF)) for c in parts
        )
        if len(words) > room + 3 or self._dangles(kept):
            self.complete = False
        return " ".join(words)

    def _cut_loose_end(self, kept: set[int]) -> None:
        """Without the "calling" of "a petition calling", whose own words are gone."""
        tree = self._tree
        while kept:
            last = tree.tokens[max(kept)]
            own = [c for c in tree.children(last) if c.i > last.i and c.dep != "punct"]
            if last.tag != "VBG" or last.dep not in {"acl", "advcl"} or not own:
                return
            kept -= set(tree.subtree(last))

    def _shared_object(self, parts: list[Token]) -> list[Token]:
        """The object of "entered and left the zone", which the parser hangs on the second verb alone."""
        tree, verb = self._tree, self._verb
        if any(c.dep in _OBJECTS | {"prep", "agent"} for c in parts):
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
        if self._tree.tokens[verb.head].lemma.lower() in _WHEN_AND_HOW:
            return ""  # "the day he escaped"
        below = [self._tree.tokens[i] for i in self._tree.subtree(verb)]
        if any(t.dep == "prep" and not self._tree.children(t) for t in below):
            return ""  # "the city they came from"
        if any(t.tag in {"WDT", "WP"} and t.dep == "pobj" for t in below):
            return ""
        phrase = noun_phrase(self._tree, self._tree.tokens[verb.head], 6)
        return re.sub(r"^(?:The|An?)\b", lambda m: m[0].lower(), phrase)

    def _is_complement(self, child: Token) -> bool:
        tree = self._tree
        if child.i < self._verb.i and child.dep == "ccomp":
            return self._is_said_before(child)
        if child.i < self._verb.i or child.dep in _NOT_A_COMPLEMENT or dates(tree, child):
            return False
        before = tree.tokens[tree.subtree(child)[0] - 1]
        glued = before.text == "-" and before.end == tree.tokens[before.i + 1].start  # half of "re-open"
        if before.text in ({";"} if child.dep == "ccomp" else {",", "–", "—", "-", ":", ";"}) and not glued:
            return False
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
        for i in sorted(kept):
            token = tree.tokens[i]
            above = tree.tokens[token.head]
            if i == needed or token.dep == "agent" or (appeal and token.dep == "advcl" and above.i == self._verb.i):
                continue
            own = above.i == self._verb.i or tree.child(above, "dobj") is not None
            verbal = above.pos in {"VERB", "AUX"}
            if token.dep == "prep" and above.lemma.lower() in WITH.get(token.text.lower(), ()):
                spare = False  # "puts the number at 100" without it says nothing
            elif token.dep == "prep":
                spare = token.text.lower() != "of" and above.lemma.lower() not in _NEEDY and (own or not verbal)
                spare = spare and above.dep != "conj"  # the last of a list would be the only one cut
            elif token.dep == "advmod":
                spare = verbal
            else:
                spare = token.dep in {"relcl", "advcl"} or (token.dep == "acl" and token.tag in {"VBG", "VBN"})
            if spare:
                roots.append(i)
        return roots

    def _dangles(self, kept: set[int]) -> bool:
        """Whether the last noun is one that needs a complement, or the verb lost its clause."""
        tree = self._tree
        nouns = [tree.tokens[i] for i in sorted(kept) if tree.tokens[i].pos in {"NOUN", "PROPN", "VERB"}]
        if nouns and nouns[-1].lemma.lower() in _NEEDY and nouns[-1].dep in {"dobj", "pobj", "attr"}:
            return True
        if nouns and nouns[-1].lemma.lower() == "time" and nouns[-1].dep in {"dobj", "attr"}:
            return True  # "marks the first time": of what?
        if self._told_bare(kept):
            return True
        if any(0 < len(kept & held) < len(held) for held in self._time_tokens()):
            return True  # half of a date: the parser cut across it
        said = [i for i in kept if tree.tokens[i].pos not in {"PUNCT", "SPACE"}]
        if said and tree.tokens[max(said)].text.lower() in _VAGUE and tree.tokens[max(said) - 1].text.lower() != "of":
            return True
        needs = [c for c in tree.children(self._verb, "xcomp", "ccomp", "dobj") if c.i > self._verb.i]
        needs = [c for c in needs if not self._sets_the_scene(c)]
        scenes = [c for c in tree.children(self._verb, "ccomp") if c.i in kept and self._sets_the_scene(c)]
        return bool(scenes and not needs) or (bool(needs) and not any(c.i in kept for c in needs))

    def _told_bare(self, kept: set[int]) -> bool:
        """ "Says the call came": what is told has lost all that it says of its subject."""
        tree = self._tree
        last = tree.tokens[max(kept)] if kept else None
        if last is None or last.dep != "ccomp" or last.pos != "VERB" or tree.child(last, "auxpass", "prt"):
            return False
        whole = last.lemma.lower() in ALONE - {"come", "go"}
        return not whole and any(c.i > last.i for c in tree.children(last, *_LOST))

    def _sets_the_scene(self, clause: Token) -> bool:
        """ "Said before the mayor came", "entered where they stood": no content and no object."""
        first = self._tree.tokens[self._tree.subtree(clause)[0]]
        return clause.dep == "ccomp" and first.i > self._verb.i and first.text.lower() in _SCENE

    def _time_tokens(self) -> list[set[int]]:
        """The tokens of each time expression of the sentence."""
        tree = self._tree
        sentence = tree.sentence(self._verb)
        tokens = tree.tokens[sentence.first : sentence.last]
        times = [t for t in tree.section.times if sentence.start <= t.start < sentence.end and t.time is not None]
        return [{k.i for k in tokens if t.start <= k.start < t.end} for t in times]

    def _words(self, kept: Iterable[int]) -> list[str]:
        tree = self._tree
        indices = _kept(tree, sorted(kept), 0)
        meant = self._meant(indices)
        if indices:
            head = tree.tokens[indices[0]]
            if head.pos != "PROPN" and head.i == tree.sentence(head).first and head.text != "I":
                meant.setdefault(head.i, head.text if head.text.isupper() else head.text.lower())
        return render(tree, indices, meant).split()

    def _meant(self, indices: list[int]) -> dict[int, str]:
        """Names in place of pronouns, where they are not the subject's own."""
        tree = self._tree
        meant = {}
        for i in indices:
            token = tree.tokens[i]
            if is_pronoun(token) and token.dep in {"dobj", "pobj", "dative", "nsubj", "nsubjpass"}:
                if token.text.lower() in {"it", "its"} and not token.dep.startswith("nsubj"):
                    continue  # a thing or a matter as often as a name
                if token.text.lower() == "them" and any(tree.tokens[k].tag == "NNS" for k in indices if k < i):
                    continue  # "holds the sailors to question them"
                name = self._names.of(tree, token)
                contracted = i + 1 < len(tree.tokens) and tree.tokens[i + 1].text[:1] in {"'", "’"}
                if name and not contracted and not self._is_subject(name.name) and len(name.name.split()) <= 4:
                    meant[i] = name.name
            elif (full := fuller(tree, token)) is not None:
                meant[i] = full
                if stands_without_article(full):
                    meant.update({t.i: "" for t in tree.children(token, "det")})
        return meant

    def _is_subject(self, name: str) -> bool:
        """Whether a name is the subject's, also in fewer words: "Quill says she", "Harland Inc. says it"."""
        own, other = (re.sub(r"[.,]|['’]s$", "", text).lower().split() for text in (self._subject, name))
        return set(other) <= set(own) or (bool(own) and set(own) <= set(other))


def render(tree: Tree, indices: list[int], meant: dict[int, str] | None = None) -> str:
    """Tokens as text, with the spacing of the original."""
    meant = meant or {}
    parts: list[str] = []
    last = -2
    for i in indices:
        token = tree.tokens[i]
        glued = parts and last == i - 1 and tree.tokens[i - 1].end == token.start
        parts.append(("" if glued or not parts else " ") + meant.get(i, token.text))
        last = i
    text = "".join(parts)
    return re.sub(r"\s+([,;:%]|\.(?!\d))", r"\1", " ".join(text.split())).strip(" ,;:-–—")


def _kept(tree: Tree, indices: Iterable[int], start: int) -> list[int]:
    """Less parentheses with what they hold, spaces, and commas whose neighbours are gone."""
    present = _with_halves(tree, set(indices))
    found: list[int] = []
    for i in sorted(present - _bracketed(tree, present)):
        token = tree.tokens[i]
        if token.pos == "SPACE" or token.start < start:
            continue
        if token.text in {",", ";", ":", "-", "–", "—", "--"} and not {i - 1, i + 1} <= present:
            continue
        found.append(i)
    return found


def _bracketed(tree: Tree, indices: set[int]) -> set[int]:
    """The brackets among tokens and what they hold, whatever the parser hung it on."""
    found: set[int] = set()
    for i in indices:
        if tree.tokens[i].text in {"(", ")", "[", "]"}:
            found.add(i)
    if not indices:
        return found
    sentence = tree.sentence(tree.tokens[min(indices)])
    opened: int | None = None
    for i in range(sentence.first, sentence.last):
        if tree.tokens[i].text in {"(", "["}:
            opened = i
        elif tree.tokens[i].text in {")", "]"} and opened is not None:
            found.update(range(opened, i + 1))
            opened = None
    return found


def _with_halves(tree: Tree, present: set[int]) -> set[int]:
    """With the other half of every hyphenated word, which the parser may hang elsewhere."""
    whole = set(present)
    for i in present:
        for hyphen, other in ((i + 1, i + 2), (i - 1, i - 2)):
            if min(hyphen, other) < 0 or max(hyphen, other) >= len(tree.tokens):
                continue
            a, b, c = (tree.tokens[k] for k in sorted((i, hyphen, other)))
            if b.text in {"-", "‑"} and a.end == b.start and b.end == c.start:
                whole |= {hyphen, other}
    return whole
