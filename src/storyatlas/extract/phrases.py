"""Phrases: noun phrases cut to the room that a headline has, and tokens as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from storyatlas.extract.definites import fuller, stands_without_article
from storyatlas.extract.pruning import never
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

_SHORT_CLAUSE = 9  # tokens


def noun_phrase(tree: Tree, head: Token, most: int, start: int = 0, *, told: Token | None = None) -> str:
    """A noun phrase less appositions, times and clauses; its prepositions and participles while it has at
    most `most` words, and a bare "the zone" in full where the sentences before have it so.

    Tokens before the character `start` are left out, and `told`, the verb of which it is the subject.
    """
    drop = never(tree, head) | ({told.i} if told is not None else set())
    drop |= {
        t.i
        for t in tree.children(head)
        if t.dep in {"relcl", "nsubj", "case"}
        or (t.dep == "acl" and not _tells_which(tree, t))
        or (t.dep == "amod" and t.i > head.i and tree.tokens[t.i - 1].text == ",")  # "the plant, due to open"
    }
    indices = together(tree, tree.subtree(head, drop), start)
    inside = {
        c.i for t in tree.children(head, "acl") for i in tree.subtree(t) for c in tree.children(tree.tokens[i], "prep")
    }
    if len(render(tree, indices).split()) > most:
        drop |= {i for i in inside if tree.tokens[tree.tokens[i].head].pos == "NOUN"}
        indices = together(tree, tree.subtree(head, drop), start)
    for spare in _SPARE:
        if len(render(tree, indices).split()) <= most:
            break
        below = [tree.tokens[i] for i in indices if i != head.i]
        drop |= {t.i for t in below if spare(t) and (t.head == head.i or t.dep == "acl")}
        indices = together(tree, tree.subtree(head, drop), start)
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


def together(tree: Tree, indices: Iterable[int], start: int) -> list[int]:
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
