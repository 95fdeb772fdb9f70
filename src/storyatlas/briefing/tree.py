"""A sentence as a tree of its words: what a rewriter asks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from storyatlas.model.document import Entity, Section, Token
from storyatlas.model.time import TimeExpression

Reader = Callable[[Sequence[tuple[str, date | None]]], Sequence[Section]]
"""Reads texts, each with its day of publication, into sections with syntax, entities and times."""

_FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
_COUNTS = frozenset(("CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "DATE", "TIME"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of one sentence, `i` and `head` counted from its first one; offsets are those of
    `text`, which may hold other sentences too."""

    text: str
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    kids: tuple[tuple[int, ...], ...] = field(repr=False)

    def subtree(self, i: int) -> list[int]:
        """The token and all that hang from it, in order."""
        found, waiting = [], [i]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(self.kids[at])
        return sorted(found)

    @property
    def root(self) -> int:
        """The token that is its own head."""
        return next((t.i for t in self.tokens if t.head == t.i), 0)

    def above(self, i: int) -> list[int]:
        """The heads over a token, nearest first."""
        chain = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            chain.append(i)
        return chain

    def child(self, i: int, *deps: str) -> int | None:
        """The first token that hangs from `i` by one of these relations."""
        return next((k for k in self.kids[i] if self.tokens[k].dep in deps), None)

    def subject(self, i: int) -> int | None:
        """The head of the verb's own subject."""
        return self.child(i, *_SUBJECTS)

    def is_finite(self, i: int) -> bool:
        """Whether the verb, or an auxiliary of it, carries tense."""
        if self.tokens[i].tag in _FINITE_TAGS:
            return True
        return any(
            self.tokens[k].dep in ("aux", "auxpass") and self.tokens[k].tag in _FINITE_TAGS for k in self.kids[i]
        )

    def is_clause(self, i: int) -> bool:
        """Whether the token is a finite verb with a subject of its own ("that Congress lift" has none)."""
        subject = self.subject(i)
        if self.tokens[i].pos not in ("VERB", "AUX") or not self.is_finite(i) or subject is None:
            return False
        bare = self.tokens[i].tag in ("VBP", "VB") and not any(
            self.tokens[k].dep in ("aux", "auxpass") for k in self.kids[i]
        )
        single = self.tokens[subject].tag in ("NN", "NNP") and self.child(subject, "conj") is None
        return not (bare and single and self.tokens[i].pos == "VERB")

    def within(self, start: int, end: int) -> list[int]:
        """Tokens whose characters lie in `start:end` of `text`."""
        return [t.i for t in self.tokens if t.start >= start and t.end <= end]


def trees(section: Section) -> list[Tree]:
    """The sentences of a section."""
    return [_tree(section, s.first, s.last) for s in section.sentences if s.last > s.first]


def _tree(section: Section, first: int, last: int) -> Tree:
    tokens = tuple(
        Token(t.i - first, t.text, t.lemma, t.pos, t.tag, t.dep, t.head - first, t.start, t.end, t.morph)
        for t in section.tokens[first:last]
    )
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i and 0 <= token.head < len(tokens):
            kids[token.head].append(token.i)
    start, end = tokens[0].start, tokens[-1].end
    return Tree(
        text=section.text,
        tokens=tokens,
        entities=tuple(
            Entity(e.start, e.end, e.first - first, e.last - first, e.text, e.type)
            for e in section.entities
            if e.start >= start and e.end <= end
        ),
        times=tuple(t for t in section.times if t.start >= start and t.end <= end),
        kids=tuple(tuple(k) for k in kids),
    )


def is_name(tree: Tree, i: int) -> bool:
    """Whether the word keeps its capital inside a sentence."""
    token = tree.tokens[i]
    if token.dep == "nummod" and token.text.istitle():
        return False  # "Sixteen workers"
    named = any(e.first <= i < e.last and e.type not in _COUNTS for e in tree.entities)
    if i == 0 and token.pos == "PROPN" and token.text.endswith("s") and not named:
        follows = tree.tokens[1].tag if len(tree.tokens) > 1 else ""
        return token.tag != "NNPS" and follows not in ("VBN", "IN")  # "Airlines based in Norway"
    head = tree.tokens[token.head]
    if token.pos == "NOUN" and token.dep == "compound" and head.pos == "PROPN" and head.i == i + 1:
        return True  # "Economy Minister Quill"
    if token.text[1:2].isupper() or not token.text[:1].isalpha() or token.pos == "PROPN":
        return True
    return token.pos != "DET" and named


def is_sentence(section: Section) -> bool:
    """Whether every sentence of the section has a finite main verb with a subject."""
    found = [tree for tree in trees(section) if any(t.pos != "PUNCT" for t in tree.tokens)]
    return bool(found) and all(_has_main_verb(tree) for tree in found)


def _has_main_verb(tree: Tree) -> bool:
    if _waits(tree) or _breaks_off(tree) or _is_torn_list(tree):
        return False
    heads = [tree.root, *(k for k in tree.kids[tree.root] if tree.tokens[k].dep in ("ccomp", "conj", "parataxis"))]
    return any(tree.is_clause(head) for head in heads)


def _waits(tree: Tree) -> bool:
    """Whether the sentence is a clause that waits for another: "A day after they signed the treaty.", "When they
    signed the treaty." """
    kids = tree.kids[tree.root]
    marked = any(tree.tokens[k].dep == "mark" and tree.tokens[k].text.lower() != "that" for k in kids)
    marked = marked or any(tree.tokens[k].tag == "WRB" and k < tree.root for k in kids)
    # The parser takes "after" there for a preposition, and leaves it without an object.
    moments = [k for k in kids if tree.tokens[k].dep == "npadvmod" and k < tree.root]
    dangling = any(tree.tokens[p].dep == "prep" and not tree.kids[p] for k in moments for p in tree.kids[k])
    return marked or dangling


def _breaks_off(tree: Tree) -> bool:
    """Whether the sentence ends with a preposition that lacks its noun: "Quill had concerns about.", "It was sold in
    the spring, with."; not "the yard that they lived in", "the matter was looked into"."""
    last = next((t for t in reversed(tree.tokens) if t.pos != "PUNCT"), None)
    if last is None or last.dep != "prep" or tree.kids[last.i]:
        return False
    above = [last.head, *tree.above(last.head)]
    stranded = any(tree.tokens[k].dep in ("relcl", "acl", "xcomp", "pcomp", "csubj") for k in above)
    stranded = stranded or tree.child(last.head, "auxpass", "nsubjpass") is not None
    return tree.tokens[last.i - 1].text == "," or not stranded


def _is_torn_list(tree: Tree) -> bool:
    """Whether several verbs of one subject follow each other and no "and" joins the last: "overpowered two guards,
    handcuffed them"."""
    verbs, last = [], tree.root
    while (following := tree.child(last, "conj")) is not None and following > last:
        verbs.append(last)
        last = following
    if not verbs or tree.tokens[last].tag not in ("VBD", "VBZ", "VBP") or tree.subject(last) is not None:
        return False
    between = tree.tokens[verbs[-1] : last]
    return all(token.dep != "cc" and token.text not in (";", "–", "—") for token in between) and any(
        token.text == "," for token in between
    )


def spoken(tree: Tree, keep: Iterable[int], swap: Mapping[int, str]) -> str:
    """The kept tokens as text, some of them said otherwise, with the spacing that they had."""
    words: list[str] = []
    for i in sorted(keep):
        token = tree.tokens[i]
        word = swap.get(i, token.text)
        if word:
            spaced = token.start > 0 and tree.text[token.start - 1].isspace()
            words.append((" " if words and spaced else "") + word)
    return "".join(words)
